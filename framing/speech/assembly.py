"""From drafts to attributions: places, form, free-standing quotations, kinds of quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from framing.speech.actors import Resolver, find_actors
from framing.speech.drafts import Draft, Range, find_drafts
from framing.speech.marks import Pair
from framing.speech.phrases import phrase_before
from framing.speech.records import Attribution, Place, Quotation, Speech
from framing.speech.sources import read_source
from framing.speech.titles import is_title
from framing.speech.tokens import Sentence, Token
from framing.text.passage import Passage
from framing.text.spans import Stretch

THRESHOLD = 0.34


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens of one sentence."""

    sentence: Sentence
    start: int
    end: int

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the stretch."""
        return self.sentence.tokens[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Finding:
    """A draft whose content may stand in several sentences."""

    draft: Draft
    content: tuple[Part, ...]
    confidence: float

    @property
    def quotes(self) -> set[int]:
        """The numbers of the quotations in the content."""
        return {t.quote for part in self.content for t in part.tokens if t.quote >= 0}


def assemble(
    passages: Sequence[Passage], pairs: Sequence[Pair], sentences: Sequence[Sentence]
) -> Speech:
    """Put the attributions and quotations of an article together."""
    findings = _findings(sentences, pairs, passages)
    findings = [f for f in findings if f.content and f.confidence >= THRESHOLD]
    resolver = Resolver(find_actors(sentences))
    kinds = _kinds(pairs, findings, sentences, passages)
    quotations = tuple(Quotation(pair.places, kinds[n]) for n, pair in enumerate(pairs))
    counts = _WordCounts(passages, Speech((), quotations))
    attributions = [
        _attribution(finding, pairs, counts, passages, resolver)
        for finding in sorted(findings, key=_first_place)
    ]
    return Speech(tuple(attributions), quotations)


def _first_place(finding: Finding) -> tuple[int, int, int]:
    part = finding.content[0]
    cue = finding.draft.cue
    return (
        part.sentence.position,
        part.sentence.tokens[part.start].start,
        part.sentence.tokens[cue.first].start
        if cue and cue.first < len(part.sentence.tokens)
        else 0,
    )


def _findings(
    sentences: Sequence[Sentence], pairs: Sequence[Pair], passages: Sequence[Passage]
) -> list[Finding]:
    findings: list[Finding] = []
    awaiting: Draft | None = None
    used: set[int] = set()
    for index, sentence in enumerate(sentences):
        drafts = find_drafts(sentence)
        lone = {n for n in _is_lone_quotation(sentence) if _ends_here(pairs[n], sentence)}
        if lone and not lone <= used:
            if awaiting is not None:
                findings.append(Finding(awaiting, (_whole(sentence),), awaiting.confidence))
            else:
                _free(findings, sentences, index, used)
            used |= lone
        elif awaiting is not None and not drafts and sentence.position > awaiting.sentence.position:
            findings.append(Finding(awaiting, (_whole(sentence),), awaiting.confidence * 0.7))
        if not _is_lone_quotation(sentence) or lone:
            awaiting = None
        for draft in drafts:
            if draft.pending == "before":
                _attach_before(findings, draft, sentences, index)
            elif draft.pending == "next":
                awaiting = draft
            else:
                parts = tuple(Part(sentence, s, e) for s, e in draft.content)
                finding = Finding(draft, parts, draft.confidence)
                findings.append(finding)
                if draft.pattern in ("quotation", "quoted"):
                    used |= finding.quotes
    del passages
    return findings


def _ends_here(pair: Pair, sentence: Sentence) -> bool:
    return pair.places[-1].position == sentence.position


def _whole(sentence: Sentence) -> Part:
    tokens = sentence.tokens
    end = len(tokens)
    while end > 1 and tokens[end - 1].kind == "mark":
        end -= 1
    return Part(sentence, 0, end)


def _is_lone_quotation(sentence: Sentence) -> set[int]:
    """Give the quotations of a sentence that consists of nothing else."""
    if any(t.kind not in ("quote", "mark") for t in sentence.tokens):
        return set()
    return {t.quote for t in sentence.tokens if t.quote >= 0}


def _quoting(finding: Finding) -> bool:
    return any(t.kind == "quote" for part in finding.content for t in part.tokens)


def _free(
    findings: list[Finding], sentences: Sequence[Sentence], index: int, used: set[int]
) -> None:
    """Join a quotation that stands alone to the one before it, or keep it without a cue."""
    del used
    sentence = sentences[index]
    first = index
    while first and sentence.tokens[0].quote in _is_lone_quotation(sentences[first - 1]):
        first -= 1
    before = sentences[first - 1] if first else None
    own = _whole(sentence)
    if before is not None and sentences[first].position - before.position <= 1:
        for number in range(len(findings) - 1, max(-1, len(findings) - 6), -1):
            finding = findings[number]
            last = finding.content[-1].sentence
            home = finding.draft.sentence
            if last is not before and home is not before:
                continue
            if _quoting(finding) and finding.draft.pattern in (
                "quotation",
                "quoted",
                "pending",
                "free",
            ):
                findings[number] = replace(finding, content=(*finding.content, own))
                return
    source = None
    if before is not None and before.position == sentences[first].position:
        source = next(
            (
                f.draft.source
                for f in reversed(findings)
                if f.draft.sentence is before and f.draft.source
            ),
            None,
        )
    home = before if source is not None and before is not None else sentence
    draft = Draft(home, None, source, (), "free", 0.6)
    findings.append(Finding(draft, (own,), 0.6 if _words(own) >= 3 else 0.2))


def _words(part: Part) -> int:
    return sum(len(t.text.split()) for t in part.tokens)


def _attach_before(
    findings: list[Finding], draft: Draft, sentences: Sequence[Sentence], index: int
) -> None:
    """Give the quotation in the sentence before to a cue that has no content of its own."""
    before = sentences[index - 1] if index else None
    if before is None or before.position != draft.sentence.position:
        return
    last = before.tokens[-1]
    if last.kind != "quote":
        return
    for number in range(len(findings) - 1, max(-1, len(findings) - 4), -1):
        finding = findings[number]
        if finding.draft.pattern == "free" and finding.content[-1].sentence is before:
            findings[number] = Finding(draft, finding.content, draft.confidence)
            return
    if _is_lone_quotation(before):
        return
    taken = any(f.draft.sentence is before and last.quote in f.quotes for f in findings[-4:])
    if not taken:
        part = Part(before, len(before.tokens) - 1, len(before.tokens))
        findings.append(Finding(draft, (part,), draft.confidence))


def _kinds(
    pairs: Sequence[Pair],
    findings: Iterable[Finding],
    sentences: Sequence[Sentence],
    passages: Sequence[Passage],
) -> list[str]:
    """Say of each quotation whether it is speech, a scare quote or a title."""
    titles = []
    for pair in pairs:
        position, start, end = pair.places[0]
        titles.append(len(pair.places) == 1 and is_title(passages[position].text[start:end]))
    kinds = ["title_or_name" if title else "scare_quote" for title in titles]
    for sentence in sentences:
        for number in _is_lone_quotation(sentence):
            kinds[number] = "speech"
    for finding in findings:
        whole = finding.draft.pattern in ("quoted", "quotation", "free", "pending")
        first = finding.content[0].tokens
        for number in finding.quotes:
            opening = bool(first) and first[0].quote == number
            if titles[number] and not (whole and opening):
                continue
            if finding.draft.source is not None or (
                whole and opening and finding.draft.pattern != "quotation"
            ):
                kinds[number] = "speech"
    return kinds


def _places(part: Part, pairs: Sequence[Pair]) -> list[Place]:
    """Give the places of a stretch, with all places of the quotations in it."""
    tokens = part.tokens
    position = part.sentence.position
    places = [Place(position, tokens[0].start, tokens[-1].end)]
    for token in tokens:
        if token.quote >= 0:
            places += [place for place in pairs[token.quote].places if place.position != position]
    return places


def _ranges(draft: Draft, stretch: Range | None) -> tuple[Place, ...]:
    if stretch is None or stretch[1] <= stretch[0]:
        return ()
    tokens = draft.sentence.tokens[stretch[0] : stretch[1]]
    return (Place(draft.sentence.position, tokens[0].start, tokens[-1].end),)


def _attribution(
    finding: Finding,
    pairs: Sequence[Pair],
    counts: _WordCounts,
    passages: Sequence[Passage],
    resolver: Resolver,
) -> Attribution:
    draft = finding.draft
    cue = draft.cue
    source = _ranges(draft, draft.source)
    cue_places = _ranges(draft, (cue.first, cue.last + 1)) if cue else ()
    content = tuple(sorted({p for part in finding.content for p in _places(part, pairs)}))
    words, direct = counts.of(content)
    named = _antecedent(draft)
    tokens = draft.sentence.tokens[named[0] : named[1]] if named else ()
    phrase = read_source(tokens)
    text = " ".join(passages[p].text[s:e] for p, s, e in source)
    meant = " ".join(passages[p].text[s:e] for p, s, e in _ranges(draft, named))
    place = source[0] if source else Place(draft.sentence.position, 0, 0)
    resolved = resolver.resolve(phrase, meant, place.position, place.start)
    return Attribution(
        form="indirect" if not direct else "direct" if direct == words else "mixed",
        source=source,
        cue=cue_places,
        content=content,
        source_text=text,
        source_resolved=resolved.name,
        source_id=resolved.source_id,
        source_type=resolved.source_type,
        cue_text=" ".join(passages[p].text[s:e] for p, s, e in cue_places),
        cue_lemma=cue.entry.lemma if cue else "",
        cue_class=cue.entry.cue_class if cue else "",
        stance=cue.entry.stance if cue else "neutral",
        content_words=words,
        direct_words=direct,
        confidence=round(min(finding.confidence, 0.99), 3),
    )


def _antecedent(draft: Draft) -> Range | None:
    """Give the source, or the phrase before it where it is a relative word ("who", "which")."""
    source = draft.source
    if source is None or draft.sentence.tokens[source[0]].low not in ("who", "which", "that"):
        return source
    tokens = draft.sentence.tokens
    start = _over_age(tokens, source[0])
    found = phrase_before(draft.sentence, start)
    if found is None:
        return source
    before = _over_age(tokens, found[0])
    named = before < found[0] and tokens[before - 1].text[0].isupper()
    return (phrase_before(draft.sentence, before) if named else found) or found


def _over_age(tokens: Sequence[Token], at: int) -> int:
    """Step left over a comma and an age ("Jo Hale, 43, who"), to where a name may end."""
    while at > 1 and tokens[at - 1].text == ",":
        at -= 1
        if at > 1 and tokens[at - 1].text.isdigit() and tokens[at - 2].text == ",":
            at -= 1
    return at


class _WordCounts:
    """Counts words, and words in quoted speech, of any stretch without looking at all words."""

    def __init__(self, passages: Sequence[Passage], speech: Speech) -> None:
        self._starts = [[word.start for word in passage.words] for passage in passages]
        self._spoken = [
            list(accumulate(_spoken(starts, speech.quoted.get(position, ())), initial=0))
            for position, starts in enumerate(self._starts)
        ]

    def of(self, content: Sequence[Place]) -> tuple[int, int]:
        """Give the words of some places, and those of them in quoted speech."""
        words = direct = 0
        for position, start, end in content:
            first = bisect_left(self._starts[position], start)
            last = bisect_left(self._starts[position], end)
            words += last - first
            direct += self._spoken[position][last] - self._spoken[position][first]
        return words, direct


def _spoken(starts: Sequence[int], stretches: Sequence[Stretch]) -> Iterable[int]:
    """Say of each word, by its start, whether it lies in one of the stretches (1 or 0)."""
    index = 0
    for start in starts:
        while index < len(stretches) and stretches[index].end <= start:
            index += 1
        yield int(index < len(stretches) and stretches[index].start <= start)
