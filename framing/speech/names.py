"""The name at the end of a noun phrase, and whether it is a person, body or outlet."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, words_of


def name_at_end(tokens: Sequence[Token], vocab: Vocabulary) -> tuple[list[Token], str]:
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
        if run and capital and is_person_title(token, vocab):
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


def is_person_title(token: Token, vocab: Vocabulary) -> bool:
    return vocab.is_source(token.low.rstrip("."), "title")


def _is_common(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a capitalised word is a common noun of sources at a sentence's start."""
    if token.text.isupper() and len(token.text) > 1:
        return False
    return token.low in vocab.sources


def type_of_name(tokens: Sequence[Token], name: Sequence[Token], vocab: Vocabulary) -> str:
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
