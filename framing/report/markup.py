"""Markup: the one place where text becomes HTML or SVG, and is escaped on the way."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from framing.text.controls import clean as clean

#: The folder of the page's look: the nbconvert template, style, script and section templates.
TEMPLATE = Path(__file__).parent / "template"

# What stands without quotation marks in HTML; in SVG all is quoted, so that it is XML as well.
_BARE = re.compile(r"[A-Za-z0-9#._-]+")
_HTML = frozenset({"a", "b", "i", "li", "small", "span"})

# Days, months, weeks and quarters, as the tables write them.
_DATE = re.compile(r"(?<![\w-])(\d{4}-(?:\d\d(?:-\d\d)?|W\d\d|Q\d))(?![\dA-SU-Z-])")


def element(name: str, *children: object, **attributes: object) -> Markup:
    """Give one element; text among *children* and attribute values is escaped.

    A trailing underscore in an attribute's name is dropped, inner ones become hyphens; ``None``
    leaves the attribute out. Numbers are written with at most one decimal. In HTML a value stands
    without quotation marks where it may: a report has thousands.

    >>> print(element("text", "a < b", x=1.0, class_="label"))
    <text x="1" class="label">a &lt; b</text>
    >>> print(element("a", "¶ 3", href="#p-3", title="the third"))
    <a href=#p-3 title="the third">¶ 3</a>
    """
    written = Markup("").join(
        _attribute(key.rstrip("_").replace("_", "-"), _value(value), bare=name in _HTML)
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(
        child if isinstance(child, Markup) else escape(clean(str(child))) for child in children
    )
    if not children:
        return Markup("<{}{}/>").format(Markup(name), written)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inside)


def _attribute(key: str, value: str, *, bare: bool) -> Markup:
    shape = " {}={}" if bare and _BARE.fullmatch(value) else ' {}="{}"'
    return Markup(shape).format(key, value)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return clean(str(value))


def unbroken(text: str) -> Markup:
    """Give a text whose dates are not broken at their hyphens where lines are.

    >>> print(unbroken("2024-W01 to 2024-07-26 < now"))
    <span class=day>2024-W01</span> to <span class=day>2024-07-26</span> &lt; now
    """
    if isinstance(text, Markup):
        return text
    parts = _DATE.split(clean(text))
    return Markup("").join(
        element("span", part, class_="day") if at % 2 else part for at, part in enumerate(parts)
    )


def render(template: str, **data: Any) -> Markup:
    """Fill a section template; every value in it is escaped unless it is markup already."""
    return Markup(_environment().get_template(f"sections/{template}").render(**data).strip())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["unbroken"] = unbroken
    return environment


def _finalize(value: Any) -> Any:
    """Show text without control characters, and nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(value)
    return value
