"""Reading the tables for a report: articles and paragraphs as plain values with addresses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

import pandas as pd

from framing.features import article_features
from framing.memory import collected_after
from framing.report.remembering import remembered
from framing.tables import Tables

#: Up to this many articles a report shows their texts.
FULL_TEXTS = 10


@dataclass(frozen=True)
class ParagraphView:
    """A paragraph and its address in the page; ``position`` counts from 0 as in the tables."""

    paragraph_id: str
    anchor: str
    position: int
    part: str
    words: int
    text: str


@dataclass(frozen=True)
class ArticleView:
    """An article: what it is called on the page, and its paragraphs in order.

    ``anchor`` is empty where it is the only one.
    """

    article_id: str
    anchor: str
    headline: str
    outlet: str
    published: str
    language: str
    url: str
    words: int
    paragraphs: tuple[ParagraphView, ...]

    @property
    def name(self) -> str:
        """The outlet where it is known, otherwise the headline, otherwise the id."""
        return self.outlet or self.headline or self.article_id

    @property
    def title(self) -> str:
        """The headline, or the id where there is none."""
        return self.headline or self.article_id

    @property
    def numbers(self) -> tuple[int, ...]:
        """The positions of the paragraphs."""
        return tuple(paragraph.position for paragraph in self.paragraphs)


def text_of(value: object) -> str:
    """Give a cell as text, empty where it is missing."""
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]


def slug(text: str) -> str:
    """Give a text as part of an address.

    >>> slug("wire/north bank")
    'wire-north-bank'
    """
    return re.sub(r"[^A-Za-z0-9_.]+", "-", text).strip("-") or "article"


@remembered
@collected_after()
def read_views(tables: Tables) -> list[ArticleView]:
    """Give the articles in the order of their table, each with an address of its own."""
    by_article = {str(key): rows for key, rows in tables.paragraphs.groupby("article_id")}
    taken: set[str] = set()
    views = []
    alone = len(tables.articles) == 1
    for article_id, row in tables.articles.iterrows():
        anchor = slug(str(article_id))
        while anchor in taken:
            anchor += "-"
        taken.add(anchor)
        rows = by_article.get(str(article_id), tables.paragraphs.iloc[:0])
        views.append(_view(str(article_id), "" if alone else anchor, row, rows))
    return _told_apart(views)


def _view(article_id: str, anchor: str, row: pd.Series, rows: pd.DataFrame) -> ArticleView:
    paragraphs = tuple(
        ParagraphView(
            str(paragraph_id),
            f"p-{anchor}-{position}" if anchor else f"p-{position}",
            int(position),
            str(part),
            int(words),
            str(text),
        )
        for paragraph_id, position, part, words, text in zip(
            rows.index, rows["position"], rows["part"], rows["words"], rows["text"], strict=True
        )
    )
    first = paragraphs[0].text if paragraphs and paragraphs[0].part == "headline" else ""
    return ArticleView(
        article_id,
        anchor,
        text_of(row.get("headline")) or first,
        text_of(row.get("outlet")),
        text_of(row.get("published")),
        text_of(row.get("language")),
        text_of(row.get("url")),
        sum(paragraph.words for paragraph in paragraphs),
        paragraphs,
    )


def _told_apart(views: list[ArticleView]) -> list[ArticleView]:
    """Number the names of outlets that have several articles, so that no two look the same."""
    times, seen = Counter(view.name for view in views), Counter[str]()
    renamed = []
    for view in views:
        name = view.name
        seen[name] += 1
        renamed.append(replace(view, outlet=f"{name} ({seen[name]})") if times[name] > 1 else view)
    return renamed


def figures(table: pd.DataFrame, name: str) -> pd.Series:
    """Give a column of figures, all NaN where the analysis does not have it."""
    if name in table.columns:
        return table[name]
    return pd.Series(float("nan"), index=table.index, dtype="float64")


def measured(tables: Tables, article: ArticleView, name: str) -> bool:
    """Say whether a measure has a figure anywhere in an article.

    It has none where its extractor was not run or the article is not in English: then that
    nothing was found means nothing.
    """
    ids = [paragraph.paragraph_id for paragraph in article.paragraphs]
    return bool(figures(tables.features, name).reindex(ids).notna().any())


def whole_articles(tables: Tables) -> pd.DataFrame:
    """Give the features of whole articles as plain floats, NaN where undefined."""
    return article_features(tables).astype("float64")
