"""Entries: the objects of a JSON file one by one, whatever is wrapped around them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

#: The keys under which services wrap their lists of articles: NewsAPI and GDELT ``articles``;
#: the Guardian ``response`` and in it ``results``; the New York Times ``response``, ``docs``;
#: newsdata.io ``results``; mediastack and many others ``data``; Event Registry ``articles``,
#: ``results``.
WRAPPERS = ("articles", "results", "data", "docs", "response")
#: So many characters are read at a time, and a single entry may have so many.
_BLOCK, LONGEST = 2**16, 2**26
_BLANK = " \t\r\n"
_PARTS = f"{_BLANK},]}}"


class EntryError(ValueError):
    """A JSON file cannot be read on from where it is."""


def entries_of(file: TextIO, *, block: int = _BLOCK) -> Iterator[Any]:
    """Give the values of a list, of the list inside an object, or of one value after another.

    An object without a list inside, under one of the usual names, is itself an entry. At most
    one entry is held at a time.

    Raises EntryError where the text is not JSON, after what came before it.

    >>> import io
    >>> list(entries_of(io.StringIO('{"status": "ok", "articles": [{"title": "Calm"}]}')))
    [{'title': 'Calm'}]
    """
    text = _Text(file, block)
    while text.peek():
        yield from _entries(text, wrapped=False)


def _entries(text: _Text, *, wrapped: bool) -> Iterator[Any]:
    """Give the entries of the value that comes next."""
    first = text.peek()
    if first == "[":
        yield from _list(text)
    elif first == "{":
        yield from _object(text, wrapped=wrapped)
    else:
        yield text.value()


def _list(text: _Text) -> Iterator[Any]:
    text.take("[")
    while text.peek() != "]":
        yield text.value()
        if text.peek() != "]":
            text.take(",")
    text.take("]")


def _object(text: _Text, *, wrapped: bool) -> Iterator[Any]:
    """Give what is listed in an object, or the object where nothing is."""
    fields: dict[str, Any] = {}
    listed = False
    text.take("{")
    while text.peek() != "}":
        if text.peek() != '"':
            raise EntryError(f"expected a name at character {text.at}")
        name = text.value()
        text.take(":")
        inside = name in WRAPPERS and text.peek()
        if inside == "[" or (inside == "{" and name != "data"):
            listed = True
            yield from _entries(text, wrapped=True)
        else:
            fields[name] = text.value()
        if text.peek() != "}":
            text.take(",")
    text.take("}")
    if not listed and not wrapped:
        yield fields


class _Text:
    """A JSON text that is read as far as it is asked for."""

    def __init__(self, file: TextIO, block: int) -> None:
        self._file, self._block = file, block
        self._held, self._from, self._passed = "", 0, 0
        self._ended = False
        self._decoder = json.JSONDecoder()

    @property
    def at(self) -> int:
        """The number of characters before the next one."""
        return self._passed + self._from

    def peek(self) -> str:
        """Give the next character that is no blank, or nothing at the end."""
        while True:
            while self._from < len(self._held) and self._held[self._from] in _BLANK:
                self._from += 1
            if self._from < len(self._held) or not self._more():
                return self._held[self._from : self._from + 1]

    def take(self, wanted: str) -> None:
        """Pass over one character, which must be the next."""
        found = self.peek()
        if found != wanted:
            got = repr(found) if found else "the end of the file"
            raise EntryError(f"expected {wanted!r} at character {self.at}, got {got}")
        self._from += 1

    def value(self) -> Any:
        """Give the next value whole."""
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._held, self._from)
            except RecursionError as error:
                raise EntryError(f"too deeply nested at character {self.at}") from error
            except json.JSONDecodeError as error:
                if not self._more():
                    where = self._passed + error.pos
                    raise EntryError(f"{error.msg} at character {where}") from error
                continue
            except ValueError as error:
                raise EntryError(f"{error} at character {self.at}") from error
            # A number may go on beyond what is held, as 0.5 does after "0.".
            after = self._held[end : end + 1]
            whole = bool(after) and (isinstance(value, (str, list, dict)) or after in _PARTS)
            if whole or not self._more():
                self._from = end
                return value

    def _more(self) -> bool:
        """Read on, twice as much each time one value asks for it; say whether there was more."""
        held = len(self._held) - self._from
        if held > LONGEST:
            raise EntryError(f"an entry of over {LONGEST:,} characters at character {self.at}")
        more = "" if self._ended else self._file.read(max(self._block, held))
        self._ended = not more
        if more:
            self._passed += self._from
            self._held, self._from = self._held[self._from :] + more, 0
        return bool(more)
