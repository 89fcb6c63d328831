"""From drafts of sentences to findings of an article: what stands alone or was announced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from framing.speech.drafts import find_drafts
from framing.speech.inheritance import main_subject
from framing.speech.marks import Pair
from framing.speech.scene import Range, scene_of
from framing.speech.signed import signature
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft, speaks
from framing.text.values import value

_QUOTED = frozenset({"quote", "mark"})
_SAID = frozenset({"quote", "word"})


@value
class Part:
    """A stretch of tokens of one sentence."""

    sentence: Sentence
    start: int
    end: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the stretch."""
        return self.sentence.tokens[self.start : self.end]


@value
class Finding:
    """A draft whose content may stand in several sentences."""

    draft: Draft
    content: tuple[Part, ...]
    confidence: float

    @property
    def quotes(self) -> set[int]:
        """The numbers of the quotations in the content."""
        return _quotes_in(self.content)

    @property
    def has_words(self) -> bool:
        """Whether anything but marks is said."""
        return any(t.kind in _SAID for part in self.content for t in part.tokens)


@dataclass(slots=True)
class _Growing:
    """A finding to which the next sentences may add."""

    draft: Draft
    content: list[Part]
    confidence: float

    def grown(self) -> Finding:
        """Give it as it stands."""
        return Finding(self.draft, tuple(self.content), self.confidence)


def find_findings(sentences: Sequence[Sentence], pairs: Sequence[Pair]) -> list[Finding]:
    """Draft the attributions of an article and give each its content, in reading order."""
    findings: list[_Growing] = []
    awaiting: Draft | None = None
    used: set[int] = set()
    for index, sentence in enumerate(sentences):
        drafts = find_drafts(sentence)
        signed = None if drafts else signature(sentence)
        if signed is not None:
            drafts = [signed]
        alone = is_lone_quotation(sentence)
        lone = {n for n in alone if pairs[n].places[-1].position == sentence.position}
        if lone and not lone <= used:
            if awaiting is not None:
                findings.append(_Growing(awaiting, [_whole(sentence)], awaiting.confidence))
            else:
                _free(findings, sentences, index)
            used |= lone
        elif awaiting is not None and not drafts and sentence.position > awaiting.sentence.position:
            findings.append(_Growing(awaiting, [_whole(sentence)], awaiting.confidence * 0.7))
        if not alone or lone:
            awaiting = None
        for draft in drafts:
            if draft.pending == "next":
                awaiting = draft
            elif draft.pending == "before" and _attach_before(findings, draft, sentences, index):
                continue
            elif draft.content:
                used |= _add(findings, draft)
    return [finding.grown() for finding in findings]


def _add(findings: list[_Growing], draft: Draft) -> set[int]:
    """Add a draft whose content is complete; give the quotations it has used up."""
    parts = [Part(draft.sentence, start, end) for start, end in draft.content]
    findings.append(_Growing(draft, parts, draft.confidence))
    return _quotes_in(parts) if draft.pattern in ("quotation", "quoted") else set()


def _quotes_in(parts: Iterable[Part]) -> set[int]:
    """Give the numbers of the quotations in some stretches."""
    return {token.quote for part in parts for token in part.tokens if token.quote >= 0}


def _whole(sentence: Sentence) -> Part:
    tokens = sentence.tokens
    end = len(tokens)
    while end > 1 and tokens[end - 1].kind == "mark":
        end -= 1
    return Part(sentence, 0, end)


def is_lone_quotation(sentence: Sentence) -> set[int]:
    """Give the quotations of a sentence that consists of nothing else but a joining word."""
    if "" not in sentence.lows:
        return set()  # it has no quotation
    tokens = sentence.tokens
    joined = tokens[0].low in vocabulary().conjunctions
    for at in range(int(joined), len(tokens)):
        if tokens[at].kind not in _QUOTED:
            return set()
    return {t.quote for t in tokens if t.quote >= 0}


def _free(findings: list[_Growing], sentences: Sequence[Sentence], index: int) -> None:
    """Join a quotation that stands alone to the one before it, or keep it without a cue."""
    sentence = sentences[index]
    first = index
    while first and sentence.tokens[0].quote in is_lone_quotation(sentences[first - 1]):
        first -= 1
    before = sentences[first - 1] if first else None
    own = _whole(sentence)
    home, source = sentence, None
    if before is not None and sentences[first].position - before.position <= 1:
        for number in range(len(findings) - 1, max(-1, len(findings) - 6), -1):
            if _may_go_on(findings[number], before):
                findings[number].content.append(own)
                return
    if before is not None and before.position == sentences[first].position:
        near = takewhile(lambda f: f.draft.sentence is before, reversed(findings))
        source = next((f.draft.source for f in near if f.draft.source), None) or _acting(before)
        home = before if source is not None else sentence
    draft = Draft(home, None, source, (), "free", 0.6)
    findings.append(_Growing(draft, [own], 0.6 if _words_in(own) >= 3 else 0.2))


def _acting(sentence: Sentence) -> Range | None:
    """Give who acts in a sentence that tells of one person alone ("Hale wiped his eyes.")."""
    source = main_subject(scene_of(sentence), len(sentence.tokens))
    if source is None or speaks(sentence, source) < 1.0:
        return None
    others = sentence.tokens[source[1] :]
    told = any(t.kind == "quote" or (t.kind == "word" and t.text[0].isupper()) for t in others)
    return None if told else source


def _may_go_on(finding: _Growing, before: Sentence) -> bool:
    """Say whether a quotation behind the sentence *before* may continue a finding."""
    if finding.content[-1].sentence is not before and finding.draft.sentence is not before:
        return False
    quoting = any(t.kind == "quote" for part in finding.content for t in part.tokens)
    return quoting and finding.draft.pattern in ("quotation", "quoted", "pending", "free")


def _words_in(part: Part) -> int:
    return sum(len(t.text.split()) for t in part.tokens)


def _attach_before(
    findings: list[_Growing], draft: Draft, sentences: Sequence[Sentence], index: int
) -> bool:
    """Give the quotation in the sentence before to a cue that waits for it; say if one is there."""
    before = sentences[index - 1] if index else None
    near = 1 if draft.cue is None else 0  # a name that signs may have a line of its own
    if before is None or draft.sentence.position - before.position > near:
        return False
    last = before.tokens[-1]
    if last.kind != "quote":
        return False
    for number in range(len(findings) - 1, max(-1, len(findings) - 4), -1):
        finding = findings[number]
        if finding.draft.pattern == "free" and finding.content[-1].sentence is before:
            findings[number] = _Growing(draft, finding.content, draft.confidence)
            return True
    if is_lone_quotation(before):
        return False
    taken = any(
        f.draft.sentence is before and last.quote in _quotes_in(f.content) for f in findings[-4:]
    )
    if not taken:
        part = Part(before, len(before.tokens) - 1, len(before.tokens))
        findings.append(_Growing(draft, [part], draft.confidence))
    return not taken
