"""Layouts: which of the four reports is made of some articles, and its sections in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from framing.comparison.tables import Comparison
from framing.errors import InputError
from framing.report.reading import FULL_TEXTS, text_of
from framing.tables import Tables

#: Groups of fewer articles than this are no reason to compare groups unasked.
_FEWEST = 2


@dataclass(frozen=True)
class Layout:
    """One of the reports: its name, what it asks, and the calls that give its sections, in order.

    ``compares`` says whether it draws on a comparison of groups, ``is_validated`` on codings.
    """

    name: str
    asks: str
    calls: tuple[str, ...]
    compares: bool = False
    is_validated: bool = False

    @property
    def head(self) -> str:
        """The call that gives the head of the page."""
        given = "comparison, tables" if self.compares else "tables"
        given += ", quality=quality" if self.is_validated else ""
        return f"{'compared' if self.compares else 'report'}.head({given})"

    @property
    def validated(self) -> Layout:
        """The layout of a report that shows what codings say of its figures."""
        calls = tuple(_VALIDATED.get(call, call) for call in self.calls)
        return replace(self, calls=calls, is_validated=True)

    @property
    def styles(self) -> tuple[str, ...]:
        """The style files that the page needs beside those of every page."""
        return ("compared.css",) if self.compares else ()


#: What every page ends with: how good the figures are, where they come from, how to use them.
_CLOSING = (
    "report.measurement_quality(tables)",
    "report.method(tables)",
    "report.downloads(tables, text_mode=text_mode)",
    "report.citation(tables)",
)
#: The calls that show more where codings are given.
_VALIDATED = {
    _CLOSING[0]: "report.measurement_quality(tables, quality)",
    "compared.findings(comparison)": "compared.findings(comparison, quality)",
}
#: The calls that need a look at time.
_OVER_TIME = ("compared.time_course(comparison)", "compared.outlet_mix(comparison)")
#: The call that shows the texts of a comparison, of which some may not be compared.
_TEXTS_COMPARED = (
    "report.annotated_texts(tables, text_mode=text_mode, left_out=compared.left_out(comparison))"
)
#: The calls that need two groups.
_BETWEEN = ("compared.differences(comparison)", "compared.advice(comparison)")

ARTICLE = Layout(
    "article",
    "how is this text built?",
    (
        "report.annotated_texts(tables, text_mode=text_mode)",
        "report.frame_strip(tables)",
        "report.sentiment_arc(tables)",
        "report.attribution_table(tables, text_mode=text_mode)",
        "report.loaded_words(tables, text_mode=text_mode)",
        "report.readability_table(tables)",
        *_CLOSING,
    ),
)
EVENT = Layout(
    "event",
    "what did each of these articles on one event choose?",
    (
        "report.overview(tables)",
        "report.openings(tables, text_mode=text_mode)",
        "report.source_presence(tables, text_mode=text_mode)",
        "report.quotation_wrapping(tables, text_mode=text_mode)",
        "report.frame_strip(tables)",
        "report.sentiment_arc(tables)",
        "report.attribution_table(tables, text_mode=text_mode)",
        "report.loaded_words(tables, text_mode=text_mode)",
        "report.readability_table(tables)",
        "report.parallel_reading(tables, text_mode=text_mode)",
        "report.annotated_texts("
        "tables, text_mode=text_mode, parallel=report.parallel_pair(tables))",
        *_CLOSING,
    ),
)
CORPUS = Layout(
    "corpus",
    "what does each of many articles measure?",
    (
        "report.overview(tables)",
        "report.frame_strip(tables)",
        "report.attribution_table(tables, text_mode=text_mode)",
        "report.loaded_words(tables, text_mode=text_mode)",
        "report.readability_table(tables)",
        "report.annotated_texts(tables, text_mode=text_mode)",
        *_CLOSING,
    ),
)
OUTLETS = Layout(
    "outlets",
    "do these groups of articles differ, and how sure is that?",
    (
        "compared.findings(comparison)",
        "compared.sample_flow(comparison, tables)",
        "compared.differences(comparison)",
        "compared.frame_shares(comparison)",
        "compared.voices(comparison, text_mode=text_mode)",
        "compared.loaded_words(comparison, tables, text_mode=text_mode)",
        "compared.keyword_table(comparison, tables, text_mode=text_mode)",
        "compared.readability_and_length(comparison)",
        "compared.example_articles(comparison, tables, text_mode=text_mode)",
        *_OVER_TIME,
        "compared.advice(comparison)",
        _TEXTS_COMPARED,
        _CLOSING[0],
        "report.method(compared.with_draws(comparison, tables))",
        "compared.comparison_files(comparison, text_mode=text_mode)",
        *_CLOSING[2:],
    ),
    compares=True,
)
TIME = Layout(
    "time",
    "did it change?",
    (
        "compared.findings(comparison)",
        *_OVER_TIME,
        "compared.sample_flow(comparison, tables)",
        "compared.differences(comparison)",
        "compared.voices(comparison, text_mode=text_mode)",
        "compared.loaded_words(comparison, tables, text_mode=text_mode)",
        "compared.example_articles(comparison, tables, text_mode=text_mode)",
        _TEXTS_COMPARED,
        _CLOSING[0],
        "report.method(compared.with_draws(comparison, tables))",
        "compared.comparison_files(comparison, text_mode=text_mode)",
        *_CLOSING[2:],
    ),
    compares=True,
)

#: All layouts by name.
LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout for layout in (ARTICLE, EVENT, CORPUS, OUTLETS, TIME)
}


def layout_for(
    tables: Tables, name: str | None = None, comparison: Comparison | None = None
) -> Layout:
    """Give the layout of a name, or the one that suits what there is.

    A *comparison* asks for that of groups, or of time where it looks at one group only. Without
    one, an article alone is read closely; up to ten are taken as articles on one event; more are
    compared by outlet where two outlets have two articles or more, and listed otherwise.

    Raises InputError for an unknown name, and where a comparison is given that the named layout
    does not show.

    >>> import framing
    >>> layout_for(framing.analyze("It rained.", model="fast")).name
    'article'
    """
    if name is not None and name not in LAYOUTS:
        known = ", ".join(LAYOUTS)
        raise InputError(
            "layout", [f"is {name!r}"], remedy=f"Name one of {known}, or leave it out."
        )
    if name is not None and comparison is not None and not LAYOUTS[name].compares:
        raise InputError(
            "layout",
            [f"is {name!r}, which shows no comparison, but one is given"],
            remedy=f"Name {' or '.join(n for n, one in LAYOUTS.items() if one.compares)}.",
        )
    over_time = comparison is not None and bool(comparison.settings.get("period"))
    if name is not None:
        layout = LAYOUTS[name]
    elif comparison is not None:
        layout = OUTLETS if len(comparison.sample) > 1 else TIME
    else:
        layout = _suited_to(tables)
    if layout is TIME and comparison is not None and not over_time:
        raise InputError(
            "layout",
            ["is 'time', but the comparison has no period"],
            remedy="Compare with a period: day, week, month, quarter or year.",
        )
    if not layout.compares:
        return layout
    alone = comparison is not None and len(comparison.sample) < 2
    left_out = {*(() if over_time or layout is TIME else _OVER_TIME), *(_BETWEEN if alone else ())}
    return replace(layout, calls=tuple(call for call in layout.calls if call not in left_out))


def _suited_to(tables: Tables) -> Layout:
    if len(tables.articles) <= 1:
        return ARTICLE
    if len(tables.articles) <= FULL_TEXTS:
        return EVENT
    outlets = pd.Series([text_of(outlet).strip() for outlet in tables.articles["outlet"]])
    sizes = outlets[outlets != ""].value_counts()
    return OUTLETS if int((sizes >= _FEWEST).sum()) >= _FEWEST else CORPUS
