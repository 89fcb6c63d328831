"""Quotations that a dash and a name sign: "“We are tired.” ― Ana Reyes, 34, Houston"."""

from __future__ import annotations

from framing.speech.extents import strip_end
from framing.speech.tokens import Sentence
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import Draft, speaks

_DASHES = frozenset({"—", "–", "―", "-", "--", "~"})
_LONGEST = 16
_SURE = 0.85


def signature(sentence: Sentence) -> Draft | None:
    """Read a sentence that is a dash and a name, alone or behind a quotation.

    Where the quotation stands in the sentence before, the draft waits for it ("before").
    """
    tokens = sentence.tokens
    dash = next((i for i, t in enumerate(tokens) if t.kind != "quote" and t.text not in ".,!?"), 0)
    start = dash + 1
    while start < len(tokens) and tokens[start].text in _DASHES:
        start += 1  # "--"
    end = strip_end(tokens, start, len(tokens))
    if tokens[dash].text not in _DASHES or not 0 < end - start <= _LONGEST:
        return None
    source = (start, end)
    if not _is_name(sentence, source):
        return None
    own = (0, strip_end(tokens, 0, dash))
    content = (own,) if own[1] > own[0] else ()
    return Draft(
        sentence, None, source, content, "quoted", _SURE, pending="" if content else "before"
    )


def _is_name(sentence: Sentence, source: tuple[int, int]) -> bool:
    """Say whether a stretch names somebody and tells nothing: a capital, no verb, no quotation."""
    tokens = sentence.tokens[source[0] : source[1]]
    vocab = vocabulary()
    first = tokens[0]
    capital = first.text[0].isupper() and first.low not in vocab.kinds
    named = capital and first.low not in words_of("label")
    described = first.low in ("a", "an", "the") and speaks(sentence, source) == 1.0
    told = any(
        t.kind == "quote"
        or (t.low in vocab.finite and t.low not in vocab.sources and t.low == t.text)
        for t in tokens
    )
    return (named or described) and not told
