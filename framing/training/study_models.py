"""The models that the study of loaded language sets side by side, all taught the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from framing.classification import WordClassifier, WordFeatures
from framing.classification.joining import join_list
from framing.classification.soft import fit_soft
from framing.encoders import load_vectors
from framing.errors import DataError
from framing.extractors.loaded_sentences import LABEL, LISTED, LoadedSentences
from framing.text.normalising import plain
from framing.text.passage import Passage
from framing.training import context, loaded
from framing.training.examples import Example
from framing.training.records import Floats

LIST, NGRAMS, STATIC = "list alone", "word and character n-grams", "static vectors"
WORDS, FAST = "words without the list", "words and list (`fast`)"
FROZEN, TUNED = "contextual, frozen", "contextual, fine-tuned"
STANDARD = "contextual, fine-tuned, and list (`standard`)"
#: One row a text, by the name of a model or encoder.
Said = Mapping[str, Floats]
#: How freely coefficients may grow (C), as is best over the topics learnt from.
STRENGTHS = {NGRAMS: 3.0, STATIC: 30.0, FROZEN: 0.3, TUNED: context.STRENGTH}


def vectors_of(examples: list[Example]) -> dict[str, Floats]:
    """Give the mean vector of each text by encoder; the frozen one needs the extra ``train``."""
    static = [load_vectors().encode(Passage(example.text)).vectors for example in examples]
    means = {STATIC: np.array([rows.sum(axis=0) / max(1, len(rows)) for rows in static])}
    with suppress(ImportError, DataError):
        means[FROZEN] = _frozen_means(examples)
    return {**means, TUNED: context.means_of(examples)}


def _frozen_means(examples: list[Example]) -> Floats:
    import torch
    from transformers import AutoModel, AutoTokenizer

    from framing.training.network import LONGEST, origin_folder

    torch.set_num_threads(1)
    cut: Any = AutoTokenizer.from_pretrained(origin_folder(), model_max_length=LONGEST + 2)
    encoder: Any = AutoModel.from_pretrained(origin_folder()).eval()
    with torch.inference_mode():
        read = (cut(plain(e.text), truncation=True, return_tensors="pt") for e in examples)
        means = [encoder(**r).last_hidden_state[0, 1:-1].mean(dim=0).numpy() for r in read]
    return np.array(means, dtype=np.float64)


def scores_of(
    learnt: list[Example], tests: list[Example], vectors: Said, drawn: list[int]
) -> dict[str, Floats]:
    """Give what each model, taught those of the texts that were drawn, says of the tests.

    *vectors* are those of *learnt* and *tests*, in this order.
    """
    some = [learnt[at] for at in drawn]
    shares, said = loaded.shares_of(some), {}
    for name, rows in vectors.items():
        head = fit_soft(rows[drawn], shares, STRENGTHS[name])
        said[name] = head.decision_function(rows[len(learnt) :])
    said |= {LIST: _listed(tests), NGRAMS: _ngrams(some, tests), **_words(some, tests)}
    # as in the shipped model both count alike, each divided by its spread over news
    news = [at for at, example in enumerate(tests) if example.voice]
    said[STANDARD] = sum(said[name] / said[name][news].std() for name in (TUNED, LIST))
    order = (LIST, NGRAMS, STATIC, WORDS, FAST, FROZEN, TUNED, STANDARD)
    return {name: said[name] for name in order if name in said}


def _listed(examples: Sequence[Example]) -> Floats:
    """Give the sum of the weights of the loaded words in each text."""
    listed = loaded.words_listed()
    return np.array([loaded.weight_of(listed, example.text) for example in examples])


def _ngrams(learnt: list[Example], tests: list[Example]) -> Floats:
    features = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
    )
    model = make_pipeline(features, LogisticRegression(C=STRENGTHS[NGRAMS], max_iter=2000))
    model.fit([example.text for example in learnt], loaded.codes_of(learnt))
    return np.asarray(model.decision_function([example.text for example in tests]))


def _words(learnt: list[Example], tests: list[Example]) -> dict[str, Floats]:
    """Give the log-odds of the model of words, trained as ``loaded`` is, without and with list."""
    features = WordFeatures(own=0.6, pairs=0.6, names=False)
    model = WordClassifier([LABEL], features=features, strength=loaded.STRENGTH)
    topics = [example.topic for example in learnt]
    model.fit([example.text for example in learnt], loaded.codes_of(learnt), topics)
    news = [at for at, example in enumerate(learnt) if example.voice]
    coded = [learnt[at] for at in news]
    left_out = model.calibrations_[0].log_odds(model.left_out_[news, 0])
    told = {"log_odds": left_out, "listed": _listed(coded), "codes": loaded.shares_of(coded)}
    head, _ = join_list(model.head("words"), entry=LISTED, words=loaded.WORDS, **told)
    alone = replace(head, entries=head.entries[1:], weights=head.weights[1:])
    models = [LoadedSentences(loaded.words_listed(), used) for used in (alone, head)]
    said = [loaded.log_odds_of(model, tests) for model in models]
    return dict(zip((WORDS, FAST), said, strict=True))


def draw_topics(learnt: Sequence[Example], share: float, seed: int) -> list[int]:
    """Give the places of the texts of topics drawn one by one, until they are a share of all."""
    topics = np.array([example.topic for example in learnt])
    order = np.random.default_rng(seed).permutation(np.unique(topics))
    sizes = np.cumsum([np.sum(topics == topic) for topic in order])
    drawn = order[: 1 + int(np.searchsorted(sizes, share * len(topics)))]
    return [at for at, topic in enumerate(topics) if topic in set(drawn)]
