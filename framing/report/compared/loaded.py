"""Loaded words of groups: which words the figures count, in how many articles, and lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing.comparison.contexts import context_of
from framing.comparison.loaded_words import MOST, occurrences
from framing.comparison.tables import Comparison
from framing.memory import collected_after
from framing.report.compared.grouped import Grouped, beneath
from framing.report.compared.lines import line_of, opened, places_of
from framing.report.compared.shown import grouping
from framing.report.excerpts import Shown
from framing.report.markup import render
from framing.report.modes import FULL, NONE
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import WHY_NOT, count, kind_of, listing, number
from framing.tables import Tables

#: So many lines of each word are shown, and so many words named beside a group.
_LINES, _NAMED = 5, 6
_COLUMNS = ["Word", "#Times", "#Articles", "#per 10,000 words", "#Log ratio"]


@dataclass(frozen=True)
class Carriers:
    """A group: what it is called, how many loaded words it has, those in most articles, a table."""

    name: str
    told: str
    words: str
    table: Table


@collected_after()
def loaded_words(comparison: Comparison, tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the loaded words of each group, each with lines in which it stands.

    With *text_mode* ``excerpts`` lines lie in the passages that the page shows of the articles;
    with ``none`` there are none.
    """
    told, shown = Grouped(comparison), Shown(tables, text_mode)
    lines = {} if text_mode == NONE else _lines(comparison, tables, shown)
    loaded = comparison.loaded
    with_words = set(loaded.index.get_level_values("group"))
    groups = [_carriers(told, group, lines) for group in told.names if group in with_words]
    html = render(
        "loaded_words.html.j2",
        groups=groups,
        missing=listing([group for group in told.names if group not in with_words]),
        one=grouping(comparison)[0],
        reference=str(comparison.settings.get("reference") or ""),
        alone=len(told.names) == 1,
        sought="loaded_count" in tables.features,
        why_not=WHY_NOT,
        most=MOST,
        lines=bool(lines),
    )
    return Section("loaded-words", "Loaded words", html)


def _lines(
    comparison: Comparison, tables: Tables, shown: Shown
) -> dict[tuple[str, str], list[Markup]]:
    """Give lines by group and entry, from different articles where there are."""
    keys = comparison.loaded.index
    found = occurrences(tables, comparison.values["group"])
    found = found[pd.MultiIndex.from_frame(found[["group", "entry"]]).isin(keys)]
    texts = tables.paragraphs["text"].astype("str").to_dict()
    columns = (found[name] for name in ("paragraph_id", "start", "end"))
    is_shown = [
        bool(shown.within(name, texts[name], start, end))
        for name, start, end in zip(*columns, strict=True)
    ]
    found = found[pd.Series(is_shown, index=found.index, dtype="bool")]
    turn = found.groupby(["group", "entry", "article_id"]).cumcount()
    ordered = found.assign(turn=turn).sort_values(
        ["group", "entry", "turn", "article_id"], kind="stable"
    )
    places = places_of(tables)
    lines: dict[tuple[str, str], list[Markup]] = {}
    for row in ordered.groupby(["group", "entry"]).head(_LINES).to_dict("records"):
        name = row["paragraph_id"]
        context = context_of(name, *shown.around(name, texts[name], row["start"], row["end"]))
        lines.setdefault((row["group"], row["entry"]), []).append(line_of(context, places))
    return lines


def _carriers(
    told: Grouped, group: str, lines: Mapping[tuple[str, str], Sequence[Markup]]
) -> Carriers:
    mine = told.comparison.loaded.query("group == @group").droplevel("group")
    entries = told.comparison.loaded.attrs.get("entries", {}).get(group, len(mine))
    amount = count(entries, "different word")
    shown = amount if entries <= len(mine) else f"the {len(mine)} in most articles of {amount}"
    sizes = told.comparison.sample["analysed"]
    reference = str(told.comparison.settings.get("reference") or "")
    is_paired = reference not in ("", group)
    amounts = (sizes[group], sizes[reference] if is_paired else sizes.sum() - sizes[group])
    rows = []
    for entry, row in zip(mine.index, mine.to_dict("records"), strict=True):
        cells = _cells(str(entry), row, amounts)
        rows.append([*cells, *([opened(entry, lines.get((group, entry), ()))] if lines else [])])
    return Carriers(
        told.legend([group])[0],
        amount,
        " · ".join([*mine.index[:_NAMED], *(["…"] if entries > _NAMED else [])]),
        table(
            f"Loaded words in {group}: {shown}",
            [*_COLUMNS, *(["In context"] if lines else [])],
            rows,
        ),
    )


def _cells(entry: str, row: Mapping[Any, Any], articles: tuple[int, int]) -> list[Cell]:
    """Give the figures of a word, those of the other side below them."""
    own, others = articles
    quoted = f"{row['quoted']:,} quoted" if row["quoted"] else ""
    rate = number(row["per_10000_words"], 1)
    return [
        beneath(entry, listing([kind_of(kind) for kind in row["kind"].split(", ")])),
        noted(f"{row['count']:,}", quoted),
        noted(f"{row['articles']:,} of {own:,}", f"v {row['reference_articles']:,} of {others:,}"),
        noted(rate, f"v {number(row['reference_per_10000_words'], 1)}"),
        number(row["log_ratio"], 1, signed=True),
    ]
