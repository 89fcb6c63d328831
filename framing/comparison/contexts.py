"""Contexts: a word as it stands in its paragraph, with some words on both sides."""

from __future__ import annotations

from typing import NamedTuple

#: Characters shown on either side of a word.
REACH = 48


class Context(NamedTuple):
    """A keyword in its context, as plain text: not escaped, line ends as blanks.

    >>> print(context_of("a1:0003", "It was a terrible night.", 9, 17))
    a1:0003: It was a [terrible] night.
    """

    paragraph_id: str
    before: str
    keyword: str
    after: str

    def __str__(self) -> str:
        """Give it as one line, the keyword in brackets."""
        return f"{self.paragraph_id}: {self.before}[{self.keyword}]{self.after}"


def context_of(paragraph_id: str, text: str, start: int, end: int) -> Context:
    """Give the words ``start:end`` of a paragraph with whole words on both sides."""
    line = "".join(" " if character.isspace() else character for character in text)
    before, after = line[:start], line[end:]
    if len(before) > REACH:
        before = "… " + before[-REACH:].partition(" ")[2]
    if len(after) > REACH:
        after = after[:REACH].rpartition(" ")[0] + " …"
    return Context(paragraph_id, before, line[start:end], after)
