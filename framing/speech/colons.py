"""Drafts where a colon alone ascribes: "From the report: Q", "Hale: C"."""

from __future__ import annotations

from framing.speech.extents import strip_end
from framing.speech.inheritance import main_subject
from framing.speech.scene import Scene
from framing.speech.sides import run_of_quotations
from framing.speech.subjects import phrase_before
from framing.speech.tokens import Sentence
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import Draft, speaks


def after_colons(scene: Scene, taken: set[int]) -> list[Draft]:
    """Read "From the report: Q" and "S went further: Q", where no cue of the lexicon stands."""
    tokens = scene.tokens
    found = []
    read = 0
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.kind != "quote" or index in taken or tokens[index - 1].text != ":":
            continue
        if index < read:
            continue  # it goes on with a quotation behind an earlier colon
        if len(token.text.split()) < 4:
            continue
        source = phrase_before(scene.sentence, index - 1) or main_subject(scene, index)
        if source is not None and speaks(scene.sentence, source) < 0.9:
            source = main_subject(scene, index)
        read = run_of_quotations(scene, index)
        content = (index, strip_end(tokens, index, read))
        found.append(
            Draft(scene.sentence, None, source, (content,), "quoted", 0.75 if source else 0.6)
        )
    return found


def headline(sentence: Sentence) -> list[Draft]:
    """Read "S: C" where a short source, a colon and content make up the sentence."""
    tokens = sentence.tokens
    vocab = vocabulary()
    colon = next((i for i in range(min(len(tokens), 8)) if tokens[i].text == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= len(tokens):
        return []
    head = tokens[:colon]
    named = all(t.kind in ("word", "clitic") or t.text in ".&" for t in head) and not any(
        t.low in vocab.verbs and not t.text[0].isupper() for t in head
    )
    quoted = tokens[colon + 1].kind == "quote"
    known = any(
        vocab.is_source(
            t.low, "role", "title", "document", "organisation", "outlet", "vague", "collective"
        )
        for t in head
    )
    capital = all(
        t.text[0].isupper() or t.low in ("of", "the", "de") for t in head if t.kind == "word"
    )
    if head[-1].low in words_of("label") or head[0].low in words_of("label"):
        return []
    if not named or not (quoted or known or (capital and colon <= 3)):
        return []
    if len(tokens) - colon < 4 and not quoted:
        return []
    end = strip_end(tokens, colon + 1, len(tokens))
    confidence = 0.8 if quoted else 0.5 if known else 0.45
    return [Draft(sentence, None, (0, colon), ((colon + 1, end),), "colon", confidence)]
