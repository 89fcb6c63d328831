"""The study of loaded language: what it reads, its figures, and its page, on tiny inputs."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from framing.errors import InputError
from framing.training import study, study_figures, study_models
from framing.training.examples import Example
from framing.training.study_figures import Sample, by_group, correlate, interval, judge, read_coded

LABELS = {
    "a number": ({"label": 1}, {"label": 0}),
    "BABE's words": ({"labels": ["Biased"]}, {"labels": ["Non-biased"]}),
}


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study_figures, "_DRAWS", 20)


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    return path


def sample(codes: list[float], **groups: list[str]) -> Sample:
    examples = [Example(f"Text {n}.", code, (), f"t{n % 6}", "v") for n, code in enumerate(codes)]
    return Sample("toy", examples, [str(number // 2) for number in range(len(codes))], groups)


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
def test_a_coded_file_is_read_without_what_coders_disagree_on(
    labels: tuple[dict[str, object], dict[str, object]], tmp_path: Path
) -> None:
    rows = [{"text": f"Text {n}.", "lean": "left", **labels[n % 2]} for n in range(30)]
    open_ = [{"text": "Open.", "labels": ["No agreement"]}, {"text": "Open.", "label": None}]
    read = read_coded(write(tmp_path / "coded.jsonl", *rows, *open_))
    assert [example.loaded for example in read.examples] == [1.0, 0.0] * 15
    assert len(set(read.articles)) == 30
    assert read.groups == {"lean": ["left"] * 30, "topic": ["not given"] * 30}


def test_every_fault_of_a_coded_file_is_named(tmp_path: Path) -> None:
    rows = ({"text": " ", "label": 1}, {"text": "A.", "label": 2}, {"text": "A."}, [], 1)
    with pytest.raises(InputError) as error:
        read_coded(write(tmp_path / "coded.jsonl", *rows))
    assert [fault.split(":")[0] for fault in error.value.faults] == [
        *(f"line {number}" for number in range(1, 6)),
        "expected at least 15 sentences of each label",
    ]


def test_an_interval_draws_whole_articles() -> None:
    values = np.array([0.0, 1.0] * 10)

    def mean(weights: np.ndarray) -> float:
        return float(np.average(values, weights=weights))

    assert interval(mean, [str(n // 2) for n in range(20)]) == "0.500 [0.500, 0.500]"
    assert interval(mean, [str(n) for n in range(20)]) != "0.500 [0.500, 0.500]"


def test_order_and_probability_are_judged_apart() -> None:
    toy = sample([0, 1, 0, 1])
    right = np.array([-9.0, 9.0, -9.0, 9.0])
    assert judge(toy, right, right) == ("1.000 [1.000, 1.000]", "1.000", "0.000")
    assert judge(toy, right, right + 20) == ("1.000 [1.000, 1.000]", "0.333", "0.500")


def test_a_group_says_how_much_more_than_coders_a_model_marks() -> None:
    leans = ["left", "right"] * 30 + ["rare"] * 2
    toy = sample([0, 0, 1, 1] * 15 + [0, 1], lean=leans)
    surer = np.where(np.array(leans) == "right", 9.0, 0.0)
    lines = {line[0]: line[1:] for line in by_group(toy, "lean", surer)}
    assert list(lines) == ["(others)", "left", "right", "right minus left"]
    assert lines["left"][:4] == ("30", "0.500", "0.500", lines["left"][3])
    assert lines["left"][3].startswith(("0.000 [", "-0.000 ["))
    assert lines["right"][3].startswith("0.500 [")
    assert lines["right minus left"][3].startswith("0.500 [")
    assert lines["right"][4:] == ("1.000", "1.000", "0.500")
    assert lines["(others)"][4:] == ("–", "–", "–")


@pytest.mark.parametrize(
    ("habit", "text"),
    [
        ("length in words", "One two well-known."),
        ("numbers", "In 2019."),
        ("quotation marks", "A «plan» here."),
        ("“said”", "It rained, he said."),
        ("question marks", "Why?"),
        ("first person", "He told us."),
    ],
)
def test_a_habit_is_found_where_it_is(habit: str, text: str) -> None:
    examples = [Example(words, 0.0, (), "") for words in (text, "US rain.", "US sun.")]
    assert correlate(habit, examples, np.array([1.0, 0.0, 0.0])) == "+1.00"


def test_topics_are_drawn_whole_until_they_are_a_share() -> None:
    learnt = [Example("", 0.0, (), f"t{n % 10}") for n in range(100)]
    drawn = [study_models.draw_topics([e.topic for e in learnt], 0.25, seed) for seed in range(3)]
    assert [len(places) for places in drawn] == [30] * 3
    assert all(len({learnt[at].topic for at in places}) == 3 for places in drawn)
    assert len({tuple(places) for places in drawn}) == 3


def test_the_page_has_its_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Models are stood in for by the number of a text, in the place of what they would say."""
    toy = sample([0.0, 1.0] * 30, voice=["wire"] * 60)

    def scores(learnt: object, tests: list[Example], *_: object) -> dict[str, np.ndarray]:
        del learnt
        return {"toy model": np.arange(len(tests), dtype=np.float64)}

    monkeypatch.setattr(study_figures, "read_held", lambda: toy)
    monkeypatch.setattr(study, "read_judged", lambda: [])
    monkeypatch.setattr(study, "read_news", lambda _: [tuple(toy.examples)])
    monkeypatch.setattr(study, "vectors_of", lambda _: {})
    monkeypatch.setattr(study, "scores_of", scores)
    monkeypatch.setattr(study, "log_odds_of", lambda _, examples: np.arange(len(examples)) / 9.0)
    monkeypatch.setattr(study, "default_loaded_sentences", lambda name: name)
    monkeypatch.setattr(study, "_opening", lambda _: "# Study")
    monkeypatch.setattr(study_figures, "HABITS", {"even": r"[02468]\."})
    rows = [{"text": f"T {n}.", "label": n % 2, "lean": "left", "topic": "x"} for n in range(40)]
    coded, page = write(tmp_path / "coded.jsonl", *rows), tmp_path / "study.md"
    study.main(["--coded", str(coded), "-o", str(page)])
    text = page.read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Ablation: toy",
        "## Learning curve: AUC on the news topics held out",
        "## Surface habits",
        "## By voice: toy",
        "## Ablation: coded.jsonl",
        "## By lean: coded.jsonl",
        "## By topic: coded.jsonl",
    ]
    assert "needs the extra `train`" in text
    assert str(tmp_path) not in text
    assert text.count("| toy model | 0.5") == 3
    assert "| even | -1.00 | -1.00 | -0.0" in text


def test_models_learn_from_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models of words are stood in for; vectors tell the two classes."""
    learnt, tests = sample([0, 1] * 10).examples, sample([0, 1] * 3).examples
    taught: list[int] = []
    monkeypatch.setattr(study_models, "_ngrams", lambda some, _: taught.append(len(some)))
    monkeypatch.setattr(study_models, "_words", lambda some, _: taught.append(len(some)))
    rows = np.array([0.0, 1.0] * 13)[:, None]
    vectors = {study_models.STATIC: rows, study_models.TUNED: rows}
    said = study_models.scores_of(learnt, tests, vectors, [0, 1, 2, 3])
    assert taught == [4, 4]
    assert study_models.FROZEN not in said
    assert said["list alone"].tolist() == [0.0] * 6
    assert (np.sign(said[study_models.TUNED]) == [-1, 1] * 3).all()


def test_the_frozen_encoder_is_left_out_without_its_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setattr(study_models.context, "means_of", lambda examples: np.ones(len(examples)))
    means = study_models.vectors_of(["Calm rain."])
    assert list(means) == [study_models.STATIC, study_models.TUNED]


def test_what_was_calibrated_on_held_topics_serves_what_others_coded() -> None:
    """Of six topics one is coded the other way round: it alone is judged wrong."""
    toy = sample([0.0, 1.0, 0.0, 1.0, 1.0, 0.0] * 20)
    odd = np.array([1.0, 1.0, 0.0, 1.0, 1.0, 0.0] * 20)
    (line,) = study.ablation(toy, {"odd": odd}, {}, toy)
    other = sample([0.0, 1.0] * 20)
    scores = {"odd": np.concatenate([odd, [0.0, 1.0] * 20])}
    (beside,) = study.ablation(other, scores, {}, toy)
    assert line[2] == "0.829"
    assert beside[:3] == ("odd", "1.000 [1.000, 1.000]", "1.000")
