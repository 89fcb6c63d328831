"""Method and provenance: what every figure means, where it comes from, how to build it again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from markupsafe import Markup

from framing.codebooks import Frame
from framing.provenance import codebook_of
from framing.report.citation import used_files
from framing.report.decisions import frame_codes
from framing.report.markup import render
from framing.report.rebuilding import REBUILD, rescoring
from framing.report.section import Section
from framing.report.sections.dictionary import (
    articles_dictionary,
    attributions_dictionary,
    data_dictionary,
)
from framing.report.tabulating import Table, table
from framing.report.wording import UNDEFINED, plain
from framing.tables import Tables

#: Where the provenance tells of the files that the package ships, and how much of a sum is shown.
_FILES, _DIGITS = "data", 12
#: What of the provenance a page gives elsewhere: the codebook as a file to download.
_ELSEWHERE = (_FILES, "codebook_text")

#: What stands in one row, however much it is.
_TOGETHER = ("libraries", "settings", "thresholds")


def method(tables: Tables) -> Section:
    """Show the codebook, the data dictionary, provenance, and how to build the page again."""
    codebook = frame_definitions(tables)
    before = [("in the codebook above", frame.definition) for frame in codebook]
    alone = len(tables.articles) <= 1
    dictionary = data_dictionary(tables.measures, before)
    if not alone:
        dictionary += [*attributions_dictionary(tables), *articles_dictionary(tables)]
    told, used = tables.provenance, [name for name, _ in used_files(tables)]
    html = render(
        "method.html.j2",
        dictionary=dictionary,
        codebook=codebook,
        amount=sum(len(group.entries) for group in dictionary),
        elsewhere=alone,
        provenance=[known for known in (provenance_table(told), files_table(told, used)) if known],
        json=embedded_json(told, used),
        rebuild=REBUILD,
        rescoring=rescoring(told),
    )
    return Section("method", "Method and provenance", html)


def frame_definitions(tables: Tables) -> list[Frame]:
    """Give the frames that were scored as their codebook defines them.

    Where the codebook is not the one of this installation, the dictionary's definitions stand in.
    """
    codes = frame_codes(tables)
    book = codebook_of(tables.provenance)
    if book and set(codes) <= set(book.codes):
        return [frame for frame in book.frames if frame.code in codes]
    told = tables.measures["definition"]
    return [
        Frame(code, plain(code).capitalize(), str(told[f"frame_{code}"]), (), (), (), (), ())
        for code in codes
        if f"frame_{code}" in told.index
    ]


def provenance_table(provenance: Mapping[str, Any]) -> Table:
    """Give the provenance as pairs of a dotted name and a value.

    Shipped files are left out, and versions of measures, which their dictionary gives.
    """
    told = {name: value for name, value in provenance.items() if name not in _ELSEWHERE}
    rows = [[name, value] for name, value in _flat(told) if not name.endswith(".versions")]
    return table("Provenance", ["What", "Value"], rows)


def files_table(provenance: Mapping[str, Any], used: Collection[str] | None = None) -> Table | None:
    """Give the lists, codebooks and models of the package, a row each; only those *used*.

    Where *used* is not told, each row says what to cite: a page that tells it says so elsewhere.
    """
    notes = ("version", "licence", "citation") if used is None else ("version", "licence")
    rows = [
        [
            name,
            *(str(told.get(key, UNDEFINED)) for key in notes),
            str(told.get("sha256", UNDEFINED))[:_DIGITS],
        ]
        for name, told in _files(provenance, used).items()
    ]
    if not rows:
        return None
    return table(
        f"Lists, codebooks and models, with the first {_DIGITS} digits of their SHA-256; the card"
        " of a model has its name and the ending .md",
        ["File in framing/data", *map(str.capitalize, notes), "SHA-256"],
        rows,
    )


def _files(
    provenance: Mapping[str, Any], used: Collection[str] | None
) -> dict[str, Mapping[str, Any]]:
    files = provenance.get(_FILES)
    if not isinstance(files, Mapping):
        return {}
    return {
        str(name): told
        for name, told in files.items()
        if isinstance(told, Mapping) and (used is None or name in used)
    }


def _flat(value: Any, name: str = "") -> list[tuple[str, str]]:
    if isinstance(value, Mapping) and name.rpartition(".")[2] in _TOGETHER:
        pairs = ((key, _flat(inner)[0][1]) for key, inner in value.items())
        return [(name, "; ".join(f"{key} {told}" for key, told in pairs))] if value else []
    if isinstance(value, Mapping) and value:
        return [
            pair
            for key, inner in value.items()
            for pair in _flat(inner, f"{name}.{key}" if name else str(key))
        ]
    if isinstance(value, list) and any(isinstance(inner, Mapping) for inner in value):
        return [
            pair
            for at, inner in enumerate(value, start=1)
            for pair in _flat(_unnamed(inner), f"{name}.{_label(inner, at)}")
        ]
    if isinstance(value, list):
        return [(name, ", ".join(map(str, value)) or "none")]
    return [(name, "none" if value in (None, {}, "") else str(value))]


def _label(value: Any, at: int) -> str:
    return str(value.get("name", at)) if isinstance(value, Mapping) else str(at)


def _unnamed(value: Any) -> Any:
    return {k: v for k, v in value.items() if k != "name"} if isinstance(value, Mapping) else value


def embedded_json(provenance: Mapping[str, Any], used: Collection[str] | None = None) -> Markup:
    """Give the provenance as JSON that cannot end the script element it stands in.

    Of the shipped files it has versions and sums, only of those *used*: what to cite of them
    stands elsewhere on the page.
    """
    files = {
        name: {key: said[key] for key in ("version", "sha256") if key in said}
        for name, said in _files(provenance, used).items()
    }
    told = {name: value for name, value in provenance.items() if name not in _ELSEWHERE}
    told |= {_FILES: files} if files else {}
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
