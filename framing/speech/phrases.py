"""Noun phrases by word shape: where the source of a cue begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_AFTER_NAME = frozenset({"of", "from"})
_AFTER_NOUN = frozenset({"of", "for", "at", "from", "with", "in", "to", "on", "behind", "near"})
_LONGEST = 45
_MARKS = "\"“”„«»‹›'‘’‚ \u00a0\u202f"


def is_nominal(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token can stand inside a noun phrase before or as its head."""
    if token.kind == "quote":
        return len(token.text) <= 40 and token.text.rstrip(_MARKS)[-1:] not in ".,?!…;"
    if token.kind == "clitic":
        return token.low == "'s"
    if token.kind != "word":
        return token.text in "&$%#"
    if token.text[0].isupper() and token.low not in vocab.kinds:
        return True
    if token.low in vocab.kinds:
        return vocab.is_kind(token.low, "determiner", "number", "time")
    return token.low not in vocab.finite or token.low in vocab.sources


def is_nominal_at(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say the same of a token in its place: behind an article a verb form is a noun ("the attack")."""
    token = tokens[index]
    if is_nominal(token, vocab):
        return True
    if token.kind != "word" or token.low in vocab.kinds or index == 0:
        return False
    before = tokens[index - 1]
    if token.low in words_of("setting") and before.low.endswith(("al", "ic", "ive", "ary", "ed")):
        return True
    return before.low == "'s" or (
        vocab.is_kind(before.low, "determiner")
        and before.low not in ("that", "all", "both", "some", "many", "few")
    )


def is_name(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token is a capitalised word that is no function word."""
    return (
        token.kind == "word"
        and token.text[0].isupper()
        and not (token.low in vocab.kinds and not vocab.is_kind(token.low, "time"))
    )


def is_time(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token tells a time ("Tuesday", "week", "2014")."""
    if token.kind != "word":
        return False
    return vocab.is_kind(token.low, "time") or (
        token.text.isdigit() and len(token.text) in (1, 2, 4)
    )


def phrase_before(sentence: Sentence, index: int, floor: int = 0) -> tuple[int, int] | None:
    """Give the subject that ends before token *index*, as a half-open range of tokens."""
    tokens = sentence.tokens
    vocab = vocabulary()
    end = _skip_adverbials(tokens, index, floor, vocab)
    if end <= floor:
        return None
    last = tokens[end - 1]
    if vocab.is_kind(last.low, "conjunction"):
        return None
    if (last.kind == "mark" and last.text in ",)—–-") or last.text == "--":
        return _before_parenthesis(sentence, end, floor, vocab)
    start = _start_of(sentence, end, floor, vocab)
    if start >= end:
        return None
    return (_head_of_relative(sentence, start, floor, vocab), end)


def _head_of_relative(sentence: Sentence, start: int, floor: int, vocab: Vocabulary) -> int:
    """Step left over the relative clause a phrase ends ("friends who saw the man say")."""
    tokens = sentence.tokens
    verb = False
    for index in range(start - 1, max(floor, start - 14), -1):
        token = tokens[index]
        if token.kind in ("mark", "quote"):
            return start
        if token.low == "who":
            before = tokens[index - 1]
            headed = verb and before.kind == "word" and is_nominal(before, vocab)
            return _start_of(sentence, index, floor, vocab) if headed else start
        verb = verb or token.low in vocab.finite or vocab.is_kind(token.low, "auxiliary")
    return start


def _skip_adverbials(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> int:
    """Step left over adverbs and times between subject and verb."""
    end = index
    while end > floor:
        token = tokens[end - 1]
        if (token.kind == "word" and token.low.endswith("ly") and not token.text[0].isupper()) or (
            vocab.is_kind(token.low, "adverb") and not vocab.is_source(token.low, "vague")
        ):
            end -= 1
        elif (
            vocab.is_kind(token.low, "time")
            and end - 2 >= floor
            and (tokens[end - 2].low in ("on", "last", "this", "early", "late", "next")
                 or (token.text[0].isupper() and is_nominal(tokens[end - 2], vocab) and not
                     vocab.is_kind(tokens[end - 2].low, "determiner", "preposition")))
            and not (token.low == "may" and token.text != "May")
        ):  # fmt: skip
            end -= 1
            while end > floor and tokens[end - 1].low in ("on", "last", "this", "early", "late"):
                end -= 1
        else:
            break
    return end


def _before_parenthesis(
    sentence: Sentence, end: int, floor: int, vocab: Vocabulary
) -> tuple[int, int] | None:
    """Step left over appositions between commas ("S, a baker of 61, said"); keep them in it."""
    tokens = sentence.tokens
    at = end - 1
    for _ in range(4):
        opener = _opening_of(tokens, at, floor)
        if opener is None or opener <= floor:
            return None
        if not _is_apposition(tokens, opener + 1, at, vocab):
            return None
        inner = _skip_adverbials(tokens, opener, floor, vocab) if opener > floor else opener
        last = tokens[inner - 1]
        if last.kind == "mark" and last.text in ",)":
            at = inner - 1
            continue
        start = _start_of(sentence, inner, floor, vocab)
        single = opener - start == 1 and tokens[start].text.isdigit()
        if start >= inner:
            return None
        if (
            (single or _is_aside(tokens, start, inner, vocab))
            and start > floor
            and tokens[start - 1].text == ","
        ):
            at = start - 1
            continue
        return (start, end - 1 if tokens[end - 1].text != ")" else end)
    return None


def _is_aside(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether a stretch between commas is an age or place and not yet the name itself."""
    return end - start == 1 and (
        tokens[start].text.isdigit() or tokens[start].low in ("jr.", "sr.")
    )


def _opening_of(tokens: Sequence[Token], at: int, floor: int) -> int | None:
    mark = tokens[at].text
    wanted = "(" if mark == ")" else mark
    for index in range(at - 1, max(floor - 1, at - _LONGEST), -1):
        if tokens[index].kind == "mark":
            if tokens[index].text == wanted:
                return index
            if tokens[index].text in ";:":
                return None
    return None


def _is_apposition(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether the tokens between two commas describe what stands before them."""
    if start >= end:
        return False
    first = tokens[start]
    if first.low in words_of("apposed") or first.text.isdigit() or first.kind == "quote":
        return True
    if first.low.endswith(("ing", "ly")) or (
        first.low.endswith("ed") and start + 1 < end and tokens[start + 1].low in ("by", "in", "as")
    ):
        return True
    if any(t.low in vocab.finite and not t.text[0].isupper() and t.low not in vocab.sources
           for t in tokens[start:end]):  # fmt: skip
        return False
    return first.kind == "word" and (
        is_name(first, vocab) or first.low not in vocab.kinds or vocab.is_kind(first.low, "number")
    )


def _start_of(sentence: Sentence, end: int, floor: int, vocab: Vocabulary) -> int:
    """Give where the noun phrase that ends at *end* begins."""
    tokens = sentence.tokens
    last = tokens[end - 1]
    if vocab.is_kind(last.low, "subject") or last.low in ("that", "this", "these", "those"):
        return end - 1
    if vocab.is_kind(last.low, "relative"):
        return end - 1
    at = end
    while at > floor and end - at < _LONGEST:
        token = tokens[at - 1]
        right = tokens[at] if at < end else None
        step = _step(sentence, at, end, floor, vocab, token, right)
        if step == 0:
            break
        at -= step
    return _trim(tokens, at, end, vocab)


def _step(
    sentence: Sentence, at: int, end: int, floor: int, vocab: Vocabulary, token: Token,
    right: Token | None,
) -> int:  # fmt: skip
    """Say how many tokens to the left still belong to the phrase: 0 ends it."""
    tokens = sentence.tokens
    before = tokens[at - 2] if at - 2 >= floor else None
    if token.kind == "word" and token.low in words_of("inside") and right is not None:
        if before is None or (
            before.low in vocab.kinds and not vocab.is_kind(before.low, "number", "determiner")
        ):
            return 0
        reduced = token.low == "by" and before.low.endswith("ed")
        if (
            token.low != "of"
            and not reduced
            and (
                is_time(before, vocab)
                or (before.low in vocab.finite and before.low not in vocab.sources)
            )
        ):
            return 0
        if (
            token.low in ("to", "by", "with", "into")
            and not before.low.endswith(("ed", "s", "or", "er", "ar"))
            and not is_name(before, vocab)
        ):
            return 0
        return 1 if is_nominal(before, vocab) or before.low.endswith(("ed", "ing")) else 0
    if token.low in ("and", "or", "&") and right is not None and before is not None:
        return 1 if _coordinates(sentence, at, before, right, vocab) else 0
    if token.kind == "mark" and token.text == ")":
        opener = _opening_of(tokens, at - 1, floor)
        return at - opener if opener is not None and at - opener < 8 else 0
    if not is_nominal_at(tokens, at - 1, vocab):
        if token.low.endswith("ed") and token.kind == "word" and token.low not in vocab.kinds:
            return 1 if _is_modifier(tokens, at, floor, vocab, right) else 0
        return _over_relative(tokens, at, floor, vocab)
    if (
        right is not None
        and vocab.is_kind(right.low, "determiner")
        and right.low
        not in ("other", "such", "own", "some", "those", "more", "most", "half", "all")
    ):
        return 0 if not vocab.is_kind(token.low, "determiner") else 1
    if right is not None and token.low in words_of("particle") and before is not None:
        return 1 if is_name(before, vocab) and is_name(right, vocab) else 0
    if (
        right is not None
        and not sentence.titled
        and is_name(right, vocab)
        and not _is_described(tokens, at - 1, floor, vocab)
        and not token.text[0].isupper()
        and token.kind == "word"
        and not _leads_to_name(token, vocab)
    ):
        return 0
    if (
        right is not None
        and is_time(token, vocab)
        and not token.text.isdigit()
        and right.low != "'s"
        and is_name(right, vocab)
    ):
        return 0
    return 1


def _is_described(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether a noun, its article first behind a mark, describes a name ("the site Info")."""
    if is_time(tokens[index], vocab):
        return False
    for at in range(index, max(floor, index - 3) - 1, -1):
        low = tokens[at].low
        if vocab.is_kind(low, "determiner"):
            opened = at == floor or tokens[at - 1].kind in ("mark", "quote")
            return opened and at < index and low in ("the", "a", "an", "his", "her", "their", "its")
        if tokens[at].kind != "word" or low in vocab.kinds or tokens[at].text[0].isupper():
            return False
    return False


def _leads_to_name(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a lower-case word can stand right before a name ("candidate Jo Hale")."""
    if vocab.is_kind(token.low, "determiner", "number"):
        return True
    if vocab.is_source(token.low, "role", "title", "organisation", "outlet", "document"):
        return True
    return token.low.endswith(("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ess", "ee", "-", "al", "ic", "ive", "ary", "based", "old", "ng"))  # fmt: skip


def _coordinates(
    sentence: Sentence, at: int, before: Token, right: Token, vocab: Vocabulary
) -> bool:
    """Say whether 'and' joins two noun phrases rather than two clauses."""
    if before.kind == "mark" or not is_nominal(before, vocab):
        return False
    if is_name(before, vocab):
        return is_name(right, vocab) or vocab.is_kind(right.low, "determiner") or sentence.titled
    if before.low in vocab.sources:
        return True
    return before.low.endswith("s") and right.low.endswith("s")


def _is_modifier(
    tokens: Sequence[Token], at: int, floor: int, vocab: Vocabulary, right: Token | None
) -> bool:
    """Say whether a word in -ed belongs to the phrase ("elected officials", "those surveyed")."""
    before = tokens[at - 2] if at - 2 >= floor else None
    if right is None:
        return before is not None and (before.low in vocab.sources or before.low == "those")
    if before is None or before.kind == "mark" or vocab.is_kind(before.low, "determiner", "number"):
        return True
    if right.low in words_of("inside"):
        return before.low in vocab.sources or before.low.endswith("s")
    return (
        not is_name(before, vocab)
        and not vocab.is_kind(before.low, "subject")
        and (
            vocab.is_kind(before.low, "adverb", "preposition", "conjunction")
            or before.low.endswith(("ly", "al", "ic"))
        )
    )


def _over_relative(tokens: Sequence[Token], at: int, floor: int, vocab: Vocabulary) -> int:
    """Step over a relative clause without commas ("people who have seen the plan say")."""
    for index in range(at - 1, max(floor, at - 14) - 1, -1):
        token = tokens[index]
        if token.kind == "mark" and token.text in ",;:":
            return 0
        if token.low == "who" or (token.low in ("that", "which") and index > floor):
            before = tokens[index - 1] if index > floor else None
            if (
                before is None
                or before.kind != "word"
                or (before.low in vocab.finite and before.low not in vocab.sources)
            ):
                return 0
            return at - index if is_nominal(before, vocab) else 0
        if (
            token.low in ("familiar", "close", "briefed", "involved", "aware", "responsible")
            and index > floor
        ):
            return at - index
    return 0


def _trim(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> int:
    """Drop what cannot begin a noun phrase."""
    while start < end:
        token = tokens[start]
        lead = token.kind in ("mark", "clitic") and token.text not in "$#"
        weak = vocab.is_kind(token.low, "conjunction", "preposition", "subordinator", "opener")
        adverb = token.low.endswith("ly") and not token.text[0].isupper() and start + 1 < end
        if token.low in ("that", "those", "more", "most", "all", "both", "one") or token.low in (
            "last",
            "next",
            "late",
        ):
            break
        if not (lead or weak or adverb):
            break
        start += 1
    return start


def phrase_after(
    sentence: Sentence, index: int, *, appositions: bool = True, addressee: bool = False
) -> tuple[int, int] | None:
    """Give the noun phrase that starts at token *index*, as a half-open range of tokens."""
    tokens = sentence.tokens
    vocab = vocabulary()
    at = index
    if at < len(tokens) and (
        vocab.is_kind(tokens[at].low, "subject", "object")
        or (
            tokens[at].low in ("this", "that", "these", "those")
            and not _follows_noun(tokens, at, vocab)
        )
    ):
        return (at, at + 1)
    while at < len(tokens) and at - index < _LONGEST:
        step = _step_right(sentence, index, at, vocab, addressee)
        if step == 0:
            break
        at += step
    while at > index and (
        tokens[at - 1].low in vocab.kinds and not is_nominal(tokens[at - 1], vocab)
    ):
        at -= 1
    if at == index:
        return None
    if appositions:
        at = _over_apposition(sentence, at, vocab)
    return (index, at)


def phrase_in_front(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Give the noun phrase of "According to S, C": an apposition counts only if a comma ends it."""
    bare = phrase_after(sentence, index, appositions=False)
    whole = phrase_after(sentence, index)
    if bare is None or whole is None:
        return bare
    closed = whole[1] < len(sentence.tokens) and sentence.tokens[whole[1]].text == ","
    return whole if closed else bare


def _follows_noun(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    return (
        at + 1 < len(tokens) and is_nominal(tokens[at + 1], vocab) and tokens[at + 1].kind == "word"
    )


def _step_right(sentence: Sentence, index: int, at: int, vocab: Vocabulary, addressee: bool) -> int:
    tokens = sentence.tokens
    token = tokens[at]
    previous = tokens[at - 1] if at > index else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        previous is not None
        and previous.kind == "quote"
        and previous.text.rstrip(_MARKS)[-1:] == ","
    ):
        return 0
    if token.kind == "quote":
        return 0 if addressee else int(len(token.text) <= 30)
    if token.text == "(":
        closing = next(
            (i for i in range(at, min(at + 7, len(tokens))) if tokens[i].text == ")"), None
        )
        return closing - at + 1 if closing is not None and previous is not None else 0
    if previous is not None and token.low in ("who",) and not addressee:
        return _relative_length(tokens, at, vocab)
    if previous is not None and token.low in ("and", "&", "or") and following is not None:
        joins = (
            is_name(following, vocab)
            or vocab.is_kind(following.low, "determiner")
            or (following.low in vocab.sources)
        )
        finite = at + 2 < len(tokens) and tokens[at + 2].low in vocab.finite and not addressee
        return int(joins and not finite and is_nominal(previous, vocab))
    if previous is not None and token.low in _AFTER_NOUN and following is not None:
        if (
            is_time(following, vocab)
            or (following.low in ("an", "a") and token.low in ("in", "on", "at"))
            or (addressee and token.low in ("to", "for"))
        ):
            return 0
        if (
            following.low in vocab.sources
            and vocab.is_source(following.low, "document")
            and token.low in ("in", "on")
        ):
            return 0
        if following.low in ("his", "her", "their", "its") and token.low in (
            "in",
            "on",
            "to",
            "with",
        ):
            return 0
        allowed = _AFTER_NAME if is_name(previous, vocab) else _AFTER_NOUN
        return int(token.low in allowed and is_nominal(following, vocab))
    if not is_nominal_at(tokens, at, vocab):
        if token.low.endswith("ed") and following is not None and is_nominal(following, vocab):
            return int(
                previous is None
                or vocab.is_kind(previous.low, "determiner", "number")
                or previous.low == "of"
            )
        return 0
    if (
        previous is not None
        and is_time(token, vocab)
        and not token.text.isdigit()
        and previous.low not in vocab.kinds
    ):
        return 0
    if (
        previous is not None
        and vocab.is_kind(token.low, "determiner")
        and not vocab.is_kind(previous.low, "determiner", "preposition", "conjunction")
    ):
        return 0
    return 1


def _relative_length(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> int:
    del vocab
    end = at
    while end < len(tokens) and not (tokens[end].kind == "mark" and tokens[end].text in ",;.?!:"):
        end += 1
    return end - at


def _over_apposition(sentence: Sentence, at: int, vocab: Vocabulary) -> int:
    """Take in what is directly attached behind a comma ("Jo Hale, a baker from Leeds")."""
    tokens = sentence.tokens
    for _ in range(3):
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return at
        first = tokens[at + 1]
        starts = (
            first.low in ("a", "an", "the", "who", "whose", "one", "of", "himself", "herself")
            or first.text.isdigit()
            or vocab.is_source(first.low, "role")
            or (is_name(first, vocab) and len(first.text) > 1 and "-" in first.text)
        )
        if not starts:
            return at
        end = at + 1
        while end < len(tokens) and tokens[end].kind not in ("mark", "quote"):
            end += 1
        if end < len(tokens) and (tokens[end].text == "(" or tokens[end].kind == "quote"):
            return at
        relative = first.low in ("who", "whose", "of")
        if not relative and _holds_verb(tokens[at + 1 : end], vocab):
            return at
        at = end
    return at


def _holds_verb(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a stretch has a finite verb before any relative word: it is a clause."""
    for index, token in enumerate(tokens):
        if token.low in ("who", "which", "that", "whose", "where"):
            return False
        if vocab.is_kind(token.low, "auxiliary"):
            return True
        verb = token.low in vocab.finite and not token.low.endswith("ing")
        if index and verb and not is_nominal_at(tokens, index, vocab):
            if token.low not in vocab.participles or token.low in vocab.finite - vocab.participles:
                return True
    return False
