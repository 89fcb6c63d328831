"""Bibliography: works as references are written, as text, BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.report.markup import clean

_RIS = {
    "article": "JOUR",
    "book": "BOOK",
    "dataset": "DATA",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "phdthesis": "THES",
    "software": "COMP",
    "techreport": "RPRT",
}
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHER = {"phdthesis": "school", "techreport": "institution"}
# BibTeX of old knows no software or data.
_BIBTEX = {"dataset": "misc", "software": "misc"}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}


@dataclass(frozen=True)
class Work:
    """A work to be cited; ``kind`` is one of BibTeX, or ``software`` or ``dataset``.

    Authors are written surname first; one in braces is no person. Whatever is not known is empty,
    a ``year`` 0. ``programme`` is the name by which the version of a measure tells a programme.
    """

    kind: str
    title: str
    authors: tuple[str, ...] = ()
    year: int = 0
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    version: str = ""
    note: str = ""
    doi: str = ""
    programme: str = ""


def written(work: Work) -> str:
    """Give a work as a reference list has it, after the manner of the APA.

    >>> written(Work("book", "On news", ("Lee, Ann B.", "Hill, J."), 1952, publisher="Mill"))
    'Lee, A. B., & Hill, J. (1952). On news. Mill.'
    """
    head = f"{_people(work.authors)} ({work.year or 'n.d.'})" if work.authors else ""
    where = work.container
    if work.volume:
        where += f", {work.volume}" + (f"({work.number})" if work.number else "")
    elif work.number:
        where = work.number
    if work.pages:
        where += f", {work.pages}"
    parts = (head, named(work), where, work.publisher, work.note)
    text = " ".join(f"{part.rstrip('.')}." for part in map(_line, parts) if part)
    return f"{text} https://doi.org/{work.doi}" if work.doi else text


def named(work: Work) -> str:
    """Give the title of a work, with its version where it has one.

    >>> named(Work("dataset", "Cues", version="2.1"))
    'Cues (version 2.1)'
    """
    if not work.version:
        return work.title
    version = work.version if " " in work.version else f"version {work.version}"
    return f"{work.title} ({version})"


def _people(authors: Sequence[str]) -> str:
    names = [_initials(author) for author in authors]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _initials(author: str) -> str:
    """Shorten the first names of an author.

    >>> _initials("Chissom, Brad S."), _initials("Krieger, Jan-David"), _initials("{The BBC}")
    ('Chissom, B. S.', 'Krieger, J.-D.', 'The BBC')
    """
    if author.startswith("{"):
        return author.strip("{}")
    surname, _, first = author.partition(", ")
    short = " ".join("-".join(f"{p[0]}." for p in name.split("-") if p) for name in first.split())
    return f"{surname}, {short}" if short else surname


def bibtex(works: Sequence[Work]) -> str:
    """Give works as BibTeX, in UTF-8; keys are the first author's name and the year."""
    return "\n".join(
        f"@{_BIBTEX.get(work.kind, work.kind)}{{{key},\n{_fields(work)}\n}}\n"
        for key, work in zip(_keys(works), works, strict=True)
    )


def _fields(work: Work) -> str:
    fields = {
        "author": " and ".join(map(_author, work.authors)),
        "title": f"{{{_escaped(work.title)}}}",  # keeps the capitals as they are
        _CONTAINER.get(work.kind, "howpublished"): _escaped(work.container),
        _PUBLISHER.get(work.kind, "publisher"): _escaped(work.publisher),
        "volume": _escaped(work.volume),
        "number": _escaped(work.number),
        "pages": _escaped(work.pages).replace("–", "--"),
        "year": str(work.year or ""),
        "version": _escaped(work.version),
        "note": _escaped(work.note),
        "doi": _escaped(work.doi),
    }
    return ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)


def _author(author: str) -> str:
    if author.startswith("{"):
        return f"{{{_escaped(author.strip('{}'))}}}"
    return _escaped(author)


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(character, character) for character in _line(text))


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _keys(works: Sequence[Work]) -> Iterator[str]:
    """Give a key to each work; those that would share one get letters."""
    plain = [_key(work) for work in works]
    for at, key in enumerate(plain):
        before = plain[:at].count(key)
        yield f"{key}_{before + 1}" if plain.count(key) > 1 else key


def _key(work: Work) -> str:
    """Give the first author's surname and the year; where that is no person, words of the title."""
    person = next((name for name in work.authors[:1] if not name.startswith("{")), "")
    words = re.findall(r"[a-z0-9]+", (person.split(",")[0] or work.title).lower())
    name = "_".join(words[:4]) or "work"
    return f"{name}_{work.year}" if work.year else name


def ris(works: Sequence[Work]) -> str:
    """Give works as RIS, which reference managers import."""
    return "".join(f"{line}\r\n" for work in works for line in _ris(work))


def _ris(work: Work) -> Iterator[str]:
    first, _, last = work.pages.partition("–")
    tags = [
        ("TY", _RIS.get(work.kind, "GEN")),
        *(("AU", author.strip("{}")) for author in work.authors),
        ("PY", str(work.year or "")),
        ("TI", work.title),
        ("T2", work.container),
        ("VL", work.volume),
        ("IS", work.number),
        ("SP", first),
        ("EP", last),
        ("PB", work.publisher),
        ("ET", work.version),
        ("N1", work.note),
        ("DO", work.doi),
    ]
    yield from (f"{tag}  - {_line(value)}" for tag, value in tags if _line(value))
    yield from ("ER  - ", "")
