"""The task of frames: which frames a paragraph carries, its sentences read apart as in scoring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from framing.text.normalising import double_marked
from framing.text.passage import Passage
from framing.training.frame_texts import Coded
from framing.training.tasks import draw_batches

#: Of a longer paragraph the first tokens are read.
_MOST = 300


@dataclass(frozen=True)
class FrameTask:
    """Coded paragraphs; frames that were not coded (NaN) count for nothing."""

    texts: Sequence[Coded]

    def head(self, width: int) -> Any:
        """Give a head on the mean vector of a paragraph."""
        frames = len(self.texts[0].shares)
        return nn.Sequential(nn.Dropout(0.1), nn.Linear(width, frames))

    def batches(self, tokenizer: Any) -> Iterator[Sequence[_Item]]:
        """Give batches of paragraphs."""
        items = [_item(tokenizer, text) for text in self.texts]
        return draw_batches(items, [len(item.ids) for item in items])

    def loss(self, encoder: Any, head: Any, batch: Sequence[_Item]) -> Any:
        """Say how wrong the judgements of paragraphs are."""
        length = max(len(item.ids) for item in batch)
        ids = torch.zeros(len(batch), length, dtype=torch.long)
        places, sentences = torch.zeros_like(ids), torch.full_like(ids, -1)
        pooling = torch.zeros(len(batch), 1, length)
        for row, item in enumerate(batch):
            size = len(item.ids)
            ids[row, :size], places[row, :size] = torch.tensor(item.ids), torch.tensor(item.places)
            sentences[row, :size] = torch.tensor(item.sentences)
            pooling[row, 0, :size] = torch.tensor(item.inner, dtype=torch.float)
        pooling /= pooling.sum(dim=-1, keepdim=True)
        shares = torch.tensor([item.shares for item in batch])
        together = sentences[:, None, :, None] == sentences[:, None, None, :]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = encoder(input_ids=ids, position_ids=places, attention_mask=together)
            vectors = read.last_hidden_state
            judged = head((pooling.to(vectors.dtype) @ vectors).squeeze(1))
        coded = ~shares.isnan()
        losses = nn.functional.binary_cross_entropy_with_logits(
            judged.float(), shares.nan_to_num(), reduction="none"
        )
        return (losses * coded).sum() / coded.sum()


@dataclass(frozen=True)
class _Item:
    """Token numbers, where each stands in which sentence, and 1 for those that are no borders."""

    ids: list[int]
    places: list[int]
    sentences: list[int]
    inner: list[int]
    shares: tuple[float, ...]


def _item(tokenizer: Any, text: Coded) -> _Item:
    passage = Passage(text.text)
    marked = double_marked(passage.plain)
    read = [tokenizer.encode(sentence.of(marked)).ids for sentence in passage.sentences]
    return _Item(
        [one for ids in read for one in ids][:_MOST],
        [place for ids in read for place in range(len(ids))][:_MOST],
        [number for number, ids in enumerate(read) for _ in ids][:_MOST],
        [int(0 < at < len(ids) - 1) for ids in read for at in range(len(ids))][:_MOST],
        text.shares,
    )
