"""Readability: seven formulas on the whole article, and what they are made of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from statistics import mean

import pandas as pd

from framing.extractors.readability import LEAST_WORDS_OF_ARTICLE, WORDS_PER_SENTENCE
from framing.report.charts import Dot, Figure, both, draw_dots, draw_sentences
from framing.report.markup import render
from framing.report.reading import ArticleView, read_views, whole_articles
from framing.report.section import Section
from framing.report.tabulating import Table, table
from framing.report.wording import count, number
from framing.tables import Tables
from framing.text.passage import Passage

_PREFIX = "readability_"
_LONG_WORD = 7


@dataclass(frozen=True)
class Lengths:
    """The lengths readability formulas rest on, of the body of one article.

    ``sentences`` holds the words of each sentence, paragraph by paragraph; ``letters`` is the
    mean number of characters a word; ``long_words`` the share of words of seven or more.
    """

    sentences: tuple[tuple[int, ...], ...]
    letters: float
    long_words: float

    @property
    def words_a_sentence(self) -> float:
        """The mean number of words a sentence."""
        lengths = [n for paragraph in self.sentences for n in paragraph]
        return mean(lengths) if lengths else math.nan

    @property
    def amount(self) -> int:
        """How many sentences there are."""
        return sum(len(paragraph) for paragraph in self.sentences)


def lengths_of(article: ArticleView) -> Lengths:
    """Measure the sentences and words of an article's body."""
    sentences: list[tuple[int, ...]] = []
    letters: list[int] = []
    for paragraph in article.paragraphs:
        if paragraph.part == "headline":
            continue
        passage = Passage(paragraph.text)
        letters.extend(word.end - word.start for word in passage.words)
        inside = (
            sum(s.start <= word.start < s.end for word in passage.words) for s in passage.sentences
        )
        sentences.append(tuple(n for n in inside if n))
    long_words = sum(n >= _LONG_WORD for n in letters) / len(letters) if letters else math.nan
    return Lengths(tuple(sentences), mean(letters) if letters else math.nan, long_words)


def formulas(tables: Tables) -> pd.DataFrame:
    """Give the dictionary's rows of the readability formulas, in its order."""
    known = tables.measures[tables.measures.index.str.startswith(_PREFIX)]
    return known.drop(index=WORDS_PER_SENTENCE, errors="ignore")


def readability_table(tables: Tables) -> Section:
    """Show the formulas, the lengths behind them, and the sentences in order."""
    views = read_views(tables)
    known = formulas(tables)
    whole = whole_articles(tables)
    scored = bool(len(known)) and bool(whole[list(known.index)].notna().any(axis=None))
    alone = views[0] if len(views) == 1 else None
    english = alone is not None and alone.language == "en" and alone.words > 0
    lengths = {view.article_id: lengths_of(view) for view in views}
    html = render(
        "readability.html.j2",
        lead=_lead(tables, views, scored=scored),
        grades=_grades(known, whole.iloc[0]) if alone and scored else None,
        sentences=_sentences(lengths[alone.article_id]) if alone and english else None,
        table=_one(known, whole.iloc[0], lengths[alone.article_id])
        if alone
        else _many(known, whole, views, lengths),
        floor=LEAST_WORDS_OF_ARTICLE,
    )
    return Section("readability", "Readability", html)


def _lead(tables: Tables, views: Sequence[ArticleView], *, scored: bool) -> str:
    if len(formulas(tables)) == 0:
        return "No readability formula was run; the lengths below are counted on the texts."
    if not scored:
        least = f"{LEAST_WORDS_OF_ARTICLE} words or more"
        return f"No formula is given: each needs an English body of {least}."
    if len(views) > 1:
        return "Formulas on whole articles; they count syllables and lengths, not understanding."
    lengths = lengths_of(views[0])
    return (
        f"{count(lengths.amount, 'sentence')} of {number(lengths.words_a_sentence, 1)} words on "
        "average. The formulas count lengths and syllables, not understanding; where they "
        "disagree, trust the spread more than any one of them."
    )


def _in_grades(known: pd.DataFrame) -> pd.DataFrame:
    return known[known["unit"].str.contains("grade")]


def _grades(known: pd.DataFrame, whole: pd.Series) -> Figure | None:
    dots = [
        Dot(str(label), grade, number(grade, 1))
        for name, label in _in_grades(known)["label"].items()
        if not math.isnan(grade := float(whole[str(name)]))
    ]
    if not dots:
        return None
    low = min(0.0, *(dot.at // 5 * 5 for dot in dots))
    high = max(20.0, *(-(-dot.at // 5) * 5 for dot in dots))
    ticks = [low + 5 * at for at in range(int((high - low) / 5) + 1)]
    return both(
        partial(
            draw_dots,
            dots=dots,
            ticks=ticks,
            title="School grade according to each formula",
            description="One dot a formula on one axis of United States school grades.",
        ),
        "grades",
    )


def _sentences(lengths: Lengths) -> Figure | None:
    if not lengths.amount:
        return None
    return both(
        partial(
            draw_sentences,
            lengths=lengths.sentences,
            title="Words in each sentence, in order",
            description="One bar a sentence, paragraphs set apart.",
        ),
        "sentences",
    )


def _lengths_rows(lengths: Lengths) -> list[tuple[str, str, str]]:
    return [
        ("Sentences", f"{lengths.amount}", "headline left out"),
        ("Words a sentence", number(lengths.words_a_sentence, 1), "mean"),
        ("Characters a word", number(lengths.letters, 1), "mean"),
        (
            f"Words of {_LONG_WORD} characters or more",
            f"{number(lengths.long_words * 100, 0)}%",
            "share of all words",
        ),
    ]


def _one(known: pd.DataFrame, whole: pd.Series, lengths: Lengths) -> Table:
    rows = [
        (
            str(row["label"]),
            number(float(whole[str(name)]), 1),
            f"{row['unit']}; {row['direction']}",
        )
        for name, row in known.iterrows()
    ]
    return table(
        "Readability of the whole article",
        ["Measure", "#Figure", "How to read it"],
        [*rows, *_lengths_rows(lengths)],
    )


def _many(
    known: pd.DataFrame,
    whole: pd.DataFrame,
    views: Sequence[ArticleView],
    lengths: dict[str, Lengths],
) -> Table:
    body = []
    for view in views:
        mine = lengths[view.article_id]
        figures = [number(float(whole.loc[view.article_id, name]), 1) for name in known.index]
        body.append(
            [view.name, number(mine.words_a_sentence, 1), number(mine.letters, 1), *figures]
        )
    return table(
        "Readability of each article",
        [
            "Article",
            "#Words a sentence",
            "#Characters a word",
            *(f"#{label}" for label in known["label"]),
        ],
        body,
    )
