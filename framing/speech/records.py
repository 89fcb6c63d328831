"""What the reading of speech gives: places, quotations and attributions, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from framing.text.spans import Stretch
from framing.text.values import value

#: Types of sources that count as named, and as unnamed.
NAMED = ("named_person", "named_organisation")
UNNAMED = ("unnamed_role", "unnamed_vague", "collective")


class Place(NamedTuple):
    """A half-open range of characters in the paragraph at ``position`` of an article."""

    position: int
    start: int
    end: int


@value
class Quotation:
    """Words between quotation marks, the marks included; a place for each paragraph they touch.

    ``kind``: ``speech`` (somebody's words, attributed or free-standing), ``scare_quote`` (words
    held at a distance) or ``title_or_name`` (neither of these two is anybody's speech here).
    """

    places: tuple[Place, ...]
    kind: str


@value
class Attribution:
    """One attribution: what is said (content), by whom (source), and the words that say so (cue).

    ``form``: ``direct``, ``indirect`` or ``mixed``. ``source`` is empty where nobody is named.
    ``source_resolved`` is the fullest mention of the same actor in the article, ``source_id`` the
    same for all attributions to that actor ("" where unresolved). ``source_type``, ``cue_class``
    and ``stance`` take the values of the data dictionary; ``confidence`` runs from 0 to 1.

    ``rule`` is the pattern that found it; ``tense`` that of the cue; ``source_gender`` what the
    text says ("she", "he", ""); ``anonymity`` whether it says that the name is withheld;
    ``link_confidence`` how sure the actor is (NaN where open); ``answers`` the number, among the
    article's attributions, of the one it answers (-1 for none).
    """

    form: str
    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]
    source_text: str
    source_resolved: str
    source_id: str
    source_type: str
    cue_text: str
    content_text: str
    cue_lemma: str
    cue_class: str
    stance: str
    content_words: int
    direct_words: int
    confidence: float
    rule: str = ""
    tense: str = ""
    source_gender: str = ""
    anonymity: bool = False
    link_confidence: float = float("nan")
    answers: int = -1

    @property
    def first_place(self) -> Place:
        """The place of its first part: the attribution belongs to that paragraph."""
        return min((*self.source, *self.cue, *self.content))


@dataclass(frozen=True)
class Speech:
    """All attributions and quotations of one article, in order of appearance."""

    attributions: tuple[Attribution, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    @cached_property
    def starting(self) -> dict[int, tuple[Attribution, ...]]:
        """For each paragraph position, the attributions whose first part lies there."""
        starting: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            starting.setdefault(attribution.first_place.position, []).append(attribution)
        return {position: tuple(found) for position, found in starting.items()}

    @cached_property
    def quoted(self) -> dict[int, tuple[Stretch, ...]]:
        """For each paragraph position, the stretches that are somebody's quoted speech."""
        stretches: dict[int, list[Stretch]] = {}
        for quotation in self.quotations:
            if quotation.kind == "speech":
                for position, start, end in quotation.places:
                    stretches.setdefault(position, []).append(Stretch(start, end))
        return {position: tuple(sorted(found)) for position, found in stretches.items()}
