"""What reading a source gives before anything is checked as a whole: drafts, faults and notes."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from framing.errors import InputError, InputWarning

# Lone surrogates cannot be written to any file; zero bytes end a text for many programs.
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_SHOWN = 10
#: The column that says of an article how many characters of it are missing.
CUT = "characters_cut"
#: Over so many words a paragraph is taken for a text without breaks.
LONGEST = 1000


class Fault(str):
    """A fault of one file or row, which can be left out; it reads as one line.

    >>> fault = Fault("news.csv", "row 3", "'text' is empty")
    >>> print(fault, "|", fault.row)
    news.csv, row 3: 'text' is empty | row 3
    """

    __slots__ = ("file", "reason", "row")
    file: str
    row: str
    reason: str

    def __new__(cls, file: str, row: str, reason: str) -> Self:
        """Make the fault of a row, or of the whole file where *row* is empty."""
        fault = super().__new__(cls, f"{Where(file, row)}: {reason}")
        fault.file, fault.row, fault.reason = file, row, reason
        return fault


class Where(NamedTuple):
    """Where an article stands: its file, and the row in it."""

    file: str
    row: str = ""

    def __str__(self) -> str:
        """Give both in one phrase."""
        return f"{self.file}, {self.row}" if self.row else self.file

    def fault(self, reason: str) -> Fault:
        """Give the fault of what stands here."""
        return Fault(self.file, self.row, reason)


@dataclass(frozen=True)
class Draft:
    """One article as found: where it stood, its id, its text and whatever else was said of it."""

    where: Where
    article_id: str
    text: str
    fields: dict[str, Any]


class ColumnUse(NamedTuple):
    """How the columns of a table are read: which is the text, which part is which, and all."""

    file: str
    text: str
    known: dict[str, str]
    columns: tuple[str, ...]


@dataclass
class Findings:
    """Every fault met while reading, and what had to be guessed; told once, at the end.

    Those that are a ``Fault`` concern one file or row; any other concerns the source as a whole.
    """

    faults: list[str] = field(default_factory=list)
    recoded: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    unbroken: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    columns: list[ColumnUse] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def repair(self, text: str, where: object) -> str:
        """Give the text with what no file can hold replaced by U+FFFD, and keep a note of it."""
        if not _UNSTORABLE.search(text):
            return text
        if not self.repaired or self.repaired[-1] != str(where):
            self.repaired.append(str(where))
        return _UNSTORABLE.sub("\ufffd", text)

    def close(self) -> None:
        """Raise the one error that names every fault, or warn of what was guessed."""
        if self.faults:
            raise InputError(
                "source",
                self.faults,
                remedy="Nothing was read. Correct or take out what is named, then read again; "
                "framing analyze leaves out what cannot be used, and lists it.",
            )
        for note in [*self.notes, *self.guesses().values()]:
            warnings.warn(note, InputWarning, stacklevel=4)

    def guesses(self) -> dict[str, str]:
        """Give what was guessed or left out, each kind in one sentence with what to do."""
        cut = len(self.cut)
        told = {
            "encoding": self.recoded
            and f"Not UTF-8, so read as Windows text (cp1252): {shorten(self.recoded)}. "
            "Save as UTF-8 where letters look wrong.",
            "characters": self.repaired
            and "Characters that no file can hold (zero bytes, halves of a surrogate pair, damaged "
            f"letters) were replaced by \ufffd in {shorten(self.repaired)}.",
            "own output": self.outputs
            and f"Not read, because framing wrote it there: {shorten(self.outputs)}. Write to a "
            "folder outside the source.",
            "saved beside": self.beside
            and "Not read, because a browser saved it beside a page, as a part of it: "
            f"{shorten(self.beside)}.",
            "cut texts": self.cut
            and f"{cut} text{'s were' if cut > 1 else ' was'} cut short by the service that "
            f"gave {'them' if cut > 1 else 'it'}: {shorten(self.cut)}. Every figure of "
            f"theirs is one for the beginning alone; the column '{CUT}' says how much is "
            "missing.",
            "paragraph breaks": self.unbroken
            and f"A paragraph of over {LONGEST:,} words: {shorten(self.unbroken)}. The text seems "
            "to have lost its paragraph breaks; put an empty line between paragraphs, or every "
            "figure is one for the whole.",
        }
        return {kind: sentence for kind, sentence in told.items() if isinstance(sentence, str)}


def shorten(names: Iterable[str]) -> str:
    """Give the first ten names as one phrase, and say how many more there are.

    >>> shorten(["a", "b"])
    'a, b'
    """
    listed = list(names)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
