"""Training of the heads that read loaded language in its context, on the encoder there is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.classification.calibration import calibrate
from framing.classification.context import mean_vectors
from framing.classification.soft import fit_soft
from framing.encoders import load_contextual
from framing.extractors.loaded import USE, default_loaded
from framing.extractors.loaded_sentences import LABEL, LISTED, LoadedSentences
from framing.extractors.loaded_unlisted import WORD
from framing.heads import ContextReader, VectorHead, load_head, load_vector_head
from framing.text.passage import Passage
from framing.training.examples import Example, flatten, read_news
from framing.training.loaded import (
    PRIOR,
    judged_on_held,
    shares_of,
    weight_of,
)
from framing.training.records import Floats, Trained

#: How freely the coefficients may grow (C of scikit-learn).
STRENGTH = 0.03
#: The texts come from few hands, and the encoder knows them even better than words do: so what it
#: says counts by this much beside the list.
CONTEXT = 0.5


def train_context() -> Trained:
    """Train the head for sentences, and join it with the list of loaded words.

    The list counts as in the model of words, where many more sentences tell its worth. What the
    context counts, and how sure both are together, is learnt from the news topics held out, which
    the encoder has not seen; of what they say of the context :data:`CONTEXT` is taken.
    """
    learnt = list(flatten(read_news("learnt")))
    held = [example for example in flatten(read_news("held")) if example.natural]
    regression = fit_soft(means_of(learnt), shares_of(learnt), STRENGTH)
    context = regression.decision_function(means_of(held))
    listed = np.array([weight_of(default_loaded("fast"), example.text) for example in held])
    told = fit_soft(np.column_stack([context, listed]), shares_of(held), strength=1.0)
    scale, worth = CONTEXT * float(told.coef_[0, 0]), worth_of_list()
    calibration = calibrate(
        scale * context + worth * listed, shares_of(held), prior=PRIOR, steepest=1.0
    )
    slope = calibration.slope
    head = VectorHead(
        "loaded_context",
        (calibration.label(LABEL, scale * float(regression.intercept_[0])),),
        slope * scale * regression.coef_[0][:, None],
        load_contextual().version,
        slope * worth,
        {"texts": len(learnt), "calibrated on": f"{len(held)} sentences of topics held out"},
    )
    reader = ContextReader(load_contextual(), (head, load_vector_head(USE), load_vector_head(WORD)))
    model = LoadedSentences(replace(default_loaded("fast"), context=reader), reader)
    return judged_on_held(head, model, _FACTS)


def worth_of_list() -> float:
    """Give what a weight of 1 in the list adds to the log-odds in the shipped model of words."""
    head = load_head("loaded")
    return float(head.weights[head.known[LISTED], 0])


def means_of(examples: list[Example]) -> Floats:
    """Give the mean vector of each text, one row a text."""
    return mean_vectors(load_contextual(), [Passage(example.text) for example in examples])


_FACTS = (
    "Judges whether the wording of a sentence of English news is loaded, from each word as it"
    " stands in its sentence, and from the weights of the list of loaded words.",
    "The head learnt from `loaded_news_learnt_*` in `framing/data/texts`, the encoder from these"
    " and from `loaded_uses_*`; with the other texts of loaded language, which were written to be"
    " loaded or neutral, it did no better on coded news of others, with `loaded_subtle_*` worse.",
    "The list counts as in the model `loaded`. What the context counts and how sure both are"
    f" together is learnt from `loaded_news_held_1`; of what it says of the context {CONTEXT} is"
    " taken, since few hands wrote all of it: a round figure, kept because it did better on coded"
    " news of others, as it did for words. It is calibrated for news in which"
    f" {PRIOR:.0%} of the sentences are loaded. The figures below are measured on the same topics;"
    " slope and intercept were fitted on 604 of these sentences.",
    "Ablation, learning curve, surface habits, and figures by voice, lean and topic stand in"
    " `loaded_study.md`.",
    "Limits: the coders are few and follow one brief; quoted words count, a little less than"
    " others; selection of facts is missed.",
)
