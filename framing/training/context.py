"""Training of the heads that read loaded language in its context, on the encoder there is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.classification.calibration import calibrate
from framing.classification.soft import fit_soft
from framing.encoders import load_contextual
from framing.extractors.loaded import USE
from framing.extractors.loaded_sentences import LABEL, LoadedSentences
from framing.heads import ContextReader, VectorHead, load_head, load_vector_head
from framing.text.passage import Passage
from framing.training.examples import Example, flatten, read_judged, read_news
from framing.training.loaded import judged_on_held, log_odds_of, shares_of, words_listed
from framing.training.records import Floats, Trained

#: How freely the coefficients may grow (C of scikit-learn).
STRENGTH = 0.03


def train_context() -> Trained:
    """Train the head for sentences, and join it with the head of words.

    The two count alike, each divided by its spread: texts of our own would give the context more,
    but they share their writers with those that it learnt from. How sure both are together is
    learnt from the news topics held out, which neither has seen.
    """
    learnt = [*flatten(read_judged()), *flatten(read_news("learnt"))]
    held = list(flatten(read_news("held")))
    regression = fit_soft(means_of(learnt), shares_of(learnt), STRENGTH)
    context = regression.decision_function(means_of(held))
    words = log_odds_of(LoadedSentences(words_listed(), load_head("loaded")), held)
    scale, beside = 1 / context.std(), 1 / words.std()
    scores = scale * context + beside * words
    calibration = calibrate(scores, shares_of(held), prior=None, steepest=1.0)
    slope = calibration.slope
    head = VectorHead(
        "loaded_context",
        (calibration.label(LABEL, scale * float(regression.intercept_[0])),),
        slope * scale * regression.coef_[0][:, None],
        load_contextual().version,
        slope * beside,
        {"texts": len(learnt), "calibrated on": f"{len(held)} sentences of topics held out"},
    )
    reader = ContextReader(load_contextual(), (head, load_vector_head(USE)))
    listed = replace(words_listed(), context=reader)
    model = LoadedSentences(listed, load_head("loaded"), reader)
    return judged_on_held(head, model, _FACTS)


def means_of(examples: list[Example]) -> Floats:
    """Give the mean vector of each text, one row a text."""
    encoder = load_contextual()
    return np.array(
        [encoder.encode(Passage(example.text)).vectors.mean(axis=0) for example in examples]
    )


_FACTS = (
    "Judges whether the wording of a sentence of English news is loaded, from each word as it"
    " stands in its sentence, and beside it as the model `loaded` does (words and list).",
    "Encoder and head learnt from `loaded_single_*`, `loaded_paragraphs_*`, `loaded_pairs_*` and"
    " `loaded_news_learnt_*` in `framing/data/texts`; `loaded_subtle_*` made it worse on news and"
    " was left out.",
    "Context and words count alike, each divided by its spread. How sure both are together is"
    " learnt from the topics of `loaded_news_held_*`, which neither has seen; the figures below are"
    " measured on the same sentences, two numbers apart.",
    "Limits: the coders are few and follow one brief; quoted words count like the narrator's;"
    " selection of facts is missed.",
)
