"""Words, and words in quoted speech: counted by ranges as one would count them one by one."""

from hypothesis import given
from hypothesis import strategies as st

from framing.speech.counts import WordCounts
from framing.speech.records import Place, Quotation, Speech
from framing.text.passage import Passage

TEXT = "one “two three” four “five” six (seven) eight"
PLACES = st.integers(0, len(TEXT))


@given(st.lists(PLACES, max_size=6), PLACES, PLACES)
def test_words_are_counted_by_where_they_begin(bounds: list[int], one: int, two: int) -> None:
    bounds = sorted(bounds)
    quoted = list(zip(bounds[::2], bounds[1::2], strict=False))
    quotations = tuple(Quotation((Place(0, *stretch),), "speech") for stretch in quoted)
    start, end = sorted((one, two))
    passage = Passage(TEXT)
    inside = [word.start for word in passage.words if start <= word.start < end]
    spoken = [at for at in inside if any(first <= at < last for first, last in quoted)]
    counts = WordCounts([passage], Speech((), quotations))
    assert counts.of([Place(0, start, end)]) == (len(inside), len(spoken))


def test_words_are_counted_over_paragraphs() -> None:
    passages = [Passage("“We stay,"), Passage("we win,” she said.")]
    quotation = Quotation((Place(0, 0, 9), Place(1, 0, 8)), "speech")
    counts = WordCounts(passages, Speech((), (quotation,)))
    assert counts.of([Place(0, 0, 9), Place(1, 0, 18)]) == (6, 4)
