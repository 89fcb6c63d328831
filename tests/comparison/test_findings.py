"""Findings: one sentence for each rule, and none that the tables do not bear out."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from framing.comparison.findings import find
from framing.comparison.phrases import Phrases
from framing.comparison.settings import Settings
from framing.comparison.tables import CHANGES, COMPARED, DIFFERENCES, FINDINGS, MEANS, SAMPLE
from framing.tables import make_table

ROW: dict[str, Any] = {
    **{"articles": 40, "reference_articles": 35, "difference": 1.0, "low": 0.4, "high": 1.6},
    **{"interval": "bootstrap", "effect": 0.8, "p_value": 0.001, "p_adjusted": 0.004},
    **{"correction": "holm", "family": "primary", "family_size": 2, "verdict": "higher"},
    **{"adjusted_difference": math.nan, "adjusted_low": math.nan, "adjusted_high": math.nan},
    **{"adjusted_articles": 0, "bound": math.nan},
}
LABELS = {
    "loaded": ("Loaded words per 100 words", "spans per 100 words"),
    "quoted": ("Share of quoted words", "share of words"),
    "ease": ("Flesch reading ease", "points"),
}
SETTINGS = Settings(reference="Courier")
MONTHLY = replace(SETTINGS, period="month")


def found(
    rows: dict[str, dict[str, Any]],
    *,
    primary: bool = True,
    settings: Settings = SETTINGS,
    sample: dict[str, dict[str, Any]] | None = None,
    changes: dict[str, dict[str, Any]] | None = None,
    called: tuple[str, str] = ("Courier", "Herald"),
) -> pd.DataFrame:
    """Give the findings on Herald against Courier, by measure."""
    names, groups = list(LABELS), list(called)
    measures = pd.DataFrame(
        {"label": [LABELS[n][0] for n in names], "unit": [LABELS[n][1] for n in names]},
        index=pd.Index(names, name="measure"),
    ).assign(primary=primary)
    index = pd.MultiIndex.from_product([names, groups], names=["measure", "group"])
    means = pd.DataFrame({**dict.fromkeys(MEANS, 0.0), "mean": 3.0, "sd": 1.2}, index=index)
    means.loc["quoted", ["mean", "sd"]] = [0.3, 0.1]
    compared = [name for name in groups if name != settings.reference]
    index = pd.MultiIndex.from_product([list(rows), compared], names=["measure", "group"])
    differences = pd.DataFrame(
        [{**ROW, **row} for row in rows.values() for _ in compared],
        index=index,
        columns=list(DIFFERENCES),
    )
    usual = {**dict.fromkeys(SAMPLE, 0), "analysed": 40, "collected": 40, "size": "enough"}
    flow = pd.DataFrame(
        [{**usual, **(sample or {}).get(group, {})} for group in groups], index=groups
    )
    table = make_table([], CHANGES, index=[], index_name="measure")
    if changes:
        table = pd.DataFrame.from_dict(changes, orient="index", columns=list(CHANGES))
    return find(flow, measures, means, differences, table, settings)


def only(rows: dict[str, dict[str, Any]], **others: Any) -> str:
    table = found(rows, **others)
    assert len(table) == 1
    return str(table["sentence"].iloc[0])


def test_a_clear_difference() -> None:
    assert only({"loaded": {}}) == (
        "Herald has more loaded words per 100 words than Courier: 3.00 against 2.00 (difference"
        " +1.00, 95% interval +0.40 to +1.60, corrected p = 0.004; 40 and 35 articles)."
    )


def test_a_clear_difference_of_shares_is_told_in_points() -> None:
    row = {"difference": -0.05, "low": -0.08, "high": -0.02, "verdict": "lower", "p_adjusted": 1e-9}
    assert only({"quoted": row}) == (
        "Herald has a lower share of quoted words than Courier: 30.0% against 35.0% (difference"
        " −5.0 percentage points, 95% interval −8.0 to −2.0, corrected p < 0.001; 40 and 35"
        " articles)."
    )


def test_other_measures_are_quoted_by_name() -> None:
    assert only({"ease": {}}).startswith("Herald has a higher figure of “Flesch reading ease” than")


@pytest.mark.parametrize(
    ("row", "begins"),
    [
        ({"verdict": "no clear difference"}, "No clear difference between Herald and Courier in"),
        ({"verdict": "exploratory", "articles": 9}, "Exploratory, with fewer than 10 articles"),
        (
            {"verdict": "equivalent", "bound": 2.0},
            "Herald and Courier differ in “Loaded words per 100 words” by less than 2.00,",
        ),
        (
            {"verdict": "not tested", "articles": 1},
            "“Loaded words per 100 words” of Herald and Courier was not tested: a side has fewer",
        ),
        (
            {"verdict": "not tested"},
            "“Loaded words per 100 words” of Herald and Courier was not tested: its figures do not",
        ),
    ],
)
def test_each_verdict_has_its_sentence(row: dict[str, Any], begins: str) -> None:
    assert only({"loaded": row}).startswith(begins)


def test_bounds_of_shares_are_points() -> None:
    told = only({"quoted": {"verdict": "equivalent", "difference": 0.01, "bound": 0.05}})
    assert "by less than 5.0 percentage points, which was set beforehand" in told


def test_only_clear_differences_are_stated_as_such() -> None:
    states = re.compile(r"\bhas (more|fewer|a higher|a lower)\b")
    for verdict in ("no clear difference", "exploratory", "equivalent", "not tested"):
        assert not states.search(only({"loaded": {"verdict": verdict, "bound": 2.0}}))


def test_two_groups_are_told_of_once_and_the_other_side_is_named() -> None:
    assert only({"loaded": {}}, settings=Settings()).startswith("Courier has more loaded words")
    assert "than Herald:" in only({"loaded": {}}, settings=Settings())
    short = only({"ease": {"verdict": "exploratory"}}, settings=Settings(), primary=False)
    assert short.startswith("1 difference of Courier and Herald is exploratory")


def test_many_small_groups_share_a_sentence() -> None:
    names = [f"Paper {n}" for n in range(7)]
    flow = pd.DataFrame(
        [{**dict.fromkeys(SAMPLE, 0), "analysed": 1, "size": "case"} for _ in names], index=names
    )
    blank = [make_table([], columns) for columns in (COMPARED, MEANS, DIFFERENCES, CHANGES)]
    for table in blank[1:3]:
        table.index = pd.MultiIndex.from_arrays([[], []], names=["measure", "group"])
    assert find(flow, *blank, Settings())["sentence"].tolist() == [
        "With 1 article each, Paper 0, Paper 1, Paper 2, Paper 3, Paper 4 and 2 more are cases,"
        " from which nothing is inferred."
    ]


def test_adjusted_differences_are_told() -> None:
    settings = replace(SETTINGS, adjust=("section", "words"))
    row = {"adjusted_difference": 0.8, "adjusted_low": 0.1, "adjusted_high": 1.5}
    assert only({"loaded": {**row, "adjusted_articles": 70}}, settings=settings).endswith(
        " With section and words held equal: +0.80, 95% interval +0.10 to +1.50, from 70 articles."
    )
    assert only({"loaded": {}}, settings=settings).endswith(
        " With section and words held equal it cannot be estimated."
    )


def test_nothing_is_held_equal_by_itself() -> None:
    settings = replace(SETTINGS, adjust=("section", "loaded"))
    row = {"adjusted_difference": 0.8, "adjusted_low": 0.1, "adjusted_high": 1.5}
    assert " With section held equal: +0.80," in only({"loaded": row}, settings=settings)
    alone = replace(SETTINGS, adjust=("loaded",))
    assert "With loaded held equal it cannot be" in only({"loaded": {}}, settings=alone)


def test_of_others_only_what_is_clear_has_a_sentence() -> None:
    table = found(
        {"loaded": {}, "quoted": {"verdict": "no clear difference"}, "ease": {"verdict": "lower"}},
        primary=False,
    )
    assert table["measure"].tolist() == ["loaded", "ease", ""]
    assert set(table["kind"]) == {"secondary"}
    assert table["sentence"].iloc[2] == (
        "1 of 3 differences tested in measures that were not named beforehand is not clear."
    )


def test_what_is_exploratory_or_not_tested_is_said_in_short() -> None:
    table = found(
        {"loaded": {"verdict": "exploratory"}, "ease": {"verdict": "not tested"}}, primary=False
    )
    assert table["sentence"].tolist() == [
        "1 difference of Herald is exploratory: fewer than 10 articles on a side.",
        "1 difference of Herald is not tested: a side has fewer than two articles, or nothing"
        " varies.",
    ]


def test_small_groups_and_repeated_articles_are_told() -> None:
    sample = {
        "Courier": {"analysed": 1, "size": "case", "duplicates": 2},
        "Herald": {"analysed": 6, "size": "few", "shared": 1},
    }
    table = found({}, sample=sample)
    assert set(table["kind"]) == {"sample"} == set(table["anchor"])
    assert table["sentence"].tolist() == [
        "With 1 article, Courier is a case, from which nothing is inferred.",
        "With 6 articles, what is said of Herald is exploratory.",
        "2 articles repeat another of the same group nearly word for word; such articles count"
        " once.",
        "1 article stands, nearly word for word, in another group too.",
    ]


def test_an_undefined_share_has_no_unit() -> None:
    phrases = Phrases("Share of quoted words", "share of words", 0.1)
    assert phrases.figure(math.nan) == "–"
    assert phrases.width(0.021) == "±2.1 pp"


CHANGE: dict[str, Any] = {
    **{"periods": 12, "period": "2024-06", "earliest": "2024-05", "latest": "2024-08"},
    **{"before": 1.0, "after": 2.0, "difference": 1.0, "low": 0.5, "high": 1.5},
    **{"p_value": 0.001, "p_adjusted": 0.002, "verdict": "change"},
}


def test_changes_are_told_with_their_interval() -> None:
    changes = {
        "loaded": CHANGE,
        "quoted": {**CHANGE, "verdict": "no clear change"},
        "ease": {**CHANGE, "verdict": "too few periods"},
    }
    told = found({}, changes=changes)
    assert set(told["kind"]) == {"time"} == set(told["anchor"])
    assert told["sentence"].iloc[0] == (
        "“Loaded words per 100 words” changed in 2024-06 (95% interval 2024-05 to 2024-08): 1.00"
        " before, 2.00 from then on (difference +1.00, 95% interval +0.50 to +1.50, corrected"
        " p = 0.002)."
    )
    assert len(told) == 3
    others = found({}, changes=changes, primary=False, settings=MONTHLY)["sentence"].tolist()[1:]
    assert others == [
        "1 other measure has no clear change over time.",
        "1 other measure has too few periods over time (fewer than 8 months with 10 articles or"
        " more).",
    ]
    none = {name: {**CHANGE, "verdict": "too few periods"} for name in LABELS}
    alone = found({}, changes=none, primary=False, settings=MONTHLY)["sentence"].tolist()
    assert alone == [
        "3 measures have too few periods over time (fewer than 8 months with 10 articles or more)."
    ]
    named = found({}, changes=none, settings=MONTHLY)["sentence"].tolist()
    assert named[0] == (
        "“Loaded words per 100 words”: too few periods over time (fewer than 8 months with 10"
        " articles or more)."
    )


def test_a_sentence_begins_with_a_capital_or_a_quotation_mark() -> None:
    rows: dict[str, dict[str, Any]] = {"loaded": {}, "ease": {"verdict": "equivalent"}}
    lower = found(rows, called=("arts", "world"), settings=Settings(reference="arts"))
    assert lower["sentence"].str.slice(0, 7).tolist() == 2 * ["“world”"]
    assert found(rows)["sentence"].str.slice(0, 6).tolist() == 2 * ["Herald"]


def test_nothing_to_tell_keeps_the_columns() -> None:
    table = found({})
    assert list(table.columns) == list(FINDINGS)
    assert table.index.name == "finding"
    assert len(table) == 0
