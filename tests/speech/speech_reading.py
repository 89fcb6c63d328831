"""Sentences as the reading of speech sees them, for the tests of its modules."""

from framing.speech.marks import pair_marks
from framing.speech.sentences import read_sentences
from framing.speech.tokens import QuotePart, Sentence
from framing.text.passage import Passage


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences, its quotations as single tokens."""
    parts = [
        QuotePart(start, end, number)
        for number, pair in enumerate(pair_marks([text]))
        for _, start, end in pair.places
    ]
    return read_sentences(Passage(text), 0, sorted(parts))


def sentence_of(text: str) -> Sentence:
    """Read a text of one sentence."""
    (sentence,) = sentences_of(text)
    return sentence


def words(sentence: Sentence, start: int, end: int) -> str:
    """Give the text from one token up to another."""
    tokens = sentence.tokens[start:end]
    return sentence.text[tokens[0].start : tokens[-1].end] if tokens else ""
