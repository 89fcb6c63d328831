"""Outlets and columns: who published how much, and what each column is read as."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from framing.corpus.columns import ALIASES
from framing.doctor.finding import FINE, LOOK, Finding, named, some
from framing.doctor.reading import ReadSource

_SHOWN = 8
#: What the parts of the articles table are called in plain words.
_PLAIN = {"article_id": "id", "published": "date"}


def outlet_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell the outlets with their articles, and names that are one but for how they are written."""
    outlets = source.articles["outlet"]
    if outlets.empty:
        return
    if outlets.isna().all():
        yield Finding(
            LOOK,
            "outlets",
            len(outlets),
            "No article says who published it.",
            "Add a column 'outlet', or a metadata.csv with article_id and outlet; without it"
            " outlets cannot be compared.",
        )
        return
    counts = outlets.value_counts()
    shown = ", ".join(f"{name} ({count:,})" for name, count in counts.head(_SHOWN).items())
    more = f" and {len(counts) - _SHOWN:,} more" if len(counts) > _SHOWN else ""
    found = f"{some(len(counts), 'outlet')}: {shown}{more}."
    yield Finding(FINE, "outlets", len(counts), found)
    missing = list(outlets.index[outlets.isna()])
    if missing:
        found = f"{some(len(missing), 'article', verb='has')} no outlet: {named(missing)}."
        advice = "Add it; where outlets are compared, these articles belong to none."
        yield Finding(LOOK, "outlets missing", len(missing), found, advice)
    spelled: dict[str, list[str]] = defaultdict(list)
    for name in counts.index:
        spelled[one_spelling(str(name))].append(str(name))
    several = [names for names in spelled.values() if len(names) > 1]
    if several:
        shown = "; ".join(
            " = ".join(f"{name!r} ({counts[name]:,})" for name in names) for names in several[:5]
        )
        yield Finding(
            LOOK,
            "outlet names",
            sum(len(names) for names in several),
            f"{some(len(several), 'outlet')} written in several ways: {shown}.",
            "Write each name in one way, or each spelling counts as an outlet of its own.",
        )


def one_spelling(name: str) -> str:
    """Give a name without case, blanks, punctuation, 'the' and 'www'.

    >>> one_spelling("The Daily  News"), one_spelling("daily-news"), one_spelling("www.x.example")
    ('dailynews', 'dailynews', 'xexample')
    """
    low = re.sub(r"^(?:the\s+|(?:https?://)?www\.)", "", name.strip().casefold())
    return re.sub(r"[\W_]", "", low) or name


def column_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell of each table which column is read as what, and which are only carried along."""
    for use in source.findings.columns[:_SHOWN]:
        known = {column: part for part, column in use.known.items()}
        told = [f"{use.text!r} is the text"]
        told += [f"{column!r} the {_PLAIN.get(part, part)}" for column, part in known.items()]
        others = [c for c in use.columns if c != use.text and c not in known]
        # A second column of a part's name is passed over for the first.
        passed = [c for c in others if c in ALIASES or c == "text"]
        carried = [repr(c) for c in others if c not in passed]
        found = f"{use.file}: {', '.join(told)}."
        if carried:
            found += f" Carried along, without a meaning here: {named(carried)}."
        if passed:
            found += f" Left out, since another column is read for it: {named(passed)}."
        yield Finding(FINE, "columns", len(use.columns), found)
    if len(source.findings.columns) > _SHOWN:
        more = len(source.findings.columns) - _SHOWN
        yield Finding(FINE, "columns", more, f"{some(more, 'table')} more.")
