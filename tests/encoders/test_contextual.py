"""The contextual encoder: tokens that slice back, windows, determinism, damaged files."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from framing.encoders import ContextualEncoder, load_contextual
from framing.encoders.contextual import ENCODERS, LONGEST, MOST
from framing.errors import DataError
from framing.text.passage import Passage

#: Text, and the mean over its tokens of the first three numbers of the vectors as shipped.
STORED = [
    ("The shameless regime fell at last.", [-0.0524, 0.1912, 0.015]),
    ("Police said two people were hurt on Monday.", [-0.5759, 0.1636, 0.3574]),
    ("“It isn’t so,” she wrote — twice.", [0.0499, 0.0041, -0.1612]),
]


@pytest.mark.parametrize(
    "text",
    ["Don’t pay $5,000 — yet.", "İİİ “İstanbul”", "e\u0301tat d’élite", "🎉 so 👍🏽", "a\u00adb"],
)
def test_tokens_point_into_the_text_in_order(text: str) -> None:
    tokens = load_contextual().encode(Passage(text)).tokens
    assert all(0 <= t.start <= t.end <= len(text) for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    assert tokens[0].of(text).casefold() in text.casefold()


def test_a_text_without_tokens_has_no_vectors() -> None:
    encoding = load_contextual().encode(Passage(""))
    assert encoding.tokens == ()
    assert encoding.vectors.shape == (0, 384)


def test_context_changes_the_vector_of_a_word() -> None:
    first, second = (
        load_contextual().encode(Passage(text)).vectors[2]
        for text in ("The radical surgery worked.", "The radical mob rioted.")
    )
    assert np.abs(first - second).max() > 0.01


def test_a_long_sentence_is_read_in_parts_of_like_length() -> None:
    text = "word " * (LONGEST + 2)
    encoding = load_contextual().encode(Passage(text))
    half = load_contextual().encode(Passage("word " * (LONGEST // 2 + 1)))
    assert len(encoding.tokens) == LONGEST + 2
    np.testing.assert_array_equal(encoding.vectors, np.tile(half.vectors, (2, 1)))


def test_a_sentence_is_read_by_itself_whatever_stands_beside_it() -> None:
    texts = ["The council met on Monday.", "“What a disgrace,” he said — twice.", "Calm returned."]
    together = Passage(" ".join(texts * 20))
    encoding = load_contextual().encode(together)
    assert len(encoding.tokens) > 1.5 * MOST
    for sentence, text in zip(together.sentences, texts * 20, strict=True):
        alone = load_contextual().encode(Passage(text))
        vectors = encoding.vectors[encoding.rows(sentence)]
        np.testing.assert_allclose(vectors, alone.vectors, atol=2e-5)


def test_marks_of_all_styles_give_the_same_vectors() -> None:
    styles = ["“{}”", "‘{}’", "'{}'", '"{}"', "«{}»", "„{}“", "‹{}›"]
    texts = [f"He called it {style.format('the people’s shame')}, twice." for style in styles]
    first, *others = (load_contextual().encode(Passage(text)).vectors for text in texts)
    for other in others:
        np.testing.assert_array_equal(first, other)


def test_what_vectors_are_multiplied_by_is_the_same_as_afterwards() -> None:
    passage = Passage("The shameless regime fell at last.")
    onto = np.arange(768.0).reshape(384, 2) / 768
    whole, small = (load_contextual().encode(passage, by) for by in (None, onto))
    np.testing.assert_allclose(whole.vectors @ onto, small.vectors)


def test_vectors_do_not_depend_on_what_was_read_before() -> None:
    texts = ["Calm.", "The shameless regime fell at last.", "It rained, the clerk said."]
    fresh = ContextualEncoder(ENCODERS / "contextual.toml")
    forward = [load_contextual().encode(Passage(text)).vectors for text in texts]
    backward = [fresh.encode(Passage(text)).vectors for text in reversed(texts)]
    for one, other in zip(forward, reversed(backward), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(("text", "expected"), STORED)
def test_the_shipped_network_gives_the_stored_vectors(text: str, expected: list[float]) -> None:
    mean = load_contextual().encode(Passage(text)).vectors.mean(axis=0)
    np.testing.assert_allclose(mean[:3], expected, atol=1e-3)


@pytest.mark.parametrize(
    ("suffix", "fault"), [(".onnx", "checksum"), (".json", "checksum"), (".toml", "side note")]
)
def test_a_damaged_file_is_refused(suffix: str, fault: str, tmp_path: Path) -> None:
    for path in ENCODERS.iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / f"contextual{suffix}").write_bytes(b"nonsense")
    with pytest.raises(DataError, match=fault):
        ContextualEncoder(tmp_path / "contextual.toml").encode(Passage("Calm."))


def test_the_shipped_file_tells_nothing_of_the_machine_it_was_made_on() -> None:
    stored = (ENCODERS / "contextual.onnx").read_bytes()
    assert b"trace" not in stored
    assert b".py" not in stored
