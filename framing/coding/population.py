"""The population: the paragraphs that can be drawn, their strata, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import pandas as pd

from framing.coding.cells import fits
from framing.comparison.sample import name_of_group
from framing.frames.decided import codes_of, read_decided
from framing.tables import Tables

#: The word that asks for strata by the frames that the programme assigned.
FRAMES = "frames"
NONE, ABSTAINED, UNNAMED = "no frame", "abstained", "not told"
FOREIGN, WORDLESS, LONG = "not in English", "without words", "too long for a cell of a spreadsheet"
_BETWEEN = " | "


def population_of(tables: Tables) -> tuple[pd.DataFrame, dict[str, int]]:
    """Give the paragraphs that can be coded, in the order of their ids, and what is left out.

    Headlines count as paragraphs, as they do in every figure. Left out are those of articles that
    are not in English, those without words, and those longer than a cell; all are counted.
    """
    paragraphs = tables.paragraphs.sort_index()
    languages = paragraphs["article_id"].map(tables.articles["language"])
    reasons = pd.Series("", index=paragraphs.index, dtype="str")
    reasons[[not fits(text) for text in paragraphs["text"]]] = LONG
    reasons[paragraphs["words"] == 0] = WORDLESS
    reasons[languages != "en"] = FOREIGN
    counts = reasons[reasons != ""].value_counts()
    left_out = {name: int(counts.get(name, 0)) for name in (FOREIGN, WORDLESS, LONG)}
    return paragraphs[reasons == ""], left_out


def strata_of(tables: Tables, paragraphs: pd.DataFrame, by: Sequence[str]) -> pd.Series:
    """Give the stratum of each paragraph by columns of its article and its assigned frames.

    ``"frames"`` puts a paragraph to the rarest frame that was assigned to it, so that each frame
    has a stratum of its own; else to ``abstained`` where a frame was left open, or ``no frame``.
    """
    if not by:
        return pd.Series("all", index=paragraphs.index, dtype="str")
    parts = [
        _by_frames(tables, paragraphs.index)
        if name == FRAMES
        else paragraphs["article_id"].map(_names_of(tables.articles[name]))
        for name in by
    ]
    joined = [_BETWEEN.join(names) for names in zip(*parts, strict=True)]
    return pd.Series(joined, index=paragraphs.index, dtype="str")


def faults_of_strata(tables: Tables, by: Sequence[str]) -> list[str]:
    """Say what of the columns to stratify by is not there, or stands there twice."""
    known = [name for name in map(str, tables.articles.columns) if name not in ("text", "url")]
    faults = []
    for name in by:
        if name == FRAMES and not codes_of(tables):
            faults.append("stratify: the analysis has no frames to stratify by")
        elif name != FRAMES and name not in known:
            near = get_close_matches(name, [*known, FRAMES], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            have = ", ".join(map(repr, [*known, FRAMES]))
            faults.append(f"stratify: no column {name!r} among {have}{hint}")
    faults += [
        f"stratify: {name!r} is named twice"
        for name in dict.fromkeys(by)
        if list(by).count(name) > 1
    ]
    return faults


def _by_frames(tables: Tables, paragraphs: pd.Index) -> pd.Series:
    decided = [read_decided(tables, code) for code in codes_of(tables)]
    strata = pd.Series(NONE, index=paragraphs, dtype="str")
    for one in decided:
        strata[one.open.loc[paragraphs].to_numpy()] = ABSTAINED
    amounts = [int(one.assigned.loc[paragraphs].sum()) for one in decided]
    # The rarest is written last, so that it stands.
    for at in sorted(range(len(decided)), key=lambda at: -amounts[at]):
        strata[decided[at].assigned.loc[paragraphs].to_numpy()] = decided[at].code
    return strata


def _names_of(column: pd.Series) -> pd.Series:
    cells = zip(column, column.notna(), strict=True)
    names = [(name_of_group(cell) if known else "") or UNNAMED for cell, known in cells]
    return pd.Series(names, index=column.index, dtype="str")
