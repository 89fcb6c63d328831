"""Tables of a page as plain values: captions, columns, cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.markup import element, unbroken
from framing.report.reading import ArticleView

Cell = str | Markup
_LONG_WORD = 32
#: Up to this column the style knows columns of figures by the table's name for them.
STYLED = 7


@dataclass(frozen=True)
class Column:
    """A column's heading, and whether its cells are figures."""

    label: str
    figures: bool = False


@dataclass(frozen=True)
class Table:
    """A table of a page: its first column names the rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def looks(self) -> tuple[str, ...]:
        """What its style is told of the columns after the first, for all rows at once.

        ``nums`` where all hold figures, otherwise ``f2``, ``f3`` and so on for those that do; none
        beyond the seventh, whose cells say so themselves.
        """
        at = [n for n, column in enumerate(self.columns, start=1) if n > 1 and column.figures]
        if len(at) == len(self.columns) - 1:
            return ("nums",)
        return tuple(f"f{n}" for n in at if n <= STYLED)

    @property
    def linked(self) -> bool:
        """Whether a cell holds a link, which a keyboard can reach."""
        return any("<a " in cell for row in self.rows for cell in row if isinstance(cell, Markup))


def table(caption: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """Give a table; a heading that begins with ``#`` announces figures.

    >>> table("Lengths", ["article", "#words"], [["a1", "210"]]).columns[1]
    Column(label='words', figures=True)
    """
    body = tuple(tuple(_breakable(cell) for cell in row) for row in rows)
    heads = tuple(Column(label.removeprefix("#"), label.startswith("#")) for label in columns)
    return Table(caption, heads, body)


def _breakable(cell: Cell) -> Cell:
    """Let a cell with a very long word (a fingerprint, an address) break anywhere.

    Dates do not break at all.
    """
    if isinstance(cell, Markup):
        return cell
    if max(map(len, cell.split()), default=0) <= _LONG_WORD:
        return unbroken(cell)
    return element("span", cell, class_="long")


def titled(what: str, article: ArticleView) -> str:
    """Say what a table or chart shows, and of which article where there are several."""
    return f"{what}: {article.title}" if article.anchor else what


def place(position: int) -> str:
    """Give a paragraph's number as it is written, in one piece.

    >>> place(3).split()
    ['¶', '3']
    """
    return f"¶\N{NO-BREAK SPACE}{position}"


def link(anchor: str, text: str) -> Markup:
    """Give a link to a place in the page.

    >>> print(link("p-a1-3", "¶ 3"))
    <a href=#p-a1-3>¶ 3</a>
    """
    return element("a", text, href=f"#{anchor}")


def noted(figure: str, note: str) -> Markup:
    """Give a figure with what it is made of below it, in small letters.

    >>> print(noted("70%", "7 of 10 decided"))
    <span class=n>70%</span><span class=made>7 of 10 decided</span>
    """
    below = element("span", unbroken(note), class_="made") if note else Markup("")
    return element("span", figure, class_="n") + below


def context(text: str, start: int, end: int, *, reach: int = 48) -> Markup:
    """Give a keyword in its context: whole words on both sides, the keyword marked.

    >>> print(context("It was a terrible night.", 9, 17))
    <span class=kwic>It was a <b>terrible</b> night.</span>
    """
    before, after = text[:start], text[end:]
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = after[:reach].rpartition(" ")[0] + " …"
    return element("span", before, element("b", text[start:end]), after, class_="kwic")
