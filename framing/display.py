"""Displaying: what an analysis and the texts in it show of themselves in a notebook."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.cards import Card, Grid
from framing.errors import InputError
from framing.report.annotated import AnnotatedText
from framing.report.reading import read_views
from framing.report.sections.head import headlines
from framing.report.wording import count, listing

if TYPE_CHECKING:
    from framing.analysis import Analysis

#: Up to so many paragraphs the figures are computed when an analysis is displayed.
QUICK = 2_000
_NAMES = 6


def analysis_card(analysis: Analysis) -> Card:
    """Give what an analysis is, its leading figures, and how to go on.

    Nothing that takes long is done: of a large one the figures are left out, and where it is
    stored none of its tables is read.
    """
    small = analysis.rows("paragraphs") <= QUICK
    title = (
        f"Analysis of {count(analysis.rows('articles'), 'article')}, "
        f"{count(analysis.rows('paragraphs'), 'paragraph')}"
    )
    lines = (
        _where_from(analysis.articles) if small else "",
        _scored_by(analysis.provenance),
        _left_out(analysis.provenance),
        f"{count(analysis.rows('attributions'), 'attribution')} and "
        f"{count(analysis.rows('spans'), 'span')} of evidence in "
        f"{count(analysis.rows('measures'), 'measure')}.",
    )
    several = small and analysis.articles["outlet"].nunique() > 1
    return Card(title, lines, _figures(analysis) if small else (), _steps(several=several))


def _where_from(articles: pd.DataFrame) -> str:
    """Say which outlets the articles are from, and from which days."""
    outlets = sorted(set(articles["outlet"].dropna()) - {""})
    days = sorted(day[:10] for day in articles["published"].dropna() if day)
    named = outlets[:_NAMES]
    if len(outlets) > _NAMES:
        named.append(f"{len(outlets) - _NAMES} more")
    told = f"{count(len(outlets), 'outlet')}: {listing(named)}." if outlets else ""
    when = "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return " ".join(filter(None, [told, f"Published {when}." if when else ""]))


def _scored_by(provenance: Mapping[str, Any]) -> str:
    told = [
        f"{label} {provenance[key]}"
        for key, label in (("model", "Model"), ("codebook", "codebook"))
        if provenance.get(key)
    ]
    if provenance.get("loaded", "default") != "default":
        told.append(f"loaded language by {provenance['loaded']}")
    return f"{', '.join(told)}; framing {provenance.get('framing', '')}." if told else ""


def _left_out(provenance: Mapping[str, Any]) -> str:
    """Say what of the input has no figures, so that nobody takes the rest for all."""
    told = provenance.get("excluded", {})
    foreign = sum(told.get("articles_not_in_english", {}).values())
    empty, faults = (int(told.get(key, 0)) for key in ("paragraphs_without_words", "faults"))
    amounts = (
        f"{count(foreign, 'article')} not in English" if foreign else "",
        f"{count(empty, 'paragraph')} without words" if empty else "",
    )
    named = listing([amount for amount in amounts if amount])
    unused = f"{count(faults, 'fault')} in what was read: see analysis.faults." if faults else ""
    return " ".join(filter(None, [f"Without figures: {named}." if named else "", unused]))


def _figures(analysis: Analysis) -> tuple[Grid, ...]:
    views = read_views(analysis)
    if not views:
        return ()
    rows = tuple((one.label, one.value, one.note) for one in headlines(analysis, views))
    caption = "Leading figures" if len(views) == 1 else f"Leading figures of {len(views)} articles"
    return (Grid(caption, ("Measure", "#Figure", "Made of"), rows),)


def _steps(*, several: bool) -> tuple[tuple[str, str], ...]:
    compare = (("framing.compare(analysis)", "outlets compared, with intervals and tests"),)
    return (
        ("analysis.show()", "the texts with their evidence marked in place"),
        ("analysis.to_frame()", "one table, a row per paragraph"),
        ("analysis.measures", "what each measure means: unit, range, direction"),
        *(compare if several else ()),
        ('analysis.report("my_report")', "one page with the words behind every figure"),
        ('analysis.save("my_result")', "all tables, for framing.open_analysis"),
    )


def shown_text(analysis: Analysis, which: str | None) -> AnnotatedText:
    """Give an article or a paragraph with its evidence marked, by its id; without one the first.

    Raises InputError where there is no such article or paragraph; it names those nearest.
    """
    if which is None:
        which = next(map(str, analysis.articles.index), "")
    if not isinstance(which, str):
        raise _unknown(analysis, which)
    if which in analysis.paragraphs.index:
        return AnnotatedText.of(analysis, str(analysis.paragraphs["article_id"][which]), only=which)
    if which in analysis.articles.index:
        return AnnotatedText.of(analysis, which)
    raise _unknown(analysis, which)


def _unknown(analysis: Analysis, which: object) -> InputError:
    ids = [*map(str, analysis.articles.index), *map(str, analysis.paragraphs.index)]
    near = difflib.get_close_matches(str(which), ids[:QUICK], n=3, cutoff=0.5) or ids[:3]
    told = f" Near that: {', '.join(map(repr, near))}." if near else " There are no articles."
    return InputError(
        "show",
        [f"expected the id of an article or a paragraph, got {which!r}"],
        remedy=f"Ids stand in the index of analysis.articles and analysis.paragraphs.{told}",
    )
