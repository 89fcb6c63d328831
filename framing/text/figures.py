"""Figures: how numbers, shares and amounts are written for readers."""

from __future__ import annotations

import math
from collections.abc import Sequence

#: What stands where a figure is not defined.
UNDEFINED = "–"


def number(value: float | None, places: int = 2, *, signed: bool = False) -> str:
    """Give a figure as text, with a true minus sign; a dash where it is not defined.

    >>> number(-0.214), number(3.0, 1), number(float("nan")), number(0.5, 1, signed=True)
    ('−0.21', '3.0', '–', '+0.5')
    """
    if value is None or math.isnan(value):
        return UNDEFINED
    text = f"{value:{'+' if signed else ''},.{places}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("+-")
    return text.replace("-", "\N{MINUS SIGN}")


def whole(value: float | None) -> str:
    """Give a count as text.

    >>> whole(1234.0)
    '1,234'
    """
    return number(value, 0)


def percent(value: float | None) -> str:
    """Give a share between 0 and 1 in percent.

    >>> percent(0.384), percent(float("nan"))
    ('38%', '–')
    """
    if value is None or math.isnan(value):
        return UNDEFINED
    return f"{value * 100:.0f}%"


def count(amount: int, noun: str, nouns: str = "") -> str:
    """Give an amount with its noun.

    >>> count(1, "paragraph"), count(2, "paragraph"), count(0, "entry", "entries")
    ('1 paragraph', '2 paragraphs', '0 entries')
    """
    return f"{amount:,} {noun if amount == 1 else nouns or noun + 's'}"


def listing(items: Sequence[str]) -> str:
    """Join items as a sentence does.

    >>> listing(["a", "b", "c"]), listing(["a"])
    ('a, b and c', 'a')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
