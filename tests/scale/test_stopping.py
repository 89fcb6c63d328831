"""Runs that are stopped, killed or changed: nothing is lost, doubled, half written or mixed up."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from archive_making import write_archive
from stopped import bytes_of, finish, kill_at_random, start

import framing
from framing.errors import InputError, StoppedError
from framing.scale import analyze_archive
from framing.scale.workers import in_order

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes as Unix does")

PART = 4_000


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_archive(tmp_path / "a.csv", articles=40, random_state=5)
    return tmp_path / "a.csv"


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_moment_a_run_goes_on(archive: Path, workers: int) -> None:
    whole, out = archive.parent / "whole", archive.parent / "out"
    finish(archive, whole, workers=1, characters=PART)
    finished = kill_at_random(archive, out, times=3, workers=workers, characters=PART, seed=workers)
    assert finished == sorted(finished)
    assert finished[-1] > 0
    finish(archive, out, workers=workers, characters=PART)
    assert bytes_of(out) == bytes_of(whole)
    left = {path.name for path in archive.parent.iterdir()}
    assert left == {"a.csv", "run_archive.py", "whole", "out"}


@pytest.mark.slow
def test_the_processes_of_a_killed_run_end_by_themselves(archive: Path) -> None:
    out = archive.parent / "out"
    process = start(archive, out, workers=2, characters=PART)
    while not list((archive.parent / ".out.unfinished" / "done").glob("*.json")):
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert_ended(process.pid)


def assert_ended(group: int) -> None:
    deadline = time.monotonic() + 20
    while _is_alive(group):
        assert time.monotonic() < deadline, "its workers live on"
        time.sleep(0.05)


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
def test_ctrl_c_ends_all_processes_and_keeps_what_is_finished(archive: Path) -> None:
    process = start(archive, archive.parent / "out", workers=2, characters=PART)
    done = archive.parent / ".out.unfinished" / "done"
    while not list(done.glob("*.json")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert_ended(process.pid)
    assert list(done.glob("*.json"))


def stop_after(monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
    """Let the run be interrupted after so many parts."""
    real, left = framing.scale.archive.write_part, [parts]

    def interrupt(*args: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr("framing.scale.archive.write_part", interrupt)


@pytest.fixture
def stopped(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with monkeypatch.context() as patch:
        stop_after(patch, 3)
        with pytest.raises(KeyboardInterrupt):
            analyze_archive(archive, archive.parent / "out", model="fast", characters=PART)
    return archive


def test_other_settings_do_not_go_on(stopped: Path) -> None:
    out = stopped.parent / "out"
    before = bytes_of(stopped.parent / ".out.unfinished")
    with pytest.raises(InputError) as caught:
        analyze_archive(stopped, out, codebook="policy_frames", characters=PART)
    assert "settings: model changed from fast to standard" in "\n".join(caught.value.faults)
    assert "settings: codebook changed" in "\n".join(caught.value.faults)
    assert "restart" in caught.value.remedy
    assert bytes_of(stopped.parent / ".out.unfinished") == before


def test_other_articles_do_not_go_on(stopped: Path) -> None:
    out = stopped.parent / "out"
    stopped.write_text(stopped.read_text("utf-8").replace("a000039", "a000040"), "utf-8")
    with pytest.raises(InputError, match=r"since it began files: a\.csv changed"):
        analyze_archive(stopped, out, model="fast", characters=PART)
    again = analyze_archive(stopped, out, model="fast", characters=PART, restart=True)
    assert again.articles.index[-1] == "a000040"


def test_it_goes_on_from_another_folder(stopped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stopped.parent)
    real, scored = framing.scale.archive.score_portion, []

    def count(portion: Any, *rest: Any) -> Any:
        scored.append(portion.number)
        return real(portion, *rest)

    monkeypatch.setattr("framing.scale.archive.score_portion", count)
    analyze_archive("a.csv", "out", model="fast", characters=PART)
    assert scored[0] == 3


def test_what_is_there_and_made_of_the_same_is_left_as_it_is(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings: dict[str, Any] = {"model": "fast", "characters": PART}
    first = analyze_archive(archive, archive.parent / "out", **settings)
    with monkeypatch.context() as patch:
        patch.setattr("framing.scale.archive.score_portion", None)
        again = analyze_archive(archive, archive.parent / "out", **settings)
    assert again.provenance == first.provenance
    settings["codebook"] = "policy_frames"
    other = analyze_archive(archive, archive.parent / "out", **settings)
    assert other.provenance["codebook"] == "policy_frames"


def test_an_old_analysis_stays_until_the_new_one_is_whole(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = archive.parent / "out"
    framing.analyze("It rained.", model="fast").save(out)
    before = bytes_of(out)
    with monkeypatch.context() as patch:
        stop_after(patch, 3)
        with pytest.raises(KeyboardInterrupt):
            analyze_archive(archive, out, model="fast", characters=PART)
    assert bytes_of(out) == before
    assert len(analyze_archive(archive, out, model="fast", characters=PART).articles) == 40


def test_two_runs_do_not_write_to_one_folder(archive: Path) -> None:
    out = archive.parent / "out"
    process = start(archive, out, workers=1, characters=PART)
    while not (archive.parent / ".out.unfinished" / "plan.json").is_file():
        time.sleep(0.01)
    with pytest.raises(InputError, match="another run is writing there"):
        analyze_archive(archive, out, model="fast", characters=PART)
    process.communicate()
    assert out.is_dir()


def end(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.slow
def test_a_worker_that_ends_by_itself_is_told() -> None:
    with pytest.raises(StoppedError, match="A worker ended by itself"):
        list(in_order(end, range(9), workers=2))


def double(number: int) -> int:
    return 2 * number


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_things_are_taken_no_faster_than_they_are_worked_on(workers: int) -> None:
    taken: list[int] = []

    def things() -> Any:
        for number in range(20):
            taken.append(number)
            yield number

    for done, result in enumerate(in_order(double, things(), workers)):
        assert result == 2 * done
        assert len(taken) <= done + workers + 2
