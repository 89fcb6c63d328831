"""The tables of a comparison: their columns, their types, and the value that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.tables import MEASURES, make_table

#: Per group: how many articles were collected, what became of them, and what is left.
SAMPLE: Mapping[str, str] = {
    "collected": "int64",
    "duplicates": "int64",
    "not_english": "int64",
    "too_short": "int64",
    "analysed": "int64",
    "shared": "int64",
    "paragraphs": "int64",
    "words": "int64",
    "first_published": "str",
    "last_published": "str",
    "size": "str",
}
LEFT_OUT: Mapping[str, str] = {"group": "str", "reason": "str", "same_as": "str"}
COMPARED: Mapping[str, str] = {**MEASURES, "family": "str", "primary": "bool"}
MEANS: Mapping[str, str] = {
    "articles": "int64",
    "mean": "float64",
    "sd": "float64",
    "median": "float64",
    "low": "float64",
    "high": "float64",
    "interval": "str",
}
DIFFERENCES: Mapping[str, str] = {
    "articles": "int64",
    "reference_articles": "int64",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "interval": "str",
    "effect": "float64",
    "p_value": "float64",
    "p_adjusted": "float64",
    "correction": "str",
    "family": "str",
    "family_size": "int64",
    "adjusted_difference": "float64",
    "adjusted_low": "float64",
    "adjusted_high": "float64",
    "adjusted_articles": "int64",
    "bound": "float64",
    "verdict": "str",
}
CORRECTED: Mapping[str, str] = {
    "articles": "int64",
    "said": "float64",
    "coded": "int64",
    "coded_articles": "int64",
    "present": "int64",
    "precision": "float64",
    "recall": "float64",
    "corrected_by": "str",
    "share": "float64",
    "share_low": "float64",
    "share_high": "float64",
    "reason": "str",
    "difference": "float64",
    "difference_low": "float64",
    "difference_high": "float64",
    "not_compared": "str",
}
ADVICE: Mapping[str, str] = {
    "sd": "float64",
    "half_width": "float64",
    "wanted": "float64",
    "articles": "float64",
}
VOICE: Mapping[str, str] = {
    "articles": "int64",
    "attributions": "int64",
    "words": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "interval": "str",
}
SOURCES: Mapping[str, str] = {
    "source_type": "str",
    "articles": "int64",
    "attributions": "int64",
    "words": "int64",
}
KEYNESS: Mapping[str, str] = {
    "count": "int64",
    "per_10000_words": "float64",
    "reference_count": "int64",
    "reference_per_10000_words": "float64",
    "log_ratio": "float64",
    "low": "float64",
    "high": "float64",
    "articles": "int64",
    "reference_articles": "int64",
    "dispersion": "float64",
    "p_value": "float64",
    "q_value": "float64",
}
LOADED: Mapping[str, str] = {
    "kind": "str",
    "count": "int64",
    "quoted": "int64",
    "articles": "int64",
    "per_10000_words": "float64",
    "reference_count": "int64",
    "reference_articles": "int64",
    "reference_per_10000_words": "float64",
    "log_ratio": "float64",
}
CONTEXTS: Mapping[str, str] = {
    "paragraph_id": "str",
    "before": "str",
    "keyword": "str",
    "after": "str",
}
EXAMPLES: Mapping[str, str] = {
    "article_id": "str",
    "distance": "float64",
    "apart": "str",
    "apart_by": "float64",
}
PERIODS: Mapping[str, str] = {
    "articles": "int64",
    "mean": "float64",
    "low": "float64",
    "high": "float64",
    "interval": "str",
    "rolling_median": "float64",
    "thin": "bool",
}
VOLUME: Mapping[str, str] = {
    "articles": "int64",
    "share_of_period": "float64",
    "share_of_output": "float64",
}
CHANGES: Mapping[str, str] = {
    "periods": "int64",
    "period": "str",
    "earliest": "str",
    "latest": "str",
    "before": "float64",
    "after": "float64",
    "difference": "float64",
    "low": "float64",
    "high": "float64",
    "p_value": "float64",
    "p_adjusted": "float64",
    "verdict": "str",
}
FINDINGS: Mapping[str, str] = {
    "kind": "str",
    "measure": "str",
    "group": "str",
    "sentence": "str",
    "anchor": "str",
}
#: The index of each table of a comparison, by the name of the table.
INDEX: Mapping[str, tuple[str, ...]] = {
    "sample": ("group",),
    "left_out": ("article_id",),
    "values": ("article_id",),
    "measures": ("measure",),
    "means": ("measure", "group"),
    "differences": ("measure", "group"),
    "corrected": ("measure", "group"),
    "advice": ("measure",),
    "voice": ("group", "source_type"),
    "sources": ("source", "group"),
    "loaded": ("group", "entry"),
    "keyness": ("group", "word"),
    "contexts": ("group", "word", "line"),
    "examples": ("group", "kind", "rank"),
    "periods": ("measure", "group", "period"),
    "volume": ("period", "group"),
    "changes": ("measure",),
    "findings": ("finding",),
}
#: What a comparison is stored as: a file per table, and its settings with checksums.
CONTENTS = "comparison.json"
FILES = frozenset({CONTENTS, *(f"{name}.parquet" for name in INDEX)})
#: What a group is called that stands for all groups together.
ALL = "all"


def nothing_corrected() -> pd.DataFrame:
    """Give the table ``corrected`` of a comparison without codings."""
    index = pd.MultiIndex.from_arrays([[], []], names=INDEX["corrected"])
    return make_table([], CORRECTED).set_axis(index)


@dataclass(frozen=True, eq=False, repr=False)
class Comparison:
    """What differs between groups of articles, as plain tables; the article is the sampling unit.

    ``group`` is the value of the column compared by, as text, in alphabetical order.

    - ``sample``, a row per group: articles ``collected``; of these left out as near-``duplicates``
      of another of the same group, as ``not_english`` or as ``too_short``, in this order; those
      ``analysed``, and how many of them also stand, nearly the same, in another group (``shared``);
      paragraphs and words of those analysed; the days of the first and the last ("" where none is
      dated); ``size``: ``none`` for 0 articles, ``case`` for 1, ``few`` for 2 to 9, ``enough``
      from 10 on.
    - ``left_out``, a row per article that was: its ``group`` ("" where the column is empty), the
      ``reason`` (``no group``, ``duplicate``, ``language``, ``short``) and the article it is the
      ``same_as``.
    - ``values``, a row per article analysed: its ``group``, ``published``, and a column per
      measure, NaN where undefined.
    - ``measures``, the data dictionary of these columns, with the ``family`` in which others than
      ``primary`` measures are tested.
    - ``means``, a row per measure and group: ``articles`` with a value, their ``mean``, ``sd`` and
      ``median``, and the 95 % interval of the mean, ``low`` to ``high``; ``interval`` says which:
      "" for none (under 2 articles, or equal figures only), ``t`` (2 to 9 articles, or what is too
      rare to resample), ``bootstrap`` of articles (from 10 on; ``framing.comparison.intervals``).
    - ``differences``, a row per measure and compared group: ``difference`` of the group's mean from
      that of the reference, or of all others together, with 95 % interval (``t``: Welch's, where a
      side has 2 to 9 articles); ``effect``, Hedges' g; ``p_value`` (Welch), ``p_adjusted`` with its
      ``correction`` (``holm`` over the primary measures, ``bh`` within the family) over
      ``family_size`` tests (what is exploratory stands in no family and has no ``p_adjusted``; of
      two groups that are compared with each other each test counts once; the family of primary
      measures is ``primary``); the difference with covariates held equal, its interval and the
      articles it rests on (NaN and 0 without ``adjust``; where it cannot be estimated
      ``attrs["not_adjusted"]`` says why); ``bound`` of equivalence where one was set;
      ``verdict``: ``higher``, ``lower``, ``equivalent``, ``no clear difference``,
      ``exploratory`` (a side has 2 to 9 articles), ``not tested``.
    - ``corrected``, a row per frame (and that of no frame) and group, empty without codings: the
      share as ``means`` has it, corrected for the errors of the programme by paragraphs that people
      coded (``framing.comparison.misclassification``). ``articles`` that were read; ``said``, the
      mean share in them by the programme, a paragraph left open counted by its probability (0 to 1;
      the raw share of ``means`` leaves such paragraphs out); the paragraphs ``coded`` in the group,
      ``coded_articles`` they are from, and those ``present``, coded 1; in them ``precision`` and
      ``recall``, weighted, NaN of none; whose codes the share is ``corrected_by``: ``group``, where
      30 paragraphs or more of 10 articles or more were coded in it, else ``all groups`` together,
      as if the programme erred in each alike, "" where these are too few too; the corrected
      ``share`` (0 to 1) and its 95 % interval, ``share_low`` to ``share_high``, NaN with the
      ``reason`` where there is none; and the corrected ``difference`` (-1 to 1) from what the group
      is compared with and its interval, which holds the errors of drawing articles and of coding
      paragraphs, NaN where a side has too few codes of its own (``not_compared`` says so).
    - ``advice``, a row per measure: pooled ``sd`` within groups; half the width of the interval of
      a difference now (the median over groups); half the width ``wanted``; and how many
      ``articles`` each of two groups would need for it.
    - ``voice``, a row per group and source type: articles with attributions, attributions and
      words of that type, and the mean over articles of the ``share`` of all attributed words.
    - ``sources``, a row per named source and group, those in most articles first: articles with it,
      attributions, words.
    - ``loaded``, a row per group and loaded word, those in most of its articles first
      (``framing.comparison.loaded_words``).
    - ``keyness``, a row per group and word that marks it off, and ``contexts``, up to five lines of
      each from different articles (``framing.comparison.keyness``).
    - ``examples``, per group the three articles nearest its median (kind ``typical``) and the three
      furthest from it (``extreme``), by the distance over all measures in standard deviations, with
      the measure in which each lies furthest ``apart`` and by how much.
    - ``periods``, a row per measure, group (``all`` and each) and period; ``thin`` under 10
      articles. ``volume``, per period and group: articles, share of the articles of the period,
      and of the group's whole output. ``changes``, per measure: how many ``periods`` have ten
      articles or more; the period from which its mean is another, with its interval (``earliest``
      to ``latest``), the means ``before`` and ``after`` with the level of each group held equal,
      and their difference with its interval; ``verdict``: ``change``, ``no clear change``, ``too
      few periods``, of which only the first tells period and difference. These three are empty
      without a period.
    - ``findings``, sentences by rule, each with the ``anchor`` of the section that shows it.
    - ``settings``: what was asked, with seeds, and the versions of the libraries that computed it;
      with codings also what names them (``codings``).

    A notebook shows the sample, the differences in primary measures and the findings.

    >>> import framing, pandas as pd
    >>> texts = ["Officials said the bridge is safe.", "It was a massacre, critics said."] * 2
    >>> table = pd.DataFrame({"text": texts, "outlet": ["Gazette", "Voice"] * 2})
    >>> comparison = framing.compare(framing.analyze(table, model="fast"), min_words=0)
    >>> comparison.sample["analysed"].to_dict(), comparison.sample["duplicates"].to_dict()
    ({'Gazette': 1, 'Voice': 1}, {'Gazette': 1, 'Voice': 1})
    >>> comparison.means.loc[("loaded_per_100_words", "Voice"), "mean"].round(1)
    np.float64(16.7)
    """

    sample: pd.DataFrame
    left_out: pd.DataFrame
    values: pd.DataFrame
    measures: pd.DataFrame
    means: pd.DataFrame
    differences: pd.DataFrame
    advice: pd.DataFrame
    voice: pd.DataFrame
    sources: pd.DataFrame
    loaded: pd.DataFrame
    keyness: pd.DataFrame
    contexts: pd.DataFrame
    examples: pd.DataFrame
    periods: pd.DataFrame
    volume: pd.DataFrame
    changes: pd.DataFrame
    findings: pd.DataFrame
    settings: Mapping[str, Any]
    corrected: pd.DataFrame = field(default_factory=nothing_corrected)

    def __repr__(self) -> str:
        """Say what is compared; the tables themselves are attributes."""
        by, articles = self.settings.get("by"), int(self.sample["analysed"].sum())
        groups, measures = len(self.sample), len(self.measures)
        return f"<Comparison by {by}: {groups} groups, {articles} articles, {measures} measures>"

    def _repr_html_(self) -> str:
        from framing.comparison.card import comparison_card

        return comparison_card(self).html()
