r"""Cells: a text as a sheet can hold it and no spreadsheet runs it, and the text again.

>>> plain_of(cell_of("=HYPERLINK(1)")), cell_of("'=1"), plain_of("'=1")
('=HYPERLINK(1)', "''=1", '=1')
"""

from __future__ import annotations

import re

from framing.spreadsheets import marked, plain_of
from framing.text.normalising import normalise

#: A cell of a spreadsheet holds so many characters, those beyond U+FFFF counted twice.
LIMIT = 32_767
# What XML cannot hold; lone surrogates no file can.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x000D_", re.I)
_NOT_WINDOWS = "?"


def cell_of(text: str) -> str:
    """Give a text as it stands in a cell of any sheet, marked, without what XML cannot hold."""
    return marked(writable(text))


def writable(text: str) -> str:
    """Give a text with U+FFFD for what XML cannot hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def fits(text: str) -> bool:
    """Say whether a text fits into a cell.

    >>> fits("a" * 32_767), fits("\U0001f600" * 16_384)
    (True, False)
    """
    if 2 * len(text) < LIMIT:
        return True
    return len(cell_of(text).encode("utf-16-le")) // 2 <= LIMIT


def same_text(cell: str, text: str, *, recoded: bool = False) -> bool:
    r"""Say whether a cell still holds a text, however a programme wrote its blanks and line ends.

    *recoded*: the file was saved in an encoding of Windows, which has no letter for some of it.

    >>> same_text("A  storm\r\ncame", "A storm\ncame"), same_text("A storm came?", "A storm came")
    (True, False)
    >>> same_text("Fine ??", "Fine \U0001f600", recoded=True)
    True
    """
    return _key(text, recoded) in (_key(plain_of(cell), recoded), _key(cell, recoded))


def _key(text: str, recoded: bool) -> str:
    text = writable(text)
    if recoded:
        text = text.encode("cp1252", "ignore").decode("cp1252").replace(_NOT_WINDOWS, "")
    return " ".join(normalise(_ESCAPED.sub("\n", text)).split())
