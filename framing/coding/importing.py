"""Importing: the codes of coders as one table, and every fault of their files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.coding.asking import file_stem
from framing.coding.cells import same_text
from framing.coding.codings_files import faults_told
from framing.coding.reading import CodedFile, Problem, Told, names_unit, read_coded
from framing.coding.sample import CODEBOOK, CODER, COLUMNS, TEXT, UNIT, Sample
from framing.coding.settling import Judged, Reading, note_coders, note_missing, settle, told_of
from framing.coding.studies import open_sample
from framing.coding.values import code_of
from framing.codings import CODINGS, Variable
from framing.corpus.paths import fixed_part, is_glob
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.paths import expanded
from framing.tables import make_table

#: A fault a row; ``row`` and ``column`` are empty where it is of more than one.
FAULTS: Mapping[str, str] = dict.fromkeys(Problem._fields, "str")
_NEEDED = (UNIT, TEXT, CODEBOOK)
_SHOWN = 40


def import_codes(
    files: str | Path | Iterable[str | Path], sample: Sample | str | Path
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read what coders have coded; give the table of codings, and a table of every fault.

    *files* are the sheets of a sample as xlsx or csv, or exports of Label Studio (JSON), doccano
    (JSONL) or INCEpTION (UIMA CAS JSON), or patterns of their names; *sample* is the sample or its
    folder. The codings have a row for each unit, coder and variable: ``value`` is the code as text,
    missing where the cell is empty (not coded). Codes are taken as spreadsheets keep them: 1.0 is
    1, TRUE is 1 where 1 and 0 are codes.

    Faults have ``file``, ``row``, ``column`` and ``fault``: unknown codes, missing, doubled and
    unknown units, changed texts, another codebook, unknown columns, a coder of two files. A row
    that is not certainly of its unit and codebook is not taken; a cell that holds no code, or two
    rows that contradict each other, count as not coded; all else is kept.

    Raises InputError where the sample cannot be opened.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> analysis = framing.analyze("Troops fired rockets.", model="fast")
    >>> sample = framing.draw_sample(analysis, n=1, variables=["security"], coders=["Ann", "Ben"])
    >>> with TemporaryDirectory() as folder:
    ...     study = framing.write_sample(sample, f"{folder}/study", formats=["csv"])
    ...     told = (study / "coder_Ann.csv").read_text("utf-8")
    ...     coded = told.replace("rockets.,,Ann", "rockets.,1,Ann")  # Ann types a 1
    ...     _ = (study / "coder_Ann.csv").write_text(coded, "utf-8")
    ...     codings, faults = framing.import_codes(f"{study}/coder_*.csv", sample)
    >>> codings[["coder", "variable", "value"]].fillna("not coded").values.tolist()
    [['Ann', 'security', '1'], ['Ben', 'security', 'not coded']]
    >>> faults["fault"].tolist()
    ['holds no code']
    """
    opened = sample if isinstance(sample, Sample) else open_sample(sample)
    listed = [files] if isinstance(files, (str, Path)) else list(files)
    reading = Reading(opened)
    for path in dict.fromkeys(path for name in listed for path in _matching(name)):
        _read_file(read_coded(path, opened.variables), reading)
    note_coders(reading)
    rows = list(settle(reading))
    note_missing(reading)
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


def _matching(name: str | Path) -> list[Path]:
    """Give the files of a pattern, or the one file of this name."""
    if not is_glob(name):
        return [expanded(name)]
    folder, pattern = fixed_part(str(name))
    return sorted(folder.glob(pattern)) or [expanded(name)]


def _read_file(file: CodedFile, reading: Reading) -> None:
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


def _read_row(file: CodedFile, row: Told, reading: Reading) -> Judged | None:
    """Give what a row says, nothing where it is not certainly of its unit and codebook."""
    sample = reading.sample
    unit = as_text(row.cells.get(UNIT)).strip() if names_unit(row) else ""
    faults: list[tuple[str, str]] = []
    coder = _coder_of(file, row, sample)
    if not unit:
        faults.append((UNIT, "is empty"))
    elif unit not in sample.units.index:
        faults.append((UNIT, f"{_shown(unit)} is no unit of the sample"))
    elif not same_text(_text(row), told_of(sample, unit, TEXT), recoded=file.recoded):
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
    owner = told_of(sample, unit, CODER)
    if owner not in ("", coder):
        file.problem(f"{unit} was not given to {coder}; it was taken", row=row.row, column=UNIT)
    asked = [variable for variable in sample.variables if variable.name in file.asks]
    return Judged(file, row.row, coder, unit, _codes(file, row, asked))


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
    stems = {coder: re.escape(file_stem(coder)) for coder in sample.coders}
    # What browsers and people add to a name begins with none of these: coder_1 (2).xlsx.
    named = [coder for coder in stems if re.match(rf"{stems[coder]}(?![^\W_])", file.name, re.I)]
    return max(named, key=len, default="")


def _text(row: Told) -> str:
    value: Any = row.cells.get(TEXT)
    return "" if is_missing(value) else as_text(value)


def _shown(told: str) -> str:
    return repr(told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…")
