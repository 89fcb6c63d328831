"""Training of the head that tells loaded from plain uses of a listed word, on the encoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.articles import article_of
from framing.classification.soft import cross_validated, fit_soft
from framing.encoders import load_contextual
from framing.extractors.loaded import LITERAL, USE
from framing.extractors.loaded_context import Context
from framing.heads import Label, VectorHead
from framing.text.spans import Stretch
from framing.training.examples import Example, flatten, read_judged, read_news, read_uses
from framing.training.loaded import words_listed
from framing.training.records import Floats, Trained, measure

#: How freely the coefficients may grow (C of scikit-learn).
STRENGTH = 0.3
#: A word is taken as loaded from this probability on: a doubtful one stays marked.
LINE = 0.35
#: In a sentence that coders found this little loaded, no word is.
_PLAIN = 0.35


@dataclass(frozen=True, eq=False)
class Use:
    """One listed word in its sentence: its vector, whether its company says it is literal."""

    vector: Floats
    literal: bool
    loaded: float
    topic: str


def train_use() -> Trained:
    """Train the head on every use of a listed word in the texts."""
    examples = [*flatten(read_judged()), *flatten(read_news("learnt")), *flatten(read_uses())]
    uses = [use for example in examples for use in _uses(example)]
    rows = np.array([[*use.vector, -float(use.literal)] for use in uses])
    loaded = np.array([use.loaded for use in uses])
    regression = fit_soft(rows, loaded, STRENGTH)
    coefficients = regression.coef_[0]
    line = float(np.log(LINE / (1 - LINE)))
    head = VectorHead(
        USE,
        (Label(USE, float(regression.intercept_[0]) - line, low=0.5, high=0.5),),
        coefficients[:-1, None],
        load_contextual().version,
        float(coefficients[-1]),
        {"uses": len(uses), "origin": "sentences written for this project"},
    )
    left_out = cross_validated(rows, loaded, [use.topic for use in uses], STRENGTH) - line
    table = (measure(head.labels[0], left_out, (loaded >= 0.5).astype(np.float64)),)
    return Trained(head, table, _FACTS)


def _uses(example: Example) -> Iterator[Use]:
    """Give the uses of listed words in a text about which its coders say something."""
    listed = words_listed()
    encoder = load_contextual()
    named = [
        (example.text.find(word), example.text.find(word) + len(word), share)
        for word, share in example.words
        if word in example.text
    ]
    for paragraph in article_of(example.text).paragraphs:
        context = Context(paragraph, listed.fields)
        shift = paragraph.start or 0
        for match in listed.lexicon.find(paragraph.plain):
            if match.row["kind"] == LITERAL or context.is_name(match):
                continue
            own = Stretch(match.start, match.end)
            shares = [s for a, b, s in named if own.start + shift < b and own.end + shift > a]
            if not shares and example.voice and example.loaded > _PLAIN:
                continue  # coders named only a few words of a loaded sentence
            yield Use(
                paragraph.once(encoder.encode).mean(own),
                context.is_literal(match),
                max(shares, default=0.0),
                example.topic,
            )


_FACTS = (
    "Judges whether a word of the list of loaded words is used as one where it stands, from its"
    " vector in its sentence and from what the list knows of literal company.",
    "Learnt from every use of a listed word in `loaded_single_*`, `loaded_paragraphs_*`,"
    " `loaded_pairs_*`, `loaded_news_learnt_*` and `loaded_uses_*` in `framing/data/texts`; in the"
    " news texts a word that no coder named counts as plain only where the sentence is.",
    f"A word stays marked from a probability of {LINE} on: a doubtful one is shown rather than"
    " hidden.",
    "Limits: uses were judged by few hands; a word in a quotation is judged like the narrator's.",
)
