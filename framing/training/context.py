"""Training of the heads that read loaded language in its context, on the encoder there is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.classification.calibration import calibrate
from framing.classification.joining import weigh
from framing.encoders import load_contextual
from framing.extractors.loaded import USE
from framing.extractors.loaded_sentences import LABEL, LoadedSentences
from framing.heads import ContextReader, VectorHead, load_head, load_vector_head
from framing.text.passage import Passage
from framing.training.examples import Example, flatten, read_judged, read_news
from framing.training.loaded import codes_of, judged_on_held, log_odds_of, words_listed
from framing.training.records import Floats, Trained
from framing.training.soft import fit_soft

#: How freely the coefficients may grow (C of scikit-learn).
STRENGTH = 0.03


def train_context() -> Trained:
    """Train the head for sentences, and join it with the head of words.

    The encoder has seen the texts it learns from, so what the two count beside each other and how
    sure they are together is learnt from the news topics held out.
    """
    learnt = [*flatten(read_judged()), *flatten(read_news("learnt"))]
    held = list(flatten(read_news("held")))
    codes = codes_of(held)
    regression = fit_soft(
        means_of(learnt), np.array([example.loaded for example in learnt]), STRENGTH
    )
    context = regression.decision_function(means_of(held))
    words = log_odds_of(LoadedSentences(words_listed(), load_head("loaded")), held)
    scale, beside = weigh([context, words], codes)
    calibration = calibrate(scale * context + beside * words, codes, prior=None, steepest=1.0)
    slope = calibration.slope
    head = VectorHead(
        "loaded_context",
        (calibration.label(LABEL, scale * float(regression.intercept_[0])),),
        slope * scale * regression.coef_[0][:, None],
        load_contextual().version,
        slope * beside,
        {"texts": len(learnt), "joined on": f"{len(held)} sentences of topics held out"},
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
    "What the two parts count beside each other, and how sure they are together, is learnt from"
    " the topics of `loaded_news_held_*`, which neither has seen; the figures below are measured"
    " on the same sentences, three numbers apart.",
    "Limits: the coders are few and follow one brief; quoted words count like the narrator's;"
    " selection of facts is missed.",
)
