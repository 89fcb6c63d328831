"""The data dictionary of frames by article: what each column of that table means."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from framing.extractors.protocol import Measure
from framing.frames.decided import codes_of
from framing.frames.lead import RULE
from framing.tables import Tables, measures_table

_ANY = "<code>"
_SCORED = "no paragraph was scored"
_NO_ORDER = "names, no order"


def article_measures(analysis: Tables) -> pd.DataFrame:
    """Give one row per column of ``frames_by_article``, in its order.

    It has the columns of ``Analysis.measures`` and, as ``version``, that of the frames themselves.

    >>> import framing
    >>> measures = article_measures(framing.analyze("Calm returned.", model="fast"))
    >>> measures.loc["share_security", "unit"]
    'share of paragraphs'
    """
    shared = shared_measures(analysis)
    each = [measure for measure in shared if _ANY in measure.name]
    named = [
        replace(measure, name=measure.name.replace(_ANY, code))
        for code in codes_of(analysis)
        for measure in each
    ]
    return measures_table([*named, *(measure for measure in shared if _ANY not in measure.name)])


def shared_measures(analysis: Tables) -> list[Measure]:
    """Give the same in short: one measure for all frames, with ``<code>`` in its name."""
    names = [f"frame_{code}" for code in codes_of(analysis)]
    versions = analysis.measures["version"].reindex(names).dropna().unique()
    version = "; ".join(map(str, versions))
    return [replace(measure, version=version) for measure in _MEASURES]


def _measure(
    name: str,
    label: str,
    unit: str,
    definition: str,
    *,
    high: float = 1.0,
    direction: str = "higher means more of the article",
    undefined: str = "no paragraph was decided",
    origin: str = "ours",
) -> Measure:
    """Give a measure of an article; ``combine`` and ``weight`` say how groups of articles have it.

    The article is the unit there, so the plain mean over articles.
    """
    return Measure(
        name,
        label,
        unit,
        math.nan if math.isnan(high) else 0.0,
        high,
        direction,
        definition,
        undefined,
        origin,
        "",
        combine="mean",
        weight="articles",
    )


_MEASURES = (
    _measure(
        f"share_{_ANY}",
        "Share of paragraphs",
        "share of paragraphs",
        "Paragraphs assigned to the frame, of those the model decided on; the headline is one.",
    ),
    _measure(
        f"word_share_{_ANY}",
        "Share of words",
        "share of words",
        "The same in words: each paragraph counts as often as it has words.",
    ),
    _measure(
        f"decided_{_ANY}",
        "Decided",
        "paragraphs",
        "Paragraphs that are assigned or not assigned.",
        high=math.inf,
        direction="higher means shares rest on more",
        undefined=_SCORED,
    ),
    _measure(
        f"abstained_{_ANY}",
        "Left open",
        "paragraphs",
        "Paragraphs in which the model abstained.",
        high=math.inf,
        direction="higher means shares are less sure",
        undefined=_SCORED,
    ),
    _measure(
        f"mean_{_ANY}",
        "Mean probability",
        "probability",
        "Mean over the paragraphs, weighted by words, open ones included.",
        undefined=_SCORED,
    ),
    _measure(
        "lead_frame",
        "Lead frame",
        "code, or none",
        f"{RULE[0].upper()}{RULE[1:]}; none where no frame is assigned.",
        high=math.nan,
        direction=_NO_ORDER,
        undefined="a tie; another frame could draw level if its open paragraphs were assigned; "
        + _SCORED,
        origin="our rule, as headline and lead frame most (Pan & Kosicki 1993, Political"
        " Communication 10(1), 55–75)",
    ),
    _measure(
        "lead_frame_share",
        "Lead frame, share",
        "share of paragraphs",
        "Its share of those decided, headline and first paragraph counted twice; 0 for none.",
        undefined="there is no lead frame to name",
    ),
    _measure(
        "lead_frame_missing",
        "Lead frame, why missing",
        "text",
        "Why there is no lead frame to name.",
        high=math.nan,
        direction=_NO_ORDER,
        undefined="never; empty where there is one",
    ),
)
