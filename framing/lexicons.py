"""Word lists: a table of entries, a side note that says what it is, and a fast phrase matcher.

A lexicon is two files, ``<name>.csv`` and ``<name>.toml``. The table has a column ``entry`` and
may have a column ``forms``, in which further spellings and inflected forms of the entry stand in
full, parted by ``|``; nothing is inflected by rule. Words in square brackets, at the beginning or
the end of a spelling, must stand there and are not pointed at (``claims [that]``). The note has
``title``, ``version``, ``licence``, ``citation``, ``origin``, ``columns``, ``count`` (rows) and
``sha256`` (of the table with ``\\n`` line ends).

Further columns stay in the rows as they are. In ``loaded`` the column ``neutral`` holds a plain
word or phrase for the entry, ``-`` where leaving it out is the neutral version, and nothing where
there is none.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import ahocorasick

from framing.errors import DataError
from framing.folders import write_file
from framing.text.normalising import plain

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Note:
    """What a word list is: where it comes from, under which licence, and how to recognise it."""

    title: str
    version: str
    licence: str
    citation: str
    origin: str
    columns: tuple[str, ...]
    count: int
    sha256: str


class Match(NamedTuple):
    """A phrase of a lexicon found in a text: its half-open range, and the row it belongs to."""

    start: int
    end: int
    row: Row


@dataclass(frozen=True, eq=False, repr=False)
class Lexicon:
    """A word list whose entries can be found in text.

    >>> lexicon = Lexicon("toy", ({"entry": "so-called", "forms": "so called"}, {"entry": "so"}))
    >>> [(match.start, match.row["entry"]) for match in lexicon.find("So, the so called plan.")]
    [(0, 'so'), (8, 'so-called')]
    """

    name: str
    rows: tuple[Row, ...]
    note: Note | None = None

    def __repr__(self) -> str:
        """Give name, version and size; the rows themselves are too many."""
        version = f" {self.note.version}" if self.note else ""
        return f"<Lexicon {self.name}{version}, {len(self.rows)} entries>"

    @property
    def version(self) -> str:
        """Name and version, as the data dictionary prints them."""
        return f"{self.name} {self.note.version}" if self.note else self.name

    @cached_property
    def _automaton(self) -> Any:
        automaton = ahocorasick.Automaton()
        for row in self.rows:
            for pattern in map(_pattern_of, _spellings_of(row)):
                automaton.add_word(pattern.phrase, (pattern, row))
        automaton.make_automaton()
        return automaton

    def find(self, text: str) -> list[Match]:
        """Point at the entries in *text*, leftmost first and longest where several begin.

        *text* is a scoring copy, as ``Passage.plain`` gives it; case does not matter. Matches are
        whole words and do not overlap: no letter or digit stands next to them, a possessive
        ``'s`` may follow and stays outside, and a hyphen ends a word.
        """
        if not len(self._automaton):
            return []
        lowered = lower(text)
        found = [
            (end + 1 - len(pattern.phrase), end + 1, pattern, row)
            for end, (pattern, row) in self._automaton.iter(lowered)
            if _is_whole(lowered, end + 1 - len(pattern.phrase), end + 1)
        ]
        found.sort(key=lambda match: (match[0], -match[1]))
        matches: list[Match] = []
        cursor = 0
        for start, end, pattern, row in found:
            if start >= cursor:
                matches.append(Match(start + pattern.before, end - pattern.after, row))
                cursor = end
        return matches


class _Pattern(NamedTuple):
    """A spelling as it is matched, and how many characters at either end are context."""

    phrase: str
    before: int = 0
    after: int = 0


_IN_BRACKETS = re.compile(r"\[[^][]*\]")
_CONTEXT = re.compile(r"(\[[^][]+\] )?[^][]+?( \[[^][]+\])?")


def _pattern_of(spelling: str) -> _Pattern:
    parts = _CONTEXT.fullmatch(spelling) if "[" in spelling else None
    if parts is None:
        return _Pattern(spelling)
    phrase = spelling.replace("[", "").replace("]", "")
    before, after = (len(part) - 2 if part else 0 for part in parts.groups())
    return _Pattern(phrase, before, after)


def _spellings_of(row: Row) -> tuple[str, ...]:
    spellings = (row["entry"], *row.get("forms", "").split("|"))
    return tuple(lower(plain(s.strip())) for s in spellings if s.strip())


def phrases_of(row: Row) -> tuple[str, ...]:
    """Give the spellings of a row as they are matched: the entry first, then its forms.

    >>> phrases_of({"entry": "Thug", "forms": "thugs | thuggish | thug [life]"})
    ('thug', 'thugs', 'thuggish', 'thug life')
    """
    return tuple(_pattern_of(spelling).phrase for spelling in _spellings_of(row))


def headword(row: Row) -> str:
    """Give the entry of a row without its context.

    >>> headword({"entry": "[a] slew [of]"})
    'slew'
    """
    return _IN_BRACKETS.sub("", row["entry"]).strip()


def lower(text: str) -> str:
    """Give *text* in lower case with its length kept: a letter that would grow stays as it is.

    >>> lower("İZMİR"), len(lower("İZMİR"))
    ('İzmİr', 5)
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether ``start:end`` is not a part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    if before == "'" and text[start - 2 : start - 1].isalnum() and start > 1:
        return False
    if after == "'" and text[end + 1 : end + 2].isalnum():
        return text[end + 1 : end + 2] == "s" and not text[end + 2 : end + 3].isalnum()
    return True


def load_lexicon(name_or_path: str | Path) -> Lexicon:
    """Read a word list and check it against its side note.

    A name means a list of this package; a path (``.csv``) means one of your own, with its note
    of the same name beside it.

    Raises DataError, which lists every fault of table and note at once.

    >>> rows = {row["entry"]: row for row in load_lexicon("loaded").rows}
    >>> rows["regime"]["neutral"], rows["of course"]["neutral"], rows["thug"]["neutral"]
    ('government', '-', '')
    """
    if isinstance(name_or_path, Path) or name_or_path.endswith(".csv"):
        path = Path(name_or_path)
        return _read(path.stem, path, path.with_suffix(".toml"))
    return _load_own(name_or_path)


@cache
def _load_own(name: str) -> Lexicon:
    folder = resources.files("framing") / "data" / "lexicons"
    return _read(name, folder / f"{name}.csv", folder / f"{name}.toml")


def _read(name: str, table: Traversable, side_note: Traversable) -> Lexicon:
    missing = [file.name for file in (table, side_note) if not file.is_file()]
    if missing:
        _fail(name, [f"{file} is missing" for file in missing])
    data = _bytes_of(table)
    try:
        note, faults = _read_note(tomllib.loads(side_note.read_text("utf-8")))
        rows, columns = _read_table(data.decode("utf-8"))
    except (ValueError, RecursionError, csv.Error) as error:  # neither TOML nor csv, or no text
        _fail(name, [str(error) or type(error).__name__])
    faults += _faults_of_rows(rows, columns)
    if note is not None:
        faults += _faults_against_note(data, rows, columns, note)
    if faults:
        _fail(name, faults)
    return Lexicon(name, tuple(rows), note)


def _bytes_of(table: Traversable) -> bytes:
    return table.read_bytes().replace(b"\r\n", b"\n")


def _read_note(raw: dict[str, Any]) -> tuple[Note | None, list[str]]:
    wanted = {field.name: str for field in fields(Note)} | {"columns": list, "count": int}
    faults = [
        f"note: {name} should be {kind.__name__}, got {raw.get(name)!r}"
        for name, kind in wanted.items()
        if not isinstance(raw.get(name), kind)
    ]
    faults += [f"note: {name} is not known" for name in sorted(raw.keys() - wanted.keys())]
    if faults:
        return None, faults
    return Note(**{**raw, "columns": tuple(raw["columns"])}), []


def _read_table(text: str) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    rows = list(reader)
    return rows, tuple(reader.fieldnames or ())


def _faults_of_rows(rows: Iterable[Mapping[Any, Any]], columns: tuple[str, ...]) -> list[str]:
    """Check what every list must keep: full rows, an entry in each, no phrase twice."""
    if "entry" not in columns:
        return [f"table: column entry is missing among {', '.join(columns) or 'none'}"]
    faults = [
        f"table: column {column} stands twice"
        for column, times in Counter(columns).items()
        if times > 1
    ]
    phrases: Counter[str] = Counter()
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            faults.append(f"line {number}: expected {len(columns)} cells")
        elif not row["entry"].strip():
            faults.append(f"line {number}: entry is empty")
        else:
            spelt = phrases_of(row)
            if any("[" in phrase or "]" in phrase for phrase in spelt):
                faults.append(f"line {number}: brackets hold context at one end of a spelling")
            else:
                phrases.update(spelt)
    twice = [phrase for phrase, times in phrases.items() if times > 1]
    return faults + [
        f"phrase {phrase!r} stands in the table {phrases[phrase]} times" for phrase in twice
    ]


def _faults_against_note(
    data: bytes, rows: list[dict[str, str]], columns: tuple[str, ...], note: Note
) -> list[str]:
    checksum = hashlib.sha256(data).hexdigest()
    pairs = (
        ("columns", ", ".join(note.columns), ", ".join(columns)),
        ("count", note.count, len(rows)),
        ("sha256", note.sha256, checksum),
    )
    return [
        f"{name}: the note says {said!r}, the table has {has!r}"
        for name, said, has in pairs
        if said != has
    ]


def _fail(name: str, faults: list[str]) -> NoReturn:
    remedy = "Repair the table, then run refresh_note() on it; or install the package anew."
    raise DataError(f"lexicon {name}", faults, remedy=remedy)


def refresh_note(table: Path) -> None:
    """Write the count and checksum of a table into its side note, after the table was edited."""
    data = _bytes_of(table)
    rows, _ = _read_table(data.decode("utf-8"))
    note = table.with_suffix(".toml")
    text = re.sub(r"(?m)^count = .*$", f"count = {len(rows)}", note.read_text("utf-8"))
    checksum = hashlib.sha256(data).hexdigest()
    text = re.sub(r"(?m)^sha256 = .*$", f'sha256 = "{checksum}"', text)
    write_file(note, text.encode("utf-8"))


def refresh_notes(folder: Path) -> None:
    """Refresh the side notes of all tables in a folder."""
    for table in sorted(folder.glob("*.csv")):
        refresh_note(table)
