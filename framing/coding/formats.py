"""Formats: the files that a sample is written to, for each coder and for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.coding import doccano, inception, label_studio
from framing.coding.asking import file_stem
from framing.coding.cells import cell_of
from framing.coding.sample import CODEBOOK, CODER, TEXT, UNIT, Sample
from framing.coding.workbooks import workbook_of
from framing.errors import InputError
from framing.spreadsheets import csv_of


@dataclass(frozen=True)
class Format:
    """A way to write a sample down: a file for each coder, and what all of them need beside it.

    ``setting_up`` says how to begin to code with it.
    """

    suffix: str
    write: Callable[[Sample, str], bytes]
    setting_up: str
    shared: tuple[tuple[str, Callable[[Sample], bytes]], ...] = ()


def csv_sheet_of(sample: Sample, coder: str) -> bytes:
    """Give the sheet of a coder as csv, with an empty column for each variable."""
    units = sample.units_of(coder)
    columns: dict[str, list[str]] = {
        UNIT: [str(unit) for unit in units.index],
        TEXT: [cell_of(text) for text in units["text"]],
        **{variable.name: [""] * len(units) for variable in sample.variables},
        CODER: [coder] * len(units),
        CODEBOOK: [sample.codebook_hash] * len(units),
    }
    return csv_of(pd.DataFrame(columns, dtype="str"), index=False)


FORMATS = {
    "xlsx": Format(
        ".xlsx",
        workbook_of,
        "Open it in Excel or LibreOffice, choose codes in the light cells, save. The codebook is"
        " its second sheet.",
    ),
    "csv": Format(
        ".csv",
        csv_sheet_of,
        "Open it in any spreadsheet, fill in the columns of codes, save as csv. The codebook is"
        " codebook.toml.",
    ),
    "label-studio": Format(
        ".label-studio.json",
        label_studio.tasks_of,
        "Make a project for each coder in Label Studio, with label-studio.xml as its labelling"
        " interface (Code), import the coder's file, and export as JSON when all is coded.",
        ((label_studio.INTERFACE, label_studio.interface_of),),
    ),
    "doccano": Format(
        ".doccano.jsonl",
        doccano.examples_of,
        "Make a project of text classification for each coder in doccano, without 'single label';"
        " import doccano-labels.json as labels and the coder's file as dataset (JSONL), and export"
        " as JSONL when all is coded.",
        ((doccano.LABELS, doccano.labels_of),),
    ),
    "inception": Format(
        ".inception.json",
        inception.document_of,
        "Import inception-layer.xml in the settings of a project of INCEpTION (Layers) and the"
        " coder's file as document (UIMA CAS JSON). Each paragraph has an annotation: the coder"
        " selects it and types codes. Export the annotated document as UIMA CAS JSON.",
        ((inception.LAYER, inception.layer_of),),
    ),
}


def check_formats(names: Sequence[str], sample: Sample | None = None) -> None:
    """Say whether all these formats can be written.

    Raises InputError where one is unknown or cannot hold a single variable of the sample.
    """
    known = ", ".join(FORMATS)
    faults = [f"no {name!r} among {known}" for name in names if name not in FORMATS]
    faults += [] if names else [f"none is named; there are {known}"]
    if sample is not None and "doccano" in names and not doccano.codable(sample):
        faults.append("doccano: has labels only, and none of the variables has a list of codes")
    if faults:
        raise InputError("formats", faults, remedy="Nothing was written. Name other formats.")


def files_of(sample: Sample, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Give the name and content of each file for coders."""
    for name in dict.fromkeys(formats):
        how = FORMATS[name]
        for coder in sample.coders:
            yield f"{file_stem(coder)}{how.suffix}", how.write(sample, coder)
        for file, write in how.shared:
            yield file, write(sample)
