"""Folders of what is written: checked before the work begins, replaced whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from framing.errors import InputError
from framing.paths import expanded, is_address

_LEFT_BEHIND = frozenset({".DS_Store", ".ipynb_checkpoints", "Thumbs.db", "desktop.ini"})
_SHOWN = 5


def check_folder(folder: str | Path, ours: Container[str]) -> None:
    """Say before the work begins whether a folder may be written to.

    Raises InputError where it is a file or an address, is the folder the process works in, or
    holds something that is not in *ours*; what systems and notebooks leave by themselves does not
    count.
    """
    if is_address(folder):
        fault = "is an address, expected a folder on this machine"
        raise InputError(str(folder), [fault], remedy="Write here, then copy the folder there.")
    folder = expanded(folder).resolve()
    recover(folder)
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
def replacing(folder: str | Path, ours: Container[str]) -> Iterator[Path]:
    """Give an empty folder beside *folder*, which takes its place when the block ends well.

    *ours* names the files, as paths relative to the folder, that may be replaced: where anything
    else is there, nothing is touched. When the block fails, nothing is left behind.

    Raises InputError where the folder holds something that is not in *ours*.
    """
    check_folder(folder, ours)
    folder = expanded(folder).resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = beside(folder, f"writing-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
        put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        recover(folder)


def put_in_place(fresh: Path, folder: Path) -> None:
    """Let a finished folder take the place of another, which is there until the last moment."""
    previous = beside(folder, "previous")
    if folder.exists():
        folder.rename(previous)
    fresh.rename(folder)
    shutil.rmtree(previous, ignore_errors=True)


def beside(folder: Path, purpose: str) -> Path:
    """Give the hidden folder beside another that is used for a purpose while it is written."""
    return folder.with_name(f".{folder.name}.{purpose}")


def recover(folder: Path) -> None:
    """Put back what a run stopped between two renames had set aside."""
    folder = folder.resolve()
    previous = beside(folder, "previous")
    if previous.is_dir():
        if folder.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(folder)
