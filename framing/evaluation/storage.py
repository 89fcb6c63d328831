"""Storage: an evaluation as a folder of tables: figures as csv, texts and words as parquet."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd

from framing.errors import InputError
from framing.evaluation.tables import ValidityTables
from framing.paths import expanded
from framing.text.objects import parse_json

_AGAIN = "Evaluate again: framing evaluate frames."
FORMAT = 1
CONTENTS = "evaluation.json"
#: The tables of figures and of what stands behind them, and the columns that are their index.
FIGURES = {"figures": "frame", "calibration": None, "confusion": "coded"}
BEHIND = ("units", "spans", "errors", "measures")
FILES = frozenset(
    {CONTENTS, *(f"{name}.csv" for name in FIGURES), *(f"{name}.parquet" for name in BEHIND)}
)


def write_evaluation(validity: ValidityTables, folder: Path) -> None:
    """Write the files of an evaluation into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, index in FIGURES.items():
        table: pd.DataFrame = getattr(validity, name)
        table.to_csv(folder / f"{name}.csv", index=index is not None, lineterminator="\n")
    for name in BEHIND:
        getattr(validity, name).to_parquet(folder / f"{name}.parquet", engine="pyarrow")
    page = {
        "format": FORMAT,
        "provenance": dict(validity.provenance),
        "sha256": {name: _sum_of(folder / name) for name in sorted(FILES - {CONTENTS})},
    }
    text = json.dumps(page, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)
    (folder / CONTENTS).write_text(text + "\n", encoding="utf-8", newline="\n")


def open_evaluation(folder: str | Path) -> ValidityTables:
    """Read what a report of an evaluation wrote into its folder ``tables``.

    Raises InputError where the folder holds none, or one that is damaged.
    """
    folder = expanded(folder)
    try:
        page = parse_json((folder / CONTENTS).read_text("utf-8"))
        provenance, sums = page["provenance"], page["sha256"]
        faults = [
            f"{name} is not the file that {CONTENTS} describes"
            for name in sorted(FILES - {CONTENTS})
            if _sum_of(folder / name) != sums[name]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        faults = [f"holds no sound evaluation ({error})"]
    if faults:
        raise InputError(str(folder), faults, remedy=_AGAIN)
    try:
        tables = {name: _figures(folder / f"{name}.csv", index) for name, index in FIGURES.items()}
        behind = {name: pd.read_parquet(folder / f"{name}.parquet") for name in BEHIND}
    except Exception as error:  # pyarrow raises errors of many kinds on what is no table
        fault = f"holds a table that cannot be read ({type(error).__name__}: {error})"
        raise InputError(str(folder), [fault], remedy=_AGAIN) from None
    behind.pop("errors")  # follow from the others
    return ValidityTables(**tables, **behind, provenance=provenance)


def _figures(path: Path, index: str | None) -> pd.DataFrame:
    """Read a table of figures; numbers come back to the last bit."""
    table = pd.read_csv(path, index_col=index, dtype=str)
    for name in table.columns.drop("frame", errors="ignore"):
        whole = table[name].notna().all() and table[name].str.isdigit().all()
        table[name] = table[name].astype("int64" if whole else "float64")
    return table


def _sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
