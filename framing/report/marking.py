"""Marking: pieces of a text as markup, in as few characters as a reader and a browser need.

Built here and not by a template, since a page of hundreds of articles has tens of thousands of
marks. Every text is escaped, as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from framing.report.marks import Mark
from framing.report.markup import clean
from framing.report.nesting import Corner, Piece


@dataclass
class Tips:
    """What tooltips say where there are thousands: each text once, and marks name it by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, tip: str) -> int:
        """Give the number of a text, a new one for a new text."""
        return self.numbers.setdefault(tip, len(self.numbers))


def marked(pieces: Sequence[Piece], tips: Tips | None = None, *, tabled: bool = False) -> Markup:
    """Give pieces as markup.

    Each mark ends with its category in words, hidden from the eye: some screen readers say nothing
    of marks. *tabled* marks are spared that and their tooltip: the style tells a screen reader the
    category, the page's script reads the tooltip from the row of the mark in its table. With *tips*
    the page is a lean one, without such tables: tooltips are told by number, and marks have no
    address.
    """
    written: list[str] = []
    _write(pieces, tips, tabled, written)
    return Markup("".join(written))


def _write(pieces: Sequence[Piece], tips: Tips | None, tabled: bool, written: list[str]) -> None:
    for piece in pieces:
        if piece.mark:
            written.append(_opened(piece, piece.mark, tips, tabled))
            _write(piece.inside, tips, tabled, written)
            if piece.last and tips is None and not tabled:
                written.append(f"<i> [{_text(piece.mark.category.label)}]</i>")
            written.append("</mark>")
        elif piece.corner:
            written.append(_corner(piece.corner))
        else:
            written.append(_text(piece.text))


def _opened(piece: Piece, mark: Mark, tips: Tips | None, tabled: bool) -> str:
    looks = [
        mark.category.letter,
        f"u{mark.lane}" if mark.lane else "",
        "q" if mark.voice == "quoted" else "",
        "low" if mark.unsure else "",
        "" if piece.first else "on",
        "" if piece.last else "cut",
    ]
    named = " ".join(filter(None, looks))
    parts = [f"<mark class={named}" if " " not in named else f'<mark class="{named}"']
    if tips is not None:
        parts.append(f" data-t={tips.number(mark.brief)}")
    else:
        if mark.key:
            parts.append(f" id=m{mark.key}" if piece.first else f" data-of={mark.key}")
        if piece.first if not mark.key else not tabled:
            parts.append(f' data-tip="{_text(mark.tip)}"')
    return f"{''.join(parts)}>"


def _corner(corner: Corner) -> str:
    looks = ["corner"]
    looks += [] if corner.opens else ["ends"]
    looks += ["open"] if corner.state == "uncertain" else []
    named = " ".join(looks) if len(looks) == 1 else f'"{" ".join(looks)}"'
    told = f' title="{_text(corner.told)}"' if corner.opens else ""
    said = f" [{_text(corner.state)} wording: " if corner.opens else "]"
    return f"<span class={named}{told}><i>{said}</i></span>"


def _text(text: str) -> str:
    return str(escape(clean(text)))
