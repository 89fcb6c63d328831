"""Tables as users have them: odd labels, gaps, repetitions, and cells of every kind of text."""

from __future__ import annotations

import numpy as np
import pandas as pd

#: A cell, and whether it has figures.
CELLS: tuple[tuple[object, bool], ...] = (
    ("Critics slammed the regime.", True),
    ("“We will stay,” Mayor Jo Hale said.", True),
    (None, False),
    (float("nan"), False),
    ("", False),
    (" \n\u200b", False),
    ("🔥🔥🔥", False),
    ("Terrible 🔥 news: the bridge fell 😱", True),
    ("Families queued for bread.\n\nTroops fired rockets at the depot.", True),
    ("Critics slammed the regime.", True),
    ("Die Brücke wurde am Montag für den Verkehr gesperrt, teilte die Stadt mit.", False),
    ("Мост открыт", False),
    ("Oui", True),
    ("  Calm returned.\r\nIt rained.  ", True),
)


def table_of(rows: int) -> pd.DataFrame:
    """Give a table whose labels are tuples with gaps, repetitions and emojis, each text unlike."""
    cells = [CELLS[at % len(CELLS)][0] for at in range(rows)]
    texts = [
        f"{cell} Report {at // len(CELLS)}." if isinstance(cell, str) and has_words(cell) else cell
        for at, cell in enumerate(cells)
    ]
    labels = [(f"🗞️{at % 7}", at * 3 % 11, None if at % 5 == 0 else "é") for at in range(rows)]
    index = pd.Index(labels, tupleize_cols=False, name="who")
    return pd.DataFrame(
        {"n": np.arange(rows), "body": pd.Series(texts, dtype=object), "wann": "x"}
    ).set_index(index)


def has_words(cell: str) -> bool:
    """Say whether another sentence would not make a text of what is none."""
    return any(letter.isalpha() for letter in cell) and "Brücke" not in cell and "Мост" not in cell
