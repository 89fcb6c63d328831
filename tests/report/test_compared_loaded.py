"""Loaded words of groups on the page: figures as the table has them, lines in their rows."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from compared_specimens import make_compared_tables, make_comparison
from report_specimens import HOSTILE

import framing
from framing.analysis import Analysis
from framing.comparison.tables import Comparison
from framing.errors import InputError
from framing.report.compared.loaded import loaded_words

TAG = re.compile(r"<[^>]+>")
TEXTS = {
    "Herald": ["The regime sent thugs.", "The regime and the thugs fled."],
    "Courier": ["The regime stayed calm.", "Nothing else happened here."],
}


def html_of(comparison: Comparison, **options: str) -> str:
    return str(loaded_words(comparison, make_compared_tables(comparison), **options).html)


@pytest.fixture(scope="module")
def read() -> tuple[Analysis, Comparison]:
    """Give four short articles of two outlets, and what differs."""
    rows = [(outlet, text) for outlet, texts in TEXTS.items() for text in texts]
    analysis = framing.analyze(pd.DataFrame(rows, columns=["outlet", "text"]), model="fast")
    return analysis, framing.compare(analysis, min_words=3, permutations=9)


def test_a_row_has_its_figures() -> None:
    html = html_of(make_comparison())
    row = next(line for line in html.splitlines() if line.startswith("<tr><th scope=row>"))
    told = re.split(r"\|+", TAG.sub("|", row))
    assert [part for part in told if part.strip()] == [
        *("bridge", "taking sides", "9", "2 quoted", "5 of 14", "v 4 of 18", "1.5", "v 0.5"),
        "+1.6",
    ]


def test_lines_lead_to_the_words_in_their_articles(read: tuple[Analysis, Comparison]) -> None:
    analysis, comparison = read
    html = str(loaded_words(comparison, analysis).html)
    assert "The <b>regime</b> sent thugs." in html
    assert "The regime sent <b>thugs</b>." in html
    assert html.count("<b>regime</b>") == 3
    assert "2 lines" in html


def test_without_texts_there_are_no_lines(read: tuple[Analysis, Comparison]) -> None:
    analysis, comparison = read
    html = str(loaded_words(comparison, analysis, text_mode="none").html)
    assert "sent" not in html
    assert "regime" in html
    assert "In context" not in html


def test_groups_without_any_are_named(read: tuple[Analysis, Comparison]) -> None:
    analysis, comparison = read
    html = str(loaded_words(replace(comparison, loaded=comparison.loaded.loc[[]]), analysis).html)
    assert "No loaded word was found." in html
    table = comparison.loaded.drop("Courier")
    assert "Without any loaded word: Courier." in str(
        loaded_words(replace(comparison, loaded=table), analysis).html
    )


def test_hostile_words_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    html = html_of(comparison)
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(InputError, match="some"):
        html_of(make_comparison(), text_mode="some")
