"""Coding by hand from end to end: coders of known accuracy, and what comes of their codes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from corpus_making import MIXTURE, framed_texts
from openpyxl import load_workbook
from typer.testing import CliRunner

import framing
from framing import Analysis, Reliability, Sample
from framing.cli import app
from framing.codings import ADJUDICATED, CODINGS, settled

FRAMES = tuple(code for code in MIXTURE if code)
CODERS = ("Anna", "Ben", "Cleo")
#: How often each coder sees what is there, whatever it is; errors hang on nothing else.
ACCURACY = 0.93
#: A paragraph that a spreadsheet would run, in an article whose id it would run, too.
HOSTILE = ("@square", '=HYPERLINK("http://evil.example") is what the note on the door said.')
Truth = dict[str, dict[str, int]]


def articles(amount: int = 40, each: int = 3) -> tuple[pd.DataFrame, Truth]:
    """Give articles of paragraphs whose frames are known, and these frames by their text."""
    random = np.random.default_rng(3)
    frames, weights = list(MIXTURE), list(MIXTURE.values())
    truth: Truth = {HOSTILE[1]: dict.fromkeys(FRAMES, 0)}
    rows = [(HOSTILE[0], "Herald", HOSTILE[1])]
    left = {name: iter(random.permutation(len(texts))) for name, texts in framed_texts().items()}
    for number in range(amount):
        texts = []
        for frame in random.choice(frames, each, p=weights):
            text = framed_texts()[frame][next(left[frame])][1]
            truth[text] = {name: int(name == frame) for name in FRAMES}
            texts.append(text)
        rows.append((f"a{number:02d}", ("Gazette", "Herald")[number % 2], "\n\n".join(texts)))
    return pd.DataFrame(rows, columns=["article_id", "outlet", "text"]), truth


def known_alpha(share: float, accuracy: float) -> float:
    """Give alpha of many units: a code is there in a share of them, and coders err alike.

    One minus how often two codes of a unit differ over how often any two codes do.
    """
    seen = share * accuracy + (1 - share) * (1 - accuracy)
    return 1 - (accuracy * (1 - accuracy)) / (seen * (1 - seen))


def code_as_people_do(study: Path, coder: str, truth: Truth, seed: int) -> int:
    """Fill in a coder's workbook, some cells left empty; say how many cells have a code."""
    random = np.random.default_rng(seed)
    path = study / f"coder_{coder}.xlsx"
    book = load_workbook(path)
    header, *rows = book["Codes"].iter_rows()
    told = 0
    for row in rows:
        cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
        text = str(cells["text"].value)
        known = truth[text.removeprefix("'")]
        for frame in FRAMES:
            right = random.random() < ACCURACY
            if random.random() > 0.02:
                cells[frame].value = known[frame] if right else 1 - known[frame]
                told += 1
    book.save(path)
    return told


@dataclass(frozen=True)
class Study:
    """A study that coders have coded, and what they were to see in it."""

    folder: Path
    analysis: Analysis
    sample: Sample
    truth: pd.DataFrame
    told: int
    codings: pd.DataFrame
    faults: pd.DataFrame


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("loop")
    table, truth = articles()
    analysis = framing.analyze(table, model="fast")
    drawn = framing.draw_sample(
        analysis, n=110, stratify=["outlet", "frames"], variables=FRAMES, coders=CODERS
    )
    framing.write_sample(drawn, folder / "study", formats=["xlsx"])
    told = sum(
        code_as_people_do(folder / "study", coder, truth, seed) for seed, coder in enumerate(CODERS)
    )
    sample = framing.open_sample(folder / "study")
    codings, faults = framing.import_codes(f"{folder}/study/coder_*.xlsx", sample)
    known = pd.DataFrame(
        [truth[text] for text in sample.units["text"]], index=list(sample.units["paragraph_id"])
    )
    return Study(folder, analysis, sample, known, told, codings, faults)


@pytest.fixture(scope="module")
def judged(study: Study) -> Reliability:
    return framing.reliability(study.codings, draws=500)


def adjudicate(judged: Reliability, truth: pd.DataFrame, path: Path) -> None:
    """Write the list of disagreements, and fill in what is there as people do, in a spreadsheet."""
    from framing.report.reliability.writing import LIST, write_lists

    write_lists(judged, path.parent)
    (path.parent / LIST).rename(path)
    book = load_workbook(path)
    header, *rows = book.worksheets[0].iter_rows()
    for row in rows:
        cells = {name.value: cell for name, cell in zip(header, row, strict=True)}
        there: pd.Series[int] = truth[str(cells["variable"].value)]
        cells["adjudicated"].value = int(there[str(cells["paragraph_id"].value)])
    book.save(path)


@pytest.fixture(scope="module")
def final(study: Study, judged: Reliability) -> pd.DataFrame:
    path = study.folder / "disagreements.xlsx"
    adjudicate(judged, study.truth, path)
    return framing.read_adjudicated(path, study.codings)


def test_every_code_comes_back(study: Study) -> None:
    assert study.faults.empty
    assert list(study.codings) == list(CODINGS)
    assert len(study.codings) == len(CODERS) * len(FRAMES) * len(study.sample.units)
    assert study.codings["value"].notna().sum() == study.told
    assert set(study.codings["codebook"]) == {study.analysis.provenance["codebook_sha256"]}
    texts = study.codings.set_index("paragraph_id")["text"].drop_duplicates()
    assert texts.to_dict() == study.analysis.paragraphs["text"].loc[texts.index].to_dict()


@pytest.mark.parametrize("frame", FRAMES)
def test_the_interval_holds_the_known_alpha(study: Study, judged: Reliability, frame: str) -> None:
    row = judged.figures.loc[frame]
    known = known_alpha(study.truth[frame].mean(), ACCURACY)
    assert row["alpha_low"] < known < row["alpha_high"]
    assert row["alpha_high"] - row["alpha_low"] < 0.4
    assert row["groups"] == study.sample.units["article_id"].nunique()


def test_what_coders_differ_on_is_all_that_is_to_settle(
    study: Study, judged: Reliability, final: pd.DataFrame
) -> None:
    told = study.codings.dropna(subset=["value"])
    kinds = told.groupby(["paragraph_id", "variable"])["value"].nunique()
    assert len(judged.disagreements) == (kinds > 1).sum() > 30
    added = final[final["coder"] == ADJUDICATED]
    assert len(added) == len(judged.disagreements)
    assert set(added["codebook"]) == {study.sample.codebook_hash}
    places = zip(added["paragraph_id"], added["variable"], strict=True)
    assert added["value"].tolist() == [str(study.truth.at[place]) for place in places]


def test_codes_that_were_settled_on_are_what_the_programme_is_held_against(
    study: Study, final: pd.DataFrame
) -> None:
    validity = framing.evaluate_frames(final, study.analysis)
    codes = settled(final)["value"].astype("float64").unstack("variable")
    assigned = study.analysis.frames.loc[codes.index]
    for frame in FRAMES:
        coded, given = codes[frame], assigned[f"assigned_{frame}"]
        row = validity.figures.loc[frame]
        assert row["texts"] == coded.notna().sum()
        assert row["present"] == coded.sum()
        hits = ((coded == 1) & (given == 1)).sum()
        assert row["precision"] == pytest.approx(hits / ((given == 1) & coded.notna()).sum())
        assert row["recall"] == pytest.approx(hits / coded.sum())
    assert validity.provenance["codes"]["contradictory"] == 0


def test_reliability_stays_that_of_the_coders(judged: Reliability, final: pd.DataFrame) -> None:
    again = framing.reliability(final, draws=0)
    assert again.figures["alpha"].tolist() == judged.figures["alpha"].tolist()
    assert again.disagreements["adjudicated"].notna().all()


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.slow
def test_the_loop_goes_round_on_the_command_line(tmp_path: Path) -> None:
    table, truth = articles(amount=20)
    analysis = framing.analyze(table, model="fast")
    result, folder = analysis.save(tmp_path / "result"), tmp_path / "study"
    named = [part for coder in CODERS for part in ("--coder", coder)]
    asked = ("--n", 61, "--variables", ",".join(FRAMES), "--format", "xlsx")
    run("sample", result, "-o", folder, *asked, *named)
    told = sum(code_as_people_do(folder, coder, truth, 7) for coder in CODERS)
    book = load_workbook(folder / "coder_Ben.xlsx")
    taken = book["Codes"]["C2"].value is not None
    book["Codes"]["C2"].value = "present"
    book.save(folder / "coder_Ben.xlsx")
    codings, final = tmp_path / "codings.csv", tmp_path / "settled.csv"
    said = run("codes", "import", f"{folder}/coder_*.xlsx", "--sample", folder, "-o", codings)
    assert "row 2, humanitarian: is 'present', expected 0, 1 or nothing" in said
    told -= taken
    assert f"{told} codings of 61 paragraphs" in run("reliability", codings, "-o", tmp_path / "r")
    texts = analysis.paragraphs["text"]
    known = pd.DataFrame([truth[text] for text in texts], index=list(texts.index))
    adjudicate(framing.open_reliability(tmp_path / "r/tables"), known, tmp_path / "list.xlsx")
    said = run("codes", "settle", codings, tmp_path / "list.xlsx", "-o", final)
    assert "codes settled on" in said
    run("reliability", final, "-o", tmp_path / "again", "--draws", 0)
    page = (tmp_path / "again/reliability.html").read_text("utf-8")
    assert "'=HYPERLINK" not in page
    said = run("evaluate", "frames", result, "--codes", final, "-o", tmp_path / "validity")
    assert "61 coded paragraphs from 21 articles" in said
    assert "contradict" not in said
    said = run("compare", result, "-o", tmp_path / "c", "--codings", final, "--sample", folder)
    page = (tmp_path / "c/report.html").read_text("utf-8")
    assert "Each paragraph counts by how likely it was to be drawn." in page
