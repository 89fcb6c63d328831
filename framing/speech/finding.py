"""Find who says what in an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from framing.speech.assembly import assemble
from framing.speech.judging import Judge
from framing.speech.marks import pair_marks
from framing.speech.quick import has_sure_words, sure_sentences
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
    texts = [paragraph.text for paragraph in paragraphs]
    pairs = pair_marks(texts)
    parts: dict[int, list[QuotePart]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for position, start, end in pair.places:
            if end > start:
                parts[position].append(QuotePart(start, end, number))
    sentences: list[Sentence] = []
    for position, paragraph in enumerate(paragraphs):
        if not quick or position in parts:
            sentences += read_sentences(paragraph, position, sorted(parts.get(position, ())))
        elif has_sure_words(paragraph):
            for stretch in sure_sentences(paragraph):
                sentences += read_sentences(paragraph, position, (), stretch)
    return assemble(paragraphs, pairs, sentences, judge)
