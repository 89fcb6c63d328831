"""Caveats: what a reader must know before the first figure, found by looking at the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.coded import judged_in
from framing.comparison.phrases import uncapitalised
from framing.evaluation.quality import Quality, title_of
from framing.extractors.frames import CAVEAT, CUED_CAVEAT, OWN_CAVEAT, is_cued, is_shipped
from framing.extractors.readability import LEAST_WORDS_OF_ARTICLE
from framing.report.decisions import frame_rows
from framing.report.reading import FULL_TEXTS, ArticleView, text_of
from framing.report.wording import count, listing
from framing.tables import Tables

#: Under so many words an article is called short: few words move every rate a lot.
SHORT = 300
#: So many articles are named where something holds of some.
_NAMED = 5

_PARTS = {
    "sentiment": "sentiment_",
    "loaded words": "loaded_",
    "attributions": "attribution_",
    "readability": "readability_",
    "frames": "frame_",
}


@dataclass(frozen=True)
class Caveat:
    """One thing to know first: in a few words, and the sentence that explains it."""

    head: str
    text: str


def find_caveats(
    tables: Tables, articles: Sequence[ArticleView], quality: Quality | None = None
) -> list[Caveat]:
    """Give what must be read first, the most general before the particular."""
    checks = (
        _scope(tables, articles),
        *model_caveats(tables, quality),
        _language(articles),
        _short(articles),
        _open_decisions(tables, articles),
        _absent(tables),
        _many(articles),
    )
    return [caveat for caveat in checks if caveat]


def model_caveats(tables: Tables, quality: Quality | None = None) -> list[Caveat]:
    """Give what holds of every figure that a model set: unvalidated here, and known weaknesses.

    What *quality* holds against codes is not called unvalidated, all else is.
    """
    checked = _unvalidated() if quality is None else _partly_validated(tables, quality)
    return [caveat for caveat in (checked, _frame_model(tables)) if caveat]


def _scope(tables: Tables, articles: Sequence[ArticleView]) -> Caveat:
    if not articles:
        return Caveat("Nothing to report.", "The analysis holds no article.")
    if len(articles) == 1:
        return Caveat(
            "One text.",
            "The page describes this article. It says nothing about its outlet, and there are no "
            "p-values, because there is nothing to infer to.",
        )
    outlets = [text_of(outlet).strip() for outlet in tables.articles["outlet"]]
    unknown, known = outlets.count(""), set(outlets) - {""}
    if unknown:
        whose = "these articles" if not known else f"{unknown} of {len(outlets)} articles"
        return Caveat(
            "Outlets missing.",
            f"No outlet is named for {whose}: differences below are differences between texts, "
            "and say nothing about outlets. Tests are off.",
        )
    if len(known) < len(outlets):
        return Caveat(
            "Articles, not outlets.",
            f"{len(outlets)} articles from {count(len(known), 'outlet')}: the page gives figures "
            "of articles, and no mean, interval or test for an outlet. How the articles were "
            "chosen, it cannot know.",
        )
    return Caveat(
        "Cases, not samples.",
        "One article per outlet is a case, not a sample: differences below are differences "
        "between these texts. Tests are off.",
    )


def _unvalidated() -> Caveat:
    return Caveat(
        "Unvalidated on your material.",
        "Every code here was set by a programme. Before you publish a figure, code a random "
        "sample of paragraphs by hand and report how well the two agree.",
    )


def _partly_validated(tables: Tables, quality: Quality) -> Caveat | None:
    """Name what was not held against codes, nothing where all was that can be."""
    left = not_coded(tables, quality)
    if not left:
        return None
    return Caveat(
        "In part unvalidated on your material.",
        f"Nobody coded {listing(left)} here by hand. What was coded is held against the programme"
        " under measurement quality.",
    )


def not_coded(tables: Tables, quality: Quality) -> list[str]:
    """Give what the programme judges and no coder did, as it stands inside a sentence."""
    coded = set(quality.variables)
    return [
        uncapitalised(title_of(variable))
        for variable in judged_in(tables)
        if variable.name not in coded
    ]


def _frame_model(tables: Tables) -> Caveat | None:
    """Give what the model of the frames is weak at, as far as that is known here."""
    versions = tables.measures["version"].reindex(tables.frames.columns).dropna()
    if not tables.frames.notna().any(axis=None):
        return None
    if any(map(is_cued, versions)):
        return Caveat("Frames by cues alone.", CUED_CAVEAT)
    if any(map(is_shipped, versions)):
        return Caveat("What the frame model is weak at.", CAVEAT)
    return Caveat("A frame model of your own.", OWN_CAVEAT)


def _language(articles: Sequence[ArticleView]) -> Caveat | None:
    others = [a for a in articles if a.language != "en"]
    if not others:
        return None
    names = [f"“{a.title}” ({a.language or 'unknown'})" for a in others[:_NAMED]]
    more = [f"{len(others) - _NAMED:,} more"] if len(others) > _NAMED else []
    return Caveat(
        "Not in English.",
        "The measures are defined for English only and are left undefined for "
        f"{len(others):,} of {count(len(articles), 'article')}: {listing([*names, *more])}.",
    )


def _short(articles: Sequence[ArticleView]) -> Caveat | None:
    short = [article for article in articles if article.words < SHORT and article.language == "en"]
    if not short:
        return None
    who = "The article has" if len(articles) == 1 else f"{count(len(short), 'article')} of under"
    amount = count(short[0].words if len(articles) == 1 else SHORT, "word")
    tail = (
        f" Readability needs {LEAST_WORDS_OF_ARTICLE} words."
        if any(article.words < LEAST_WORDS_OF_ARTICLE for article in short)
        else ""
    )
    return Caveat(
        "Short text." if len(articles) == 1 else "Short texts.",
        f"{who} {amount}: a single word moves every rate.{tail}",
    )


def _open_decisions(tables: Tables, articles: Sequence[ArticleView]) -> Caveat | None:
    rows = [row for article in articles for row in frame_rows(tables, article)]
    total = sum(len(row.states) - row.amount("undefined") for row in rows)
    left_open = sum(row.amount("uncertain") for row in rows)
    if not left_open:
        return None
    drawn = " (hatched)" if len(articles) <= FULL_TEXTS else ""
    return Caveat(
        "Decisions left open.",
        f"The frame model abstained in {left_open} of {count(total, 'decision')}{drawn}: "
        "its score was too close to the threshold. Shares are of the decisions it took.",
    )


def _absent(tables: Tables) -> Caveat | None:
    names = [*tables.features.columns, *tables.frames.columns]
    absent = [
        part
        for part, prefix in _PARTS.items()
        if not any(name.startswith(prefix) for name in names)
    ]
    if not absent:
        return None
    return Caveat("Not computed.", f"This analysis was run without {listing(absent)}.")


def _many(articles: Sequence[ArticleView]) -> Caveat | None:
    if len(articles) <= FULL_TEXTS:
        return None
    return Caveat(
        "Not all that fewer have.",
        f"With more than {FULL_TEXTS} articles the page has no charts over the paragraphs of each, "
        "no openings, shared quotations or parallel reading, and of each article only the sentence "
        "judged most loaded. Its texts stand behind one list, and how much of them is said there; "
        "all marks are in tables/spans.parquet beside it.",
    )
