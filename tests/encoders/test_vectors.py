"""Word vectors: what the side note says is there, and a damaged file is refused."""

from pathlib import Path

import numpy as np
import pytest

from framing.encoders import load_vectors, static
from framing.errors import DataError


def test_words_are_sorted_in_lower_case_and_none_stands_twice() -> None:
    words = load_vectors().words
    assert list(words) == sorted(set(words))
    assert all(word == word.lower() and word.strip() == word != "" for word in words)


def test_vectors_are_of_length_one_or_less() -> None:
    lengths = np.linalg.norm(load_vectors().vectors, axis=1)
    assert 0 < lengths.min() <= lengths.max() <= 1.01


@pytest.mark.parametrize(
    ("word", "near"), [("soldier", "soldiers"), ("flag", "flags"), ("hunger", "starvation")]
)
def test_words_of_like_meaning_lie_close(word: str, near: str) -> None:
    assert near in load_vectors().nearest(word, count=10)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 nonsense"])
def test_a_damaged_file_is_refused(
    damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "words.npz"
    copy.write_bytes(damage)
    note = static.VECTORS.with_suffix(".toml").read_text("utf-8")
    copy.with_suffix(".toml").write_text(note, "utf-8")
    monkeypatch.setattr(static, "VECTORS", copy)
    with pytest.raises(DataError, match="checksum is not that of the side note"):
        load_vectors.__wrapped__()
