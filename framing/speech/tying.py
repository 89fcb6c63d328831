"""Findings tied to their actors: whom a source stands for, and on which terms it speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from framing.speech.anonymity_clauses import may_hold_clause
from framing.speech.cast import find_cast
from framing.speech.findings import Finding
from framing.speech.linking import Linker, Resolved
from framing.speech.records import Place
from framing.speech.scene import Range
from framing.speech.sources import read_source
from framing.speech.subjects import phrase_before
from framing.speech.terms import goes_on, withholds_name
from framing.speech.tokens import Sentence, Token
from framing.speech.weighing import Draft

_APPOSITIONS = 3
_NEAR = 40


class Ties:
    """Ties the findings of an article to actors; they have to be asked for in reading order."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        findings: Sequence[Finding],
    ) -> None:
        self._linker = Linker(find_cast(sentences))
        self._behind = _behind(sentences)
        self._sources = _sources_in(findings)
        self._may: dict[int, bool] = {}
        self._terms: dict[int, bool] = {}

    def resolved(self, finding: Finding) -> Resolved:
        """Give whom the source of a finding stands for."""
        draft = finding.draft
        named = antecedent(draft)
        tokens = draft.sentence.tokens[named[0] : named[1]] if named else ()
        meant = draft.sentence.text[tokens[0].start : tokens[-1].end] if tokens else ""
        source = places_of(draft, draft.source)
        start = source[0].start if source else 0
        phrase = read_source(tokens)
        return self._linker.resolve(phrase, tokens, meant, draft.sentence.position, start)

    def withholds_name(self, finding: Finding) -> bool:
        """Say whether the text tells of a source that its name is withheld.

        It does so in the words of the source, between source and cue, behind an inverted source
        ("said an aide, who asked not to be named"), or in the sentence behind; what the source
        says tells nothing of it.
        """
        draft = finding.draft
        if draft.source is None:
            return False
        tokens, (start, end) = draft.sentence.tokens, draft.source
        later = self._next_source(draft.sentence, end)
        if self._may_tell(draft.sentence):
            spoken = [stretch for stretch in draft.content if stretch[1] > start]
            limit = min([later, end + _NEAR, *(first for first, _ in spoken if first >= end)])
            if withholds_name(tokens[start:limit]):
                return True
            tail = max([end, *(last for _, last in spoken)])
            behind = tokens[tail : min(later, tail + _NEAR)]
            if _on_terms(behind) and withholds_name(behind):
                return True
        following = self._behind.get(id(draft.sentence)) if later == len(tokens) else None
        if following is None or not self._may_tell(following):
            return False
        return goes_on(following, tokens[start:end]) and self._tells_terms(following)

    def _may_tell(self, sentence: Sentence) -> bool:
        """Say whether a sentence has any word that tells of terms; each is asked once."""
        may = self._may.get(id(sentence))
        if may is None:
            may = self._may[id(sentence)] = may_hold_clause(sentence.lows)
        return may

    def _tells_terms(self, sentence: Sentence) -> bool:
        """Say whether a sentence tells on which terms somebody speaks; each is read once."""
        if id(sentence) not in self._terms:
            self._terms[id(sentence)] = withholds_name(sentence.tokens)
        return self._terms[id(sentence)]

    def _next_source(self, sentence: Sentence, at: int) -> int:
        """Give where the next source of a sentence starts, or its end."""
        starts = self._sources[id(sentence)]
        index = bisect_left(starts, at)
        return starts[index] if index < len(starts) else len(sentence.tokens)


def _on_terms(tokens: Sequence[Token]) -> bool:
    """Say whether what follows a content tells on which terms it was said ("speaking on ...")."""
    words = [token.low for token in tokens if token.kind == "word"][:1]
    return words in (["speaking"], ["on"], ["requesting"], ["asking"], ["granted"])


def _behind(sentences: Sequence[Sentence]) -> dict[int, Sentence]:
    """Give for each sentence the one behind it in its paragraph."""
    return {id(one): two for one, two in pairwise(sentences) if one.position == two.position}


def _sources_in(findings: Sequence[Finding]) -> Mapping[int, list[int]]:
    """Give for each sentence where the sources in it start."""
    starts: dict[int, list[int]] = defaultdict(list)
    for finding in findings:
        if finding.draft.source is not None:
            starts[id(finding.draft.sentence)].append(finding.draft.source[0])
    for places in starts.values():
        places.sort()
    return starts


def places_of(draft: Draft, stretch: Range | None) -> tuple[Place, ...]:
    """Give a range of tokens of a draft's sentence as places; none for none."""
    if stretch is None or stretch[1] <= stretch[0]:
        return ()
    tokens = draft.sentence.tokens
    start, end = tokens[stretch[0]].start, tokens[stretch[1] - 1].end
    return (Place(draft.sentence.position, start, end),)


def antecedent(draft: Draft) -> Range | None:
    """Give the source, or the phrase before it where it is a relative word ("who", "which")."""
    source = draft.source
    if source is None or draft.sentence.tokens[source[0]].low not in ("who", "which", "that"):
        return source
    tokens = draft.sentence.tokens
    start, found = source[0], None
    for _ in range(_APPOSITIONS):  # "Jo Hale, a roofer in Flint, Michigan, who"
        start = _over_age(tokens, start)
        further = phrase_before(draft.sentence, start)
        if further is None:
            break
        found, start = further, further[0]
        if start < 2 or tokens[start - 1].text not in (",", "–", "—"):
            break
    return found or source


def _over_age(tokens: Sequence[Token], at: int) -> int:
    """Step left over a comma and an age ("Jo Hale, 43, who"), to where a name may end."""
    while at > 1 and tokens[at - 1].text in (",", "–", "—"):
        at -= 1
        if at > 1 and tokens[at - 1].text.isdigit() and tokens[at - 2].text == ",":
            at -= 1
    return at
