"""Reading: one door for every kind of source; nothing is half read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeGuard

import pandas as pd

from framing.corpus.columns import known_columns
from framing.corpus.decoding import read_text
from framing.corpus.drafts import LONGEST, Draft, Findings, Where
from framing.corpus.formats import ARCHIVES, DOCUMENTS, PAGES, SHEETS, TEXTS, suffix_of
from framing.corpus.language import detect_language
from framing.corpus.markdown import read_markdown
from framing.corpus.metadata import Metadata, add_metadata, read_metadata, read_sides
from framing.corpus.pages import read_page
from framing.corpus.paths import exists, looks_like_path
from framing.corpus.places import Place, Places, find_places, join_places
from framing.corpus.rows import drafts_of, fields_of
from framing.corpus.sheets import open_sheet, sheet_of
from framing.corpus.values import column_of
from framing.corpus.warcs import read_warc
from framing.corpus.word import read_word
from framing.tables import ARTICLES, make_table
from framing.text.normalising import normalise
from framing.text.paragraphs import is_blank, split_blocks

Source = str | Path | Sequence[str | Path] | pd.DataFrame

#: Columns that the contract knows but not every source has.
_OPTIONAL = ("section", "genre", "event", "wire")


def read_articles(
    source: Source, *, text: str | None = None, metadata: Metadata | None = None
) -> pd.DataFrame:
    """Give the articles table of a path, several paths, a folder, a glob, a table or a text.

    Files are ``.txt`` and ``.md`` (an article each); ``.csv``, ``.jsonl``, ``.json`` (a list, also
    as news services wrap it) and ``.parquet`` (an article a row); saved pages, ``.html`` and
    ``.mhtml``, whose article is told from the rest, and exports of Factiva; ``.docx`` (an article,
    or a delivery of Nexis Uni); ``.warc`` and ``.warc.gz`` (an article a page). The text column
    is called *text*, or is guessed by its name. *metadata* is a table or its path with
    ``article_id`` (or ``file``) and outlet, date, url and the like; a ``metadata.csv`` in the
    source's folder is used by itself. Nothing is fetched. What reads exports of Factiva and Nexis
    was built from descriptions and tested on files written for that: compare the first articles
    with what the database shows.

    Raises InputError, which lists every fault of every file and row; nothing is half read. Warns
    with InputWarning of what was guessed.

    >>> articles = read_articles("Calm returns\\n\\nOfficials said the bridge was safe.")
    >>> articles.loc["text", ["headline", "language"]].tolist()
    ['Calm returns', 'en']
    """
    findings = Findings()
    opened = open_source(source, findings, text=text, metadata=metadata)
    found = add_metadata(list(opened.drafts), opened.known, findings, whole=opened.whole)
    drafts = [settled for draft in found if (settled := settle(draft, findings)) is not None]
    check_ids(drafts, findings)
    if isinstance(source, pd.DataFrame) and _is_articles(source):
        findings.unbroken.clear()  # told when the table was read
    findings.close()
    return table_of(drafts)


@dataclass(frozen=True)
class OpenSource:
    """A source that is read draft by draft, each once; faults go to its findings on the way.

    ``whole`` says that a side file should know every article; ``known`` is what side files and
    metadata say, by article id.
    """

    drafts: Iterator[Draft]
    whole: bool
    known: dict[str, dict[str, Any]]


def open_source(
    source: Source, findings: Findings, *, text: str | None, metadata: Metadata | None
) -> OpenSource:
    """Open a source; what concerns it as a whole is found at once, the rest on the way."""
    drafts, whole, known = _drafts(source, findings, text=text)
    if metadata is not None:
        beside = Findings()
        for article_id, fields in read_metadata(metadata, beside).items():
            known[article_id] = {**known.get(article_id, {}), **fields}
        _take_whole(beside, findings)
    return OpenSource(drafts, whole, known)


def _drafts(
    source: Source, findings: Findings, *, text: str | None
) -> tuple[Iterator[Draft], bool, dict[str, dict[str, Any]]]:
    """Give the drafts of a source, whether it is a whole, and what its side files say."""
    if isinstance(source, pd.DataFrame):
        if text is None and _is_articles(source):
            text = "text"
        sheet = sheet_of(source, "table", findings)
        return iter(()) if sheet is None else drafts_of(sheet, findings, text=text), True, {}
    if isinstance(source, str) and not _names_files(source):
        if text is not None:
            findings.faults.append(f"text={text!r} names a column, but the source is a plain text")
        if len(source.split()) == 1:
            findings.notes.append(f"{source.strip()!r} names no file, so it was read as a text.")
        return iter([Draft(Where("the source"), "text", source, {})]), True, {}
    if isinstance(source, (str, Path)):
        places = find_places(source, findings)
    elif _are_paths(source):
        places = join_places(source, findings)
    else:
        findings.faults.append(
            f"expected a path, several paths, a text or a table, got {type(source).__name__}"
        )
        return iter(()), True, {}
    known = _read_sides(places, findings)
    return _read_places(places, findings, text=text), places.whole, known


def _read_sides(places: Places, findings: Findings) -> dict[str, dict[str, Any]]:
    """Give what side files say; one that only happens to lie beside a file may be another's."""
    beside = Findings()
    known = read_sides(places.sides, beside)
    if places.whole:
        _take_whole(beside, findings)
    if places.whole or not beside.faults:
        return known
    findings.notes.append(f"A side file was not used. {beside.faults[0]}.")
    return {}


def _take_whole(beside: Findings, findings: Findings) -> None:
    """Take over what was found in metadata; a fault there concerns the source as a whole."""
    findings.faults += map(str, beside.faults)
    findings.recoded += beside.recoded
    findings.repaired += beside.repaired
    findings.notes += beside.notes


def _is_articles(table: pd.DataFrame) -> bool:
    """Say whether a table came from here, so that its columns need no guessing."""
    return table.index.name == "article_id" and set(ARTICLES) <= set(table.columns)


def _are_paths(source: object) -> TypeGuard[Sequence[str | Path]]:
    return isinstance(source, Sequence) and all(isinstance(one, (str, Path)) for one in source)


def _names_files(source: str) -> bool:
    return exists(source) or looks_like_path(source)


def _read_places(places: Places, findings: Findings, *, text: str | None) -> Iterator[Draft]:
    sheets = False
    for place in places.files:
        suffix = suffix_of(place.path)
        if suffix in SHEETS:
            sheets = True
            sheet = open_sheet(place.path, place.name, findings)
            if sheet is not None:
                yield from drafts_of(sheet, findings, text=text, prefix=f"{place.article_id}-")
        else:
            yield from _READERS[suffix](place, findings)
    if text is not None and not sheets and not findings.faults:
        findings.faults.append(f"text={text!r} names a column, but the source holds no table")


def _read_text(place: Place, findings: Findings) -> Iterator[Draft]:
    content = read_text(place.path, place.name, findings)
    if content is None:
        return
    where = Where(place.name)
    fields: dict[str, Any] | None = {}
    if place.path.suffix.lower() == ".md":
        content, front = read_markdown(content)
        fields = fields_of(dict(front), known_columns(list(front)), findings, where=where)
    if fields is not None:
        yield Draft(where, place.article_id, content, fields)


#: How a file that is no table is read, by what its name ends with.
_READERS: dict[str, Callable[[Place, Findings], Iterator[Draft]]] = {
    **dict.fromkeys(TEXTS, _read_text),
    **dict.fromkeys(PAGES, read_page),
    **dict.fromkeys(ARCHIVES, read_warc),
    **dict.fromkeys(DOCUMENTS, read_word),
}


def settle(draft: Draft, findings: Findings) -> Draft | None:
    """Give the draft with its text as it is stored from now on, its headline and its language.

    ``None``, and a fault, where it holds no text.
    """
    text = normalise(findings.repair(draft.text, draft.where))
    if is_blank(text):
        findings.faults.append(draft.where.fault("holds no text"))
        return None
    fields = dict(draft.fields)
    blocks = split_blocks(text)
    if "headline" not in fields and blocks[0].part == "headline":
        fields["headline"] = blocks[0].text
    if any(_is_unbroken(block.text) for block in blocks):
        findings.unbroken.append(str(draft.where))
    fields.setdefault("language", detect_language(text))
    article_id = findings.repair(draft.article_id, draft.where)
    return replace(draft, article_id=article_id, text=text, fields=fields)


def _is_unbroken(text: str) -> bool:
    """Say whether a paragraph has more words than one that somebody broke off has."""
    return len(text) > 2 * LONGEST and len(text.split()) > LONGEST


def check_ids(drafts: Sequence[Draft], findings: Findings) -> None:
    """Keep a fault of each draft whose id another one before it has."""
    first: dict[str, Where] = {}
    for draft in drafts:
        if draft.article_id in first:
            same = f"has the article_id {draft.article_id!r}, as has {first[draft.article_id]}"
            findings.faults.append(draft.where.fault(same))
        first.setdefault(draft.article_id, draft.where)


def table_of(drafts: Sequence[Draft]) -> pd.DataFrame:
    """Give settled drafts as the articles table."""
    extra = dict.fromkeys(name for draft in drafts for name in draft.fields if name not in ARTICLES)
    rows = [
        [draft.text if name == "text" else draft.fields.get(name) for name in ARTICLES]
        for draft in drafts
    ]
    ids = [draft.article_id for draft in drafts]
    table = make_table(rows, ARTICLES, index=ids, index_name="article_id")
    for name in ordered(extra):
        column = column_of([draft.fields.get(name) for draft in drafts])
        column.index = table.index
        table[name] = column
    return table


def ordered(extra: Iterable[str]) -> list[str]:
    """Give the columns beyond those of every articles table in their order, known ones first."""
    names = list(extra)
    return [*(n for n in _OPTIONAL if n in names), *(n for n in names if n not in _OPTIONAL)]
