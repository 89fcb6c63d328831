"""The words the reading of speech knows: cues, nouns of sources, function words, common verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache

from framing.lexicons import Row, load_lexicon

LEXICONS = (
    "cues",
    "cue_nouns",
    "source_nouns",
    "function_words",
    "common_verbs",
    "speech_words",
    "title_nouns",
)


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A cue of the lexicon: what it can be followed by, how it speaks of what is said.

    ``frames`` holds letters: q quotation, t that-clause or bare clause, T only with 'that',
    w question clause,
    i to-infinitive, n noun phrase, g -ing clause, a addressee before the content (A: always), p one
    of ``prepositions``, s a participle that names a state ("is worried that"), v a noun that may
    stand in "in S's view".
    """

    lemma: str
    kind: str
    frames: str
    prepositions: frozenset[str]
    cue_class: str
    stance: str
    weight: float

    def takes(self, frames: str) -> bool:
        """Say whether any of some frames, a letter each, can follow it."""
        return any(map(self.frames.__contains__, frames))


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form of a cue: its words, and what form of the verb it can be."""

    words: tuple[str, ...]
    form: str
    entry: CueEntry


@dataclass(frozen=True)
class Vocabulary:
    """All lists, ready for look-up by lower-case word; *openers* are the first words of cues.

    *phrased* are those that open one only with another word behind ("in the view of"), and which.
    Function words and nouns of sources have their kinds; a kind that is often asked for has a set
    of its own.
    """

    cues: dict[str, tuple[CueForm, ...]]
    nouns: dict[str, CueForm]
    kinds: dict[str, frozenset[str]]
    sources: dict[str, frozenset[str]]
    titles: dict[str, frozenset[str]]
    verbs: frozenset[str]
    participles: frozenset[str]
    finite: frozenset[str]
    bases: frozenset[str]
    openers: frozenset[str]
    phrased: dict[str, frozenset[str]]
    auxiliaries: frozenset[str]
    forms_of_be: frozenset[str]
    adverbs: frozenset[str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    times: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]

    def is_kind(self, word: str, *kinds: str) -> bool:
        """Say whether a function word is of one of these kinds."""
        own = self.kinds.get(word)
        return own is not None and not own.isdisjoint(kinds)

    def is_source(self, word: str, *kinds: str) -> bool:
        """Say whether a noun is of one of these kinds of source."""
        own = self.sources.get(word)
        return own is not None and not own.isdisjoint(kinds)


@cache
def vocabulary() -> Vocabulary:
    """Read the lists once."""
    cues: dict[str, list[CueForm]] = {}
    for row in load_lexicon("cues").rows:
        for form in _forms(row):
            cues.setdefault(form.words[0], []).append(form)
    nouns = {
        form.words[0]: form for row in load_lexicon("cue_nouns").rows for form in _noun_forms(row)
    }
    longest_first = {
        word: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for word, forms in cues.items()
    }
    verbs, participles = _verb_forms()
    cue_verbs = {
        form.words[0]: frozenset({form.form})
        for forms in longest_first.values()
        for form in forms
        if form.entry.kind == "verb" and len(form.words) == 1
    }
    kinds, sources = _kinds("function_words"), _kinds("source_nouns")
    titles = load_lexicon("title_nouns").rows
    bases = {row["entry"] for row in load_lexicon("common_verbs").rows}
    return Vocabulary(
        cues=longest_first,
        nouns=nouns,
        kinds=kinds,
        sources=sources,
        titles={row["entry"]: frozenset(row["nouns"].split("|")) for row in titles},
        verbs=frozenset(verbs | cue_verbs.keys()),
        participles=frozenset(participles | _of(cue_verbs, "participle")),
        finite=frozenset(verbs - participles | (cue_verbs.keys() - _of(cue_verbs, "ing"))),
        bases=frozenset(bases | _of(cue_verbs, "base")),
        openers=frozenset(longest_first.keys() | nouns.keys()),
        phrased={
            word: frozenset(form.words[1] for form in forms)
            for word, forms in longest_first.items()
            if word not in nouns and all(len(form.words) > 1 for form in forms)
        },
        auxiliaries=_of(kinds, "auxiliary"),
        forms_of_be=_of(kinds, "be"),
        adverbs=_of(kinds, "adverb"),
        determiners=_of(kinds, "determiner"),
        numbers=_of(kinds, "number"),
        times=_of(kinds, "time"),
        subjects=_of(kinds, "subject"),
        objects=_of(kinds, "object"),
        relatives=_of(kinds, "relative"),
        prepositions=_of(kinds, "preposition"),
        conjunctions=_of(kinds, "conjunction"),
        subordinators=_of(kinds, "subordinator"),
        roles=_of(sources, "role"),
        organisations=_of(sources, "organisation"),
        documents=_of(sources, "document"),
    )


@cache
def words_of(kind: str) -> frozenset[str]:
    """Give the word set of a kind, as "female" (titles of women) or "setting" (of speech).

    >>> "congresswoman" in words_of("female")
    True
    """
    rows = load_lexicon("speech_words").rows
    return frozenset(row["entry"] for row in rows if kind in row["kinds"].split())


def _of(words: Mapping[str, Set[str]], kind: str) -> frozenset[str]:
    return frozenset(word for word, own in words.items() if kind in own)


def _kinds(name: str) -> dict[str, frozenset[str]]:
    return {row["entry"]: frozenset(row["kinds"].split()) for row in load_lexicon(name).rows}


def _forms(row: Row) -> Iterable[CueForm]:
    """Name the forms of a cue; they stand in the order third person, past, participle, -ing."""
    entry = _entry(row, row["pos"])
    further = [form for form in row["forms"].split("|") if form]
    base = "base" if len(further) > 2 else "past"  # "put", "read": the past looks like the base
    yield CueForm(tuple(row["entry"].split()), base if entry.kind == "verb" else "", entry)
    for index, form in enumerate(further):
        words = tuple(form.split())
        if words[0].endswith("ing"):
            name = "ing"
        elif words[0].endswith("ed"):
            name = "past"  # also of the British spelling, where both stand
        else:
            name = ("third", "past", "participle", "participle")[index]
        yield CueForm(words, name, entry)


def _noun_forms(row: Row) -> Iterable[CueForm]:
    entry = _entry(row, "noun")
    for form in (row["entry"], *filter(None, row["forms"].split("|"))):
        yield CueForm((form,), "", entry)


def _entry(row: Row, kind: str) -> CueEntry:
    return CueEntry(
        row["entry"],
        kind,
        row["frames"],
        frozenset(filter(None, row["prepositions"].split("|"))),
        row["cue_class"],
        row["stance"],
        float(row["weight"]),
    )


def _verb_forms() -> tuple[set[str], set[str]]:
    """Give all forms of the common verbs, and those that are participles only."""
    forms: set[str] = set()
    participles: set[str] = set()
    for row in load_lexicon("common_verbs").rows:
        further = [form for form in row["forms"].split("|") if form]
        forms |= {row["entry"], *further}
        participles |= set(further[2:])
    return forms, participles
