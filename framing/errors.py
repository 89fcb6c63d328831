"""What can go wrong, said so that a reader knows what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any


class FramingError(Exception):
    """Base of every error that this package raises on purpose.

    >>> issubclass(InputError, FramingError), issubclass(KeyError, FramingError)
    (True, False)
    """


class FaultsError(FramingError):
    """Something has faults: the message names every one at once, and the remedy.

    >>> print(InputError("articles", ["row 3: text is empty"], remedy="Drop the row."))
    articles: 1 fault.
      - row 3: text is empty
    Drop the row.
    """

    def __init__(self, what: str, faults: Sequence[str], *, remedy: str) -> None:
        self.what = what
        self.faults = tuple(faults)
        self.remedy = remedy
        count = f"{len(self.faults)} fault{'s' if len(self.faults) != 1 else ''}"
        lines = [f"{what}: {count}.", *(f"  - {fault}" for fault in self.faults), remedy]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let another process have it, as it was made."""
        return partial(type(self), remedy=self.remedy), (self.what, self.faults)


class InputError(FaultsError):
    """What came in cannot be used.

    ``faults`` has every fault by itself, ``remedy`` what to do.

    >>> import framing
    >>> try:
    ...     framing.analyze("It rained.", model="quick")
    ... except framing.InputError as error:
    ...     print(error.faults, error.remedy)
    ("expected 'standard' or 'fast', got 'quick'",) Leave model out for the default.
    """


class DataError(FaultsError):
    """A word list, codebook or model is damaged or not what its side note says."""


class ExtractionError(FramingError):
    """An extractor failed on a paragraph; it says which, and where."""


class ReportError(FramingError):
    """A report could not be built."""


class StoppedError(FramingError):
    """Long work stopped before its end; what was finished is kept."""


class InputWarning(UserWarning):
    """Something about the input was guessed; the text says what, and how to decide it instead.

    >>> import framing, warnings
    >>> with warnings.catch_warnings(record=True, action="always") as told:
    ...     articles = framing.read_articles("rain")
    >>> print(told[0].message)
    'rain' names no file, so it was read as a text.
    """
