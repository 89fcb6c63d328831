"""The training texts: read from ``framing/data/texts``, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from framing.errors import DataError

TEXTS = Path(__file__).parent.parent / "data" / "texts"


def read_texts(pattern: str) -> list[dict[str, Any]]:
    """Give the rows of the files that match a pattern, each with the ``file`` it stands in.

    Raises DataError, with file and line, where a row cannot be read.
    """
    rows = []
    for path in sorted(TEXTS.glob(pattern)):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            try:
                rows.append({"file": path.stem, **json.loads(line)})
            except (ValueError, TypeError) as error:
                raise DataError(
                    f"training texts {path.name}",
                    [f"line {number}: {error}"],
                    remedy="Put one JSON object on each line.",
                ) from error
    if not rows:
        remedy = "Restore the files as they were shipped: install the package again."
        raise DataError(f"training texts {pattern}", ["there are none"], remedy=remedy)
    return rows
