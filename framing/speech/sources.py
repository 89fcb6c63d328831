"""What kind of source a noun phrase names, and the name at its core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source as read: its type, its core name ("" without one), its head noun, its title."""

    source_type: str
    name: str
    head: str
    title: str


def read_source(tokens: Sequence[Token]) -> SourcePhrase:
    """Say what kind of source the tokens of a noun phrase name.

    A person inside an insertion counts for the whole ("the group, through its head Jo Hale").
    """
    vocab = vocabulary()
    tokens = [t for t in tokens if t.kind != "quote"]
    parts = _parts(tokens)
    if not parts:
        return SourcePhrase("none", "", "", "")
    main = parts[0]
    first = read_part(main, vocab)
    if first.source_type == "named_person":
        return first
    for part in parts[1:]:
        speaks_for = part[0].low in (
            "through",
            "via",
            "by",
            "represented",
        ) and first.source_type not in ("document",)
        apposed = first.source_type in ("unnamed_role", "unnamed_vague") and part[
            0
        ].low not in words_of("ends_name")
        if speaks_for or apposed:
            inner = read_part(part[1:] if speaks_for else part, vocab)
            if inner.source_type == "named_person":
                return SourcePhrase(
                    "named_person", inner.name, first.head, first.title or inner.title
                )
    return first


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at commas, brackets and dashes."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "mark" and token.text in ",()—–:":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def read_part(tokens: Sequence[Token], vocab: Vocabulary) -> SourcePhrase:
    """Read one noun phrase without commas."""
    tokens = list(tokens)
    while tokens and tokens[-1].kind == "clitic":
        tokens.pop()
    if not tokens:
        return SourcePhrase("none", "", "", "")
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if i and t.low in words_of("ends_name") and not t.text[0].isupper()
        ),
        len(tokens),
    )
    main = tokens[:cut]
    head = main[-1]
    if vocab.is_kind(head.low, "subject", "relative", "object") or head.low in (
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
        "this",
        "that",
    ):
        return SourcePhrase("pronoun", "", head.low, "")
    name, title = _name_at_end(main, vocab)
    if name:
        return SourcePhrase(_type_of_name(main, name, vocab), _clean(name), head.low, title)
    return SourcePhrase(
        _type_of_noun(main, tokens, vocab), _organisation(tokens, vocab), head.low, ""
    )


def _clean(name: Sequence[Token]) -> str:
    return " ".join(t.text for t in name)


def _name_at_end(tokens: Sequence[Token], vocab: Vocabulary) -> tuple[list[Token], str]:
    """Give the run of capitalised words at the end, without titles; and the title before it."""
    run: list[Token] = []
    title = ""
    index = len(tokens) - 1
    while index >= 0:
        token = tokens[index]
        capital = token.kind == "word" and token.text[0].isupper()
        particle = (
            bool(run)
            and token.low in words_of("particle")
            and index > 0
            and tokens[index - 1].text[0].isupper()
        )
        ampersand = token.text == "&" and bool(run)
        if not (capital or particle or ampersand):
            break
        if run and capital and _is_title(token, vocab):
            title = token.low.rstrip(".")
            break
        run.insert(0, token)
        index -= 1
    if index >= 0 and not title and vocab.is_source(tokens[index].low, "role", "title"):
        title = tokens[index].low
    while run and run[0].low in vocab.kinds and not vocab.is_kind(run[0].low, "time"):
        run.pop(0)
    if (
        len(run) > 1
        and vocab.is_source(run[0].low, "role")
        and not vocab.is_source(run[0].low, "organisation")
    ):
        title = run[0].low
        run.pop(0)
    if len(run) == 1 and _is_common(run[0], vocab):
        return [], title
    if len(run) > 1 and _is_office(run, vocab):
        return [], title
    if (
        len(run) > 1
        and vocab.is_source(run[-1].low, "role", "collective", "vague")
        and run[-1].low.endswith("s")
    ):
        return [], title
    return run, title


def _is_office(run: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a run in capitals is an office and no name ("City Head", "Prime Minister")."""
    last = run[-1].low
    if not vocab.is_source(last, "role") or last in words_of("surname"):
        return False
    return all(t.low in vocab.sources or t.low in vocab.kinds for t in run[:-1]) or (
        vocab.is_source(last, "title") or last in ("head", "chief", "official", "spokesman")
    )


def _is_title(token: Token, vocab: Vocabulary) -> bool:
    return vocab.is_source(token.low.rstrip("."), "title")


def _is_common(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a capitalised word is a common noun of sources at a sentence's start."""
    if token.text.isupper() and len(token.text) > 1:
        return False
    return token.low in vocab.sources


def _type_of_name(tokens: Sequence[Token], name: Sequence[Token], vocab: Vocabulary) -> str:
    lows = [t.low for t in name]
    joined = " ".join(lows)
    described = tokens[len(tokens) - len(name) - 1].low if len(tokens) > len(name) else ""
    if vocab.is_source(lows[-1], "document") and len(name) > 1:
        return "document"
    if _is_outlet(lows, joined, vocab) or described in words_of("outlet_noun"):
        return "outlet"
    if any(vocab.is_source(low, "organisation") for low in lows):
        return "named_organisation"
    with_article = any(t.low in ("the", "a", "an") for t in tokens[: len(tokens) - len(name)])
    before = tokens[len(tokens) - len(name) - 1] if len(tokens) > len(name) else None
    if before is not None and before.low == "the":
        return "named_organisation"
    acronym = len(name) == 1 and name[0].text.isupper() and 1 < len(name[0].text) <= 6
    if acronym and not with_article:
        return "named_organisation"
    if len(name) == 1 and lows[0] in words_of("place"):
        return "named_organisation"
    return "named_person"


def _is_outlet(lows: Sequence[str], joined: str, vocab: Vocabulary) -> bool:
    del joined
    if len(lows) == 1:
        return vocab.is_source(lows[0], "outlet") and lows[0] not in ("daily", "weekly")
    return vocab.is_source(lows[-1], "outlet") or lows[0] in (
        "reuters",
        "cnn",
        "bbc",
        "breitbart",
        "bloomberg",
    )


def _type_of_noun(main: Sequence[Token], tokens: Sequence[Token], vocab: Vocabulary) -> str:
    lows = [t.low for t in main]
    head = lows[-1]
    if lows[0] in words_of("indefinite") and not (len(lows) > 1 and vocab.is_source(head, "role")):
        if vocab.is_source(head, "collective") and head not in words_of("indefinite"):
            return "collective"
        inner = {t.low for t in tokens}
        return (
            "collective"
            if inner & {"voters", "americans", "respondents", "surveyed"}
            else "unnamed_vague"
        )
    singular = lows[0] in ("a", "an", "the", "one") and not head.endswith("s")
    order = ("document", "role", "vague", "collective", "organisation", "outlet")
    if (
        vocab.is_source(head, "vague")
        and not singular
        and lows[0] not in ("the", "two", "three", "four", "five")
    ):
        modified = any(t.text[0].isupper() for t in main[1:]) or len(lows) > 2
        if not (modified and vocab.is_source(head, "role")):
            return "unnamed_vague"
    if vocab.is_source(head, "collective") and not singular:
        return "collective"
    for kind in order:
        if vocab.is_source(head, kind):
            if kind == "organisation":
                named = any(t.text[0].isupper() and i for i, t in enumerate(tokens))
                return "named_organisation" if named or _is_definite(main) else "unnamed_role"
            if kind == "vague" and singular and vocab.is_source(head, "role"):
                return "unnamed_role"
            return {"role": "unnamed_role", "vague": "unnamed_vague"}.get(kind, kind)
    if "percent" in lows or "per" in lows or any(t.text == "%" for t in main):
        return "collective"
    if head.endswith(("ers", "ors", "ists", "ians", "ans", "ants", "ents", "men", "women")):
        return "collective" if len(lows) == 1 else "unnamed_role"
    return "unnamed_role"


def _is_definite(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase means one body the reader can tell ("the ministry", "his office")."""
    first = tokens[0].low
    owned = any(t.low == "'s" for t in tokens)
    return owned or first in ("the", "his", "her", "their", "its", "our", "my", "your", "this")


def _organisation(tokens: Sequence[Token], vocab: Vocabulary) -> str:
    """Give the capitalised name inside an organisation's description, from its first capital."""
    capitals = [
        i
        for i, t in enumerate(tokens)
        if t.kind == "word" and t.text[0].isupper() and t.low not in vocab.kinds
    ]
    if not capitals or not vocab.is_source(tokens[-1].low, "organisation"):
        return ""
    return " ".join(t.text for t in tokens[capitals[0] :] if t.kind == "word")
