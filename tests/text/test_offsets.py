"""Offsets hold in every text: letters outside the basic plane, marks that combine, İ, RTL."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.articles import article_of
from framing.extractors.sentiment import Sentiment
from framing.text.entries import find_entries
from framing.text.names import find_names
from framing.text.normalising import normalise, plain
from framing.text.passage import Passage

PIECES = [
    *["good", "Terrible", "İstanbul", "İİ", "ﬁne", "straße", "cafe\u0301", "a\u0323\u0301", "Å"],
    *["😀", "👍🏽", "👨‍👩‍👧", "𝔅ad", "𐐀𐐨", "\u200b", "\u200d", "\ufeff", "\u00ad"],
    *["\u202eשלום\u202c", "مرحبا", "\u200fbad\u200f", "“", "”", "«", "»", "’", "…", "—", "\u2028"],
    *[". ", "! ", " ", "\n", "U.S. ", "ten. ", "Mr. "],
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=60)
KNOWN = frozenset(["good", "terrible", "bad", "istanbul", "ten", "mr", "#"])


@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert len(plain(once)) == len(once)


@given(TEXTS)
def test_words_and_sentences_slice_back(text: str) -> None:
    passage = Passage(normalise(text))
    sentences = passage.sentences
    for word in passage.words:
        assert word.of(passage.text)[0].isalnum()
        assert any(sentence.start <= word.start < sentence.end for sentence in sentences)
    for name in find_names([passage])[0]:
        assert name in {word.start for word in passage.words}


@given(TEXTS)
def test_entries_slice_back_to_what_they_stand_for(text: str) -> None:
    passage = Passage(normalise(text))
    for entry in find_entries(passage, KNOWN):
        stands = passage.text[entry.start : entry.end]
        lowered = "".join(letter.lower()[:1] for letter in plain(stands))
        assert entry.text == "#" or lowered in {entry.text, f"{entry.text}'s"}


@settings(max_examples=60)
@given(TEXTS)
def test_feelings_slice_back_through_the_article(text: str) -> None:
    article = article_of(text)
    stored = normalise(text)
    paragraphs = {paragraph.paragraph_id: paragraph for paragraph in article.paragraphs}
    for span in Sentiment().find(article):
        paragraph = paragraphs[span.paragraph_id]
        assert paragraph.start is not None
        start, end = paragraph.start + span.start, paragraph.start + span.end
        assert stored[start:end] == paragraph.text[span.start : span.end] == span.text != ""


def test_a_letter_outside_the_basic_plane_is_one_place() -> None:
    article = article_of("😀👍🏽 İİ A terrible day.")
    (bad,) = [span for span in Sentiment().find(article) if span.text == "terrible"]
    assert (bad.start, bad.end) == (9, 17)
