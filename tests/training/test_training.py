"""The shipped models are what training gives, and their cards say what it measured."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from framing.errors import DataError
from framing.heads import load_head, version_of
from framing.heads.sealed import MODELS
from framing.training import Trained, train_frames, train_loaded
from framing.training.__main__ import main
from framing.training.cards import write_card
from framing.training.texts import TEXTS, read_texts

TRAININGS = {"frames": train_frames, "loaded": train_loaded}


@pytest.mark.parametrize("name", TRAININGS)
def test_the_shipped_head_is_what_training_gives(name: str) -> None:
    train: Callable[[], Trained] = TRAININGS[name]
    trained, shipped = train(), load_head(name)
    assert trained.head.entries == shipped.entries
    assert trained.head.notes == shipped.notes
    for now, then in zip(trained.head.labels, shipped.labels, strict=True):
        assert now.name == then.name
        assert (now.low, now.high) == pytest.approx((then.low, then.high), abs=1e-5)
        assert now.intercept == pytest.approx(then.intercept, abs=1e-3)
    # another processor may round otherwise on the way, and what is stored has five decimals
    assert np.abs(trained.head.weights - shipped.weights).max() < 1e-3
    card = (MODELS / f"{name}.md").read_text("utf-8")
    assert version_of(shipped) in card
    assert write_card(trained).splitlines()[-12:] == card.splitlines()[-12:]


@pytest.mark.parametrize("name", TRAININGS)
def test_the_card_names_the_shipped_version(name: str) -> None:
    card = (MODELS / f"{name}.md").read_text("utf-8")
    assert card.startswith(f"# Model `{name}`, version {version_of(load_head(name))}")


def test_an_unknown_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert "no such model: nonsense. There are: frames, loaded." in capsys.readouterr().out


def test_texts_kept_for_testing_are_not_learnt_from() -> None:
    tested = {row[w] for row in read_texts("literal_pairs.jsonl") for w in ("literal", "loaded")}
    tested |= {row[side] for row in read_texts("mirror_pairs.jsonl") for side in ("a", "b")}
    learnt = {row["text"] for row in read_texts("loaded_single_*.jsonl")}
    learnt |= {row["text"] for row in read_texts("loaded_paragraphs_*.jsonl")}
    learnt |= {row[w] for row in read_texts("loaded_pairs_*.jsonl") for w in ("loaded", "neutral")}
    assert not tested & learnt


@pytest.mark.parametrize("path", sorted(TEXTS.glob("frames_*.jsonl")), ids=lambda path: path.stem)
def test_coded_paragraphs_are_complete(path: Path) -> None:
    rows = read_texts(path.name)
    assert [row["id"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert row["text"].strip() == row["text"] != ""
        assert row["topic"]
        codes = [row[code] for code in ("humanitarian", "security", "political_symbolism")]
        assert all(code in (0, 1, None) for code in codes)


def test_the_note_counts_the_rows_of_every_file() -> None:
    note = (TEXTS / "README.md").read_text("utf-8")
    said = dict(re.findall(r"^\| (\w+) \| (\d+) \|", note, re.MULTILINE))
    there = {path.stem: str(len(read_texts(path.name))) for path in TEXTS.glob("*.jsonl")}
    assert said == there


def test_no_coded_paragraph_stands_twice() -> None:
    texts = [row["text"] for row in read_texts("frames_*.jsonl")]
    assert len(set(texts)) == len(texts)


def test_missing_texts_are_said() -> None:
    with pytest.raises(DataError, match="there are none"):
        read_texts("nothing_*.jsonl")
