"""Training of the head that says which words belong to a source, a cue, a content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.encoders import load_contextual
from framing.heads import Label, VectorHead
from framing.speech.judging import PARTS, PREFIX
from framing.text.passage import Passage
from framing.text.spans import Stretch
from framing.training.attribution_texts import Tagged, read_held, read_passages
from framing.training.records import Floats, Trained, measure

NAME = "attribution"
#: How freely the coefficients may grow (C of scikit-learn).
STRENGTH = 0.01


def train_attribution() -> Trained:
    """Train the head on every token of the passages; it is measured on articles held out."""
    passages, held = read_passages(), read_held()
    vectors, codes = _tokens(passages)
    fitted = [
        LogisticRegression(C=STRENGTH, tol=1e-6, max_iter=1000).fit(vectors, codes[:, at])
        for at in range(len(PARTS))
    ]
    head = VectorHead(
        NAME,
        tuple(
            Label(f"{PREFIX}{part}", float(told.intercept_[0]), low=0.5, high=0.5)
            for part, told in zip(PARTS, fitted, strict=True)
        ),
        np.column_stack([told.coef_[0] for told in fitted]),
        load_contextual().version,
        notes={"paragraphs": len(passages), "origin": "passages written for this project"},
    )
    told_vectors, told_codes = _tokens(held)
    log_odds = np.column_stack([told.decision_function(told_vectors) for told in fitted])
    table = tuple(
        measure(label, log_odds[:, at], told_codes[:, at]) for at, label in enumerate(head.labels)
    )
    return Trained(head, table, _FACTS, _HELD.format(paragraphs=len(held)))


def _tokens(texts: Iterable[Tagged]) -> tuple[Floats, Floats]:
    """Give a vector a token, and 1 for each part of an attribution it belongs to."""
    encoder = load_contextual()
    vectors, codes = [], []
    for text in texts:
        encoding = encoder.encode(Passage(text.text))
        vectors.append(encoding.vectors)
        places = [text.parts.get(part, ()) for part in PARTS]
        codes += [[_inside(token, part) for part in places] for token in encoding.tokens]
    return np.concatenate(vectors), np.array(codes)


def _inside(token: Stretch, places: Sequence[Stretch]) -> float:
    return float(any(own.start <= token.start and token.end <= own.end for own in places))


_FACTS = (
    "Says of each token of a paragraph how surely it belongs to the source, the cue or the content"
    " of an attribution. The grammar finds attributions; this head says how sure each is, and"
    " those that are not sure enough are left out.",
    "Learnt from the passages `framing/data/texts/attribution_[0-9].jsonl`, as the encoder did.",
    "Limits: each sentence is read by itself, so a quotation that goes on is seen less well; whom a"
    " content belongs to, this head does not say.",
)
_HELD = """## Figures on articles held out

Tokens of {paragraphs} paragraphs (`attribution_articles_held`): no model learnt from them and no
rule was written by them."""
