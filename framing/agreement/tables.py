"""The tables of the reliability of codings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class ReliabilityTables:
    """How far codes of several coders can be relied on.

    - ``figures``, a row a variable: its ``level`` of measurement; ``units`` with codes of two
      coders or more, and the ``groups`` they are drawn in for intervals (articles, or the units
      themselves); ``coders``; ``prevalence``, the share of codes that are 1, where 1 means present;
      ``agreement``, the share of pairs of coders who agree, mean over units; Cohen's ``kappa``
      (mean over pairs of coders; with squared weights where not nominal); Krippendorff's ``alpha``
      and Gwet's ``ac1`` (nominal only) with 95 % intervals, ``…_low`` to ``…_high``; ``rare``,
      whether one code makes up over 90 % of all; the ``verdict`` on alpha and on both ends of its
      interval (``framing.agreement.verdicts``); a ``note`` on what is missing or to be read with
      care. All coefficients are 1 for perfect agreement and 0 for that of chance, and NaN where
      they are not defined.
    - ``pairs``, a row a variable and two coders: ``units`` both coded, the share of codes 1 of the
      one and the ``other_share`` of the other, and their figures.
    - ``disagreements``, a row a unit and variable on which coders differ: text, the code of each
      coder in ``coder: NAME``, and the code they settled on in ``adjudicated``, missing at first.
    - ``settings``: the version, draws and random state; for each variable its level, its codes
      (none where it is any number) and its codebook; the coders, and the fingerprint of the codes.
    """

    figures: pd.DataFrame
    pairs: pd.DataFrame
    disagreements: pd.DataFrame
    settings: Mapping[str, Any]

    def __repr__(self) -> str:
        """Say what was judged and how reliable it is; the tables themselves are attributes."""
        told = ", ".join(
            f"{variable} {alpha:.3f}" for variable, alpha in self.figures["alpha"].items()
        )
        return f"<{type(self).__name__}: alpha {told}>"
