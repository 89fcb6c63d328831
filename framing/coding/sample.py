"""The sample: which paragraphs are coded, by whom, with which variables and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.codebooks import Codebook
from framing.codings import Variable

#: A unit a row. ``weight`` is 1 / the chance of being drawn, ``coder`` who codes it, "" all.
UNITS: Mapping[str, str] = {
    "paragraph_id": "str",
    "article_id": "str",
    "text": "str",
    "stratum": "str",
    "weight": "float64",
    "coder": "str",
}
#: A stratum a row: how many paragraphs it has, how many a draw in proportion would take of them,
#: how many were drawn, and the weight of each.
STRATA: Mapping[str, str] = {
    "paragraphs": "int64",
    "proportional": "float64",
    "drawn": "int64",
    "weight": "float64",
}
#: Columns of a coder's sheet beside the variables, which may not be called so.
UNIT, TEXT, CODER, CODEBOOK = "unit", "text", "coder", "codebook"
COLUMNS = (UNIT, TEXT, CODER, CODEBOOK)


@dataclass(frozen=True, eq=False, repr=False)
class Sample:
    """Paragraphs drawn to be coded by hand, and how they were drawn.

    ``units`` has a row a paragraph, indexed by an opaque ``unit`` (``u0001``): ``paragraph_id``,
    ``article_id``, ``text``, ``stratum``, ``weight`` (1 / the chance of being drawn: a weighted
    mean estimates that of all paragraphs without bias) and ``coder`` (empty: all of them).
    ``strata`` has a row a stratum, ``variables`` are what is judged, ``coders`` who judges, and
    ``plan`` says how the sample came about.

    ``framing.draw_sample`` makes one, ``framing.open_sample`` reads one.

    >>> import framing
    >>> analysis = framing.analyze("Troops fired rockets.\\n\\nThe aid came late.", model="fast")
    >>> sample = framing.draw_sample(analysis, n=2, variables=["security"], coders=["Ann", "Ben"])
    >>> sample
    <Sample: 2 units, 1 stratum, 1 variable, 2 coders>
    >>> list(sample.units.index), sample.codebook_hash == framing.load_codebook().hash
    (['u0001', 'u0002'], True)
    """

    units: pd.DataFrame
    strata: pd.DataFrame
    codebook: Codebook
    variables: tuple[Variable, ...]
    coders: tuple[str, ...]
    plan: Mapping[str, Any]

    def __repr__(self) -> str:
        """Say how much is to be coded, and by how many."""
        amounts = (
            (len(self.units), "unit", "units"),
            (len(self.strata), "stratum", "strata"),
            (len(self.variables), "variable", "variables"),
            (len(self.coders), "coder", "coders"),
        )
        told = (f"{amount:,} {one if amount == 1 else more}" for amount, one, more in amounts)
        return f"<Sample: {', '.join(told)}>"

    @property
    def codebook_hash(self) -> str:
        """The hash of the codebook that is coded by."""
        return self.codebook.hash

    def units_of(self, coder: str) -> pd.DataFrame:
        """Give the units of one coder, in an order of their own, the same each time.

        >>> import framing
        >>> analysis = framing.analyze("Troops fired.\\n\\nAid came.\\n\\nIt rained.", model="fast")
        >>> sample = framing.draw_sample(analysis, n=3, coders=["Ann", "Ben"], overlap=1 / 3)
        >>> [len(sample.units_of(coder)) for coder in sample.coders]
        [2, 2]
        """
        mine = self.units[self.units["coder"].isin(["", coder])].sort_index()
        seed = [int(self.plan["random_state"]), 1 + self.coders.index(coder)]
        return mine.iloc[np.random.default_rng(seed).permutation(len(mine))]
