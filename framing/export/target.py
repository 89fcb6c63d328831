"""The folder of an export: whose files lie there, and whether they may be replaced."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from framing.errors import InputError
from framing.folders import check_folder
from framing.paths import expanded, is_address

#: What every export has: by these an earlier one is known.
_DIGEST = re.compile("[0-9a-f]{64}")
DICTIONARY, README, SUMS = "dictionary", "README.txt", "SHA256SUMS"


def check_target(folder: str | Path) -> None:
    """Say before the work begins whether an export may be written to a folder.

    Raises InputError where it holds what was not written here, or was changed since.
    """
    ours = written_in(folder)
    changed = [] if is_address(folder) else _changed(expanded(folder), ours)
    if changed:
        faults = [f"{name} was changed after it was written here" for name in changed]
        remedy = "Nothing was written, so that no work is lost. Name a new or empty folder."
        raise InputError(str(folder), faults, remedy=remedy)
    check_folder(folder, ours)


def written_in(folder: str | Path) -> dict[str, str]:
    """Give the files that an earlier export says it wrote to a folder, with their sums.

    A table of somebody's own may be called articles.csv, too: names alone do not make it ours.
    """
    if is_address(folder) or not (expanded(folder) / SUMS).is_file():
        return {}
    lines = (expanded(folder) / SUMS).read_text("utf-8", errors="replace").splitlines()
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    told = {name: digest for digest, name in pairs if _DIGEST.fullmatch(digest)}
    return {**told, SUMS: ""} if README in told and f"{DICTIONARY}.csv" in told else {}


def _changed(folder: Path, ours: Mapping[str, str]) -> list[str]:
    return [
        name
        for name, digest in sorted(ours.items())
        if digest and (folder / name).is_file() and _sum(folder / name) != digest
    ]


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
