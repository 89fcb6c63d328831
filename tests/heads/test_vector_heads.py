"""Heads on vectors: shares add up, words own their tokens, and damaged files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit

from framing.encoders import Encoding
from framing.encoders.protocol import Floats
from framing.errors import DataError
from framing.heads import (
    ContextReader,
    Label,
    VectorHead,
    dump_head,
    find_vector_faults,
    load_vector_head,
    version_of,
)
from framing.text.passage import Passage
from framing.text.spans import Stretch

LABEL = Label("loaded", -0.5, low=0.4, high=0.6)
HEAD = VectorHead("toy", (LABEL,), np.array([[1.0], [2.0]]), "abc", 0.5, {"origin": "a test"})
USE = VectorHead("use", (Label("use", 1.0, 0.5, 0.5),), np.array([[0.0], [4.0]]), "abc", 2.0)
#: We|ary| ,| they| left| . as tokens; the second sentence has none
TOKENS = (Stretch(0, 2), Stretch(2, 5), Stretch(5, 6), Stretch(7, 11), Stretch(12, 16))
VECTORS = np.array([[1, 0], [0, 1], [0.5, 0], [0, 0], [0, -1.0]])
FIRST, SECOND = Stretch(0, 17), Stretch(18, 21)


class Toy:
    """An encoder that knows one text, and counts how often it was asked."""

    version = "abc"

    def __init__(self) -> None:
        self.asked = 0

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        assert passage.text == text().text
        assert onto is not None
        self.asked += 1
        return Encoding(TOKENS, VECTORS @ onto)


def text() -> Passage:
    return Passage("Weary, they left. Why")


def test_words_own_the_shares_of_their_tokens() -> None:
    reading = ContextReader(Toy(), (HEAD,)).read(text(), "loaded", FIRST)
    assert [(s.entry, pytest.approx(s.weight)) for s in reading.shares] == [
        ("weary", 3 / 5),
        (",", 0.5 / 5),
        ("they", 0.0),
        ("left", -2 / 5),
    ]
    mean = VECTORS.mean(axis=0) @ HEAD.coefficients[:, 0]
    assert reading.log_odds == pytest.approx(-0.5 + mean)


def test_a_stretch_without_tokens_has_the_intercept() -> None:
    reader = ContextReader(Toy(), (HEAD, USE))
    assert reader.read(text(), "loaded", SECOND).log_odds == -0.5
    assert reader.judge(text(), "use", SECOND) == (pytest.approx(expit(1.0)), 1.0)
    assert reader.judge(text(), "use", SECOND, beside=-1.0) == (pytest.approx(expit(-1.0)), 0.0)


def test_a_text_is_encoded_once_for_all_heads() -> None:
    encoder, passage = Toy(), text()
    reader = ContextReader(encoder, (HEAD, USE))
    reader.read(passage, "loaded", FIRST)
    probability, _ = reader.judge(passage, "use", Stretch(0, 5))
    assert probability == pytest.approx(expit(1 + 4 * 0.5))
    assert reader.knows("use")
    assert not reader.knows("other")
    assert encoder.asked == 1


def test_a_head_of_another_encoder_is_refused() -> None:
    other = VectorHead("toy", (LABEL,), np.array([[1.0], [2.0]]), "other")
    with pytest.raises(DataError, match="was trained on encoder other, not on abc"):
        ContextReader(Toy(), (other,)).read(text(), "loaded", FIRST)


def test_stored_and_loaded_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    path.write_text(dump_head(HEAD), "utf-8")
    loaded = load_vector_head(path)
    assert dump_head(loaded) == dump_head(HEAD)
    assert version_of(loaded) == version_of(HEAD)
    first, second = (
        ContextReader(Toy(), (h,)).read(text(), "loaded", FIRST) for h in (HEAD, loaded)
    )
    assert first.log_odds == second.log_odds


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"beside": 0.5', '"beside": 0.7', "checksum"),
        ("{", "", "cannot be read"),
        ("{", "[", "cannot be read"),
    ],
)
def test_a_damaged_file_is_refused(old: str, new: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "toy.json"
    text = dump_head(HEAD)
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError, match=fault):
        load_vector_head(path)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"format": "other"}, "format: expected 'framing-vector-head-1', got 'other'"),
        ({"beside": "x"}, "beside: expected float, got str"),
        ({"labels": []}, "labels: none"),
        ({"coefficients": [[1.0, "2"]]}, "coefficients[0]: a number is not finite"),
        ({"coefficients": []}, "coefficients: none"),
    ],
)
def test_every_fault_is_said(change: dict[str, object], fault: str) -> None:
    assert fault in find_vector_faults(json.loads(dump_head(HEAD)) | change)
