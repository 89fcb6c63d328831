"""Archives: memory, growth, workers and kills at the sizes that people bring.

Sizes are those of a laptop's lunch break; FRAMING_BENCHMARK_PARAGRAPHS=1000000 asks for more.
Seconds are printed, ratios and memory are judged.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from archive_making import write_archive

import framing

pytestmark = pytest.mark.benchmark

resource = pytest.importorskip("resource", reason="memory is measured where the system says it")

SCALE = Path(__file__).resolve().parents[1] / "scale"
PARAGRAPHS = int(os.environ.get("FRAMING_BENCHMARK_PARAGRAPHS", "100000"))
KILLED, TIMES = 50_000, 50
MOST_MEGABYTES, MOST_GROWTH, LEAST_OF_TWO = 1_200, 10.5, 1.75
MOST_MEGABYTES_OF_REPORT = 1_000

_CHILD = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
took = time.perf_counter() - began
print(took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def measured(*arguments: object) -> tuple[float, float]:
    """Give the seconds of ``framing``, and the megabytes of its largest process."""
    command = [sys.executable, "-m", "framing", *map(str, arguments)]
    told = subprocess.run(
        [sys.executable, "-c", _CHILD, *command], check=True, capture_output=True, text=True
    )
    seconds, peak = told.stdout.split()
    return float(seconds), float(peak) / (2**20 if sys.platform == "darwin" else 2**10)


def archive(folder: Path, paragraphs: int) -> Path:
    path = folder / f"{paragraphs}.csv"
    write_archive(path, articles=paragraphs // 10, random_state=7)
    return path


def analyze(source: Path, workers: int) -> tuple[float, float]:
    out = source.with_suffix(f".{workers}")
    options = ("--model", "fast", "--workers", workers, "-o", out)
    return measured("analyze", source, *options)


def test_time_and_memory_grow_as_they_should(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = (PARAGRAPHS // 100, PARAGRAPHS // 10, PARAGRAPHS)
    runs = [analyze(archive(tmp_path, size), workers=2) for size in sizes]
    with capsys.disabled():
        print()
        for size, (seconds, megabytes) in zip(sizes, runs, strict=True):
            print(f"{size:9,} paragraphs, 2 workers: {seconds:7.1f} s, {megabytes:5.0f} MB")
        growth = runs[2][0] / runs[1][0]
        print(f"ten times the paragraphs take {growth:.1f} times as long")
    opened = framing.open_analysis(tmp_path / f"{PARAGRAPHS}.2")
    assert opened.rows("paragraphs") == PARAGRAPHS
    assert runs[2][1] <= MOST_MEGABYTES
    assert growth <= MOST_GROWTH


def test_two_workers_take_little_more_than_half(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = archive(tmp_path, KILLED)
    (one, _), (two, _) = analyze(source, workers=1), analyze(source, workers=2)
    with capsys.disabled():
        print(
            f"\n{KILLED:,} paragraphs: 1 worker {one:.1f} s, 2 workers {two:.1f} s: {one / two:.2f}"
        )
    assert one / two >= LEAST_OF_TWO


def test_killed_fifty_times_it_comes_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(SCALE))
    from stopped import bytes_of, finish, kill_at_random

    source, characters = archive(tmp_path, KILLED), 100_000
    finish(source, tmp_path / "whole", workers=2, characters=characters)
    began = time.perf_counter()
    finished = kill_at_random(
        source, tmp_path / "out", times=TIMES, workers=2, characters=characters, seed=1
    )
    finish(source, tmp_path / "out", workers=2, characters=characters)
    took = time.perf_counter() - began
    parts = len(list((tmp_path / "whole" / "spans").iterdir()))
    with capsys.disabled():
        print(f"\nkilled {TIMES} times, with {finished} of {parts} parts finished: {took:.0f} s")
    assert len(finished) == TIMES
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_a_report_of_two_thousand_stored_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from corpus_making import Recipe, analysed

    analysed(0, Recipe(each=495)).analysis.save(tmp_path / "stored")
    articles = framing.open_analysis(tmp_path / "stored").rows("articles")
    layout = ("--layout", "outlets", "-o", tmp_path / "report")
    seconds, megabytes = measured("report", tmp_path / "stored", *layout)
    with capsys.disabled():
        print(f"\na report of {articles:,} stored articles: {seconds:.1f} s, {megabytes:.0f} MB")
    assert articles >= 2_000
    assert megabytes <= MOST_MEGABYTES_OF_REPORT


@pytest.mark.parametrize(
    ("told", "arguments"),
    [("import framing", ["-c", "import framing"]), ("framing --help", ["-m", "framing", "--help"])],
)
def test_start_up(told: str, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    def seconds(*arguments: str) -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return time.perf_counter() - began

    seconds(*arguments)
    bare = min(seconds("-c", "pass") for _ in range(5))
    took = min(seconds(*arguments) for _ in range(5))
    with capsys.disabled():
        print(f"\n{told}: {took:.2f} s, Python itself {bare:.3f} s: {took / bare:.0f} times")
