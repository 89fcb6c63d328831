"""What a page on groups shows first, and what its groups are called."""

from __future__ import annotations

from framing.comparison.contrasts import contrasts
from framing.comparison.outcomes import Outcomes, counted, outcomes_of
from framing.comparison.sample import NO_GROUP
from framing.comparison.tables import Comparison

#: Where no measure was named before looking, these are shown first; of frames all are.
_USUAL = (
    "loaded_narrator_per_100_words",
    "loaded_per_100_words",
    "sentiment_narrator_mean",
    "attribution_named_share",
    "readability_flesch_kincaid_grade",
)

#: Why no difference at all could be tested.
UNTESTED = "every comparison has a side of fewer than two articles, or figures that do not vary"


def shown_measures(comparison: Comparison) -> list[str]:
    """Give the measures to show first: primary ones, then the usual ones of each family."""
    measures = comparison.measures
    primary = [str(name) for name in measures.index[measures["primary"]]]
    usual = [name for name in _USUAL if name in measures.index and name not in primary]
    return [*primary, *usual]


def told_contrasts(comparison: Comparison) -> dict[str, str]:
    """Give the groups whose differences are shown, each with what it is compared with.

    That is "" for all others together (``framing.comparison.contrasts``).
    """
    reference = str(comparison.settings.get("reference") or "")
    return contrasts(comparison.sample["analysed"].to_dict(), reference)


def collected_in_all(comparison: Comparison) -> int:
    """Count the articles collected, also those without a group, that no group's row has."""
    nowhere = int((comparison.left_out["reason"] == NO_GROUP).sum())
    return int(comparison.sample["collected"].sum()) + nowhere


def outcomes(comparison: Comparison) -> Outcomes:
    """Count what became of the differences (``framing.comparison.outcomes``)."""
    articles = comparison.sample["analysed"].to_dict()
    reference = str(comparison.settings.get("reference") or "")
    rows = counted(comparison.differences, articles, reference)
    return outcomes_of(rows["verdict"].tolist())


def grouping(comparison: Comparison) -> tuple[str, str]:
    """Give what a group is called, and several: by the column compared by.

    A column whose name is no plain word gives "group".
    """
    by = str(comparison.settings.get("by") or "")
    if not (by.isalpha() and by.isascii() and by.islower()):
        return "group", "groups"
    consonant = by.endswith("y") and by[-2:-1] not in "aeiou"
    return by, f"{by[:-1]}ies" if consonant else f"{by}s"
