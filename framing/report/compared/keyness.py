"""Keywords of groups: the words that mark each off, how far that can be trusted, and lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from framing.comparison.contexts import Context
from framing.comparison.sides import FEWEST
from framing.comparison.tables import CONTEXTS, Comparison
from framing.report.charts import Figure, Ranked, both, draw_ranked
from framing.report.compared.grouped import Grouped, beneath
from framing.report.compared.lines import line_of, opened, places_of
from framing.report.compared.shown import grouping
from framing.report.markup import render
from framing.report.modes import FULL, NONE, check_mode
from framing.report.section import Section
from framing.report.tabulating import Table, noted, table
from framing.report.wording import count, listing, number
from framing.tables import Tables

#: Words with a q of no more than this are said to stand out.
LEVEL = 0.05
_NAMED = 6
#: So many words of a side are listed, also where fewer stand out.
_LISTED = 10
#: Of each side so many words are drawn, and none where there are fewer in all than the last.
_DRAWN, _FEWEST_DRAWN = 10, 3
_TOP = ["Word", "#Log ratio", "#Articles", "#Dispersion", "#q"]

Word = Mapping[Any, Any]


@dataclass(frozen=True)
class Keywords:
    """A compared group: what it is called, how many words stand out and which, and its tables."""

    name: str
    told: str
    words: str
    tables: tuple[Table, ...]
    figure: Figure | None


def keyword_table(comparison: Comparison, tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the words that mark each group off from the others, each with lines in which it stands.

    With *text_mode* ``none`` no lines are shown.
    """
    told = Grouped(comparison)
    lines = {} if check_mode(text_mode) == NONE else _lines(comparison, tables)
    groups = {group: _keywords(told, group, lines, at) for at, group in enumerate(told.contrasts)}
    settings = comparison.settings
    html = render(
        "keyness.html.j2",
        groups=[one for one in groups.values() if one.tables],
        missing=listing([name for name, one in groups.items() if not one.tables]),
        fewest=FEWEST,
        one=grouping(comparison)[0],
        reference=str(settings.get("reference") or ""),
        draws=f"{int(settings.get('draws', 0)):,}",
        filtered=_filtered(comparison.keyness.attrs),
        lines=bool(lines),
    )
    return Section("keyness", "Keywords", html)


def _filtered(attrs: Mapping[Any, Any]) -> str:
    """Say how much the filters took, where that is known."""
    if "names" not in attrs:
        return ""
    words, sentences = count(attrs["names"], "word"), count(attrs["boilerplate"], "sentence")
    tests = count(attrs["family"], "test")
    return f"Here {words} were taken for names and {sentences} for boilerplate; {tests} were made."


def _lines(comparison: Comparison, tables: Tables) -> dict[tuple[str, str], list[Markup]]:
    """Give the lines by group and word, each with where it stands."""
    places = places_of(tables)
    found: dict[tuple[str, str], list[Markup]] = {}
    contexts = comparison.contexts
    for (group, word, _), row in zip(contexts.index, contexts.to_dict("records"), strict=True):
        line = line_of(Context(*(str(row[name]) for name in CONTEXTS)), places)
        found.setdefault((str(group), str(word)), []).append(line)
    return found


def _keywords(
    told: Grouped, group: str, lines: Mapping[tuple[str, str], Sequence[Markup]], at: int
) -> Keywords:
    keyness = told.comparison.keyness
    mine = keyness[keyness.index.get_level_values("group") == group]
    words: list[Word] = [
        {**row, "word": str(word)}
        for (_, word), row in zip(mine.index, mine.to_dict("records"), strict=True)
    ]
    other = told.other_side(group)
    sides = [
        (f"More often in {group} than in {other}", _listed(w for w in words if w["log_ratio"] > 0)),
        (f"More often in {other} than in {group}", _listed(w for w in words if w["log_ratio"] < 0)),
    ]
    clear = [word for word in words if word["q_value"] <= LEVEL]
    own = [word["word"] for word in clear if word["log_ratio"] > 0]
    more = ["…"] if len(own) > _NAMED else []
    stand = f"{count(len(clear), 'word')} with q of {LEVEL} or less"
    tables = tuple(_table(told, group, side, mine, lines) for side, mine in sides if mine)
    name = told.legend([group])[0]
    named = " · ".join([*own[:_NAMED], *more])
    figure = _drawn(clear, f"Words that stand more or less often in {group}", f"keywords{at}")
    return Keywords(name, f"against {other}: {stand}", named, tables, figure)


def _listed(side: Iterable[Word]) -> list[Word]:
    """Give the words of a side that stand out, and of the others as many as make up ten."""
    words = list(side)
    clear = sum(word["q_value"] <= LEVEL for word in words)
    return words[: max(clear, _LISTED)]


def _drawn(clear: Sequence[Word], title: str, name: str) -> Figure | None:
    """Draw the log ratios of the clear words, those farthest from 0 of each side."""
    known = [word for word in clear if math.isfinite(word["low"]) and math.isfinite(word["high"])]
    sides = (sorted(known, key=lambda word: sign * word["log_ratio"])[:_DRAWN] for sign in (-1, 1))
    chosen = {word["word"]: word for side in sides for word in side}
    if len(chosen) < _FEWEST_DRAWN:
        return None
    items = [
        Ranked(
            word["word"],
            word["log_ratio"],
            number(word["log_ratio"], 1, signed=True),
            word["low"],
            word["high"],
        )
        for word in chosen.values()
    ]
    return both(
        partial(
            draw_ranked,
            items=items,
            title=title,
            description="One bar a word from 0: its log ratio, with its 95% interval. The table"
            " below holds all words.",
        ),
        name,
    )


def _table(
    told: Grouped,
    group: str,
    heading: str,
    words: Sequence[Word],
    lines: Mapping[tuple[str, str], Sequence[Markup]],
) -> Table:
    sizes = told.comparison.sample["analysed"]
    reference = str(told.comparison.settings.get("reference") or "")
    rest = sizes[reference] if reference else sizes.sum() - sizes[group]
    amounts = (int(sizes[group]), int(rest))
    context = ["In context"] if lines else []
    rows = [
        [
            beneath(word["word"], _rates(word)),
            noted(number(word["log_ratio"], 2, signed=True), _interval(word)),
            noted(
                f"{word['articles']:,} of {amounts[0]:,}",
                f"v {word['reference_articles']:,} of {amounts[1]:,}",
            ),
            number(word["dispersion"], 2),
            _q(word["q_value"]),
            *([opened(word["word"], lines.get((group, word["word"]), ()))] if lines else []),
        ]
        for word in words
    ]
    clear = sum(word["q_value"] <= LEVEL for word in words)
    caption = f"{heading}: {clear} of {count(len(words), 'word')} with q of {LEVEL} or less"
    return table(caption, [*_TOP, *context], rows)


def _rates(word: Word) -> str:
    """Write how often a word stands on both sides."""
    own, other = word["per_10000_words"], word["reference_per_10000_words"]
    return f"{number(own, 1)} v {number(other, 1)} per 10,000 words"


def _interval(word: Word) -> str:
    """Write an interval; where a side never has the word it is open.

    >>> _interval({"low": 1.234, "high": math.inf})
    '[+1.23, no limit]'
    """
    low, high = (
        number(word[end], 2, signed=True) if math.isfinite(word[end]) else "no limit"
        for end in ("low", "high")
    )
    return "" if math.isnan(word["low"]) else f"[{low}, {high}]"


def _q(value: float) -> str:
    return "< 0.001" if value < 0.001 else number(value, 3)
