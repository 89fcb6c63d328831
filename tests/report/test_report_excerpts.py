"""Which words a page may show of each article: at most a share, the most telling first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from compared_specimens import make_comparison
from report_specimens import Row, make_tables

from framing.comparison.tables import CONTEXTS, INDEX
from framing.report.compared.modes import in_text_mode
from framing.report.excerpts import LINES, PASSAGES, REACH, Shown, choose_passages
from framing.tables import Tables
from framing.text.words import find_words


def words(name: str, amount: int) -> str:
    """Give words of which each stands once."""
    return " ".join(f"{name}{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(amount))


def article(sizes: tuple[int, ...], evidence: list[tuple[int, int, int]]) -> Tables:
    """Give an article with a headline of eight words, and loaded words where *evidence* says.

    Evidence is a paragraph and its first and last word.
    """
    texts = [words("head", 8), *(words(chr(97 + at), size) for at, size in enumerate(sizes))]
    spans: list[Row] = []
    for position, first, last in evidence:
        found = find_words(texts[position])
        text = texts[position][found[first].start : found[last].end]
        spans.append((f"x:000{position}", "loaded", "alarm", text, "", 1.0, ""))
    return make_tables({"x": "\n\n".join(texts)}, spans, {})


def amount(tables: Tables, mode: str = "excerpts") -> dict[str, int]:
    """Give how many words of each paragraph are shown."""
    shown = Shown(tables, mode)
    return {
        str(name): sum(len(find_words(text[a:b])) for a, b in shown.of(str(name), text))
        for name, text in tables.paragraphs["text"].items()
    }


def test_other_modes_show_all_or_nothing() -> None:
    tables = article((30, 30), [(1, 3, 3)])
    assert list(amount(tables, "full").values()) == [8, 30, 30]
    assert list(amount(tables, "none").values()) == [0, 0, 0]


def test_marks_have_25_words_on_each_side_where_there_is_room() -> None:
    tables = article((400, 400), [(1, 100, 100), (2, 0, 0), (2, 60, 120)])
    found = amount(tables)
    assert found["x:0001"] == REACH + 1 + REACH
    # The mark of 61 words has both ends, each with 25 inside.
    assert found["x:0002"] == (1 + REACH) + (REACH + REACH) + (REACH + REACH)
    assert found["x:0000"] == 8


def test_paragraphs_with_most_marks_come_first() -> None:
    tables = article((40, 40, 40), [(1, 20, 20), (3, 10, 10), (3, 30, 30), (2, 20, 20)])
    found = amount(tables)
    assert sum(found.values()) - 8 <= 120 // PASSAGES
    assert found["x:0003"] > found["x:0001"] >= found["x:0002"]


@pytest.mark.parametrize("seed", range(20))
def test_no_article_shows_more_than_its_share(seed: int) -> None:
    draw = random.Random(seed)
    sizes = tuple(draw.randint(1, 120) for _ in range(draw.randint(1, 5)))
    evidence = []
    for _ in range(draw.randint(0, 30)):
        position = draw.randint(1, len(sizes))
        first = draw.randrange(sizes[position - 1])
        last = min(first + draw.randint(0, 80), sizes[position - 1] - 1)
        evidence.append((position, first, last))
    tables = article(sizes, evidence)
    found = amount(tables)
    assert found.pop("x:0000") == 8
    assert sum(found.values()) <= sum(sizes) / PASSAGES
    shown = Shown(tables, "excerpts")
    for name, text in tables.paragraphs["text"].items():
        stretches = shown.of(str(name), text)
        assert all(0 <= a < b <= len(text) for a, b in stretches)
        assert all(b < c for (_, b), (c, _) in pairwise(stretches))


def test_nothing_is_shown_where_nothing_was_found_or_there_is_no_room() -> None:
    assert amount(article((50,), [])) == {"x:0000": 8, "x:0001": 0}
    assert amount(article((3,), [(1, 1, 1)])) == {"x:0000": 8, "x:0001": 0}
    tables = article((50,), [])
    text = "“…”" + " " * 50
    wordless = replace(tables, paragraphs=tables.paragraphs.assign(text=text))
    assert choose_passages(wordless, {"x:0001": [(0, 1)]})["x:0001"] == ()


def test_what_is_shown_of_a_stretch_lies_in_it() -> None:
    tables = article((400,), [(1, 100, 100)])
    text = tables.paragraphs["text"]["x:0001"]
    shown = Shown(tables, "excerpts")
    ((start, end),) = shown.of("x:0001", text)
    assert shown.within("x:0001", text, start + 5, end + 50) == ((start + 5, end),)
    assert shown.within("x:0001", text, end + 1, end + 9) == ()


def compared(tables: Tables, lines: list[tuple[str, int]]) -> pd.DataFrame:
    """Give lines of context of eight words on each side of words of the first paragraph."""
    text = tables.paragraphs["text"]["x:0001"]
    found = find_words(text)
    rows = []
    for _, at in lines:
        low, high = found[at - 8].start, found[at + 8].end
        before, after = text[low : found[at].start], text[found[at].end : high]
        rows.append(("x:0001", f"… {before}", text[found[at].start : found[at].end], f"{after} …"))
    keys = [("A", word, 1) for word, _ in lines]
    index = pd.MultiIndex.from_tuples(keys, names=INDEX["contexts"])
    return pd.DataFrame(rows, columns=list(CONTEXTS), index=index)


def test_lines_of_context_share_what_is_left() -> None:

    tables = article((480,), [])
    lines = compared(tables, [("b", 50), ("c", 150), ("d", 250), ("a", 350)])
    comparison = replace(make_comparison(), contexts=lines)
    keyness = comparison.keyness.iloc[:4].set_axis(
        pd.MultiIndex.from_tuples([("A", word) for word in "dcba"], names=INDEX["keyness"])
    )
    comparison = replace(comparison, keyness=keyness)
    kept = in_text_mode(comparison, tables, "excerpts").contexts
    # 480 // 12 words are room for two lines of 17: those of the words that stand out most.
    assert 480 // LINES == 40
    assert list(kept.index) == [("A", "c", 1), ("A", "d", 1)]
    marked = article((480,), [(1, 350, 350)])
    kept = in_text_mode(comparison, marked, "excerpts").contexts
    assert ("A", "a", 1) in kept.index, "a line in a passage that is shown costs nothing"
    assert in_text_mode(comparison, tables, "full") is comparison


def test_names_cut_alike_stay_apart() -> None:

    comparison = make_comparison()
    name = "the deputy of the head of "
    names = comparison.sources.index.get_level_values("source").unique()
    long = dict(zip(names[:2], (f"{name}one town", f"{name}another town"), strict=True))
    comparison = replace(comparison, sources=comparison.sources.rename(index=long, level="source"))
    told = in_text_mode(comparison, article((9,), []), "none").sources.index
    assert told.is_unique
    assert {"the deputy of the head …", "the deputy of the head … (2)"} <= set(
        told.get_level_values("source")
    )
