"""Entries: the words and pairs of words of a passage that a vocabulary knows."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from framing.text.passage import Passage

NUMBER = "#"


class Entry(NamedTuple):
    """The characters ``start:end`` stand for an entry of a vocabulary.

    ``part`` is 1, or less where the parts of a hyphened word stand for the whole.
    """

    start: int
    end: int
    text: str
    part: float


def find_entries(
    passage: Passage, known: Container[str], *, phrases: bool = False, names: bool = True
) -> tuple[Entry, ...]:
    """Point at the entries of a vocabulary in a passage: words first, then pairs of words.

    Words are compared in lower case; numbers are one entry, ``#``; an unknown word stands for
    itself without a possessive *s*, or in the parts a hyphen ties together. Without *names*, a
    capitalised word inside a sentence only counts where it is known with its capital.

    >>> [entry.text for entry in find_entries(Passage("Kyiv’s air-raid alert, 3 a.m."),
    ...     {"kyiv", "air", "raid", "alert", "#"})]
    ['kyiv', 'air', 'raid', 'alert', '#']
    """
    text = passage.plain.lower()
    if len(text) != len(passage.text):  # a letter whose lower case is longer, as İ
        text = "".join(letter.lower()[:1] for letter in passage.plain)
    skipped = set() if names else _names(passage)
    found: list[Entry] = []
    pairs: list[Entry] = []
    before: tuple[int, str] | None = None
    for word in passage.words:
        form = NUMBER if text[word.start].isdigit() else text[word.start : word.end]
        named = word.start in skipped
        entries = _entries_of(word.of(passage.plain) if named else form, word.start, known)
        found.extend(entries)
        if named and not entries:
            before = None
            continue
        if phrases:
            if before is not None and f"{before[1]} {form}" in known:
                pairs.append(Entry(before[0], word.end, f"{before[1]} {form}", 1.0))
            before = (word.start, form)
    return (*found, *pairs)


def _entries_of(form: str, start: int, known: Container[str]) -> list[Entry]:
    """Give the entries one word stands for; none where it is unknown."""
    if form in known:
        return [Entry(start, start + len(form), form, 1.0)]
    if form.endswith("'s") and form[:-2] in known:
        return [Entry(start, start + len(form), form[:-2], 1.0)]
    if "-" not in form:
        return []
    parts = form.split("-")
    found = []
    for part in parts:
        if part in known:
            found.append(Entry(start, start + len(part), part, 1.0 / len(parts)))
        start += len(part) + 1
    return found


def _names(passage: Passage) -> set[int]:
    """Give the starts of capitalised words inside a sentence, headlines in capitals apart."""
    text = passage.plain
    openings = {sentence.start for sentence in passage.sentences}
    names: set[int] = set()
    words = iter(passage.words)
    word = next(words, None)
    for sentence in passage.sentences:
        inside, capitals = 0, []
        while word is not None and word.start < sentence.end:
            inside += 1
            opens = inside == 1 or text[word.start - 1] == '"' or word.start in openings
            if (
                text[word.start].isupper()
                and not opens
                and text[word.start : word.start + 2] != "I "
            ):
                capitals.append(word.start)
            word = next(words, None)
        if len(capitals) < 0.5 * inside:
            names.update(capitals)
    return names
