"""Rows of codings: each checked against the analysis, and against the rows before it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from framing.coded.cells import WEIGHT, text_in, value_of, weight_in
from framing.codings import CODINGS, Variable
from framing.corpus.drafts import Findings
from framing.corpus.sheets import Row
from framing.spreadsheets import plain_of
from framing.tables import Tables
from framing.text.normalising import key_of


class Judged:
    """Reads the rows of codings one after another, and remembers what must agree between them."""

    def __init__(self, tables: Tables, variables: Mapping[str, Variable], hash_: str) -> None:
        self.texts = tables.paragraphs["text"].to_dict()
        self.articles = tables.paragraphs["article_id"].to_dict()
        self.variables, self.hash = variables, hash_
        self.weights: dict[str, float] = {}
        self.unknown: dict[str, int] = {}
        self.unsigned = 0
        self._given: dict[tuple[str, str, str], tuple[str, str]] = {}

    def row(self, row: Row, findings: Findings) -> tuple[str, str, str, str] | None:
        """Give paragraph, coder, variable and value of a row; none where it codes nothing."""
        cells = {name: plain_of(text_in(row.cells.get(name))) for name in CODINGS}
        unit, coder, name = (cells[key] for key in ("paragraph_id", "coder", "variable"))
        faults = [*self._faults_of_place(unit, cells), *self._faults_of_weight(row, unit)]
        findings.faults += [row.where.fault(told) for told in faults]
        if not name:
            findings.faults.append(row.where.fault("'variable' is empty"))
            return None
        variable = self.variables.get(name)
        if variable is None:
            self.unknown[name] = self.unknown.get(name, 0) + 1
            return None
        if not cells["value"]:
            return None
        value = value_of(cells["value"], variable)
        if value is None:
            known = ", ".join(variable.codes) or "a number from 0 on"
            shown = f"'value' of {name} is {cells['value']!r:.40}, expected {known} or nothing"
            findings.faults.append(row.where.fault(shown))
            return None
        before, where = self._given.setdefault((unit, coder, name), (value, row.where.row))
        if before != value:
            told = f"{coder or 'the coder'} coded {name} of {unit!r} {value} here, {before} in"
            findings.faults.append(row.where.fault(f"{told} {where}"))
        return unit, coder, name, value

    def _faults_of_place(self, unit: str, cells: Mapping[str, str]) -> Iterator[str]:
        signed = cells["codebook"]
        self.unsigned += not signed
        if signed and self.hash and signed != self.hash:
            yield f"was coded by the codebook {signed:.12}…, the analysis has {self.hash:.12}…"
        if not unit:
            yield "'paragraph_id' is empty"
        elif unit not in self.texts:
            yield f"'paragraph_id' {unit!r:.60} is not in the analysis"
        elif cells["article_id"] and cells["article_id"] != str(self.articles[unit]):
            yield f"{unit!r:.60} is of the article {self.articles[unit]!r}, not of that named here"
        elif cells["text"] and key_of(cells["text"]) != key_of(str(self.texts[unit])):
            yield f"'text' is not the text of {unit!r:.60} in the analysis"

    def _faults_of_weight(self, row: Row, unit: str) -> Iterator[str]:
        if WEIGHT not in row.cells:
            return
        weight = weight_in(row.cells[WEIGHT])
        if math.isnan(weight):
            yield f"'weight' is {text_in(row.cells[WEIGHT])!r:.40}, expected a number above 0"
        elif self.weights.setdefault(unit, weight) != weight:
            yield f"'weight' of {unit!r:.60} is {weight:g} here and {self.weights[unit]:g} above"

    def notes(self, findings: Findings) -> None:
        """Note what could not be checked or is not read."""
        if self.unsigned:
            findings.notes.append(
                f"{self.unsigned} rows do not say by which codebook they were coded: that it is the"
                " analysis's own was not checked."
            )
        if self.unknown:
            left = ", ".join(f"{name} ({rows} rows)" for name, rows in self.unknown.items())
            known = ", ".join(self.variables)
            findings.notes.append(f"left out, since the programme reads only {known}: {left}.")
