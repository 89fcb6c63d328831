"""Importing: the codes of coders as one table, and every fault of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from framing.coding.asking import file_stem
from framing.coding.cells import same_text
from framing.coding.codings_files import faults_told
from framing.coding.reading import CodedFile, Problem, Told, names_unit, read_coded
from framing.coding.sample import CODEBOOK, CODER, COLUMNS, TEXT, UNIT, Sample
from framing.coding.studies import open_sample
from framing.coding.values import code_of
from framing.codings import CODINGS, Variable
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.tables import make_table

#: A fault a row; ``row`` and ``column`` are empty where it is of more than one.
FAULTS: Mapping[str, str] = dict.fromkeys(Problem._fields, "str")
_NEEDED = (UNIT, TEXT, CODEBOOK)
_SHOWN = 40


@dataclass(frozen=True)
class _Judged:
    """What one row says of a unit: who judged it, where it stands, and the codes."""

    file: CodedFile
    row: str
    coder: str
    unit: str
    codes: Mapping[str, str | None]

    @property
    def where(self) -> str:
        return f"{self.file.name}, {self.row}"


@dataclass
class _Reading:
    """A sample while files of its codes are read: what was judged, and what is wrong."""

    sample: Sample
    judged: list[_Judged] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    met: dict[str, set[str]] = field(default_factory=dict)


def import_codes(
    files: str | Path | Iterable[str | Path], sample: Sample | str | Path
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read what coders have coded; give the table of codings, and a table of every fault.

    *files* are the sheets of a sample as xlsx or csv, or exports of Label Studio (JSON), doccano
    (JSONL) or INCEpTION (UIMA CAS JSON); *sample* is the sample or its folder. The codings have a
    row for each unit, coder and variable: ``value`` is the code as text, missing where the cell is
    empty (not coded). Codes are taken as spreadsheets keep them: 1.0 is 1, TRUE is 1 where 1 and 0
    are codes.

    Faults have ``file``, ``row``, ``column`` and ``fault``: unknown codes, missing, doubled and
    unknown units, changed texts, another codebook, unknown columns, a coder of two files. A row
    that is not certainly of its unit and codebook is not taken; a cell that holds no code, or two
    rows that contradict each other, count as not coded; all else is kept.

    Raises InputError where the sample cannot be opened.
    """
    opened = sample if isinstance(sample, Sample) else open_sample(sample)
    listed = [files] if isinstance(files, (str, Path)) else list(files)
    reading = _Reading(opened)
    for path in dict.fromkeys(map(str, listed)):
        _read_file(read_coded(path, opened.variables), reading)
    _note_coders(reading)
    rows = list(_settle(reading))
    _note_missing(reading)
    return make_table(rows, CODINGS), make_table(reading.problems, FAULTS)


def refuse(codings: pd.DataFrame, faults: pd.DataFrame) -> None:
    """Refuse files that have any fault, or not one code.

    Raises InputError, which lists every fault.
    """
    told = faults_told(faults)
    if not codings["value"].notna().any():
        told = [*told, "not a single code could be taken"]
    if told:
        raise InputError("codes", told, remedy="Nothing was written. Correct the files.")


def _read_file(file: CodedFile, reading: _Reading) -> None:
    """Take what a file says of units of the sample, and note what is wrong with it."""
    if not file.rows and not file.problems:
        file.problem("holds no rows")
    elif file.rows and _check_columns(file, reading.sample):
        for row in file.rows:
            judged = _read_row(file, row, reading)
            if judged is not None:
                reading.judged.append(judged)
    reading.problems += file.problems


def _check_columns(file: CodedFile, sample: Sample) -> bool:
    """Note missing and unknown columns; say whether there are those without which none counts."""
    if file.columns is None:
        names = {str(name) for row in file.rows for name in row.cells}
    else:
        names = set(file.columns)
        missing = [name for name in _NEEDED if name not in names]
        for name in missing:
            file.problem("is missing; none of its rows was taken", column=name)
        if missing:
            return False
        for name in file.asks:
            if name not in names:
                file.problem("is missing, so it is not coded", column=name)
    known = {*COLUMNS, *(variable.name for variable in sample.variables)}
    for name in sorted(names - known):
        if any(not is_missing(row.cells.get(name)) for row in file.rows):
            file.problem("is no column of the sample, and was not read", column=name)
    return True


def _read_row(file: CodedFile, row: Told, reading: _Reading) -> _Judged | None:
    """Give what a row says, nothing where it is not certainly of its unit and codebook."""
    sample = reading.sample
    unit = as_text(row.cells.get(UNIT)).strip() if names_unit(row) else ""
    faults: list[tuple[str, str]] = []
    coder = _coder_of(file, row, sample)
    if not unit:
        faults.append((UNIT, "is empty"))
    elif unit not in sample.units.index:
        faults.append((UNIT, f"{_shown(unit)} is no unit of the sample"))
    elif not same_text(_text(row), _told(sample, unit, TEXT), recoded=file.recoded):
        hint = " (the file is not UTF-8: save it as that)" if file.recoded else ""
        faults.append((TEXT, f"is not the text of {unit}; its codes were not taken{hint}"))
    book = row.cells.get(CODEBOOK)
    if is_missing(book):
        faults.append((CODEBOOK, "is empty; its codes were not taken"))
    elif as_text(book).strip() != sample.codebook_hash:
        faults.append((CODEBOOK, f"is another one ({_shown(as_text(book).strip()[:12])})"))
    if not coder:
        told = row.cells.get(CODER)
        said = "is empty" if is_missing(told) else f"{_shown(as_text(told))} is no coder"
        faults.append((CODER, f"{said}; there are {', '.join(sample.coders)}"))
    if coder:
        reading.met.setdefault(coder, set()).add(unit)
    for column, fault in faults:
        file.problem(fault, row=row.row, column=column)
    if faults:
        return None
    owner = _told(sample, unit, CODER)
    if owner not in ("", coder):
        file.problem(f"{unit} was not given to {coder}; it was taken", row=row.row, column=UNIT)
    asked = [variable for variable in sample.variables if variable.name in file.asks]
    return _Judged(file, row.row, coder, unit, _codes(file, row, asked))


def _codes(file: CodedFile, row: Told, asked: Sequence[Variable]) -> dict[str, str | None]:
    codes: dict[str, str | None] = {}
    for variable in asked:
        codes[variable.name] = None
        try:
            codes[variable.name] = code_of(row.cells.get(variable.name), variable)
        except ValueError as error:
            file.problem(str(error), row=row.row, column=variable.name)
    return codes


def _coder_of(file: CodedFile, row: Told, sample: Sample) -> str:
    """Give who coded a row, by its column or else the name of the file; empty where none says."""
    told = row.cells.get(CODER)
    if not is_missing(told):
        name = " ".join(as_text(told).split()).casefold()
        return next((coder for coder in sample.coders if coder.casefold() == name), "")
    if file.columns is not None and CODER in file.columns:
        return ""
    stem = file.stem.casefold()
    named = [coder for coder in sample.coders if stem.startswith(file_stem(coder).casefold())]
    return max(named, key=len, default="")


def _note_coders(reading: _Reading) -> None:
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


def _settle(reading: _Reading) -> Iterator[tuple[str | None, ...]]:
    """Give the rows of the codings; of a unit that a coder has twice, what agrees."""
    units = reading.sample.units
    found: dict[tuple[str, str], list[_Judged]] = {}
    for one in reading.judged:
        found.setdefault((one.coder, one.unit), []).append(one)
    for coder in reading.sample.coders:
        for unit in map(str, units.index):
            rows = found.get((coder, unit), [])
            _note_doubled(rows, reading)
            for variable in reading.sample.variables:
                if not any(variable.name in row.codes for row in rows):
                    continue
                told = {row.codes.get(variable.name): row for row in rows}
                told.pop(None, None)
                if len(told) > 1:
                    _note_contradiction(variable.name, list(told.items()), reading)
                value = next(iter(told)) if len(told) == 1 else None
                ids = [_told(reading.sample, unit, name) for name in ("article_id", "paragraph_id")]
                text = _told(reading.sample, unit, TEXT)
                yield *ids, coder, variable.name, value, reading.sample.codebook_hash, text


def _note_doubled(rows: Sequence[_Judged], reading: _Reading) -> None:
    """Note each row of a file that has a unit again; a coder of two files is noted by itself."""
    first: dict[str, _Judged] = {}
    for row in rows:
        before = first.setdefault(row.file.name, row)
        if before is not row:
            fault = f"{row.unit} stands there again, as in {before.row}"
            reading.problems.append(Problem(row.file.name, row.row, UNIT, fault))


def _note_contradiction(
    variable: str, told: Sequence[tuple[str | None, _Judged]], reading: _Reading
) -> None:
    (code, one), *others = told
    for other_code, other in others:
        fault = (
            f"{other.unit} is {other_code} here and {code} in {one.where}; it counts as not coded"
        )
        reading.problems.append(Problem(other.file.name, other.row, variable, fault))


def _note_missing(reading: _Reading) -> None:
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


def _told(sample: Sample, unit: str, column: str) -> str:
    return str(sample.units.at[unit, column])


def _text(row: Told) -> str:
    value: Any = row.cells.get(TEXT)
    return "" if is_missing(value) else as_text(value)


def _shown(told: str) -> str:
    return repr(told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…")
