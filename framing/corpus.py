"""Reading: from files, folders and tables to the articles table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.tables import ARTICLES, make_table
from framing.text.normalising import normalise

Source = str | Path | Sequence[str | Path] | pd.DataFrame


def read_articles(source: Source) -> pd.DataFrame:
    """Give the articles table of a path, several paths, a folder, a glob, a table or a text."""
    if isinstance(source, pd.DataFrame):
        texts = [normalise(text) for text in source["text"]]
        ids = [str(i) for i in source.get("article_id", source.index)]
    elif isinstance(source, str) and not Path(source).exists():
        texts, ids = [normalise(source)], ["text"]
    else:
        path = Path(str(source))
        paths = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        texts = [normalise(p.read_text("utf-8")) for p in paths]
        ids = [p.stem for p in paths]
    rows: list[list[Any]] = [[None, None, None, "en", None, text] for text in texts]
    return make_table(rows, ARTICLES, index=ids, index_name="article_id")
