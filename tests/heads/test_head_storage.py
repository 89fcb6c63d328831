"""Stored heads: the same text each time, read back as they were, and refused when changed."""

import json
from pathlib import Path

import numpy as np
import pytest

from framing.errors import DataError
from framing.heads import Head, Label, dump_head, find_faults, load_head, version_of

HEAD = Head(
    "toy",
    (Label("a", -1.25, low=0.4, high=0.6), Label("b", 0.5, low=0.3, high=0.3)),
    ("army", "Rød kors"),
    np.array([[1.0, -0.0], [0.123456789, 2.0]]),
    power=0.5,
    names=False,
    notes={"origin": "a test", "texts": 3},
)


def stored(folder: Path, text: str) -> Path:
    path = folder / "toy.json"
    path.write_text(text, "utf-8")
    return path


def test_a_head_comes_back_as_it_was_to_five_decimals(tmp_path: Path) -> None:
    head = load_head(stored(tmp_path, dump_head(HEAD)))
    assert (head.name, head.labels, head.entries) == (HEAD.name, HEAD.labels, HEAD.entries)
    assert (head.power, head.names, head.notes) == (HEAD.power, HEAD.names, HEAD.notes)
    assert head.weights.tolist() == [[1.0, 0.0], [0.12346, 2.0]]
    assert dump_head(head) == dump_head(HEAD)
    assert version_of(head) == version_of(HEAD) == json.loads(dump_head(HEAD))["checksum"][:12]


@pytest.mark.parametrize("name", ["frames", "loaded"])
def test_shipped_heads_are_stored_as_they_would_be_written(name: str) -> None:
    from framing.heads.sealed import MODELS

    assert dump_head(load_head(name)) == (MODELS / f"{name}.json").read_text("utf-8")


def test_a_changed_weight_is_noticed(tmp_path: Path) -> None:
    text = dump_head(HEAD).replace("0.12346", "0.12347")
    with pytest.raises(DataError, match="the content was changed after it was stored"):
        load_head(stored(tmp_path, text))


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"format": "other"}', "\x00"])
def test_what_is_no_head_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"model toy\.json"):
        load_head(stored(tmp_path, text))


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(DataError, match=r"model nonsense\.json"):
        load_head("nonsense")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"power": 2.0}, "power: expected 0 to 1, got 2.0"),
        ({"entries": ["army", "army"]}, "entries: a word stands twice"),
        ({"entries": ["army", " "]}, "entries: 1 are not words, first ' '"),
        ({"weights": [[1.0, 2.0]]}, "weights: expected 2 columns, one a label, got 1"),
        ({"weights": [[1.0], [0.0, 2.0]]}, "weights[0]: expected 2 numbers, one a row"),
        ({"weights": [[1.0, float("inf")], [0.0, 2.0]]}, "weights[0]: a number is not finite"),
        ({"labels": []}, "labels: none"),
        ({"names": "no"}, "names: expected bool, got str"),
    ],
)
def test_every_fault_is_said(change: dict[str, object], fault: str) -> None:
    content = json.loads(dump_head(HEAD)) | change
    assert fault in find_faults(content)
