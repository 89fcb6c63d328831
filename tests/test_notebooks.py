"""The teaching notebooks run, and are stored without outputs."""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from framing.report.running import this_python

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
#: What each notebook leaves under reports/built.
WRITTEN = {
    "01_first_steps": ["first_steps/report.html"],
    "02_comparing_outlets": ["harbour_town/report.html", "harbour_town_over_time/report.html"],
    "03_own_codebook": ["two_frames_model/card.md"],
    "04_pandas_and_scikit_learn": [
        "harbour_town_tables/paragraphs.sav",
        "harbour_town_tables/tables.xlsx",
    ],
    "05_hand_coding": ["hand_coding/manual.html", "hand_coding/reliability/reliability.html"],
    "06_large_corpus": ["large_corpus/report.html"],
}


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_stored_without_outputs_and_with_ids_of_their_own(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(cell_id.replace("_", "").isalpha() for cell_id in ids)


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Give a folder whose path is short enough for a socket."""
    with TemporaryDirectory(prefix="framing-") as folder:
        yield Path(folder)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_from_its_own_folder(path: Path, tmp_path: Path, scratch: Path) -> None:
    # On first use it may say that it lists the fonts of this machine: here, not in a cell.
    importlib.import_module("matplotlib.font_manager")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "notebooks/data", tmp_path / "notebooks/data")
    notebook = read(path)
    client = NotebookClient(
        notebook,
        km=this_python(scratch),
        timeout=300,
        record_timing=False,
        resources={"metadata": {"path": str(tmp_path / "notebooks")}},
    )
    client.execute(cleanup_kc=True)  # else its sockets are left to the garbage collector
    outputs = {cell.id: cell.outputs for cell in notebook.cells if cell.cell_type == "code"}
    assert all(outputs.values()), "a cell shows nothing"
    streams = [output for shown in outputs.values() for output in shown if "name" in output]
    assert all(output.name == "stdout" for output in streams), "a cell warns"
    for name in WRITTEN[path.stem]:
        assert (tmp_path / "reports/built" / name).is_file()


def test_the_comparison_is_named_alike_in_the_notebook_the_definition_and_the_command() -> None:
    cells = {
        cell.id: cell.source for cell in read(ROOT / "notebooks/02_comparing_outlets.ipynb").cells
    }
    named = re.findall(r'"(\w+)"', cells["primary"].splitlines()[0])
    assert re.findall(r"--primary (\w+)", cells["next"]) == named
    line = next(line for line in cells["write_definition"].splitlines() if "primary" in line)
    assert re.findall(r'"(\w+)"', line) == named
