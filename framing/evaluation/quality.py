"""Quality: how well the programme does on the material itself, by codes of its own paragraphs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.agreement.figuring import figures_of
from framing.agreement.matrix import matrices_of
from framing.agreement.reading import read_codings
from framing.agreement.resampling import DRAWS
from framing.classification.bootstrap import draw, interval
from framing.classification.frame_validity import frame_figures
from framing.coded import CodedParagraphs, column_of, read_coded
from framing.coded.cells import WEIGHT
from framing.codings import ATTRIBUTIONS, LOADED, SENTIMENT, Variable
from framing.evaluation.loaded_told import loaded_told
from framing.evaluation.sentiment_figures import MEAN, rank_correlation, sentiment_figures
from framing.storage import Stored
from framing.tables import Tables

OUTLET = "outlet"
#: Figures that have an interval; each variable has those of them that fit its codes.
WITH_INTERVAL = ("precision", "recall", "f1", "auc", "rank_correlation")
_COLUMNS: Mapping[str, str] = {
    "title": "str",
    **dict.fromkeys(("paragraphs", "articles"), "int64"),
    **dict.fromkeys(("share_coded", "share_said"), "float64"),
    **{f"{name}{end}": "float64" for name in WITH_INTERVAL for end in ("", "_low", "_high")},
    "floor_f1": "float64",
}


@dataclass(frozen=True, eq=False)
class Quality:
    """How well the programme does on paragraphs of an analysis that people coded.

    ``figures`` has a row a variable and outlet, "" for all together: its ``title``; the
    ``paragraphs`` coded and read, and the ``articles`` they are from; ``share_coded`` present and
    ``share_said`` by the programme (of the number of attributions the means, of sentiment the mean
    of code and score); ``precision``, ``recall``, ``f1`` and ``auc`` of what is present or absent
    (a paragraph left open counts as absent); of sentiment the macro-F1 of its classes and the AUC
    of positive against negative; of sentiment and the number of attributions the
    ``rank_correlation`` with the codes. NaN where a figure does not fit the variable or has nothing
    to divide by. ``floor_f1`` is that of always yes, of sentiment that of always the most frequent
    class. Intervals hold 95 % of 1000 bootstrap draws over articles, missing under 10 articles.
    ``settling`` has a row a variable: how its codes were settled (``framing.coded``);
    ``agreement`` has one for each that several people coded: how far they agree beyond chance, as
    ``framing.reliability`` gives it. ``told`` names the codings.
    """

    figures: pd.DataFrame
    settling: pd.DataFrame
    agreement: pd.DataFrame
    told: Mapping[str, Any]

    @property
    def variables(self) -> list[str]:
        """The variables that were coded, in the order of the codebook."""
        return list(dict.fromkeys(map(str, self.figures.index.get_level_values("variable"))))


_STORED = Stored(
    "quality.json",
    ("figures", "settling", "agreement"),
    "told",
    "It belongs to a report: write that anew with its codings.",
)
#: What the folder of it holds.
FILES = _STORED.files


def write_quality(quality: Quality, folder: Path) -> None:
    """Write it into a folder, which is made where it is missing."""
    _STORED.write(quality, folder)


def open_quality(folder: str | Path) -> Quality:
    """Read what ``write_quality`` wrote.

    Raises InputError where the folder holds none, is damaged or of another version.
    """
    return Quality(**_STORED.read(folder))


def find_quality(
    tables: Tables,
    codings: str | Path | pd.DataFrame,
    *,
    sample: str | Path | pd.DataFrame | None = None,
    random_state: int = 0,
) -> Quality:
    """Hold an analysis against codings of its paragraphs, variable by variable.

    *codings* and *sample* are those of ``framing.coded.read_coded``; where the chance of each
    paragraph to be drawn is known, figures are weighted by it.

    Raises InputError, which lists every fault of the codings with its row.
    """
    coded = read_coded(codings, tables, sample=sample)
    outlets = tables.articles[OUTLET].reindex(coded.codes["article_id"]).fillna("")
    named = outlets.astype("str").str.strip().to_numpy()
    everywhere = np.full(len(coded.codes), True)
    parts = {"": everywhere, **{name: named == name for name in sorted({*named} - {""})}}
    if len(parts) == 2:
        del parts[next(name for name in parts if name)]  # one outlet is all of them
    rows = {}
    for variable in coded.variables:
        units = _units(tables, coded, variable)
        for outlet, chosen in parts.items():
            mine = units[chosen]
            rows[variable, outlet] = {
                "title": title_of(coded.variables[variable]),
                **_row(mine[mine["coded"].notna() & mine["said"].notna()], variable, random_state),
            }
    index = pd.MultiIndex.from_tuples([*rows], names=["variable", OUTLET])
    data = {
        name: pd.Series([row.get(name, math.nan) for row in rows.values()], index, dtype=kind)
        for name, kind in _COLUMNS.items()
    }
    figures = pd.DataFrame(data, index=index)
    return Quality(figures, coded.settling, _agreement(coded, random_state), coded.told)


def _agreement(coded: CodedParagraphs, random_state: int) -> pd.DataFrame:
    """Say how far coders agree, for each variable that several coded."""
    levels = {name: variable.level for name, variable in coded.variables.items()}
    matrices = matrices_of(read_codings(coded.judgements), levels)
    several = [matrix for matrix in matrices if len(matrix.coders) > 1]
    return figures_of(several, draws=DRAWS, random_state=random_state)


def title_of(variable: Variable) -> str:
    """Give what a variable is called on a page, where frames are called so.

    >>> title_of(SENTIMENT), title_of(Variable("war", "War", "A war.", "nominal"))
    ('Sentiment of the wording', 'War frame')
    """
    own = variable.name in (LOADED.name, SENTIMENT.name, ATTRIBUTIONS.name)
    is_named = own or variable.title.casefold().endswith("frame")
    return variable.title if is_named else f"{variable.title} frame"


def _units(tables: Tables, coded: CodedParagraphs, variable: str) -> pd.DataFrame:
    """Give code, figure and decision of a variable for each coded paragraph, with its weight."""
    if variable == LOADED.name:
        told = loaded_told(tables)
        said, given = told[f"frame_{variable}"], told[f"assigned_{variable}"]
    elif variable in (SENTIMENT.name, ATTRIBUTIONS.name):
        said = given = tables.features[column_of(variable)].astype("float64")
    else:
        said = tables.frames[column_of(variable)].astype("float64")
        given = tables.frames[f"assigned_{variable}"].astype("float64")
    index = coded.codes.index
    return pd.DataFrame(
        {
            "article_id": coded.codes["article_id"],
            "coded": coded.codes[variable],
            "said": said.reindex(index),
            "given": given.reindex(index),
            WEIGHT: coded.codes[WEIGHT] if coded.is_weighted else 1.0,
        }
    )


def _row(units: pd.DataFrame, variable: str, random_state: int) -> dict[str, Any]:
    """Give the figures of one variable in some paragraphs."""
    weights = units[WEIGHT].to_numpy(np.float64)
    row = {
        "paragraphs": len(units),
        "articles": units["article_id"].nunique(),
        "share_coded": _mean(units["coded"], weights),
    }
    if variable in (SENTIMENT.name, ATTRIBUTIONS.name):
        row["share_said"] = _mean(units["said"], weights)
        return row | dict(_in_order(units, variable, weights, random_state))
    codes, said, given = (
        units[part].rename(variable).to_frame() for part in ("coded", "said", "given")
    )
    groups = [*units["article_id"]]
    told = frame_figures(codes, said, given, groups, weights=weights, random_state=random_state)
    figures = {str(name): float(value) for name, value in told.to_dict("index")[variable].items()}
    row["share_said"] = _mean(units["given"] == 1, weights)
    kept = {name: figures[name] for name in _COLUMNS if name in figures}
    return row | kept | {"floor_f1": figures["always_f1"]}


def _in_order(
    units: pd.DataFrame, variable: str, weights: Any, random_state: int
) -> Iterator[tuple[str, float]]:
    """Give the figures of sentiment, or of a number."""
    coded, said = (units[part].to_numpy(np.float64) for part in ("coded", "said"))
    seeded: dict[str, Any] = {"weights": weights, "random_state": random_state}
    if variable == SENTIMENT.name:
        figures, overall = sentiment_figures(coded, said, [*units["article_id"]], **seeded)
        mean: dict[str, Any] = {str(k): v for k, v in figures.loc[MEAN].items()}
        order: dict[str, Any] = {str(k): v for k, v in overall.iloc[0].items()}
        yield "floor_f1", float(mean["always_f1"])
        for end in ("", "_low", "_high"):
            yield f"f1{end}", float(mean[f"f1{end}"])
            yield f"auc{end}", float(order[f"auc{end}"])
            yield f"rank_correlation{end}", float(order[f"rank_correlation{end}"])
        return
    numbers, _ = pd.factorize(units["article_id"], sort=True)
    yield "rank_correlation", float(rank_correlation(coded, said, weights[None])[0])
    drawn = rank_correlation(coded, said, draw(numbers, random_state) * weights)
    low, high = interval(drawn)
    yield from (("rank_correlation_low", low), ("rank_correlation_high", high))


def _mean(figures: pd.Series, weights: Any) -> float:
    known = figures.astype("float64").to_numpy()
    return float((known * weights).sum() / weights.sum()) if len(known) else math.nan
