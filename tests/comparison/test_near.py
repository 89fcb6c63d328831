"""Near-duplicates against a plain count over all pairs."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.comparison import near
from framing.comparison.near import near_duplicates, words_of


def found(texts: Sequence[Sequence[str]]) -> list[set[int]]:
    """Give the places of the others that are near each text."""
    near = near_duplicates({str(place): text for place, text in enumerate(texts)})
    return [{*map(int, near[str(place)])} - {place} for place in range(len(texts))]


def by_all_pairs(texts: Sequence[Sequence[str]]) -> list[set[int]]:
    runs = [
        {tuple(t[at : at + 5]) for at in range(max(1, len(t) - 4))} if t else set() for t in texts
    ]
    return [
        {
            other
            for other, theirs in enumerate(runs)
            if other != place and ours and theirs and len(ours & theirs) / len(ours | theirs) >= 0.8
        }
        for place, ours in enumerate(runs)
    ]


def variants(seed: int, count: int) -> list[list[str]]:
    """Give texts made from three originals by changing, cutting and adding a few words."""
    source = random.Random(seed)
    originals = [
        [source.choice("abcdefgh") + source.choice("xyz") for _ in range(60)] for _ in "123"
    ]
    texts = []
    for _ in range(count):
        text = list(source.choice(originals))
        for _ in range(source.randrange(4)):
            text[source.randrange(len(text))] = source.choice("pqr")
        texts.append(text[source.randrange(8) :] + ["end"] * source.randrange(8))
    return texts


@pytest.mark.parametrize("seed", range(5))
def test_as_many_as_a_count_over_all_pairs(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = variants(seed, 60)
    wanted = by_all_pairs(texts)
    assert any(wanted)
    assert found(texts) == wanted
    # The same where memory allows for a few rows at a time only.
    monkeypatch.setattr(near, "_CELLS", 150)
    assert found(texts) == wanted


def shuffled(seed: int, count: int) -> list[list[str]]:
    """Give texts of the same few sentences, most of which share many and are not near."""
    source = random.Random(seed)
    sentences = [[source.choice("abcdefghij") for _ in range(9)] for _ in range(14)]
    texts = [source.sample(sentences, 12) for _ in range(count)]
    texts += [[*text[:10], *source.sample(sentences, 2)] for text in texts]
    return [[word for sentence in text for word in sentence] for text in texts]


@pytest.mark.parametrize("seed", range(5))
def test_texts_of_the_same_sentences_as_by_all_pairs(seed: int) -> None:
    texts = shuffled(seed, 30)
    wanted = by_all_pairs(texts)
    assert any(wanted)
    assert not all(wanted)
    assert found(texts) == wanted


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from("ab"), max_size=9), max_size=8))
def test_short_and_empty_texts(texts: list[list[str]]) -> None:
    assert found(texts) == by_all_pairs(texts)


def test_exactly_four_fifths_is_near() -> None:
    # Nine runs of five in each, of which eight are common: 8 of 10.
    text = [str(number) for number in range(13)]
    assert found([text, [*text[:-1], "x"]]) == [{1}, {0}]
    # Eight runs, seven common: 7 of 9.
    assert found([text[:-1], [*text[:-2], "x"]]) == [set(), set()]


def test_copies_share_what_is_found_of_them() -> None:
    text = [str(number) for number in range(13)]
    near_ones = near_duplicates({"a": text, "b": text, "c": [*text[:-1], "x"], "d": []})
    assert near_ones["a"] is near_ones["b"]
    assert near_ones == {
        **dict.fromkeys(["a", "b", "c"], frozenset({"a", "b", "c"})),
        "d": frozenset({"d"}),
    }


def test_case_and_marks_do_not_count() -> None:
    assert words_of("“It ISN’T so,” — he said.") == words_of("it isn't so he said")
