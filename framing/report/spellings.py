"""Spellings: words as they are compared over articles: contractions written out, marks alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Words of four letters or more are one word in two spellings from this similarity on: twice the
#: letters they share in order, divided by the letters of both (Indel similarity, 0 to 1).
ALIKE, SHORTEST = 0.8, 4
_WHOLE = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not")}
_ENDS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_IS = frozenset({"it", "that", "this", "he", "she", "there", "here", "what", "who", "where"})
NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor"})


def plain_words(word: str) -> tuple[str, ...]:
    """Give a word as it is compared: small letters, contractions written out.

    >>> plain_words("We’ll"), plain_words("won't"), plain_words("Kyiv’s")
    (('we', 'will'), ('will', 'not'), ("kyiv's",))
    """
    word = word.casefold()
    for mark in "’ʼ´`":
        word = word.replace(mark, "'")
    if word in _WHOLE:
        return _WHOLE[word]
    for end, full in _ENDS.items():
        if word.endswith(end) and len(word) > len(end):
            return word.removesuffix(end), full
    if word.endswith("'s") and word[:-2] in _IS:
        return word[:-2], "is"
    return (word,)


def respelled(words: Iterable[str], others: Iterable[str]) -> Mapping[str, str]:
    """Give for each of some words that is not among others the one there that it is a spelling of.

    They begin with the same letter, so that no word is taken for its opposite (legal, illegal), and
    hold no figures.

    >>> respelled(["rebuilt", "legal", "colour"], ["color", "rebuild", "illegal"])
    {'colour': 'color', 'rebuilt': 'rebuild'}
    """
    from rapidfuzz.distance import Indel

    known = set(others)
    found = {}
    for word in sorted(set(words) - known):
        if len(word) < SHORTEST or not word.isalpha():
            continue
        rivals = [o for o in known if len(o) >= SHORTEST and o[0] == word[0] and o.isalpha()]
        scored = [(Indel.normalized_similarity(word, rival), rival) for rival in rivals]
        best = max(scored, default=(0.0, ""))
        if best[0] >= ALIKE:
            found[word] = best[1]
    return found
