"""The insides of quotations, read as sentences of their own: what a speaker says others said.

A quotation is one token of its sentence. Here its words are cut into sentences with tokens at
their places in the paragraph, so that "“Hale promised us a bridge,” a baker said" holds two
attributions. Quotations inside a quotation are not opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.speech.drafts import find_drafts
from framing.speech.findings import Finding, Part
from framing.speech.marks import pair_marks
from framing.speech.sentences import read_sentences
from framing.speech.titles import is_title
from framing.speech.tokens import QUOTE_MARKS, QuotePart, Sentence, Token
from framing.text.passage import Passage

_FEWEST = 4


def find_inside(sentences: Iterable[Sentence]) -> list[Finding]:
    """Find the attributions inside the quotations of some sentences."""
    findings: list[Finding] = []
    for sentence in sentences:
        for token in sentence.tokens:
            if token.kind != "quote" or len(token.inner.split()) < _FEWEST or is_title(token.text):
                continue
            for inner in sentences_inside(sentence, token):
                findings += _findings_of(inner)
    return findings


def sentences_inside(sentence: Sentence, token: Token) -> Iterator[Sentence]:
    """Give the sentences inside a quotation of a sentence, its marks left out."""
    inner = token.text.strip(QUOTE_MARKS)
    shift = token.start + token.text.index(inner)
    if shift > token.start and token.end - shift - len(inner) > 1:
        inner = token.text[shift - token.start : -1]  # a quotation inside may end with this one
    parts = [
        QuotePart(start, end, 0) for pair in pair_marks([inner]) for _, start, end in pair.places
    ]
    for found in read_sentences(Passage(inner), sentence.position, sorted(parts)):
        tokens = tuple(
            t._replace(start=t.start + shift, end=t.end + shift, quote=-1) for t in found.tokens
        )
        yield Sentence(sentence.position, tokens, sentence.text, within=token.quote)


def _findings_of(sentence: Sentence) -> Iterator[Finding]:
    """Give the attributions of a sentence inside a quotation, whose content is complete."""
    for draft in find_drafts(sentence):
        if draft.content and draft.cue is not None and not draft.pending:
            parts = tuple(Part(sentence, start, end) for start, end in draft.content)
            yield Finding(draft, parts, draft.confidence)


def speakers_of(findings: Sequence[Finding]) -> dict[int, Finding]:
    """Give for each quotation the first finding with a source whose content it is."""
    speakers: dict[int, Finding] = {}
    for finding in findings:
        if finding.draft.source is not None:
            for number in finding.quotes:
                speakers.setdefault(number, finding)
    return speakers
