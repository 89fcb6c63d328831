"""Paragraphs as the network reads them: their sentences in one run, each apart from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from framing.text.normalising import double_marked
from framing.text.passage import Passage
from framing.text.spans import Stretch

#: Of a longer paragraph the first tokens are read.
_MOST = 300


@dataclass(frozen=True)
class Apart:
    """Token numbers, where each stands in which sentence, and its place in the text.

    ``inner`` is 1 for tokens that are no borders of a sentence.
    """

    ids: list[int]
    places: list[int]
    sentences: list[int]
    inner: list[int]
    stretches: list[Stretch]


def read_apart(tokenizer: Any, text: str) -> Apart:
    """Cut a paragraph into sentences and these into tokens, as in scoring.

    Names in pieces stay so: here others are put in their place (``framing.training.names``).
    """
    passage = Passage(text)
    marked = double_marked(passage.plain)
    read = [(s.start, tokenizer.encode(s.of(marked))) for s in passage.sentences]
    numbered = [
        (number, at, len(pieces.ids), start, pieces)
        for number, (start, pieces) in enumerate(read)
        for at in range(len(pieces.ids))
    ][:_MOST]
    return Apart(
        [pieces.ids[at] for _, at, _, _, pieces in numbered],
        [at for _, at, _, _, _ in numbered],
        [number for number, _, _, _, _ in numbered],
        [int(0 < at < length - 1) for _, at, length, _, _ in numbered],
        [
            Stretch(start + pieces.offsets[at][0], start + pieces.offsets[at][1])
            for _, at, _, start, pieces in numbered
        ],
    )


def vectors_of(encoder: Any, batch: Sequence[Apart]) -> tuple[Any, Any]:
    """Run the network on paragraphs; give the vectors, and 1 for each token that is no border."""
    length = max(len(one.ids) for one in batch)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    places, sentences = torch.zeros_like(ids), torch.full_like(ids, -1)
    inner = torch.zeros(len(batch), length)
    for row, one in enumerate(batch):
        size = len(one.ids)
        ids[row, :size], places[row, :size] = torch.tensor(one.ids), torch.tensor(one.places)
        sentences[row, :size] = torch.tensor(one.sentences)
        inner[row, :size] = torch.tensor(one.inner, dtype=torch.float)
    together = sentences[:, None, :, None] == sentences[:, None, None, :]
    read = encoder(input_ids=ids, position_ids=places, attention_mask=together)
    return read.last_hidden_state, inner
