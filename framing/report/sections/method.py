"""Method and provenance: what every figure means, where it comes from, and what it cannot say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from framing.codebooks import Codebook, Frame, load_codebook
from framing.provenance import shipped_data
from framing.report.decisions import frame_codes
from framing.report.markup import render
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


def method(tables: Tables) -> Section:
    """Show the data dictionary, the codebook, provenance, limits and how to cite."""
    codebook = frame_definitions(tables)
    before = [("in the codebook above", frame.definition) for frame in codebook]
    dictionary = [
        *data_dictionary(tables.measures, before),
        *attributions_dictionary(tables),
        *articles_dictionary(tables),
    ]
    html = render(
        "method.html.j2",
        dictionary=dictionary,
        codebook=codebook,
        amount=sum(len(group.entries) for group in dictionary),
        provenance=[
            known
            for known in (provenance_table(tables.provenance), files_table(tables.provenance))
            if known
        ],
        json=embedded_json(tables.provenance),
        version=str(tables.provenance.get("framing", "")),
    )
    return Section("method", "Method and limits", html)


def frame_definitions(tables: Tables) -> list[Frame]:
    """Give the frames that were scored as their codebook defines them.

    Where the codebook is not the one of this installation, the dictionary's definitions stand in.
    """
    codes = frame_codes(tables)
    book = _codebook(tables.provenance)
    if book and set(codes) <= set(book.codes):
        return [frame for frame in book.frames if frame.code in codes]
    told = tables.measures["definition"]
    return [
        Frame(code, plain(code).capitalize(), str(told[f"frame_{code}"]), (), (), (), (), ())
        for code in codes
        if f"frame_{code}" in told.index
    ]


def _codebook(provenance: Mapping[str, Any]) -> Codebook | None:
    """Give the shipped codebook that an analysis names, unless it has changed since."""
    name = f"codebooks/{provenance.get('codebook')}.toml"
    told = provenance.get("data", {})
    here = shipped_data().get(name)
    if here is None or not isinstance(told, Mapping) or told.get(name) != here:
        return None
    return load_codebook(str(provenance["codebook"]))


def provenance_table(provenance: Mapping[str, Any]) -> Table:
    """Give the provenance as pairs of a dotted name and a value; shipped files left out."""
    told = {name: value for name, value in provenance.items() if name != _FILES}
    return table("Provenance", ["What", "Value"], [[name, value] for name, value in _flat(told)])


def files_table(provenance: Mapping[str, Any]) -> Table | None:
    """Give the lists, codebooks and models of the package, a row each."""
    files = provenance.get(_FILES)
    if not isinstance(files, Mapping) or not all(isinstance(f, Mapping) for f in files.values()):
        return None
    rows = [
        [
            str(name),
            *(str(told.get(key, UNDEFINED)) for key in ("version", "licence", "citation")),
            str(told.get("sha256", UNDEFINED))[:_DIGITS],
        ]
        for name, told in files.items()
    ]
    return table(
        f"Lists, codebooks and models, with the first {_DIGITS} digits of their SHA-256",
        ["File", "Version", "Licence", "Citation", "SHA-256"],
        rows,
    )


def _flat(value: Any, name: str = "") -> list[tuple[str, str]]:
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


def embedded_json(provenance: Mapping[str, Any]) -> Markup:
    """Give the provenance as JSON that cannot end the script element it stands in.

    Of the shipped files it has versions and sums: their citations stand in the table above it.
    """
    files = {
        name: {key: said[key] for key in ("version", "sha256") if key in said}
        for name, said in dict(provenance.get(_FILES) or {}).items()
    }
    told = {**provenance, **({_FILES: files} if files else {})}
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
