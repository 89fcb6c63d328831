"""Reading codings: one shape whatever came, and every fault at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from codings_made import codings

from framing.agreement.reading import code_of, read_codings
from framing.codings import CODINGS
from framing.errors import InputError

PLAIN = [("a1:0000", "ann", "1"), ("a1:0000", "ben", "0"), ("a1:0001", "ann", None)]


def faults_of(table: pd.DataFrame | str | Path) -> str:
    with pytest.raises(InputError) as caught:
        read_codings(table)
    assert "Nothing was computed" in str(caught.value)
    return "\n".join(caught.value.faults)


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_file_reads_as_the_table_it_was_written_of(tmp_path: Path, suffix: str) -> None:
    table, path = codings(PLAIN), tmp_path / f"codings.{suffix}"
    if suffix == "csv":
        table.to_csv(path, index=False)
    elif suffix == "jsonl":
        table.to_json(path, orient="records", lines=True)
    else:
        table.to_parquet(path)
    read = read_codings(path)
    assert [*read.columns] == [*CODINGS]
    pd.testing.assert_frame_equal(read, read_codings(table))
    assert read["value"].isna().tolist() == [False, False, True]


def test_codes_are_text_however_they_were_stored() -> None:
    rows = [("a1:0000", "ann", 1.0), ("a1:0001", "ann", np.nan), ("a1:0002", "ann", -1.0)]
    assert read_codings(codings(rows))["value"].tolist()[::2] == ["1", "-1"]
    assert code_of(True) == "True"
    assert code_of(" very  good\n") == "very good"
    assert code_of("😀") == "😀"


def test_articles_are_read_from_the_ids_of_paragraphs() -> None:
    table = codings(PLAIN).drop(columns=["article_id", "codebook", "text"])
    assert read_codings(table)["article_id"].tolist() == ["a1", "a1", "a1"]
    alone = table.assign(paragraph_id=["p1", "p1", "p2"])
    assert read_codings(alone)["article_id"].isna().all()


def test_every_fault_is_told_with_its_row() -> None:
    rows = [*PLAIN, ("a1:0000", "ann", "0"), ("a1:0002", "", "1")]
    table = codings(rows)
    table.loc[1, "text"] = "Another text."
    table.loc[2, "article_id"] = "a9"
    told = faults_of(table)
    assert "codings, row 3: coder 'ann' judges 'security' of 'a1:0000' again, after" in told
    assert "codings, row 4: 'coder' is empty" in told
    assert "row 1: 'text' of 'a1:0000' is another than in codings, row 0" in told
    assert "row 2: 'article_id'" not in told  # the first row on its paragraph
    assert told.count("\n") == 2


def test_codes_of_two_codebooks_are_refused_by_name() -> None:
    table = pd.concat([codings(PLAIN[:1], book="x" * 64), codings(PLAIN[1:2], book="y" * 64)])
    table = table.reset_index(drop=True)
    told = faults_of(table)
    assert "'security' was coded by 2 codebooks" in told
    assert "xxxxxxxxxxxx (ann); yyyyyyyyyyyy (ben)" in told
    other = table.assign(variable=["security", "loaded"])
    assert len(read_codings(other)) == 2


def test_what_is_no_table_of_codings_is_refused(tmp_path: Path) -> None:
    told = faults_of(pd.DataFrame({"text": ["a"], "variable": ["b"]}))
    assert "no column 'paragraph_id'; its columns are 'text', 'variable'" in told
    assert "holds no rows" in faults_of(codings(PLAIN).iloc[:0])
    assert "expected a table" in faults_of(tmp_path / "codings.docx")
    assert "is not a file" in faults_of(tmp_path / "none.csv")
    (tmp_path / "empty.csv").write_text("")
    assert "is empty" in faults_of(tmp_path / "empty.csv")
