"""Storage: an analysis as a folder of tables, written whole or not at all, and read as needed."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

import pandas as pd

from framing.corpus.reading import ordered
from framing.corpus.values import column_of
from framing.errors import InputError
from framing.folders import recover, replacing
from framing.paths import expanded
from framing.tables import ARTICLES, ATTRIBUTIONS, PARAGRAPHS, SPANS, Tables
from framing.text.objects import parse_json

_REMEDY = "Name a folder that `framing analyze` or Analysis.save() wrote, or write it again."


@dataclass(frozen=True)
class Stored:
    """Tables as a folder: a parquet file each, and a JSON file that explains them.

    ``contents`` is that file: it has the ``format`` of the layout (which goes up when older code
    cannot read it), rows and SHA-256 of each of the ``tables``, and, under the key ``told``, what
    else is known of them. A table may also lie in a folder of its own, in files ``part-00000`` and
    so on. ``remedy`` says what to do where a folder cannot be read. ``columns`` are those that a
    table has at least.
    """

    contents: str
    tables: tuple[str, ...]
    told: str
    remedy: str
    format: int = 1
    columns: Mapping[str, Collection[str]] = field(default_factory=dict)

    @property
    def files(self) -> frozenset[str]:
        """What a folder holds that was written so, a file a table."""
        return frozenset({self.contents, *(f"{name}.parquet" for name in self.tables)})

    def write(self, holder: object, folder: Path) -> None:
        """Write what *holder* has under the names of the tables and ``told`` into a folder.

        It is made where it is missing. The same tables give the same bytes.
        """
        folder.mkdir(parents=True, exist_ok=True)
        contents: dict[str, Any] = {}
        for name in self.tables:
            table: pd.DataFrame = getattr(holder, name)
            written = parquet_of(table)
            (folder / f"{name}.parquet").write_bytes(written)
            contents[name] = {"rows": len(table), "sha256": hashlib.sha256(written).hexdigest()}
        page = self.page_of(contents, dict(getattr(holder, self.told)))
        (folder / self.contents).write_bytes(page)

    def page_of(self, tables: Mapping[str, Any], told: Mapping[str, Any]) -> bytes:
        """Give the JSON file that explains a folder of such tables."""
        page = {"format": self.format, self.told: told, "tables": tables}
        text = json.dumps(page, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
        return (text + "\n").encode("utf-8")

    def read(self, folder: str | Path) -> dict[str, Any]:
        """Give the tables and what is told of them, by name.

        Raises InputError where they are not there, are damaged or of a newer version.
        """
        opened = self.open(folder)
        return {self.told: opened.told, **{name: opened.table(name) for name in self.tables}}

    def open(self, folder: str | Path) -> OpenFolder:
        """Open a folder; its tables are read one by one, when they are asked for.

        Raises InputError where files are missing, a table in one file is damaged, or they are of
        another version; parts of a table are checked when they are read.
        """
        folder = expanded(folder)
        recover(folder)
        page = self._page(folder)
        files = {name: _files_of(name, page["tables"][name]) for name in self.tables}
        faults = []
        for parts in files.values():
            faults += [f"{file} is missing" for file, _ in parts if not (folder / file).is_file()]
        whole = (parts[0] for parts in files.values() if len(parts) == 1)
        faults += [
            self.not_as_described(file)
            for file, checksum in whole
            if (folder / file).is_file() and _sum_of(folder / file) != checksum
        ]
        if faults:
            raise self.unusable(folder, sorted(faults))
        return OpenFolder(self, folder, page[self.told], page["tables"], files)

    def format_of(self, folder: str | Path) -> int | None:
        """Give the format that a folder says it has, ``None`` where it says none."""
        try:
            page = parse_json((expanded(folder) / self.contents).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        told = page.get("format") if isinstance(page, dict) else None
        return told if isinstance(told, int) else None

    def _page(self, folder: Path) -> dict[str, Any]:
        try:
            page = parse_json((folder / self.contents).read_text("utf-8"))
        except OSError:
            raise self.unusable(folder, [f"holds no {self.contents}"]) from None
        except ValueError:
            raise self.unusable(folder, [f"{self.contents} is damaged"]) from None
        if not isinstance(page, dict) or not isinstance(page.get("format"), int):
            raise self.unusable(folder, [f"{self.contents} does not say its format"])
        if page["format"] != self.format:
            newer = f"this version reads up to {self.format}"
            what = newer if page["format"] > self.format else "it is of an earlier version"
            raise self.unusable(folder, [f"has format {page['format']}; {what}"])
        tables = page.get("tables")
        if (
            not isinstance(page.get(self.told), dict)
            or not isinstance(tables, dict)
            or set(tables) != set(self.tables)
            or not all(_is_described(table) for table in tables.values())
        ):
            raise self.unusable(folder, [f"{self.contents} is damaged"])
        return page

    def not_as_described(self, file: str) -> str:
        """Give the fault of a file with other content than was written."""
        return f"{file} is not the file that {self.contents} describes"

    def unusable(self, folder: Path, faults: list[str]) -> InputError:
        """Give the error of a folder that cannot be read."""
        return InputError(str(folder), faults, remedy=self.remedy)


@dataclass(frozen=True)
class OpenFolder:
    """A folder of tables that are read when they are asked for, and checked then."""

    stored: Stored
    folder: Path
    told: dict[str, Any]
    described: dict[str, Any]
    files: dict[str, list[tuple[str, str]]]

    def rows(self, name: str) -> int:
        """Say how many rows a table has, without reading it."""
        return int(self.described[name]["rows"])

    def table(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Give a table, or some of its columns, all its parts one after another.

        Raises InputError where a file is not what was written.
        """
        read = []
        for file, checksum in self.files[name]:
            data = (self.folder / file).read_bytes()
            if hashlib.sha256(data).hexdigest() != checksum:
                raise self.stored.unusable(self.folder, [self.stored.not_as_described(file)])
            kept = None if columns is None else list(columns)
            try:
                read.append(pd.read_parquet(io.BytesIO(data), engine="pyarrow", columns=kept))
            except Exception as error:  # pyarrow raises errors of many kinds on what is no table
                fault = f"{file} is no table that can be read ({type(error).__name__}: {error})"
                raise self.stored.unusable(self.folder, [fault]) from None
        table = read[0] if len(read) == 1 else _joined(read)
        missing = [n for n in self.stored.columns.get(name, ()) if n not in (columns or table)]
        if columns is None and missing:
            fault = f"the table {name} lacks {', '.join(missing)}"
            raise self.stored.unusable(self.folder, [fault])
        return table


def _sum_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _files_of(name: str, described: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Give the files of a table with their sums, in order."""
    if "sha256" in described:
        return [(f"{name}.parquet", described["sha256"])]
    return [(part_of(name, number), sum_) for number, sum_ in enumerate(described["parts"])]


def part_of(name: str, number: int) -> str:
    """Give the file of a part of a table, as a path in its folder.

    >>> part_of("spans", 7)
    'spans/part-00007.parquet'
    """
    return f"{name}/part-{number:05d}.parquet"


def _is_described(table: object) -> bool:
    return (
        isinstance(table, dict)
        and isinstance(table.get("rows"), int)
        and (isinstance(table.get("sha256"), str) or _are_sums(table.get("parts")))
    )


def _are_sums(parts: object) -> bool:
    return isinstance(parts, list) and bool(parts) and all(isinstance(one, str) for one in parts)


def _joined(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Give the parts of a table as one, columns that not all of them have included."""
    named = parts[0].index.name is not None
    table = pd.concat(parts, ignore_index=not named)
    own = [name for name in table if any(name not in part for part in parts)]
    own += [name for name in table if len({part[name].dtype for part in parts if name in part}) > 1]
    for name in dict.fromkeys(own):
        cells = [c for p in parts for c in (p[name] if name in p else [None] * len(p))]
        table[name] = column_of(cells).set_axis(table.index)
    if set(ARTICLES) <= set(table):
        table = table[[*ARTICLES, *ordered(str(name) for name in table if name not in ARTICLES)]]
    return table


def parquet_of(table: pd.DataFrame) -> bytes:
    """Give a table as the parquet file that is written of it."""
    file = io.BytesIO()
    table.to_parquet(file, engine="pyarrow", index=True)
    return file.getvalue()


_NAMES = tuple(field.name for field in fields(Tables) if field.name != "provenance")
_COLUMNS: Mapping[str, Collection[str]] = {
    **{"articles": ARTICLES, "paragraphs": PARAGRAPHS, "spans": SPANS},
    "attributions": ATTRIBUTIONS,
}
ANALYSIS = Stored("analysis.json", _NAMES, "provenance", _REMEDY, format=2, columns=_COLUMNS)
TABLES, CONTENTS, FORMAT = ANALYSIS.tables, ANALYSIS.contents, ANALYSIS.format
#: What a folder written by ``save_tables`` holds.
FILES = ANALYSIS.files
#: The rows and files that an archive was read from and that could not be used.
FAULTS, FAULT_COLUMNS = "faults.csv", ("file", "row", "reason")


class _OurFiles:
    """The names of all files that an analysis may have in its folder, in parts or not."""

    _part = re.compile(rf"(?:{'|'.join(TABLES)})/part-\d{{5,}}\.parquet")

    def __contains__(self, name: object) -> bool:
        return name in FILES or name == FAULTS or bool(self._part.fullmatch(str(name)))


OUR_FILES = _OurFiles()


class StoredTables(Tables):
    """The tables in a folder, each read when it is first asked for."""

    @classmethod
    def of(cls, opened: OpenFolder) -> Self:
        """Give the tables of a folder that was opened."""
        tables = object.__new__(cls)
        object.__setattr__(tables, "opened", opened)
        object.__setattr__(tables, "provenance", opened.told)
        return tables

    def __getattr__(self, name: str) -> Any:
        """Read a table that was not asked for before."""
        opened = self.__dict__.get("opened")
        if opened is None or name not in TABLES:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        table = opened.table(name)
        object.__setattr__(self, name, table)
        return table


def save_tables(tables: Tables, folder: str | Path) -> Path:
    """Write the tables to a folder: a parquet file each, and ``analysis.json`` that explains them.

    The same tables give the same bytes. An analysis that is already there is replaced as a whole;
    a run that is stopped leaves it as it was.

    Raises InputError where the folder holds anything but an analysis.
    """
    with replacing(folder, OUR_FILES) as fresh:
        write_tables(tables, fresh)
    return Path(folder)


def write_tables(tables: Tables, folder: Path) -> None:
    """Write the files of ``save_tables`` into a folder, which is made where it is missing."""
    ANALYSIS.write(tables, folder)


def is_stored(folder: str | Path) -> bool:
    """Say whether a path is a folder that holds an analysis.

    >>> is_stored("seeds")
    False
    """
    return (expanded(folder) / CONTENTS).is_file()


def open_tables(folder: str | Path) -> StoredTables:
    """Open what ``save_tables`` or ``framing analyze`` wrote; a table is read when asked for.

    Raises InputError where the folder is no analysis, misses a file or was written by another
    version; a damaged table raises it when it is read.
    """
    return StoredTables.of(ANALYSIS.open(folder))
