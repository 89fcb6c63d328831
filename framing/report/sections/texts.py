"""Annotated texts: every paragraph with its evidence marked in place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from framing.memory import collected_after
from framing.report.annotating import Annotator, switches_for
from framing.report.categories import CATEGORIES
from framing.report.marks import Mark
from framing.report.markup import render
from framing.report.modes import FULL, NONE, check_mode, said_of
from framing.report.section import Section
from framing.report.wording import count
from framing.tables import Tables


@dataclass(frozen=True)
class About:
    """What is said of all marks of a category: what found them, and what would change them."""

    letter: str
    label: str
    found_by: str
    changes: str


@collected_after()
def annotated_texts(
    tables: Tables,
    *,
    text_mode: str = FULL,
    parallel: Collection[str] = (),
    left_out: Mapping[str, str] = MappingProxyType({}),
) -> Section:
    """Show the text of every article with its evidence marked, and switches for the marks.

    *text_mode* is ``full``, ``excerpts`` (passages around evidence) or ``none``. More than ten
    articles stand behind one picker, in a leaner form. *parallel* are the ids of articles whose
    texts the page has in parallel reading, and not here again. *left_out* are the ids of articles
    that the page does not compare, with the reason.

    Raises InputError for another mode.
    """
    annotator = Annotator(tables, check_mode(text_mode))
    views = annotator.views
    marks = list(annotator.marks_in(views))
    alone = len(views) == 1
    html = render(
        "texts.html.j2",
        switches={} if text_mode == NONE else switches_for(marks),
        articles=[annotator.annotate(view) for view in views],
        parallel=parallel,
        left_out=left_out,
        about=about_marks(tables, marks),
        cornered=bool(annotator.corners) and text_mode != NONE,
        alone=alone,
        lean=annotator.lean,
        several=annotator.several,
        tips=list(annotator.tips.numbers),
        mode=text_mode,
        said=said_of(text_mode),
        amount=count(len(marks), "mark") if marks else "",
        margins=annotator.margins,
        speech=any(mark.category.speech for mark in marks),
    )
    return Section("text", "Annotated text" if alone else "Annotated texts", html)


def about_marks(tables: Tables, marks: Sequence[Mark]) -> list[About]:
    """Give what is said of each category that has a mark."""
    present = {mark.category.code for mark in marks}
    versions = {code: CATEGORIES[code].found_by(tables.measures) for code in present}
    framed = [str(name) for name in tables.frames.columns if name in tables.measures.index]
    if "frame" in present and framed:
        versions["frame"] = str(tables.measures.loc[framed[0], "version"])
    return [
        About(category.letter, category.label, versions[category.code], category.changes)
        for category in CATEGORIES.values()
        if category.code in present
    ]
