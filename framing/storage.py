"""Storage: an analysis as a folder of tables, written whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from framing.errors import InputError
from framing.paths import expanded
from framing.tables import Tables

_REMEDY = "Name a folder that `framing analyze` or Analysis.save() wrote, or write it again."


@dataclass(frozen=True)
class Stored:
    """Tables as a folder: a parquet file each, and a JSON file that explains them.

    ``contents`` is that file: it has the ``format`` of the layout (which goes up when older code
    cannot read it), rows and SHA-256 of each of the ``tables``, and, under the key ``told``, what
    else is known of them. ``remedy`` says what to do where a folder cannot be read.
    """

    contents: str
    tables: tuple[str, ...]
    told: str
    remedy: str
    format: int = 1

    @property
    def files(self) -> frozenset[str]:
        """What a folder holds that was written so."""
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
        told = dict(getattr(holder, self.told))
        page = {"format": self.format, self.told: told, "tables": contents}
        text = json.dumps(page, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
        (folder / self.contents).write_text(text + "\n", encoding="utf-8", newline="\n")

    def read(self, folder: str | Path) -> dict[str, Any]:
        """Give the tables and what is told of them, by name.

        Raises InputError where they are not there, are damaged or of a newer version.
        """
        folder = expanded(folder)
        _recover(folder)
        page = self._page(folder)
        faults = []
        tables: dict[str, Any] = {self.told: page[self.told]}
        for name in self.tables:
            path = folder / f"{name}.parquet"
            if not path.is_file():
                faults.append(f"{path.name} is missing")
                continue
            if hashlib.sha256(path.read_bytes()).hexdigest() != page["tables"][name]["sha256"]:
                faults.append(f"{path.name} is not the file that {self.contents} describes")
                continue
            tables[name] = pd.read_parquet(path, engine="pyarrow")
        if faults:
            raise self._unusable(folder, faults)
        return tables

    def _page(self, folder: Path) -> dict[str, Any]:
        try:
            page = json.loads((folder / self.contents).read_text("utf-8"))
        except OSError:
            raise self._unusable(folder, [f"holds no {self.contents}"]) from None
        except ValueError:
            raise self._unusable(folder, [f"{self.contents} is damaged"]) from None
        if not isinstance(page, dict) or not isinstance(page.get("format"), int):
            raise self._unusable(folder, [f"{self.contents} does not say its format"])
        if page["format"] > self.format:
            newer = f"has format {page['format']}; this version reads up to {self.format}"
            raise self._unusable(folder, [newer])
        tables = page.get("tables")
        if (
            not isinstance(page.get(self.told), dict)
            or not isinstance(tables, dict)
            or set(tables) != set(self.tables)
            or not all(isinstance(table, dict) and "sha256" in table for table in tables.values())
        ):
            raise self._unusable(folder, [f"{self.contents} is damaged"])
        return page

    def _unusable(self, folder: Path, faults: list[str]) -> InputError:
        return InputError(str(folder), faults, remedy=self.remedy)


def parquet_of(table: pd.DataFrame) -> bytes:
    """Give a table as the parquet file that is written of it."""
    file = io.BytesIO()
    table.to_parquet(file, engine="pyarrow", index=True)
    return file.getvalue()


_NAMES = tuple(field.name for field in fields(Tables) if field.name != "provenance")
ANALYSIS = Stored("analysis.json", _NAMES, "provenance", _REMEDY)
TABLES, CONTENTS, FORMAT = ANALYSIS.tables, ANALYSIS.contents, ANALYSIS.format
#: What a folder written by ``save_tables`` holds.
FILES = ANALYSIS.files

_LEFT_BEHIND = frozenset({".DS_Store", ".ipynb_checkpoints", "Thumbs.db", "desktop.ini"})
_SHOWN = 5


def save_tables(tables: Tables, folder: str | Path) -> Path:
    """Write the tables to a folder: a parquet file each, and ``analysis.json`` that explains them.

    The same tables give the same bytes. An analysis that is already there is replaced as a whole;
    a run that is stopped leaves it as it was.

    Raises InputError where the folder holds anything but an analysis.
    """
    with replacing(folder, FILES) as fresh:
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


def open_tables(folder: str | Path) -> Tables:
    """Read what ``save_tables`` wrote.

    Raises InputError where the folder is no analysis, is damaged or was written by a newer version.
    """
    return Tables(**ANALYSIS.read(folder))


def check_folder(folder: str | Path, ours: Collection[str]) -> None:
    """Say before the work begins whether a folder may be written to.

    Raises InputError where it is a file, is the folder the process works in, or holds something
    that is not in *ours*; what systems and notebooks leave by themselves does not count.
    """
    folder = expanded(folder).resolve()
    _recover(folder)
    faults = []
    if folder.exists() and not folder.is_dir():
        faults = ["is a file, expected a folder"]
    elif Path.cwd().is_relative_to(folder):
        faults = ["is the folder you are working in, and it would be replaced as a whole"]
    else:
        strangers = (name for name in _files_in(folder) if name not in ours)
        first = sorted(islice(strangers, _SHOWN))
        faults = [f"holds {name}, which was not written here before" for name in first]
    if faults:
        raise InputError(
            str(folder), faults, remedy="Nothing was written. Name a new or empty folder."
        )


def _files_in(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if not _LEFT_BEHIND.intersection(inside.parts) and not path.is_dir():
            yield inside.as_posix()


@contextmanager
def replacing(folder: str | Path, ours: Collection[str]) -> Iterator[Path]:
    """Give an empty folder beside *folder*, which takes its place when the block ends well.

    *ours* names the files, as paths relative to the folder, that may be replaced: where anything
    else is there, nothing is touched. When the block fails, nothing is left behind.

    Raises InputError where the folder holds something that is not in *ours*.
    """
    check_folder(folder, ours)
    folder = expanded(folder).resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = _beside(folder, f"writing-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
        previous = _beside(folder, "previous")
        if folder.exists():
            folder.rename(previous)
        fresh.rename(folder)
        shutil.rmtree(previous, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        _recover(folder)


def _beside(folder: Path, purpose: str) -> Path:
    return folder.with_name(f".{folder.name}.{purpose}")


def _recover(folder: Path) -> None:
    """Put back what a run stopped between two renames had set aside."""
    folder = folder.resolve()
    previous = _beside(folder, "previous")
    if previous.is_dir():
        if folder.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(folder)
