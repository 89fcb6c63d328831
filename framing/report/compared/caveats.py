"""Caveats of a comparison: what a reader must know before the first figure on groups."""

from __future__ import annotations

import pandas as pd

from framing.comparison.calendar import form_of
from framing.comparison.correcting import ALPHA
from framing.comparison.phrases import at_start
from framing.comparison.tables import Comparison
from framing.evaluation.quality import Quality
from framing.report.caveats import Caveat, model_caveats
from framing.report.compared.shown import grouping, outcomes, told_contrasts
from framing.report.wording import count, listing, percent
from framing.tables import Tables

_NAMED = 5
_TRAITS = ("topic", "section", "genre", "length")


def find_compared_caveats(
    comparison: Comparison, tables: Tables, quality: Quality | None = None
) -> list[Caveat]:
    """Give what must be read first, the most general before the particular."""
    checks = (
        _scope(comparison),
        *model_caveats(tables, quality),
        _small(comparison),
        _against_others(comparison),
        _primary(comparison),
        _composition(comparison),
        _shared(comparison),
        _undated(comparison),
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
    shown = at_start(shown)
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


def _against_others(comparison: Comparison) -> Caveat | None:
    if not any(other == "" for other in told_contrasts(comparison).values()):
        return None
    one, _ = grouping(comparison)
    return Caveat(
        "Each against all others.",
        f"Every {one} is compared with all others together, so that one {one} far off makes the "
        f"others differ too, however alike these are: --reference NAME compares with one {one} "
        "instead.",
    )


def _primary(comparison: Comparison) -> Caveat | None:
    sizes = comparison.differences.groupby("family")["family_size"].first()
    tested, families = outcomes(comparison).tested, int((sizes > 0).sum())
    if comparison.measures["primary"].any() or not tested:
        return None
    return Caveat(
        "No measure was named beforehand.",
        f"Everything was looked at, in {count(tested, 'test')}, corrected within "
        f"{count(families, 'family', 'families')}, each at 5%: where nothing differs, something is "
        f"still stated in up to {percent(min(ALPHA * families, 1.0))} of studies. What is found "
        "is to be confirmed on other articles.",
    )


def _composition(comparison: Comparison) -> Caveat | None:
    if comparison.settings.get("adjust") or len(comparison.sample) < 2:
        return None
    # What groups are made of cannot be held equal between them.
    unequal = [trait for trait in _TRAITS if trait != comparison.settings.get("by")]
    told = listing([*unequal, "wire copy"])
    return Caveat(
        "Crude differences only.",
        f"{told.capitalize()} are not held equal: a difference may be one of what was reported "
        "rather than how. Name columns to adjust for.",
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


def _undated(comparison: Comparison) -> Caveat | None:
    """Tell of articles compared that stand in no period, where a look at time was asked for."""
    period = str(comparison.settings.get("period") or "")
    analysed = int(comparison.sample["analysed"].sum())
    undated = analysed - int(comparison.volume["articles"].sum())
    if not period or not undated:
        return None
    has, stands = ("has", "it stands") if undated == 1 else ("have", "they stand")
    return Caveat(
        "Dates missing.",
        f"{undated:,} of {count(analysed, 'article')} compared {has} no date that says its "
        f"{period}, written as {form_of(period)}: {stands} in no {period}, but in all other "
        "figures.",
    )


def _left_out(comparison: Comparison) -> Caveat | None:
    reasons = comparison.left_out["reason"].value_counts().to_dict()
    amounts = {
        "duplicate": ("near-duplicate", "near-duplicates"),
        "language": ("not in English",) * 2,
        "short": ("too short",) * 2,
        "no group": ("without a group",) * 2,
    }
    parts = [count(int(reasons[key]), *told) for key, told in amounts.items() if reasons.get(key)]
    if not parts:
        return None
    return Caveat("Left out.", f"Not compared: {listing(parts)}.")
