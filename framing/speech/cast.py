"""The cast of an article: who and what it names, and by which nouns it describes them.

Names are collected over the whole article before any source is resolved, so that a headline may
speak of "Minister" and a text of "the former grain inspector" where the name stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from framing.speech.actors import BODIES, PERSON, Actor, Cast
from framing.speech.descriptions import Description, beside
from framing.speech.names import is_capital, type_of_name
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_LONGEST, _ACRONYM = 6, 6


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
    cast.settle()
    return cast


def _add(cast: Cast, sentence: Sentence, run: tuple[int, int, int], titles: Sequence[str]) -> None:
    """Add the actor a run of capitalised words names."""
    start, first, end = run
    tokens = sentence.tokens
    vocab = vocabulary()
    name = [t for t in tokens[first:end] if t.kind != "clitic"]
    kind = type_of_name(tokens[max(0, first - 3) : end], name)
    if name[-1].low in words_of("partisan") and kind != "outlet":
        return  # "the Kansas Republican" describes somebody
    text = " ".join(t.text for t in name)
    told = beside(tokens, start, end, titles)
    if kind == PERSON and not titles and not _of_first_name(text) and _is_a_body(told):
        kind = "named_organisation"  # "Redback Resources, the developer"
    place = (sentence.position, tokens[start].start)
    if kind == PERSON:
        if _is_time(name, vocab) or _is_place(tokens, start, text):
            return
        actor = cast.person(text, titles[-1] if titles else "")
        if actor is None:
            actor = cast.add_person(Actor(text, kind, first_name=_of_first_name(text)))
        elif len(text.split()) > len(actor.name.split()):
            actor.name, actor.first_name = text, _of_first_name(text)
        actor.gender = actor.gender or told.gender
        cast.persons_at.append((*place, actor))
    elif kind in BODIES:
        actor = cast.body(text)
        if actor is None:
            actor = cast.add_body(Actor(text, kind))
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
        other = cast.add_person(Actor(name, PERSON, first_name=_of_first_name(name)))
        other.places.append(place)
        cast.persons_at.append((*place, other))
    both = " ".join(token.text for token in tokens[start - 2 : end])
    cast.groups.append(Actor(both, PERSON, plural=True, places=[place]))


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
    nouns = _body_nouns()
    if nouns.isdisjoint(sentence.lows):
        return
    tokens = sentence.tokens
    for at, low in enumerate(sentence.lows):
        if at == 0 or low not in nouns or tokens[at].text[0].isupper():
            continue
        start = at
        while start > 0 and tokens[start - 1].kind == "word" and _may_describe(tokens[start - 1]):
            start -= 1
        if start < at and start and tokens[start - 1].low in ("the", "a", "an"):
            yield start - 1, at + 1
        elif start < at and _is_capital(tokens[at - 1]) and low not in words_of("service"):
            yield _first_capital(tokens, at), at + 1  # "Harlow council", "United Russia party"


@cache
def _body_nouns() -> frozenset[str]:
    """Give the nouns of bodies that are told without a name; "the company" is any firm."""
    return vocabulary().organisations - words_of("firm")


def _first_capital(tokens: Sequence[Token], at: int) -> int:
    """Give where the capitalised words before a token begin."""
    while at and _is_capital(tokens[at - 1]) and tokens[at - 1].low not in vocabulary().kinds:
        at -= 1
    return at


def _may_describe(token: Token) -> bool:
    vocab = vocabulary()
    return token.low not in vocab.kinds and token.low not in vocab.finite


def _add_body(cast: Cast, sentence: Sentence, start: int, end: int) -> None:
    tokens = sentence.tokens
    name = " ".join(token.text for token in tokens[start:end])
    actor = cast.body(name)
    if actor is None:
        actor = cast.add_body(Actor(name, "named_organisation"))
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
        known = cast.add_person(Actor(token.text, PERSON, first_name=first_name))
    if known is not None:
        told = beside(sentence.tokens, start, end, ())
        known.description = known.description.joined(told)
        if told.gender and known.first_name not in ("", told.gender):
            known.gender = known.gender or told.gender  # "his wife Sam"
        known.places.append(place)
        cast.persons_at.append((*place, known))
        return
    if token.low in vocabulary().sources and not token.text.isupper():
        return  # "City", "Minister": a common noun that opens a sentence
    family = token.text[-1] == "s" and bool(cast.family(token.low[:-1]))
    if family and start and sentence.tokens[start - 1].low == "the":
        cast.groups.append(Actor(f"the {token.text}", PERSON, plural=True, places=[place]))
        return
    body = cast.body(token.text)
    kind = type_of_name(sentence.tokens[max(0, start - 3) : end], [token])
    if body is None and kind in BODIES and not first_name:
        body = cast.add_body(Actor(token.text, kind))
    if body is not None:
        body.places.append(place)
        cast.bodies_at.append((*place, body))


@lru_cache(maxsize=4096)
def _of_first_name(name: str) -> str:
    """Give the gender that a first name suggests, if any."""
    first = name.split()[0].lower()
    return "she" if first in words_of("woman") else "he" if first in words_of("man") else ""


def _is_time(run: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether capitalised words name a time ("Sunday") and no person ("Jan Reed")."""
    first = run[0].low
    named = len(run) > 1 and (first in words_of("woman") or first in words_of("man"))
    return any(t.low in vocab.times for t in (run[1:] if named else run))


def _behind_titles(tokens: Sequence[Token], start: int, end: int) -> tuple[int, list[str]]:
    """Step over titles and posts at the front of a name ("Defence Minister Jo Hale")."""
    vocab = vocabulary()
    titles: list[str] = []
    while end - start > 1 and _is_post(tokens[start], vocab):
        titles.append(tokens[start].low.rstrip("."))
        start += 1
    if end - start < 3:
        return start, titles
    inner = range(end - 2, start, -1)
    cut = next(
        (i for i in inner if vocab.is_source(tokens[i].low.rstrip("."), "title", "role")), None
    )
    if cut is not None:
        titles += [t.low.rstrip(".") for t in tokens[start : cut + 1]]
        start = cut + 1
    return start, titles


def _is_post(token: Token, vocab: Vocabulary) -> bool:
    return vocab.is_source(token.low.rstrip("."), "title") or token.low in vocab.roles


def runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the runs of capitalised words of a sentence, particles inside them among them."""
    vocab = vocabulary()
    tokens, lows = sentence.tokens, sentence.lows
    behind = 0
    for start in sentence.capitals:
        low = lows[start]
        if start < behind or (low in vocab.kinds and low not in words_of("man")):
            continue  # "Jan" is a name and a month
        end = start + 1
        while end < len(tokens) and _goes_on(tokens, end, vocab):
            end += 1
        verb = start == 0 and end > 1 and any(f.form == "past" for f in vocab.cues.get(low, ()))
        yield start + int(verb), end  # "Said Jo Hale": a verb, no name
        behind = end


def _goes_on(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    token = tokens[at]
    if _is_capital(token):
        return token.low not in vocab.kinds or token.low in vocab.times
    if at + 1 >= len(tokens) or not _is_capital(tokens[at + 1]):
        return False
    if token.kind == "clitic" and token.text in "'’":  # "Teachers’ Union"
        return tokens[at + 1].low in vocab.organisations
    if token.low in ("of", "for"):  # "Ministry of Justice"
        return tokens[at - 1].low in vocab.organisations
    return token.low in words_of("particle") or token.text == "&"


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and is_capital(token.text)
