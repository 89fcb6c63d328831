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
    title = title.rstrip(".").lower()
    return "she" if title in words_of("female") else "he" if title in words_of("male") else ""


def clash(one: str, other: str) -> bool:
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
        if gender_of_title(role):
            actors.gender.setdefault(name, gender_of_title(role))


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
