"""Labelling: codes become numbers with labels, dates days, and nothing is lost on the way."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from framing.export.labelling import CODED, codes_in, labelled
from framing.sources.by_article import FORMS, STANCES
from framing.sources.types import TYPES


def one(name: str, cells: list[object], dtype: str | None = None, table: str = "t") -> object:
    given = pd.DataFrame({name: pd.Series(cells, dtype=dtype)})
    return labelled(given, {}, codes_in({table: given})[table])


def test_codes_with_an_order_keep_it_whatever_a_table_holds() -> None:
    table = pd.DataFrame({"stance": ["mental"], "form": ["mixed"], "source_type": ["none"]})
    codes = codes_in({"attributions": table})["attributions"]
    told = {"stance": STANCES, "form": FORMS, "source_type": TYPES}
    assert codes == {name: dict(enumerate(order, 1)) for name, order in told.items()}
    assert set(codes) <= set(CODED)


def test_a_code_that_nobody_knew_follows() -> None:
    given = one("form", ["mixed", "sung", "", None], "str")
    assert given.codes["form"] == {1: "direct", 2: "indirect", 3: "mixed", 4: "sung"}
    np.testing.assert_array_equal(given.table["form"], [3, 4, math.nan, math.nan])


def test_an_outlet_has_one_number_in_all_tables() -> None:
    tables = {
        "articles": pd.DataFrame({"outlet": ["B", None, "Ж"]}),
        "paragraphs": pd.DataFrame({"outlet": ["A", "B"]}),
    }
    codes = codes_in(tables)
    assert codes["articles"]["outlet"] == codes["paragraphs"]["outlet"] == {1: "A", 2: "B", 3: "Ж"}


def test_decisions_are_labelled_where_they_are_decisions() -> None:
    decided = one("assigned_x", [0.0, 1.0, math.nan], table="paragraphs")
    assert decided.codes == {"assigned_x": {0: "absent", 1: "present"}}
    assert one("assigned_x", [0.0, 0.5], table="articles").codes == {}


@pytest.mark.parametrize("dtype", ["bool", "boolean"])
def test_truth_is_labelled(dtype: str) -> None:
    given = one("wire", [True, False], dtype)
    assert given.table["wire"].tolist() == [1.0, 0.0]
    assert given.codes == {"wire": {0: "no", 1: "yes"}}


@pytest.mark.parametrize(
    ("cells", "days", "kept"),
    [
        (["2024-03-01", None, ""], ["2024-03-01", None, None], False),
        (["2024-03-01T23:10:00Z"], ["2024-03-01"], True),
        (["in May", "2024-05"], [None, "2024-05-01"], True),
        (["0001-01-01"], [None], True),
        (["9999-12-31", "1889-02-03"], ["9999-12-31", "1889-02-03"], False),
    ],
)
def test_dates_are_days_and_stay_as_written_where_a_day_is_not_all(
    cells: list[object], days: list[str | None], kept: bool
) -> None:
    given = one("published", cells, "str")
    read = [None if pd.isna(day) else day.date().isoformat() for day in given.table["published"]]
    assert read == days
    assert ("published_as_written" in given.table) == kept
    if kept:
        assert given.table["published_as_written"].tolist() == [c or "" for c in cells]
    assert given.days == ["published"]


def test_numbers_that_are_no_floats_are_told_apart_as_text() -> None:
    given = one("number", [2**60 + 1, 2**60], "int64")
    assert given.table["number"].tolist() == [str(2**60 + 1), str(2**60)]


def test_what_is_infinite_is_missing_and_told() -> None:
    given = one("x", [math.inf, 1e308, -1.5, math.nan])
    np.testing.assert_array_equal(given.table["x"], [math.nan, math.nan, -1.5, math.nan])
    assert given.notes == ("x: 2 infinite or too large for these programmes, missing there",)


def test_labels_that_are_alike_name_their_columns() -> None:
    table = pd.DataFrame({"share_a": [0.5], "share_b": [0.5], "words": [1], "if": [2]})
    labels = {"share_a": "Share", "share_b": "Share", "words": "Words", "if": "Condition"}
    assert labelled(table, labels, {}).labels == {
        "share_a": "Share [share_a]",
        "share_b": "Share [share_b]",
        "words": "Words",
        "if_": "Condition [if]",
    }


def test_the_table_given_is_left_alone() -> None:
    table = pd.DataFrame({"outlet": ["A"], "published": ["2024-01-01"], "x": [math.inf]})
    before = table.copy()
    labelled(table, {}, codes_in({"t": table})["t"])
    pd.testing.assert_frame_equal(table, before)
