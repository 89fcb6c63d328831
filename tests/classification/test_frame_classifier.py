"""A classifier for a codebook of another study, trained on a handful of paragraphs."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_predict
from sklearn.pipeline import Pipeline

import framing
from framing.classification import FrameClassifier, WordClassifier
from framing.classification.codes import folds
from framing.codebooks import Codebook, Frame, load_codebook
from framing.codebooks.writing import dump_codebook
from framing.errors import InputError
from framing.heads import dump_head
from framing.text.passage import Passage


def frame(code: str, cues: dict[str, float], example: str) -> Frame:
    return Frame(code, code.title(), f"About {code}.", (), (), (example,), (), tuple(cues.items()))


BOOK = Codebook(
    "Climate in the news",
    "0.1",
    "paragraph",
    "a test",
    (
        frame("cost", {"price*": 0.8}, "Heating will be dearer for every household."),
        frame("science", {"stud*": 0.8}, "The model shows two degrees more by 2100."),
    ),
)
COST = [
    "Petrol prices rose and families pay more tax.",
    "The levy costs firms a billion a year.",
    "Electricity bills will climb, retailers warned.",
    "Subsidies for heat pumps burden the budget.",
    "Farmers say that the fee would ruin them.",
    "The bank put the expense at four percent of income.",
]
SCIENCE = [
    "Researchers measured the ice with a laser.",
    "A new study finds warmer oceans and less oxygen.",
    "The glacier lost a metre, according to satellite data.",
    "Scientists drilled cores from the lake bed.",
    "The temperature record goes back to 1880.",
    "Physicists modelled how clouds reflect light.",
]
OTHER = [
    "The minister will speak on Monday.",
    "The match was abandoned after the rain.",
    "A vote is expected before the recess.",
    "The actor thanked his mother.",
    "The ferry leaves at nine.",
    "The court adjourned until May.",
]
TEXTS = [*COST, *SCIENCE, *OTHER]
CODES = np.array([[1, 0]] * 6 + [[0, 1]] * 6 + [[0, 0]] * 6, dtype=float)


@pytest.fixture(scope="module", params=["standard", "fast"])
def model(request: pytest.FixtureRequest) -> FrameClassifier:
    return FrameClassifier(BOOK, model=request.param).fit(TEXTS, CODES)


def fast(**settings: float) -> FrameClassifier:
    return FrameClassifier(BOOK, model="fast", **settings).fit(TEXTS, CODES)  # type: ignore[arg-type]


def test_it_knows_words_it_was_not_shown(model: FrameClassifier) -> None:
    texts = ["Consumers pay dearly for fuel.", "Biologists sampled the plankton."]
    log_odds = model.decision_function(texts)
    assert log_odds[0, 0] > log_odds[0, 1]
    assert log_odds[1, 1] > log_odds[1, 0]


HOSTILE = [
    "‘Prices’ rose 4.5 percent — Researchers’ glacier-wide study SAID SO!",
    "price " * 1_000,
    "!?! 7 🎉 <script>alert(1)</script>",
    "\u202eprices\u202c rose\x00",
]


def test_the_extractor_says_exactly_what_the_classifier_says(model: FrameClassifier) -> None:
    judge = model.extractor().judge
    texts = [*TEXTS, *HOSTILE]
    readings = [judge.read(Passage(text)) for text in texts]
    given = np.array([[told.log_odds for told in reading.values()] for reading in readings])
    assert given == pytest.approx(model.decision_function(texts), abs=1e-7)
    for reading in readings:
        for label, told in zip(judge.labels, reading.values(), strict=True):
            summed = label.intercept + sum(share.weight for share in told.shares)
            assert told.log_odds == pytest.approx(summed, abs=1e-5)
            assert 0 <= told.probability <= 1


def test_without_words_nothing_is_known(model: FrameClassifier) -> None:
    assert np.isnan(model.predict_proba(["", " — "])).all()
    assert model.predict([""]).tolist() == [[0, 0]]


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(InputError, match="expected 'standard' or 'fast', got 'large'"):
        FrameClassifier(BOOK, model="large").fit(TEXTS, CODES)


def test_it_is_made_surer_or_less_sure_by_texts_of_ones_own(model: FrameClassifier) -> None:
    again = clone(model).fit(TEXTS, CODES)
    shares = np.where(CODES == 1, 0.7, 0.1)
    before = model.predict_proba(TEXTS)
    after = again.recalibrate(TEXTS, shares).predict_proba(TEXTS)
    if model.model == "fast":
        assert (np.argsort(before, axis=0) == np.argsort(after, axis=0)).all()
    assert after.mean(axis=0) == pytest.approx(shares.mean(axis=0), abs=0.02)
    with pytest.raises(InputError, match="cost: expected texts with it and texts without it"):
        again.recalibrate(TEXTS, np.column_stack([np.zeros(18), CODES[:, 1]]))
    with pytest.raises(InputError, match=r"row 3, cost: 1\.5"):
        again.recalibrate(TEXTS, np.where(np.arange(18)[:, None] == 3, 1.5, CODES))


def test_an_example_that_is_one_of_the_texts_is_left_out_with_it() -> None:
    book = replace(BOOK, frames=(replace(BOOK.frames[0], examples=(COST[0].upper(), "Other.")),))
    fitted = FrameClassifier(book, model="fast").fit(TEXTS, CODES[:, 0])
    assert fitted.parts_[18] == fitted.parts_[0]
    assert len(fitted.parts_) == 20


def test_groups_are_one_a_text() -> None:
    for groups in (["a", "b", "c"], ["a"] * 30):
        with pytest.raises(InputError, match=f"expected 18, one a text, got {len(groups)}"):
            FrameClassifier(BOOK).fit(TEXTS, CODES, groups)


def test_what_is_saved_is_the_codebook_it_was_fitted_with(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(dump_codebook(BOOK), "utf-8")
    fitted = FrameClassifier(path, model="fast").fit(TEXTS, CODES)
    path.write_text(dump_codebook(replace(BOOK, version="0.2")), "utf-8")
    assert fitted.book.version == "0.1"
    assert load_codebook(fitted.save(tmp_path / "saved") / "codebook.toml").hash == BOOK.hash


@pytest.mark.parametrize("priors", [{"cost": 2}, {"cost": 0}, {"costs": 0.2}])
def test_priors_are_shares_of_labels(priors: dict[str, float]) -> None:
    with pytest.raises(InputError, match="cost"):
        FrameClassifier(BOOK, model="fast", priors=priors).fit(TEXTS, CODES)


def test_what_is_no_codebook_is_said() -> None:
    with pytest.raises(InputError, match="expected a codebook, its name or path, got None"):
        FrameClassifier(None).fit(TEXTS, CODES)  # type: ignore[arg-type]


def test_before_it_is_fitted_nothing_is_known() -> None:
    for name in ("left_out_", "calibrations_"):
        with pytest.raises(NotFittedError):
            getattr(FrameClassifier(BOOK), name)


def test_it_takes_part_in_cross_validation_and_search() -> None:
    book = replace(BOOK, frames=(*BOOK.frames, frame("other", {"minister*": 0.5}, "He spoke.")))
    codes = np.column_stack([CODES, CODES.sum(axis=1) == 0]).astype(int)
    texts, table = TEXTS * 3, np.tile(codes, (3, 1))
    said = cross_val_predict(
        FrameClassifier(book, model="fast"), texts, table, cv=2, method="predict_proba"
    )
    assert said.shape == (54, 3)
    grid = {"frames__against": [0.0, 0.5]}
    pipeline = Pipeline([("frames", FrameClassifier(book, model="fast"))])
    assert GridSearchCV(pipeline, grid, cv=2).fit(texts, table).best_score_ > 0.5


def test_progress_is_told_text_by_text() -> None:
    told: list[tuple[int, int]] = []
    FrameClassifier(BOOK).fit(TEXTS, CODES, progress=lambda *step: told.append(step))
    assert told == [(number, 20) for number in range(1, 21)]


def test_texts_left_out_are_judged_by_models_that_did_not_know_them(model: FrameClassifier) -> None:
    log_odds = model.calibrations_[0].log_odds(model.left_out_[:, 0])
    assert model.left_out_.shape == CODES.shape
    assert log_odds[:6].mean() > log_odds[6:].mean()
    assert log_odds[:6].mean() < model.decision_function(TEXTS)[:6, 0].mean()


def test_where_all_words_count_fully_the_pipelines_say_the_same() -> None:
    model = fast(against=1.0)
    for column, pipeline in enumerate(model.pipelines_):
        log_odds = model.calibrations_[column].log_odds(pipeline.decision_function(TEXTS))
        assert model.decision_function(TEXTS)[:, column] == pytest.approx(log_odds, abs=1e-9)


def test_what_speaks_against_a_frame_counts_as_told() -> None:
    models = [fast(against=against) for against in (1.0, 0.5, 0.0)]
    slopes = [[c.slope for c in model.calibrations_] for model in models]
    heads = [model.head("own").weights for model in models]
    fully, half, never = (head / slope for head, slope in zip(heads, slopes, strict=True))
    assert (fully < 0).any()
    assert half == pytest.approx(np.where(fully < 0, fully / 2, fully))
    assert never == pytest.approx(np.maximum(fully, 0))


def test_a_word_explains_its_share(model: FrameClassifier) -> None:
    text = "Prices rose and researchers measured."
    told = model.explain(text)
    assert told["cost"][0][0] == "Prices"
    shares = sum(weight for _, weight in told["cost"])
    intercept = model.extractor().judge.labels[0].intercept
    assert shares + intercept == pytest.approx(model.decision_function([text])[0, 0])


def test_cues_and_examples_of_the_codebook_count() -> None:
    bare = Codebook(
        *("Climate in the news", "0.1", "paragraph", "a test"),
        tuple(Frame(f.code, f.name, f.definition, (), (), (), (), ()) for f in BOOK.frames),
    )
    text = "Priceless pricelists."
    with_cues = FrameClassifier(BOOK).fit(TEXTS, CODES).decision_function([text])
    without = FrameClassifier(bare).fit(TEXTS, CODES).decision_function([text])
    assert with_cues[0, 0] > without[0, 0]


def test_paragraphs_that_were_not_coded_teach_nothing(model: FrameClassifier) -> None:
    codes = CODES.copy()
    codes[-1] = np.nan
    left = FrameClassifier(BOOK).fit(TEXTS, codes)
    assert np.isfinite(left.decision_function(TEXTS)).all()
    assert not np.allclose(left.decision_function(TEXTS), model.decision_function(TEXTS))


def test_the_same_texts_give_the_same_bytes(model: FrameClassifier) -> None:
    again = clone(model).fit(TEXTS, CODES)
    assert dump_head(again.head("own")) == dump_head(model.head("own"))
    if model.model == "standard":
        first, second = (one.context_head("own") for one in (model, again))
        assert dump_head(first) == dump_head(second)


def test_faults_in_the_codes_are_listed() -> None:
    codes = CODES.copy()
    codes[2, 0], codes[:, 1] = 3, 0
    with pytest.raises(InputError) as caught:
        FrameClassifier(BOOK).fit(TEXTS, codes)
    assert "row 2, cost: 3.0" in str(caught.value)
    assert "science: 0 texts coded 1, at least 5 needed" in str(caught.value)
    with pytest.raises(InputError, match=r"expected 18 rows and 2 columns, got \(18, 1\)"):
        FrameClassifier(BOOK).fit(TEXTS, CODES[:, :1])


def test_groups_too_few_to_leave_one_out_are_named() -> None:
    with pytest.raises(InputError, match="3 groups, at least 5 needed"):
        WordClassifier(["cost"]).fit(TEXTS, CODES[:, 0], ["a", "b", "c"] * 6)
    groups = ["one"] * 6 + list(map(str, range(12)))
    with pytest.raises(InputError, match="cost: its codes stand in too few groups"):
        WordClassifier(["cost"]).fit(TEXTS, CODES[:, 0], groups)


def test_a_group_is_never_both_learnt_from_and_tested_on() -> None:
    keys = [f"g{n % 7}" for n in range(70)]
    table = np.tile([[0.0], [1.0]], (35, 1))
    parts = folds(table, keys, ["x"], random_state=3)
    for train, test in parts:
        assert not {keys[row] for row in train} & {keys[row] for row in test}
    assert sorted(row for _, test in parts for row in test) == list(range(70))


def test_a_codebook_of_one_frame_takes_plain_codes() -> None:
    book = Codebook("One", "1", "paragraph", "a test", BOOK.frames[:1])
    model = FrameClassifier(book).fit(TEXTS, CODES[:, 0])
    assert model.predict(TEXTS[:2]).tolist() == [[1], [1]]


def test_analyze_takes_a_fitted_classifier(model: FrameClassifier) -> None:
    text = "Fuel tax rises\n\nConsumers pay higher prices for petrol.\n\nThe actor spoke."
    analysis = framing.analyze(text, codebook=model)
    names = ["frame_cost", "assigned_cost", "frame_science", "assigned_science"]
    assert list(analysis.frames.columns) == names
    expected = model.predict_proba(analysis.paragraphs["text"])
    assert analysis.frames[["frame_cost", "frame_science"]].to_numpy() == pytest.approx(expected)
    assert analysis.provenance["codebook"] == "Climate in the news, own model"
    assert BOOK.hash[:12] in analysis.measures.loc["frame_cost", "version"]


def test_a_saved_classifier_judges_as_before(model: FrameClassifier, tmp_path: Path) -> None:
    folder = model.save(tmp_path / "mine")
    text = "Consumers pay higher prices for petrol."
    before, after = (framing.analyze(text, codebook=given).frames for given in (model, folder))
    assert after.to_numpy() == pytest.approx(before.to_numpy(), abs=1e-3)


def test_analyze_takes_extractors_or_a_codebook(model: FrameClassifier) -> None:
    with pytest.raises(InputError, match="expected none where the extractors are named"):
        framing.analyze("Some text.", codebook=model, extractors=())
