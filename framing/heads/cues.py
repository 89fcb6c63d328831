"""A first model without any coded text: a head made of the cues of a codebook alone.

The rule: each cue counts its weight as often as it stands in a paragraph. A frame is assigned
where these weights add up to ``NEEDED`` in a paragraph of ``WORDS`` words; a longer one needs
more, a shorter one less, with the fourth root of its length, as in the trained model. The figure
that comes of it is put between 0 and 1, but nobody has counted how often it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

import numpy as np

from framing.codebooks import Codebook
from framing.errors import InputError
from framing.heads.linear import Head
from framing.heads.readings import Label
from framing.text.entries import Found, look_up
from framing.text.passage import Passage
from framing.text.remembering import Remembered

#: The name of every head that is made of cues.
CUED = "cues alone"
#: What the weights of the cues must add up to, in a paragraph of how many words, and by how much
#: a cue of weight 1 raises the log-odds there.
NEEDED = 0.5
WORDS = 40
GAIN = 3.0
#: What is taken off, so that rounding does not decide where the weights add up exactly.
_HAIR = 1e-4
_POWER = 0.25
_THRESHOLD = 0.5

T = TypeVar("T")


def cued_head(codebook: Codebook) -> Head:
    """Give the head that is made of the cues of a codebook, without any coded text.

    Raises InputError, which names every frame that has no cues.

    >>> from framing.codebooks import load_codebook
    >>> readings = cued_head(load_codebook()).read(Passage("Soldiers fired missiles."))
    >>> [code for code, reading in readings.items() if reading.assigned]
    ['security']
    """
    faults = [f"{frame.code} has no cues" for frame in codebook.frames if not frame.cues]
    if faults:
        raise InputError(
            f"codebook {codebook.name!r}",
            faults,
            remedy="Without coded paragraphs a frame is found by its cues: give each frame some,"
            " or train a FrameClassifier with this codebook.",
        )
    entries = _entries(cue for frame in codebook.frames for cue, _ in frame.cues)
    columns = [CueMatcher(dict(frame.cues)) for frame in codebook.frames]
    weights = [[max(cues.all(entry), default=0.0) for cues in columns] for entry in entries]
    intercept = GAIN * (_HAIR - NEEDED)
    return CuedHead(
        name=CUED,
        labels=tuple(Label(c, intercept, _THRESHOLD, _THRESHOLD) for c in codebook.codes),
        entries=entries,
        weights=np.array(weights) * GAIN * WORDS**_POWER,
        power=_POWER,
        notes={"codebook": f"{codebook.name} {codebook.version} {codebook.hash[:12]}"},
    )


class CuedHead(Head):
    """A head whose entries are cues: a closing ``*`` stands for any ending, also for none.

    A word stands for the narrowest cue that means it, which has the weight of the others.
    """

    def find(self, passage: Passage) -> Found[int]:
        """Give the rows of the cues in a passage."""
        return look_up(passage, self._rows.word, self._rows.get, names=self.names)

    @cached_property
    def _rows(self) -> CueMatcher[int]:
        return CueMatcher({entry: row for row, entry in enumerate(self.entries)})

    @property
    def _firsts(self) -> None:
        """Any word may begin a pair: a cue stands for many."""

    @cached_property
    def _worth(self) -> Any:
        """The weight of each word and pair, as a head has them."""
        rows: Sequence[Any] = self.weights.tolist()
        rows = [row[0] for row in rows] if len(self.labels) == 1 else [*map(tuple, rows)]
        cues = CueMatcher(dict(zip(self.entries, rows, strict=True)))
        return Remembered(cues.word).__getitem__, cues


class CueMatcher(Generic[T]):
    """What is known of each of some cues: words or pairs of words, a ``*`` for any ending.

    >>> cues = CueMatcher({"carbon* levy": 0.5, "lev*": 0.2, "levy": 0.3})
    >>> [*cues.all("levy")], [*cues.all("carbons levy")], [*cues.all("carbon tax")]
    ([0.3, 0.2], [0.5], [])
    """

    def __init__(self, known: Mapping[str, T]) -> None:
        self._words = _Words({cue: what for cue, what in known.items() if " " not in cue})
        pairs: dict[str, dict[str, T]] = {}
        for cue, what in known.items():
            first, blank, second = cue.partition(" ")
            if blank:
                pairs.setdefault(first, {})[second] = what
        self._pairs = _Words({first: _Words(seconds) for first, seconds in pairs.items()})
        self._firsts = Remembered(lambda form: [*self._pairs.all(form)])

    def word(self, form: str) -> T | None:
        """Give what is known of the narrowest cue that means a word."""
        return next(self._words.all(form), None)

    def get(self, forms: tuple[str, str]) -> T | None:
        """Give what is known of the narrowest cue that means a pair of words."""
        for seconds in self._firsts[forms[0]] or ():
            for what in seconds.all(forms[1]):
                return what
        return None

    def all(self, cue: str) -> Iterator[T]:
        """Give what is known of every cue that means all that a cue means."""
        first, blank, second = cue.partition(" ")
        if not blank:
            yield from self._words.all(first)
            return
        for seconds in self._pairs.all(first):
            yield from seconds.all(second)


class _Words(Generic[T]):
    """What is known of each of some words, of which a closing ``*`` stands for any ending."""

    def __init__(self, known: Mapping[str, T]) -> None:
        self._known = known
        stems = {len(cue) - 1 for cue in known if cue.endswith("*")}
        self._lengths = sorted(stems, reverse=True)

    def all(self, word: str) -> Iterator[T]:
        """Give what is known of all that mean a word, or all its endings: the narrowest first."""
        if word in self._known:
            yield self._known[word]
        stem = word.removesuffix("*")
        for length in self._lengths:
            starred = f"{stem[:length]}*"
            if length <= len(stem) and starred != word and starred in self._known:
                yield self._known[starred]


def _entries(cues: Iterable[str]) -> tuple[str, ...]:
    """Give the cues once each, and for two pairs that overlap the narrower one that both mean.

    >>> _entries(["carbon* tax", "carbon tax*", "levy"])
    ('carbon tax', 'carbon tax*', 'carbon* tax', 'levy')
    """
    entries = set(cues)
    pairs = [tuple(cue.split()) for cue in entries if " " in cue]
    wide = [pair for pair in pairs if pair[0].endswith("*")]
    for first, second in pairs if wide else ():
        if second.endswith("*"):
            entries.update(
                f"{first} {narrow}"
                for broad, narrow in wide
                if _means(broad, first) and _means(second, narrow)
            )
    return tuple(sorted(entries))


def _means(broad: str, narrow: str) -> bool:
    """Say whether one cue of a word, with a ``*``, means all that another one does."""
    return narrow.removesuffix("*").startswith(broad[:-1])
