"""Any text at all comes back from every format as it was, or as the format says."""

from __future__ import annotations

import re

import openpyxl
import pandas as pd
import polars as pl
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sav_reading import read_sav

from framing.export.arrow import write_feather
from framing.export.excel import write_excel
from framing.export.labelling import labelled
from framing.export.losses import Losses
from framing.export.spss import write_spss
from framing.export.stata import write_stata

SIGN = "\N{REPLACEMENT CHARACTER}"
TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    | st.text("=+-@'\"<&>_x05F1\n\t é😀", max_size=12),
    min_size=1,
    max_size=6,
)


@given(texts=TEXTS)
@settings(max_examples=10, deadline=None)
def test_any_text_goes_through(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    table = pd.DataFrame({"text": pd.Series(texts, dtype="str")})
    write_feather(table, folder / "t.feather")
    assert pl.read_ipc(folder / "t.feather")["text"].to_list() == texts
    write_excel({"t": table}, folder / "t.xlsx", Losses())
    cells = [row[0] for row in openpyxl.load_workbook(folder / "t.xlsx")["t"].iter_rows(min_row=2)]
    shown = [re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", SIGN, one) for one in texts]
    shown = [one.replace("\r\n", "\n").replace("\r", "\n") for one in shown]
    told = [(cell.value or "").replace("_x005F_", "_") for cell in cells]
    assert told == shown[: len(told)]
    assert not any(shown[len(told) :]), "empty rows at the end are not there"
    assert {cell.data_type for cell in cells if cell.value} <= {"s"}
    one = labelled(table, {}, {})
    write_stata(one, folder / "t.dta", "")
    write_spss(one, folder / "t.sav", "", Losses(), "t")
    whole = [text.replace("\0", SIGN) for text in texts]
    assert pyreadstat.read_dta(folder / "t.dta")[0]["text"].tolist() == whole
    bare = [text.rstrip(" ") for text in whole]
    assert [row["text"] for row in read_sav((folder / "t.sav").read_bytes()).rows] == bare
