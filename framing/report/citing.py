"""Citing: what an analysis rests on, as text to paste or as a file for a reference manager."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from framing.errors import InputError
from framing.report.bibliography import Work, bibtex, ris, written
from framing.report.citation import Citations, citations_of

if TYPE_CHECKING:
    from framing.tables import Tables

_FILES: Mapping[str, Callable[[Sequence[Work]], str]] = {"bibtex": bibtex, "ris": ris}
#: The forms in which citations are given.
FORMATS = ("text", *_FILES)


def cite(analysis: Tables | None = None, format: str = "text") -> str:
    """Give what to cite for an analysis: the programme, its lists and models, others' works.

    Without an *analysis* it is all that one with the usual settings rests on. *format* is
    ``"text"``, ``"bibtex"`` or ``"ris"``.

    Raises InputError where there is no such format.

    >>> import framing
    >>> analysis = framing.analyze("Critics warned of a catastrophe.", model="fast")
    >>> "Hutto, C. J., & Gilbert, E. (2014)." in framing.cite(analysis)
    True
    """
    check_form(format)
    found = citations_of(_usual() if analysis is None else analysis)
    return _text(found) if format == "text" else _FILES[format](found.works)


def check_form(form: str) -> None:
    """Raise InputError where there is no such form of citations."""
    if form not in FORMATS:
        raise InputError("format", [f"is {form!r}"], remedy=f"Name one of {', '.join(FORMATS)}.")


def _usual() -> Tables:
    """Give an analysis of no article with the usual settings."""
    from framing.extraction import extract
    from framing.provenance import provenance_of
    from framing.scoring import Scoring
    from framing.tables import ARTICLES, make_table

    scoring = Scoring()
    none: pd.DataFrame = make_table([], ARTICLES, index=[], index_name="article_id")
    told = provenance_of(scoring.parts, settings=scoring.told, read={}, excluded={})
    return extract(none, scoring.parts, provenance=told)


def _text(found: Citations) -> str:
    parts = {
        "The programme": (found.tool,),
        "Its lists": found.lists,
        "Its models": found.models,
        "What they rest on": found.literature,
    }
    return "\n".join(
        f"{title}\n" + "".join(f"  {written(work)}\n" for work in works)
        for title, works in parts.items()
        if works
    )
