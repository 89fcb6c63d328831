"""Workbooks: the sheet of a coder for Excel and LibreOffice, with lists of codes to choose from."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from framing.coding.cells import cell_of
from framing.coding.explaining import HEADER, brief, rows_of
from framing.coding.sample import CODEBOOK, CODER, TEXT, UNIT, Sample
from framing.codings import Variable

CODES_SHEET, BOOK_SHEET = "Codes", "Codebook"
#: Widths of columns in characters, and heights of lines and of the tallest row in points.
_TEXT_WIDTH, _LINE, _TALLEST = 90, 15.0, 405.0
_WIDTHS = {UNIT: 8, TEXT: _TEXT_WIDTH, CODER: 10, CODEBOOK: 10}
_NARROWEST, _WIDEST = 12, 22
_FONT = "Calibri"
_GREY, _SHADE, _OPEN = "808080", "E7E6E6", "FFFBE6"
#: The names of the looks of cells.
_READ, _NAMED, _HEAD, _TOLD, _CODED = "Read", "Named", "Head", "Told", "Coded"
#: What a message of a validation may have of characters.
_PROMPT, _TITLE = 255, 32
# Files say when they were made; these say always the same, so that their bytes are.
_MADE = datetime.datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ZIPPED = (1980, 1, 1, 0, 0, 0)


def workbook_of(sample: Sample, coder: str) -> bytes:
    """Give the xlsx file of a coder: a sheet to code in, and one with the codebook.

    Codes are chosen from lists; everything but their cells is locked, without a password. The same
    sample gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "framing"
    book.properties.created = _MADE
    for style in _styles():
        book.add_named_style(style)
    sheet = book.active
    sheet.title = CODES_SHEET
    _write_codes(sheet, sample, coder)
    _write_codebook(book.create_sheet(BOOK_SHEET), sample)
    file = io.BytesIO()
    book.save(file)
    return _settled(file)


def _write_codes(sheet: Any, sample: Sample, coder: str) -> None:
    names = [variable.name for variable in sample.variables]
    header = [UNIT, TEXT, *names, CODER, CODEBOOK]
    _write_header(sheet, header)
    units = sample.units_of(coder)
    for number, (unit, text) in enumerate(units["text"].items(), start=2):
        shown = cell_of(text)
        told = {UNIT: str(unit), TEXT: shown, CODER: coder, CODEBOOK: sample.codebook_hash}
        for at, name in enumerate(header, start=1):
            cell = sheet.cell(number, at)
            if name in told:
                _put(cell, told[name], _TOLD if name == CODEBOOK else _READ)
            else:
                cell.style = _CODED
        sheet.row_dimensions[number].height = _height(shown, _TEXT_WIDTH)
    for at, variable in enumerate(sample.variables, start=3):
        sheet.add_data_validation(_choices(variable, at, last=len(units) + 1))
    for at, name in enumerate(header, start=1):
        width = _WIDTHS.get(name, min(max(len(name) + 2, _NARROWEST), _WIDEST))
        sheet.column_dimensions[_letter(at)].width = width
    sheet.freeze_panes = "C2"
    _lay_out(sheet)
    sheet.protection.sheet = True
    # False: what may be done although the sheet is protected.
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _choices(variable: Variable, column: int, *, last: int) -> Any:
    """Give what a cell offers, says and refuses, from the first row of codes to the *last*."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any] = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    error = "Give a number from 0 on, or leave the cell empty."
    if variable.values:
        rule = {"type": "list", "formula1": f'"{",".join(variable.codes)}"'}
        error = f"Give {', '.join(variable.codes)}, or leave the cell empty."
    validation = DataValidation(**rule, allow_blank=True, showErrorMessage=True)
    validation.errorTitle, validation.error = "No such code", error
    validation.showInputMessage = True
    validation.promptTitle = variable.title[:_TITLE]
    validation.prompt = brief(variable, _PROMPT)
    validation.add(f"{_letter(column)}2:{_letter(column)}{last}")
    return validation


def _write_codebook(sheet: Any, sample: Sample) -> None:
    _write_header(sheet, HEADER)
    for number, row in enumerate(rows_of(sample), start=2):
        for at, text in enumerate(row, start=1):
            _put(sheet.cell(number, at), cell_of(text), _NAMED if row[1] == "name" else _READ)
        sheet.row_dimensions[number].height = _height(row[2], 100)
    for letter, width in zip("ABC", (22, 22, 100), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _lay_out(sheet)


def _write_header(sheet: Any, names: Sequence[str]) -> None:
    for at, name in enumerate(names, start=1):
        _put(sheet.cell(1, at), cell_of(name), _HEAD)
    sheet.row_dimensions[1].height = 2 * _LINE


def _put(cell: Any, text: str, style: str) -> None:
    """Write a text that stays one, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.style = style


def _styles() -> Iterator[Any]:
    """Give the looks of cells by name: what is read, coded, told to the programme, and headings."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    line = Side(style="hair", color=_GREY)
    under, around = Border(bottom=line), Border(bottom=line, left=line, right=line)
    wrapped = Alignment(vertical="top", wrap_text=True)
    black, bold = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
    yield NamedStyle(_READ, font=black, border=under, alignment=wrapped)
    yield NamedStyle(_NAMED, font=bold, border=under, alignment=wrapped)
    filled = PatternFill("solid", start_color=_SHADE)
    yield NamedStyle(_HEAD, font=bold, border=under, alignment=wrapped, fill=filled)
    # What is for the programme alone is cut at the end of its cell.
    grey, cut = Font(name=_FONT, size=11, color=_GREY), Alignment("fill", vertical="top")
    yield NamedStyle(_TOLD, font=grey, border=under, alignment=cut)
    yield NamedStyle(
        _CODED,
        font=black,
        border=around,
        alignment=Alignment("center", vertical="top"),
        fill=PatternFill("solid", start_color=_OPEN),
        protection=Protection(locked=False),
    )


def _lay_out(sheet: Any) -> None:
    """Let it print on pages as wide as they are, with its header on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _height(text: str, width: int) -> float:
    """Give the height of a row whose text is as wide as this, a little too tall rather than cut."""
    lines = sum(max(1, ceil(1.1 * len(line) / width)) for line in text.split("\n"))
    return min(_TALLEST, _LINE * lines + 3)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _settled(file: io.BytesIO) -> bytes:
    """Give a zipped file without the times at which its parts were made."""
    settled = io.BytesIO()
    with zipfile.ZipFile(file) as made, zipfile.ZipFile(settled, "w") as written:
        for name, data in _parts(made):
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            written.writestr(entry, data)
    return settled.getvalue()


def _parts(made: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    told = _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    for entry in made.infolist():
        data = made.read(entry)
        if entry.filename == "docProps/core.xml":
            data = _MODIFIED.sub(rb"\g<1>" + told, data)
        yield entry.filename, data
