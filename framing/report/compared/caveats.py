"""Caveats of a comparison: what a reader must know before the first figure on groups."""

from __future__ import annotations

import pandas as pd

from framing.comparison.correcting import ALPHA
from framing.comparison.tables import Comparison
from framing.report.caveats import Caveat, model_caveats
from framing.report.compared.shown import grouping
from framing.report.wording import count, listing, percent
from framing.tables import Tables

_NAMED = 5


def find_compared_caveats(comparison: Comparison, tables: Tables) -> list[Caveat]:
    """Give what must be read first, the most general before the particular."""
    checks = (
        _scope(comparison),
        *model_caveats(tables),
        _small(comparison),
        _primary(comparison),
        _composition(comparison),
        _shared(comparison),
        _left_out(comparison),
    )
    return [caveat for caveat in checks if caveat]


def _scope(comparison: Comparison) -> Caveat:
    one, _ = grouping(comparison)
    return Caveat(
        "Text, not motive.",
        f"The page describes the articles that were collected of each {one}. It says nothing of "
        "intent or effect, and stands for more only where the articles are a sample of more. "
        "The article is the unit: intervals and tests draw whole articles.",
    )


def _small(comparison: Comparison) -> Caveat | None:
    sample = comparison.sample
    small = [_sized(sample, size) for size in ("none", "case", "few")]
    names = [name for some in small for name in some]
    if not names:
        return None
    shown = listing([*names[:_NAMED], *(["others"] if len(names) > _NAMED else [])])
    verb = "has" if len(names) == 1 else "have"
    return Caveat(
        "Few articles.",
        f"{shown} {verb} under 10 articles to compare: differences there are exploratory and none "
        "is stated; of a single article nothing is inferred.",
    )


def _sized(sample: pd.DataFrame, size: str) -> list[str]:
    """Give the groups of a size, each with its articles."""
    amounts = sample.loc[sample["size"] == size, "analysed"]
    return [f"{group} ({amount})" for group, amount in amounts.items()]


def _primary(comparison: Comparison) -> Caveat | None:
    sizes = comparison.differences.groupby("family")["family_size"].first()
    tested, families = int(sizes.sum()), int((sizes > 0).sum())
    if comparison.measures["primary"].any() or not tested:
        return None
    return Caveat(
        "No measure was named beforehand.",
        f"All {count(tested, 'test')} look at everything at once. They are corrected within "
        f"{count(families, 'family', 'families')}, each at 5%: where nothing differs, something is "
        f"still stated in up to {percent(min(ALPHA * families, 1.0))} of studies. What they find "
        "is to be confirmed on other articles.",
    )


def _composition(comparison: Comparison) -> Caveat | None:
    if comparison.settings.get("adjust") or len(comparison.sample) < 2:
        return None
    return Caveat(
        "Crude differences only.",
        "Topic, section, genre, length and wire copy are not held equal: a difference may be one "
        "of what was reported rather than how. Name columns to adjust for.",
    )


def _shared(comparison: Comparison) -> Caveat | None:
    shared = int(comparison.sample["shared"].sum())
    if not shared:
        return None
    verb = "stands" if shared == 1 else "stand"
    return Caveat(
        "Shared texts.",
        f"{count(shared, 'article')} {verb}, nearly the same, in another group too (wire copy, "
        "syndication): groups are more alike for it, and their articles are not independent.",
    )


def _left_out(comparison: Comparison) -> Caveat | None:
    reasons = comparison.left_out["reason"].value_counts().to_dict()
    told = {
        "duplicate": "near-duplicates",
        "language": "not in English",
        "short": "too short",
        "no group": "without a group",
    }
    parts = [f"{int(reasons[key])} {words}" for key, words in told.items() if reasons.get(key)]
    if not parts:
        return None
    return Caveat("Left out.", f"Not compared: {listing(parts)}.")
