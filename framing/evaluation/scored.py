"""Scored: coded texts with what the programme says of them, from whatever they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pandas as pd

from framing.analysis import analyze, open_analysis
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, TEXT, Allowed, Coded, read_codes
from framing.scoring import DEFAULT, MODELS
from framing.storage import is_stored
from framing.tables import Tables

#: The column of outlets, of codes as of articles.
OUTLET = "outlet"
_DEFAULTS = {"model": MODELS[0], "codebook": DEFAULT, "loaded": None}


@dataclass(frozen=True, eq=False)
class Scored:
    """Coded texts and the tables of an analysis that holds them.

    ``places`` gives for each unit of ``coded`` the paragraph of ``tables`` that it is.
    """

    tables: Tables
    coded: Coded
    places: Mapping[str, str]

    @property
    def units(self) -> pd.DataFrame:
        """The codes as ``coded_<name>``, with the outlet of each text, "" where nobody says."""
        table, names = self.coded.table, self.coded.frames
        units = table.rename(columns={name: f"coded_{name}" for name in names})
        if OUTLET not in units:
            own = self.tables.articles[OUTLET].reindex(units[ARTICLE]).fillna("")
            units[OUTLET] = own.astype("str").to_numpy()
        return units

    @property
    def groups(self) -> list[Any]:
        """What is drawn together for intervals: articles, or each text by itself."""
        table = self.coded.table
        return [*(table[ARTICLE] if self.coded.grouped else table.index)]

    def of_units(self, table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
        """Give columns of a table of paragraphs, a row a unit."""
        rows = [self.places[unit] for unit in self.coded.table.index]
        index = self.coded.table.index
        return table.reindex(rows)[[*columns]].astype("float64").set_axis(index)

    def spans(self, chosen: pd.Series, columns: Sequence[str]) -> pd.DataFrame:
        """Give the spans that are *chosen* and stand in coded texts, by unit."""
        unit_of = {place: unit for unit, place in self.places.items()}
        spans = self.tables.spans
        ours = spans[chosen & spans["paragraph_id"].isin([*unit_of])].reset_index(drop=True)
        units = pd.Series([unit_of[place] for place in ours["paragraph_id"]], dtype="str")
        return pd.concat([units.rename("unit"), ours[[*columns]]], axis=1)

    def provenance(self, random_state: int, **codes: Any) -> dict[str, Any]:
        """Give what is known of the analysis, and of the codes."""
        told = {
            "file": self.coded.name,
            "paragraphs": len(self.coded.table),
            "contradictory": self.coded.contradictory,
            "sha256": self.coded.sha256,
        }
        return {
            **self.tables.provenance,
            "codes": {**told, **codes},
            "groups": "articles" if self.coded.grouped else "texts",
            "random_state": random_state,
        }


def is_analysis(source: Any) -> bool:
    """Say whether a source is an analysis, in memory or in a folder, and not articles."""
    return isinstance(source, Tables) or (isinstance(source, (str, Path)) and is_stored(source))


def given_analysis(source: Any, settings: Mapping[str, Any]) -> Tables | None:
    """Give the analysis that a source is, ``None`` where it is articles.

    Raises InputError where *settings* ask for other ones than it has.
    """
    given: Tables | None = None
    if is_analysis(source):
        given = source if isinstance(source, Tables) else open_analysis(source)
    if given is not None and any(value != _DEFAULTS[name] for name, value in settings.items()):
        raise InputError(
            "source",
            ["is an analysis, which has its model and its codebook already"],
            remedy="Leave model, codebook and loaded out, or name the articles themselves.",
        )
    return given


def score_coded(
    codes: str | Path | pd.DataFrame,
    source: Source | Tables | None,
    names_in: Callable[[Tables], Sequence[str]],
    *,
    text: str | None,
    settings: Mapping[str, Any],
    allowed: Allowed,
    carried: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Scored:
    """Read codes and score what they are of: their own texts, articles, or an analysis.

    *names_in* gives the names of what can be coded, of an analysis. Raises InputError, which lists
    every fault of the codes with its row and column.
    """
    chosen: dict[str, Any] = dict(settings)
    given = given_analysis(source, settings)
    if given is None and source is not None:
        given = analyze(cast(Source, source), **chosen, progress=progress)
    told: dict[str, Any] = {"text": text, "allowed": allowed}
    if given is not None:
        told |= {"paragraphs": given.paragraphs, "carried": carried}
        told["book"] = str(given.provenance.get("codebook_sha256") or "")
        coded = read_codes(codes, names_in(given), **told)
        return Scored(given, coded, dict(zip(coded.table.index, coded.table.index, strict=True)))
    # One text tells, before all is read, what can be coded.
    names = names_in(analyze("One text.", **chosen))
    coded = read_codes(codes, names, **told, carried=(*carried, OUTLET))
    articles = pd.DataFrame({ARTICLE: coded.table.index, TEXT: coded.table[TEXT].to_numpy()})
    tables = analyze(articles, **chosen, text=TEXT, progress=progress)
    return Scored(tables, coded, {str(unit): f"{unit}:0000" for unit in coded.table.index})


def by_outlet(
    units: pd.DataFrame, groups: Sequence[Any], measure: Callable[..., pd.DataFrame]
) -> pd.DataFrame:
    """Give figures outlet by outlet, those of no known outlet left out.

    *measure* gives the table of figures of some units and their groups; its index becomes a column.
    """
    told = []
    drawn = pd.Series([*groups], index=units.index, dtype=object)
    for outlet in sorted(set(units[OUTLET]) - {""}):
        mine = units[units[OUTLET] == outlet]
        figures = measure(mine, [*drawn[mine.index]]).reset_index()
        figures.insert(0, OUTLET, outlet)
        told.append(figures)
    if not told:
        return measure(units, [*drawn]).reset_index().iloc[:0].assign(outlet="")[[OUTLET]]
    return pd.concat(told, ignore_index=True)
