"""Storage: an evaluation as a folder of tables: figures as csv, texts and words as parquet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.errors import InputError
from framing.evaluation.tables import (
    AttributionTables,
    Evaluation,
    LoadedTables,
    SentimentTables,
    ValidityTables,
)
from framing.paths import expanded
from framing.text.objects import parse_json

_AGAIN = "Evaluate again: framing evaluate."
FORMAT = 2
CONTENTS = "evaluation.json"
#: What an evaluation may be of.
KINDS: Mapping[str, type[Evaluation]] = {
    kind.KIND: kind for kind in (ValidityTables, LoadedTables, SentimentTables, AttributionTables)
}


def files_of(kind: type[Evaluation]) -> frozenset[str]:
    """Give the files that an evaluation of a kind is stored as."""
    figures = (f"{name}.csv" for name in kind.FIGURES)
    return frozenset({CONTENTS, *figures, *(f"{name}.parquet" for name in kind.BEHIND)})


#: The files of all kinds of evaluation.
FILES = frozenset().union(*map(files_of, KINDS.values()))


def write_evaluation(validity: Evaluation, folder: Path) -> None:
    """Write the files of an evaluation into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, index in validity.FIGURES.items():
        table: pd.DataFrame = getattr(validity, name)
        table.to_csv(folder / f"{name}.csv", index=index is not None, lineterminator="\n")
    for name in validity.BEHIND:
        getattr(validity, name).to_parquet(folder / f"{name}.parquet", engine="pyarrow")
    files = files_of(type(validity)) - {CONTENTS}
    page = {
        "format": FORMAT,
        "of": validity.KIND,
        "provenance": dict(validity.provenance),
        "sha256": {name: _sum_of(folder / name) for name in sorted(files)},
    }
    text = json.dumps(page, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    (folder / CONTENTS).write_text(text + "\n", encoding="utf-8", newline="\n")


def open_evaluation(folder: str | Path) -> Any:
    """Read what a report of an evaluation wrote into its folder ``tables``.

    Raises InputError where the folder holds none, or one that is damaged or of another version.
    """
    folder = expanded(folder)
    kind: type[Evaluation] = Evaluation
    try:
        page = parse_json((folder / CONTENTS).read_text("utf-8"))
        if page["format"] != FORMAT:
            faults = [f"has format {page['format']}; this version reads {FORMAT}"]
        else:
            provenance, sums, kind = page["provenance"], page["sha256"], KINDS[page["of"]]
            faults = [
                f"{name} is not the file that {CONTENTS} describes"
                for name in sorted(files_of(kind) - {CONTENTS})
                if _sum_of(folder / name) != sums[name]
            ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        faults = [f"holds no sound evaluation ({error})"]
    if faults:
        raise InputError(str(folder), faults, remedy=_AGAIN)
    try:
        figures = {
            name: _figures(folder / f"{name}.csv", index) for name, index in kind.FIGURES.items()
        }
        behind = {name: pd.read_parquet(folder / f"{name}.parquet") for name in kind.BEHIND}
    except Exception as error:  # pyarrow raises errors of many kinds on what is no table
        fault = f"holds a table that cannot be read ({type(error).__name__}: {error})"
        raise InputError(str(folder), [fault], remedy=_AGAIN) from None
    for name in kind.FOLLOWING:
        behind.pop(name)
    make: Any = kind
    return make(**figures, **behind, provenance=provenance)


def _figures(path: Path, index: str | None) -> pd.DataFrame:
    """Read a table of figures; numbers come back to the last bit."""
    if not path.read_bytes().strip():
        return pd.DataFrame()
    table = pd.read_csv(path, index_col=index, dtype=str)
    for name in table.columns.drop("frame", errors="ignore"):
        whole = table[name].notna().all() and table[name].str.isdigit().all()
        table[name] = table[name].astype("int64" if whole else "float64")
    return table


def _sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
