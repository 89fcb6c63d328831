"""The files of a replication bundle, and what of them is left out since it quotes an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, cast

from framing.bundle.page import RESULT, page_of
from framing.codebooks import Codebook
from framing.codebooks.writing import dump_codebook
from framing.definitions import Definition, dump_definition
from framing.provenance import codebook_of, shipped_data
from framing.report.citation import used_files
from framing.report.citing import cite
from framing.sharing import LEFT_OUT, MOST, PROVENANCE, README, SUMS, quoting, shared_files, sums_of
from framing.tables import Tables

REPORT, CODEBOOK, VERSIONS = "report.toml", "codebook.toml", "requirements.txt"
_CITATIONS = {"citations.txt": "text", "citations.bib": "bibtex", "citations.ris": "ris"}
#: Where the tables and the cards of models lie, and what lies beside them.
TABLES, CARDS = "tables/", "cards/"
TOP = frozenset({README, SUMS, PROVENANCE, REPORT, CODEBOOK, VERSIONS, *_CITATIONS})
_ESCAPES = re.compile(r"\\[nrt]")


def bundle_files(
    analysis: Tables, definition: Definition | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """Give the files of a bundle by name, and what was left out of them."""
    texts = {REPORT: _definition(definition), VERSIONS: _versions(analysis.provenance)}
    texts |= {name: cite(analysis, form) for name, form in _CITATIONS.items()}
    texts |= _cards(analysis)
    book = codebook_of(analysis.provenance)
    lines = (_seen(line) for text in texts.values() for line in text.split("\n"))
    # The articles are read through once for all of it: there may be many.
    quotes = quoting(analysis, {*lines, *_texts_in(book)}, most=MOST)
    left_out = []
    for name in texts if quotes else ():
        texts[name], amount = _without(texts[name], quotes)
        left_out += [f"{name}, {amount} of its lines"] if amount else []
    if book is not None:
        quoted = quotes.intersection(_texts_in(book))
        left_out += [f"{CODEBOOK}, {len(quoted)} of its texts"] if quoted else []
        texts[CODEBOOK] = dump_codebook(cast("Codebook", _bare(book, quotes)))
    texts[README] = page_of(analysis, definition, sorted(texts), left_out)
    shared = shared_files(analysis)
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    files |= {f"{TABLES}{name}": shared[name] for name in shared if name.endswith(".csv")}
    files[PROVENANCE] = shared[PROVENANCE]
    files[SUMS] = sums_of(files)
    return dict(sorted(files.items())), left_out


def _definition(given: Definition | None) -> str:
    """Give the definition of the report of an analysis that was made again.

    What decides the analysis is left off: it is made before the report.
    """
    if given is None:
        return dump_definition(Definition((RESULT,)))
    kept = ("title", "question", "date", "layout", "text_mode", "comparing")
    return dump_definition(Definition((RESULT,), **{name: getattr(given, name) for name in kept}))


def _bare(value: Any, quotes: set[str]) -> Any:
    """Give a part of a codebook without some texts; a text that must be there is replaced."""
    if isinstance(value, str):
        return LEFT_OUT if value in quotes else value
    if isinstance(value, tuple):
        kept = (one for one in value if not (isinstance(one, str) and one in quotes))
        return tuple(_bare(one, quotes) for one in kept)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _bare(getattr(value, one.name), quotes) for one in fields(value)}
        return replace(value, **changed)
    return value


def _texts_in(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts_in(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))


def _without(text: str, quotes: set[str]) -> tuple[str, int]:
    """Give a text without the lines that quote an article, and how many these are."""
    lines = text.split("\n")
    kept = [line for line in lines if _seen(line) not in quotes]
    return "\n".join(kept), len(lines) - len(kept)


def _seen(line: str) -> str:
    """Give a line as it is searched: a line end inside a text of TOML would hide a word."""
    return _ESCAPES.sub(" ", line)


def _versions(provenance: Mapping[str, Any]) -> str:
    """Give the versions that the analysis was made with, as pip installs them."""
    libraries = provenance.get("libraries", {})
    pinned = {"framing-toolkit": provenance.get("framing", ""), **libraries}
    lines = [f"{name}=={version}" for name, version in sorted(pinned.items(), key=_folded)]
    return "\n".join([f"# Python {provenance.get('python', '')}", *lines]) + "\n"


def _folded(pair: tuple[str, str]) -> str:
    return pair[0].lower()


def _cards(analysis: Tables) -> dict[str, str]:
    """Give the cards of the models that an analysis rests on, where they are still the same."""
    package, here = Path(__file__).parents[2], shipped_data()
    cards = {}
    for name, told in used_files(analysis):
        same = here.get(name, {}).get("sha256") == told.get("sha256")
        if same and (card := told.get("card")):
            cards[f"{CARDS}{Path(card).name}"] = (package / card).read_text("utf-8")
    return cards
