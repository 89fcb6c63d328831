"""Reading: the rows of coded files, whatever wrote them, as cells by the name of their column."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from framing.coding import doccano, inception, label_studio
from framing.coding.sample import UNIT
from framing.coding.workbook_reading import read_workbook
from framing.codings import Variable
from framing.corpus.decoding import read_text
from framing.corpus.drafts import Fault, Findings
from framing.corpus.sheets import read_sheet
from framing.corpus.values import is_missing
from framing.paths import expanded

SUFFIXES = (".xlsx", ".csv", ".json", ".jsonl")


class Told(NamedTuple):
    """What one row says: where it stands, as somebody finds it in the file, and its cells."""

    row: str
    cells: dict[str, Any]


class Problem(NamedTuple):
    """A fault of a file: its row and column, empty where it is of more than one, and what it is."""

    file: str
    row: str
    column: str
    fault: str


@dataclass
class CodedFile:
    """A file of codes as read: its name, its columns and rows, and what could not be read.

    ``columns`` are those of its header; ``None`` where each row has its own. ``recoded``: it was
    saved in an encoding of Windows, which has no letter for some characters. ``asks`` are the
    variables that it can hold.
    """

    name: str
    asks: tuple[str, ...]
    columns: tuple[str, ...] | None = None
    rows: list[Told] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    recoded: bool = False

    def problem(self, fault: str, *, row: str = "", column: str = "") -> None:
        """Note what is wrong with it."""
        self.problems.append(Problem(self.name, row, column, fault))


def read_coded(path: str | Path, variables: Sequence[Variable]) -> CodedFile:
    """Read a file of codes: a sheet, or an export of Label Studio, doccano or INCEpTION."""
    path = expanded(path)
    every = tuple(variable.name for variable in variables)
    file = CodedFile(path.name, every)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        file.problem(f"is none of {', '.join(SUFFIXES)}; save it as one of them, or unpack it")
    elif not path.is_file():
        file.problem("there is no such file")
    elif suffix == ".xlsx":
        _read_workbook(path, file)
    elif suffix == ".csv":
        _read_csv(path, file)
    else:
        _read_export(path, file, variables)
    return file


def _read_workbook(path: Path, file: CodedFile) -> None:
    try:
        table = read_workbook(path)
    except ValueError as error:
        file.problem(str(error))
        return
    header = [str(cell).strip() for cell in table[0]] if table else []
    twice = [name for name, times in Counter(filter(None, header)).items() if times > 1]
    for name in twice:
        file.problem("the column stands there twice", column=name)
    if twice:
        return
    file.columns = tuple(filter(None, header))
    for number, row in enumerate(table[1:], start=2):
        if not all(is_missing(cell) for cell in row):
            cells = dict(zip(header, row, strict=True))
            file.rows.append(Told(f"row {number}", cells))


def _read_csv(path: Path, file: CodedFile) -> None:
    findings = Findings()
    sheet = read_sheet(path, file.name, findings)
    file.recoded = bool(findings.recoded)
    for fault in findings.faults:
        if isinstance(fault, Fault):
            file.problem(fault.reason, row=_row(fault.row))
        else:
            file.problem(fault)
    if sheet is not None:
        file.columns = sheet.columns
        file.rows = [Told(f"row {int(row.label) + 1}", row.cells) for row in sheet.rows]


def _row(told: str) -> str:
    """Give a row as spreadsheets count, with the header as the first."""
    words = told.split()
    return f"row {int(words[1]) + 1}" if words[:1] == ["row"] else told


def _read_export(path: Path, file: CodedFile, variables: Sequence[Variable]) -> None:
    findings = Findings()
    text = read_text(path, file.name, findings)
    for fault in findings.faults:
        file.problem(fault.reason if isinstance(fault, Fault) else fault)
    if text is None:
        return
    entries = _lines if path.suffix.lower() == ".jsonl" else _entries
    for where, entry in entries(text, file):
        if label_studio.is_task(entry):
            rows = [Told(where, cells) for cells in label_studio.codes_in(entry)]
        elif doccano.is_example(entry):
            cells, strangers = doccano.cells_of(entry, variables)
            rows = [Told(where, cells)]
            file.asks = tuple(variable.name for variable in variables if variable.values)
            for label in strangers:
                file.problem(f"is {label!r}, a label of no variable", row=where, column="label")
        else:
            fault = "is neither a task of Label Studio (export as JSON) nor an example of doccano"
            file.problem(fault, row=where)
            continue
        file.rows += rows


def _lines(text: str, file: CodedFile) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError) as error:
                file.problem(f"is not JSON ({error})", row=f"line {number}")


def _entries(text: str, file: CodedFile) -> Iterator[tuple[str, Any]]:
    """Give what a JSON file lists; of a document of INCEpTION the rows are taken at once."""
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        file.problem(f"is not JSON ({error})")
        return
    if inception.is_document(content):
        file.rows += [Told(where, cells) for where, cells in inception.annotations_in(content)]
    elif isinstance(content, list):
        yield from ((f"entry {number}", one) for number, one in enumerate(content, start=1))
    else:
        file.problem("expected a list of tasks, or a document in UIMA CAS JSON")


def names_unit(row: Told) -> bool:
    """Say whether a row says which unit it is."""
    return not is_missing(row.cells.get(UNIT))
