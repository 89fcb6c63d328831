"""Codings: judgements of human coders, what they judged, and what their codes settle on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from framing.codebooks import Codebook
from framing.spreadsheets import csv_of, marked
from framing.storage import parquet_of
from framing.tables import make_table

#: One judgement of one coder a row. ``value`` is a code as text, missing where it was not coded;
#: ``codebook`` the hash of the codebook it was coded by; ``text`` the paragraph as it was shown.
CODINGS: Mapping[str, str] = {
    "article_id": "str",
    "paragraph_id": "str",
    "coder": "str",
    "variable": "str",
    "value": "str",
    "codebook": "str",
    "text": "str",
}
#: Codes that coders settled on together count as those of this coder.
ADJUDICATED = "adjudicated"

Level = Literal["nominal", "ordinal", "interval", "ratio"]


@dataclass(frozen=True)
class Variable:
    """What coders judge of a paragraph.

    ``values`` are the codes that may be given, with what each means, in their order; none where
    any number may be. ``level`` is the level of measurement.
    """

    name: str
    title: str
    definition: str
    level: Level
    values: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that may be given, none where any number may be."""
        return tuple(code for code, _ in self.values)


_PRESENT = (("0", "absent"), ("1", "present"))

LOADED = Variable(
    "loaded",
    "Loaded wording",
    "Some wording of the paragraph, whoever uses it, pushes a judgement where a plainer word would"
    " say the same.",
    "nominal",
    _PRESENT,
)
SENTIMENT = Variable(
    "sentiment",
    "Sentiment of the wording",
    "How the words of the paragraph evaluate, whatever is told: a sober report of a disaster is"
    " neutral.",
    "ordinal",
    (("-1", "negative"), ("0", "neutral or balanced"), ("1", "positive")),
)
ATTRIBUTIONS = Variable(
    "attributions",
    "Number of attributions",
    "How many times the paragraph gives somebody's words or thoughts as theirs, quoted or retold.",
    "ratio",
)


def variables_of(codebook: Codebook) -> tuple[Variable, ...]:
    """Give all that coders can judge: each frame of the codebook, then what needs no codebook.

    >>> from framing.codebooks import load_codebook
    >>> [variable.name for variable in variables_of(load_codebook())]
    ['humanitarian', 'security', 'political_symbolism', 'loaded', 'sentiment', 'attributions']
    """
    frames = tuple(
        Variable(frame.code, frame.name, frame.definition, "nominal", _PRESENT)
        for frame in codebook.frames
    )
    taken = {frame.name for frame in frames}
    return (*frames, *(v for v in (LOADED, SENTIMENT, ATTRIBUTIONS) if v.name not in taken))


def file_of(codings: pd.DataFrame, suffix: str) -> bytes:
    """Give codings as the bytes of a file: parquet where its *suffix* says so, else csv.

    In csv no spreadsheet runs a cell; ``framing.spreadsheets.plain_of`` gives the text back.
    """
    if suffix.lower() == ".parquet":
        return parquet_of(codings)
    text = codings["text"].map(marked, na_action="ignore").astype("str")
    return csv_of(codings.assign(text=text.where(codings["text"].notna())), index=False)


def settled(codings: pd.DataFrame) -> pd.DataFrame:
    """Give the one value that codes of a unit settle on, by ``paragraph_id`` and ``variable``.

    A row for each paragraph and variable that somebody coded: ``value``, missing where coders
    contradict each other and nobody adjudicated, and ``how``: ``"adjudicated"``, ``"agreed"`` (two
    coders or more), ``"single"`` or ``"open"``.

    >>> rows = [("p1", "a", "1"), ("p1", "b", "1"), ("p2", "a", "1"), ("p2", "b", "0")]
    >>> table = pd.DataFrame(rows, columns=["paragraph_id", "coder", "value"])
    >>> settled(table.assign(variable="security"))["how"].tolist()
    ['agreed', 'open']
    """
    told = codings[codings["value"].notna()].astype({"value": "str"})
    rows = []
    for (unit, variable), own in told.groupby(["paragraph_id", "variable"], sort=True):
        final = own[own["coder"] == ADJUDICATED]
        counted = final if len(final) else own
        values = counted["value"].unique()
        how = "adjudicated" if len(final) else "agreed" if own["coder"].nunique() > 1 else "single"
        one = len(values) == 1
        rows.append((unit, variable, values[0] if one else None, how if one else "open"))
    table = make_table(rows, dict.fromkeys(["paragraph_id", "variable", "value", "how"], "str"))
    return table.set_index(["paragraph_id", "variable"])
