"""The task of frames: which frames a paragraph carries, its sentences read apart as in scoring."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from framing.training.apart import Apart, read_apart, vectors_of
from framing.training.frame_texts import Coded
from framing.training.names import NameExchange
from framing.training.tasks import draw_batches


@dataclass(frozen=True)
class FrameTask:
    """Coded paragraphs; frames that were not coded (NaN) count for nothing.

    A share *exchanged* of them is read with other names, drawn anew each time: whom and where a
    paragraph is about is no frame.
    """

    texts: Sequence[Coded]
    exchanged: float = 0.0

    def head(self, width: int) -> Any:
        """Give a head on the mean vector of a paragraph."""
        frames = len(self.texts[0].shares)
        return nn.Sequential(nn.Dropout(0.1), nn.Linear(width, frames))

    def batches(self, tokenizer: Any) -> Iterator[Sequence[_Item]]:
        """Give batches of paragraphs."""
        drawn = random.getrandbits(32)  # of the state the training sets
        exchange = NameExchange.among([text.text for text in self.texts], random_state=drawn)
        items = [
            _Item(
                read_apart(
                    tokenizer,
                    exchange(text.text) if random.random() < self.exchanged else text.text,
                ),
                text.shares,
            )
            for text in self.texts
        ]
        return draw_batches(items, [len(item.read.ids) for item in items])

    def loss(self, encoder: Any, head: Any, batch: Sequence[_Item]) -> Any:
        """Say how wrong the judgements of paragraphs are."""
        shares = torch.tensor([item.shares for item in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, inner = vectors_of(encoder, [item.read for item in batch])
            pooling = (inner / inner.sum(dim=-1, keepdim=True))[:, None].to(vectors.dtype)
            judged = head((pooling @ vectors).squeeze(1))
        coded = ~shares.isnan()
        losses = nn.functional.binary_cross_entropy_with_logits(
            judged.float(), shares.nan_to_num(), reduction="none"
        )
        return (losses * coded).sum() / coded.sum()


@dataclass(frozen=True)
class _Item:
    """A paragraph as the network reads it, and how surely it carries each frame."""

    read: Apart
    shares: tuple[float, ...]
