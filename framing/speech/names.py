"""The name at the end of a noun phrase, and whether it is a person, body or outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

# "NordLine", but not "McDonald" or "DeSantis".
_INNER_CAPITAL = re.compile(r"^(?!Mc|Mac|De|Di|Du|La|Le|Fitz|Van|Von|O['’])\w*[a-z][A-Z]")
_GROUPS = ("makers", "workers", "owners", "holders", "leaders", "fighters", "goers", "growers")
# "Conservationists", "Californians".
_PEOPLE = ("ists", "ians")
_ACRONYM = 6
_ARTICLES = frozenset({"the", "a", "an"})


# "al-Sharafi", "bin-Laden": a name with an article of its own.
_ARTICLED = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|ul|bin|ibn)-[A-Z]")


def is_capital(text: str) -> bool:
    """Say whether a word is written as a name is.

    >>> is_capital("Hale"), is_capital("al-Sharafi"), is_capital("half-Irish")
    (True, True, False)
    """
    return text[0].isupper() or ("-" in text and _ARTICLED.match(text) is not None)


def name_at_end(tokens: Sequence[Token], vocab: Vocabulary) -> tuple[list[Token], str]:
    """Give the run of capitalised words at the end, without titles; and the title before it."""
    run, title = _behind_office(*_capitals_at_end(tokens, vocab), vocab)
    before = len(tokens) - len(run) - 1
    if before >= 0 and not title and vocab.is_source(tokens[before].low, "role", "title"):
        title = tokens[before].low
    while run and run[0].low in vocab.kinds and run[0].low not in vocab.times:
        run.pop(0)
    role = len(run) > 1 and run[0].low in vocab.roles
    if role and run[0].low not in vocab.organisations:
        title = run.pop(0).low
    lead = tokens[: len(tokens) - len(run)]
    the = bool(lead) and lead[-1].low == "the"
    if len(run) == 1 and _is_common(run[0], vocab) and not (the and _is_paper(run[0], vocab)):
        return [], title
    if len(run) > 1 and (_is_office(run, vocab) or _is_group(run[-1], vocab)):
        return [], title
    return run, title


def _capitals_at_end(tokens: Sequence[Token], vocab: Vocabulary) -> tuple[list[Token], str]:
    """Give the capitalised words at the end, particles among them, up to a title."""
    run: list[Token] = []
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        capital = token.kind == "word" and is_capital(token.text)
        if run and capital and vocab.is_source(token.low.rstrip("."), "title"):
            return run, token.low.rstrip(".")
        inner = bool(run) and index > 0 and tokens[index - 1].text[0].isupper()
        particle = inner and token.low in words_of("particle")
        if not (capital or particle or (token.text == "&" and run)):
            break
        run.insert(0, token)
    return run, ""


def _behind_office(run: list[Token], title: str, vocab: Vocabulary) -> tuple[list[Token], str]:
    """Cut an office in capitals off the front of a name ("Town Clerk | Jo Hale")."""
    for index in range(len(run) - 3, -1, -1):
        office = vocab.is_source(run[index].low, "role", "title")
        if office and not run[index].low.endswith("s") and starts_person(run[index + 1 :], vocab):
            return run[index + 1 :], run[index].low
    return run, title


def starts_person(name: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether two or three capitalised words look like a person's name, by their nouns."""
    lows = [t.low for t in name]
    if not 2 <= len(name) <= 3 or any(not t.text[0].isupper() for t in name):
        return False
    if lows[0] in words_of("woman") or lows[0] in words_of("man"):
        return True
    nouns = (words_of("body_name"), words_of("place"), words_of("body"), words_of("outlet_noun"))
    return not any(low in vocab.sources or any(low in some for some in nouns) for low in lows)


def person_behind(
    office: Sequence[Token], rest: Sequence[Token], vocab: Vocabulary
) -> Sequence[Token]:
    """Give the person named behind an office with "of" ("Minister of Health | Jo Hale").

    Without an article before the office any name will do that no noun speaks against, else one
    with a known first name.
    """
    name = rest[-2:]
    head = office[-1].low
    if len(rest) < 4 or rest[0].low != "of" or not starts_person(name, vocab):
        return []
    if not vocab.is_source(head, "role", "title") or head.endswith("s"):
        return []
    known = name[0].low in words_of("woman") or name[0].low in words_of("man")
    bare = office[0].low not in vocab.determiners and rest[-3].text[0].isupper()
    return name if known or bare else []


def _is_group(token: Token, vocab: Vocabulary) -> bool:
    """Say whether the last of some capitalised words means people ("Trump Supporters")."""
    return token.low.endswith("s") and vocab.is_source(token.low, "role", "collective", "vague")


def _is_office(run: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a run in capitals is an office and no name ("City Head", "Prime Minister")."""
    last = run[-1].low
    if last not in vocab.roles or last in words_of("surname"):
        return False
    return all(t.low in vocab.sources or t.low in vocab.kinds for t in run[:-1]) or (
        vocab.is_source(last, "title") or last in ("head", "chief", "official", "spokesman")
    )


def _is_common(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a capitalised word is a common noun of sources at a sentence's start.

    One in capitals ("INTERVIEWER: ...") is where it is no acronym.
    """
    if token.text.isupper() and len(token.text) > 1:
        asks = token.low.removesuffix("er") in words_of("setting")  # "interview"
        return len(token.text) > _ACRONYM and (asks or token.low in vocab.sources)
    plural = token.low[:-1] in vocab.sources and token.low[-1] == "s"
    if plural or token.low.endswith((*_GROUPS, *_PEOPLE)):
        return True
    outlet = vocab.sources.get(token.low) == frozenset({"outlet"})
    return token.low in vocab.sources and not (outlet and token.low not in words_of("outlet_noun"))


def _is_paper(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a capital makes a paper of another noun behind "the" ("the Post")."""
    noun = vocab.is_source(token.low, "document", "vague", "role")
    return noun and vocab.is_source(token.low, "outlet") and token.text[0].isupper()


def type_of_name(tokens: Sequence[Token], name: Sequence[Token]) -> str:
    """Say whether the *name* that ends a phrase is that of a person, body, outlet or document."""
    lead = [t.low for t in tokens[: len(tokens) - len(name)]]
    led = not _ARTICLES.isdisjoint(lead)
    lows = tuple([t.low for t in name])
    return _type_of_name(lows, name[0].text, before=lead[-1] if lead else "", led=led)


@lru_cache(maxsize=8192)
def _type_of_name(lows: tuple[str, ...], first: str, *, before: str, led: bool) -> str:
    """Say the same by the words of a name and the word before it; *led* if an article is near."""
    vocab = vocabulary()
    masthead = before == "the" and lows[-1] in words_of("masthead")  # "the Independent"
    paper = masthead or _is_outlet(lows, vocab)  # "The Washington Post", which is no document
    if lows[-1] in vocab.documents and len(lows) > 1 and not paper:
        return "document"
    if before in words_of("outlet_noun") or paper:
        return "outlet"
    if before == "the" or not words_of("body_name").isdisjoint(lows[1:]):
        return "named_organisation"
    if not vocab.organisations.isdisjoint(lows):
        return "named_organisation"
    role = before in vocab.roles
    if before in vocab.organisations and not _is_given_name(lows, role=role):
        return "named_organisation"  # "the cooperative Minas Verde", "rival bidder Quantock"
    if len(lows) > 1:
        is_body = has_place(lows) or lows[0] in words_of("body_first")
        return "named_organisation" if is_body else "named_person"
    acronym = first.isupper() and 1 < len(first) <= 6
    brand = _INNER_CAPITAL.search(first) is not None
    if brand or (acronym and not led):
        return "named_organisation"
    body = lows[0] in words_of("place") or lows[0] in words_of("body")
    return "named_organisation" if body else "named_person"


def has_place(lows: Sequence[str]) -> bool:
    """Say whether a name is a verb's word and a country, which no person's is.

    >>> has_place(["united", "russia"]), has_place(["tariq", "jordan"])
    (True, False)
    """
    return lows[0] in vocabulary().finite and lows[-1] in words_of("place")


def _is_given_name(lows: Sequence[str], *, role: bool) -> bool:
    """Say whether a name behind "publisher" or "bank" begins as a person's does."""
    first = lows[0] in words_of("woman") or lows[0] in words_of("man")
    return first or (role and len(lows) > 1)


def names_outlet(text: str, vocab: Vocabulary) -> bool:
    """Say whether words in quotation marks are the name of a paper (the "Daily Echo")."""
    words = text.split()
    named = 1 <= len(words) <= 5 and all(word[0].isupper() for word in (words[0], words[-1]))
    return named and _is_outlet([word.lower() for word in words], vocab)


def _is_outlet(lows: Sequence[str], vocab: Vocabulary) -> bool:
    """Say whether a name is that of a paper; an agency is one only as "News Agency"."""
    if len(lows) == 1:
        return vocab.is_source(lows[0], "outlet") and lows[0] not in ("daily", "weekly")
    if lows[-1] in vocab.organisations:
        return lows[-2] in words_of("outlet_noun") or lows[0] in words_of("outlet_name")
    return vocab.is_source(lows[-1], "outlet") or lows[0] in words_of("outlet_name")
