"""The task of attribution: which tokens belong to a source, a cue, a content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from framing.training.apart import Apart, read_apart, vectors_of
from framing.training.attribution_texts import PARTS, Tagged
from framing.training.tasks import draw_batches


@dataclass(frozen=True)
class AttributionTask:
    """Paragraphs with attributions marked; a token may belong to several parts at once."""

    texts: Sequence[Tagged]

    def head(self, width: int) -> Any:
        """Give a head on each vector."""
        return nn.Sequential(nn.Dropout(0.1), nn.Linear(width, len(PARTS)))

    def batches(self, tokenizer: Any) -> Iterator[Sequence[_Item]]:
        """Give batches of paragraphs."""
        items = [_item(tokenizer, text) for text in self.texts]
        return draw_batches(items, [len(item.read.ids) for item in items])

    def loss(self, encoder: Any, head: Any, batch: Sequence[_Item]) -> Any:
        """Say how wrong the judgements of tokens are."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors, inner = vectors_of(encoder, [item.read for item in batch])
            judged = head(vectors)
        told = torch.zeros(*judged.shape)
        for row, item in enumerate(batch):
            told[row, : len(item.parts)] = torch.tensor(item.parts)
        losses = nn.functional.binary_cross_entropy_with_logits(
            judged.float(), told, reduction="none"
        )
        return (losses * inner[..., None]).sum() / inner.sum() / len(PARTS)


@dataclass(frozen=True)
class _Item:
    """A paragraph as the network reads it, and the parts to which each token belongs."""

    read: Apart
    parts: list[list[float]]


def _item(tokenizer: Any, text: Tagged) -> _Item:
    read = read_apart(tokenizer, text.text)
    places = [text.parts.get(name, []) for name in PARTS.values()]
    return _Item(
        read,
        [
            [
                float(any(own.start <= token.start and token.end <= own.end for own in part))
                for part in places
            ]
            for token in read.stretches
        ],
    )
