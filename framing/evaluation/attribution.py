"""Attributions evaluated: how well they are found, against those that people coded in texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import pandas as pd

from framing.analysis import analyze
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.attribution_codes import (
    PARTS,
    CodedAttribution,
    CodedTexts,
    read_attributions,
)
from framing.evaluation.attribution_figures import (
    LISTED,
    RULES,
    FoundAttribution,
    Match,
    attribution_figures,
    matches,
    quoted_in,
)
from framing.evaluation.codes import ARTICLE, TEXT
from framing.evaluation.reported import Reported
from framing.evaluation.scored import OUTLET, by_outlet, given_analysis
from framing.evaluation.tables import AttributionTables
from framing.scoring import MODELS
from framing.tables import Tables, make_table

MEASURE = "attribution_count"
_CODED: Mapping[str, str] = {
    **dict.fromkeys(("unit", "where", "source", "cue", "content"), "str"),
    "direct": "bool",
    "covered": "float64",
    **dict.fromkeys(("found_source", "found_cue", "found_content"), "str"),
    **dict.fromkeys(("source_right", "source_type_right"), "float64"),
}
_FOUND: Mapping[str, str] = {
    **dict.fromkeys(("unit", "source", "cue", "content", "source_type"), "str"),
    "confidence": "float64",
}


class AttributionValidity(AttributionTables, Reported):
    """How well attributions are found: the tables of an evaluation, and the report of it.

    >>> told = {"text": "The river rose, officials said.", "source": "officials", "cue": "said"}
    >>> coded = pd.DataFrame([{**told, "content": "The river rose"}])
    >>> validity = evaluate_attribution(coded, model="fast")
    >>> validity
    <AttributionValidity: 1 coded in 1 texts>
    >>> len(validity.found)  # found, and not coded
    0
    """


def evaluate_attribution(
    codes: str | Path | pd.DataFrame,
    source: Source | Tables | None = None,
    *,
    text: str | None = None,
    model: str = MODELS[0],
    random_state: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> AttributionValidity:
    """Say how well attributions are found, against a table of those that people coded.

    *codes* is a table or its file with a row an attribution: the ``text`` it stands in (or, with a
    *source*, its ``paragraph_id``), and ``source``, ``cue`` and ``content`` as they stand there,
    pieces of one part separated by ``|``. A row without content and cue says that a text was coded
    and has none. ``form`` (direct, indirect, mixed), ``source_type``, ``article_id`` and ``outlet``
    may stand there too. An attribution is found where one of the programme's covers over 0.3 (or
    0.8) of the characters of its content. *model* and *progress* are those of ``framing.analyze``.

    Raises InputError, which lists every fault of the codes with its row and column.

    >>> told = {"text": "The river rose, officials said.", "source": "officials", "cue": "said"}
    >>> coded = pd.DataFrame([{**told, "content": "The river rose"}])
    >>> validity = evaluate_attribution(coded, model="fast")
    >>> validity.figures.loc["all, over 0.3", ["coded", "right", "source_right"]].tolist()
    [1.0, 1.0, 1.0]
    """
    settings: dict[str, Any] = {"model": model}
    tables = given_analysis(source, settings)
    if tables is None and source is not None:
        tables = analyze(cast(Source, source), **settings, progress=progress)
    if tables is not None:
        coded = read_attributions(codes, text=text, paragraphs=tables.paragraphs)
        places = {unit: unit for unit in coded.table.index}
        own = tables.articles[OUTLET].reindex(coded.table[ARTICLE]).fillna("").astype("str")
        coded.table[OUTLET] = own.to_numpy()
    else:
        coded = read_attributions(codes, text=text)
        articles = pd.DataFrame({ARTICLE: coded.table.index, TEXT: coded.table[TEXT].to_numpy()})
        tables = analyze(articles, **settings, text=TEXT, progress=progress)
        places = {f"{unit}:0000": unit for unit in coded.table.index}
    if MEASURE not in tables.features:
        raise InputError(
            "source",
            [f"the analysis has no {MEASURE}"],
            remedy="Analyse the articles with attribution, as framing.analyze() does.",
        )
    return _validity(tables, coded, places, random_state)


def _validity(
    tables: Tables, coded: CodedTexts, places: Mapping[str, str], random_state: int
) -> AttributionValidity:
    said = defaultdict(list)
    for one in coded.attributions:
        said[one.unit].append(one)
    found = _found(tables, places)
    quoted = {str(unit): quoted_in(str(unit), text) for unit, text in coded.table[TEXT].items()}
    groups = [*(coded.table[ARTICLE] if coded.grouped else coded.table.index)]

    def figures_of(some: pd.DataFrame, drawn: Sequence[Any]) -> pd.DataFrame:
        measure = partial(attribution_figures, random_state=random_state)
        return measure([*some.index], said, found, quoted, drawn)

    direct, threshold = RULES[LISTED]
    told: list[Match] = []
    false: list[FoundAttribution] = []
    for unit in coded.table.index:
        ours, free = matches(said[unit], found.get(unit, ()), direct=direct, threshold=threshold)
        told, false = [*told, *ours], [*false, *free]
    return AttributionValidity(
        figures=figures_of(coded.table, groups),
        by_outlet=by_outlet(coded.table, groups, figures_of),
        units=coded.table,
        coded=make_table([_row_of(match) for match in told], _CODED),
        found=make_table([_row_found(one) for one in false], _FOUND),
        measures=tables.measures.loc[[MEASURE]],
        provenance={
            **tables.provenance,
            "codes": {
                "file": coded.name,
                "paragraphs": len(coded.table),
                "attributions": len(coded.attributions),
                "left_out": coded.left_out,
                "sha256": coded.sha256,
            },
            "groups": "articles" if coded.grouped else "texts",
            "random_state": random_state,
        },
    )


def _found(tables: Tables, places: Mapping[str, str]) -> dict[str, list[FoundAttribution]]:
    """Give what the programme found in each unit; only what stands in it counts there."""
    spans = tables.spans[
        (tables.spans["extractor"] == "attribution")
        & tables.spans["kind"].isin(PARTS)
        & tables.spans["paragraph_id"].isin([*places])
    ]
    told: dict[str, list[FoundAttribution]] = defaultdict(list)
    known = tables.attributions[["source_type", "confidence"]].to_dict("index")
    for (paragraph, relation), own in spans.groupby(["paragraph_id", "relation"], sort=True):
        unit, marks = places[str(paragraph)], {}
        words = dict.fromkeys(PARTS, "")
        for part in PARTS:
            mine = own[own["kind"] == part]
            stretches = zip(mine["start"], mine["end"], strict=True)
            marks[part] = frozenset(at for start, end in stretches for at in range(start, end))
            words[part] = " … ".join(map(str, mine["text"]))
        row = known.get(relation, {"source_type": "", "confidence": float("nan")})
        told[unit].append(
            FoundAttribution(unit, words, marks, str(row["source_type"]), float(row["confidence"]))
        )
    return dict(told)


def _row_of(match: Match) -> list[Any]:
    one: CodedAttribution = match.coded
    found = match.found.told if match.found else dict.fromkeys(PARTS, "")
    return [
        *(one.unit, one.where, *(one.told[part] for part in PARTS), one.is_direct),
        match.share if match.found else 0.0,
        *(found[part] for part in PARTS),
        *(match.source_right, match.type_right),
    ]


def _row_found(one: FoundAttribution) -> list[Any]:
    return [one.unit, *(one.told[part] for part in PARTS), one.source_type, one.confidence]
