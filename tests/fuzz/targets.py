"""What a target of fuzzing is, and what holds for all of them."""

from __future__ import annotations

import math
import signal
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pandas as pd
from hypothesis.strategies import SearchStrategy

from framing.errors import FramingError, InputWarning
from framing.tables import Tables

#: More processor time than any single example may take, in seconds.
LONGEST = 60


class Target(NamedTuple):
    """Input, and what is done with it: ``check`` fails where something does not hold.

    ``smoke`` is the number of examples in the plain tests.
    """

    made: SearchStrategy[Any]
    check: Callable[[Any], None]
    smoke: int = 3


class Refused(NamedTuple):
    """An input was refused: by which error, and with which words."""

    error: type
    told: str


def outcome(work: Callable[[], Any]) -> Any:
    """Give what a piece of work gives, or the error of our own that it ended with.

    Any other error, and any warning but our own, fails the test.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", InputWarning)
        try:
            return work()
        except FramingError as error:
            return Refused(type(error), str(error))


def table_of(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Give a table that can hold anything: the text columns of pandas hold no surrogates."""
    return pd.DataFrame({name: pd.Series(cells, dtype="object") for name, cells in columns.items()})


@contextmanager
def bounded(seconds: int = LONGEST) -> Iterator[None]:
    """Fail where the work takes more processor time than this, as a hang does."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"ran for over {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def same(one: Any, other: Any) -> bool:
    """Say whether two outcomes are the same."""
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
        return True
    return bool(one == other)


def check_tables(tables: Tables) -> None:
    """Check what holds for the tables of every analysis."""
    texts = tables.paragraphs["text"]
    for row in tables.spans.itertuples(index=False):
        text = texts[row.paragraph_id]
        assert 0 <= row.start <= row.end <= len(text)
        assert text[row.start : row.end] == row.text
    wordless = tables.paragraphs["words"].eq(0)
    figures = pd.concat([tables.features, tables.frames], axis=1)
    assert figures[wordless].isna().all(axis=None)
    for name in figures:
        measure = tables.measures.loc[name]
        for value in figures[name].dropna():
            assert math.isfinite(value)
            assert measure["low"] - 1e-9 <= value <= measure["high"] + 1e-9, name
    for name in figures.filter(like="_count"):
        counted = figures.loc[~wordless, name]
        english = tables.paragraphs.loc[~wordless, "article_id"].map(tables.articles["language"])
        assert counted[english.eq("en")].notna().all()
