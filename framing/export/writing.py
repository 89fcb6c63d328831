"""Writing an export: tables in the formats of other programmes, whole or not at all."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from framing.errors import InputError, InputWarning
from framing.export.arrow import write_feather, write_parquet
from framing.export.dictionary import dictionary_of
from framing.export.excel import write_excel
from framing.export.labelling import Labelled, codes_in, labelled
from framing.export.losses import Losses
from framing.export.readme import readme
from framing.export.spss import write_spss
from framing.export.stata import write_stata
from framing.export.tables import ROWS, export_tables
from framing.export.target import DICTIONARY, README, SUMS, check_target, written_in
from framing.folders import replacing
from framing.sharing import sums_of, without_quotes
from framing.spreadsheets import csv_of
from framing.tables import Tables

#: The formats, those first that hold every text whole.
FORMATS = ("csv", "parquet", "feather", "xlsx", "dta", "sav")
_WHOLE, _LABELLED = ("csv", "parquet", "feather"), ("dta", "sav")
NAMES, CODES, BOOK = "names", "codes", "tables.xlsx"


def write_export(
    tables: Tables,
    folder: str | Path,
    *,
    formats: Sequence[str] = ("csv",),
    text: bool = True,
) -> Path:
    """Write the tables of an analysis to a folder in the formats of other programmes.

    *formats* are any of ``csv``, ``parquet``, ``feather``, ``xlsx``, ``dta`` (Stata 14 and later)
    and ``sav`` (SPSS). ``articles``, ``paragraphs`` (with all measures), ``spans`` and
    ``attributions`` are written, the data dictionary, and a page on how to open them. Without
    *text* no four words of an article stand in a row in any file. What a format cannot hold is cut,
    marked and warned of, and written whole beside it. The same tables give the same bytes.

    An export that is already there is replaced as a whole. Raises InputError for an unknown format
    and where the folder holds anything else, or a file that was changed since.
    """
    exported = export_tables(tables, text=text)
    dictionary = dictionary_of(tables, exported)
    if not text:
        dictionary = without_quotes(tables, dictionary)
    labels: dict[str, dict[str, str]] = {name: {} for name in exported}
    for table, column, label in dictionary[["table", "column", "label"]].itertuples(index=False):
        labels[table][column] = label
    version = tables.provenance.get("framing", "")
    title = f"Tables of an analysis with framing {version}".strip()
    given = Export(title, exported, dict(ROWS), labels, dictionary)
    return given.write(folder, formats=formats, text=text)


@dataclass(frozen=True, eq=False)
class Export:
    """Tables to be written, what a row and a column of each is, and their dictionary.

    *defined* is what the dictionary has a row for.
    """

    title: str
    tables: Mapping[str, pd.DataFrame]
    rows: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    dictionary: pd.DataFrame
    defined: str = "column"

    def write(self, folder: str | Path, *, formats: Sequence[str], text: bool = True) -> Path:
        """Write the tables to a folder, as ``write_export`` says."""
        chosen = check_formats(formats)
        check_target(folder)
        with replacing(folder, written_in(folder)) as fresh:
            losses = _Writing(self, fresh).write(chosen)
            notes = losses.told()
            files = {path.name for path in fresh.iterdir()} | {SUMS}
            page = readme(
                f"{self.title}\n{'=' * len(self.title)}",
                self.tables,
                self.rows,
                formats=chosen,
                files=files,
                notes=notes,
                text=text,
                defined=self.defined,
            )
            (fresh / README).write_bytes(page.encode("utf-8"))
            written = {path.name: path.read_bytes() for path in fresh.iterdir()}
            (fresh / SUMS).write_bytes(sums_of(written))
        for note in notes:
            warnings.warn(note, InputWarning, stacklevel=4)
        return Path(folder)


@dataclass(eq=False)
class _Writing:
    """The work of writing one export into a new folder."""

    given: Export
    folder: Path
    losses: Losses = field(default_factory=Losses)

    def write(self, formats: Sequence[str]) -> Losses:
        self._csv(DICTIONARY, self.given.dictionary)
        plain: Mapping[str, Callable[[pd.DataFrame, Path], None]] = {
            "parquet": write_parquet,
            "feather": write_feather,
        }
        for form, write in plain.items():
            if form in formats:
                for name, table in self._with_dictionary.items():
                    write(table, self.folder / f"{name}.{form}")
        if "xlsx" in formats:
            write_excel(self._with_dictionary, self.folder / BOOK, self.losses)
        if set(_LABELLED) & set(formats):
            self._labelled(formats)
        cut = list(self.losses.cut)
        whole = next((form for form in _WHOLE if form in formats), None)
        for name in self.given.tables if whole == "csv" else cut if whole is None else ():
            self._csv(name, self.given.tables[name])
        if cut:
            files = ", ".join(f"{name}.{whole or 'csv'}" for name in cut)
            self.losses.notes.append(f"What is cut is whole in {files}")
        return self.losses

    @property
    def _with_dictionary(self) -> dict[str, pd.DataFrame]:
        return {**self.given.tables, DICTIONARY: self.given.dictionary}

    def _csv(self, name: str, table: pd.DataFrame) -> None:
        (self.folder / f"{name}.csv").write_bytes(csv_of(table, index=False))

    def _labelled(self, formats: Sequence[str]) -> None:
        codes = codes_in(self.given.tables)
        names, told = [], []
        for name, table in self.given.tables.items():
            one = labelled(table, self.given.labels.get(name, {}), codes[name])
            for note in one.notes:
                self.losses.note(name, f"{name}.{note}")
            self._label(name, one, formats)
            names += [
                (name, column, short, one.labels[short]) for column, short in one.names.items()
            ]
            told += [
                (name, short, number, code)
                for short, own in one.codes.items()
                for number, code in own.items()
            ]
        heads = ["table", "column", "name", "label"], ["table", "name", "number", "code"]
        self._csv(NAMES, pd.DataFrame(names, columns=heads[0]))
        self._csv(CODES, pd.DataFrame(told, columns=heads[1]))

    def _label(self, name: str, one: Labelled, formats: Sequence[str]) -> None:
        title = f"{name}: {self.given.rows[name]}"
        if "dta" in formats:
            write_stata(one, self.folder / f"{name}.dta", title)
        if "sav" in formats:
            write_spss(one, self.folder / f"{name}.sav", title, self.losses, name)


def check_formats(formats: Sequence[str]) -> list[str]:
    """Give the formats in their order, each once; raises InputError for one there is not.

    >>> check_formats(["sav", "csv", "sav"])
    ['csv', 'sav']
    """
    named = [formats] if isinstance(formats, str) else list(formats)
    faults = [f"{one!r} is none" for one in dict.fromkeys(named) if one not in FORMATS]
    faults += [] if named else ["none is named"]
    if faults:
        remedy = f"Name any of {', '.join(FORMATS)}; on the command line, each with a --format."
        raise InputError("formats", faults, remedy=remedy)
    return [one for one in FORMATS if one in named]
