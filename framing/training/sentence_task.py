"""The task of loaded language: which sentences are loaded, and by which of their tokens."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from framing.text.normalising import double_marked, plain
from framing.training.examples import Example
from framing.training.tasks import draw_batches


@dataclass(frozen=True)
class SentenceTask:
    """Texts, each of one or several sentences in order.

    *tagging* is what the marking of tokens counts beside the judgement of sentences; *alone* is
    the share of sentences that are read by themselves, the others in groups of *most* at most.
    """

    texts: Sequence[Sequence[Example]]
    tagging: float
    alone: float
    most: int

    def head(self, width: int) -> Any:
        """Give a head on the mean vector of a sentence, and one on each vector."""
        return _SentenceHead(width)

    def batches(self, tokenizer: Any) -> Iterator[Sequence[_Item]]:
        """Give batches of sentences and of groups of them."""
        items = [_item(tokenizer, group) for group in _grouped(self.texts, self.alone, self.most)]
        return draw_batches(items, [len(item.ids) for item in items])

    def loss(self, encoder: Any, head: Any, batch: Sequence[_Item]) -> Any:
        """Say how wrong the judgements of sentences are, and of tokens."""
        return _loss(encoder, head, batch, self.tagging)


class _SentenceHead(nn.Module):  # type: ignore[misc]
    def __init__(self, width: int) -> None:
        super().__init__()
        self.sentence, self.token = nn.Linear(width, 1), nn.Linear(width, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, vectors: Any, pooling: Any) -> tuple[Any, Any]:
        """Give the log-odds of sentences and of tokens."""
        means = pooling.to(vectors.dtype) @ vectors
        return (
            self.sentence(self.dropout(means)).squeeze(-1),
            self.token(self.dropout(vectors)).squeeze(-1),
        )


@dataclass(frozen=True)
class _Item:
    """Token numbers, how loaded each token is, and the sentences: tokens from, to, how loaded."""

    ids: list[int]
    marks: list[float]
    sentences: list[tuple[int, int, float]]


def _item(tokenizer: Any, sentences: Sequence[Example]) -> _Item:
    """Give the item of a text, which is its sentences with blanks between them."""
    text, places = "", []
    for sentence in sentences:
        text += " " * bool(text)
        places.append((len(text), len(text) + len(sentence.text)))
        text += sentence.text
    pieces = tokenizer.encode(double_marked(plain(text)))
    marks = [0.0] * len(pieces.ids)
    found = []
    for example, (start, end) in zip(sentences, places, strict=True):
        inside = [at for at, (a, b) in enumerate(pieces.offsets) if a < b and start <= a < end]
        if inside:
            found.append((inside[0], inside[-1] + 1, example.loaded))
        for word, weight in example.words:
            begin = start + example.text.find(word)
            for at in inside:
                a, b = pieces.offsets[at]
                if a < begin + len(word) and b > begin and word in example.text:
                    marks[at] = max(marks[at], weight)
    return _Item(pieces.ids, marks, found)


def _grouped(
    texts: Sequence[Sequence[Example]], alone: float, most: int
) -> Iterator[Sequence[Example]]:
    """Cut texts into groups of neighbouring sentences, drawn anew each time."""
    for text in texts:
        place = 0
        while place < len(text):
            size = 1 if random.random() < alone else random.randint(2, most)
            yield text[place : place + size]
            place += size


def _loss(encoder: Any, head: Any, batch: Sequence[_Item], tagging: float) -> Any:
    length = max(len(item.ids) for item in batch)
    most = max(len(item.sentences) for item in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.long)
    marks, inner = torch.zeros(len(batch), length), torch.zeros(len(batch), length)
    pooling = torch.zeros(len(batch), most, length)
    loaded, present = torch.zeros(len(batch), most), torch.zeros(len(batch), most)
    for row, item in enumerate(batch):
        size = len(item.ids)
        ids[row, :size], mask[row, :size] = torch.tensor(item.ids), 1
        marks[row, :size], inner[row, 1 : size - 1] = torch.tensor(item.marks), 1
        for column, (start, end, value) in enumerate(item.sentences):
            pooling[row, column, start:end] = 1 / (end - start)
            loaded[row, column], present[row, column] = value, 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        sentence, token = head(vectors, pooling)
    cross_entropy = nn.functional.binary_cross_entropy_with_logits
    judged = cross_entropy(sentence.float(), loaded, reduction="none")
    tagged = cross_entropy(token.float(), marks, reduction="none")
    return (judged * present).sum() / present.sum() + tagging * (tagged * inner).sum() / inner.sum()
