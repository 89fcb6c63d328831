"""Find who says what in an article."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.assembly import assemble
from framing.speech.judging import Judge
from framing.speech.marks import pair_marks
from framing.speech.records import Speech
from framing.speech.sentences import read_sentences
from framing.speech.tokens import QuotePart, Sentence
from framing.text.passage import Passage


def find_speech(
    paragraphs: Sequence[Passage], *, quick: bool = False, judge: Judge | None = None
) -> Speech:
    """Read the paragraphs of one article, in order, and give its attributions and quotations.

    *quick* reads only sentences with a quotation or a sure verb of speech; *judge* gives a second
    opinion on each attribution.

    >>> from framing.text.passage import Passage
    >>> speech = find_speech([Passage("“We will stay,” Mayor Jo Hale said.")])
    >>> [(found.form, found.source_resolved, found.cue_lemma) for found in speech.attributions]
    [('direct', 'Jo Hale', 'say')]
    """
    pairs = pair_marks([paragraph.text for paragraph in paragraphs])
    parts: list[list[QuotePart]] = [[] for _ in paragraphs]
    for number, pair in enumerate(pairs):
        for position, start, end in pair.places:
            if end > start:
                parts[position].append(QuotePart(start, end, number))
    sentences: list[Sentence] = []
    for position, paragraph in enumerate(paragraphs):
        sentences += read_sentences(paragraph, position, sorted(parts[position]))
    return assemble(paragraphs, pairs, sentences)
