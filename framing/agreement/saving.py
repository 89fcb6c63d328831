"""Saving: the reliability of codings as a folder of tables, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.agreement.tables import ReliabilityTables
from framing.folders import replacing
from framing.storage import Stored

STORED = Stored(
    "reliability.json",
    ("figures", "pairs", "disagreements"),
    "settings",
    "Name a folder of tables that `framing reliability` or Reliability.save() wrote, or write it"
    " again.",
)


def save_reliability(reliability: ReliabilityTables, folder: str | Path) -> Path:
    """Write the tables to a folder: a parquet file each, and ``reliability.json``.

    The same tables give the same bytes. What is already there is replaced as a whole. Raises
    InputError where the folder holds anything else.
    """
    with replacing(folder, STORED.files) as fresh:
        STORED.write(reliability, fresh)
    return Path(folder)


def read_reliability(folder: str | Path) -> dict[str, Any]:
    """Give the tables that ``save_reliability`` wrote, by name.

    Raises InputError where they are not there, are damaged or of a newer version.
    """
    return STORED.read(folder)
