"""Folders and files that are written: checked before the work begins, replaced whole or not at all.

What is written lies under a hidden name of its own beside its place until it is finished. Several
processes may write to one place: the last one wins, whole.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from framing.errors import InputError
from framing.paths import expanded, is_address

_LEFT_BEHIND = frozenset({".DS_Store", ".ipynb_checkpoints", "Thumbs.db", "desktop.ini"})
_SHOWN = 5
_PREVIOUS = "previous"
#: Hidden names are made of names up to so many bytes; systems take 255.
_LONGEST = 180
#: So often a finished folder is put in place again where others do the same at that moment.
_TRIES = 50


def check_folder(folder: str | Path, ours: Container[str]) -> None:
    """Say before the work begins whether a folder may be written to.

    Raises InputError where it is a file or an address, is the folder the process works in, or
    holds a link or something that is not in *ours*; what systems and notebooks leave by themselves
    does not count.
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
    elif fault := _unwritable(folder):
        faults = [fault]
    else:
        strange = (path for path in _files_in(folder) if _is_strange(path, folder, ours))
        faults = sorted(_strangeness(path, folder) for path in islice(strange, _SHOWN))
    if faults:
        raise InputError(
            str(folder), faults, remedy="Nothing was written. Name a new or empty folder."
        )


def _unwritable(folder: Path) -> str:
    """Say why no folder can be put here, where it cannot."""
    nearest = next((path for path in folder.parents if path.exists()), folder)
    if not nearest.is_dir():
        return f"{nearest} is a file, expected a folder"
    if not os.access(nearest, os.W_OK | os.X_OK):
        return f"{nearest} may not be written to"
    return ""


def _files_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        if not _LEFT_BEHIND.intersection(inside.parts) and (path.is_symlink() or not path.is_dir()):
            yield path


def _is_strange(path: Path, folder: Path, ours: Container[str]) -> bool:
    return path.is_symlink() or path.relative_to(folder).as_posix() not in ours


def _strangeness(path: Path, folder: Path) -> str:
    what = "is a link to another place" if path.is_symlink() else "was not written here before"
    return f"holds {path.relative_to(folder).as_posix()}, which {what}"


@contextmanager
def replacing(folder: str | Path, ours: Container[str]) -> Iterator[Path]:
    """Give an empty folder beside *folder*, which takes its place when the block ends well.

    *ours* names the files, as paths relative to the folder, that may be replaced: where anything
    else is there, nothing is touched. When the block fails, nothing is left behind.

    Raises InputError where the folder holds something that is not in *ours*, also where that came
    while the block went on.
    """
    check_folder(folder, ours)
    folder = expanded(folder).resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = beside(folder, _of_its_own("writing"))
    fresh.mkdir()
    try:
        yield fresh
        check_folder(folder, ours)
        put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        recover(folder)


def put_in_place(fresh: Path, folder: Path) -> None:
    """Let a finished folder take the place of another, which is there until the last moment.

    Raises OSError where that cannot be done; then the other is there again, or to be recovered.
    """
    previous = beside(folder, _PREVIOUS)
    for tries in range(_TRIES):
        try:
            with suppress(FileNotFoundError):
                folder.rename(previous)
            fresh.rename(folder)
        except OSError as error:
            # Another process was between the same two steps: its folder, or the one it had set
            # aside, is where this one was to be.
            if tries + 1 == _TRIES or error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            recover(folder)
        else:
            break
    recover(folder)


def write_file(path: Path, data: bytes) -> None:
    """Write a file that takes the place of another once it is on the disk, after a power cut too.

    A link is replaced, and what it leads to is left alone. Raises OSError where it cannot be
    written; then nothing of it is left, and the other is there as it was.
    """
    fresh = beside(path, _of_its_own("writing"))
    try:
        with fresh.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can do that."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def beside(place: Path, purpose: str) -> Path:
    """Give the hidden name beside a folder or file that is used for a purpose while it is written.

    >>> beside(Path("news/out"), "previous").as_posix()
    'news/.out.previous'
    """
    name = place.name
    if len(os.fsencode(name)) > _LONGEST:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return place.with_name(f".{name}.{purpose}")


def _of_its_own(purpose: str) -> str:
    """Give a purpose that no other process and no other part of this one has."""
    return f"{purpose}-{os.getpid()}-{secrets.token_hex(4)}"


def recover(folder: Path) -> None:
    """Put back what a run stopped between two renames had set aside."""
    folder = folder.resolve()
    if not folder.name:  # nothing lies beside the root
        return
    previous = beside(folder, _PREVIOUS)
    if not previous.is_dir() or previous.is_symlink():
        return
    if folder.exists():
        _drop(previous)
    else:
        # Where another process was quicker, there is nothing left to do.
        with suppress(OSError):
            previous.rename(folder)


def _drop(folder: Path) -> None:
    """Throw a folder away, which is gone from its place at once."""
    going = beside(folder, _of_its_own("going"))
    with suppress(OSError):
        folder.rename(going)
    shutil.rmtree(going, ignore_errors=True)
