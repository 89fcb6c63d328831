"""Sharing: an analysis without the text it is about, for an archive or a reviewer.

News text is somebody's property; figures about it are not. What is written here has ids, sums,
offsets and scores: who holds the articles can check every figure, who does not cannot read them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.folders import replacing
from framing.spreadsheets import csv_of, map_alike
from framing.tables import Tables

README, SUMS, PROVENANCE = "README.txt", "SHA256SUMS", "provenance.json"
_ARTICLES = ("outlet", "published", "language", "section", "genre", "event", "wire")
_PARAGRAPHS = ("article_id", "position", "part", "start", "words", "quoted_words")
_SPANS = ("paragraph_id", "extractor", "kind", "start", "end", "weight", "voice", "relation")
_ATTRIBUTIONS = (
    *("article_id", "paragraph_id", "form", "source_id", "source_type", "source_gender"),
    *("anonymity", "link_confidence", "cue_class", "stance", "tense", "content_words"),
    *("direct_words", "answers", "rule", "confidence"),
)
_NAMES = ("source", "source_resolved")
#: What ``share_tables`` writes.
FILES = frozenset(
    {
        *(README, SUMS, PROVENANCE, "articles.csv", "paragraphs.csv", "spans.csv"),
        *("attributions.csv", "measures.csv", "data_dictionary.csv"),
    }
)
#: So many words in a row, as an article has them, are text of it.
RUN = 4
#: So many may stand in a row in what is said about an analysis, and what stands for more.
MOST, LEFT_OUT = 5, "left out: it quotes an article"
_WORD = re.compile(r"[^\W_]+")


def share_tables(tables: Tables, folder: str | Path, *, names: bool = False) -> Path:
    """Write an analysis without text to a folder: ids, sums of the texts, offsets and scores.

    No run of four words of an article stands in any file: headlines, addresses, spans and cues
    are left out, and an id, an outlet or another cell that holds such a run is replaced by the
    beginning of its SHA-256, in all tables alike. Sources have numbers; with *names* they are
    called as the articles call them. The same tables give the same bytes.

    Raises InputError where the folder holds anything else.
    """
    with replacing(folder, FILES) as fresh:
        write_shared(tables, fresh, names=names)
    return Path(folder)


def write_shared(tables: Tables, folder: Path, *, names: bool = False) -> None:
    """Write the files of ``share_tables`` into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    written = shared_files(tables, names=names)
    for name, content in written.items():
        (folder / name).write_bytes(content)
    (folder / SUMS).write_bytes(sums_of(written))


def sums_of(files: Mapping[str, bytes]) -> bytes:
    r"""Give the SHA-256 sums of files as ``sha256sum --check`` reads them.

    >>> sums_of({"a.csv": b""})[:16], sums_of({"a.csv": b""})[-8:]
    (b'e3b0c44298fc1c14', b'  a.csv\n')
    """
    return "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n"
        for name, content in sorted(files.items())
    ).encode("utf-8")


def shared_files(tables: Tables, *, names: bool = False) -> dict[str, bytes]:
    """Give the files of ``share_tables`` by name, but for the list of their sums."""
    guard = _Guard(tables)
    files = {
        f"{name}.csv": csv_of(table, index=name != "spans")
        for name, table in _shared(tables, guard, names=names).items()
    }
    files["data_dictionary.csv"] = csv_of(without_quotes(tables, tables.measures, guard))
    files[PROVENANCE] = _json(guard.value(dict(tables.provenance)))
    files[README] = _readme(names=names).encode("utf-8")
    return files


def shared_tables(tables: Tables) -> dict[str, pd.DataFrame]:
    """Give the tables that ``share_tables`` writes, by name; their rows are those of *tables*."""
    return _shared(tables, _Guard(tables), names=False)


def _shared(tables: Tables, guard: _Guard, *, names: bool) -> dict[str, pd.DataFrame]:
    given = {
        "articles": _with_sums(tables.articles, _ARTICLES),
        "paragraphs": _with_sums(tables.paragraphs, _PARAGRAPHS),
        "spans": tables.spans[list(_SPANS)],
        "attributions": _attributions(tables, names=names),
        "measures": pd.concat([tables.features, tables.frames], axis=1),
    }
    loose = _NAMES if names else ()
    return {name: guard.table(table, loose) for name, table in given.items()}


def quoting(tables: Tables, texts: Iterable[str], *, most: int) -> set[str]:
    """Give those of some texts that have more than *most* words in a row as an article has them.

    >>> import framing
    >>> told = framing.analyze("Officials said the bridge was safe.", model="fast")
    >>> quoting(told, ["The bridge was safe", "the old bridge was safe"], most=3)
    {'The bridge was safe'}
    """
    having: dict[tuple[str, ...], set[str]] = {}
    for text in texts:
        for run in _runs_of(text, most + 1):
            having.setdefault(run, set()).add(text)
    found: set[str] = set()
    for article in _texts_of(tables) if having else ():
        for run in _runs_of(article, most + 1):
            if run in having:
                found |= having[run]
    return found


def without_quotes(
    tables: Tables, table: pd.DataFrame, guard: _Guard | None = None
) -> pd.DataFrame:
    """Give a table of our words or the reader's in which no cell quotes an article.

    A definition in a codebook may do so. More than five words in a row are a quotation: four or
    five may be alike by chance.
    """
    kept = table.copy()
    columns = [name for name in kept if not pd.api.types.is_numeric_dtype(kept[name].dtype)]
    texts = {cell for name in columns for cell in kept[name] if isinstance(cell, str)}
    suspects = texts if guard is None else filter(guard.holds, texts)
    quotes = quoting(tables, suspects, most=MOST)
    for name in columns if quotes else ():
        kept[name] = map_alike(kept[name], lambda cell: LEFT_OUT if cell in quotes else cell)
    return kept


def _texts_of(tables: Tables) -> list[str]:
    columns = [tables.articles["text"], tables.articles["headline"]]
    return list(pd.concat(columns).dropna().astype("str"))


def ids_told(tables: Tables) -> dict[str, str]:
    """Give for each article whose id holds four words of an article what is told in its place.

    That is the beginning of its SHA-256, as in the files of ``share_tables``.
    """
    guard = _Guard(tables)
    told = {str(name): str(guard.value(str(name))) for name in tables.articles.index}
    return {name: new for name, new in told.items() if new != name}


def _with_sums(table: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    kept = table[[column for column in columns if column in table]].copy()
    kept["sha256"] = [hashlib.sha256(text.encode("utf-8")).hexdigest() for text in table["text"]]
    return kept


def _attributions(tables: Tables, *, names: bool) -> pd.DataFrame:
    wanted = (*_ATTRIBUTIONS, *(_NAMES if names else ()))
    table = tables.attributions[list(wanted)].copy()
    table["source_id"] = _numbered(table[["article_id", "source_id"]])
    return table


def _numbered(sources: pd.DataFrame) -> pd.Series[str]:
    """Number the sources of each article in the order in which they are heard; "" stays so."""
    heard = sources[sources["source_id"] != ""].drop_duplicates()
    numbers = heard.groupby("article_id").cumcount() + 1
    told = heard.assign(number="s" + numbers.astype("str"))
    found = sources.merge(told, on=["article_id", "source_id"], how="left", validate="m:1")
    return found["number"].fillna("").set_axis(sources.index)


class _Guard:
    """Knows the runs of words of all articles, and replaces what holds one."""

    def __init__(self, tables: Tables) -> None:
        self._runs = {run for text in _texts_of(tables) for run in _runs_of(text)}
        self._given: dict[str, str] = {}

    def table(self, table: pd.DataFrame, loose: Iterable[str] = ()) -> pd.DataFrame:
        kept = table.copy()
        for column in kept.columns.difference(list(loose)):
            if not pd.api.types.is_numeric_dtype(kept[column].dtype):
                kept[column] = map_alike(kept[column], self.value)
        if not isinstance(kept.index, pd.RangeIndex):
            kept.index = kept.index.map(self.value)
        return kept

    def holds(self, text: str) -> bool:
        """Say whether a text has four words in a row as an article has them."""
        return not self._runs.isdisjoint(_runs_of(text))

    def value(self, value: Any) -> Any:
        """Give a cell, a list or a mapping without runs of words of an article."""
        if isinstance(value, str):
            if value not in self._given:
                self._given[value] = _digest(value) if self.holds(value) else value
            return self._given[value]
        if isinstance(value, Mapping):
            return {self.value(key): self.value(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.value(inner) for inner in value]
        return value


def _runs_of(text: str, length: int = RUN) -> Iterable[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return zip(*(words[at:] for at in range(length)), strict=False)


def _digest(text: str) -> str:
    return f"sha256-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]}"


def _json(content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _readme(*, names: bool) -> str:
    sources = "as the articles call them" if names else "by number within each article"
    return f"""\
Tables without text: what an analysis found, without the articles it is about.

articles.csv      a row an article: sha256 is that of its text as stored (UTF-8)
paragraphs.csv    a row a paragraph: start is its offset in the article's text, in characters;
                  sha256 is that of its text
measures.csv      a row a paragraph: the figures, defined in data_dictionary.csv
spans.csv         a row a piece of evidence: start and end are its offsets in the paragraph
attributions.csv  a row an attribution: sources are told {sources}
provenance.json   versions, settings and models

Headlines, addresses, words found and words quoted are left out. An id or another cell that holds
four words of an article in a row is given as the beginning of its SHA-256. Who holds the articles
finds every span again by its offsets. {SUMS} has the sum of every file.
"""
