"""Tables of any kind: which column holds the texts, and the same kind of table given back."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.corpus.columns import choose_text
from framing.errors import InputError

_KINDS = "a table or column of pandas, Polars or Arrow, or a list of texts"


@dataclass(frozen=True)
class Column:
    """A column of texts as the caller gave it.

    ``cells`` are its values as Python has them; ``what`` says in messages what it is; ``index`` is
    that of pandas, ``None`` elsewhere; ``taken`` are the columns beside it; ``backend`` is how
    narwhals calls the library the table belongs to, ``None`` for pandas.
    """

    cells: Sequence[Any]
    what: str
    index: pd.Index | None = None
    taken: Sequence[Hashable] = ()
    backend: Any = None

    def given_back(self, table: pd.DataFrame, rows: Any = None) -> Any:
        """Give a table of results as the kind of table that this column came from.

        Its rows are those of the column, or belong to the *rows* (numbers, counted from 0) of it:
        pandas then gets their labels, other tables a column ``row``. NaN is null in those.
        """
        if self.backend is None:
            if self.index is not None:
                table.index = self.index.copy() if rows is None else self.index.take(rows)
            elif rows is not None:
                table.index = pd.Index(rows, dtype="int64")
            return table
        import narwhals as nw
        import pyarrow as pa

        if rows is not None:
            table.insert(0, "row", np.asarray(rows, dtype="int64"))
        arrow = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
        return nw.from_arrow(arrow, backend=self.backend).to_native()


def column_of(table: Any, *, text: Hashable | None = None) -> Column:
    """Give the column of texts in a table, which *text* names, or a column that was given alone.

    Without a name it is the one that is called ``text``, ``body`` or the like.

    Raises InputError where there is no such column, several may be meant, or it is no table.

    >>> column_of(pd.DataFrame({"body": ["It rained."]}, index=["a"])).cells
    ['It rained.']
    """
    if isinstance(table, pd.DataFrame):
        names = table.columns.tolist()
        at = _place_of(names, lambda at: table.iloc[:, at], text)
        cells = table.iloc[:, at].tolist()
        return Column(cells, f"the column {names[at]!r}", table.index, names)
    if isinstance(table, (pd.Series, pd.Index)):
        _refuse_name(text)
        index = table.index if isinstance(table, pd.Series) else None
        return Column(table.tolist(), "the series", index)
    if isinstance(table, (list, tuple)) or (isinstance(table, np.ndarray) and table.ndim == 1):
        _refuse_name(text)
        return Column(table.tolist() if isinstance(table, np.ndarray) else table, "the list")
    return _elsewhere(table, text)


def _elsewhere(table: Any, text: Hashable | None) -> Column:
    """Give the column of texts in what belongs to another library than pandas."""
    import narwhals as nw

    try:
        known: Any = nw.from_native(table, eager_only=True, allow_series=True)
    except TypeError:
        known = None
    kind = None if known is None else known.implementation
    if kind is None or not (kind.is_polars() or kind.is_pyarrow()):
        raise InputError(
            "table",
            [f"expected {_KINDS}, got {_told(table)}"],
            remedy="Give framing.analyze() a plain text, a path or a folder. A lazy table is"
            " collected first; framing.scale.dask and framing.scale.spark score tables of these.",
        )
    if isinstance(known, nw.Series):
        _refuse_name(text)
        return Column(known.to_list(), "the series", backend=kind)
    names = known.columns
    at = _place_of(names, lambda at: known[names[at]], text)
    cells = known[names[at]].to_list()
    return Column(cells, f"the column {names[at]!r}", taken=names, backend=kind)


def _place_of(
    names: Sequence[Hashable], cells_of: Callable[[int], Iterable[Any]], text: Hashable | None
) -> int:
    """Say which of the columns holds the texts."""
    readable = [name for name in names if isinstance(name, str)]

    def holds_text(name: str) -> bool:
        return any(isinstance(cell, str) for cell in cells_of(names.index(name)))

    if text is not None and not isinstance(text, str):
        found, reason = (text, "") if text in names else (None, f"has no column {text!r}")
    else:
        found, reason = choose_text(readable, holds_text, text=text)
        if found is None and text is None:
            found, _ = choose_text(readable, lambda _: True, text=None)  # no row, or none with text
    if found is not None and names.count(found) > 1:
        found, reason = None, f"the column {found!r} stands there twice"
    if found is None:
        raise InputError("table", [reason], remedy="Name the column of texts: text='body'.")
    return names.index(found)


def _refuse_name(text: Hashable | None) -> None:
    if text is not None:
        fault = f"text={text!r} names a column, but what was given is one column"
        raise InputError("text", [fault], remedy="Leave text out.")


def _told(table: Any) -> str:
    if isinstance(table, (str, bytes)):
        return "a plain text"
    if isinstance(table, np.ndarray):
        return f"an array of {table.ndim} dimensions"
    library = type(table).__module__.split(".")[0]
    return f"{type(table).__name__}{'' if library == 'builtins' else f' of {library}'}"
