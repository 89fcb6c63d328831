"""The study of frames: lines, learning curve, files of others."""

from pathlib import Path

import numpy as np
import pytest

from framing.classification.calibration import Calibration
from framing.training import frames_study
from framing.training.frame_texts import (
    CHANCES,
    Coded,
    codes_of,
    grades_of,
    read_coded,
    read_others,
    shares_of,
)

NAN = float("nan")
SAMPLE = [
    Coded(
        f"Text {number}.",
        (float(number % 2), NAN if number < 4 else float(number % 3 == 0), float(number > 5)),
        f"topic {number}",
    )
    for number in range(12)
]


def test_a_model_that_knows_all_has_the_best_figures_and_the_floor_stands_first() -> None:
    shares = np.nan_to_num(shares_of(SAMPLE))
    knowing = 8 * shares - 4
    scores = {"knowing": knowing, "wrong": -knowing}
    made = {name: [Calibration(1.0, 0.0, 0.5)] * 3 for name in scores}
    floor, best, worst = frames_study._lines(scores, made, SAMPLE)
    assert floor[0] == "always yes"
    assert best[1:6] == ("1.000",) * 5
    assert worst[1:5] == ("0.000",) * 4


def test_files_of_others_may_leave_codes_open(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(
        '{"id": "1", "text": "Calm.", "humanitarian": 1, "security": null}\n\n', "utf-8"
    )
    (text,) = read_others(path)
    assert text.shares[0] == 1.0
    assert np.isnan(text.shares[1:]).all()


def test_where_coders_disagree_nothing_is_learnt() -> None:
    texts = [Coded("a", (0.04, 0.5, 0.96), "t"), Coded("b", (0.3, 0.7, NAN), "t")]
    assert codes_of(texts)[0, 0] == 0
    assert np.isnan(codes_of(texts)[0, 1])
    assert codes_of(texts)[1, :2].tolist() == [0, 1]
    assert np.isnan(codes_of(texts)[1, 2])


def test_the_chance_of_a_further_coder_is_that_which_the_two_coders_show() -> None:
    grades = grades_of("learnt", "held")
    one, other = (np.concatenate([grades[:, a], grades[:, b]]) for a, b in ((0, 1), (1, 0)))
    shown = [float((other[one == grade] >= 2).mean()) for grade in range(4)]
    assert shown == pytest.approx(CHANCES, abs=0.01)


def test_what_is_held_out_is_not_taught() -> None:
    held = {text.text for text in read_coded("held")}
    assert len(held) > 500
    assert not held & {text.text for text in read_coded("learnt")}


def test_the_curve_has_a_line_a_model_and_a_column_a_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def scores(
        texts: list[Coded], learnt: list[Coded], vectors: object, drawn: list[int]
    ) -> dict[str, np.ndarray]:
        del vectors
        said = np.tile(np.arange(len(texts) - len(learnt), dtype=float)[:, None], (1, 3))
        return {"by place": said * len(drawn)}

    monkeypatch.setattr(frames_study, "_scores", scores)
    held = [Coded("x", (float(at > 1), float(at > 2), float(at > 0)), "h") for at in range(4)]
    table = frames_study._curve([*SAMPLE, *held], SAMPLE, held, {})
    header, _, line = table.splitlines()
    assert header.count("|") == 6
    assert line == "| by place | 1.000 ± 0.000 | 1.000 ± 0.000 | 1.000 ± 0.000 | 1.000 ± 0.000 |"
