"""A saved model of frames: what is in it, what it says, and which folders are refused."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from frames_examples import ARTICLES, BOOK, CODES, TEXTS
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

import framing
from framing.articles import article_of
from framing.classification import FrameClassifier
from framing.classification.frames_saving import save_cues, save_frames
from framing.codebooks import Codebook
from framing.codebooks.writing import dump_codebook
from framing.errors import InputError
from framing.extractors.frames import Frames
from framing.extractors.frames_own import BOOK as BOOK_FILE
from framing.extractors.frames_own import CARD, CONTEXT, FILE, open_frames
from framing.heads.cues import CUED
from framing.heads.sealed import LARGEST_FILE, seal
from framing.text.passage import Passage

PARAGRAPH = "Wages fell, and the baker felt ashamed: «a betrayal», he said."


@pytest.fixture(scope="module", params=["standard", "fast"])
def model(request: pytest.FixtureRequest) -> FrameClassifier:
    return FrameClassifier(BOOK, model=request.param).fit(TEXTS, CODES, ARTICLES)


@pytest.fixture(scope="module")
def folder(model: FrameClassifier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_frames(model, tmp_path_factory.mktemp("saved") / "mine")


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """Give a copy of the folder that a test may spoil."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def probabilities(frames: Frames, text: str) -> list[float]:
    (paragraph,) = article_of(text).paragraphs
    figures = frames.measure(paragraph, ())
    return [figures[f"frame_{code}"] for code in frames.codebook.codes]


def test_it_says_what_the_classifier_says(model: FrameClassifier, folder: Path) -> None:
    frames = open_frames(folder)
    assert frames.codebook == BOOK
    for text in [*TEXTS[:6], PARAGRAPH]:
        given = probabilities(frames, text)
        assert given == pytest.approx(model.predict_proba([text])[0].tolist(), abs=1e-4)


def test_files_are_data_and_the_same_each_time(
    model: FrameClassifier, folder: Path, tmp_path: Path
) -> None:
    names = {FILE, BOOK_FILE, CARD} | ({CONTEXT} if model.model == "standard" else set())
    assert {path.name for path in folder.iterdir()} == names
    again = save_frames(clone(model).fit(TEXTS, CODES, ARTICLES), tmp_path / "again")
    for name in names:
        assert (again / name).read_bytes() == (folder / name).read_bytes()
    content = json.loads((folder / FILE).read_text("utf-8"))
    assert content["notes"]["codebook_sha256"] == BOOK.hash


def test_shares_add_up_to_the_log_odds(folder: Path) -> None:
    frames = open_frames(folder)
    long = " ".join(TEXTS) * 10
    for text in (PARAGRAPH, TEXTS[0], long):
        for reading in frames.judge.read(Passage(text)).values():
            total = reading.label.intercept + math.fsum(s.weight for s in reading.shares)
            assert total == pytest.approx(reading.log_odds, abs=1e-5)


def test_a_paragraph_of_ten_thousand_words_and_one_without(folder: Path) -> None:
    frames = open_frames(folder)
    long = "The bishop counted wages and profits. " * 1700
    assert all(0 <= one <= 1 for one in probabilities(frames, long))
    empty = framing.analyze("First words.\n\n* * *\n\nLast words.", codebook=folder)
    row = empty.frames.loc[empty.paragraphs["words"] == 0]
    assert len(row) == 1
    assert row.isna().to_numpy().all()


def test_probabilities_lie_between_0_and_1(model: FrameClassifier) -> None:
    texts = ["", "x", "sin " * 5000, "🙂🙂", "<script>alert(1)</script> wages", PARAGRAPH]
    told = model.predict_proba(texts)
    known = told[~np.isnan(told)]
    assert ((known >= 0) & (known <= 1)).all()
    assert np.isnan(told[0]).all()


def test_analyze_takes_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = framing.analyze(PARAGRAPH, codebook=folder)
    assert list(analysis.frames.filter(like="frame_")) == ["frame_economic", "frame_morality"]
    assert analysis.provenance["codebook"] == "Two frames, own model"
    assert BOOK.hash[:12] in analysis.measures.loc["frame_economic", "version"]
    spans = analysis.spans[analysis.spans["extractor"] == "frames"]
    assert "ashamed" in " ".join(spans.loc[spans["kind"] == "morality", "text"])
    monkeypatch.chdir(folder.parent)  # a bare name is a folder where no codebook has that name
    assert framing.analyze(PARAGRAPH, codebook=folder.name).frames.equals(analysis.frames)


def test_another_codebook_is_refused(copy: Path) -> None:
    frame = replace(BOOK.frames[0], definition="Something else.")
    other = replace(BOOK, frames=(frame, BOOK.frames[1]))
    (copy / BOOK_FILE).write_text(dump_codebook(other), "utf-8")
    with pytest.raises(InputError) as caught:
        framing.analyze(PARAGRAPH, codebook=copy)
    assert f"was trained with codebook {BOOK.hash[:12]}" in str(caught.value)
    assert f"is codebook {other.hash[:12]}" in str(caught.value)
    assert "Put codebook.toml back as it was, or train again" in str(caught.value)


@pytest.mark.parametrize("name", [FILE, BOOK_FILE])
def test_a_missing_file_is_named(name: str, copy: Path) -> None:
    (copy / name).unlink()
    with pytest.raises(InputError, match=f"{name}: no such file"):
        open_frames(copy)


def test_what_was_changed_or_is_no_data_is_refused(copy: Path) -> None:
    text = (copy / FILE).read_text("utf-8")
    (copy / FILE).write_text(text.replace('"own"', '"other"'), "utf-8")
    with pytest.raises(InputError, match="the content was changed after it was stored"):
        open_frames(copy)
    (copy / FILE).write_bytes(b"\x80\x04cposix\nsystem\n.")
    with pytest.raises(InputError, match="cannot be read"):
        open_frames(copy)


def test_a_context_of_another_model_is_refused(copy: Path, model: FrameClassifier) -> None:
    if model.model == "fast":
        content = json.loads((copy / FILE).read_text("utf-8"))
        content.pop("checksum")
        content["notes"]["model"] = "standard"
        (copy / FILE).write_text(seal(content), "utf-8")
        with pytest.raises(InputError, match=f"{CONTEXT}: no such file"):
            open_frames(copy)
        return
    content = json.loads((copy / CONTEXT).read_text("utf-8"))
    content.pop("checksum")
    content["encoder"] = "0123456789ab"
    content["notes"]["beside"] = "another"
    (copy / CONTEXT).write_text(seal(content), "utf-8")
    with pytest.raises(InputError) as caught:
        open_frames(copy)
    assert "was trained on encoder 0123456789ab" in str(caught.value)
    assert "does not belong to frames.json beside it" in str(caught.value)


def test_a_folder_with_other_files_is_left_alone(model: FrameClassifier, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds notes\.txt"):
        save_frames(model, tmp_path)
    with pytest.raises(NotFittedError):
        save_frames(FrameClassifier(BOOK), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_cues_alone_are_saved_and_opened(tmp_path: Path) -> None:
    frames = open_frames(save_cues(BOOK, tmp_path / "cues"))
    assert frames.judge.name == CUED
    expected = framing.analyze(PARAGRAPH, codebook=BOOK)
    analysis = framing.analyze(PARAGRAPH, codebook=tmp_path / "cues")
    assert analysis.frames.to_numpy() == pytest.approx(expected.frames.to_numpy(), abs=1e-4)
    assert analysis.provenance["codebook"] == "Two frames, cues alone"
    assert "no coded paragraph" in (tmp_path / "cues" / CARD).read_text("utf-8")


def test_a_model_of_fifty_frames_can_be_read_again(folder: Path) -> None:
    text = (folder / FILE).read_text("utf-8")
    column = len(json.dumps(json.loads(text)["weights"][0]))
    assert len(text) + 48 * column < LARGEST_FILE


def test_a_codebook_that_cannot_be_stored_as_it_is_is_refused(tmp_path: Path) -> None:
    frame = replace(BOOK.frames[0], definition="Two\nlines.")
    book = Codebook(BOOK.name, BOOK.version, BOOK.unit, BOOK.citation, (frame,))
    with pytest.raises(InputError, match="cannot be stored so that it says the same"):
        save_cues(book, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_nothing_in_a_codebook_is_markup_on_the_card(tmp_path: Path) -> None:
    frame = replace(BOOK.frames[0], definition="<script>x</script> | `a` [b](javascript:c)")
    card = (save_cues(replace(BOOK, frames=(frame,)), tmp_path / "new") / CARD).read_text("utf-8")
    assert "\\<script\\>x\\</script\\> \\| \\`a\\` \\[b\\](javascript:c)" in card
