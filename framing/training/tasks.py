"""What the encoder learns: a task gives batches of texts and says how wrong the network is."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

BATCH = 16
#: Texts of like length are batched together, within so many batches.
_POOL = 20

T = TypeVar("T")


class Task(Protocol):
    """A task: its own head on the vectors of the network, and texts to learn from."""

    def head(self, width: int) -> Any:
        """Give a fresh head (a torch module) on vectors of that width."""
        ...

    def batches(self, tokenizer: Any) -> Iterator[Sequence[Any]]:
        """Give the batches of one epoch, drawn anew each time."""
        ...

    def loss(self, encoder: Any, head: Any, batch: Sequence[Any]) -> Any:
        """Say how wrong encoder and head are on a batch."""
        ...


def draw_batches(items: Sequence[T], lengths: Sequence[int]) -> Iterator[list[T]]:
    """Give batches of texts of like length, in an order drawn anew."""
    order = random.sample(range(len(items)), len(items))
    batches = []
    for start in range(0, len(order), _POOL * BATCH):
        chunk = sorted(order[start : start + _POOL * BATCH], key=lambda at: lengths[at])
        batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    for batch in random.sample(batches, len(batches)):
        yield [items[at] for at in batch]
