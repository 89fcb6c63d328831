"""Content behind the one spoken to ("told reporters on Friday that ...")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.speech.adverbials import skip_adverbials
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.markers import content_of, is_infinitive, marked
from framing.speech.nominals import is_name
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Content, Range, Scene
from framing.speech.statements import is_clause
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


def after_addressee(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind the one addressed: "told reporters on Friday that ...".

    Who is urged or begged to do something is part of what is urged.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    subject = tokens[at].low in vocab.subjects and tokens[at].low not in ("you", "it")
    if subject and tokens[at].low not in vocab.objects:
        return None
    addressee = phrase_after(scene.sentence, at, appositions=False, addressee=True)
    if addressee is None or not _can_hear(tokens[addressee[0] : addressee[1]], vocab):
        return None
    after = skip_adverbials(scene, addressee[1])
    found = marked(scene, cue, after) or _behind_relative(scene, cue, after)
    if found and _is_thing(scene, cue, addressee, found):
        return None
    if found:
        urged = found.pattern == "infinitive" and cue.entry.lemma in words_of("urges")
        return replace(found, start=addressee[0]) if urged else found
    if after < len(tokens) and tokens[after].low in cue.entry.prepositions:
        return content_of(after + 1, phrase_end(scene, after + 1, cue), "preposition")
    bare = cue.entry.lemma in words_of("tells") and after < len(tokens)
    relative = bare and tokens[after].low in vocab.relatives
    if bare and not relative and tokens[after].kind != "mark" and is_clause(scene, after):
        return content_of(after, clause_end(scene, after, cue), "clause")
    return None


def _is_thing(scene: Scene, cue: Cue, addressee: Range, found: Content) -> bool:
    """Say whether what seems addressed is what is promised ("promised elections “in a year”")."""
    tokens = scene.tokens
    vocab = vocabulary()
    if "n" not in cue.entry.frames or found.pattern != "quotation" or found.start != addressee[1]:
        return False
    words = tokens[addressee[0] : addressee[1]]
    return not any(
        t.low in vocab.sources or is_name(t, vocab) or vocab.is_kind(t.low, "object", "subject")
        for t in words
    )


def _behind_relative(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind a relative clause on the one addressed ("urged states that arm S to C")."""
    tokens = scene.tokens
    if "i" not in cue.entry.frames or at >= len(tokens) or tokens[at].low not in ("who", "that"):
        return None
    for index in range(at + 2, min(at + 12, len(tokens) - 1)):
        if tokens[index].kind == "mark":
            return None
        if tokens[index].low == "to" and is_infinitive(tokens, index):
            return content_of(index, clause_end(scene, index, cue), "infinitive")
    return None


def _can_hear(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a phrase can be somebody spoken to ("told reporters", not "told a story")."""
    of = next((i for i in range(1, len(tokens)) if tokens[i].low == "of"), len(tokens))
    head = tokens[of - 1]  # "the commission of inquiry"
    if head.low in words_of("noun_before"):
        return False
    named = len(tokens) > 1 and is_name(head, vocab)  # "The Daily Post" is no post
    paper = head.low in vocab.documents and not vocab.is_source(head.low, "outlet")
    return bool(head.text) and (named or not paper)
