"""A study with known truth: articles of two groups, what a programme says, what people coded."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.coded import CodedParagraphs
from framing.comparison.sample import Sample
from framing.tables import Tables

CODE, MEASURE = "security", "share_security"
NOTHING = pd.DataFrame()


@dataclass(frozen=True)
class Study:
    """The ``truth`` of each paragraph by id, the tables that are compared, and who wrote them."""

    truth: pd.Series
    tables: Tables
    sample: Sample

    def coded(
        self, amounts: Mapping[str, int], rng: np.random.Generator, *, stratified: bool = False
    ) -> CodedParagraphs:
        """Code so many paragraphs of each group at random, or half of those said to have it."""
        groups = self.sample.groups.reindex(self.tables.paragraphs["article_id"]).to_numpy()
        said = self.tables.frames[f"assigned_{CODE}"].to_numpy()
        chosen, weights = [], []
        for group, amount in amounts.items():
            mine = groups == group
            strata = [mine & (said == answer) for answer in (0, 1)] if stratified else [mine]
            for stratum in strata:
                places = np.flatnonzero(stratum)
                size = min(amount // len(strata), len(places))
                chosen += rng.choice(places, size, replace=False).tolist()
                weights += [len(places) / size if size else 1.0] * size
        ids = self.truth.index[chosen]
        codes = pd.DataFrame(
            {
                "article_id": self.tables.paragraphs["article_id"].to_numpy()[chosen],
                "weight": weights if stratified else math.nan,
                CODE: self.truth.to_numpy()[chosen],
            },
            index=ids,
        )
        return CodedParagraphs(codes, NOTHING, NOTHING, {}, {"weighted": stratified})


def study(
    rng: np.random.Generator,
    recalls: Mapping[str, float],
    *,
    articles: int = 60,
    share: float = 0.3,
    alarms: float = 0.05,
    alike: float = 0.2,
) -> Study:
    """Draw articles whose shares have a mean of *share* and an intraclass correlation *alike*."""
    rows = []
    for group, recall in recalls.items():
        for number in range(articles):
            of = rng.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1))
            truth = rng.random(int(rng.integers(5, 20))) < of
            chance = rng.random(len(truth))
            said = np.where(truth, chance < recall, chance < alarms)
            name = f"{group}{number:03d}"
            for at, pair in enumerate(zip(truth, said, strict=True)):
                rows.append((f"{name}:{at:04d}", name, group, *map(float, pair)))
    table = pd.DataFrame(rows, columns=["paragraph_id", "article_id", "group", "truth", "said"])
    table = table.set_index("paragraph_id")
    groups = table.groupby("article_id")["group"].first()
    frames = pd.DataFrame(
        {f"frame_{CODE}": 0.1 + 0.8 * table["said"], f"assigned_{CODE}": table["said"]}
    )
    empty = NOTHING
    tables = Tables(
        groups.rename("outlet").to_frame(),
        *(empty, table[["article_id"]], empty, empty, empty, frames, empty, {}),
    )
    flow = pd.DataFrame(index=pd.Index(list(recalls), name="group"))
    return Study(table["truth"], tables, Sample(groups, tables, flow, empty))
