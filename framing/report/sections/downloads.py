"""Downloads: the files behind the page, each with what it holds and its sum."""

from __future__ import annotations

from pathlib import Path

from framing.report.downloads import (
    FOLDER,
    WITHOUT_TEXT,
    downloads_of,
    largest,
    link_to,
    sharing_of,
)
from framing.report.markup import render
from framing.report.modes import FULL, said_of
from framing.report.section import Section
from framing.report.tabulating import table
from framing.sharing import SUMS
from framing.tables import Tables

#: How many digits of a sum are shown on the page of one article.
_DIGITS = 12


def downloads(tables: Tables, *, text_mode: str = FULL, report: str | Path = ".") -> Section:
    """Show the files to download, with the sums of those in the folder of the *report*.

    On the page of one article sums are short, and files of Parquet are not listed: it has little
    room. A page with less than the full text of the articles offers tables without text.
    """
    articles = len(tables.articles)
    short = _DIGITS if articles <= 1 else None
    rows = [
        [link_to(one, one.name), one.what, one.sum_in(Path(report))[:short]]
        for one in downloads_of(tables, text_mode)
        if not (short and one.path.endswith(".parquet"))
    ]
    beginning = f"the first {_DIGITS} digits of " if short else ""
    html = render(
        "downloads.html.j2",
        files=table(f"Files, with {beginning}their SHA-256", ["File", "Holds", "SHA-256"], rows),
        folder=FOLDER,
        without_text=WITHOUT_TEXT,
        sums=SUMS,
        said=said_of(text_mode),
        full=text_mode == FULL,
        sharing=sharing_of(text_mode),
        parquet=bool(short),
        most=f"{largest(articles):,}",
    )
    return Section("downloads", "Downloads", html)
