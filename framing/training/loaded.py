"""Training of the loaded-language head, joined with the list of loaded words."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from framing.articles import article_of
from framing.classification import WordClassifier, WordFeatures
from framing.classification.joining import join_list
from framing.extractors.loaded import LISTED, LoadedLanguage
from framing.heads import Head
from framing.lexicons import load_lexicon
from framing.training.records import Floats, Trained, measure
from framing.training.texts import read_texts

RANDOM_STATE = 0
#: The share of loaded paragraphs in contested news; in the training texts it is half.
PRIOR = 0.4
#: The training texts are easier to tell apart than news, and come from few hands: what sets their
#: writers apart is in the words more than in the list. So all log-odds are halved, and what the
#: words say is halved once more.
STEEPEST = 0.5
WORDS = 0.5


def train_loaded() -> Trained:
    """Train the head and join it with the list; a topic is never both learnt from and tested on."""
    texts, codes, groups = _examples()
    features = WordFeatures(own=0.6, pairs=0.6, names=False)
    model = WordClassifier(["loaded"], features=features, random_state=RANDOM_STATE)
    model.fit(texts, codes, groups)
    lexicon = load_lexicon("loaded")
    extractor = LoadedLanguage(lexicon, load_lexicon("literal_fields"))
    notes = {
        "texts": len(texts),
        "list": f"{lexicon.version}, {len(lexicon.rows)} entries",
        "origin": "sentences and paragraphs written for this project",
    }
    head, log_odds = join_list(
        model.head("loaded", notes),
        entry=LISTED,
        log_odds=model.calibrations_[0].log_odds(model.left_out_[:, 0]),
        listed=np.array([_listed(extractor, text) for text in texts]),
        codes=codes,
        words=WORDS,
        prior=PRIOR,
        steepest=STEEPEST,
    )
    table = (measure(head.labels[0], log_odds, codes),)
    return Trained(head, table, (*_FACTS, *_checks(head)))


def _examples() -> tuple[list[str], Floats, list[str]]:
    """Give texts, codes (1 loaded, 0 not) and topics."""
    rows: list[tuple[str, bool, str]] = [
        (row["text"], row["label"] != "neutral", row["topic"])
        for row in [*read_texts("loaded_single_*.jsonl"), *read_texts("loaded_paragraphs_*.jsonl")]
    ]
    rows += [
        (row[wording], wording == "loaded", row["topic"])
        for row in read_texts("loaded_pairs_*.jsonl")
        for wording in ("loaded", "neutral")
    ]
    texts, codes, topics = zip(*rows, strict=True)
    return list(texts), np.array(codes, dtype=np.float64), list(topics)


def _listed(extractor: LoadedLanguage, text: str) -> float:
    """Give the sum of the weights of the loaded words in a text."""
    return sum(span.weight for span in extractor.find(article_of(text)))


def _checks(head: Head) -> tuple[str, str]:
    """Measure on pairs kept for testing: literal against loaded uses, and sides swapped."""
    extractor = LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"), head)

    def read(rows: list[dict[str, Any]], wording: str) -> Floats:
        return np.array([_probability(extractor, row[wording]) for row in rows])

    pairs = read_texts("literal_pairs.jsonl")
    literal, loaded = read(pairs, "literal"), read(pairs, "loaded")
    truth = np.repeat([0, 1], len(pairs))
    area = roc_auc_score(truth, np.concatenate([literal, loaded]))
    swapped = read_texts("mirror_pairs.jsonl")
    gap = read(swapped, "a") - read(swapped, "b")
    return (
        f"The same word used literally and loaded ({len(pairs)} pairs, for testing only):"
        f" AUC {area:.3f}; the loaded use reads higher in {np.mean(loaded > literal):.0%}.",
        f"The political side swapped, all else equal ({len(swapped)} pairs, for testing only):"
        f" mean difference of probability {np.abs(gap).mean():.3f}, largest"
        f" {np.abs(gap).max():.3f}.",
    )


def _probability(extractor: LoadedLanguage, text: str) -> float:
    """Give the probability of a text of one paragraph."""
    article = article_of(text)
    (paragraph,) = article.paragraphs
    return float(expit(extractor.read(paragraph, extractor.find(article)).log_odds))


_FACTS = (
    "Judges whether the wording of a sentence or paragraph of English news is loaded, from its"
    " words and from the weights of the list of loaded words (`framing/data/lexicons/loaded.csv`),"
    " which are one entry of the model.",
    "Learnt from `loaded_single_*`, `loaded_paragraphs_*` and `loaded_pairs_*` in"
    " `framing/data/texts`. Names inside a sentence count for nothing.",
    f"Calibrated for news in which {PRIOR:.0%} of paragraphs are loaded. All log-odds are"
    f" multiplied by {STEEPEST}, those of the words by a further {WORDS}: these round figures were"
    " set by hand after a look at coded sentences of real news, because the training texts are"
    " easier to tell apart than news; so on the training texts the calibration error is large.",
    "Limits: one writer's judgement of what is loaded; irony, selection of facts and loaded"
    " wording without loaded words are missed; quoted words count like the narrator's.",
)
