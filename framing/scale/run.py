"""A run over an archive: where it stands on the disk, and whether it may go on."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.folders import beside, check_folder, put_in_place, write_file
from framing.paths import expanded
from framing.scale.parts import PARTED, Part, load_part
from framing.storage import OUR_FILES, Stored
from framing.text.objects import parse_json

#: What a plan tells; where it differs, a run cannot go on.
_PLAN, _DONE, _TABLES, _LOCK = "plan.json", "done", "tables", "lock"


class Run:
    """The unfinished work on a folder, in a hidden folder beside it.

    ``plan.json`` tells what the run is made of; ``tables/`` becomes the folder in the end;
    ``done/`` has a file for each part that is finished. A part that has none is written again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = beside(folder, "unfinished")
        self.tables = self.home / _TABLES

    def is_there(self) -> bool:
        """Say whether there is unfinished work."""
        return (self.home / _PLAN).is_file()

    def holds_anything(self) -> bool:
        """Say whether any part is finished, so that stopped work is worth keeping."""
        return any((self.home / _DONE).glob("*.json"))

    def begin(self, plan: Mapping[str, Any]) -> None:
        """Make the folders, and write down what the run is made of.

        Raises InputError where unfinished work is there that is made of something else.
        """
        if self.is_there():
            self._check(plan)
        for name in PARTED:
            (self.tables / name).mkdir(parents=True, exist_ok=True)
        (self.home / _DONE).mkdir(exist_ok=True)
        write_file(self.home / _PLAN, _json(plan))

    def _check(self, plan: Mapping[str, Any]) -> None:
        try:
            before = parse_json((self.home / _PLAN).read_text("utf-8"))
        except ValueError:
            before = {}
        changes = _changes(before, json.loads(_json(plan)))
        if changes:
            raise InputError(
                str(self.folder),
                [f"an unfinished run is there, and since it began {change}" for change in changes],
                remedy="Nothing was touched. Give what it began with, and it goes on; or begin "
                "anew: --restart on the command line, restart=True in Python.",
            )

    def done(self, number: int) -> Part | None:
        """Give what is known of a part that was finished before."""
        file = self._file(number)
        return load_part(file.read_bytes()) if file.is_file() else None

    def keep(self, number: int, part: Part) -> None:
        """Write down that a part is finished; its tables are on the disk already."""
        write_file(self._file(number), part.dump())

    def _file(self, number: int) -> Path:
        return self.home / _DONE / f"{number:05d}.json"

    def finish(self) -> None:
        """Let the tables take the place of the folder, and take the rest away.

        Raises InputError where other files came into the folder meanwhile; the work is kept.
        """
        check_folder(self.folder, OUR_FILES)
        put_in_place(self.tables, self.folder)
        shutil.rmtree(self.home, ignore_errors=True)

    def drop(self) -> None:
        """Throw unfinished work away."""
        (self.home / _PLAN).unlink(missing_ok=True)
        for name in (_DONE, _TABLES):
            shutil.rmtree(self.home / name, ignore_errors=True)


@contextmanager
def run_in(folder: str | Path) -> Iterator[Run]:
    """Give the run on a folder, which nobody else works on meanwhile.

    Raises InputError where somebody does, or the folder holds other files.
    """
    from filelock import FileLock, Timeout

    check_folder(folder, OUR_FILES)
    run = Run(expanded(folder).resolve())
    run.home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(run.home / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise InputError(
            str(folder),
            ["another run is writing there"],
            remedy="Wait for it, or name another folder.",
        ) from None
    try:
        yield run
    finally:
        if not run.holds_anything():
            shutil.rmtree(run.home, ignore_errors=True)
        lock.release()


def made_of(plan: Mapping[str, Any]) -> str:
    """Give the SHA-256 of a plan, by which an analysis knows what it is made of."""
    return hashlib.sha256(_json(plan)).hexdigest()


def is_made_of(plan: Mapping[str, Any], folder: Path, stored: Stored) -> bool:
    """Say whether a folder holds the finished analysis of a plan."""
    try:
        page = parse_json((folder / stored.contents).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    told = page.get(stored.told) if isinstance(page, dict) else None
    return isinstance(told, dict) and told.get("made_of") == made_of(plan)


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Say what differs between two plans, setting by setting and file by file."""
    changes = []
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key), now.get(key)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            names = sorted(old.keys() | new.keys())
            pairs = [(f"{key}: {name}", old.get(name), new.get(name)) for name in names]
            changes += [_change(name, a, b) for name, a, b in pairs if a != b]
        else:
            changes.append(_change(key, old, new))
    return changes


def _change(name: str, old: object, new: object) -> str:
    if old is None or new is None:
        return f"{name} {'came' if old is None else 'went'}"
    told = [str(value) for value in (old, new)]
    if max(map(len, told)) > 40:
        return f"{name} changed"
    return f"{name} changed from {told[0]} to {told[1]}"


def _json(plan: Mapping[str, Any]) -> bytes:
    text = json.dumps(plan, ensure_ascii=False, indent=2, sort_keys=True, default=str)
    return (text + "\n").encode("utf-8")
