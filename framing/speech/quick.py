"""Quick reading: only sentences with a quotation or a word that nearly always ascribes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from framing.speech.vocabulary import vocabulary
from framing.text.entries import forms_of
from framing.text.passage import Passage
from framing.text.spans import Stretch

#: From this weight on a cue is sure enough to be read for.
_SURE = 0.95


@cache
def sure_words() -> frozenset[str]:
    """Give the first words of cues that nearly always ascribe: "said", "told", "according"."""
    return frozenset(
        word
        for word, forms in vocabulary().cues.items()
        if any(
            form.entry.weight >= _SURE
            and (form.entry.kind != "verb" or {"q", "t"} & set(form.entry.frames))
            for form in forms
        )
    )


def has_sure_words(passage: Passage) -> bool:
    """Say whether a paragraph holds such a word at all."""
    return not sure_words().isdisjoint(passage.once(forms_of).words)


def sure_sentences(passage: Passage) -> Iterator[Stretch]:
    """Give the sentences of a paragraph that hold such a word."""
    forms = passage.once(forms_of)
    sure = sure_words()
    places = [place for place, word in enumerate(forms.words) if word in sure]
    sentences: Sequence[Stretch] = passage.sentences
    at = 0
    for sentence in sentences:
        found = False
        while at < len(places) and forms.starts[places[at]] < sentence.end:
            found, at = True, at + 1
        if found:
            yield sentence
