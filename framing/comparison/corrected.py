"""Corrected shares: frames of groups as the programme counts them, and as codes correct that."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from framing.coded import CodedParagraphs
from framing.coded.cells import WEIGHT
from framing.comparison.contrasts import mirrored
from framing.comparison.dictionary import NO_FRAME
from framing.comparison.intervals import (
    Interval,
    Side,
    difference_interval,
    interval_of,
    seed_of,
    side_of,
)
from framing.comparison.misclassification import (
    FEWEST_ARTICLES,
    FEWEST_CODED,
    Errors,
    Flags,
    Floats,
    corrected,
    corrected_by_all,
    hits,
)
from framing.comparison.sample import Sample
from framing.comparison.settings import Settings
from framing.comparison.tables import CORRECTED, INDEX
from framing.frames.decided import codes_of, read_decided
from framing.tables import Tables

_SHARE = "share_"
#: Whose codes a share was corrected by.
OWN, ALL_GROUPS, NOBODY = "group", "all groups", ""


def corrected_shares(sample: Sample, coded: CodedParagraphs, settings: Settings) -> pd.DataFrame:
    """Give the table ``corrected`` of a comparison: a row a frame and group."""
    frames = list(_frames(sample, coded, settings))
    rows = [frame.row(group) for frame in frames for group in sample.names]
    named = [(frame.measure, group) for frame in frames for group in sample.names]
    index = pd.MultiIndex.from_tuples(named, names=INDEX["corrected"])
    columns = {
        name: pd.Series([row[name] for row in rows], index=index, dtype=kind)
        for name, kind in CORRECTED.items()
    }
    return pd.DataFrame(columns, index=index)


def _frames(sample: Sample, coded: CodedParagraphs, settings: Settings) -> Iterator[_Frame]:
    """Give each frame with its codes; that of no frame last, where every frame was coded."""
    tables, frames = sample.tables, codes_of(sample.tables)
    said = {code: said_of(tables, code) for code in frames}
    known = coded.codes.reindex(tables.paragraphs.index)
    blank = pd.Series(math.nan, index=known.index)
    for code in frames:
        yield _Frame(f"{_SHARE}{code}", said[code], known.get(code, blank), known, sample, settings)
    none = pd.concat([1 - said[code] for code in frames], axis=1).prod(axis=1, skipna=False)
    codes = known.reindex(columns=frames)
    absent = (codes == 0).all(axis=1).astype("float64").where(codes.notna().all(axis=1))
    yield _Frame(NO_FRAME, none, absent, known, sample, settings)


def said_of(tables: Tables, code: str) -> pd.Series:
    """Give what the programme says of a frame in each paragraph, NaN where it read none.

    1 where it assigned it, 0 where it ruled it out, its probability where it left it open: so an
    open paragraph counts, as coders coded it too.
    """
    decided = read_decided(tables, code)
    given = decided.assigned.astype("float64").where(decided.decided, decided.probability)
    return given.where(decided.scored)


@dataclass(frozen=True, eq=False)
class _Frame:
    """One frame in all paragraphs that are compared: what is said of it, and what was coded."""

    measure: str
    said: pd.Series
    codes: pd.Series
    known: pd.DataFrame
    sample: Sample
    settings: Settings

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """The paragraphs that were read: place of the article, said, code, weight."""
        owner = self.sample.tables.paragraphs["article_id"]
        table = pd.DataFrame({"said": self.said, "code": self.codes, WEIGHT: self.known[WEIGHT]})
        table["article"] = self.sample.groups.index.get_indexer(pd.Index(owner))
        table["group"] = self.sample.groups.reindex(owner).to_numpy()
        table = table[table["said"].notna()]
        if table.loc[table["code"].notna(), WEIGHT].isna().any():
            # Nobody says how paragraphs were drawn: within a group, all of them alike.
            read = table.groupby("group")["said"].transform("size")
            table[WEIGHT] = read / table.groupby("group")["code"].transform("count")
        table["size"] = table.groupby("article")["said"].transform("size")
        return table

    @cached_property
    def coded(self) -> pd.DataFrame:
        """The paragraphs that were coded."""
        return self.paragraphs[self.paragraphs["code"].notna()]

    @cached_property
    def errors(self) -> Errors:
        """What is said and how far it is wrong, article by article."""
        every, coded, amount = self.paragraphs, self.coded, len(self.sample.groups)
        with np.errstate(invalid="ignore"):
            said = _summed(every, every["said"], amount) / _summed(every, 1.0, amount)
        weight = coded[WEIGHT] / coded["size"]
        wrong = _summed(coded, weight * (coded["code"] - coded["said"]), amount)
        return Errors(said, wrong, _summed(coded, weight, amount), _summed(coded, 1.0, amount))

    @cached_property
    def groups(self) -> np.ndarray[Any, Any]:
        return self.sample.groups.to_numpy(dtype=object)

    def is_in(self, group: str) -> Flags:
        return np.asarray(self.groups == group, dtype=np.bool_)

    def is_other(self, group: str) -> Flags:
        """Say which articles a group is compared with, as the differences of means have it."""
        reference = self.settings.reference
        return self.is_in(reference) if reference else ~self.is_in(group)

    def side(self, chosen: Flags, name: str) -> Side:
        """Give the figures of some articles, corrected by their own codes."""
        return self._side(corrected(self.errors.within(chosen)), name)

    def _side(self, figures: Floats, name: str) -> Side:
        seed = seed_of(self.settings.random_state, f"corrected {self.measure}", name)
        return side_of(figures, draws=self.settings.draws, seed=seed)

    def row(self, group: str) -> dict[str, Any]:
        """Give the row of a group."""
        mine, codes = self.is_in(group), self.coded[self.coded["group"] == group]
        own = self.errors.within(mine)
        figures = (codes[name].to_numpy(np.float64) for name in ("code", "said", WEIGHT))
        precision, recall = hits(*figures)
        share, by, reason = self._share(group, own)
        difference, why = self._difference(group)
        return {
            "articles": len(own.said),
            "said": float(own.said.mean()) if len(own.said) else math.nan,
            "coded": own.paragraphs,
            "coded_articles": own.articles,
            "present": int(codes["code"].sum()),
            "precision": precision,
            "recall": recall,
            "corrected_by": by,
            **share,
            "reason": reason,
            **difference,
            "not_compared": why,
        }

    def _share(self, group: str, own: Errors) -> tuple[dict[str, float], str, str]:
        """Give the corrected share with its interval, whose codes corrected it, and why none."""
        every = self.errors.within(np.full(len(self.groups), True))
        if not len(own.said):
            return _told("share", math.nan), NOBODY, "no article was read"
        if own.are_enough:
            side, by = self.side(self.is_in(group), group), OWN
        elif every.are_enough:
            figures = corrected_by_all(self.errors, self.is_in(group))
            side, by = self._side(figures, f"all {group}"), ALL_GROUPS
        else:
            return _told("share", math.nan), NOBODY, _too_few(every, "in all groups")
        interval = interval_of(side).within(0.0, 1.0)
        return _told("share", min(max(side.mean, 0.0), 1.0), interval), by, ""

    def _difference(self, group: str) -> tuple[dict[str, float], str]:
        """Give the corrected difference from what a group is compared with, or why none."""
        unknown = _told("difference", math.nan)
        if group == self.settings.reference or len(self.sample.names) < 2:
            return unknown, "compared with itself" if group == self.settings.reference else ""
        mine, others = self.is_in(group), self.is_other(group)
        sizes = {name: int(self.is_in(name).sum()) for name in self.sample.names}
        other = self.settings.reference or mirrored(sizes, "").get(group, "") or f"¬{group}"
        against = self.settings.reference or "the others"
        for chosen, name in ((mine, group), (others, against)):
            errors = self.errors.within(chosen)
            if not errors.are_enough:
                return unknown, _too_few(errors, f"in {name}")
        one, two = self.side(mine, group), self.side(others, other)
        return _told("difference", one.mean - two.mean, difference_interval(one, two)), ""


def _told(name: str, figure: float, interval: Interval | None = None) -> dict[str, float]:
    """Give a figure with the ends of its interval under the names of the table."""
    low, high = (interval.low, interval.high) if interval else (math.nan, math.nan)
    return {name: figure, f"{name}_low": low, f"{name}_high": high}


def _too_few(errors: Errors, where: str) -> str:
    return (
        f"too few codes {where}: {errors.paragraphs} paragraphs of {errors.articles} articles,"
        f" expected {FEWEST_CODED} of {FEWEST_ARTICLES}"
    )


def _summed(table: pd.DataFrame, figures: pd.Series | float, articles: int) -> Floats:
    """Sum figures of paragraphs by article."""
    weights = np.broadcast_to(np.asarray(figures, dtype=np.float64), len(table))
    places = table["article"].to_numpy(dtype=np.intp)
    return np.bincount(places, weights=weights, minlength=articles).astype(np.float64)
