"""Checks of a model of loaded language that go into its card: pairs kept for testing, voices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from framing.articles import article_of
from framing.extractors.loaded_sentences import LoadedSentences
from framing.training.examples import Example
from framing.training.records import Floats
from framing.training.texts import read_texts


def check_pairs(model: LoadedSentences) -> Iterator[str]:
    """Measure on pairs that no model learns from: literal and loaded uses, and sides swapped."""
    pairs = read_texts("literal_pairs.jsonl")
    literal, loaded = _read(model, pairs, "literal"), _read(model, pairs, "loaded")
    truth = np.repeat([0, 1], len(pairs))
    area = roc_auc_score(truth, np.concatenate([literal, loaded]))
    told = np.mean([_marks(model, pair, "loaded") for pair in pairs])
    wrong = np.mean([_marks(model, pair, "literal") for pair in pairs])
    both = np.mean(
        [_marks(model, pair, "loaded") and not _marks(model, pair, "literal") for pair in pairs]
    )
    yield (
        f"The same word used literally and loaded ({len(pairs)} pairs, for testing only):"
        f" AUC {area:.3f}; the loaded use reads higher in {np.mean(loaded > literal):.0%}; the word"
        f" is marked in {told:.0%} of loaded and {wrong:.0%} of literal uses, rightly in both in"
        f" {both:.0%}."
    )
    swapped = read_texts("mirror_pairs.jsonl")
    gap = _read(model, swapped, "a") - _read(model, swapped, "b")
    axes = np.array([row["axis"] for row in swapped])
    signed = ", ".join(f"{axis} {gap[axes == axis].mean():+.3f}" for axis in sorted(set(axes)))
    yield (
        f"The political side swapped, all else equal ({len(swapped)} pairs, for testing only):"
        f" mean difference of probability {np.abs(gap).mean():.3f}, largest"
        f" {np.abs(gap).max():.3f}; with its sign, by axis: {signed}."
    )


def _read(model: LoadedSentences, rows: list[dict[str, Any]], wording: str) -> Floats:
    return np.asarray(expit([model.highest(article_of(row[wording])) for row in rows]))


def _marks(model: LoadedSentences, pair: dict[str, Any], wording: str) -> bool:
    """Say whether the word of a pair is marked as loaded in one of its sentences."""
    word = pair["word"].lower()
    spans = model.listed.find(article_of(pair[wording]))
    return any(word in span.text.lower() or span.text.lower() in word for span in spans)


def check_voices(examples: list[Example], log_odds: Floats) -> Iterator[str]:
    """Tell, per kind of outlet, the share of loaded sentences as coded and as judged."""
    voices = np.array([example.voice for example in examples])
    coded, judged = np.array([example.loaded for example in examples]), expit(log_odds)
    parts = ", ".join(
        f"{voice} {coded[voices == voice].mean():.2f} and {judged[voices == voice].mean():.2f}"
        for voice in sorted(set(voices))
    )
    yield (
        f"Mean of what coders and model say, by the voice a sentence was written for"
        f" ({len(examples)} sentences of topics held out): {parts}."
    )
