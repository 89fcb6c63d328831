"""Parallel reading: two annotated texts side by side, with the paragraphs that tell the same."""

from __future__ import annotations

from framing.report.annotating import Annotator
from framing.report.markup import render
from framing.report.modes import FULL, NONE, check_mode
from framing.report.pairing import FEWEST, SHARE, Match, read_pair
from framing.report.section import Section
from framing.report.wording import count, percent
from framing.tables import Tables


def parallel_reading(
    tables: Tables,
    *,
    first: str | None = None,
    second: str | None = None,
    text_mode: str = FULL,
) -> Section:
    """Show two of 2 to 10 articles side by side, with links between paragraphs that tell the same.

    *first* and *second* are ids of articles; without them the two with most shared quotations are
    shown. Their texts stand on a page once: leave them out of ``annotated_texts`` with
    ``parallel=parallel_pair(tables, first, second)``, where the switches for marks are.

    Raises InputError where there are not 2 to 10 articles, an id is unknown, or the mode is.
    """
    annotator = Annotator(tables, check_mode(text_mode))
    pair = read_pair(tables, first, second)
    html = render(
        "parallel.html.j2",
        pair=pair,
        sides=[annotator.annotate(pair.first), annotator.annotate(pair.second)],
        links=[_links(pair.matches, 0), _links(pair.matches, 1)],
        anchors=[
            {p.position: p.anchor for p in view.paragraphs} for view in (pair.second, pair.first)
        ],
        amount=count(len(pair.matches), "pair of paragraphs", "pairs of paragraphs"),
        fewest=FEWEST,
        share=percent(SHARE),
        marked=text_mode != NONE,
    )
    return Section("parallel", "Parallel reading", html)


def _links(matches: tuple[Match, ...], side: int) -> dict[int, list[tuple[int, str]]]:
    """Give for each paragraph of one side those of the other that tell the same, and why."""
    found: dict[int, list[tuple[int, str]]] = {}
    for match in matches:
        ends = (match.first, match.second)
        found.setdefault(ends[side], []).append((ends[1 - side], match.why))
    return found
