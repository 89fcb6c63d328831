"""Words and context side by side: one reading of what both say of the same labels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from framing.heads.linear import Head
from framing.heads.readings import Label, Reading, Share
from framing.heads.vectors import ContextReader, VectorHead
from framing.text.passage import Passage
from framing.text.spans import Stretch


@dataclass(frozen=True, eq=False, repr=False)
class JoinedReader:
    """A head of words, and a reader of the context that knows its labels by ``prefix`` and name.

    The log-odds of a label are those of the context and, by the weight that its head gives to
    other evidence, those of the words. Shares of both stand side by side, so that the intercept
    and all of them add up to the log-odds.
    """

    words: Head
    context: ContextReader
    prefix: str

    @property
    def name(self) -> str:
        """The name of the head of words."""
        return self.words.name

    @property
    def context_head(self) -> VectorHead:
        """The head that reads the first label in its context."""
        return self.context.head_of(self.prefix + self.words.labels[0].name)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """The labels of the head of words, with the intercepts and bands of both together."""
        return tuple(
            Label(label.name, told.intercept + worth * label.intercept, told.low, told.high)
            for label in self.words.labels
            for told, worth in [self._told(label.name)]
        )

    def read(self, passage: Passage) -> dict[str, Reading]:
        """Give, for each label by name, log-odds, probability and the share of each word."""
        whole = Stretch(0, len(passage.text))
        readings = {}
        for label, words in zip(self.labels, self.words.read(passage).values(), strict=True):
            log_odds = self.context.log_odds(
                passage, self.prefix + label.name, whole, beside=words.log_odds
            )
            later = partial(self._shares, passage, whole, words)
            readings[label.name] = Reading(label, later, log_odds)
        return readings

    def _told(self, name: str) -> tuple[Label, float]:
        return self.context.label(self.prefix + name), self.context.beside(self.prefix + name)

    def _shares(self, passage: Passage, whole: Stretch, words: Reading) -> list[Share]:
        """Give what each token adds, then what each word does by itself."""
        name = words.label.name
        _, worth = self._told(name)
        return [
            *self.context.read(passage, self.prefix + name, whole).shares,
            *(share._replace(weight=worth * share.weight) for share in words.shares),
        ]
