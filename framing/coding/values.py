"""Values: what a cell of a coder says as a code, whatever a spreadsheet made of it."""

from __future__ import annotations

import math
import re
from typing import Any

from framing.codings import Variable
from framing.corpus.values import as_text, is_missing, plain_value

_COMMA = re.compile(r"[+-]?\d+,\d+")
#: What spreadsheets show for 1 and 0 in a column of truth values.
_TRUTH = {"TRUE": "1", "FALSE": "0"}
_SHOWN = 40


def code_of(cell: Any, variable: Variable) -> str | None:
    """Give the code in a cell as text, ``None`` where the cell is empty.

    A code may stand there as spreadsheets keep it: as a number (1, 1.0, or 1,0 with a comma),
    with blanks around it, or, where 1 and 0 are codes, as TRUE and FALSE. A variable without a
    list of codes takes any number from 0 on.

    Raises ValueError, which says what was expected and what came, where it is no code.

    >>> from framing.codings import ATTRIBUTIONS, SENTIMENT
    >>> code_of(-1.0, SENTIMENT), code_of(" 0 ", SENTIMENT), code_of("", SENTIMENT)
    ('-1', '0', None)
    >>> code_of("3", ATTRIBUTIONS)
    '3'
    """
    cell = plain_value(cell)
    if is_missing(cell):
        return None
    told = as_text(cell).strip()
    if told.upper() in _TRUTH and {"0", "1"} <= set(variable.codes):
        told = _TRUTH[told.upper()]
    if told in variable.codes:
        return told
    code = _number(told)
    is_number = not variable.codes and code is not None
    if is_number and (variable.level == "interval" or not str(code).startswith("-")):
        return code
    if code in variable.codes:
        return code
    expected = ", ".join(variable.codes) or "a number from 0 on"
    shown = told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"
    raise ValueError(f"is {shown!r}, expected {expected} or nothing")


def _number(told: str) -> str | None:
    """Give a number in its shortest form, ``None`` where it is none.

    >>> _number("1.0"), _number("-1,0"), _number("1e3"), _number("one"), _number("1_0")
    ('1', '-1', '1000', None, None)
    """
    told = told.replace(",", ".") if _COMMA.fullmatch(told) else told
    try:
        value = float(told) if told.isascii() and "_" not in told else math.nan
    except ValueError:
        return None
    return as_text(value + 0.0) if math.isfinite(value) else None
