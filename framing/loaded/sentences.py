"""Sentences judged loaded: each with its probability, its voice and the words that carried it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from framing.errors import InputError
from framing.extractors.loaded_sentences import JUDGED, UNLISTED, LoadedSentences
from framing.loaded.reasons import find_reason
from framing.tables import Tables, make_table

COLUMNS: Mapping[str, str] = {
    "paragraph_id": "str",
    "article_id": "str",
    "outlet": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "probability": "float64",
    "judgement": "str",
    "voice": "str",
    "words": "str",
    "reasons": "str",
}
MIXED = "mixed"


@dataclass(frozen=True)
class Carrier:
    """A word or phrase that carried a judgement, at ``start:end`` of its paragraph.

    ``weight`` is what it adds to the log-odds; ``kind`` that of the list, or ``unlisted``.
    """

    start: int
    end: int
    text: str
    entry: str
    kind: str
    weight: float
    voice: str

    @property
    def listed(self) -> bool:
        """Whether the list of loaded words has it."""
        return self.kind != UNLISTED

    def __str__(self) -> str:
        """Give the words, what they are and what they add."""
        kind = self.kind.replace("_", " ") if self.listed else "not in the list"
        return f"{self.text} ({kind}, {self.weight:+.2f})"

    @property
    def reason(self) -> str:
        """The entry with its reason in one phrase, and the neutral alternative if there is one."""
        if not self.listed:
            return f"{self.text}: in this context"
        reason = find_reason(self.entry, self.kind)
        if reason is None:
            return f"{self.entry}: in the list"
        instead = f" ({reason.instead})" if reason.instead else ""
        return f"{self.entry}: {reason.text}{instead}"


@dataclass(frozen=True)
class JudgedSentence:
    """A sentence judged ``loaded`` or ``uncertain``; its carriers stand heaviest first."""

    sentence_id: str
    paragraph_id: str
    start: int
    end: int
    text: str
    probability: float
    judgement: str
    own_voice: str
    carriers: tuple[Carrier, ...] = ()

    @property
    def voice(self) -> str:
        """Whose voice the carriers are in, or ``mixed``; the sentence's own where it has none."""
        voices = {carrier.voice for carrier in self.carriers} or {self.own_voice}
        return voices.pop() if len(voices) == 1 else MIXED


def loaded_sentences(analysis: Tables) -> pd.DataFrame:
    """Give one row a sentence whose wording is judged loaded, or too close to the line to tell.

    Rows stand in the order of the text, under ``sentence_id`` (the ``relation`` of its spans).
    ``start`` and ``end`` are offsets in the paragraph; ``probability`` (0 to 1, higher means more
    loaded) is calibrated; ``judgement`` is ``loaded`` or ``uncertain``. ``voice`` says in whose
    voice the words stand that carried the judgement: ``narrator``, ``quoted`` or ``mixed``.
    ``words`` are these words, the heaviest first, each with its kind and what it adds to the
    log-odds; ``reasons`` says why each is loaded, with the list's neutral alternative where
    there is one. Sentences judged plain have no row.

    Raises InputError where the analysis was made without judging sentences.

    >>> import framing
    >>> text = "Talks go on. The shameless regime and its thugs have bled the country dry."
    >>> judged = loaded_sentences(framing.analyze(text))
    >>> judged.loc["text:0000:s1", ["judgement", "voice"]].tolist()
    ['loaded', 'narrator']
    >>> "regime" in judged.loc["text:0000:s1", "words"]
    True
    """
    if "loaded_probability" not in analysis.features.columns:
        raise InputError(
            "analysis",
            ["the measure loaded_probability is missing: no sentence was judged"],
            remedy="Run framing.analyze() with the extractor LoadedSentences, as it does by"
            " default.",
        )
    found = judged_sentences(analysis)
    paragraphs = analysis.paragraphs
    articles, outlets = dict(paragraphs["article_id"]), dict(paragraphs["outlet"])
    rows = [
        [
            sentence.paragraph_id,
            articles[sentence.paragraph_id],
            outlets[sentence.paragraph_id],
            sentence.start,
            sentence.end,
            sentence.text,
            sentence.probability,
            sentence.judgement,
            sentence.voice,
            "; ".join(map(str, sentence.carriers)),
            "; ".join(dict.fromkeys(carrier.reason for carrier in sentence.carriers)),
        ]
        for sentence in found
    ]
    ids = [sentence.sentence_id for sentence in found]
    return make_table(rows, COLUMNS, index=ids, index_name="sentence_id")


def judged_sentences(tables: Tables) -> list[JudgedSentence]:
    """Give the sentences judged loaded or uncertain, in order, each with its carriers."""
    spans = tables.spans[tables.spans["extractor"] == LoadedSentences.name]
    sentences: dict[str, JudgedSentence] = {}
    carriers: dict[str, list[Carrier]] = {}
    for row in spans.to_dict("records"):
        relation = str(row["relation"])
        if row["kind"] in JUDGED:
            sentences[relation] = _sentence(relation, row)
        else:
            carriers.setdefault(relation, []).append(_carrier(row))
    return [
        replace(sentence, carriers=_heaviest_first(carriers.get(relation, ())))
        for relation, sentence in sentences.items()
    ]


def _heaviest_first(carriers: Sequence[Carrier]) -> tuple[Carrier, ...]:
    return tuple(sorted(carriers, key=lambda carrier: (-carrier.weight, carrier.start)))


def _sentence(relation: str, row: Mapping[Any, Any]) -> JudgedSentence:
    return JudgedSentence(
        sentence_id=relation,
        paragraph_id=row["paragraph_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        probability=row["weight"],
        judgement=row["kind"],
        own_voice=row["voice"],
    )


def _carrier(row: Mapping[Any, Any]) -> Carrier:
    names = ("start", "end", "text", "entry", "kind", "weight", "voice")
    return Carrier(**{name: row[name] for name in names})
