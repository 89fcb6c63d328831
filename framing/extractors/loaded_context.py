"""The company of a loaded word: whether it is a part of a name, or means what it says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from framing.articles import Paragraph
from framing.extractors.loaded_company import Company
from framing.lexicons import Lexicon, Match, headword
from framing.text.casing import has_headline_case, has_inner_capital, is_in_name
from framing.text.spans import Stretch

_REACH = 80  # characters within which a word of a field makes an entry literal
#: Fields of bodies: something is done to them. Other fields are settings, which hold throughout.
_BODIES = frozenset(["objects", "buildings", "glass", "garden", "family"])
_NEW_CLAUSE = re.compile(r"[,;] (?:and|but|or|so|as|while|whereas|yet) ")
_COORDINATED = re.compile(r"\b(?:and|but|then)(?: \w+ly)? $")
_MODAL = re.compile(r"\b(?:can|cannot|could|may|might|must|shall|should|will|would|\w+n't) $")
_LONGEST_MODAL = 12
_ANAPHOR = re.compile(r" (?:it|them|him|her)\b(?!')")


@dataclass
class Context:
    """What surrounds the matches in one paragraph; each thing is looked for once, when needed."""

    paragraph: Paragraph
    fields: Lexicon
    _headlines: dict[int, bool] = field(default_factory=dict)
    _told: dict[int, dict[str, list[Stretch]]] = field(default_factory=dict)

    def counts(self, match: Match) -> bool:
        """Say whether a match is used as a loaded word here: neither in a name nor literally."""
        return not (self.is_name(match) or self.is_literal(match))

    def is_name(self, match: Match) -> bool:
        """Say whether a match is a part of a name."""
        return (
            self.paragraph.text[match.start].isupper()
            and not headword(match.row)[:1].isupper()
            and not self._in_headline(match.start)
            and is_in_name(self.paragraph, match.start, match.end)
        )

    def is_literal(self, match: Match) -> bool:
        """Say whether a match means what it says, by the company it keeps."""
        if not match.row["literal_in"]:
            return False
        told = self._told_in(self._sentence_of(match.start))
        fields = frozenset(match.row["literal_in"].split("|"))
        if not fields & told.keys():
            return False
        own = Stretch(match.start, match.end)
        clause = self._clause_around(own)
        company = Company(self.paragraph, clause, own, told, fields, match.row["kind"])
        if company.is_figurative:
            return False
        reach = Stretch(max(0, own.start - _REACH), own.end + _REACH)
        return any(
            company.shows(place, is_body=name in _BODIES)
            for name in fields & told.keys()
            for place in _near(told[name], reach)
            if not place.overlaps(own)
        )

    def _clause_around(self, own: Stretch) -> Stretch:
        """Give the part of the surroundings in which the match has its subject and object.

        It ends at a conjunction after a comma; and a verb joined by a bare "and" has its own
        object (the blast broke windows and shattered the calm), unless that is a pronoun.
        """
        text = self.paragraph.plain
        low, high = max(0, own.start - _REACH), own.end + _REACH
        low = max((m.end() for m in _NEW_CLAUSE.finditer(text, low, own.start)), default=low)
        following = _NEW_CLAUSE.search(text, own.end, high)
        high = following.start() if following else high
        joined = _COORDINATED.search(text[low : own.start])
        if joined and not _ANAPHOR.match(text, own.end):
            low += joined.start()
        return Stretch(low, high)

    def _told_in(self, number: int) -> dict[str, list[Stretch]]:
        """Give the fields that a sentence tells of, with the words that say so.

        A word with a capital inside a sentence is taken for a name and tells of nothing, and so
        does a verb after its auxiliary (they cannot bear it).
        """
        if number in self._told:
            return self._told[number]
        told = self._told[number] = {}
        for start, end, row in self._found_in(number):
            if has_inner_capital(self.paragraph, start) and not self._in_headline(start):
                continue
            if _MODAL.search(self.paragraph.plain, max(0, start - _LONGEST_MODAL), start):
                continue
            for name in row["fields"].split("|"):
                told.setdefault(name, []).append(Stretch(start, end))
        return told

    def _found_in(self, number: int) -> Iterator[Match]:
        """Give the words of all fields that begin in a sentence, or in the gap before or after."""
        starts, text = self._starts, self.paragraph.plain
        first = starts[number] if number else 0
        after = starts[number + 1] if number + 1 < len(starts) else len(text)
        for start, end, row in self.fields.find(text[first:after]):
            yield Match(first + start, first + end, row)

    def _in_headline(self, position: int) -> bool:
        number = self._sentence_of(position)
        if number not in self._headlines:
            sentence = self.paragraph.sentences[number]
            self._headlines[number] = has_headline_case(self.paragraph, sentence)
        return self._headlines[number]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.paragraph.sentences]

    def _sentence_of(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)


def _near(places: Sequence[Stretch], around: Stretch) -> Sequence[Stretch]:
    """Give those of the places, in order, that begin within *around*."""
    return places[bisect_left(places, (around.start,)) : bisect_left(places, (around.end,))]
