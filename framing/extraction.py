"""Extraction: run extractors over articles and gather what they find in tables."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from framing.articles import Article, Paragraph
from framing.errors import ExtractionError, InputError
from framing.extractors.protocol import Extractor, RelatingExtractor, WholeTextExtractor
from framing.memory import collected_after
from framing.speech import Attribution, Speech, find_speech
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Growing,
    Tables,
    measures_table,
)
from framing.text.normalising import normalise
from framing.text.paragraphs import split_blocks
from framing.text.passage import Passage
from framing.text.spans import Span

#: The extractor whose measures are the frames table, all others' are features.
FRAMES = "frames"


def split_article(
    article_id: str,
    row: Mapping[str, Any],
    read_speech: Callable[[Sequence[Passage]], Speech] = find_speech,
    *,
    headlines: bool = True,
) -> Article:
    """Give the article in memory that a row of the articles table is.

    Without *headlines* every paragraph is body, also a short first line.
    """
    headline = row.get("headline")
    known = "" if headline is None or pd.isna(headline) else normalise(str(headline))
    blocks = split_blocks(str(row["text"]), headline=known)
    if not headlines:
        blocks = tuple(replace(block, part="body") for block in blocks)
    return Article(article_id, blocks, str(row["language"]), read_speech)


def split_paragraphs(articles: pd.DataFrame) -> pd.DataFrame:
    """Give the paragraphs table of an articles table, in order.

    Raises InputError where the table did not come from ``read_articles``.

    >>> from framing.corpus import read_articles
    >>> paragraphs = split_paragraphs(read_articles("Calm returns\\n\\nIt rained. It stopped."))
    >>> paragraphs[["part", "start", "words"]].to_numpy().tolist()
    [['headline', 0, 2], ['body', 14, 4]]
    """
    missing = [repr(name) for name in ARTICLES if name not in articles]
    if missing:
        raise InputError(
            "articles",
            [f"the column {name} is missing" for name in missing],
            remedy="Pass what read_articles() gave.",
        )
    return extract(articles, (), provenance={}).paragraphs


def extract(
    articles: pd.DataFrame,
    extractors: Sequence[Extractor],
    *,
    provenance: Mapping[str, Any],
    headlines: bool = True,
    progress: Callable[[int], None] | None = None,
) -> Tables:
    """Run the extractors over the articles table and give all tables.

    *progress* is called after each article with the number of articles done. Without *headlines*
    no first line is taken for one.

    Raises ExtractionError, with the extractor's name and the article's id, where one fails.
    """
    works = [_Work(extractor) for extractor in extractors]
    read = next((work.relating.read_speech for work in works if work.relating), find_speech)
    rows = _Rows()
    records = zip(articles.index, _records(articles), strict=True)
    for done, (article_id, record) in enumerate(records, start=1):
        with collected_after():
            article = split_article(str(article_id), record, read, headlines=headlines)
            rows.add(article, record, works)
            article.forget()
            del article
        if progress is not None:
            progress(done)
    index = pd.Index(rows.paragraph_ids, dtype="str", name="paragraph_id")
    figures = {name: column for work in works for name, column in work.figures.items()}
    whole = {name: column for work in works for name, column in work.whole_figures.items()}
    columns = pd.DataFrame(figures, index=index, dtype="float64")
    frame_columns = [name for work in works if work.name == FRAMES for name in work.figures]
    return Tables(
        articles=articles,
        whole_texts=pd.DataFrame(whole, index=articles.index, dtype="float64"),
        paragraphs=rows.paragraphs.table(index=rows.paragraph_ids, index_name="paragraph_id"),
        spans=rows.spans.table(),
        attributions=rows.attributions.table(index=rows.relations, index_name="relation"),
        features=columns.drop(columns=frame_columns),
        frames=columns[frame_columns],
        measures=measures_table([m for extractor in extractors for m in extractor.measures]),
        provenance=provenance,
    )


class _Work:
    """An extractor at work; its figures are a list a measure, which grow article by article."""

    def __init__(self, extractor: Extractor) -> None:
        self.name = extractor.name
        self.extractor = extractor
        # Whether an extractor fits a protocol takes long to say, so it is asked once.
        self.relating = extractor if isinstance(extractor, RelatingExtractor) else None
        self.whole = extractor if isinstance(extractor, WholeTextExtractor) else None
        self.figures: dict[str, list[float]] = {m.name: [] for m in extractor.measures}
        self.whole_figures: dict[str, list[float]] = {
            m.name: [] for m in extractor.measures if m.combine == "text"
        }

    def find(self, article: Article) -> list[Span]:
        """Give the spans of an article; none where it is not English."""
        if article.language != "en":
            return []
        try:
            return self.extractor.find(article)
        except Exception as error:
            raise ExtractionError(
                f"Extractor {self.name!r} failed while reading article "
                f"{article.article_id!r}: {type(error).__name__}: {error}"
            ) from error

    def measure(
        self, article: Article, paragraph_ids: Sequence[str], spans: Sequence[Span]
    ) -> None:
        """Append the figures of every paragraph; NaN where it has no words or is not English."""
        by_paragraph: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            by_paragraph[span.paragraph_id].append(span)
        told: list[Mapping[str, float]] = []
        for paragraph, paragraph_id in zip(article.paragraphs, paragraph_ids, strict=True):
            if article.language != "en" or not paragraph.written.words:
                told.append({})
                continue
            try:
                told.append(self.extractor.measure(paragraph, by_paragraph[paragraph_id]))
            except Exception as error:
                raise ExtractionError(
                    f"Extractor {self.name!r} failed while measuring paragraph "
                    f"{paragraph_id!r}: {type(error).__name__}: {error}"
                ) from error
        for name, column in self.figures.items():
            column.extend([values.get(name, math.nan) for values in told])

    def measure_whole(self, article: Article) -> None:
        """Append the figures of the whole text; NaN where it is not English."""
        if not self.whole_figures:
            return
        values: Mapping[str, float] = {}
        if article.language == "en":
            if self.whole is None:
                raise ExtractionError(
                    f"Extractor {self.name!r} has measures of the whole text"
                    f" ({', '.join(self.whole_figures)}) and no measure_whole() that gives them."
                )
            try:
                values = self.whole.measure_whole(article)
            except Exception as error:
                raise ExtractionError(
                    f"Extractor {self.name!r} failed while measuring article "
                    f"{article.article_id!r}: {type(error).__name__}: {error}"
                ) from error
        for name, column in self.whole_figures.items():
            column.append(values.get(name, math.nan))


class _Rows:
    """The rows gathered so far, article by article."""

    def __init__(self) -> None:
        self.paragraphs, self.paragraph_ids = Growing(PARAGRAPHS), list[str]()
        self.attributions, self.relations = Growing(ATTRIBUTIONS), list[str]()
        self.spans = Growing(SPANS)

    def add(self, article: Article, record: Mapping[str, Any], works: Sequence[_Work]) -> None:
        """Set the extractors to work on one article and keep what they give."""
        english = article.language == "en"
        if english:
            _read_speech(article)
        paragraph_ids = [paragraph.paragraph_id for paragraph in article.paragraphs]
        self.paragraph_ids.extend(paragraph_ids)
        self.paragraphs.add(
            [_paragraph_row(p, record, english=english) for p in article.paragraphs]
        )
        for work in works:
            spans = work.find(article)
            self.spans.add(spans)
            work.measure(article, paragraph_ids, spans)
            work.measure_whole(article)
            if english and work.relating:
                related = work.relating.relate(article)
                self.relations.extend(relation for relation, _ in related)
                self.attributions.add(
                    [
                        _attribution_row(article, found, related[at][0] if at >= 0 else "")
                        for _, found in related
                        for at in [found.answers]
                    ]
                )


def _records(articles: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in articles.to_dict("records")]


def _read_speech(article: Article) -> None:
    """Find the speech of an article, which all that follows shares; name the place of a failure."""
    try:
        article.speech  # noqa: B018
    except Exception as error:
        raise ExtractionError(
            f"Reading who speaks failed in article {article.article_id!r}: "
            f"{type(error).__name__}: {error}"
        ) from error


def _paragraph_row(
    paragraph: Paragraph, row: Mapping[str, Any], *, english: bool
) -> tuple[Any, ...]:
    return (
        paragraph.article.article_id,
        row.get("outlet"),
        row.get("published"),
        paragraph.position,
        paragraph.part,
        paragraph.start,
        len(paragraph.written.words),
        paragraph.quoted_word_count if english else None,
        paragraph.text,
    )


def _attribution_row(article: Article, attribution: Attribution, answers: str) -> tuple[Any, ...]:
    first = min((*attribution.source, *attribution.cue, *attribution.content))
    return (
        article.article_id,
        f"{article.article_id}:{first.position:04d}",
        attribution.form,
        attribution.source_text,
        attribution.source_id,
        attribution.source_resolved,
        attribution.source_type,
        attribution.source_gender,
        attribution.anonymity,
        attribution.link_confidence,
        attribution.cue_text,
        attribution.cue_lemma,
        attribution.cue_class,
        attribution.stance,
        attribution.tense,
        attribution.content_text,
        attribution.content_words,
        attribution.direct_words,
        answers,
        attribution.rule,
        attribution.confidence,
    )
