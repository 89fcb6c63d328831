"""Cards: what an object shows of itself where a notebook can show more than a line of text.

Whatever stands in a card is escaped here; it holds no script and asks for nothing from outside.
Its colours are those of the notebook it stands in, light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from framing.text.controls import clean

#: So many rows of a table, and characters of a cell or line, are shown at most.
ROWS, CHARACTERS = 12, 500

#: Notebooks set what stands between dollar signs as mathematics, links in it included; in what
#: has these classes they do not.
NO_MATHEMATICS = "tex2jax_ignore mathjax_ignore"

#: How cards look; where a notebook takes styles away, plain tables and lines are left.
STYLE = (
    ".framing-card{line-height:1.45;max-width:60rem;margin:.3em 0;overflow-wrap:break-word}"
    ".framing-card p{margin:.2em 0}"
    ".framing-card .framing-title{font-weight:600;margin-bottom:.3em}"
    ".framing-card table.framing-grid{border-collapse:collapse;margin:.7em 0;font-size:inherit}"
    ".framing-card .framing-grid caption{text-align:left;caption-side:top;padding:.2em 0;"
    "color:inherit;opacity:.8;font-style:normal;font-weight:400}"
    ".framing-card .framing-grid :is(th,td){text-align:left;vertical-align:top;"
    "padding:.25em 1.2em .25em 0;border:0;border-bottom:1px solid rgba(128,128,128,.35);"
    "background:none;white-space:normal;color:inherit;font-size:inherit;max-width:44rem}"
    ".framing-card .framing-grid :is(th,td).framing-n{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}"
    ".framing-card .framing-grid thead th{font-weight:600;vertical-align:bottom}"
    ".framing-card .framing-grid tbody th{font-weight:400}"
    ".framing-card summary{cursor:pointer}"
)


@dataclass(frozen=True)
class Grid:
    """A table of a card: its first column names the rows; ``#`` before a heading means figures.

    >>> grid = Grid("Words", ("Outlet", "#Words"), (("Gazette <b>", "1,200"),))
    >>> "<td class=framing-n>1,200" in grid.html(), "<b>" in grid.html()
    (True, False)
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    most: int = ROWS

    def html(self) -> str:
        """Give the table, at most ``most`` rows of it; it says how many are left out."""
        heads = "".join(
            f"<th scope=col{_figures(head)}>{told(head.removeprefix('#'))}</th>"
            for head in self.columns
        )
        body = "".join(f"<tr>{self._row(row)}</tr>" for row in self.rows[: self.most])
        left = len(self.rows) - self.most
        more = f"<p>{left:,} more of {len(self.rows):,} rows are not shown.</p>" if left > 0 else ""
        return (
            f"<table class=framing-grid><caption>{told(self.caption)}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{more}"
        )

    def _row(self, row: Sequence[str]) -> str:
        first = f"<th scope=row>{told(row[0])}</th>"
        rest = zip(self.columns[1:], row[1:], strict=True)
        return first + "".join(f"<td{_figures(head)}>{told(cell)}</td>" for head, cell in rest)


@dataclass(frozen=True)
class Card:
    """What an object shows of itself: what it is, lines on it, tables, and how to go on.

    ``steps`` are lines of code, each with what it gives.

    >>> Card("Analysis", ("1 article",)).html().endswith("<p>1 article</p></div>")
    True
    """

    title: str
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    steps: tuple[tuple[str, str], ...] = ()

    def html(self) -> str:
        """Give the card as HTML."""
        lines = "".join(f"<p>{told(line)}</p>" for line in self.lines if line)
        grids = "".join(grid.html() for grid in self.grids if grid.rows)
        return framed(f"<p class=framing-title>{told(self.title)}</p>{lines}{grids}{self._steps()}")

    def _steps(self) -> str:
        if not self.steps:
            return ""
        items = "".join(f"<li><code>{told(c)}</code>: {told(what)}</li>" for c, what in self.steps)
        return f"<p>How to go on:</p><ul>{items}</ul>"


def framed(inside: str, style: str = STYLE) -> str:
    """Give HTML in the frame of a card, with its style."""
    return f'<div class="framing-card {NO_MATHEMATICS}"><style>{style}</style>{inside}</div>'


def told(text: str) -> str:
    """Give a text as HTML, the end of a very long one cut off.

    >>> told("a < b"), len(told("a" * 1000))
    ('a &lt; b', 501)
    """
    cut = text if len(text) <= CHARACTERS else f"{text[:CHARACTERS]}…"
    return escape(clean(cut))


def _figures(heading: str) -> str:
    return " class=framing-n" if heading.startswith("#") else ""
