"""Citation: how to cite the programme, its lists and models, and the works they rest on."""

from __future__ import annotations

from itertools import groupby

from framing.report.bibliography import Work, named, written
from framing.report.citation import citations_of
from framing.report.downloads import link_to, references_of
from framing.report.markup import render
from framing.report.section import Section
from framing.tables import Tables


def citation(tables: Tables) -> Section:
    """Show what to cite for this analysis, as text and as files for reference managers."""
    found = citations_of(tables)
    html = render(
        "citation.html.j2",
        tool=written(found.tool),
        parts=[
            (part, _parts(works))
            for part, works in (("lists", found.lists), ("models", found.models))
            if works and len(tables.articles) > 1
        ],
        literature=list(map(written, found.literature)),
        files=[link_to(one, one.what) for one in references_of(tables)],
    )
    return Section("cite", "How to cite", html)


def _parts(works: tuple[Work, ...]) -> str:
    """Give parts of the programme in short, those under one licence together."""
    groups = groupby(sorted(works, key=lambda work: work.note), key=lambda work: work.note)
    return " ".join(
        f"{note}{': ' if note else ''}{'; '.join(map(named, group))}." for note, group in groups
    )
