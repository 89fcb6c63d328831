"""Figures of attributions: what was found of those that were coded, by overlap of their content."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.classification.bootstrap import draw, interval, over
from framing.classification.codes import Floats
from framing.evaluation.attribution_codes import CodedAttribution

#: What counts as found: the rule's name, whether of direct speech alone, and more than what share
#: of the characters of the coded content.
RULES: Mapping[str, tuple[bool, float]] = {
    "all, over 0.3": (False, 0.3),
    "all, over 0.8": (False, 0.8),
    "direct, over 0.3": (True, 0.3),
    "direct, over 0.8": (True, 0.8),
}
#: The rule by which misses and false ones are listed.
LISTED = "all, over 0.3"
_COUNTS = ("right", "missed", "false", "sources", "sources_right", "types", "types_right")
_QUOTED = re.compile(r"“[^”]+”|\"[^\"]+\"|«[^»]+»|‘[^’]{12,}’")


@dataclass(frozen=True)
class FoundAttribution:
    """One attribution that the programme found in a text: its words, and where they stand."""

    unit: str
    told: Mapping[str, str]
    places: Mapping[str, frozenset[int]]
    source_type: str
    confidence: float


@dataclass(frozen=True)
class Match:
    """A coded attribution, what was found for it, and the share of its content that covers."""

    coded: CodedAttribution
    found: FoundAttribution | None
    share: float

    @property
    def source_right(self) -> float:
        """1 where the sources share a character, 0 where not, NaN without one or a match."""
        if self.found is None or not self.coded.places["source"]:
            return math.nan
        return float(bool(self.coded.places["source"] & self.found.places["source"]))

    @property
    def type_right(self) -> float:
        """1 where the source is of the type coded, 0 where not, NaN without a type or a match."""
        if self.found is None or not self.coded.source_type:
            return math.nan
        return float(self.coded.source_type == self.found.source_type)


def matches(
    coded: Sequence[CodedAttribution],
    found: Sequence[FoundAttribution],
    *,
    direct: bool,
    threshold: float,
) -> tuple[list[Match], list[FoundAttribution]]:
    """Match the attributions of one text; give these and what was found for none.

    Each coded one, in order, takes the found one that covers most of its content, and over the
    *threshold* of it; each found one serves once. Where only *direct* ones are wanted, what was
    found for others counts neither way.
    """
    free = [one for one in found if one.places["content"]]
    wanted = [one for one in coded if one.is_direct or not direct]
    told = []
    for one in wanted:
        content = one.places["content"]
        shares = [len(content & other.places["content"]) / len(content) for other in free]
        best = int(np.argmax(shares)) if shares else -1
        if best < 0 or shares[best] <= threshold:
            told.append(Match(one, None, max(shares, default=0.0)))
        else:
            told.append(Match(one, free.pop(best), shares[best]))
    if direct:
        others = [one.places["content"] for one in coded if not one.is_direct]
        free = [f for f in free if not any(f.places["content"] & other for other in others)]
    return told, free


def attribution_figures(
    units: Sequence[str],
    coded: Mapping[str, Sequence[CodedAttribution]],
    found: Mapping[str, Sequence[FoundAttribution]],
    quoted: Mapping[str, Sequence[FoundAttribution]],
    groups: Sequence[Hashable],
    *,
    random_state: int = 0,
) -> pd.DataFrame:
    """Give how well attributions were found, a row a rule of ``RULES``.

    ``coded`` attributions in the ``texts``, those ``found``, and ``right``; precision, recall, F1;
    ``source_right``, the share of right ones with a coded source whose source shares a character
    with it (of ``sources``), ``source_type_right`` likewise (of ``types``). ``quotes_…`` is what
    taking each stretch between quotation marks for an attribution comes to. Intervals hold 95 % of
    1000 bootstrap draws over *groups* (articles), missing where these are fewer than 10.
    """
    numbers, _ = pd.factorize(np.array([*map(str, groups)], dtype=object), sort=True)
    weights = draw(numbers, random_state)
    rows = {}
    for rule in RULES:
        counts = _counted(units, coded, found, rule)
        sums = counts.sum(axis=0)
        once, drawn = dict(_figures(sums[None])), dict(_figures(weights @ counts))
        row: dict[str, float] = {
            "texts": float(len(units)),
            "groups": float(len(np.unique(numbers))),
            "coded": float(sums[0] + sums[1]),
            "found": float(sums[0] + sums[2]),
            "right": float(sums[0]),
            "sources": float(sums[3]),
            "types": float(sums[5]),
        }
        for name, value in once.items():
            low, high = interval(drawn[name])
            row |= {name: float(value[0]), f"{name}_low": low, f"{name}_high": high}
        floor = dict(_figures(_counted(units, coded, quoted, rule).sum(axis=0)[None]))
        row |= {f"quotes_{name}": float(floor[name][0]) for name in ("precision", "recall", "f1")}
        rows[rule] = row
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("rule")
    return table.astype("float64")


def _counted(
    units: Sequence[str],
    coded: Mapping[str, Sequence[CodedAttribution]],
    found: Mapping[str, Sequence[FoundAttribution]],
    rule: str,
) -> Floats:
    """Give the counts of each text, a row a text and a column each of ``_COUNTS``."""
    direct, threshold = RULES[rule]
    rows = np.zeros((len(units), len(_COUNTS)))
    for at, unit in enumerate(units):
        told, free = matches(
            coded.get(unit, ()), found.get(unit, ()), direct=direct, threshold=threshold
        )
        right = [match for match in told if match.found is not None]
        sources = [m.source_right for m in right if not math.isnan(m.source_right)]
        types = [m.type_right for m in right if not math.isnan(m.type_right)]
        rows[at] = (
            *(len(right), len(told) - len(right), len(free)),
            *(len(sources), sum(sources), len(types), sum(types)),
        )
    return rows


def _figures(sums: Floats) -> Iterator[tuple[str, Floats]]:
    right, missed, false, sources, sources_right, types, types_right = sums.T
    yield "precision", over(right, right + false)
    yield "recall", over(right, right + missed)
    yield "f1", over(2 * right, 2 * right + missed + false)
    yield "source_right", over(sources_right, sources)
    yield "source_type_right", over(types_right, types)


def quoted_in(unit: str, text: str) -> list[FoundAttribution]:
    """Give each stretch between quotation marks as if it were an attribution.

    >>> [one.told["content"] for one in quoted_in("u", "It was “late”, he said.")]
    ['“late”']
    """
    none: frozenset[int] = frozenset()
    return [
        FoundAttribution(
            unit,
            {"content": match.group()},
            {"content": frozenset(range(*match.span())), "source": none, "cue": none},
            "",
            math.nan,
        )
        for match in _QUOTED.finditer(text)
    ]
