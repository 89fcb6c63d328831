"""The content behind a cue, by what the cue can be followed by."""

from __future__ import annotations

from framing.speech.addressees import after_addressee
from framing.speech.adverbials import skip_adverbials
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.markers import content_of, marked
from framing.speech.nominals import is_nominal
from framing.speech.scene import Content, Scene
from framing.speech.statements import is_clause, is_fronted_clause
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary


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
    if "g" in frames and token.low.endswith("ing") and token.low not in vocabulary().nouns:
        return content_of(at, phrase_end(scene, at, cue), "gerund")
    if token.text == ",":
        return None
    if "t" in frames and (is_clause(scene, at) or is_fronted_clause(scene, at, cue)):
        return content_of(at, clause_end(scene, at, cue), "clause")
    if "n" in frames and _is_object(token):
        end = phrase_end(scene, at, cue)
        judged = any(t.low in cue.entry.prepositions for t in tokens[at + 1 : end - 1])
        return content_of(at, end, "judged" if judged else "phrase")
    return None


def _is_object(token: Token) -> bool:
    """Say whether a noun phrase or pronoun can start at a token, as the object of a cue."""
    vocab = vocabulary()
    if is_nominal(token, vocab) or vocab.is_kind(token.low, "object", "subject"):
        return True
    return token.low in vocab.nouns or token.low.endswith("ed")
