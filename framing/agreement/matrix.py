"""Matrices: the codes that coders gave on one variable, a row a unit and a column a coder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast, get_args

import numpy as np
import pandas as pd

from framing.agreement.alpha import Floats
from framing.agreement.chance import Ints
from framing.agreement.reading import shown
from framing.codings import ADJUDICATED, ATTRIBUTIONS, LOADED, SENTIMENT, Level
from framing.errors import InputError

_KNOWN = {variable.name: variable for variable in (LOADED, SENTIMENT, ATTRIBUTIONS)}
LEVELS: tuple[str, ...] = get_args(Level)
#: The codes of what is present or not; both may be given, though only one was.
PRESENCE = ("0", "1")
_REMEDY = (
    "Nothing was computed. Levels are nominal (codes without order), ordinal (ranks), interval"
    " (numbers) or ratio (numbers from zero up)."
)


@dataclass(frozen=True, eq=False)
class Matrix:
    """What coders said on one variable.

    ``places`` has a row a unit and a column a coder: the place of the code in ``codes``, −1 where
    there is none. ``values`` are the codes as numbers; of nominal ones their places. ``groups``
    number the articles from 0; each unit is one where these are not known.
    """

    variable: str
    level: Level
    codes: tuple[str, ...]
    values: Floats
    units: tuple[str, ...]
    coders: tuple[str, ...]
    places: Ints
    groups: Ints

    @property
    def counts(self) -> Floats:
        """How many coders gave each code to each unit: a row a unit, a column a code."""
        coded = self.places[:, :, None] == np.arange(len(self.codes))
        return cast(Floats, coded.sum(axis=1).astype(np.float64))

    @property
    def is_presence(self) -> bool:
        """Whether it was coded 1 where something is present, 0 where it is not."""
        return self.codes == PRESENCE

    @property
    def nested(self) -> bool:
        """Whether several units belong to one group."""
        return len(np.unique(self.groups)) < len(self.units)


def matrices_of(codings: pd.DataFrame, levels: Mapping[str, Level]) -> list[Matrix]:
    """Give a matrix for each variable of checked codings whose level *levels* tells.

    The coder ``adjudicated`` counts as none. A variable that nobody coded has no units.
    """
    counted = codings[(codings["coder"] != ADJUDICATED) & codings["value"].notna()]
    return [_matrix(counted[counted["variable"] == n], n, level) for n, level in levels.items()]


def levels_of(codings: pd.DataFrame, levels: Mapping[str, str] | None = None) -> dict[str, Level]:
    """Give the level of each variable of checked codings, in the order they first come.

    Raises InputError, which names every level, variable and code that does not fit.
    """
    named = [str(name) for name in codings["variable"].unique()]
    given = {name: str(level) for name, level in (levels or {}).items()}
    faults = [
        f"levels: no variable {shown(name)}; there are {', '.join(named)}"
        for name in given
        if name not in named
    ]
    faults += [
        f"levels: {shown(level)} for {name!r}, expected one of {', '.join(LEVELS)}"
        for name, level in given.items()
        if level not in LEVELS
    ]
    usual = {name: _KNOWN[name].level for name in named if name in _KNOWN}
    told = {name: given.get(name, usual.get(name, "nominal")) for name in named}
    for name, level in told.items():
        if level in LEVELS:
            faults += _strange_codes(codings[codings["variable"] == name], name, level)
    if faults:
        raise InputError("codings", faults, remedy=_REMEDY)
    return cast(dict[str, Level], told)


def codes_allowed(codings: pd.DataFrame, variable: str, level: Level) -> tuple[str, ...]:
    """Give the codes of a variable: those it is known to have, else those that coders gave.

    None where it may be any number. In their order: numbers by size, then texts.
    """
    if variable in _KNOWN:
        return _KNOWN[variable].codes
    if level in ("interval", "ratio"):
        return ()
    return _given(codings.loc[codings["variable"] == variable, "value"])


def fits(code: str, codes: Sequence[str], level: Level) -> str:
    """Say what was expected in place of a code, nothing where it is one of a variable's.

    >>> fits("2", ("0", "1"), "nominal"), fits("-1", (), "ratio"), fits("2", (), "ratio")
    ('expected one of 0, 1', 'expected a number from 0 on', '')
    """
    if codes:
        return "" if code in codes else f"expected one of {', '.join(codes)}"
    number = number_of(code)
    if level == "ratio":
        return "" if number >= 0 else "expected a number from 0 on"
    return "expected a number" if level != "nominal" and math.isnan(number) else ""


def _given(values: pd.Series) -> tuple[str, ...]:
    """Give the codes that were given; presence has two, though only one was."""
    given = {str(value) for value in values.dropna()}
    return PRESENCE if given and given <= set(PRESENCE) else tuple(sorted(given, key=_order))


def _order(code: str) -> tuple[float, str]:
    number = number_of(code)
    return (math.inf if math.isnan(number) else number, code)


def number_of(code: str) -> float:
    """Give a code as a number, NaN where it is none.

    >>> number_of("-1"), number_of("yes"), number_of("inf")
    (-1.0, nan, nan)
    """
    try:
        number = float(code)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def _strange_codes(own: pd.DataFrame, name: str, level: str) -> Iterator[str]:
    """Say which codes a variable cannot have."""
    known = _KNOWN[name].codes if name in _KNOWN else ()
    for code, rows in own[own["value"].notna()].groupby("value", sort=True):
        fault = fits(str(code), known, cast(Level, level))
        if not fault and level != "nominal":
            fault = fits(str(code), (), cast(Level, level))
        if fault:
            unit, coder = rows.iloc[0][["paragraph_id", "coder"]]
            more = f" and in {len(rows) - 1} more" if len(rows) > 1 else ""
            yield (
                f"{name!r} of {shown(unit)} is {shown(code)} by coder {shown(coder)}{more};"
                f" {fault}, since it is {level}"
            )


def _matrix(own: pd.DataFrame, name: str, level: Level) -> Matrix:
    own = own.sort_values(["paragraph_id", "coder"])
    codes = codes_allowed(own, name, level) or _given(own["value"])
    values = np.arange(len(codes), dtype=np.float64)
    if level != "nominal":
        codes = tuple(sorted(codes, key=number_of))
        values = np.array([number_of(code) for code in codes])
    articles = own.groupby("paragraph_id", sort=True)["article_id"].first()
    coders = sorted(own["coder"].unique())
    places = np.full((len(articles), len(coders)), -1, dtype=np.intp)
    rows = articles.index.get_indexer(pd.Index(own["paragraph_id"]))
    columns = pd.Index(coders, dtype="object").get_indexer(pd.Index(own["coder"]))
    places[rows, columns] = pd.Index(codes, dtype="object").get_indexer(pd.Index(own["value"]))
    units = tuple(map(str, articles.index))
    groups = _numbered(units, articles.tolist())
    return Matrix(name, level, codes, values, units, tuple(map(str, coders)), places, groups)


def _numbered(units: Sequence[str], articles: Sequence[object]) -> Ints:
    """Number the articles of units; a unit whose article is not known is one by itself."""
    named = [
        ("article", article) if isinstance(article, str) else ("unit", unit)
        for unit, article in zip(units, articles, strict=True)
    ]
    numbers = {name: at for at, name in enumerate(dict.fromkeys(named))}
    return np.array([numbers[name] for name in named], dtype=np.intp)
