"""Training of the loaded-language head, joined with the list of loaded words."""

from __future__ import annotations

import numpy as np

from framing.articles import article_of
from framing.classification import WordClassifier, WordFeatures
from framing.classification.joining import join_list
from framing.extractors.loaded import LoadedLanguage, default_loaded
from framing.extractors.loaded_sentences import LABEL, LISTED, LoadedSentences
from framing.heads import Head, VectorHead
from framing.training.checks import check_pairs, check_voices
from framing.training.examples import Example, flatten, read_judged, read_news
from framing.training.records import Floats, Trained, measure

RANDOM_STATE = 0
#: How freely the weights of words may grow (C of scikit-learn).
STRENGTH = 0.3
#: The texts come from few hands, and what sets their writers apart is in what a model learns from
#: them more than in the list: so what is learnt counts by this much beside the list.
WORDS = 0.75
#: The share of loaded sentences in news; in the natural part of the texts, on contested subjects,
#: it is a little more.
PRIOR = 0.33


def train_loaded() -> Trained:
    """Train the head and join it with the list; a topic is never both learnt from and tested on."""
    learnt = [*flatten(read_judged()), *flatten(read_news("learnt"))]
    model = WordClassifier(
        [LABEL],
        features=features_of_words(),
        strength=STRENGTH,
        random_state=RANDOM_STATE,
    )
    codes = codes_of(learnt)
    model.fit([example.text for example in learnt], codes, [example.topic for example in learnt])
    listed = default_loaded("fast")
    news = [at for at, example in enumerate(learnt) if example.natural]
    head, _ = join_list(
        model.head(
            "loaded",
            {
                "texts": len(learnt),
                "list": f"{listed.lexicon.version}, {len(listed.lexicon.rows)} entries",
                "origin": "sentences and paragraphs written for this project",
            },
        ),
        entry=LISTED,
        log_odds=model.calibrations_[0].log_odds(model.left_out_[news, 0]),
        listed=np.array([weight_of(listed, learnt[at].text) for at in news]),
        codes=shares_of([learnt[at] for at in news]),
        words=WORDS,
        prior=PRIOR,
    )
    return judged_on_held(head, LoadedSentences(listed, head), _FACTS)


def features_of_words() -> WordFeatures:
    """Give the features the model learns from: single words, since pairs cost a fifth of its time.

    (With pairs the AUC on coded news of others was .002 higher.)
    """
    return WordFeatures(own=0.6, pairs=0.0, names=False)


def codes_of(examples: list[Example]) -> Floats:
    """Give 1 for each loaded example, else 0."""
    return np.array([example.is_loaded for example in examples], dtype=np.float64)


def shares_of(examples: list[Example]) -> Floats:
    """Give how loaded coders found each example, 0 to 1."""
    return np.array([example.loaded for example in examples])


def weight_of(listed: LoadedLanguage, text: str) -> float:
    """Give the sum of the weights of the loaded words in a text."""
    return sum(span.weight for span in listed.find(article_of(text)))


def judged_on_held(
    head: Head | VectorHead, model: LoadedSentences, facts: tuple[str, ...]
) -> Trained:
    """Measure a model on the news topics held out, and on the pairs kept for testing."""
    held = list(flatten(read_news("held")))
    log_odds = log_odds_of(model, held)
    table = (measure(head.labels[0], log_odds, codes_of(held)),)
    facts = (*facts, *check_voices(held, log_odds), *check_pairs(model))
    return Trained(head, table, facts, _HELD)


def log_odds_of(model: LoadedSentences, examples: list[Example]) -> Floats:
    """Give the log-odds of each example: of its most loaded sentence."""
    return np.array([model.highest(article_of(example.text)) for example in examples])


_HELD = """## Figures on topics held out

News (`loaded_news_held_*`) of topics that stand in none of the news learnt from, coded sentence by
sentence. Writers and coders are those of the texts learnt from, so AUC and F1 are upper bounds; and
since the model is made less sure than they are, it is less sure here than it could be."""
_FACTS = (
    "Judges whether the wording of a sentence of English news is loaded, from its words and from"
    " the weights of the list of loaded words (`framing/data/lexicons/loaded.csv`), which are one"
    " entry of the model.",
    "Learnt from `loaded_single_*`, `loaded_paragraphs_*`, `loaded_pairs_*` and"
    " `loaded_news_learnt_*` in `framing/data/texts`. Names inside a sentence count for nothing.",
    "How much the list counts, and how sure the model is, is learnt from `loaded_news_learnt`"
    " alone, on topics left out: its sentences were written as news and coded afterwards, blindly,"
    " so loaded ones have the share that they have in a mixture of outlets, not half. Words count"
    f" {WORDS} of what these sentences say, since few hands wrote them: a round figure, kept"
    " because it did better on coded news of others. It is calibrated for news in which"
    f" {PRIOR:.0%} of the sentences are loaded.",
    "Ablation, learning curve, surface habits, and figures by voice, lean and topic stand in"
    " `loaded_study.md`.",
    "Limits: the coders are few and follow one brief; irony, selection of facts and loaded wording"
    " without loaded words are missed; quoted words count like the narrator's.",
)
