"""Citation: which works an analysis rests on, found in what its measures and files say.

The origins and versions of the measures and the side notes of the files say which; the list of
references of the package (``framing/data/references.toml``) has the works in full. What is not in
that list is cited as it was said.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from framing.codebooks import Codebook
from framing.provenance import codebook_of
from framing.report.bibliography import Work
from framing.sources.dictionary import attribution_measures
from framing.tables import Tables

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
#: What the short name of this package is in references to its parts.
PACKAGE = "framing-toolkit"


@dataclass(frozen=True)
class Citations:
    """What an analysis rests on: the programme, its own lists and models, and others' works."""

    tool: Work
    lists: tuple[Work, ...]
    models: tuple[Work, ...]
    literature: tuple[Work, ...]

    @property
    def works(self) -> tuple[Work, ...]:
        """All of them, in this order."""
        return (self.tool, *self.lists, *self.models, *self.literature)


def citations_of(tables: Tables) -> Citations:
    """Give what is to be cited for an analysis, each work once.

    Of the package's lists and models those are given that the version of a measure or the
    settings of an extractor name.

    >>> import framing
    >>> found = citations_of(framing.analyze("Critics warned.", model="fast"))
    >>> "Cues of attribution" in [work.title for work in found.lists]
    True
    """
    tool = replace(_references()[0], version=str(tables.provenance.get("framing", "")))
    used = dict(used_files(tables))
    parts = [
        (room, _own(tool, PurePosixPath(name).stem, file, room))
        for name, file in used.items()
        if (room := str(PurePosixPath(name).parent)) != "codebooks"
    ]
    lists = tuple(work for room, work in parts if room == "lexicons")
    models = tuple(work for room, work in parts if room != "lexicons")
    said = [*_origins(tables), *(str(file.get("citation", "")) for file in used.values())]
    return Citations(tool, lists, models, tuple(_literature(tables, said)))


def used_files(tables: Tables) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the shipped files that a measure rests on, by the provenance's names for them."""
    known = tables.provenance.get("data")
    files: Mapping[str, Mapping[str, str]] = known if isinstance(known, Mapping) else {}
    told = " ".join(tables.measures["version"].astype("str"))
    told += json.dumps(tables.provenance.get("extractors", []), ensure_ascii=False)
    names = set(re.findall(r"[\w.]+", told))
    pairs = set(re.findall(r"(?=\b([\w]+ [\w.]+))", told))
    for name, said in files.items():
        path, version = PurePosixPath(str(name)), str(said.get("version", ""))
        used = {
            "lexicons": f"{path.stem} {version}" in pairs,
            "models": version in names,
            "codebooks": f"codebook {version}" in pairs and _is_codebook(tables, path.stem),
            "encoders": any(_reads(said, other) for other in _versions(files, names)),
        }
        if used.get(str(path.parent), False):
            yield str(name), said


def _is_codebook(tables: Tables, name: str) -> bool:
    return str(tables.provenance.get("codebook", "")).split(",")[0] == name


def _versions(
    files: Mapping[str, Mapping[str, str]], names: set[str]
) -> Iterator[Mapping[str, str]]:
    return (said for said in files.values() if said.get("version", "") in names)


def _reads(encoder: Mapping[str, str], model: Mapping[str, str]) -> bool:
    read = model.get("encoder", "")
    return bool(read) and str(encoder.get("sha256", "")).startswith(read)


def _own(tool: Work, name: str, said: Mapping[str, str], room: str) -> Work:
    """Give a list or model of the package as a work of its own."""
    model = room != "lexicons"
    title = said.get("title") or (f"Model {name}" if model else name)
    year = _YEAR.search(said.get("citation", ""))
    version = said.get("version", "")
    return Work(
        "software" if model else "dataset",
        title,
        tool.authors,
        int(year[0]) if year and not model else tool.year,
        container=PACKAGE,
        version=f"revision {version}" if room == "models" and version else version,
        note=f"Licence: {said['licence']}" if said.get("licence") else "",
    )


def _origins(tables: Tables) -> list[str]:
    origins = [str(origin) for origin in tables.measures["origin"]]
    if "attribution_count" in tables.measures.index:
        origins += [str(origin) for origin in attribution_measures(tables)["origin"]]
    return list(dict.fromkeys(origins))


def _literature(tables: Tables, said: list[str]) -> Iterator[Work]:
    _, known = _references()
    versions = " ".join(dict.fromkeys(tables.measures["version"].astype("str")))
    found: dict[Work, None] = {}
    ours = _references()[0].authors[0].strip("{}")
    for work in known:
        if work.programme:
            version = re.search(rf"\b{re.escape(work.programme)} (\d[\w.]*)", versions)
            if version:
                found[replace(work, version=version[1])] = None
        elif any(_means(text, work) for text in said):
            found[work] = None
    own = codebook_of(tables.provenance) if "codebook_text" in tables.provenance else None
    for text in said:
        told = _YEAR.search(text) and not text.startswith(ours)
        own_too = own is not None and text.startswith(own.citation)
        if told and not own_too and not any(_means(text, work) for work in known):
            found[Work("misc", text)] = None
    if own is not None:
        found[_codebook(own)] = None
    return iter(sorted(found, key=lambda work: (work.authors or (work.title,), work.year)))


def _means(text: str, work: Work) -> bool:
    """Say whether a text cites a work: by its first author and its year."""
    surname = work.authors[0].strip("{}").split(",")[0]
    return not work.programme and bool(
        re.search(rf"\b{re.escape(surname)}\b", text) and re.search(rf"\b{work.year}\b", text)
    )


def _codebook(book: Codebook) -> Work:
    return Work("misc", f"Codebook: {book.name}", version=book.version, note=book.citation)


@cache
def _references() -> tuple[Work, tuple[Work, ...]]:
    """Give the package itself as a work, and all works of its list of references."""
    text = (resources.files("framing") / "data" / "references.toml").read_text("utf-8")
    content = tomllib.loads(text)
    tool, *works = (
        Work(**{**fields, "authors": tuple(fields["authors"])})
        for fields in (content["tool"], *content["works"])
    )
    return tool, tuple(works)
