"""What is written stands there whole: stopped, out of room, or with another process beside it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import framing.folders
from framing.errors import InputError
from framing.folders import beside, check_folder, put_in_place, recover, replacing, write_file

OURS = frozenset({"page.txt", "tables/one.txt"})


def write(folder: Path, text: str) -> None:
    with replacing(folder, OURS) as fresh:
        (fresh / "tables").mkdir()
        (fresh / "page.txt").write_text(text)
        (fresh / "tables" / "one.txt").write_text(text)


def read(folder: Path) -> set[str]:
    return {path.read_text() for path in folder.rglob("*.txt")}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    for text in ("one", "two"):
        write(tmp_path / "out", text)
        assert read(tmp_path / "out") == {text}
    assert names(tmp_path) == ["out"]


STOPPED = """
import os, sys
from pathlib import Path
import framing.folders as folders

def stop(*args, **kw):
    os._exit(9)

rename = Path.rename
calls = []

def step(self, target):
    calls.append(target)
    if len(calls) == int(sys.argv[2]):
        os._exit(9)
    return rename(self, target)

Path.rename = step
with folders.replacing(sys.argv[1], {"page.txt", "tables/one.txt"}) as fresh:
    (fresh / "page.txt").write_text("new")
    if sys.argv[2] == "0":
        os._exit(9)
"""


@pytest.mark.parametrize("step", range(4))
def test_a_process_killed_at_any_step_leaves_one_whole_folder(tmp_path: Path, step: int) -> None:
    """It is killed while it writes (0), or at one of the renames that put the folder in place."""
    write(tmp_path / "out", "old")
    command = [sys.executable, "-c", STOPPED, str(tmp_path / "out"), str(step)]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 9, ended.stderr
    recover(tmp_path / "out")
    assert read(tmp_path / "out") in ({"old"}, {"new"})
    write(tmp_path / "out", "next")
    assert read(tmp_path / "out") == {"next"}


def test_a_full_disk_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(OSError, match="No space"), replacing(tmp_path / "out", OURS) as fresh:
        _half(fresh / "page.txt")
    assert read(tmp_path / "out") == {"old"}
    assert names(tmp_path) == ["out"]


def test_many_writers_of_one_folder_leave_one_whole_result(tmp_path: Path) -> None:
    faults: list[BaseException] = []

    def work(text: str) -> None:
        try:
            for _ in range(8):
                write(tmp_path / "out", text)
                recover(tmp_path / "out")
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(text,)) for text in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(read(tmp_path / "out")) == 1
    assert names(tmp_path) == ["out"]


def test_whoever_comes_between_the_two_renames_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process opens, and so recovers, the folder just while it is set aside."""
    write(tmp_path / "out", "old")
    rename, met = Path.rename, []

    def meet(self: Path, target: Path) -> Any:
        moved = rename(self, target)
        if target.name == ".out.previous" and not met:
            met.append(target)
            recover(tmp_path / "out")
        return moved

    monkeypatch.setattr(Path, "rename", meet)
    write(tmp_path / "out", "new")
    assert met
    assert read(tmp_path / "out") == {"new"}
    assert names(tmp_path) == ["out"]


def test_what_came_into_a_folder_meanwhile_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(InputError, match=r"notes\.md"), replacing(tmp_path / "out", OURS):
        (tmp_path / "out" / "notes.md").write_text("mine")
    assert names(tmp_path / "out") == ["notes.md", "page.txt", "tables"]
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["tables", "page.txt", "more"])
def test_links_in_a_folder_are_refused_and_what_they_lead_to_is_left(
    tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "one.txt").write_text("theirs")
    out = tmp_path / "out"
    out.mkdir()
    (out / name).symlink_to(elsewhere if name != "page.txt" else elsewhere / "one.txt")
    with pytest.raises(InputError, match=f"{name}, which is a link"):
        write(out, "new")
    assert read(elsewhere) == {"theirs"}
    assert (out / name).is_symlink()


def test_hidden_names_that_are_links_are_never_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "one.txt").write_text("theirs")
    (tmp_path / ".out.previous").symlink_to(elsewhere)
    recover(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    write(tmp_path / "out", "new")
    assert read(elsewhere) == {"theirs"}


def test_a_link_given_as_folder_leads_to_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", "new")
    assert read(tmp_path / "real") == {"new"}
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize(
    "path", ["file", "file/in/it", "/dev/null", "/dev/null/out", "/", "a\0b", "\ud800"]
)
def test_places_where_no_folder_can_be_are_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError):
        write(tmp_path / path, "new")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_may_not_be_written_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked of the system, since whoever runs the tests may be allowed everything."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(InputError, match="may not be written to"):
        check_folder(tmp_path / "out", OURS)


def test_long_names_have_short_hidden_names(tmp_path: Path) -> None:
    out = tmp_path / ("ü" * 120)
    write(out, "one")
    write(out, "two")
    assert read(out) == {"two"}
    assert len(os.fsencode(beside(out, "unfinished").name)) < 100


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "codings.csv"
    write_file(file, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(framing.folders.os, "fsync", _full)
        with pytest.raises(OSError, match="No space"):
            write_file(file, b"new")
    assert (file.read_bytes(), names(tmp_path)) == (b"old", ["codings.csv"])
    write_file(file, b"new")
    assert (file.read_bytes(), names(tmp_path)) == (b"new", ["codings.csv"])


def test_a_file_that_is_a_link_is_replaced_and_not_what_it_leads_to(tmp_path: Path) -> None:
    theirs, link = tmp_path / "theirs.csv", tmp_path / "codings.csv"
    theirs.write_bytes(b"theirs")
    link.symlink_to(theirs)
    write_file(link, b"new")
    assert (theirs.read_bytes(), link.read_bytes()) == (b"theirs", b"new")


def test_two_writers_of_one_file_never_mix(tmp_path: Path) -> None:
    texts = [letter * 200_000 for letter in (b"a", b"b", b"c")]

    def work(text: bytes) -> None:
        for _ in range(5):
            write_file(tmp_path / "bundle.zip", text)

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "bundle.zip").read_bytes() in texts
    assert names(tmp_path) == ["bundle.zip"]


def test_a_folder_that_cannot_be_put_in_place_is_an_error_and_the_old_one_is_recovered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", "old")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Any:
        if self == fresh:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        put_in_place(fresh, tmp_path / "out")
    recover(tmp_path / "out")
    assert read(tmp_path / "out") == {"old"}


def _half(file: Path) -> None:
    file.write_text("ne")
    raise OSError(errno.ENOSPC, "No space left on device")


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
