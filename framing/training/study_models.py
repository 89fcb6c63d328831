"""The models that the study of loaded language sets side by side, all taught the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from framing.classification import WordClassifier
from framing.classification.context import mean_vectors
from framing.classification.soft import fit_soft
from framing.encoders import load_contextual, load_vectors
from framing.encoders.contextual import LONGEST
from framing.errors import DataError
from framing.extractors.loaded import default_loaded
from framing.extractors.loaded_sentences import LABEL
from framing.text.normalising import plain
from framing.text.passage import Passage
from framing.training import context, loaded
from framing.training.examples import Example
from framing.training.records import Floats

NGRAMS, STATIC = "word and character n-grams", "static vectors"
WORDS = "words (`fast` without the list)"
FROZEN, TUNED = "contextual, frozen", "contextual, fine-tuned"
#: One row a text, by the name of a model or encoder.
Said = Mapping[str, Floats]
#: How freely coefficients may grow (C), as is best over the topics learnt from.
STRENGTHS = {NGRAMS: 3.0, STATIC: 30.0, FROZEN: 0.3, TUNED: context.STRENGTH}


def vectors_of(texts: Sequence[str]) -> dict[str, Floats]:
    """Give the mean vector of each text by encoder; the frozen one needs the extra ``train``."""
    passages = [Passage(text) for text in texts]
    means = {STATIC: mean_vectors(load_vectors(), passages)}
    with suppress(ImportError, DataError):
        means[FROZEN] = _frozen_means(texts)
    return {**means, TUNED: mean_vectors(load_contextual(), passages)}


def _frozen_means(texts: Sequence[str]) -> Floats:
    import torch
    from transformers import AutoModel, AutoTokenizer

    from framing.training.network import origin_folder

    torch.set_num_threads(1)
    cut: Any = AutoTokenizer.from_pretrained(origin_folder(), model_max_length=LONGEST + 2)
    encoder: Any = AutoModel.from_pretrained(origin_folder()).eval()
    with torch.inference_mode():
        read = (cut(plain(text), truncation=True, return_tensors="pt") for text in texts)
        means = [encoder(**r).last_hidden_state[0, 1:-1].mean(dim=0).numpy() for r in read]
    return np.array(means, dtype=np.float64)


def scores_of(
    learnt: list[Example], tests: list[Example], vectors: Said, drawn: list[int]
) -> dict[str, Floats]:
    """Give what each model, taught those of the texts that were drawn, says of the tests.

    *vectors* are those of *learnt* and *tests*, in this order.
    """
    some = [learnt[at] for at in drawn]
    heads: dict[str, Floats] = {}
    for name, rows in vectors.items():
        head = fit_soft(rows[drawn], loaded.shares_of(some), STRENGTHS[name])
        heads[name] = head.decision_function(rows[len(learnt) :])
    words = {NGRAMS: _ngrams(some, tests), STATIC: heads.pop(STATIC), WORDS: _words(some, tests)}
    return {"list alone": _listed(tests), **words, **heads}


def _listed(examples: Sequence[Example]) -> Floats:
    """Give the sum of the weights of the loaded words in each text."""
    listed = default_loaded("fast")
    return np.array([loaded.weight_of(listed, example.text) for example in examples])


def ngrams() -> Any:
    """Give n-grams of words and of characters as features."""
    return make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
    )


def _ngrams(learnt: list[Example], tests: list[Example]) -> Floats:
    model = make_pipeline(ngrams(), LogisticRegression(C=STRENGTHS[NGRAMS], max_iter=2000))
    model.fit([example.text for example in learnt], loaded.codes_of(learnt))
    return np.asarray(model.decision_function([example.text for example in tests]))


def _words(learnt: list[Example], tests: list[Example]) -> Floats:
    """Give the log-odds of the model of words, trained as ``loaded`` is, without the list."""
    model = WordClassifier([LABEL], features=loaded.features_of_words(), strength=loaded.STRENGTH)
    texts, topics = [e.text for e in learnt], [e.topic for e in learnt]
    model.fit(texts, loaded.codes_of(learnt), topics)
    return model.decision_function([example.text for example in tests])[:, 0]


def draw_topics(named: Sequence[str], share: float, seed: int) -> list[int]:
    """Give the places of the texts of topics drawn one by one, until they are a share of all."""
    topics = np.array(named)
    order = np.random.default_rng(seed).permutation(np.unique(topics))
    sizes = np.cumsum([np.sum(topics == topic) for topic in order])
    drawn = order[: 1 + int(np.searchsorted(sizes, share * len(topics)))]
    return [at for at, topic in enumerate(topics) if topic in set(drawn)]
