"""The content behind a cue, by what the cue can be followed by."""

from __future__ import annotations

from framing.speech.addressees import after_addressee
from framing.speech.adverbials import skip_adverbials
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, over_list, phrase_end
from framing.speech.markers import content_of, marked
from framing.speech.nominals import is_name, is_nominal, is_time
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Content, Scene
from framing.speech.statements import is_clause, is_fronted_clause
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of

_HEARERS = frozenset({"me", "us", "him", "them", "you"})


def content_after(scene: Scene, cue: Cue) -> Content | None:
    """Find what follows a verb or adjective as its content, or nothing."""
    tokens = scene.tokens
    frames = cue.entry.frames
    at = skip_adverbials(scene, cue.last + 1, keep=cue.entry.prepositions)
    found = marked(scene, cue, at, addressed="A" not in frames)
    if found or at >= len(tokens) or tokens[at].text in (".", "?", "!", ";"):
        return found
    token = tokens[at]
    if "a" in frames.lower() and token.low != "to":
        found = after_addressee(scene, cue, at)
        if found:
            return found
    if token.low in cue.entry.prepositions:
        end = phrase_end(scene, at + 1, cue)
        quoted = (
            marked(scene, cue, end) if end < len(tokens) and tokens[end].kind == "mark" else None
        )
        if quoted is not None and quoted.pattern == "quotation":
            return quoted  # "said of the plan, Q"
        return content_of(at + 1, end, "preposition")
    verb = tokens[min(at + int(token.low in vocabulary().adverbs), len(tokens) - 1)]
    if "g" in frames and verb.low.endswith("ing") and verb.low not in vocabulary().nouns:
        return content_of(at, phrase_end(scene, at, cue), "gerund")
    if token.text == ",":
        return None
    stated = not _is_state(scene, cue, at)
    if "t" in frames and stated and (is_clause(scene, at) or is_fronted_clause(scene, at, cue)):
        return content_of(at, clause_end(scene, at, cue), "clause")
    doubled = "a" in frames and token.low in _HEARERS and at + 1 < len(tokens)
    if doubled and _is_object(tokens[at + 1]):
        return _object(scene, cue, at + 1)  # "promised us gas"
    if "n" in frames and (_is_object(token) or _is_ranked(scene, at)):
        return _object(scene, cue, at)
    return None


def _is_state(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether a linking verb is followed by how somebody is ("feels well"), by no clause."""
    if scene.tokens[cue.head].low not in words_of("linking"):
        return False
    token = scene.tokens[at]
    vocab = vocabulary()
    return not (vocab.is_kind(token.low, "subject", "determiner") or is_name(token, vocab))


def _object(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content that is the object of a cue, with what is apposed to it or said of it."""
    tokens = scene.tokens
    end = phrase_end(scene, at, cue)
    vocab = vocabulary()
    linking = [i for i in range(at + 1, end - 1) if tokens[i].low in cue.entry.prepositions]
    if any(not is_time(tokens[i + 1], vocab) for i in linking):
        return content_of(at, end, "judged")
    if cue.entry.lemma in words_of("makes") and _is_mere_thing(scene, cue, at, end):
        return None
    return content_of(at, over_list(scene, end), "phrase")


def _is_mere_thing(scene: Scene, cue: Cue, at: int, end: int) -> bool:
    """Say whether an object is what is made or called for, not what is said of something.

    "Wrote a letter", "called a meeting", "called Reed"; but "called Reed a liar".
    """
    tokens = scene.tokens
    vocab = vocabulary()
    phrase = phrase_after(scene.sentence, at, appositions=False)
    if phrase is None:
        return False
    if cue.entry.lemma != "call":
        return any(t.low in vocab.documents for t in tokens[at : phrase[1]])
    if skip_adverbials(scene, phrase[1]) < end:
        return False
    words = tokens[at : phrase[1]]
    return tokens[at].low in ("a", "an") or all(is_name(t, vocab) for t in words)


def _is_ranked(scene: Scene, at: int) -> bool:
    """Say whether a rank opens the object ("fear second frost")."""
    ranked = scene.tokens[at].low in words_of("ordinal") and at + 1 < len(scene.tokens)
    return ranked and is_nominal(scene.tokens[at + 1], vocabulary())


def _is_object(token: Token) -> bool:
    """Say whether a noun phrase or pronoun can start at a token, as the object of a cue."""
    vocab = vocabulary()
    if is_nominal(token, vocab) or vocab.is_kind(token.low, "object", "subject"):
        return True
    return token.low in vocab.nouns or token.low.endswith("ed")
