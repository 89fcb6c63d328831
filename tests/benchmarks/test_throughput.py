"""How long an archive takes: 5,000 paragraphs on one core, in a fresh process.

Seconds are printed and not judged, since they belong to the machine; memory is judged.
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

ARTICLES, PARAGRAPHS = 500, 5_000
MOST_MEGABYTES = 600


def pin_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


# fast first: the peak is that of all processes so far
@pytest.mark.parametrize("model", ["fast", "standard"])
def test_an_archive_on_one_core(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_archive(tmp_path / "archive.csv", articles=ARTICLES, random_state=7)
    command = [sys.executable, "-m", "framing", "analyze", "--model", model]
    command += [str(tmp_path / "archive.csv"), "-o", str(tmp_path / "result")]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, preexec_fn=pin_to_one_core)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)

    analysis = framing.open_analysis(tmp_path / "result")
    words = int(analysis.paragraphs["words"].sum())
    with capsys.disabled():
        print(
            f"\n{model}: {len(analysis.paragraphs)} paragraphs, {words} words on one core: "
            f"{seconds:.1f} s, at most {megabytes:.0f} MB"
        )
    assert len(analysis.paragraphs) == PARAGRAPHS
    assert megabytes < MOST_MEGABYTES
