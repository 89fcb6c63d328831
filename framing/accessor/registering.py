"""What ``table.framing`` and ``series.framing`` give, and how pandas comes to know of it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Unpack, cast

# What is heavy waits until somebody scores: this is imported wherever framing and pandas are.
if TYPE_CHECKING:
    import pandas as pd

    from framing.scores.scoring import Choice, Settings

NAME = "framing"


class TableAccessor:
    """Scores of a table's texts, the words behind them, and what the scores mean.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"body": ["The regime slammed critics."]})
    >>> scores = table.framing.score(text="body", model="fast")
    >>> together = pd.concat([table, scores], axis=1)
    >>> together["loaded_count"].tolist()
    [2.0]
    """

    def __init__(self, table: pd.DataFrame) -> None:
        self._table = table

    def score(
        self, text: Hashable | None = None, *, prefix: str = "", **settings: Unpack[Settings]
    ) -> pd.DataFrame:
        """Give the figures of every row under the table's own index, as ``framing.score`` does.

        *text* names the column of texts, where it is not called ``text``, ``body`` or the like;
        *prefix* stands before each name. Settings are ``model``, ``codebook``, ``loaded``,
        ``extractors``, ``workers`` and ``progress``.
        """
        return _score(self._table, text=text, prefix=prefix, **settings)

    def spans(self, text: Hashable | None = None, **settings: Unpack[Settings]) -> pd.DataFrame:
        """Give the words behind the figures under the labels of their rows.

        Columns are those of ``framing.find_spans``, settings those of ``score``.
        """
        return _find_spans(self._table, text=text, **settings)

    def measures(self, **chosen: Unpack[Choice]) -> pd.DataFrame:
        """Give what each column of ``score`` means: unit, range, direction, origin.

        What may be chosen is ``model``, ``codebook``, ``loaded`` and ``extractors``.
        """
        return _measures_of(**chosen)


class SeriesAccessor:
    """Scores of the texts in a column, the words behind them, and what the scores mean.

    >>> import pandas as pd
    >>> texts = pd.Series(["The regime slammed critics."], index=["a"])
    >>> spans = texts.framing.spans(model="fast")
    >>> spans.loc[spans["extractor"] == "loaded", "text"].to_dict()
    {'a': 'slammed'}
    """

    def __init__(self, texts: pd.Series[Any]) -> None:
        self._texts = texts

    def score(self, *, prefix: str = "", **settings: Unpack[Settings]) -> pd.DataFrame:
        """Give the figures of every text under its own label, as ``framing.score`` does.

        *prefix* stands before each name. Settings are ``model``, ``codebook``, ``loaded``,
        ``extractors``, ``workers`` and ``progress``.
        """
        return _score(self._texts, prefix=prefix, **settings)

    def spans(self, **settings: Unpack[Settings]) -> pd.DataFrame:
        """Give the words behind the figures under the labels of their texts.

        Columns are those of ``framing.find_spans``, settings those of ``score``.
        """
        return _find_spans(self._texts, **settings)

    def measures(self, **chosen: Unpack[Choice]) -> pd.DataFrame:
        """Give what each column of ``score`` means: unit, range, direction, origin.

        What may be chosen is ``model``, ``codebook``, ``loaded`` and ``extractors``.
        """
        return _measures_of(**chosen)


def _score(texts: object, **settings: Any) -> pd.DataFrame:
    from framing.scores import score

    return cast("pd.DataFrame", score(texts, **settings))


def _find_spans(texts: object, **settings: Any) -> pd.DataFrame:
    from framing.scores import find_spans

    return cast("pd.DataFrame", find_spans(texts, **settings))


def _measures_of(**chosen: Unpack[Choice]) -> pd.DataFrame:
    from framing.scores import measures_of

    return measures_of(**chosen)


def register() -> None:
    """Let tables and columns of pandas have the accessor; another of that name is left alone."""
    import pandas as pd
    from pandas.api.extensions import register_dataframe_accessor, register_series_accessor

    if not hasattr(pd.DataFrame, NAME):
        register_dataframe_accessor(NAME)(TableAccessor)
    if not hasattr(pd.Series, NAME):
        register_series_accessor(NAME)(SeriesAccessor)
