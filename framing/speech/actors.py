"""Who is who in an article: names, the roles tied to them, and what a short mention stands for.

A wrong link is worse than none: a short name or pronoun that could be two actors stays open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from framing.speech.sources import SourcePhrase
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_MEMORY = 40
_OPEN = {
    "they": "collective",
    "their": "collective",
    "them": "collective",
    "you": "collective",
    "i": "outlet",
    "my": "outlet",
    "we": "outlet",
    "our": "outlet",
}  # what a pronoun stands for where it can be tied to nobody


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name in the text, with where it starts."""

    name: str
    position: int
    start: int
    title: str = ""


@dataclass
class Actors:
    """The names of one article: full names by last word, roles, and mentions in order."""

    full: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gender: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def core(self, name: str, title: str = "") -> str:
        """Give the fullest form of a person's name, or the name itself where two would fit."""
        words = name.split()
        candidates = [n for n in self.full.get(words[-1].lower(), ()) if _fits(words, n.split())]
        if len(words) == 1 and title:
            by_gender = [
                n for n in candidates if not _clash(self.gender.get(n, ""), _gender(title))
            ]
            candidates = by_gender or candidates
        longest = sorted(set(candidates), key=lambda n: (-len(n.split()), n))
        if not longest:
            return name
        if all(_fits(n.split(), longest[0].split()) for n in longest):
            return longest[0]
        return name


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether the words of a short name stand in a longer one, in order, same last word."""
    if not short or short[-1].lower() != long[-1].lower():
        return False
    at = 0
    for word in short[:-1]:
        while at < len(long) - 1 and not _same(word, long[at]):
            at += 1
        if at >= len(long) - 1:
            return False
        at += 1
    return True


def _same(word: str, other: str) -> bool:
    word, other = word.rstrip(".").lower(), other.rstrip(".").lower()
    return word == other or (len(word) == 1 and other.startswith(word))


def _gender(title: str) -> str:
    title = title.rstrip(".").lower()
    return "she" if title in words_of("female") else "he" if title in words_of("male") else ""


def _clash(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def find_actors(sentences: Iterable[Sentence]) -> Actors:
    """Collect the persons named in an article, with the roles and titles before their names."""
    vocab = vocabulary()
    actors = Actors()
    singles: list[tuple[Mention, bool]] = []
    for sentence in sentences:
        if sentence.titled:
            continue
        for run, before, at_start in _runs(sentence, vocab):
            _note(actors, singles, sentence, (run, before, at_start), vocab)
    for mention, _ in singles:
        low = mention.name.lower()
        first_name = low in words_of("woman") or low in words_of("man")
        if mention.title or low in actors.full or first_name:
            actors.mentions.append(mention)
    actors.mentions.sort(key=lambda m: (m.position, m.start))
    return actors


def _note(
    actors: Actors,
    singles: list[tuple[Mention, bool]],
    sentence: Sentence,
    found: tuple[list[Token], list[Token], bool],
    vocab: Vocabulary,
) -> None:
    run, before, at_start = found
    titles = []
    while len(run) > 1 and (
        vocab.is_source(run[0].low.rstrip("."), "title") or vocab.is_source(run[0].low, "role")
    ):
        titles.append(run[0].low.rstrip("."))
        run = run[1:]
    cut = next(
        (i for i in range(len(run) - 1, 0, -1) if vocab.is_source(run[i].low.rstrip("."), "title")),
        None,
    )
    if cut is not None and cut + 1 < len(run):
        titles.append(run[cut].low.rstrip("."))
        run = run[cut + 1 :]
    if any(vocab.is_source(t.low, "organisation", "outlet", "collective", "document") for t in run):
        return
    if any(vocab.is_kind(t.low, "time") for t in run):
        return
    title = titles[-1] if titles else ""
    name = " ".join(t.text for t in run)
    mention = Mention(name, sentence.position, run[0].start, title)
    if len(run) == 1:
        if not vocab.is_source(run[0].low, "title", "role"):
            singles.append((mention, at_start))
        return
    if len(run) > 4 or (before and before[-1].low in ("the", "in", "at")):
        return
    own = actors.full[run[-1].low]
    if name not in own:
        own.append(name)
    actors.mentions.append(mention)
    roles = [*titles, *_roles_before(before, vocab)]
    for role in roles:
        actors.roles[role].add(name)
        if _gender(role):
            actors.gender.setdefault(name, _gender(role))


def _roles_before(before: Sequence[Token], vocab: Vocabulary) -> list[str]:
    """Give the role right before a name, over a comma ("the governor, Jo Hale")."""
    words = list(before)
    if words and words[-1].text == ",":
        words.pop()
    if words and words[-1].kind == "word" and vocab.is_source(words[-1].low, "role", "title"):
        return [words[-1].low]
    return []


def _runs(sentence: Sentence, vocab: Vocabulary) -> Iterable[tuple[list[Token], list[Token], bool]]:
    """Give runs of capitalised words, the two tokens before each, and whether it opens."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper() or token.low in vocab.kinds:
            index += 1
            continue
        end = index
        while (
            end < len(tokens)
            and tokens[end].kind == "word"
            and tokens[end].text[0].isupper()
            and (tokens[end].low not in vocab.kinds or vocab.is_kind(tokens[end].low, "time"))
        ):
            end += 1
        if index == 0 and end > 1 and any(f.form == "past" for f in vocab.cues.get(token.low, ())):
            index = 1  # "Said Jo Hale": a verb, no name
        yield list(tokens[index:end]), list(tokens[max(0, index - 2) : index]), index == 0
        index = end


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source with the actor it stands for: type, full name, id ("" where open)."""

    source_type: str
    name: str
    source_id: str


class Resolver:
    """Resolves sources in reading order; remembers who spoke last."""

    def __init__(self, actors: Actors) -> None:
        """Start with the names of an article and nobody heard."""
        self._actors = actors
        self._last: tuple[int, int, Resolved] | None = None
        self._pronoun: dict[str, str] = dict(actors.gender)
        self._organisations: dict[str, str] = {}

    def resolve(self, phrase: SourcePhrase, text: str, position: int, start: int) -> Resolved:
        """Give the actor of a source at a place."""
        if phrase.source_type == "none":
            return Resolved("none", "", "")
        if phrase.source_type == "pronoun":
            found = self._of_pronoun(phrase.head, position, start)
        else:
            found = self._of_phrase(phrase, text)
        if found.source_type != "none" and phrase.head not in (
            "i",
            "we",
            "you",
            "who",
            "which",
            "that",
        ):
            self._last = (position, start, found)
        return found

    def _of_phrase(self, phrase: SourcePhrase, text: str) -> Resolved:
        if phrase.source_type == "named_person":
            name = self._actors.core(phrase.name, phrase.title)
            if phrase.title and _gender(phrase.title):
                self._pronoun.setdefault(name, _gender(phrase.title))
            return Resolved("named_person", name, slug(name))
        if phrase.name:
            self._organisations.setdefault(phrase.name.split()[-1].lower(), phrase.name)
            return Resolved(phrase.source_type, phrase.name, slug(phrase.name))
        words = text.split()
        if len(words) <= 3 and words[0].lower() == "the" and phrase.source_type == "unnamed_role":
            holders = {self._actors.core(n) for n in self._actors.roles.get(phrase.head, ())}
            if len(holders) == 1 and len(words) == 2:
                name = holders.pop()
                return Resolved("named_person", name, slug(name))
            organisation = self._organisations.get(phrase.head)
            if organisation:
                return Resolved("named_organisation", organisation, slug(organisation))
        return Resolved(phrase.source_type, text, "")

    def _of_pronoun(self, pronoun: str, position: int, start: int) -> Resolved:
        last = self._last
        near = last is not None and position - last[0] <= 1
        if pronoun in ("he", "she", "his", "her", "him"):
            wanted = "she" if pronoun in ("she", "her") else "he"
            return self._of_person(wanted, position, start)
        if pronoun in ("they", "their", "them", "it", "its") and near and last is not None:
            plural = pronoun.startswith("the")
            kind = last[2].source_type
            fits = (
                kind in ("collective", "unnamed_vague")
                if plural
                else kind in ("named_organisation", "document", "outlet")
            )
            if plural and kind == "unnamed_role":
                fits = _is_plural(last[2].name)
            if fits:
                return Resolved(kind, last[2].name, last[2].source_id)
        return Resolved(_OPEN.get(pronoun, "none"), "", "")

    def _gender_of(self, name: str) -> str:
        """Give she, he or "" for a person: by title, by an earlier pronoun, or by first name."""
        first = name.split()[0].lower() if name else ""
        known = self._pronoun.get(name, "")
        if known:
            return known
        return "she" if first in words_of("woman") else "he" if first in words_of("man") else ""

    def _of_person(self, wanted: str, position: int, start: int) -> Resolved:
        """Link he or she where only one person can be meant."""
        core = self._actors.core
        mentions = self._actors.mentions
        end = bisect_left(mentions, (position, start), key=lambda m: (m.position, m.start))
        before = [m for m in mentions[max(0, end - _MEMORY) : end] if m.position >= position - 1]
        names = {core(m.name, m.title) for m in before}
        fitting = {n for n in names if not _clash(self._gender_of(n), wanted)}
        last = self._last
        if last is not None and last[2].source_type == "named_person" and position - last[0] <= 1:
            own = last[2].name
            between = {
                core(m.name, m.title) for m in before if (m.position, m.start) > (last[0], last[1])
            } - {own}
            if not _clash(self._gender_of(own), wanted) and not (between & fitting):
                self._pronoun.setdefault(own, wanted)
                return last[2]
        if len(fitting) == 1:
            name = fitting.pop()
            self._pronoun.setdefault(name, wanted)
            return Resolved("named_person", name, slug(name))
        role = (
            last is not None and last[2].source_type == "unnamed_role" and position - last[0] <= 1
        )
        if last is not None and role and not fitting and not _is_plural(last[2].name):
            return last[2]
        return Resolved(
            "named_person" if self._may_be_named(end, wanted) else "unnamed_role", "", ""
        )

    def _may_be_named(self, end: int, wanted: str) -> bool:
        """Say whether any of the first *end* mentions can be meant by he or she."""
        earlier = self._actors.mentions[:end]
        return any(
            not _clash(self._gender_of(self._actors.core(m.name, m.title)), wanted)
            for m in earlier[-_MEMORY:]
        )


def _is_plural(phrase: str) -> bool:
    """Say whether a role without a name means several people ("two officials")."""
    words = phrase.lower().rstrip(".").split()
    return bool(words) and words[0] not in ("a", "an", "one") and words[-1].endswith("s")


def slug(name: str) -> str:
    """Give a name as an id: plain lower-case letters and digits joined by hyphens.

    >>> slug("Alexander Khinsten")
    'alexander-khinsten'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return plain or re.sub(r"\s+", "-", name.lower()).strip("-")
