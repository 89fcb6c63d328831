"""Drawing: paragraphs of an analysis for people to code, each with its chance of being drawn."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from framing.codebooks import Codebook
from framing.coding.allocating import allocate
from framing.coding.asking import REMEDY, Asked, asked_of, variables_named
from framing.coding.population import faults_of_strata, population_of, strata_of
from framing.coding.sample import STRATA, UNITS, Sample
from framing.coding.sizing import half_width_of, icc_of, size_for
from framing.errors import InputError
from framing.provenance import codebook_of
from framing.tables import Tables, make_table


def draw_sample(
    analysis: Tables,
    *,
    n: int | None = None,
    half_width: float | None = None,
    stratify: Sequence[str] = (),
    variables: Sequence[str] | None = None,
    coders: int | Sequence[str] = 2,
    overlap: float = 1.0,
    random_state: int = 0,
) -> Sample:
    """Draw paragraphs of an analysis at random, to be coded by hand.

    *n* is the number of paragraphs; or *half_width* half the 95 % interval that a share may have
    (0.05: plus or minus five points), from which the number follows, paragraphs of one article
    being alike. *stratify* names columns of the articles, or ``"frames"`` (the rarest frame that
    was assigned, none, or abstained): of each stratum a few are drawn at least, the rest in
    proportion; a ``weight`` makes up for that. *variables* are what is coded, by name; without
    them the frames of the codebook, ``loaded``, ``sentiment`` and ``attributions``. *coders* are
    names, or how many there are. *overlap* is the share of units that all of them code, 0 to 1;
    the others are dealt out evenly. The same *random_state* draws the same sample.

    Headlines count as paragraphs. Paragraphs without words, or not in English, are never drawn.

    Raises InputError, which lists every fault, where that cannot be done.

    >>> import framing
    >>> analysis = framing.analyze("Troops fired rockets.\\n\\nThe aid came late.", model="fast")
    >>> sample = framing.draw_sample(analysis, n=2, variables=["security"])
    >>> sample.units["weight"].tolist(), sample.codebook_hash == analysis.provenance[
    ...     "codebook_sha256"]
    ([1.0, 1.0], True)
    """
    asked = asked_of(n, half_width, stratify, variables, coders, overlap, random_state)
    codebook = _codebook_of(analysis)
    chosen, faults = variables_named(codebook, asked.variables)
    faults = [*asked.faults, *faults, *faults_of_strata(analysis, asked.stratify)]
    if faults:
        raise InputError("sample", faults, remedy=REMEDY)
    paragraphs, left_out = population_of(analysis)
    strata = strata_of(analysis, paragraphs, asked.stratify)
    sizes = strata.value_counts().sort_index()
    articles = paragraphs["article_id"].value_counts().to_list()
    icc, origin = icc_of(analysis, paragraphs)
    size = _size(asked, sizes, articles, icc)
    drawn = pd.Series(allocate(sizes.to_list(), size), index=sizes.index)
    width = half_width_of(sizes.to_list(), drawn.to_list(), articles=articles, icc=icc)
    plan = {
        "n": size,
        "half_width_asked": None if half_width is None else float(half_width),
        "half_width": round(width, 4),
        "intraclass_correlation": round(icc, 4),
        "intraclass_correlation_of": origin,
        "stratify": list(asked.stratify),
        "overlap": float(asked.overlap),
        "random_state": int(asked.random_state),
        "paragraphs": len(paragraphs),
        "articles": len(articles),
        "left_out": left_out,
        "analysis_sha256": _sum_of(analysis),
    }
    units = _drawn(paragraphs, strata, drawn, asked)
    return Sample(units, _strata_table(sizes, drawn), codebook, chosen, asked.coders, plan)


def _codebook_of(analysis: Tables) -> Codebook:
    codebook = codebook_of(analysis.provenance)
    if codebook is None:
        fault = "the analysis has no codebook, or a shipped one that has changed since"
        raise InputError("sample", [fault], remedy="Score the articles again, with their frames.")
    return codebook


def _size(asked: Asked, sizes: pd.Series, articles: Sequence[int], icc: float) -> int:
    """Give the number of paragraphs to draw, which there are and which reaches every stratum."""
    total = int(sizes.sum())
    if not total:
        fault = "no paragraph of the analysis is in English and has words"
        raise InputError("sample", [fault], remedy="Nothing was drawn. Name other articles.")
    if asked.n is None:
        return size_for(asked.half_width, sizes.to_list(), articles=articles, icc=icc)
    if asked.n > total:
        fault = f"n is {asked.n:,}, and there are {total:,} paragraphs to draw from"
        raise InputError("sample", [fault], remedy=f"Ask for {total:,} at most.")
    if asked.n < len(sizes):
        by = " and ".join(asked.stratify)
        fault = f"n is {asked.n:,}, and {by} make {len(sizes):,} strata, which need one each"
        remedy = f"Ask for {len(sizes):,} at least, or stratify by less."
        raise InputError("sample", [fault], remedy=remedy)
    return int(asked.n)


def _drawn(
    paragraphs: pd.DataFrame, strata: pd.Series, drawn: pd.Series, asked: Asked
) -> pd.DataFrame:
    """Draw of each stratum, deal the units to the coders, and number them in no order."""
    generator = np.random.default_rng(asked.random_state)
    rows: list[tuple[object, ...]] = []
    told = list(zip(paragraphs.index, paragraphs["article_id"], paragraphs["text"], strict=True))
    for stratum, amount in drawn.items():
        members = np.flatnonzero(strata.to_numpy() == stratum)
        weight = len(members) / amount
        chosen = generator.permutation(members)[:amount]
        rows += [(*told[at], stratum, weight) for at in chosen]
    # Rows stand stratum by stratum, so that what all coders share is of every stratum.
    owners = _deal(len(rows), asked.coders, asked.overlap, generator)
    width = max(4, len(str(len(rows))))
    names = [f"u{number + 1:0{width}d}" for number in generator.permutation(len(rows))]
    owned = [(*row, owner) for row, owner in zip(rows, owners, strict=True)]
    return make_table(owned, UNITS, index=names, index_name="unit").sort_index()


def _deal(
    amount: int, coders: Sequence[str], overlap: float, generator: np.random.Generator
) -> list[str]:
    """Give who codes each unit, "" for all: every so many is shared, the others go in turn."""
    if len(coders) == 1:
        return [""] * amount
    shared = math.floor(overlap * amount + 0.5)
    start, turn = generator.random(), int(generator.integers(len(coders)))
    common = {math.floor((at + start) * amount / shared) for at in range(shared)}
    owners = []
    for at in range(amount):
        owners.append("" if at in common else coders[turn % len(coders)])
        turn += at not in common
    return owners


def _strata_table(sizes: pd.Series, drawn: pd.Series) -> pd.DataFrame:
    share = drawn.sum() / sizes.sum()
    rows = [
        (int(sizes[name]), float(sizes[name] * share), int(drawn[name]), sizes[name] / drawn[name])
        for name in sizes.index
    ]
    return make_table(rows, STRATA, index=list(map(str, sizes.index)), index_name="stratum")


def _sum_of(analysis: Tables) -> str:
    """Give one sum over what was read and how it was scored."""
    told = json.dumps(dict(analysis.provenance), sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()
