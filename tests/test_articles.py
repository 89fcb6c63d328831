"""Articles: whose voice speaks at a place of a paragraph."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import Article, article_of
from framing.speech import Place, Quotation, Speech


def article_with(quoted: list[tuple[int, int]]) -> Article:
    """Give an article of one paragraph, ten words long, with these stretches of quoted speech."""
    article = article_of("One two three four five six seven eight nine ten.")
    quotations = tuple(Quotation((Place(0, *stretch),), "speech") for stretch in quoted)
    article.__dict__["speech"] = Speech(quotations=quotations)
    return article


@pytest.mark.parametrize(
    ("quoted", "words", "reason"),
    [
        ([], 0, "nobody is quoted"),
        ([(0, 7)], 2, "'One two'"),
        ([(0, 3), (4, 7)], 2, "two quotations"),
        ([(0, 18), (4, 7)], 4, "a quotation inside a quotation"),
        ([(0, 7), (7, 13)], 3, "two that touch"),
    ],
)
def test_quoted_words(quoted: list[tuple[int, int]], words: int, reason: str) -> None:
    assert article_with(quoted).paragraphs[0].quoted_word_count == words, reason


STRETCH = st.tuples(st.integers(0, 49), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(STRETCH, max_size=6))
def test_a_place_is_quoted_where_any_stretch_holds_its_middle(
    quoted: list[tuple[int, int]],
) -> None:
    paragraph = article_with(quoted).paragraphs[0]
    for start, end in paragraph.words:
        middle = (start + end) // 2
        inside = any(first <= middle < last for first, last in quoted)
        assert paragraph.voice(start, end) == ("quoted" if inside else "narrator")


@given(st.lists(STRETCH, max_size=6), st.integers(0, 10), st.integers(0, 10))
def test_quoted_words_are_counted_between_any_two(
    quoted: list[tuple[int, int]], first: int, last: int
) -> None:
    paragraph = article_with(quoted).paragraphs[0]
    first, last = sorted([first, last])
    expected = sum(paragraph.is_quoted(*word) for word in paragraph.words[first:last])
    assert paragraph.quoted_words(first, last) == expected


def test_an_article_that_forgets_leaves_nothing_to_the_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        article = article_of("“It rained,” said Ann Lee.\n\nIt stopped.")
        assert article.speech.quotations
        gone = [weakref.ref(paragraph) for paragraph in article.paragraphs]
        article.forget()
        assert [reference() for reference in gone] == [None, None]
        assert len(article.paragraphs) == 2
    finally:
        gc.enable()
