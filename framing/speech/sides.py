"""What stands left and right of a cue with its source: the sides of an aside."""

from __future__ import annotations

from framing.speech.extents import strip_end
from framing.speech.scene import Range, Scene
from framing.speech.titles import is_title
from framing.speech.vocabulary import vocabulary

_LONGEST = 150


def clause_start(scene: Scene, before: int) -> int:
    """Give where the clause before a cue starts: the sentence, or the last semicolon."""
    tokens = scene.tokens
    vocab = vocabulary()
    start = max(0, before - _LONGEST)
    for index in range(before - 1, start, -1):
        if tokens[index].text == ";":
            start = index + 1
            break
    while start < before and (
        tokens[start].kind == "mark" or tokens[start].low in vocab.conjunctions
    ):
        start += 1
    return start


def left_quotation(scene: Scene, before: int) -> int | None:
    """Give the token of a quotation that ends right before a token, or nothing.

    A title that a word leads up to is none ("On the show “Face of the Nation,” S said C").
    """
    tokens = scene.tokens
    at = before - 1
    while at >= 0 and tokens[at].kind == "mark" and tokens[at].text in ",—–-":
        at -= 1
    if at < 0 or tokens[at].kind != "quote":
        return None
    named = at > 0 and tokens[at - 1].kind in ("word", "clitic") and is_title(tokens[at].text)
    return None if named else at


def left_content(scene: Scene, before: int, quotation: int | None) -> Range:
    """Give the content left of an aside, from a quotation on where one ends there."""
    start = clause_start(scene, before)
    if quotation is not None and (
        start > quotation or scene.tokens[quotation - 1].text in ("(", ":")
    ):
        start = quotation
    return (start, strip_end(scene.tokens, start, before))


def right_quotation(scene: Scene, at: int) -> list[Range]:
    """Give what is quoted behind "Q, said S," as second part of the content."""
    tokens = scene.tokens
    limit = min(len(tokens), at + 40)
    for index in range(at, limit):
        if tokens[index].kind == "quote" and index and tokens[index - 1].text in ",:—–-.":
            if any(first in scene.starts for first in range(at + 1, index)):
                return []
            return [(index, strip_end(tokens, index, run_of_quotations(scene, index)))]
    return []


def run_of_quotations(scene: Scene, index: int) -> int:
    """Give the token behind quotations and marks that follow one another."""
    tokens = scene.tokens
    while index < len(tokens) and (tokens[index].kind == "quote" or tokens[index].kind == "mark"):
        index += 1
    return index


def aside_end(scene: Scene, at: int) -> int:
    """Give the comma that closes an aside ("S wrote in a circular,"), or where it began."""
    tokens = scene.tokens
    for index in range(at, min(at + 9, len(tokens))):
        if tokens[index].text in (",", "—", "–"):
            return index
        if tokens[index].kind == "quote" or index in scene.starts:
            break
    return at
