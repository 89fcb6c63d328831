"""Training of the two heads of frames, over the shipped codebook: words, and words in context."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from scipy.special import expit

from framing.classification import FrameClassifier, WordFeatures
from framing.classification.frames import features_of_frames
from framing.codebooks import load_codebook
from framing.extractors.frames import CAVEAT, SHIPPED
from framing.heads import Label
from framing.text.passage import Passage
from framing.training.agreement import alpha
from framing.training.frame_texts import (
    chances_of,
    codes_of,
    grades_of,
    read_coded,
    read_written,
    shares_of,
)
from framing.training.records import Floats, Trained, measure

RANDOM_STATE = 0


def train_frames() -> Trained:
    """Train the head of words."""
    head = _model().head(SHIPPED, _notes())
    passages = [Passage(text.text) for text in read_coded("held")]
    log_odds = [[told.log_odds for told in head.read(one).values()] for one in passages]
    return Trained(head, *_measured(head.labels, np.array(log_odds), _FACTS), _HELD)


def train_frames_context() -> Trained:
    """Train the head on the vectors of the encoder, beside which that of words counts."""
    model = _model()
    head = model.context_head(f"{SHIPPED}_context", _notes())
    log_odds = model.decision_function([text.text for text in read_coded("held")])
    return Trained(head, *_measured(head.labels, log_odds, _CONTEXT_FACTS), _HELD)


@cache
def _model() -> FrameClassifier:
    """Learn from all paragraphs but those held out, which say how sure the model may be.

    What it knows of words by themselves is the model ``fast``.
    """
    texts, held = [*read_written(), *read_coded("learnt")], read_coded("held")
    model = FrameClassifier(load_codebook(), features=features(), random_state=RANDOM_STATE)
    passages, topics = [text.text for text in texts], [text.topic for text in texts]
    model.fit(passages, codes_of(texts), topics)
    return model.recalibrate([text.text for text in held], chances_of("held"))


def features() -> WordFeatures:
    """Give the features the model learns from: single words, since pairs cost time.

    (On paragraphs held out the AUC was the same within .001 with them.)
    """
    return features_of_frames(pairs=0.0)


def _notes() -> dict[str, object]:
    book, written, learnt = load_codebook(), read_written(), read_coded("learnt")
    return {
        "texts": len(written) + len(learnt),
        "calibrated on": f"{len(read_coded('held'))} paragraphs of articles held out",
        "codebook": f"{book.name} {book.version} {book.hash[:12]}",
        "origin": "paragraphs written and coded for this project",
    }


def _measured(
    labels: tuple[Label, ...], log_odds: Floats, facts: tuple[str, ...]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Give the figures on the paragraphs held out, and the facts with what they add."""
    shares = shares_of(read_coded("held"))
    table = tuple(
        measure(label, log_odds[:, at], (shares[:, at] >= 0.5).astype(np.float64))
        for at, label in enumerate(labels)
    )
    return table, (*facts, *_agreement(), *_by_kind(log_odds, shares))


def _agreement() -> Iterator[str]:
    """Tell how far the two coders of the coded paragraphs agree."""
    grades = grades_of("learnt", "held")
    parts = []
    for at, code in enumerate(load_codebook().codes):
        both = grades[:, :, at].T
        parts.append(
            f"{code} {alpha(both, ordered=True):.2f} (present or not"
            f" {alpha((both > 1).astype(float), ordered=False):.2f})"
        )
    yield (
        f"{len(grades)} paragraphs were written as news and coded twice, blindly, from 0 to 3:"
        f" Krippendorff's alpha {', '.join(parts)}. Writers and coders are language models that"
        " follow one brief: read it as consistency, not as the reliability of people."
    )


def _by_kind(log_odds: Floats, shares: Floats) -> Iterator[str]:
    """Tell, per register and region, how surely coders and the model find the frames."""
    held, said, codes = read_coded("held"), expit(log_odds), load_codebook().codes
    for name in ("register", "region"):
        kinds = np.array([getattr(text, name) for text in held])
        names, counts = np.unique(kinds, return_counts=True)
        parts = []
        for kind in names[counts >= _FEWEST]:
            rows = kinds == kind
            told = ", ".join(
                f"{shares[rows, at].mean():.2f} and {said[rows, at].mean():.2f}"
                for at in range(len(codes))
            )
            parts.append(f"{kind or 'not said'} ({rows.sum()}) {told}")
        yield (
            f"Mean of what coders and model say of each frame ({', '.join(codes)}), by {name}, on"
            f" the paragraphs held out, from {_FEWEST} paragraphs on: {'; '.join(parts)}."
        )


#: From how many paragraphs on a register or a region is told of.
_FEWEST = 20
_HELD = """## Figures on articles held out

Paragraphs that no model learnt from (`frames_news_held_*`, `frames_cut_held_*`), written as news
and coded twice. Slope, intercept and threshold were fitted on them (two numbers and a threshold a
frame); writers and coders are those of the texts learnt from."""
_READS = (
    "Judges how far a paragraph of English news is told through each frame of the shipped"
    " codebook (`framing/data/codebooks/default.toml`), each frame by itself."
)
_SURE = (
    "How sure the model is, and from which probability a frame is assigned, is learnt from the"
    " paragraphs held out, in which frames have the share they have in news on politics, war and"
    " society. A frame is assigned above the band of 0.05 around the threshold; inside the band"
    " the model abstains."
)
_LIMITS = (
    "Limits: writers and coders are few; irony, metaphors without a cue and frames that are only"
    f" implied are missed. Short headlines rest on few words. {CAVEAT}"
)
_FACTS = (
    _READS,
    "Learnt from the paragraphs `framing/data/texts/frames_*.jsonl` and from the examples,"
    " counter-examples and cues of the codebook.",
    "Names inside a sentence and function words count for nothing: whom a paragraph is about, and"
    " its style, are no frame.",
    _SURE,
    _LIMITS,
)
_CONTEXT_FACTS = (
    _READS,
    "Each word is read as it stands in its sentence, and beside that by itself, as the model"
    " `frames` reads it. Encoder and head learnt from the same paragraphs.",
    _SURE,
    _LIMITS,
)
