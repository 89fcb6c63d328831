"""The same in gives the same out: over surroundings, order of articles, machines and releases."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.analysis import Analysis
from framing.comparison.tables import Comparison

ROOT = Path(__file__).parents[1]
#: Locale (Turkish has a comma in numbers and an i of its own; where the machine has it not it is
#: that of C), seed of hashes, time zone.
SURROUNDINGS = (("C", "0", "UTC"), ("tr_TR.UTF-8", "random", "Pacific/Kiritimati"))
MODELS = ("fast", pytest.param("standard", marks=pytest.mark.slow))
EVIDENCE = ["paragraph_id", "extractor", "start", "end", "kind", "relation"]


def made_in(folder: Path, *surroundings: str) -> dict[Path, bytes]:
    """Make a report, a comparison and exports in a folder, and give all that was written."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    told = dict(zip(("LC_ALL", "PYTHONHASHSEED", "TZ"), surroundings, strict=True))
    told |= {"SOURCE_DATE_EPOCH": "1700000000", "FRAMING_CACHE": "", "PYTHONPATH": str(ROOT)}
    formats = [given for name in ("csv", "xlsx", "dta", "sav") for given in ("--format", name)]
    for command in (
        ["report", "seeds", "-o", "page"],
        ["compare", "seeds", "-o", "compared", "--model", "fast"],
        ["export", "page/tables", "-o", "exported", *formats],
    ):
        framed = [sys.executable, "-m", "framing", *command]
        run = subprocess.run(framed, cwd=folder, env={**os.environ, **told}, capture_output=True)
        assert run.returncode == 0, run.stderr.decode(errors="replace")
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}


@pytest.mark.slow
def test_surroundings_change_no_byte(tmp_path: Path) -> None:
    one, other = (
        made_in(tmp_path / f"folder {at}", *around) for at, around in enumerate(SURROUNDINGS)
    )
    names = {path.name for path in one}
    assert names >= {"report.html", "report.ipynb", "spans.parquet", "spans.sav", "spans.dta"}
    assert other.keys() == one.keys()
    assert [path for path in one if one[path] != other[path]] == []


@pytest.fixture(scope="module", params=MODELS)
def both(request: pytest.FixtureRequest) -> tuple[Analysis, Analysis]:
    """Give analyses of the same articles in two orders."""
    articles = framing.read_articles(ROOT / "notebooks/data/harbour_town.csv").reset_index()
    articles = articles.iloc[::4]
    turned = articles.iloc[::-1]
    return tuple(framing.analyze(table, model=request.param) for table in (articles, turned))


def test_the_order_of_articles_changes_no_row(both: tuple[Analysis, Analysis]) -> None:
    one, other = both
    for name in ("articles", "whole_texts", "paragraphs", "features", "frames", "attributions"):
        tables = (getattr(analysis, name).sort_index() for analysis in both)
        pd.testing.assert_frame_equal(*tables, check_exact=True)
    spans = (table.spans.sort_values(EVIDENCE, ignore_index=True) for table in (one, other))
    pd.testing.assert_frame_equal(*spans, check_exact=True)


def test_the_order_of_articles_changes_no_comparison(both: tuple[Analysis, Analysis]) -> None:
    one, other = map(compared, both)
    for field in fields(Comparison):
        told = getattr(one, field.name)
        if isinstance(told, pd.DataFrame):
            pd.testing.assert_frame_equal(told, getattr(other, field.name), check_exact=True)
    units = [framing.draw_sample(analysis, n=9).units for analysis in both]
    pd.testing.assert_frame_equal(*units, check_exact=True)


def compared(analysis: Analysis) -> Comparison:
    return framing.compare(analysis, draws=100, permutations=99)


#: How far figures may be from those stored, on any machine and release (DESIGN.md).
NEAR = {"fast": 1e-5, "standard": 1e-3}


def figures_of(model: str) -> pd.DataFrame:
    """Give the figures and frames of every paragraph of the sample articles."""
    analysis = framing.analyze(ROOT / "seeds", model=model)
    return analysis.features.join(analysis.frames)


def stored(model: str) -> Path:
    """Give the file in which the figures of a model are stored."""
    return Path(__file__).parent / "figures" / f"seeds_{model}.csv"


@pytest.mark.parametrize("model", MODELS)
def test_figures_are_those_of_other_machines_and_releases(model: str) -> None:
    """After a change that is meant to move figures: ``python tests/test_determinism.py``."""
    known, found = pd.read_csv(stored(model), index_col=0), figures_of(model)
    pd.testing.assert_index_equal(found.index, known.index, exact=False)
    assert list(found) == list(known)
    decided = [name for name in known if name.startswith("assigned_")]
    sure = known[decided].notna() & found[decided].notna()
    if model == "fast":
        assert sure.equals(known[decided].notna())
    assert ((known[decided] == found[decided]) | ~sure).all(axis=None)
    pd.testing.assert_frame_equal(
        *(table.drop(columns=decided).astype("float64") for table in (found, known)),
        check_index_type=False,
        check_names=False,
        rtol=0,
        atol=NEAR[model],
    )


if __name__ == "__main__":
    for each in NEAR:
        figures_of(each).round(7).to_csv(stored(each), lineterminator="\n")
