"""Tables that spoil exports: formulas, line ends, long texts, gaps, names of every kind."""

from __future__ import annotations

import pandas as pd

CELLS = (
    *('=HYPERLINK("http://x","y")', "@SUM(A1)", "+1", "-1", "#N/A", "TRUE", "2024-01-01", "007"),
    *("two\nlines\tand a tab", "😀 café Ünïcode Ж 中", 'a "quoted", comma; semicolon', " lead"),
    *("’curly’", "a\\b", "_x0041_", "\u2028odd\u2029", "'=1", "1e5", "nan", "<b>&amp;</b>"),
)
LONG = "Ж" * 40_000
CONTROL = "bell\x07, bs\x08, vt\x0b, odd\ufffe"


def cells() -> pd.DataFrame:
    """Give a row for each such cell, beside numbers with gaps."""
    count = len(CELLS)
    data = {
        "id": [f"a{at}" for at in range(count)],
        "text": list(CELLS),
        "score": [None if at % 3 == 0 else at / 7 for at in range(count)],
        "n": pd.array([None if at % 4 == 0 else at for at in range(count)], dtype="Int64"),
        "yes": pd.array([None, *([True, False] * count)][:count], dtype="boolean"),
        "nothing": [float("nan")] * count,
        "no text": [None] * count,
    }
    return pd.DataFrame(data).astype({"text": "str", "id": "str"})


def articles() -> pd.DataFrame:
    """Give articles of one's own: odd outlets and dates, columns whose names collide."""
    text = "Officials said the bridge was safe. Critics warned of a catastrophe, and slammed it."
    rows = [
        ("=1+1", "=HYPERLINK(“x”)", "2024-03-01", "=2+2 went wrong\n\n" + text),
        ("b", "@Daily", "2024-03-02T23:10:00Z", f"Café 😀 says no\n\n{text}"),
        ("c", None, None, "@SUM of all\n\nIt was a calm, quiet, lovely evening on the river."),
        ("d", "Ж Газета", "in May", "+1 for all\n\nThe mayor said: “We will rebuild it.”"),
    ]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "published", "text"])
    return table.assign(
        **{
            "words": [1, 2, 3, 4],
            "if": ["a", "b", "c", "d"],
            "IF": [1.5, None, float("nan"), 2],
            "Länge des Artikels in Zeichen gezählt und gerundet": [1, 2, 3, 4],
            "Länge des Artikels in Zeichen gezählt, nicht gerundet": [1, 2, 3, 5],
            "number": [2**60 + 1, 1, 2, 3],
            "empty": [None] * 4,
            "wire": [True, None, False, True],
        }
    )
