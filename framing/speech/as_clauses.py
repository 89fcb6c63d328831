"""Drafts from clauses with as: "As S said, C", "C, as S said"."""

from __future__ import annotations

from framing.speech.adverbials import skip_adverbials
from framing.speech.cues import Cue
from framing.speech.extents import clause_end
from framing.speech.nominals import is_nominal, is_time
from framing.speech.scene import Content, Range, Scene
from framing.speech.sides import left_content
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft, draft_of


def as_clause_draft(
    scene: Scene, cue: Cue, subject: Range, border: int, found: Content | None
) -> Draft | None:
    """Read "As S said, C" and "C, as S said"."""
    tokens = scene.tokens
    after = cue.last + 1
    if found is not None and found.pattern != "quotation":
        return None
    if found is None and "A" not in cue.entry.frames and _goes_on(scene, after):
        return None
    if border == 0:
        comma = next(
            (i for i in range(after, min(after + 15, len(tokens))) if tokens[i].text == ","), None
        )
        if comma is None:
            return None
        return draft_of(
            scene, cue, subject, [(comma + 1, clause_end(scene, comma + 1, cue))], "aside"
        )
    if found is not None or tokens[border - 1].text != ",":
        return None
    content = [left_content(scene, border, None)]
    if after < len(tokens) and tokens[after].text == ",":
        content.append((after + 1, clause_end(scene, after + 1, cue)))
    return draft_of(scene, cue, subject, content, "aside", 0.9)


def _goes_on(scene: Scene, at: int) -> bool:
    """Say whether a clause goes on behind its cue ("as voters responded to the plan")."""
    after = skip_adverbials(scene, at)
    if after >= len(scene.tokens) or scene.tokens[after].kind != "word":
        return False
    token = scene.tokens[after]
    vocab = vocabulary()
    return token.low == "to" or (is_nominal(token, vocab) and not is_time(token, vocab))
