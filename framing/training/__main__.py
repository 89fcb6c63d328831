"""``python -m framing.training``: train the shipped models and write them with their cards."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from framing.folders import write_file
from framing.heads import dump_head, version_of
from framing.heads.sealed import MODELS
from framing.training import (
    Trained,
    train_attribution,
    train_context,
    train_frames,
    train_frames_context,
    train_loaded,
    train_use,
    train_word,
)
from framing.training.cards import write_card

TRAININGS: dict[str, Callable[[], Trained]] = {
    "attribution": train_attribution,
    "frames": train_frames,
    "frames_context": train_frames_context,
    "loaded": train_loaded,
    "loaded_use": train_use,
    "loaded_word": train_word,
    "loaded_context": train_context,
}


def main(names: list[str], folder: Path = MODELS) -> int:
    """Train the models named, or all, into a folder; give the exit status."""
    unknown = [name for name in names if name not in TRAININGS]
    if unknown:
        print(f"no such model: {', '.join(unknown)}. There are: {', '.join(TRAININGS)}.")
        return 2
    for name in names or TRAININGS:
        trained = TRAININGS[name]()
        write_file(folder / f"{name}.json", dump_head(trained.head).encode())
        write_file(folder / f"{name}.md", write_card(trained).encode())
        print(f"{name}: {version_of(trained.head)}")
        for line in trained.table:
            print("  " + "  ".join(line))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
