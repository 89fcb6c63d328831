"""How long the pages of one article and of a few take, beside the start of their kernel."""

from __future__ import annotations

import time
from pathlib import Path

import nbformat
import pytest

import framing
from framing.report.running import kernel_in, run_notebook

pytestmark = pytest.mark.benchmark

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ROUNDS = 3
#: A page may take as long again as a kernel needs to start and to load what reports need.
MOST_OF_START = 1.5


def seconds_of_start(folder: Path) -> float:
    """Give how long a kernel takes to start, to load the sections of a report, and to end."""
    folder.mkdir()
    cell = nbformat.v4.new_code_cell("from framing import report\nfrom framing.storage import *")
    notebook = nbformat.v4.new_notebook(cells=[cell])
    began = time.perf_counter()
    with kernel_in(folder) as kernel:
        run_notebook(notebook, kernel)
    return time.perf_counter() - began


@pytest.mark.parametrize("source", ["kursk_under_attack.txt", "."])
def test_a_page_takes_little_more_than_its_kernel(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    analysis = framing.analyze(SEEDS / source)
    analysis.report(tmp_path / "first")
    start, page = [], []
    for number in range(ROUNDS):
        start.append(seconds_of_start(tmp_path / str(number)))
        began = time.perf_counter()
        analysis.report(tmp_path / "report")
        page.append(time.perf_counter() - began)
    kernel, whole = min(start), min(page)
    with capsys.disabled():
        print(
            f"\n{analysis.rows('articles')} articles: {whole:.2f} s, of which the kernel"
            f" {kernel:.2f} s: {whole - kernel:.2f} s beside it"
        )
    assert whole - kernel <= MOST_OF_START * kernel
