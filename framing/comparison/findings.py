"""Findings: sentences that rules draw from the tables, on texts and never on motives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from framing.comparison.changes import CHANGE, FEWEST, NO_CHANGE, TOO_FEW
from framing.comparison.contrasts import contrasts
from framing.comparison.correcting import (
    EQUIVALENT,
    EXPLORATORY,
    HIGHER,
    NO_DIFFERENCE,
    NOT_TESTED,
)
from framing.comparison.intervals import ENOUGH
from framing.comparison.outcomes import CLEAR, counted, outcomes_of
from framing.comparison.phrases import Phrases, amounts, at_start, p_of
from framing.comparison.settings import Settings
from framing.comparison.tables import FINDINGS, INDEX
from framing.tables import make_table
from framing.text.figures import count, listing

#: The kinds of findings, in their order on a page.
PRIMARY, SECONDARY, SAMPLE, TIME = "primary", "secondary", "sample", "time"
_SHOWN = 5

Row = tuple[str, str, str, str, str]


def find(
    sample: pd.DataFrame,
    measures: pd.DataFrame,
    means: pd.DataFrame,
    differences: pd.DataFrame,
    changes: pd.DataFrame,
    settings: Settings,
    corrected: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give the table ``findings``: a sentence for each difference asked for, others if clear.

    Every primary measure has one for each group, whatever came out (kind ``primary``); of two
    groups that are compared with each other it is told once, and of a group without articles
    nothing (``framing.comparison.contrasts``). Of the other measures, those have that are clearly
    different or equivalent; then one sentence says how many are neither, and one each what is
    exploratory and what was not tested (``secondary``), in differences as
    ``framing.comparison.outcomes`` counts them.
    A difference of frames is told with what *corrected*, the table of that name, makes of it.
    ``sample`` tells of small groups and repeated articles, ``time`` of changes.
    """
    told = _Told(measures, means, settings, sample["analysed"].to_dict(), corrected)
    rows = [
        *_differences(told, differences),
        *_on_the_sample(sample),
        *_on_time(told, changes),
    ]
    table = make_table(rows, FINDINGS)
    table.index = pd.RangeIndex(len(table), name=INDEX["findings"][0])
    return table


class _Told:
    """What sentences need to know beside their own row."""

    def __init__(
        self,
        measures: pd.DataFrame,
        means: pd.DataFrame,
        settings: Settings,
        articles: Mapping[Any, int],
        corrected: pd.DataFrame | None,
    ) -> None:
        self.settings = settings
        self.corrected = {} if corrected is None else dict(_rows(corrected))
        self.articles = articles
        self.contrasts = contrasts(articles, settings.reference)
        self.primary = measures["primary"].to_dict()
        self.mean = means["mean"].to_dict()
        spread = means.groupby(level="measure")["sd"].max().to_dict()
        self.phrases = {
            str(name): Phrases(row["label"], row["unit"], spread[name])
            for name, row in _rows(measures)
        }

    def other(self, group: str) -> str:
        """Give what a group is compared with."""
        return self.contrasts[group] or "the other groups"


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Give each row with its index."""
    records: list[dict[Any, Any]] = table.to_dict("records")
    yield from zip(table.index, records, strict=True)


def _differences(told: _Told, differences: pd.DataFrame) -> Iterator[Row]:
    """Tell of primary measures, then of others that are clear, then of all others in short."""
    differences = counted(differences, told.articles, told.settings.reference)
    names = differences.index.get_level_values("measure")
    is_primary = pd.Series([told.primary[name] for name in names], differences.index, dtype="bool")
    others = differences[~is_primary]
    for kind, rows in ((PRIMARY, differences[is_primary]), (SECONDARY, others)):
        for (measure, group), row in _rows(rows):
            if kind == PRIMARY or row["verdict"] in CLEAR:
                yield kind, measure, group, _sentence(told, measure, group, row), "differences"
    for sentence in _in_short(others["verdict"], told):
        yield SECONDARY, "", "", sentence, "differences"


def _sentence(told: _Told, measure: str, group: str, row: dict[str, Any]) -> str:
    phrases, other, verdict = told.phrases[measure], told.other(group), row["verdict"]
    sizes = amounts(row["articles"], row["reference_articles"])
    if verdict == NOT_TESTED:
        few = min(row["articles"], row["reference_articles"]) < 2
        why = "a side has fewer than two articles" if few else "its figures do not vary"
        return f"“{phrases.label}” of {group} and {other} was not tested: {why} ({sizes})."
    mean = told.mean[measure, group]
    means = f"{phrases.figure(mean)} against {phrases.figure(mean - row['difference'])}"
    interval = phrases.interval(row["low"], row["high"])
    effect = f"difference {phrases.difference(row['difference'])}, {interval}"
    tested = f"{p_of(row['p_adjusted'])}; {sizes}"
    if verdict == EXPLORATORY:
        return (
            f"Exploratory, with fewer than {ENOUGH} articles on a side: “{phrases.label}” of"
            f" {group} is {means} of {other} ({effect}; {sizes}). Nothing is concluded."
        )
    held = _held_equal(told, measure, row) + _corrected(told, measure, group)
    if verdict == EQUIVALENT:
        bound = phrases.difference(row["bound"], signed=False)
        return (
            f"{at_start(group)} and {other} differ in “{phrases.label}” by less than {bound}, which"
            f" was set beforehand as too little to matter: {means} ({effect}; {sizes}).{held}"
        )
    if verdict == NO_DIFFERENCE:
        return (
            f"No clear difference between {group} and {other} in “{phrases.label}”: {means}"
            f" ({effect}, {tested}).{held}"
        )
    has = phrases.more() if verdict == HIGHER else phrases.fewer()
    return f"{at_start(group)} has {has} than {other}: {means} ({effect}, {tested}).{held}"


def _held_equal(told: _Told, measure: str, row: dict[str, Any]) -> str:
    """Say what is left of a difference with the covariates held equal, but never by itself."""
    adjust, phrases = told.settings.adjust, told.phrases[measure]
    if not adjust:
        return ""
    names = listing([name for name in adjust if name != measure] or list(adjust))
    if math.isnan(row["adjusted_difference"]):
        return f" With {names} held equal it cannot be estimated."
    interval = phrases.interval(row["adjusted_low"], row["adjusted_high"])
    return (
        f" With {names} held equal: {phrases.difference(row['adjusted_difference'])}, {interval},"
        f" from {count(row['adjusted_articles'], 'article')}."
    )


def _corrected(told: _Told, measure: str, group: str) -> str:
    """Say what is left of a difference of frames when errors of the programme are corrected."""
    row, phrases = told.corrected.get((measure, group)), told.phrases[measure]
    if row is None:
        return ""
    if math.isnan(row["difference"]):
        return f" Not corrected for errors of the programme: {row['not_compared']}."
    figure = phrases.difference(row["difference"])
    interval = phrases.interval(row["difference_low"], row["difference_high"])
    return f" Corrected for errors of the programme: {figure}, {interval}."


def _in_short(verdicts: pd.Series, told: _Told) -> Iterator[str]:
    """Tell how many differences in measures not named beforehand gave nothing to tell."""
    found = outcomes_of(verdicts.tolist())
    if found.tested > found.clear:
        amount = found.tested - found.clear
        yield (
            f"{amount:,} of {count(found.tested, 'difference')} tested in measures that were not"
            f" named beforehand {'is' if amount == 1 else 'are'} not clear."
        )
    other = "other " if found.tested or any(told.primary.values()) else ""
    for verdict, why in (
        (EXPLORATORY, f"exploratory: fewer than {ENOUGH} articles on a side"),
        (NOT_TESTED, "not tested: a side has fewer than two articles, or nothing varies"),
    ):
        ours = verdicts[verdicts == verdict]
        if len(ours):
            names = list(dict.fromkeys(map(str, ours.index.get_level_values("group"))))
            if len(told.contrasts) == 1 and not told.settings.reference:
                names += told.contrasts.values()
            are = "is" if len(ours) == 1 else "are"
            yield f"{count(len(ours), f'{other}difference')} of {_named(names)} {are} {why}."


def _named(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return listing([*names[:_SHOWN], *([f"{more:,} more"] if more > 0 else [])])


def _on_the_sample(sample: pd.DataFrame) -> Iterator[Row]:
    """Tell of groups that carry nothing or little, and of articles that stand more than once."""
    for size, rows in sample[sample["size"] != "enough"].groupby("size", sort=False):
        names = list(map(str, rows.index))
        if len(names) > _SHOWN:
            yield SAMPLE, "", "", _of_small(_named(names), str(size)), "sample"
            continue
        for group, row in _rows(rows):
            articles = count(int(row["analysed"]), "article")
            yield SAMPLE, "", group, _of_small(group, str(size), articles), "sample"
    duplicates = int(sample["duplicates"].sum())
    if duplicates:
        verb = "repeats" if duplicates == 1 else "repeat"
        yield (
            *(SAMPLE, "", ""),
            f"{count(duplicates, 'article')} {verb} another of the same group nearly word for word;"
            " such articles count once.",
            "sample",
        )
    shared = int(sample["shared"].sum())
    if shared:
        verb = "stands" if shared == 1 else "stand"
        yield (
            *(SAMPLE, "", ""),
            f"{count(shared, 'article')} {verb}, nearly word for word, in another group too.",
            "sample",
        )


def _of_small(who: str, size: str, articles: str = "") -> str:
    """Say how far a group carries, or several, of which *articles* are not told one by one."""
    if size == "none":
        return f"Of {who} no article is left to compare."
    if size == "case":
        one = f"{who} is a case" if articles else f"{who} are cases"
        return f"With {articles or '1 article each'}, {one}, from which nothing is inferred."
    each = articles or f"2 to {ENOUGH - 1} articles each"
    return f"With {each}, what is said of {who} is exploratory."


def _on_time(told: _Told, changes: pd.DataFrame) -> Iterator[Row]:
    """Tell what changed, of primary measures also what did not."""
    quiet = {NO_CHANGE: 0, TOO_FEW: 0}
    for measure, row in _rows(changes):
        verdict = str(row["verdict"])
        phrases = told.phrases[measure]
        if verdict == CHANGE:
            yield TIME, measure, "", _change(phrases, row), "time"
        elif told.primary[measure]:
            why = _too_few(told) if verdict == TOO_FEW else ""
            yield TIME, measure, "", f"“{phrases.label}”: {verdict} over time{why}.", "time"
        else:
            quiet[verdict] += 1
    noun = "other measure" if len(changes) > sum(quiet.values()) else "measure"
    for verdict, amount in quiet.items():
        if amount:
            has = "has" if amount == 1 else "have"
            why = _too_few(told) if verdict == TOO_FEW else ""
            yield TIME, "", "", f"{count(amount, noun)} {has} {verdict} over time{why}.", "time"


def _too_few(told: _Told) -> str:
    """Say what too few periods are."""
    return f" (fewer than {FEWEST} {told.settings.period}s with {ENOUGH} articles or more)"


def _change(phrases: Phrases, row: dict[str, Any]) -> str:
    place = f"{row['period']}"
    if row["earliest"] != row["latest"]:
        place += f" (95% interval {row['earliest']} to {row['latest']})"
    means = f"{phrases.figure(row['before'])} before, {phrases.figure(row['after'])} from then on"
    interval = phrases.interval(row["low"], row["high"])
    return (
        f"“{phrases.label}” changed in {place}: {means} (difference"
        f" {phrases.difference(row['difference'])}, {interval}, {p_of(row['p_adjusted'])})."
    )
