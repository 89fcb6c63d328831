"""Figures of a frame model on texts left out, its learning curve, and what it is held against."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from frames_examples import ARTICLES, BOOK, CODES, OUTLETS, TEXTS
from sklearn.metrics import roc_auc_score

from framing.classification import FrameClassifier, frames_curve, frames_figures
from framing.classification.frame_validity import MEAN
from framing.classification.frames_card import (
    chance_frames,
    curve_lines,
    floor_lines,
    frame_lines,
    frames_not_gained,
    write_frames_card,
)
from framing.classification.frames_figures import FrameRounds, measure_frames
from framing.classification.frames_left_out import judged_by_cues, left_out_frames
from framing.classification.frames_training import TrainedFrames, train_frames
from framing.errors import InputError
from framing.extractors.frames_own import LEARNT
from framing.heads import VectorHead
from framing.heads.cues import cued_head
from framing.text.passage import Passage

PASSAGES = [Passage(text) for text in TEXTS]
STEPS: list[tuple[int, int]] = []


@pytest.fixture(scope="module", autouse=True)
def one_draw() -> Iterator[None]:
    """Draw each share of a learning curve twice only, for time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames_curve, "DRAWN", 2)
        yield


@pytest.fixture(scope="module")
def trained() -> TrainedFrames:
    STEPS.clear()
    return train_frames(
        *(BOOK, TEXTS, CODES, ARTICLES),
        outlets=[None, *OUTLETS[1:]],
        model="fast",
        remarks=["one row was odd"],
        progress=lambda done, total: STEPS.append((done, total)),
    )


@pytest.fixture(scope="module")
def classifier(trained: TrainedFrames) -> FrameClassifier:
    assert trained.classifier is not None
    return trained.classifier


@pytest.fixture(scope="module")
def rounds(trained: TrainedFrames) -> FrameRounds:
    assert trained.rounds is not None
    return trained.rounds


def test_parts_are_those_in_which_the_classifier_left_texts_out(
    classifier: FrameClassifier,
) -> None:
    told = left_out_frames(classifier, CODES, ARTICLES)
    for article in set(ARTICLES):
        inside = {part for part, own in zip(told.parts, ARTICLES, strict=True) if own == article}
        assert len(inside) == 1, "an article is judged by one model"
    here = told.parts == told.parts[0]
    learnt = [passage for passage, out in zip(PASSAGES, here, strict=True) if not out]
    examples, codes = classifier._examples()
    dealt = classifier.parts_[len(PASSAGES) :]
    kept = [at for at in range(len(examples)) if dealt[at] != told.parts[0]]
    learnt += [Passage(examples[at]) for at in kept]
    table = np.vstack([CODES[~here], codes[kept]])
    models = classifier._fit_pipelines(learnt, table)
    given = classifier._scores(models, [p for p, out in zip(PASSAGES, here, strict=True) if out])
    assert classifier.left_out_[here] == pytest.approx(given, abs=1e-6)


def test_what_is_left_out_is_not_calibrated_on(classifier: FrameClassifier) -> None:
    before = left_out_frames(classifier, CODES, ARTICLES)
    part = before.parts == before.parts[0]
    turned = CODES.copy()
    turned[part] = 1 - turned[part]
    after = left_out_frames(classifier, turned, ARTICLES)
    assert after.probabilities[part].equals(before.probabilities[part])
    assert not after.probabilities[~part].equals(before.probabilities[~part])


def test_figures_hold_floors_and_intervals(rounds: FrameRounds) -> None:
    assert rounds.articles is not None
    own = rounds.articles.loc["economic"]
    assert own["texts"] == 60
    assert own["groups"] == 10
    assert own["present"] == 30
    assert own["always_f1"] == pytest.approx(2 / 3)
    assert own["auc_low"] <= own["auc"] <= own["auc_high"] or math.isnan(own["auc_low"])
    assert own["auc"] > 0.9
    assert rounds.outlets is not None
    assert rounds.outlets.loc["morality", "groups"] == 3
    assert rounds.remarks[0] == "one row was odd"
    assert rounds.remarks[1] == "paragraphs without an outlet, which stayed out of that round: 1"
    assert "economic (30 present, 30 absent)" in rounds.remarks[2]


def test_cues_are_judged_on_the_same_texts(rounds: FrameRounds) -> None:
    told = judged_by_cues(BOOK, PASSAGES, CODES, ARTICLES)
    said = [cued_head(BOOK).read(passage)["morality"].probability for passage in PASSAGES]
    assert told.probabilities["morality"].tolist() == pytest.approx(said)
    row = rounds.cues.loc["morality"]
    assert row["auc"] == pytest.approx(roc_auc_score(CODES[:, 1], said))
    assert rounds.articles is not None
    gain = rounds.articles.loc["morality", "auc"] - row["auc"]
    assert row["auc_gain"] == pytest.approx(gain)
    assert row["auc_gain_low"] <= gain <= row["auc_gain_high"]


def test_of_very_many_texts_a_model_does_not_say_which(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(frames_figures._learnt(PASSAGES)[LEARNT]) == len(set(TEXTS))
    monkeypatch.setattr(frames_figures, "MOST_TOLD", len(PASSAGES) - 1)
    assert frames_figures._learnt(PASSAGES) == {}


def test_a_frame_without_cues_has_none_beside_it() -> None:
    bare = replace(BOOK, frames=(BOOK.frames[0], replace(BOOK.frames[1], cues=())))
    told = judged_by_cues(bare, PASSAGES, CODES, ARTICLES)
    assert told.probabilities["morality"].isna().all()
    assert told.probabilities["economic"].notna().all()


def test_a_learning_curve_learns_from_whole_articles(rounds: FrameRounds) -> None:
    assert rounds.curve is not None
    curve = rounds.curve
    assert curve["frame"].tolist() == ["economic"] * 4 + ["morality"] * 4
    assert curve["articles"].tolist() == [1, 2, 5, 8] * 2
    assert curve["texts"].tolist() == [6, 12, 30, 48] * 2
    assert curve["draws"].tolist() == [0, 0, 2, 1] * 2, "of one or two articles nothing is learnt"
    known = curve["auc"].dropna()
    assert ((known >= 0) & (known <= 1)).all()
    assert rounds.articles is not None
    assert curve["auc"].iloc[3] == pytest.approx(rounds.articles.loc["economic", "auc"])
    lines = curve_lines(curve)
    assert lines[0] == ("economic", "1", "6", "too few codes", "–", "0")


def test_progress_reaches_its_end(trained: TrainedFrames) -> None:
    assert trained.codebook == BOOK
    assert [done for done, _ in STEPS] == list(range(1, len(STEPS) + 1))
    assert {total for _, total in STEPS} == {len(STEPS)}


def test_the_card_holds_every_figure(classifier: FrameClassifier, rounds: FrameRounds) -> None:
    card = write_frames_card(BOOK, classifier.head("own"), None, rounds)
    for lines in (frame_lines(rounds.articles), floor_lines(rounds), curve_lines(rounds.curve)):
        for line in lines:
            assert f"| {' | '.join(line)} |" in card
    for told in (BOOK.hash[:12], "framing.analyze(source, codebook=folder)", "one row was odd"):
        assert told in card
    assert "| coded no frame |" in card
    assert "sum of words and context" not in card, "the model has words alone"
    assert "Take these probabilities as a ranking" in card
    words = classifier.head("own")
    context = VectorHead("own", words.labels, np.zeros((4, 2)), "encoder 1", beside=0.6)
    joined = write_frames_card(BOOK, words, context, rounds)
    assert "how much either counts in it was set once, by the codes of all paragraphs" in joined
    assert "{" not in joined
    assert "None were measured" in write_frames_card(BOOK, classifier.head("own"), None, None)


def test_chance_and_no_gain_are_named(rounds: FrameRounds) -> None:
    assert chance_frames(rounds) == []
    assert rounds.articles is not None
    worse = rounds.articles.copy()
    worse.loc["morality", ["auc", "auc_low"]] = [0.6, 0.45]
    cues = rounds.cues.copy()
    cues.loc["economic", ["auc_gain", "auc_gain_low"]] = [0.1, -0.1]
    told = replace(rounds, articles=worse, cues=cues)
    assert chance_frames(told) == ["morality"]
    assert "economic" in frames_not_gained(told)
    assert MEAN not in frames_not_gained(told)


def test_one_code_only_is_refused() -> None:
    codes = CODES.copy()
    codes[:, 1] = 0
    with pytest.raises(InputError) as caught:
        train_frames(BOOK, TEXTS, codes, ARTICLES, model="fast")
    assert "morality: all 60 coded paragraphs are 0" in str(caught.value)
    assert "or take the frame out of the codebook" in str(caught.value)


def test_few_codes_leave_it_to_the_cues() -> None:
    codes = CODES.copy()
    codes[8:, 1] = np.nan
    told = train_frames(BOOK, TEXTS, codes, ARTICLES, model="fast")
    assert told.classifier is None
    assert told.rounds is not None
    assert "morality: 3 paragraphs coded 1, at least 10 needed" in told.rounds.remarks[0]
    assert told.rounds.cues.loc["economic", "texts"] == 60
    bare = replace(BOOK, frames=(BOOK.frames[0], replace(BOOK.frames[1], cues=())))
    with pytest.raises(InputError, match="morality has no cues"):
        train_frames(bare, TEXTS, codes, ARTICLES, model="fast")
    assert train_frames(BOOK).rounds is None


def test_articles_too_few_leave_it_to_the_cues() -> None:
    told = train_frames(BOOK, TEXTS, CODES, ["a"] * 30 + ["b"] * 30, model="fast")
    assert told.classifier is None
    assert told.rounds is not None
    assert "groups, at least 5 needed" in told.rounds.remarks[0]


def test_figures_are_of_the_texts_that_were_fitted(classifier: FrameClassifier) -> None:
    with pytest.raises(InputError, match="expected those of fit"):
        measure_frames(classifier, TEXTS[:10], CODES[:10], ARTICLES[:10])
