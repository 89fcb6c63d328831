"""Who is who in an article: names, the roles tied to them, and what a short mention stands for.

A wrong link is worse than none: a short name or pronoun that could be two actors stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


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
                n for n in candidates if not clash(self.gender.get(n, ""), gender_of_title(title))
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


def gender_of_title(title: str) -> str:
    """Give she, he or "" for a title or role ("congresswoman", "Mr")."""
    title = title.rstrip(".").lower()
    return "she" if title in words_of("female") else "he" if title in words_of("male") else ""


def clash(one: str, other: str) -> bool:
    """Say whether two genders are known and differ."""
    return bool(one and other and one != other)


def find_actors(sentences: Iterable[Sentence]) -> Actors:
    """Collect the persons named in an article, with the roles and titles before their names."""
    actors = Actors()
    singles: list[Mention] = []
    for sentence in sentences:
        if not sentence.titled:
            for run, before in _runs(sentence):
                _note(actors, singles, sentence.position, run, before)
    for mention in singles:
        low = mention.name.lower()
        first_name = low in words_of("woman") or low in words_of("man")
        if mention.title or low in actors.full or first_name:
            actors.mentions.append(mention)
    actors.mentions.sort(key=lambda m: (m.position, m.start))
    return actors


def _note(
    actors: Actors,
    singles: list[Mention],
    position: int,
    run: Sequence[Token],
    before: Sequence[Token],
) -> None:
    """Note the person a run of capitalised words names; a single word goes to *singles*."""
    vocab = vocabulary()
    titles, run = _without_titles(run)
    kinds = ("organisation", "outlet", "collective", "document")
    if any(vocab.is_source(t.low, *kinds) for t in run) or _is_date(run, vocab):
        return
    name = " ".join(t.text for t in run)
    mention = Mention(name, position, run[0].start, titles[-1] if titles else "")
    if len(run) == 1:
        if not vocab.is_source(run[0].low, "title", "role"):
            singles.append(mention)
        return
    if len(run) > 4 or (before and before[-1].low in ("the", "in", "at")):
        return
    own = actors.full[run[-1].low]
    if name not in own:
        own.append(name)
    actors.mentions.append(mention)
    for role in (*titles, *_roles_before(before, vocab)):
        actors.roles[role].add(name)
        if gender_of_title(role):
            actors.gender.setdefault(name, gender_of_title(role))


def _is_date(run: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether capitalised words name a time ("Sunday") and no person ("Jan Reed")."""
    first = run[0].low
    named = len(run) > 1 and (first in words_of("woman") or first in words_of("man"))
    return any(vocab.is_kind(t.low, "time") for t in (run[1:] if named else run))


def _without_titles(run: Sequence[Token]) -> tuple[list[str], Sequence[Token]]:
    """Cut titles and roles off the front of a name ("Defence Minister Jo Hale")."""
    vocab = vocabulary()
    titles = []
    while len(run) > 1 and _is_post(run[0], vocab):
        titles.append(run[0].low.rstrip("."))
        run = run[1:]
    inner = range(len(run) - 2, 0, -1)
    cut = next((i for i in inner if vocab.is_source(run[i].low.rstrip("."), "title")), None)
    if cut is not None:
        titles.append(run[cut].low.rstrip("."))
        run = run[cut + 1 :]
    return titles, run


def _is_post(token: Token, vocab: Vocabulary) -> bool:
    return vocab.is_source(token.low.rstrip("."), "title") or vocab.is_source(token.low, "role")


def _roles_before(before: Sequence[Token], vocab: Vocabulary) -> list[str]:
    """Give the role right before a name, over a comma ("the governor, Jo Hale")."""
    words = list(before)
    if words and words[-1].text == ",":
        words.pop()
    if words and words[-1].kind == "word" and vocab.is_source(words[-1].low, "role", "title"):
        return [words[-1].low]
    return []


def _runs(sentence: Sentence) -> Iterable[tuple[Sequence[Token], Sequence[Token]]]:
    """Give runs of capitalised words, each with the two tokens before it."""
    vocab = vocabulary()
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        known = tokens[index].low in words_of("man")  # "Jan" is a name and a month
        if not _is_capital(tokens[index]) or (tokens[index].low in vocab.kinds and not known):
            index += 1
            continue
        end = index
        while end < len(tokens) and _is_capital(tokens[end]) and _is_own(tokens[end], vocab):
            end += 1
        low = tokens[index].low
        if index == 0 and end > 1 and any(f.form == "past" for f in vocab.cues.get(low, ())):
            index = 1  # "Said Jo Hale": a verb, no name
        yield tokens[index:end], tokens[max(0, index - 2) : index]
        index = end


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _is_own(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a capitalised word is no function word ("The"), or a time ("May")."""
    return token.low not in vocab.kinds or vocab.is_kind(token.low, "time")
