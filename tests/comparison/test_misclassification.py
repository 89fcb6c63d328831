"""Misclassification: the correction by hand, its properties, and its errors in simulation."""

from __future__ import annotations

import numpy as np
import pytest
from coded_study import CODE, MEASURE, study
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.corrected import corrected_shares
from framing.comparison.misclassification import Errors, corrected, corrected_by_all, hits
from framing.comparison.settings import Settings

UNEQUAL = {"A": 0.85, "B": 0.70}


def errors_of(*rows: tuple[float, float, float, float]) -> Errors:
    return Errors(*np.array(rows, dtype=np.float64).T)


def test_the_mean_error_of_coded_paragraphs_is_added() -> None:
    # Of two articles .2 and .6 is said; in the coded paragraphs 1 was missed and 1 found wrongly.
    errors = errors_of((0.2, 0.25, 0.25, 1), (0.6, -0.5, 1.0, 2))
    assert corrected(errors).mean() == pytest.approx(0.4 + (0.25 - 0.5) / 1.25)


def test_articles_without_codes_count_by_what_is_said() -> None:
    errors = errors_of((0.2, 0.1, 0.5, 1), (0.6, 0.0, 0.0, 0), (np.nan, 0.0, 0.0, 0))
    known = errors.within(np.array([True, True, True]))
    assert corrected(known).mean() == pytest.approx(0.4 + 0.1 / 0.5)
    assert (known.paragraphs, known.articles) == (1, 1)


def test_codes_of_all_groups_correct_one() -> None:
    errors = errors_of((0.2, 0.0, 0.0, 0), (0.4, 0.0, 0.0, 0), (0.9, -0.3, 1.0, 3))
    figures = corrected_by_all(errors, np.array([True, True, False]))
    assert figures.mean() == pytest.approx(0.3 - 0.3)
    assert len(figures) == 3, "every article bears its part of the error"


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(-1, 1), st.floats(0.1, 5), st.integers(1, 9)),
        min_size=1,
        max_size=9,
    ),
    st.randoms(),
)
def test_order_changes_nothing_and_no_error_corrects_nothing(
    rows: list[tuple[float, float, float, int]], order: object
) -> None:
    told = corrected(errors_of(*rows)).mean()
    turned = sorted(rows, key=lambda _: order.random())  # type: ignore[attr-defined]
    assert corrected(errors_of(*turned)).mean() == pytest.approx(told)
    right = errors_of(*((said, 0.0, weight, coded) for said, _, weight, coded in rows))
    assert corrected(right) == pytest.approx(right.said)


def test_hits_are_weighted() -> None:
    codes, said = np.array([1.0, 1, 0, 0]), np.array([1.0, 0, 1, 0])
    assert hits(codes, said, np.array([3.0, 1, 1, 1])) == (0.75, 0.75)
    assert np.isnan(hits(codes[2:], said[3:].repeat(2), np.ones(2))).all()


def test_unequal_recall_makes_a_difference_and_codes_take_it_away() -> None:
    """Recall of .85 and .70 turns 30 % and 30 % into 29 % and 24.5 %; once, with many codes."""
    rng = np.random.default_rng(1)
    made = study(rng, UNEQUAL, articles=150)
    coded = made.coded({"A": 900, "B": 900}, rng)
    table = corrected_shares(made.sample, coded, Settings(draws=200)).loc[MEASURE]
    truth = made.truth.groupby(made.tables.paragraphs["article_id"]).mean()
    of_group = truth.groupby(made.sample.groups).mean()
    assert (table["said"] - of_group).abs().max() > 0.04
    assert (table["share"] - of_group).abs().max() < 0.025
    assert abs(table.loc["A", "difference"] - (of_group["A"] - of_group["B"])) < 0.03
    assert table["recall"].to_numpy() == pytest.approx([0.85, 0.70], abs=0.06)


def inverted(made: object, coded: object, group: str) -> float:
    """Give the share by the inverted confusion matrix (Rogan and Gladen 1978)."""
    rows = coded.codes[coded.codes["article_id"].str.startswith(group)]  # type: ignore[attr-defined]
    frames = made.tables.frames[f"assigned_{CODE}"]  # type: ignore[attr-defined]
    said, truth = frames.reindex(rows.index), rows[CODE]
    recall, alarms = said[truth == 1].mean(), said[truth == 0].mean()
    articles = made.tables.paragraphs["article_id"]  # type: ignore[attr-defined]
    mine = articles.str.startswith(group)
    share = frames[mine].groupby(articles[mine]).mean().mean()
    return float((share - alarms) / (recall - alarms))


@pytest.mark.slow
@pytest.mark.parametrize("stratified", [False, True])
def test_corrected_shares_are_nearer_the_truth_and_intervals_hold_it(*, stratified: bool) -> None:
    """400 studies of 80 articles a group, 200 coded paragraphs each; true shares are 30 %."""
    held, said, told, matrix, differences, raw = [], [], [], [], [], []
    for seed in range(400):
        rng = np.random.default_rng(seed)
        made = study(rng, UNEQUAL, articles=80)
        coded = made.coded(dict.fromkeys(UNEQUAL, 200), rng, stratified=stratified)
        table = corrected_shares(made.sample, coded, Settings()).loc[MEASURE]
        said.append(table["said"].to_numpy() - 0.3)
        told.append(table["share"].to_numpy() - 0.3)
        matrix.append([inverted(made, coded, group) - 0.3 for group in UNEQUAL])
        inside = (table["share_low"] <= 0.3) & (table["share_high"] >= 0.3)
        apart = table.loc["A"]
        differences.append(apart["difference"])
        raw.append(table.loc["A", "said"] - table.loc["B", "said"])
        zero = apart["difference_low"] <= 0 <= apart["difference_high"]
        held.append([*inside, zero])
    biases = np.abs(np.mean(told, axis=0))
    assert (biases < 0.006).all()
    assert np.abs(np.mean(said, axis=0))[1] > 0.05, "recall of .70 takes over 5 points"
    for errors, others in ((np.array(told)[:, 1], np.array(said)[:, 1]), (differences, raw)):
        assert np.sqrt(np.mean(np.square(errors))) < np.sqrt(np.mean(np.square(others)))
    assert abs(np.mean(differences)) < 0.008 < 0.04 < abs(np.mean(raw))
    if not stratified:
        ratio = np.std(told, axis=0) / np.nanstd(matrix, axis=0)
        assert (ratio < 1).all(), "and nearer than the inverted confusion matrix"
    coverage = np.mean(held, axis=0)
    assert ((coverage >= 0.92) & (coverage <= 0.97)).all(), coverage
