"""The front door: analyse articles, and hold what came out."""

from __future__ import annotations

import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from typing import Any

import pandas as pd

from framing.corpus import Source, read_articles
from framing.errors import InputError
from framing.extraction import extract
from framing.extractors.protocol import Extractor
from framing.tables import Tables

LIBRARIES = ("numpy", "nupunkt", "pandas", "scikit-learn", "textstat", "vaderSentiment")
MODELS = ("fast",)
CODEBOOKS = ("default",)


@dataclass(frozen=True, eq=False)
class Analysis(Tables):
    """All tables of one analysis, and what can be made of them."""

    def to_frame(self) -> pd.DataFrame:
        """Give one wide table, a row per paragraph: paragraph columns, features, frames.

        >>> import framing
        >>> wide = framing.analyze("Critics warned of a catastrophe.").to_frame()
        >>> wide.loc["text:0000", "words"]
        np.int64(5)
        """
        return pd.concat([self.paragraphs, self.features, self.frames], axis=1)


def default_extractors() -> tuple[Extractor, ...]:
    """Give the extractors that ``analyze`` runs where none are named, in the order of columns."""
    return ()


def analyze(
    source: Source,
    *,
    model: str = "fast",
    codebook: str = "default",
    extractors: Sequence[Extractor] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Analysis:
    """Read, split and score articles; give every figure with the words behind it.

    *source* is a path, several paths, a folder, a glob, a plain text, or a table with ``text``
    (and ``article_id``, ``outlet``, ``published``, ``headline``, ``url`` where present).
    *progress* is called after each article with the articles done and their total.

    Raises InputError where the source cannot be read; it lists every fault.
    """
    for name, given, known in (("model", model, MODELS), ("codebook", codebook, CODEBOOKS)):
        if given not in known:
            raise InputError(
                name,
                [f"expected {' or '.join(map(repr, known))}, got {given!r}"],
                remedy=f"Leave {name} out for the default.",
            )
    articles = read_articles(source)
    parts = default_extractors() if extractors is None else tuple(extractors)
    total = len(articles)
    tables = extract(
        articles,
        parts,
        provenance=provenance_of(articles, parts, model=model, codebook=codebook),
        progress=None if progress is None else lambda done: progress(done, total),
    )
    return Analysis(**{field.name: getattr(tables, field.name) for field in fields(Tables)})


def provenance_of(
    articles: pd.DataFrame, extractors: Sequence[Extractor], *, model: str, codebook: str
) -> dict[str, Any]:
    """Give what somebody needs to repeat the analysis."""
    del articles
    return {
        "framing": version("framing-toolkit"),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "model": model,
        "codebook": codebook,
        "extractors": [repr(extractor) for extractor in extractors],
    }
