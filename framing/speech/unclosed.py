"""Where a quotation ends that nobody closed."""

from __future__ import annotations

import re
from functools import cache

from framing.speech.vocabulary import vocabulary

_SURE = 0.9
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_ROLE = r"(?:the |an? |his |her )?(?:[a-z]+ ){0,2}"
_NAME = r"[A-ZÀ-ÖØ-ÞČŁŚŠŻŽ][\w’'-]*\.?"


def sentence_end(text: str, start: int, limit: int) -> int:
    """Give where the sentence ends that begins at a place of a text, *limit* at most."""
    match = _SENTENCE_END.search(text, start, limit)
    if match:
        return match.end()
    while limit > start and text[limit - 1].isspace():
        limit -= 1
    return limit


def unclosed_end(text: str, start: int, limit: int) -> int:
    """Give where a quotation without a closing mark ends: before its speaker, or at *limit*.

    >>> text = '"We stay, said Jo Hale. The end.'
    >>> text[: unclosed_end(text, 0, len(text))]
    '"We stay,'
    """
    match = _speaker().search(text, start, limit)
    return match.end("mark") if match else limit


@cache
def _speaker() -> re.Pattern[str]:
    """Match a comma and "said Jo Hale", "Mayor Jo Hale said" or "she said" behind it."""
    said = {
        form.words[0]
        for forms in vocabulary().cues.values()
        for form in forms
        if form.form in ("past", "third") and len(form.words) == 1
        if "q" in form.entry.frames and form.entry.weight >= _SURE
    }
    verb = rf"(?:{'|'.join(sorted(said))})\b"
    named = rf"{_ROLE}(?:{_NAME} ){{1,4}}"
    behind = rf"{verb} {_ROLE}{_NAME}"
    before = rf"(?:{named}|(?:he|she) ){verb}|(?:the|an?) [a-z]+ {verb}(?=[.,;])"
    return re.compile(rf"(?P<mark>[,?!]) (?:{behind}|{before})")
