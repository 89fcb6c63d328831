"""Keywords on the page: figures as the table has them, lines in their rows, open intervals."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from compared_specimens import make_compared_tables, make_comparison

from framing.comparison.tables import Comparison
from framing.errors import InputError
from framing.report.compared.keyness import keyword_table

TAG = re.compile(r"<[^>]+>")


def html_of(comparison: Comparison, **options: str) -> str:
    return str(keyword_table(comparison, make_compared_tables(comparison), **options).html)


def cells(html: str, word: str) -> list[str]:
    """Give the cells of the first row of a word, as text."""
    row = re.search(rf"<tr><th scope=row><span>{word}<small>.*?(?=\n\s*<tr>|</table>)", html, re.S)
    assert row
    return [TAG.sub("|", cell).strip("|") for cell in re.split(r"<td[^>]*>", row[0])]


def test_a_row_has_its_figures_and_opens_its_lines() -> None:
    comparison = make_comparison()
    html = html_of(comparison)
    word, ratio, articles, dispersion, q, lines = cells(html, "bridge")
    assert word.replace("|", " ").split()[:4] == ["bridge", "18.0", "v", "4.0"]
    assert re.split(r"\|+", ratio) == ["+2.50", "[+1.70, +3.30]"]
    assert re.split(r"\|+", articles) == ["5 of 14", "v 6 of 18"]
    assert (dispersion, q) == ("0.40", "0.020")
    assert lines.startswith("5 lines| with bridge")
    assert lines.count("They said the") == 5
    assert "Daily Herald (1), ¶\N{NO-BREAK SPACE}1" in lines


def test_words_stand_by_the_side_that_they_mark() -> None:
    html = html_of(make_comparison())
    own = html.index("More often in Daily Herald than in all others together: 2 of 3 words")
    other = html.index("More often in all others together than in Daily Herald: 2 of 2 words")
    assert own < html.index("<span>storm") < other < html.index("<span>collapse")


def test_groups_stand_by_the_alphabet_and_a_few_articles_are_called_so() -> None:
    html = html_of(make_comparison())
    names = re.findall(r'<summary><span class="outlet">(.*?)</span>', html)
    assert names == [
        "Daily Herald, 14 articles",
        "Evening Post, 12 articles",
        "Northern Star, 6 articles, exploratory",
    ]


def test_two_groups_that_mirror_each_other_are_shown_once() -> None:
    html = html_of(make_comparison(("A", "B"), (12, 14)))
    assert html.count('<details class="one" open>') == 1
    assert "More often in A than in B" in html
    assert "More often in B than in A" in html


def test_a_reference_is_named() -> None:
    html = html_of(make_comparison(reference="Evening Post"))
    assert "More often in Daily Herald than in Evening Post" in html
    assert "v 6 of 12" in html


def test_an_interval_without_an_end_says_so() -> None:
    comparison = make_comparison()
    keyness = comparison.keyness.assign(high=math.inf)
    html = html_of(replace(comparison, keyness=keyness))
    assert "[+1.70, no limit]" in html
    html = html_of(replace(comparison, keyness=keyness.assign(low=math.nan, high=math.nan)))
    assert "nan" not in html


def test_filters_are_told_with_their_amounts_where_known() -> None:
    comparison = make_comparison()
    assert "a capital in more than 80% of their places" in html_of(comparison)
    keyness = comparison.keyness.copy()
    keyness.attrs = {"names": 1200, "boilerplate": 1, "family": 9}
    html = html_of(replace(comparison, keyness=keyness))
    assert "1,200 words were taken for names and 1 sentence for boilerplate; 9 tests" in html


def test_without_text_no_line_is_shown() -> None:
    html = html_of(make_comparison(), text_mode="none")
    assert "They said" not in html
    assert "In context" not in html
    assert "opens up to five lines" not in html
    with pytest.raises(InputError, match="text_mode"):
        html_of(make_comparison(), text_mode="some")


def test_groups_without_words_are_named() -> None:
    comparison = make_comparison()
    kept = comparison.keyness.drop(index="Northern Star", level="group")
    assert "that differs: Northern Star." in html_of(replace(comparison, keyness=kept))
    none = replace(comparison, keyness=comparison.keyness.iloc[:0])
    html = html_of(none)
    assert "No word could be compared" in html
    assert "<table" not in html


def test_hostile_words_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    html = str(keyword_table(comparison, make_compared_tables(comparison, hostile=True)).html)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_the_order_of_rows_is_that_of_the_table() -> None:
    comparison = make_comparison()
    mine = comparison.keyness.loc["Daily Herald"]
    words = mine.index[mine["log_ratio"] > 0].tolist()
    html = html_of(comparison)
    places = [html.index(f"<span>{word}<small>") for word in words]
    assert places == sorted(places)


def test_clear_words_are_drawn_with_their_interval() -> None:
    comparison = make_comparison(("A", "B"), (12, 14), reference="B")
    clear = comparison.keyness.xs("A", level="group")
    assert (clear["q_value"] <= 0.05).sum() > 2
    html = str(keyword_table(comparison, make_compared_tables(comparison)).html)
    assert "Words that stand more or less often in A" in html
    none = replace(comparison, keyness=comparison.keyness.assign(q_value=0.2))
    assert "<svg" not in str(keyword_table(none, make_compared_tables(none)).html)


def test_words_that_do_not_stand_out_fill_up_a_list_of_ten_only() -> None:
    comparison = make_comparison()
    group = comparison.keyness.loc[["Daily Herald"]]
    wide = group[group["log_ratio"] > 0].iloc[[0]]
    many = pd.concat([wide.rename(index={"bridge": f"word{at:02}"}) for at in range(25)])

    def listed(clear: int) -> int:
        q_values = [0.01] * clear + [0.5] * (25 - clear)
        html = html_of(replace(comparison, keyness=many.assign(q_value=q_values)))
        return len(set(re.findall(r"word\d\d", html)))

    assert (listed(0), listed(14), listed(25)) == (10, 14, 25)
