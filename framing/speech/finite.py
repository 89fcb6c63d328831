"""Drafts from finite cues: "S said C", "what S said is", and cues that wait for content."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.asides import aside, inverted
from framing.speech.contents import content_after
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.inheritance import shared_subject
from framing.speech.markers import content_of
from framing.speech.relatives import defining_end
from framing.speech.scene import Content, Range, Scene
from framing.speech.statements import is_clause
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft, draft_of, is_negated

_SCHEMES = frozenset({
    "plan", "budget", "bill", "proposal", "deal", "agreement", "contract", "treaty", "accord",
    "scheme", "design", "programme", "program", "project", "strategy", "policy", "policies",
    "schedule", "script", "recipe", "forecast", "blueprint", "legislation", "law", "rule",
    "situation", "occasion", "moment", "time", "job", "role",
})  # fmt: skip
_RELATIVE = ("what", "which", "whom", "who", "that")


def finite(scene: Scene, number: int, drafts: Sequence[Draft], taken: set[int]) -> Draft | None:
    """Draft from a cue that is a finite verb group; quotations *taken* belong to others."""
    cue = scene.cues[number]
    subject = scene.subjects.get(number)
    found = content_after(scene, cue)
    found = found or _known(scene, cue, subject)
    draft = inverted(scene, cue, taken)
    if draft is None and subject is not None:
        draft = aside(scene, cue, subject, found, taken)
    if draft is not None:
        return draft
    if subject is None:
        subject = shared_subject(scene, number, drafts)
    if subject is None and _is_bare(scene, cue):
        return None
    if subject is not None and _is_scheme(scene, cue, subject, found):
        return None
    if subject is not None and _opens_relative(scene, cue, subject):
        return _relative_draft(scene, cue, subject)
    if found is not None and found.pattern == "judged" and scene.tokens[found.start].low == "that":
        return None  # "nobody can say that about anything"
    if found is None:
        return _shown(scene, cue, subject) or _pending(scene, cue, subject)
    return _behind(scene, cue, subject, found)


def _known(scene: Scene, cue: Cue, subject: Range | None) -> Content | None:
    """Read the bare clause of what somebody did not know, or what "I" knew ("I knew he lied")."""
    at = cue.last + 1
    if cue.entry.lemma != "know" or at >= len(scene.tokens):
        return None
    own = subject is not None and scene.tokens[subject[0]].low in ("i", "we")
    if not (own or is_negated(scene, cue)):
        return None
    return content_of(at, clause_end(scene, at, cue), "clause") if is_clause(scene, at) else None


def _is_scheme(scene: Scene, cue: Cue, subject: Range, found: Content | None) -> bool:
    """Say whether a plan calls for what it holds: nobody speaks ("the budget calls for cuts")."""
    after = cue.last + 1
    if cue.entry.lemma != "call" or found is None or scene.tokens[after].low != "for":
        return False
    words = [t.low for t in scene.tokens[subject[0] : subject[1]]]
    return any(low in _SCHEMES or low.removesuffix("s") in _SCHEMES for low in words)


def _behind(scene: Scene, cue: Cue, subject: Range | None, found: Content) -> Draft | None:
    """Draft the plain order: subject, cue, content."""
    tokens = scene.tokens
    end = found.end
    if subject and found.pattern in ("that", "clause"):
        end = defining_end(scene, subject, found.start, end)
    content = [(found.start, end)]
    factor = 1.0 if subject else 0.8
    if _is_of_quotation(scene, cue, subject, found):
        return draft_of(scene, cue, subject, content, found.pattern, factor, "before")
    if found.pattern == "phrase" and _is_pronoun(scene, found):
        factor *= 0.8
    if subject and subject[0] and tokens[subject[0] - 1].low in ("what", "whatever", "which"):
        if found.pattern == "preposition" and tokens[found.start - 1].low == "as":
            return draft_of(scene, cue, subject, content, "judged")  # "what S see as an attempt"
        factor *= 0.5
    return draft_of(scene, cue, subject, content, found.pattern, factor)


def _is_of_quotation(scene: Scene, cue: Cue, subject: Range | None, found: Content) -> bool:
    """Say whether a sentence "S said of X" may tell who spoke the quotation before it."""
    if subject is None or subject[0] > 1:
        return False
    asked = found.pattern == "phrase" and cue.entry.lemma in ("ask", "answer")
    if not asked and found.pattern != "preposition":
        return False
    quoting = any(t.kind == "quote" for t in scene.tokens)
    return "q" in cue.entry.frames and not quoting and cue is scene.cues[-1]


def _shown(scene: Scene, cue: Cue, subject: Range | None) -> Draft | None:
    """Read "the poll showed S ahead": what a document gives evidence of, without that."""
    vocab = vocabulary()
    evidence = cue.entry.cue_class == "evidence" or cue.entry.lemma == "find"
    if subject is None or not evidence:
        return None
    if not any(t.low in vocab.documents for t in scene.tokens[subject[0] : subject[1]]):
        return None
    start = cue.last + 1
    if start >= len(scene.tokens) or scene.tokens[start].kind == "mark":
        return None
    stated = is_clause(scene, start)
    end = (clause_end if stated else phrase_end)(scene, start, cue)
    return draft_of(scene, cue, subject, [(start, end)], "evidence")


def _is_bare(scene: Scene, cue: Cue) -> bool:
    """Say whether a cue without subject is an imperative or a noun ("Please thank")."""
    return cue.first == cue.head and scene.tokens[cue.head].low == cue.entry.lemma.split()[0]


def _is_pronoun(scene: Scene, found: Content) -> bool:
    token = scene.tokens[found.start]
    if token.low.endswith(("self", "selves")):
        return False
    return found.end - found.start == 1 and vocabulary().is_kind(token.low, "object", "subject")


def _opens_relative(scene: Scene, cue: Cue, subject: Range) -> bool:
    """Say whether a clause like "what many say is" is split by the cue."""
    tokens = scene.tokens
    vocab = vocabulary()
    after = cue.last + 1
    before = subject[0] - 1
    if before < 0 or after >= len(tokens) or tokens[before].low not in _RELATIVE:
        return False
    verb = tokens[after].low in vocab.auxiliaries or tokens[after].low in vocab.finite
    return verb and "t" in cue.entry.frames and cue.entry.weight >= 0.7


def _relative_draft(scene: Scene, cue: Cue, subject: Range) -> Draft | None:
    """Read "what S said was C": the relative word and what follows the cue."""
    end = clause_end(scene, cue.last + 1, cue)
    content = ((subject[0] - 1, subject[0]), (cue.last + 1, end))
    return draft_of(scene, cue, subject, content, "clause", 0.9)


def _pending(scene: Scene, cue: Cue, subject: Range | None) -> Draft | None:
    """Keep a cue whose content stands in another sentence ("Q." S said. / S wrote:)."""
    tokens = scene.tokens
    if "q" not in cue.entry.frames or subject is None or cue is not scene.cues[-1]:
        return None
    if tokens[-1].text == ":":
        return draft_of(scene, cue, subject, [], "pending", pending="next")
    if subject[0] <= 1 and len(tokens) <= 30 and not any(t.kind == "quote" for t in tokens):
        return draft_of(scene, cue, subject, [], "pending", pending="before")
    return None
