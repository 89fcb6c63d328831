"""Runs over an archive in a process of their own, which may be killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

_CODE = """
import sys
from framing.scale import analyze_archive

if __name__ == "__main__":
    source, out, workers, characters = sys.argv[1:]
    analyze_archive(
        source, out, model="fast", workers=int(workers), characters=int(characters)
    )
"""


def start(source: Path, out: Path, *, workers: int, characters: int) -> subprocess.Popen[bytes]:
    """Start a run in a process group of its own."""
    code = source.parent / "run_archive.py"
    code.write_text(_CODE, "utf-8")
    command = [sys.executable, str(code), str(source), str(out), str(workers), str(characters)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)


def finish(source: Path, out: Path, *, workers: int, characters: int) -> None:
    """Run to the end."""
    process = start(source, out, workers=workers, characters=characters)
    _, told = process.communicate()
    assert process.returncode == 0, told.decode()


def kill_at_random(
    source: Path, out: Path, *, times: int, workers: int, characters: int, seed: int
) -> list[int]:
    """Start a run so often, and kill it after a while; give the parts that were finished each time.

    At every other time the processes that it started live on for a moment, as they do when only
    the first one is killed.
    """
    chance = random.Random(seed)
    finished = []
    for number in range(times):
        process = start(source, out, workers=workers, characters=characters)
        done = out.with_name(f".{out.name}.unfinished") / "done"
        before = len(list(done.glob("*.json")))
        wanted = before + chance.randint(0, 2)
        while process.poll() is None and len(list(done.glob("*.json"))) <= wanted:
            time.sleep(0.002)
        time.sleep(chance.random() / 20)
        if number % 2:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if out.is_dir():
            break
        finished.append(len(list(done.glob("*.json"))))
    return finished


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder, by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
