"""Drafts of attributions, and how sure each is by pattern, cue and source."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.scene import Range, Scene
from framing.speech.titles import is_title
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.text.values import value

FIRM = frozenset({"quotation", "that", "clause", "quoted", "according", "aside", "pending", "colon",
                   "words", "judged", "evidence", "hearsay"})  # fmt: skip
_MERE = frozenset({"phrase", "preposition", "gerund", "infinitive", "judged", "words"})
_MUTE = 0.3
_PRIOR = {"quotation": 0.95, "that": 0.95, "clause": 0.85, "colon": 0.7, "question": 0.75,
          "hearsay": 0.95,
          "infinitive": 0.7, "preposition": 0.6, "phrase": 0.55, "gerund": 0.6, "aside": 0.8,
          "quoted": 0.97, "according": 0.97, "noun": 0.7, "subject": 0.55, "pending": 0.9,
          "words": 0.8, "judged": 0.8, "evidence": 0.7}  # fmt: skip


@value
class Draft:
    """One attribution before its places are known; token ranges in one sentence.

    ``pending`` says where content is still to be found: ``before`` (the sentence before) or
    ``next`` (the next paragraph, after a colon), else "".
    """

    sentence: Sentence
    cue: Cue | None
    source: Range | None
    content: tuple[Range, ...]
    pattern: str
    confidence: float
    pending: str = ""


def draft_of(
    scene: Scene, cue: Cue, source: Range | None, content: Sequence[Range], pattern: str,
    factor: float = 1.0, pending: str = "",
) -> Draft | None:  # fmt: skip
    """Make a draft with its confidence; nothing where no content is left and none is pending."""
    kept = tuple([stretch for stretch in content if stretch[1] > stretch[0]])
    if (not kept and not pending) or _is_anybody(scene, cue, source):
        return None
    if pattern in ("phrase", "preposition") and _holds_quotation(scene, kept):
        pattern = "words"
    weight = cue.entry.weight**0.5 if pattern in FIRM else cue.entry.weight
    share = speaks(scene.sentence, source) if source else 0.75
    if pattern in ("quotation", "quoted", "pending"):
        share = max(share, 0.9)
    elif share <= 0.5 and pattern in _MERE:
        share = _MUTE
    confidence = _PRIOR[pattern] * weight * factor * share
    return Draft(scene.sentence, cue, source, kept, pattern, confidence, pending)


def _is_anybody(scene: Scene, cue: Cue, source: Range | None) -> bool:
    """Say whether "you" stands for anybody and what it thinks or wants for no attribution."""
    if source is None or source[1] - source[0] != 1 or scene.tokens[source[0]].low != "you":
        return False
    return cue.entry.cue_class in ("thought", "wish", "feeling")


def _holds_quotation(scene: Scene, content: Sequence[Range]) -> bool:
    """Say whether words of some length, and no name, are quoted in the content."""
    tokens = scene.tokens
    return any(
        tokens[i].kind == "quote" and not is_title(tokens[i].text)
        for start, end in content
        for i in range(start, end)
    )


def speaks(sentence: Sentence, source: Range) -> float:
    """Say how likely a phrase names somebody who can speak, from 0.5 to 1."""
    vocab = vocabulary()
    tokens = sentence.tokens[source[0] : source[1]]
    enders = words_of("ends_head")
    cut = 1
    while cut < len(tokens) and tokens[cut].kind != "mark" and tokens[cut].low not in enders:
        cut += 1
    main = [t for t in tokens[:cut] if t.kind == "word"]
    if not main:
        return 0.5
    head = main[-1]
    if vocab.is_kind(head.low, "subject", "relative", "object"):
        if head.low in ("it", "that", "which"):
            return 0.8
        return 0.9 if head.low in ("you", "i", "we") else 1.0
    if head.low in ("this", "these", "those"):
        return 0.55
    if any(t.low in vocab.sources for t in main):
        return 1.0 if any(_is_someone(t.low) or t.text[0].isupper() for t in main) else 0.75
    if head.text[0].isupper() or head.low in vocab.kinds:
        return 1.0
    if head.low.endswith(("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men",
                          "woman", "women", "ant", "ants", "ee", "ees", "crats")):  # fmt: skip
        return 1.0
    apposed = cut < len(tokens) and tokens[cut].text == ","
    return 1.0 if apposed and _names_somebody(tokens[cut + 1 :]) else 0.5


def _names_somebody(tokens: Sequence[Token]) -> bool:
    """Say whether an apposition is a name or somebody who speaks ("the operator, Mardock")."""
    for token in tokens:
        if token.kind == "mark" or token.low in vocabulary().prepositions:
            return False
        if token.kind == "word" and (token.text[0].isupper() or _is_someone(token.low)):
            return True
    return False


def _is_someone(low: str) -> bool:
    """Say whether a noun of sources means people or what they form, not paper."""
    own = vocabulary().sources.get(low, frozenset())
    return bool(own - {"document"})


def is_negated(scene: Scene, cue: Cue) -> bool:
    """Say whether a cue is denied or only possible: nobody puts that between commas."""
    group = scene.tokens[cue.first : cue.head]
    return any(
        t.low.endswith("n't") or t.low in ("not", "never", "cannot", "could", "might", "may", "can")
        for t in group
    )
