"""A comparison in a text mode: its tables with no more of the articles than the page may show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pandas as pd

from framing.comparison.tables import Comparison
from framing.report.excerpts import LINES, Shown
from framing.report.modes import EXCERPTS, FULL, NONE, check_mode, renamed, told_words
from framing.sharing import ids_told
from framing.tables import Tables
from framing.text.words import find_words


def in_text_mode(comparison: Comparison, tables: Tables, text_mode: str) -> Comparison:
    """Give a comparison as it may lie beside a page in a mode.

    In ``none`` lines of context lose the words around their keyword, sources with more than five
    words are cut, and articles are called as ``shorten_names`` calls them. In ``excerpts`` lines
    are left out that would show more than a twelfth of the words of their article, beside the
    passages the page shows of it; every keyword has a first line before any has a second. Raises
    InputError for an unknown mode.
    """
    if check_mode(text_mode) == FULL:
        return comparison
    if text_mode == EXCERPTS:
        return replace(comparison, contexts=_within_bounds(comparison, tables))
    names = comparison.sources.index.get_level_values("source").unique()
    told, ids = _told_apart(list(map(str, names))), ids_told(tables)

    def new(key: Any) -> Any:
        return renamed(key, ids)

    places = comparison.contexts["paragraph_id"].map(new)
    left_out = comparison.left_out
    examples = comparison.examples
    return replace(
        comparison,
        contexts=comparison.contexts.assign(before="", after="", paragraph_id=places),
        sources=comparison.sources.rename(index=told, level="source"),
        values=comparison.values.rename(index=new),
        left_out=left_out.assign(same_as=left_out["same_as"].map(new)).rename(index=new),
        examples=examples.assign(article_id=examples["article_id"].map(new)),
        settings=new(comparison.settings) if ids else comparison.settings,
    )


def _told_apart(names: list[str]) -> dict[str, str]:
    """Give names as they are told where no text is shown, numbered where two would look alike."""
    told: dict[str, str] = {}
    for name in names:
        short = told_words(name, NONE)
        alike = sum(told_words(other, NONE) == short for other in told)
        told[name] = f"{short} ({alike + 1})" if alike else short
    return told


def _within_bounds(comparison: Comparison, tables: Tables) -> pd.DataFrame:
    """Keep the lines of context for which their articles have room."""
    contexts, paragraphs = comparison.contexts, tables.paragraphs
    body = paragraphs[paragraphs["part"] != "headline"]
    room = (body.groupby("article_id")["words"].sum() // LINES).to_dict()
    shown = Shown(tables, EXCERPTS)
    seen: dict[str, set[int]] = defaultdict(set)
    ranks = comparison.keyness.index.get_indexer(
        pd.MultiIndex.from_frame(contexts.index.to_frame()[["group", "word"]])
    )
    order = pd.DataFrame({"line": contexts.index.get_level_values("line"), "rank": ranks})
    kept = []
    for at in order.sort_values(["line", "rank"], kind="stable").index:
        row = contexts.iloc[at]
        name = str(row["paragraph_id"])
        text, article = str(paragraphs.loc[name, "text"]), paragraphs.loc[name, "article_id"]
        start, end = _place(text, str(row["before"]), str(row["keyword"]), str(row["after"]))
        passages = shown.of(name, text)
        new = {
            word.start
            for word in find_words(text)
            if word.start < end
            and word.end > start
            and not any(low <= word.start and word.end <= high for low, high in passages)
        } - seen[name]
        if len(new) <= room.get(article, 0):
            room[article] = room.get(article, 0) - len(new)
            seen[name] |= new
            kept.append(at)
    table = contexts.iloc[sorted(kept)]
    numbers = table.groupby(level=["group", "word"], sort=False).cumcount() + 1
    index = table.index.to_frame(index=False).assign(line=numbers.to_numpy())
    return table.set_axis(pd.MultiIndex.from_frame(index))


def _place(text: str, before: str, keyword: str, after: str) -> tuple[int, int]:
    """Give where a line of context stands in its paragraph; the whole where that is not found."""
    line = before.removeprefix("… ") + keyword + after.removesuffix(" …")
    plain = "".join(" " if character.isspace() else character for character in text)
    start = plain.find(line)
    return (start, start + len(line)) if start >= 0 else (0, len(text))
