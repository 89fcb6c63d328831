"""Drafts from asides: "Q, S said", "Q, said S", "C, S said, C", "As S said, C"."""

from __future__ import annotations

from framing.speech.adverbials import skip_adverbials
from framing.speech.as_clauses import as_clause_draft
from framing.speech.borders import sums_up
from framing.speech.cues import Cue
from framing.speech.extents import clause_end
from framing.speech.nominals import is_name
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Content, Range, Scene
from framing.speech.sides import aside_end, left_content, left_quotation, right_quotation
from framing.speech.subjects import phrase_before
from framing.speech.titles import is_title
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import Draft, draft_of, is_negated, speaks


def inverted(scene: Scene, cue: Cue, taken: set[int]) -> Draft | None:
    """Read "Q, said S" and "C, said S"."""
    tokens = scene.tokens
    frames = cue.entry.frames
    if cue.first == 0 or not cue.entry.takes("qtT") or cue.last + 1 >= len(tokens):
        return None
    quotation = left_quotation(scene, cue.first)
    comma = tokens[cue.first - 1].text == ","
    if quotation in taken and comma and tokens[0].kind != "quote":
        quotation = None  # "C “Q”, said S": the words quoted are those of a cue inside
    if (quotation is None and not comma) or quotation in taken:
        return None
    if tokens[cue.last + 1].kind == "quote" or tokens[cue.last + 1].low in ("that", "to"):
        return None
    source = phrase_after(scene.sentence, cue.last + 1, tails=True)
    if source is None or _is_verb_at(scene, source[1]):
        return None
    if quotation is None:
        after = source[1]
        if (
            after < len(tokens)
            and tokens[after].text == ","
            and (right_quotation(scene, after) and cue.first < 8)
        ):
            left = left_content(scene, cue.first, None)
            rest = (after + 1, clause_end(scene, after + 1, cue))
            return draft_of(scene, cue, source, [left, rest], "aside")
        if (
            "t" not in frames
            or cue.first < 4
            or phrase_before(scene.sentence, cue.first) is not None
        ):
            return None
        if speaks(scene.sentence, source) < 0.9 or _is_written(scene, cue, source):
            return None
        return draft_of(scene, cue, source, [left_content(scene, cue.first, None)], "aside")
    content = [left_content(scene, cue.first, quotation), *right_quotation(scene, source[1])]
    return draft_of(scene, cue, source, content, "quoted")


def _is_written(scene: Scene, cue: Cue, source: Range) -> bool:
    """Say whether a paper behind a verb is what is made ("hosts a show, writes a column")."""
    tokens = scene.tokens[source[0] : source[1]]
    paper = any(vocabulary().is_source(t.low, "document", "outlet") for t in tokens)
    return cue.entry.lemma in words_of("makes") and paper and tokens[0].low in ("a", "an")


def _is_verb_at(scene: Scene, index: int) -> bool:
    if index >= len(scene.tokens):
        return False
    token = scene.tokens[index]
    vocab = vocabulary()
    following = scene.tokens[index + 1].low if index + 1 < len(scene.tokens) else ""
    if token.low.endswith("ed") and following in vocab.prepositions:
        return False  # "says a clerk involved in the plan"
    return token.low in vocab.auxiliaries or (
        token.low in vocab.finite and token.low not in vocab.sources and not token.text[0].isupper()
    )


def aside(
    scene: Scene, cue: Cue, subject: Range, found: Content | None, taken: set[int]
) -> Draft | None:
    """Read "Q, S said", "Q, S said, Q", "C, S said" and "C, S said, C"."""
    tokens = scene.tokens
    frames = cue.entry.frames
    start = subject[0]
    if start == 0 or not cue.entry.takes("qtTA"):
        return None
    as_clause = tokens[start - 1].low == "as"
    border = start - 1 if as_clause else start
    if as_clause:
        return as_clause_draft(scene, cue, subject, border, found)
    quotation = left_quotation(scene, border)
    if quotation is None and _heads_quotation(scene, cue, border):
        quotation = 0
    if quotation is not None and quotation not in taken:
        if found is not None and found.pattern in ("that", "question"):
            return None
        if found is not None and found.pattern == "clause" and tokens[border - 1].text == ",":
            return None
        content = [left_content(scene, border, quotation)]
        if found is not None and found.pattern == "quotation":
            content.append((found.start, found.end))
        else:
            content += right_quotation(scene, cue.last + 1)
        return draft_of(scene, cue, subject, content, "quoted")
    relative = tokens[start].low in ("who", "which")
    apart = tokens[border - 1].text in (",", "—", "–") and not relative
    if found is not None and apart and _goes_on_quoted(scene, found):
        left = left_content(scene, border, None)
        return draft_of(scene, cue, subject, [left, (found.start, found.end)], "quoted")
    shown = "T" in frames and cue.entry.cue_class == "evidence"  # "C, a survey showed"
    if found is not None or not apart or not (shown or cue.entry.takes("tA")):
        return None
    if "A" in frames and phrase_after(scene.sentence, cue.last + 1) is None:
        return None
    if "A" not in frames and _has_object(scene, cue):
        return None
    return _split_clause(scene, cue, subject, border)


def _heads_quotation(scene: Scene, cue: Cue, border: int) -> bool:
    """Say whether a headline is a quotation, a colon, and who says it ("“Q”: engineers warned")."""
    tokens = scene.tokens
    led = border == 2 and tokens[0].kind == "quote" and tokens[1].text == ":"
    return led and all(token.kind == "mark" for token in tokens[cue.last + 1 :])


def _has_object(scene: Scene, cue: Cue) -> bool:
    """Say whether something is done to an object, so that nobody says it of a clause before.

    "On Monday, S posted a photo", "as S hold a feast".
    """
    after = skip_adverbials(scene, cue.last + 1)
    if after >= len(scene.tokens):
        return False
    token = scene.tokens[after]
    vocab = vocabulary()
    return token.low in vocab.determiners or is_name(token, vocab)


def _goes_on_quoted(scene: Scene, found: Content) -> bool:
    """Say whether a quotation goes on with the clause before an aside ("S, he said, “is")."""
    token, before = scene.tokens[found.start], scene.tokens[found.start - 1]
    if before.kind == "word" and before.low not in vocabulary().verbs:
        return False  # "In a note, S asked staff “to stay”"
    return found.pattern == "quotation" and token.kind == "quote" and token.inner[:1].islower()


def _split_clause(scene: Scene, cue: Cue, subject: Range, border: int) -> Draft | None:
    tokens = scene.tokens
    left = left_content(scene, border, None)
    if left[1] - left[0] < 1 or cue.entry.weight < 0.5:
        return None
    if is_negated(scene, cue):
        asked = _opens_question(scene, left) and not _has_object(scene, cue)
        return draft_of(scene, cue, subject, [left], "question") if asked else None
    content = [left]
    after = aside_end(scene, cue.last + 1)
    if after < len(tokens) and tokens[after].text in (",", "—", "–") and after + 1 < len(tokens):
        right = tokens[after + 1]
        titled = right.kind == "quote" and is_title(right.text)
        goes_on = not _holds_clause(scene, left) or not _opens_another(scene, after + 1)
        if goes_on and not titled and not sums_up(scene, after + 1):
            content.append((after + 1, clause_end(scene, after + 1, cue)))
    if len(content) == 1 and not (_holds_clause(scene, left) or _closes_headline(scene, cue, left)):
        return None
    return draft_of(scene, cue, subject, content, "aside")


def _opens_question(scene: Scene, left: Range) -> bool:
    """Say whether a question stands before an aside ("Whether it holds, S could not say")."""
    tokens = scene.tokens
    at = left[0] + int(tokens[left[0]].low in vocabulary().prepositions)
    return at < left[1] and tokens[at].low in words_of("question")


def _closes_headline(scene: Scene, cue: Cue, left: Range) -> bool:
    """Say whether a cue ends a headline, whose verb may be left out ("Two lost at sea, S says")."""
    present = scene.tokens[cue.head].low in ("say", "says")
    return present and cue.last + 1 == len(scene.tokens) and left[1] - left[0] > 3


def _holds_clause(scene: Scene, left: Range) -> bool:
    """Say whether what stands before an aside is a statement, not only a circumstance."""
    vocab = vocabulary()
    tokens = scene.tokens[left[0] : left[1]]
    return len(tokens) > 2 and any(
        t.kind == "clitic"
        or (t.kind == "quote" and not is_title(t.text))
        or t.low in vocab.auxiliaries
        or t.low in vocab.verbs
        or t.low.endswith("ed")
        for t in tokens[1:]
    )


def _opens_another(scene: Scene, at: int) -> bool:
    """Say whether the next attribution begins behind an aside (", adding that", ", though S")."""
    token = scene.tokens[at]
    cue = scene.starts.get(at)
    if at in scene.clause_starts or (cue is not None and cue.form != "finite"):
        return True
    return token.low in ("though", "although", "while", "but") and at + 1 in scene.clause_starts
