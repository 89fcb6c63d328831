"""Names: a golden table with a reason per row, and properties on any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.casing import has_headline_case
from framing.text.names import _capitals_mean_nothing, find_names
from framing.text.passage import Passage

CASES = [
    (["He met Grace Kelly in Nice."], ["Grace", "Kelly", "Nice"], "capitals inside a sentence"),
    (["Grace Kelly left."], ["Grace", "Kelly"], "a capital follows the first word"),
    (["Furious Democrats left."], ["Democrats"], "a describing word opens no name"),
    (["Killing Kenny was wrong."], ["Kenny"], "a participle opens no name"),
    (["United Russia won."], ["United", "Russia"], "united describes no more"),
    (["Save the Children left."], ["Save", "Children"], "a verb, an article and a name"),
    (["Great Britain voted."], ["Great", "Britain"], "a land whose name praises"),
    (["Freedom Party voters left."], ["Freedom", "Party"], "a party at the start"),
    (["Peace returned."], [], "the first word alone shows nothing"),
    (["Trump said so."], ["Trump"], "who speaks without an article is a person"),
    (["Critics said so."], [], "a plural speaks without an article"),
    (["He saw Trump. Trump left."], ["Trump", "Trump"], "the article shows the name elsewhere"),
    (["He hopes. I saw Hope. Hope is vain, but hope stays."], ["Hope"], "but not if it is common"),
    (["Hope Hicks Speaks", "We saw Hope Hicks there."], ["Hope", "Hicks"] * 2, "in a headline"),
    (["Calm Returns To Valley"], [], "a headline alone shows nothing"),
    (["CALM RETURNS"], [], "a line in capitals shows nothing"),
    (["He said: “Terrible news.”"], [], "a quotation opens like a sentence"),
    (["He said—Terrible news."], [], "a dash opens like a sentence"),
    (
        ["He said the SAFE Act is a TOTAL LOSS."],
        ["SAFE", "Act"],
        "capitals count beside a name only",
    ),
    (["I think I know."], [], "I is no name"),
    (["An iPhone rang, an IPhone too."], ["IPhone"], "a capital inside makes another word"),
    (["He met Li\nWei."], ["Li", "Wei"], "a line end parts no name"),
    ([""], [], "nothing"),
]


@pytest.mark.parametrize(("texts", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_golden_names(texts: list[str], expected: list[str], reason: str) -> None:
    passages = [Passage(text) for text in texts]
    names = [
        word.of(passage.text)
        for passage, starts in zip(passages, find_names(passages), strict=True)
        for word in passage.words
        if word.start in starts
    ]
    assert names == expected, reason


@given(st.lists(st.text(max_size=60), max_size=3))
def test_names_are_words_with_a_capital(texts: list[str]) -> None:
    passages = [Passage(text) for text in texts]
    for passage, starts in zip(passages, find_names(passages), strict=True):
        assert starts <= {word.start for word in passage.words}
        assert all(passage.text[start].isupper() for start in starts)


WORDS = st.sampled_from(["Hale", "HALE", "Élan", "said", "words", "of", "U.S.", "—", "3G", "x_Y"])


@given(st.lists(WORDS, max_size=24).map(" ".join))
def test_most_sentences_are_told_quickly_and_alike(text: str) -> None:
    passage = Passage(text)
    for sentence in passage.sentences:
        small = any(run[0].islower() for run in sentence.of(passage.plain).split())
        nothing = has_headline_case(passage, sentence) or not small
        assert _capitals_mean_nothing(passage, sentence) == nothing


NEWS = st.sampled_from(
    ["Hope Hicks met", "hope", "Trump", "in Best Hope", "Best.", "he said:", "“"]
)


@given(st.lists(st.lists(NEWS, max_size=6).map(" ".join), max_size=4))
def test_names_asked_of_are_those_found_where_all_are_asked_of(texts: list[str]) -> None:
    def asked(passage: Passage) -> list[int]:
        words = passage.written.words
        return [at for at, word in enumerate(words) if word in ("Hope", "Best")]

    passages = [Passage(text) for text in texts]
    for passage, some, every in zip(
        passages, find_names(passages, asked), find_names(passages), strict=True
    ):
        starts = {passage.written.starts[at] for at in asked(passage)}
        assert some == every & starts
