"""Names exchanged for others, so that what is learnt from a text does not hang on whom it names."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass

from framing.lexicons import load_lexicon
from framing.text.entries import names_of
from framing.text.passage import Passage

_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True)
class NameExchange:
    """Puts other names, drawn at random, in the place of those of a text.

    ``names`` are the words that the texts only write with a capital, and inside their sentences;
    days and months are none. A name is exchanged for the same one wherever it stands in a text.

    >>> exchange = NameExchange(("Leeds",), frozenset({"Kursk", "Leeds"}))
    >>> exchange("Fire in Kursk. The mayor of Kursk left.")
    'Fire in Leeds. The mayor of Leeds left.'
    """

    names: tuple[str, ...]
    known: Set[str]

    @classmethod
    def among(cls, texts: Iterable[str]) -> NameExchange:
        """Collect the names of texts."""
        capital: Counter[str] = Counter()
        common: set[str] = {
            row["entry"] for row in load_lexicon("function_words").rows if "time" in row["kinds"]
        }
        for passage in map(Passage, texts):
            inside = passage.once(names_of)
            for place, word in enumerate(passage.words):
                form = word.of(passage.text)
                if place in inside:
                    capital[_bare(form)] += 1
                elif form[0].islower():
                    common.add(form.lower())
        names = sorted(n for n in capital if n.isalpha() and n.lower() not in common and n[1:])
        return cls(tuple(names), frozenset(names))

    def __call__(self, text: str) -> str:
        """Give the text with other names."""
        passage = Passage(text)
        inside = passage.once(names_of)
        found = {_bare(passage.words[place].of(text)) for place in inside} & self.known
        other = {name: random.choice(self.names) for name in sorted(found)}
        pieces, end = [], 0
        for word in passage.words:
            name = _bare(word.of(text))
            if name in other:
                pieces += [text[end : word.start], other[name]]
                end = word.start + len(name)
        return "".join(pieces) + text[end:]


def _bare(form: str) -> str:
    return form[:-2] if form.endswith(_POSSESSIVES) else form
