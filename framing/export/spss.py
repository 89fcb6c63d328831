"""SPSS: a table as a .sav file with labels for variables and for values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from framing.export.labelling import Labelled
from framing.export.losses import Losses, marked

#: The longest text, label of a variable, label of a value and title of a file, in bytes.
TEXT, _LABEL, _VALUE, _TITLE = 32_767, 256, 120, 64
_DAY, _NUMBER, _WHOLE = "SDATE10", "F10.4", "F8.0"
# Where the head of the file says when it was written, and what it says here: the same tables
# give the same bytes.
_MADE = slice(92, 109)
_NOT_TOLD = b"01 Jan 0000:00:00"


def write_spss(given: Labelled, path: Path, title: str, losses: Losses, name: str) -> None:
    """Write a table for SPSS; texts that are too long for it are cut, and the *losses* told."""
    import pyreadstat

    table = given.table.copy()
    columns = {short: column for column, short in given.names.items()}
    for text in given.texts:
        table[text] = [_cut(cell, losses, path.name, name, columns[text]) for cell in table[text]]
    for day in given.days:
        table[day] = pd.Series(
            [None if pd.isna(cell) else cell.date() for cell in table[day]],
            index=table.index,
            dtype="object",
        )
    pyreadstat.write_sav(
        table,
        path,
        file_label=_within(title, _TITLE),
        column_labels={short: _within(label, _LABEL) for short, label in given.labels.items()},
        variable_value_labels=_values(given.codes),
        variable_measure=_levels(given),
        variable_format=_formats(given),
        row_compress=True,
    )
    content = bytearray(path.read_bytes())
    content[_MADE] = _NOT_TOLD
    path.write_bytes(content)


def _cut(cell: str, losses: Losses, file: str, table: str, column: str) -> str:
    size = len(cell.encode("utf-8"))
    if size <= TEXT:
        return cell
    losses.cell(file, table, column, f"{TEXT:,} bytes")
    mark = marked(size, "bytes")
    return f"{_first(cell, TEXT - len(mark.encode('utf-8')))}{mark}"


def _first(text: str, most: int) -> str:
    return text.encode("utf-8")[:most].decode("utf-8", "ignore")


def _within(label: str, most: int) -> str:
    """Give a label within so many bytes; one that is cut ends with an ellipsis."""
    return label if len(label.encode("utf-8")) <= most else f"{_first(label, most - 3)}…"


def _values(codes: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int | float, str]]:
    return {
        name: {number: _within(code, _VALUE) for number, code in told.items()}
        for name, told in codes.items()
        if told
    }


def _levels(given: Labelled) -> dict[str, str]:
    texts = {*given.texts, *given.codes}
    return {str(n): "nominal" if n in texts else "scale" for n in given.table.columns}


def _formats(given: Labelled) -> dict[str, str]:
    """Give how numbers are shown: days as days, codes and counts without decimals."""
    formats = {}
    for name, column in given.table.items():
        if name in given.days:
            formats[str(name)] = _DAY
        elif name not in given.texts:
            whole = name in given.codes or bool((column.dropna() % 1 == 0).all())
            formats[str(name)] = _WHOLE if whole else _NUMBER
    return formats
