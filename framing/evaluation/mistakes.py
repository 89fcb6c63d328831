"""Mistakes: decisions on frames that people coded otherwise, the surest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

WRONG, MISSED = "wrongly assigned", "missed"
COLUMNS = (
    *("frame", "error", "unit", "where", "article_id", "probability", "abstained"),
    *("evidence", "text"),
)


def find_mistakes(units: pd.DataFrame, spans: pd.DataFrame, frames: Sequence[str]) -> pd.DataFrame:
    """Give every wrong decision: those assigned with the highest probability first, then those
    missed with the lowest.

    ``abstained`` says where the model left a frame open that was coded 1.
    """
    rows = [row for frame in frames for row in _of_frame(units, spans, frame)]
    return pd.DataFrame(rows, columns=[*COLUMNS])


def _of_frame(units: pd.DataFrame, spans: pd.DataFrame, frame: str) -> Iterator[tuple[Any, ...]]:
    coded, said, given = (units[f"{part}_{frame}"] for part in ("coded", "frame", "assigned"))
    words = spans[spans["kind"] == frame].groupby("unit", sort=False)["text"].agg("; ".join)
    wrong = units[(coded == 0) & (given == 1)]
    missed = units[(coded == 1) & said.notna() & (given != 1)]
    for error, found, rising in ((WRONG, wrong, False), (MISSED, missed, True)):
        ordered = found.sort_values(f"frame_{frame}", ascending=rising, kind="stable")
        for unit, row in zip(map(str, ordered.index), ordered.to_dict("records"), strict=True):
            yield (
                *(frame, error, unit, row["where"], row["article_id"], row[f"frame_{frame}"]),
                *(bool(pd.isna(row[f"assigned_{frame}"])), words.get(unit, ""), row["text"]),
            )
