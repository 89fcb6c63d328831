"""The cast of an article: who and what it names, and by which nouns it describes them.

Names are collected over the whole article before any source is resolved, so that a headline may
speak of "Minister" and a text of "the former grain inspector" where the name stands elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from framing.speech.descriptions import Description, beside
from framing.speech.names import is_capital, type_of_name
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_LONGEST, _ACRONYM = 6, 6
_BODIES = frozenset({"named_organisation", "outlet"})


@dataclass(eq=False)
class Actor:
    """A person, body or other source of one article, under the fullest name it has there.

    ``gender`` is what a title, a word or a pronoun of the text says ("she", "he" or ""),
    ``first_name`` what the first name alone suggests; it only speaks against a link. It is *open*
    who somebody is that the article names and a source describes anew ("the 46-year-old").
    """

    name: str
    source_type: str
    gender: str = ""
    first_name: str = ""
    plural: bool = False
    open: bool = False
    description: Description = field(default_factory=Description)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether he or she can stand for it."""
        return self.source_type in ("named_person", "unnamed_role", "unnamed_vague")

    def may_be(self, gender: str) -> bool:
        """Say whether nothing speaks against he or she."""
        return (self.gender or self.first_name) in ("", gender)


@dataclass
class Cast:
    """The named actors of an article, by the last word of a person's name, by the name of a body.

    ``groups`` are persons named together ("Ron and Sheila Tapper"), beside each of them.
    ``mentions`` are the places of persons and ``bodies_at`` those of bodies, in reading order.
    """

    persons: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, Actor] = field(default_factory=dict)
    groups: list[Actor] = field(default_factory=list)
    mentions: list[tuple[int, int, Actor]] = field(default_factory=list)
    bodies_at: list[tuple[int, int, Actor]] = field(default_factory=list)

    @property
    def named(self) -> Iterator[Actor]:
        """All named actors."""
        for actors in self.persons.values():
            yield from actors
        yield from self.bodies.values()

    def person(self, name: str, title: str = "", heard: Actor | None = None) -> Actor | None:
        """Give the one person a name can mean, by its last word and, if need be, by gender.

        Of a family the surname alone is who was *heard* last, else who is not told of as a
        relative.
        """
        words = name.split()
        known = self.persons.get(words[-1].lower(), ())
        fitting = [actor for actor in known if _fits(words, actor.name.split())]
        if len(words) == 1 and not known:
            fitting = [a for some in self.persons.values() for a in some if _is_given(a, name)]
        told = gender_of_title(title)
        if len(fitting) > 1 and told:
            fitting = [a for a in fitting if a.may_be(told)] or fitting
        if len(fitting) > 1 and told:
            fitting = [a for a in fitting if told in (a.gender, a.first_name)] or fitting
        if len(fitting) > 1 and heard in fitting:
            return heard
        if len(fitting) > 1 and len(words) == 1 and not told:
            fitting = [a for a in fitting if not a.description.nouns & words_of("relative")]
        return fitting[0] if len(fitting) == 1 else None

    def is_given(self, name: str) -> bool:
        """Say whether a word is the first name of a person named more fully."""
        return any(_is_given(actor, name) for some in self.persons.values() for actor in some)

    def body(self, name: str) -> Actor | None:
        """Give the one body a name can mean: the same, its initials, or its first words."""
        key = name.lower()
        if key in self.bodies:
            return self.bodies[key]
        words = key.split()
        if len(words) == 1 and sum(map(str.isupper, name)) > 1:
            fitting = [b for b in self.bodies.values() if name.upper() in initials(b.name)]
        else:
            fitting = [b for b in self.bodies.values() if _holds(words, b.name.lower().split())]
        return fitting[0] if len(fitting) == 1 else None


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether the words of a short name stand in a longer one, in order, same last word."""
    if short[-1].lower() != long[-1].lower():
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


def _holds(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether a longer name begins or ends with the words of a shorter one."""
    length = len(short)
    return length < len(long) and short in (long[:length], long[-length:])


def initials(name: str) -> set[str]:
    """Give the initials of a name, with and without its small words.

    >>> sorted(initials("Ministry of Justice"))
    ['MJ', 'MOJ']
    """
    words = name.split()
    every = "".join(word[0] for word in words)
    return {every.upper(), "".join(letter for letter in every if letter.isupper())}


def gender_of_title(title: str) -> str:
    """Give she, he or "" for a title or role ("congresswoman", "Mr")."""
    title = title.rstrip(".").lower()
    return "she" if title in words_of("female") else "he" if title in words_of("male") else ""


def find_cast(sentences: Iterable[Sentence]) -> Cast:
    """Collect the persons and bodies an article names, with what stands beside their names."""
    cast = Cast()
    singles: list[tuple[Sentence, int, int]] = []
    for sentence in sentences:
        if sentence.titled:
            continue
        for start, end in runs(sentence):
            first, titles = _behind_titles(sentence.tokens, start, end)
            _add_couple(cast, sentence, first, end)
            if end - first == 1 and not titles:
                singles.append((sentence, start, end))
            elif end - first <= _LONGEST:
                _add(cast, sentence, (start, first, end), titles)
        for start, end in _common_bodies(sentence):
            _add_body(cast, sentence, start, end)
    for sentence, start, end in singles:
        _add_single(cast, sentence, start, end)
    cast.mentions.sort(key=lambda m: m[:2])
    cast.bodies_at.sort(key=lambda m: m[:2])
    return cast


def _add(cast: Cast, sentence: Sentence, run: tuple[int, int, int], titles: Sequence[str]) -> None:
    """Add the actor a run of capitalised words names."""
    start, first, end = run
    tokens = sentence.tokens
    vocab = vocabulary()
    name = [t for t in tokens[first:end] if t.kind != "clitic"]
    if name[-1].low in words_of("partisan"):
        return  # "the Kansas Republican" describes somebody
    kind = type_of_name(tokens[max(0, first - 3) : end], name, vocab)
    text = " ".join(t.text for t in name)
    told = beside(tokens, start, end, titles)
    if kind == "named_person" and not titles and not _of_first_name(text) and _is_a_body(told):
        kind = "named_organisation"  # "Redback Resources, the developer"
    place = (sentence.position, tokens[start].start)
    if kind == "named_person":
        if _is_time(name, vocab) or _is_place(tokens, start, text):
            return
        actor = cast.person(text, titles[-1] if titles else "")
        if actor is None:
            actor = Actor(text, kind, first_name=_of_first_name(text))
            cast.persons[text.split()[-1].lower()].append(actor)
        elif len(text.split()) > len(actor.name.split()):
            actor.name, actor.first_name = text, _of_first_name(text)
        actor.gender = actor.gender or told.gender
        cast.mentions.append((*place, actor))
    elif kind in _BODIES:
        actor = cast.body(text)
        if actor is None:
            actor = cast.bodies[text.lower()] = Actor(text, kind)
        cast.bodies_at.append((*place, actor))
    else:
        return
    actor.description = actor.description.joined(told)
    actor.places.append(place)


def _add_couple(cast: Cast, sentence: Sentence, start: int, end: int) -> None:
    """Add two persons named by one surname: each of them, and both together."""
    tokens = sentence.tokens
    if end - start < 2 or start < 2 or tokens[start - 1].low != "and":
        return
    given = tokens[start - 2]
    if not _of_first_name(given.text) or (start > 2 and _is_capital(tokens[start - 3])):
        return
    surname = " ".join(token.text for token in tokens[start + 1 : end])
    name = f"{given.text} {surname}"
    place = (sentence.position, given.start)
    if cast.person(name) is None:
        other = Actor(name, "named_person", first_name=_of_first_name(name), places=[place])
        cast.persons[surname.split()[-1].lower()].append(other)
        cast.mentions.append((*place, other))
    both = " ".join(token.text for token in tokens[start - 2 : end])
    cast.groups.append(Actor(both, "named_person", plural=True, places=[place]))


def _is_place(tokens: Sequence[Token], start: int, name: str) -> bool:
    """Say whether what stands before a name shows a place or thing ("in Elm Street")."""
    before = tokens[start - 1].low if start else ""
    return before in words_of("before_place") and not _of_first_name(name)


def _is_a_body(told: Description) -> bool:
    """Say whether the nouns beside a name are those of a body and of no person."""
    vocab = vocabulary()
    bodies = {
        noun
        for noun in told.nouns
        if vocab.is_source(noun, "organisation", "outlet") or noun in words_of("firm")
    }
    return bool(bodies) and bodies == told.nouns and not (told.age or told.gender)


def _common_bodies(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the bodies that are told by a common noun and what stands before it.

    "The Portuguese athletics federation", "the county board": what "the federation" means later.
    """
    vocab = vocabulary()
    tokens = sentence.tokens
    for at in range(2, len(tokens)):
        low = tokens[at].low
        known = vocab.is_source(low, "organisation") and low not in words_of("firm")
        if tokens[at].text[0].isupper() or not known:
            continue
        start = at
        while start > 0 and tokens[start - 1].kind == "word" and _may_describe(tokens[start - 1]):
            start -= 1
        if start < at and start and tokens[start - 1].low in ("the", "a", "an"):
            yield start - 1, at + 1


def _may_describe(token: Token) -> bool:
    vocab = vocabulary()
    return token.low not in vocab.kinds and token.low not in vocab.finite


def _add_body(cast: Cast, sentence: Sentence, start: int, end: int) -> None:
    tokens = sentence.tokens
    name = " ".join(token.text for token in tokens[start:end])
    actor = cast.body(name)
    if actor is None:
        actor = cast.bodies[name.lower()] = Actor(name, "named_organisation")
    place = (sentence.position, tokens[start].start)
    actor.places.append(place)
    cast.bodies_at.append((*place, actor))


def _add_single(cast: Cast, sentence: Sentence, start: int, end: int) -> None:
    """Add a mention by one word, where it is that of an actor the article names more fully."""
    token = sentence.tokens[start]
    if token.text.isupper() and len(token.text) > _ACRONYM:
        return  # a dateline or a cry
    place = (sentence.position, token.start)
    known = cast.person(token.text)
    first_name = _of_first_name(token.text)
    if known is None and first_name and not cast.is_given(token.text):
        known = Actor(token.text, "named_person", first_name=first_name)
        cast.persons[token.low].append(known)
    if known is not None:
        known.description = known.description.joined(beside(sentence.tokens, start, end, ()))
        known.places.append(place)
        cast.mentions.append((*place, known))
        return
    if token.low in vocabulary().sources and not token.text.isupper():
        return  # "City", "Minister": a common noun that opens a sentence
    family = token.text[-1] == "s" and token.low[:-1] in cast.persons
    if family and start and sentence.tokens[start - 1].low == "the":
        cast.groups.append(Actor(f"the {token.text}", "named_person", plural=True, places=[place]))
        return
    body = cast.body(token.text)
    kind = type_of_name(sentence.tokens[max(0, start - 3) : end], [token], vocabulary())
    if body is None and kind in _BODIES and not first_name:
        body = cast.bodies[token.low] = Actor(token.text, kind)
    if body is not None:
        body.places.append(place)
        cast.bodies_at.append((*place, body))


def _is_given(actor: Actor, name: str) -> bool:
    return actor.name.split()[0].lower() == name.lower()


def _of_first_name(name: str) -> str:
    first = name.split()[0].lower()
    return "she" if first in words_of("woman") else "he" if first in words_of("man") else ""


def _is_time(run: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether capitalised words name a time ("Sunday") and no person ("Jan Reed")."""
    first = run[0].low
    named = len(run) > 1 and (first in words_of("woman") or first in words_of("man"))
    return any(vocab.is_kind(t.low, "time") for t in (run[1:] if named else run))


def _behind_titles(tokens: Sequence[Token], start: int, end: int) -> tuple[int, list[str]]:
    """Step over titles and posts at the front of a name ("Defence Minister Jo Hale")."""
    vocab = vocabulary()
    titles = []
    while end - start > 1 and _is_post(tokens[start], vocab):
        titles.append(tokens[start].low.rstrip("."))
        start += 1
    inner = range(end - 2, start, -1)
    cut = next(
        (i for i in inner if vocab.is_source(tokens[i].low.rstrip("."), "title", "role")), None
    )
    if cut is not None:
        titles += [t.low.rstrip(".") for t in tokens[start : cut + 1]]
        start = cut + 1
    return start, titles


def _is_post(token: Token, vocab: Vocabulary) -> bool:
    return vocab.is_source(token.low.rstrip("."), "title") or vocab.is_source(token.low, "role")


def runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words of a sentence, particles inside them among them."""
    vocab = vocabulary()
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        known = tokens[index].low in words_of("man")  # "Jan" is a name and a month
        if not _is_capital(tokens[index]) or (tokens[index].low in vocab.kinds and not known):
            index += 1
            continue
        end = index + 1
        while end < len(tokens) and _goes_on(tokens, end, vocab):
            end += 1
        low = tokens[index].low
        if index == 0 and end > 1 and any(f.form == "past" for f in vocab.cues.get(low, ())):
            index = 1  # "Said Jo Hale": a verb, no name
        yield index, end
        index = end


def _goes_on(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    token = tokens[at]
    if _is_capital(token):
        return token.low not in vocab.kinds or vocab.is_kind(token.low, "time")
    joined = at + 1 < len(tokens) and _is_capital(tokens[at + 1])
    owners = token.kind == "clitic" and token.text in "'’"  # "Teachers’ Union"
    if owners:
        return joined and vocab.is_source(tokens[at + 1].low, "organisation")
    if token.low in ("of", "for"):  # "Ministry of Justice"
        return joined and vocab.is_source(tokens[at - 1].low, "organisation")
    return joined and (token.low in words_of("particle") or token.text == "&")


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and is_capital(token.text)
