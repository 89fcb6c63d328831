"""Texts told in a row: what was decided, the text itself, the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.markup import clean, element, render
from framing.report.section import Section

#: So many texts of each kind are shown.
SHOWN = 8


@dataclass(frozen=True)
class Told:
    """One text with what was decided of it."""

    head: str
    text: Markup | str
    where: str
    note: str = ""
    words: str = ""


@dataclass(frozen=True)
class Group:
    """Texts of one kind under a heading."""

    title: str
    told: tuple[Told, ...]


def told_section(lead: str, groups: Iterable[Group]) -> Section:
    """Give the section of the worst errors; groups without a text are left out."""
    shown = [group for group in groups if group.told]
    html = render("validity_told.html.j2", lead=lead, groups=shown)
    return Section("errors", "Worst errors", html)


def with_marks(text: str, places: Sequence[tuple[int, int]], look: str) -> Markup:
    """Give a text with stretches of it marked as a category.

    >>> print(with_marks("a <b> c", [(2, 5)], "F"))
    a <span class="m F">&lt;b&gt;</span> c
    """
    parts: list[Markup | str] = []
    at = 0
    for start, end in sorted(places):
        if start >= at:
            marked = element("span", text[start:end], class_=f"m {look}")
            parts += [text[at:start], marked]
            at = end
    return Markup("").join(
        clean(part) if isinstance(part, str) and not isinstance(part, Markup) else part
        for part in [*parts, text[at:]]
    )


def named(row: Mapping[str, object], *keys: str) -> str:
    """Give what a row says under some keys, as they are called.

    >>> named({"source": "officials", "cue": ""}, "source", "cue")
    'source “officials”'
    """
    return ", ".join(f"{key.replace('found_', '')} “{row[key]}”" for key in keys if row[key])
