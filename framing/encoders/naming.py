"""Names that the network does not know: each is read as one unknown word, whatever it names.

The vocabulary of a network has words it met often; other words come in pieces. What the pieces of
a name of a place or person bring along (what else was told of that place when the network learnt)
is no part of what the text says: a report on Kursk reads as one on any other town.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from framing.text.entries import forms_of, names_of
from framing.text.passage import Passage
from framing.text.spans import Stretch

_POSSESSIVES = ("'s", "’s")


def with_unknown_names(
    passage: Passage, tokens: Sequence[Stretch], ids: Sequence[int], unknown: int
) -> tuple[list[Stretch], list[int]]:
    """Give the tokens with the pieces of each name joined, and their numbers, *unknown* for these.

    Names are capitalised words inside a sentence; those the vocabulary knows whole stay.

    >>> from framing.text.passage import Passage
    >>> passage = Passage("In Kursk it rained.")
    >>> pieces = [Stretch(0, 2), Stretch(3, 6), Stretch(6, 8), Stretch(9, 11), Stretch(12, 18)]
    >>> with_unknown_names(passage, pieces, [5, 6, 7, 8, 9], 1)[1]
    [5, 1, 8, 9]
    """
    joined, numbers = list(tokens), list(ids)
    starts = [token.start for token in tokens]
    forms = passage.once(forms_of)
    for place in reversed(passage.once(names_of)):
        start, end = forms.at(place)
        if passage.plain[start:end].endswith(_POSSESSIVES):
            end -= 2
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last - first > 1:
            joined[first:last] = [Stretch(start, end)]
            numbers[first:last] = [unknown]
    return joined, numbers
