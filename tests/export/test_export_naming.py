"""Names: legal in Stata and SPSS, each once, still to be read."""

from __future__ import annotations

import io
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.export.naming import LONGEST, short_names
from framing.tables import ATTRIBUTIONS, PARAGRAPHS, SPANS


@given(st.lists(st.text(max_size=40), unique=True, max_size=8))
@settings(max_examples=40, deadline=None)
def test_any_names_become_legal_ones_that_differ(columns: list[str]) -> None:
    names = short_names(columns)
    assert list(names) == columns
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) for name in names.values())
    assert all(len(name) <= LONGEST for name in names.values())
    assert len({name.lower() for name in names.values()}) == len(columns)


def test_legal_names_stay_as_they_are() -> None:
    plain = {*ATTRIBUTIONS, *PARAGRAPHS, *SPANS, "readability_flesch_reading_ease"} - {"end"}
    assert all(old == new for old, new in short_names(sorted(plain)).items())


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["if", "IF", "If_"], ["if_", "IF__2", "If__3"]),
        (["WITH", "str12", "_n", "end", "not"], ["WITH_", "str12_", "n", "end_", "not_"]),
        (["2024", "", "%", "война"], ["v_2024", "column", "column_2", "column_3"]),
        (["Café à Lyon", "cafe_a_lyon"], ["Cafe_a_Lyon", "cafe_a_lyon_2"]),
        (["a" * 40, "a" * 41], ["a" * 32, "a" * 30 + "_2"]),
    ],
)
def test_names_that_are_not_legal(columns: list[str], expected: list[str]) -> None:
    assert list(short_names(columns).values()) == expected


def test_pandas_takes_the_names_for_stata_without_a_word() -> None:
    """Warn, that is fail, it would where it had to change one."""
    reserved = "_all _b _n _N _pi _rc _se byte case class do double end export float for global if"
    more = "in int local long NULL short str5 strL typename using virtual with array boolean"
    names = list(short_names(f"{reserved} {more}".split()).values())
    pd.DataFrame([[1] * len(names)], columns=names).to_stata(io.BytesIO(), write_index=False)
