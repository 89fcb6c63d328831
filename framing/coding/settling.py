"""Settling: what the rows of coders come to, a value a unit, and what is wrong with the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from framing.coding.reading import CodedFile, Problem
from framing.coding.sample import CODER, TEXT, UNIT, Sample


@dataclass(frozen=True)
class Judged:
    """What one row says of a unit: who judged it, where it stands, and the codes."""

    file: CodedFile
    row: str
    coder: str
    unit: str
    codes: Mapping[str, str | None]

    @property
    def where(self) -> str:
        """Its file and row in one phrase."""
        return f"{self.file.name}, {self.row}"


@dataclass
class Reading:
    """A sample while files of its codes are read.

    ``judged`` is what rows say that were taken, ``problems`` what is wrong, and ``met`` the units
    that the rows of each coder name, whether they were taken or not.
    """

    sample: Sample
    judged: list[Judged] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    met: dict[str, set[str]] = field(default_factory=dict)


def note_coders(reading: Reading) -> None:
    """Note coders of several files with codes, files without any, and coders without a file."""
    coded: dict[str, dict[str, None]] = {}
    for one in reading.judged:
        if any(code is not None for code in one.codes.values()):
            coded.setdefault(one.coder, {})[one.file.name] = None
    for coder, names in coded.items():
        for name in list(names)[1:]:
            fault = f"has codes of {coder}, as {next(iter(names))} does"
            reading.problems.append(Problem(name, "", CODER, fault))
    filled = {name for names in coded.values() for name in names}
    for name in dict.fromkeys(one.file.name for one in reading.judged):
        if name not in filled:
            reading.problems.append(Problem(name, "", "", "holds no code"))
    for coder in reading.sample.coders:
        if coder not in reading.met:
            reading.problems.append(Problem("", "", CODER, f"no file has rows of {coder}"))


def settle(reading: Reading) -> Iterator[tuple[str | None, ...]]:
    """Give the rows of the codings; of a unit that a coder has twice, what agrees."""
    units, book = reading.sample.units, reading.sample.codebook_hash
    told = zip(units.index, units["article_id"], units["paragraph_id"], strict=True)
    ids = {str(unit): (article, paragraph) for unit, article, paragraph in told}
    texts = dict(zip(ids, units[TEXT], strict=True))
    found: dict[tuple[str, str], list[Judged]] = {}
    for one in reading.judged:
        found.setdefault((one.coder, one.unit), []).append(one)
    for coder in reading.sample.coders:
        for unit in ids:
            rows = found.get((coder, unit), [])
            _note_doubled(rows, reading)
            for variable in reading.sample.variables:
                if any(variable.name in row.codes for row in rows):
                    value = _value(variable.name, rows, reading)
                    yield *ids[unit], coder, variable.name, value, book, texts[unit]


def _value(variable: str, rows: Sequence[Judged], reading: Reading) -> str | None:
    """Give the one code that rows of a unit have, nothing where they have none or several."""
    told = {row.codes.get(variable): row for row in rows}
    told.pop(None, None)
    if len(told) > 1:
        _note_contradiction(variable, list(told.items()), reading)
    return next(iter(told)) if len(told) == 1 else None


def _note_doubled(rows: Sequence[Judged], reading: Reading) -> None:
    """Note each row of a file that has a unit again; a coder of two files is noted by itself."""
    first: dict[str, Judged] = {}
    for row in rows:
        before = first.setdefault(row.file.name, row)
        if before is not row:
            fault = f"{row.unit} stands there again, as in {before.row}"
            reading.problems.append(Problem(row.file.name, row.row, UNIT, fault))


def _note_contradiction(
    variable: str, told: Sequence[tuple[str | None, Judged]], reading: Reading
) -> None:
    (code, one), *others = told
    for other_code, other in others:
        fault = (
            f"{other.unit} is {other_code} here and {code} in {one.where}; it counts as not coded"
        )
        reading.problems.append(Problem(other.file.name, other.row, variable, fault))


def note_missing(reading: Reading) -> None:
    """Note every unit that a coder was given and none of the coder's rows names."""
    files: dict[str, str] = {}
    for one in reading.judged:
        files.setdefault(one.coder, one.file.name)
    for coder, units in reading.met.items():
        given = reading.sample.units["coder"].isin(["", coder])
        for unit in reading.sample.units.index[given]:
            if unit not in units:
                fault = f"{unit} of {coder} is missing"
                reading.problems.append(Problem(files.get(coder, ""), "", UNIT, fault))


def told_of(sample: Sample, unit: str, column: str) -> str:
    """Give what the sample says of a unit."""
    return str(sample.units.at[unit, column])
