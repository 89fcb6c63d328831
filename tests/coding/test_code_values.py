"""Values: cells as people and spreadsheets fill them, and the codes they stand for."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest

from framing.coding.values import code_of
from framing.codings import ATTRIBUTIONS, LOADED, SENTIMENT, Variable

WARMTH = Variable("warmth", "Warmth", "Degrees.", "interval")


@pytest.mark.parametrize(
    ("cell", "variable", "code"),
    [
        (1, LOADED, "1"),
        (1.0, LOADED, "1"),
        ("1.0", LOADED, "1"),
        ("1,0", LOADED, "1"),
        (" 1 ", LOADED, "1"),
        (True, LOADED, "1"),
        ("FALSE", LOADED, "0"),
        (np.int64(0), LOADED, "0"),
        ("-1", SENTIMENT, "-1"),
        (-1.0, SENTIMENT, "-1"),
        ("-0", SENTIMENT, "0"),
        (12, ATTRIBUTIONS, "12"),
        ("2.5", ATTRIBUTIONS, "2.5"),
        ("-3", WARMTH, "-3"),
        (None, LOADED, None),
        (float("nan"), LOADED, None),
        ("  ", ATTRIBUTIONS, None),
    ],
)
def test_cells_and_their_codes(cell: Any, variable: Variable, code: str | None) -> None:
    assert code_of(cell, variable) == code


@pytest.mark.parametrize(
    ("cell", "variable", "said"),
    [
        (2, LOADED, "is '2', expected 0, 1 or nothing"),
        ("yes", LOADED, "is 'yes'"),
        ("−1", SENTIMENT, "is '−1', expected -1, 0, 1 or nothing"),
        (True, ATTRIBUTIONS, "is 'True', expected a number from 0 on or nothing"),
        (-1, ATTRIBUTIONS, "is '-1'"),
        ("inf", ATTRIBUTIONS, "is 'inf'"),
        ("nan", ATTRIBUTIONS, "is 'nan'"),
        ("1_0", ATTRIBUTIONS, "is '1_0'"),
        (datetime.datetime(2024, 1, 2), ATTRIBUTIONS, "is '2024-01-02'"),
        ("=D2", LOADED, "is '=D2'"),
        ("#REF!", LOADED, "is '#REF!'"),
        (["0", "1"], LOADED, 'is \'["0", "1"]\''),
        ("x" * 90, LOADED, "…'"),
    ],
)
def test_what_is_no_code(cell: Any, variable: Variable, said: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        code_of(cell, variable)
    assert said in str(caught.value)
