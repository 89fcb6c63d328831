"""Asking: what a sample is asked to be is read, and every fault of it told at once."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from numbers import Integral, Real
from typing import Any

from framing.codebooks import Codebook
from framing.coding.sample import COLUMNS
from framing.codings import ADJUDICATED, Variable, variables_of
from framing.errors import InputError

# What is left of a name is that of a file everywhere.
_NAME = re.compile(r"\w[\w .-]{0,39}(?<![ .])")
_PREFIX = "coder_"
REMEDY = "Nothing was drawn. Correct what is named and draw again."


@dataclass(frozen=True)
class Asked:
    """What a sample is to be; ``n`` is ``None`` where it follows from ``half_width``."""

    n: int | None
    half_width: float
    stratify: tuple[str, ...]
    variables: tuple[str, ...] | None
    coders: tuple[str, ...]
    overlap: float
    random_state: int
    faults: list[str] = field(default_factory=list)


def asked_of(
    n: Any,
    half_width: Any,
    stratify: str | Sequence[str],
    variables: str | Sequence[str] | None,
    coders: Any,
    overlap: Any,
    random_state: Any,
) -> Asked:
    """Read what was asked; one name stands for a list of one."""
    faults: list[str] = []
    if (n is None) == (half_width is None):
        faults.append("give n, how many paragraphs, or half_width, one of the two")
    elif n is not None and not (_is_whole(n) and n >= 1):
        faults.append(f"n is {n!r}, expected a whole number from 1 on")
    elif half_width is not None and not (_is_number(half_width) and 0 < half_width < 0.5):
        faults.append(f"half_width is {half_width!r}, expected a share above 0 and below 0.5")
    if not (_is_number(overlap) and 0 <= overlap <= 1):
        faults.append(f"overlap is {overlap!r}, expected a share from 0 to 1")
    if not (_is_whole(random_state) and random_state >= 0):
        faults.append(f"random_state is {random_state!r}, expected a whole number from 0 on")
    named = _coders(coders, faults)
    return Asked(
        n,
        half_width if half_width is not None else math.nan,
        _names(stratify),
        None if variables is None else _names(variables),
        named,
        overlap,
        random_state,
        faults,
    )


def check_asked(**asked: Any) -> None:
    """Say before articles are scored what of a sample cannot be, whatever they are.

    Raises InputError, which lists every fault.
    """
    faults = asked_of(**asked).faults
    if faults:
        raise InputError("sample", faults, remedy=REMEDY)


def variables_named(
    codebook: Codebook, names: Sequence[str] | None
) -> tuple[tuple[Variable, ...], list[str]]:
    """Give the variables of these names, in the codebook's order, all without names; and faults."""
    known = {variable.name: variable for variable in variables_of(codebook)}
    wanted = list(known) if names is None else list(dict.fromkeys(names))
    have = ", ".join(map(repr, known))
    faults = [f"variables: no {name!r} among {have}" for name in wanted if name not in known]
    faults += ["variables: none is named"] if not wanted else []
    faults += [
        f"variables: {name!r} is also a column of the sheets; give the frame another code"
        for name in wanted
        if name in COLUMNS and name in known
    ]
    return tuple(variable for name, variable in known.items() if name in wanted), faults


def file_stem(coder: str) -> str:
    """Give the name of a coder's files, without suffix.

    >>> file_stem("Anna"), file_stem("coder_1")
    ('coder_Anna', 'coder_1')
    """
    return coder if coder.startswith(_PREFIX) else f"{_PREFIX}{coder}"


def _coders(coders: Any, faults: list[str]) -> tuple[str, ...]:
    if _is_whole(coders):
        if not 1 <= coders <= 99:
            faults.append(f"coders is {coders}, expected 1 to 99, or their names")
            return ()
        return tuple(f"{_PREFIX}{number + 1}" for number in range(coders))
    if not isinstance(coders, (str, Sequence)):
        faults.append(f"coders is {coders!r}, expected a number or names")
        return ()
    named = tuple(" ".join(name.split()) for name in _names(coders))
    faults += ["coders: none is named"] if not named else []
    for name in named:
        if not _NAME.fullmatch(name):
            allowed = "letters, digits, blanks, full stops and hyphens, 40 at most"
            faults.append(f"coders: {name!r} cannot name a file; take {allowed}")
        elif name.casefold() == ADJUDICATED:
            faults.append(f"coders: {name!r} is kept for codes that coders settled on together")
    stems = [file_stem(name).casefold() for name in named]
    faults += [
        f"coders: {name!r} is named twice"
        for at, name in enumerate(named)
        if stems[at] in stems[:at]
    ]
    return named


def _names(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(map(str, names))


def _is_whole(value: Any) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
