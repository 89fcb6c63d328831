"""Extraction: run extractors over articles and gather what they find in tables."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.articles import Article, Paragraph
from framing.errors import ExtractionError, InputError
from framing.extractors.protocol import Extractor, RelatingExtractor, WholeTextExtractor
from framing.speech import Attribution, Speech, find_speech
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Tables,
    make_table,
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
) -> Article:
    """Give the article in memory that a row of the articles table is."""
    headline = row.get("headline")
    known = "" if headline is None or pd.isna(headline) else normalise(str(headline))
    blocks = split_blocks(str(row["text"]), headline=known)
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
    progress: Callable[[int], None] | None = None,
) -> Tables:
    """Run the extractors over the articles table and give all tables.

    *progress* is called after each article with the number of articles done.

    Raises ExtractionError, with the extractor's name and the article's id, where one fails.
    """
    measures = [measure for extractor in extractors for measure in extractor.measures]
    read = next(
        (e.read_speech for e in extractors if isinstance(e, RelatingExtractor)), find_speech
    )
    whole = [measure.name for measure in measures if measure.combine == "text"]
    rows = _Rows(
        {measure.name: [] for measure in measures},
        {name: [] for name in whole},
    )
    records = zip(articles.index, _records(articles), strict=True)
    for done, (article_id, record) in enumerate(records, start=1):
        rows.add(split_article(str(article_id), record, read), record, extractors)
        if progress is not None:
            progress(done)
    index = pd.Index(rows.paragraph_ids, dtype="str", name="paragraph_id")
    columns = pd.DataFrame(rows.figures, index=index, dtype="float64")
    frame_columns = [m.name for e in extractors if e.name == FRAMES for m in e.measures]
    return Tables(
        articles=articles,
        whole_texts=pd.DataFrame(rows.whole_figures, index=articles.index, dtype="float64"),
        paragraphs=make_table(
            rows.paragraphs, PARAGRAPHS, index=rows.paragraph_ids, index_name="paragraph_id"
        ),
        spans=make_table(rows.spans, SPANS),
        attributions=make_table(
            rows.attributions, ATTRIBUTIONS, index=rows.relations, index_name="relation"
        ),
        features=columns.drop(columns=frame_columns),
        frames=columns[frame_columns],
        measures=measures_table(measures),
        provenance=provenance,
    )


@dataclass
class _Rows:
    """The rows gathered so far, article by article; the figures are a list a measure."""

    figures: dict[str, list[float]]
    whole_figures: dict[str, list[float]]
    paragraphs: list[tuple[Any, ...]] = field(default_factory=list)
    paragraph_ids: list[str] = field(default_factory=list)
    spans: list[tuple[Any, ...]] = field(default_factory=list)
    attributions: list[tuple[Any, ...]] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def add(
        self, article: Article, record: Mapping[str, Any], extractors: Sequence[Extractor]
    ) -> None:
        """Run the extractors over one article and keep what they give."""
        english = article.language == "en"
        if english:
            _read_speech(article)
        for paragraph in article.paragraphs:
            self.paragraph_ids.append(paragraph.paragraph_id)
            self.paragraphs.append(_paragraph_row(paragraph, record, english=english))
        for extractor in extractors:
            spans = _find(extractor, article) if english else []
            self.spans.extend(_span_row(span) for span in spans)
            _measure(extractor, article, spans, self.figures)
            _measure_whole(extractor, article, self.whole_figures)
            if english and isinstance(extractor, RelatingExtractor):
                related = extractor.relate(article)
                for relation, attribution in related:
                    at = attribution.answers
                    answers = related[at][0] if at >= 0 else ""
                    self.relations.append(relation)
                    self.attributions.append(_attribution_row(article, attribution, answers))


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


def _find(extractor: Extractor, article: Article) -> list[Span]:
    try:
        return extractor.find(article)
    except Exception as error:
        raise ExtractionError(
            f"Extractor {extractor.name!r} failed while reading article "
            f"{article.article_id!r}: {type(error).__name__}: {error}"
        ) from error


def _measure(
    extractor: Extractor,
    article: Article,
    spans: Sequence[Span],
    figures: dict[str, list[float]],
) -> None:
    """Append the figures of every paragraph; NaN where it has no words or is not English."""
    columns = [(measure.name, figures[measure.name]) for measure in extractor.measures]
    by_paragraph: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_paragraph[span.paragraph_id].append(span)
    for paragraph in article.paragraphs:
        values: Mapping[str, float] = {}
        if article.language == "en" and paragraph.words:
            try:
                values = extractor.measure(paragraph, by_paragraph[paragraph.paragraph_id])
            except Exception as error:
                raise ExtractionError(
                    f"Extractor {extractor.name!r} failed while measuring paragraph "
                    f"{paragraph.paragraph_id!r}: {type(error).__name__}: {error}"
                ) from error
        for name, column in columns:
            column.append(values.get(name, math.nan))


def _measure_whole(extractor: Extractor, article: Article, figures: dict[str, list[float]]) -> None:
    """Append the figures of the whole text; NaN where it is not English."""
    names = [measure.name for measure in extractor.measures if measure.combine == "text"]
    if not names:
        return
    values: Mapping[str, float] = {}
    if article.language == "en":
        if not isinstance(extractor, WholeTextExtractor):
            raise ExtractionError(
                f"Extractor {extractor.name!r} has measures of the whole text ({', '.join(names)})"
                " and no measure_whole() that gives them."
            )
        try:
            values = extractor.measure_whole(article)
        except Exception as error:
            raise ExtractionError(
                f"Extractor {extractor.name!r} failed while measuring article "
                f"{article.article_id!r}: {type(error).__name__}: {error}"
            ) from error
    for name in names:
        figures[name].append(values.get(name, math.nan))


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
        len(paragraph.words),
        paragraph.quoted_word_count if english else None,
        paragraph.text,
    )


def _span_row(span: Span) -> tuple[Any, ...]:
    return (
        span.paragraph_id,
        span.extractor,
        span.kind,
        span.start,
        span.end,
        span.text,
        span.entry,
        span.weight,
        span.voice,
        span.relation,
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
