"""A classifier of loaded language from a handful of labelled sentences."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from loaded_examples import ARTICLES, LABELS, OUTLETS, TEXTS
from sklearn.base import clone
from sklearn.exceptions import NotFittedError

import framing
from framing import LoadedClassifier
from framing.articles import article_of
from framing.classification.loaded_card import write_card
from framing.classification.loaded_figures import is_chance
from framing.classification.loaded_left_out import check_labels, deal
from framing.classification.loaded_texts import READERS
from framing.errors import InputError
from framing.extractors.loaded_own import loaded_by, open_loaded
from framing.heads import Label, VectorHead, dump_head, version_of

SLANTED = "The corrupt clique lied to honest people."
PLAIN = "The clerk opened the meeting on Tuesday."
SEVERAL = f"The council met.\n\n{PLAIN} {SLANTED} It rained.\n\nA vote is due."


@pytest.fixture(scope="module")
def standard() -> LoadedClassifier:
    return LoadedClassifier().fit(TEXTS, LABELS, ARTICLES, outlets=OUTLETS)


@pytest.fixture(scope="module")
def fast() -> LoadedClassifier:
    return LoadedClassifier("fast").fit(TEXTS, LABELS, ARTICLES)


@pytest.fixture(scope="module", params=["standard", "fast"])
def model(request: pytest.FixtureRequest) -> LoadedClassifier:
    fitted: LoadedClassifier = request.getfixturevalue(request.param)
    return fitted


def test_it_tells_loaded_from_plain(model: LoadedClassifier) -> None:
    assert model.predict([SLANTED, PLAIN]).tolist() == [1, 0]
    probabilities = model.predict_proba([SLANTED, PLAIN])
    assert probabilities.sum(axis=1) == pytest.approx(1.0)
    assert model.classes_[probabilities.argmax(axis=1)].tolist() == [1, 0]


def test_analyze_says_what_the_classifier_says(model: LoadedClassifier) -> None:
    analysis = framing.analyze(SEVERAL, loaded=model)
    given = model.predict_proba(analysis.paragraphs["text"])[:, 1]
    assert analysis.features["loaded_probability"].to_numpy() == pytest.approx(given, abs=1e-12)
    told = analysis.measures.loc["loaded_probability"]
    assert f"loaded_own {version_of(model.head_)}" in told["version"]
    assert "Trained on 60 texts labelled by the user, 50% of them loaded." in told["definition"]
    assert told["origin"].endswith("the model is the user’s own")
    assert analysis.provenance["model"] == model.model
    assert analysis.provenance["loaded"].endswith(", own model")


def test_a_text_is_as_loaded_as_its_most_loaded_sentence(model: LoadedClassifier) -> None:
    inside = "\n\n".join(["The council met.", f"{SLANTED} It rained."])
    whole = model.decision_function([inside])
    paragraphs = model.decision_function(["The council met.", f"{SLANTED} It rained."])
    assert whole == pytest.approx(paragraphs.max())
    assert whole > model.decision_function([PLAIN])


def test_texts_read_for_training_score_as_texts_that_are_read(model: LoadedClassifier) -> None:
    texts = [SLANTED, SEVERAL, PLAIN]
    read = READERS[model.model](texts, lambda: None)
    given = read.log_odds(model.head_, np.arange(3))
    assert given == pytest.approx(model.decision_function(texts), abs=1e-6)
    shipped, label = read.shipped()
    expected = framing.analyze(SLANTED, model=model.model).features["loaded_probability"].iloc[0]
    assert 1 / (1 + math.exp(-shipped[0])) == pytest.approx(expected, abs=1e-6)
    assert label.name == "loaded"


def test_the_words_of_an_explanation_add_up(model: LoadedClassifier) -> None:
    told = model.explain(SEVERAL)
    assert sorted(word for word, _ in told) == sorted(SLANTED.rstrip(".").split())
    assert [weight for _, weight in told] == sorted((w for _, w in told), reverse=True)
    judged = [
        judgement.reading
        for paragraph in article_of(SEVERAL).paragraphs
        for judgement in loaded_by(model.head_)[1].judge(paragraph)
    ]
    highest = max(judged, key=lambda reading: reading.log_odds)
    total = sum(weight for _, weight in told) + highest.label.intercept
    assert total == pytest.approx(model.decision_function([SEVERAL])[0])


def test_what_was_left_out_is_told_apart(model: LoadedClassifier) -> None:
    labels = np.array(LABELS)
    assert model.left_out_[labels == 1].min() > model.left_out_[labels == 0].max()
    assert ((model.left_out_ > 0) & (model.left_out_ < 1)).all()


def test_outlets_are_a_second_round(standard: LoadedClassifier, fast: LoadedClassifier) -> None:
    assert standard.rounds_.outlets is not None
    assert len(np.unique(standard.rounds_.outlets.groups)) == 3
    assert fast.rounds_.outlets is None
    names = list(standard.figures().index)
    assert names[0] == "own, articles left out"
    assert "own, outlets left out" in names
    assert "own, outlets left out" not in fast.figures().index


def test_outlets_too_few_or_missing_are_told() -> None:
    two = [name.replace("o2", "o1") for name in OUTLETS]
    model = LoadedClassifier().fit(TEXTS, LABELS, outlets=two)
    assert model.rounds_.outlets is None
    assert model.rounds_.unit == "texts"
    assert model.rounds_.remarks == ("outlets were not left out: 2 groups, at least 3 needed",)
    missing: list[Any] = [None, math.nan, *OUTLETS[2:]]
    model = LoadedClassifier().fit(TEXTS, LABELS, outlets=missing)
    assert model.rounds_.outlets is not None
    assert model.rounds_.outlets.rows.tolist() == list(range(2, 60))
    assert model.rounds_.remarks == ("2 texts without an outlet stayed out of that round",)


def test_coders_who_differ_make_it_less_sure(standard: LoadedClassifier) -> None:
    shares = [0.75 if label else 0.25 for label in LABELS]
    model = LoadedClassifier().fit(TEXTS, shares, ARTICLES)
    sure, unsure = (np.abs(m.left_out_ - 0.5).mean() for m in (standard, model))
    assert unsure == pytest.approx(0.25, abs=0.05)
    assert sure > 0.4


def test_a_group_is_never_both_learnt_from_and_judged() -> None:
    texts = [*TEXTS[:-1], TEXTS[0].upper() + " "]
    shares = np.array([*LABELS[:-1], LABELS[0]])
    folds = deal(texts, shares, ARTICLES, random_state=1)
    for train, test in folds:
        assert not {ARTICLES[row] for row in train} & {ARTICLES[row] for row in test}
        assert {0, 59}.isdisjoint(train) or {0, 59}.isdisjoint(test), "nor are copies of a text"
    assert sorted(row for _, test in folds for row in test) == list(range(60))
    assert len(deal(TEXTS, shares, OUTLETS, random_state=1)) == 3


def test_groups_that_cannot_be_left_out_are_named() -> None:
    with pytest.raises(InputError, match="2 groups, at least 3 needed"):
        LoadedClassifier().fit(TEXTS, LABELS, ["a", "b"] * 30)
    sides = ["a" if label else f"b{place}" for place, label in enumerate(LABELS)]
    with pytest.raises(InputError, match="a part of them holds nearly all texts of a class"):
        LoadedClassifier().fit(TEXTS, LABELS, sides)


def test_every_fault_of_the_labels_is_listed() -> None:
    labels: list[Any] = [1, 0, math.nan, 2, "biased", None, *[0.5] * 6]
    texts: list[Any] = [*TEXTS[:9], "— …", None, "Fine."]
    with pytest.raises(InputError) as caught:
        check_labels(texts, labels, groups=["a", None, "b"])
    assert caught.value.faults == (
        "groups: expected 12, one a text, got 3",
        "row 9: '— …' is no text with words",
        "row 10: None is no text with words",
        "row 1: its group is missing",
        "row 2: the label is nan",
        "row 3: the label is 2",
        "row 4: the label is 'biased'",
        "row 5: the label is None",
        "7 texts are loaded, at least 10 needed",
        "1 texts are not loaded, at least 10 needed",
    )
    with pytest.raises(InputError, match="labels: expected 60, one a text, got 59"):
        LoadedClassifier().fit(TEXTS, LABELS[1:])
    with pytest.raises(InputError, match="expected 'standard' or 'fast', got 'huge'"):
        LoadedClassifier("huge").fit(TEXTS, LABELS)


def test_texts_without_words_are_not_judged(standard: LoadedClassifier) -> None:
    with pytest.raises(InputError, match="row 1 holds no word"):
        standard.predict([PLAIN, " — "])
    with pytest.raises(NotFittedError):
        LoadedClassifier().predict([PLAIN])


def test_saved_and_opened_is_the_same(model: LoadedClassifier, tmp_path: Path) -> None:
    folder = model.save(tmp_path / "mine")
    assert {path.name for path in folder.iterdir()} == {"loaded.json", "loaded.md"}
    for source in (folder, folder / "loaded.json", str(folder)):
        assert dump_head(open_loaded(source)) == dump_head(model.head_)
    fitted, saved = (framing.analyze(SEVERAL, loaded=loaded) for loaded in (model, folder))
    assert fitted.provenance == saved.provenance
    assert fitted.features.equals(saved.features)
    assert fitted.spans.equals(saved.spans)


def test_the_same_texts_give_the_same_bytes(standard: LoadedClassifier, tmp_path: Path) -> None:
    standard.save(tmp_path / "one")
    seen: list[tuple[int, int]] = []
    again = clone(standard).fit(
        TEXTS, LABELS, ARTICLES, outlets=OUTLETS, progress=lambda *step: seen.append(step)
    )
    again.save(tmp_path / "two")
    assert seen == [(step, 180) for step in range(1, 181)]
    for name in ("loaded.json", "loaded.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_folder_of_something_else_is_left_alone(
    standard: LoadedClassifier, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds notes\.txt"):
        standard.save(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_card_tells_texts_figures_and_versions(
    standard: LoadedClassifier, tmp_path: Path
) -> None:
    card = (standard.save(tmp_path / "mine") / "loaded.md").read_text("utf-8")
    for told in (
        "60 texts labelled by the user, 50% of them loaded",
        "label_mean: 0.5",
        "random_state: 0",
        "encoder: ",
        "| own, articles left out | 60 | 15 | 1.000 |",
        "| own, outlets left out | 60 | 3 | 1.000 | – |",
        "| shipped, on the same | 60 | 15 |",
        "| always the larger class | 60 | 15 | 0.500 | – | 0.333 | – |",
        f"framing: {standard.head_.notes['framing']}",
        "scikit-learn ",
        f"list: {standard.head_.notes['list']}",
    ):
        assert told in card
    assert str(tmp_path) not in card


def changed(head: VectorHead, **change: Any) -> VectorHead:
    return replace(head, **change)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda head: changed(head, encoder="older"), "was trained on encoder older, this"),
        (
            lambda head: changed(head, notes={"list": "loaded 0.9"}),
            "with the list loaded 0.9, this",
        ),
        (lambda head: changed(head, notes={}), "with the list None, this"),
        (
            lambda head: changed(head, labels=(Label("fear", 0.0, 0.5, 0.5),)),
            "loaded_own speaks of fear, expected loaded",
        ),
    ],
)
def test_a_model_that_does_not_fit_this_installation_is_refused(
    change: Callable[[VectorHead], VectorHead],
    fault: str,
    standard: LoadedClassifier,
    tmp_path: Path,
) -> None:
    assert isinstance(standard.head_, VectorHead)
    (tmp_path / "loaded.json").write_text(dump_head(change(standard.head_)), "utf-8")
    with pytest.raises(InputError, match=fault):
        framing.analyze(SEVERAL, loaded=tmp_path)
    other = clone(standard)
    other.head_ = change(standard.head_)
    with pytest.raises(InputError, match=fault):
        framing.analyze(SEVERAL, loaded=other)


def test_files_that_are_no_model_are_refused(standard: LoadedClassifier, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"loaded\.json: no such file"):
        open_loaded(tmp_path)
    path = tmp_path / "loaded.json"
    path.write_text(dump_head(standard.head_).replace("0.", "1.", 1), "utf-8")
    with pytest.raises(InputError, match="checksum"):
        open_loaded(path)
    path.write_text("[]", "utf-8")
    with pytest.raises(InputError, match="expected an object"):
        open_loaded(path)


def test_analyze_needs_a_model_that_is_fitted_and_of_its_kind(
    standard: LoadedClassifier, fast: LoadedClassifier
) -> None:
    for loaded in (LoadedClassifier(), 3):
        with pytest.raises(InputError, match="expected a fitted LoadedClassifier"):
            framing.analyze(SEVERAL, loaded=loaded)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="was trained as model 'standard', not 'fast'"):
        framing.analyze(SEVERAL, loaded=standard, model="fast")
    with pytest.raises(InputError, match="expected none where the extractors are named"):
        framing.analyze(SEVERAL, loaded=standard, extractors=())
    assert framing.analyze(SEVERAL, loaded=fast).provenance["model"] == "fast"


def test_a_model_that_learnt_nothing_says_so() -> None:
    texts = [f"The council of ward {number} met on the matter of roads." for number in range(60)]
    labels = [number // 2 % 2 for number in range(60)]
    model = LoadedClassifier("fast").fit(texts, labels)
    assert is_chance(model.figures())
    assert "learnt nothing to rely on" in write_card(model.head_, model.rounds_, model.figures())
