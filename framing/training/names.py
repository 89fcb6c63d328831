"""Names exchanged for others, so that what is learnt from a text does not hang on whom it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from random import Random

from framing.lexicons import load_lexicon
from framing.text.entries import names_of
from framing.text.passage import Passage

_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True)
class NameExchange:
    """Puts other names, drawn at random, in the place of those of a text.

    ``names`` are the words that the texts only write with a capital, and inside their sentences;
    days and months are none. A name is exchanged for the same one wherever it stands in a text,
    and no two names for one. *chance* goes on from text to text.

    >>> exchange = NameExchange(("Leeds",), frozenset({"Kursk", "Leeds"}))
    >>> exchange("Fire in Kursk. The mayor of Kursk left.")
    'Fire in Leeds. The mayor of Leeds left.'
    """

    names: tuple[str, ...]
    known: Set[str]
    chance: Random = field(default_factory=lambda: Random(0), compare=False)

    @classmethod
    def among(cls, texts: Iterable[str], *, random_state: int = 0) -> NameExchange:
        """Collect the names of texts; the same *random_state* draws the same names."""
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
        return cls(tuple(names), frozenset(names), Random(random_state))

    def __call__(self, text: str) -> str:
        """Give the text with other names."""
        passage = Passage(text)
        inside = passage.once(names_of)
        found = {_bare(passage.words[place].of(text)) for place in inside} & self.known
        standing = {_bare(word.of(text)) for word in passage.words}
        other = self._drawn(sorted(found), standing - found)
        pieces, end = [], 0
        for word in passage.words:
            name = _bare(word.of(text))
            if name in other:
                pieces += [text[end : word.start], other[name]]
                end = word.start + len(name)
        return "".join(pieces) + text[end:]

    def _drawn(self, found: Sequence[str], standing: Set[str]) -> dict[str, str]:
        """Draw another name for each one found, none twice and none that stays in the text.

        Where there are too few, the names found are drawn from as well.
        """
        free = [name for name in self.names if name not in standing]
        if len(free) < len(found):
            free = list(dict.fromkeys([*free, *found]))
        return dict(zip(found, self.chance.sample(free, len(found)), strict=True))


def _bare(form: str) -> str:
    return form[:-2] if form.endswith(_POSSESSIVES) else form
