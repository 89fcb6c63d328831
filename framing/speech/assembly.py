"""From drafts to attributions: places, form, free-standing quotations, kinds of quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from framing.speech.counts import WordCounts
from framing.speech.findings import Finding, find_findings
from framing.speech.judging import Judge, judged
from framing.speech.linking import Resolved
from framing.speech.marks import Pair
from framing.speech.quotations import kinds_of
from framing.speech.records import Attribution, Place, Quotation, Speech
from framing.speech.tenses import tense_of
from framing.speech.tokens import Sentence
from framing.speech.tying import Ties, places_of
from framing.speech.vocabulary import words_of
from framing.text.passage import Passage

#: From which confidence on an attribution is kept: as the rules alone say, and as judged.
THRESHOLD, JUDGED = 0.34, 0.58
_PLAIN = frozenset({"quotation", "quoted", "free", "pending", "colon", "hearsay"})


def assemble(
    passages: Sequence[Passage],
    pairs: Sequence[Pair],
    sentences: Sequence[Sentence],
    judge: Judge | None = None,
) -> Speech:
    """Put the attributions and quotations of an article together."""
    findings = _sure(find_findings(sentences, pairs), pairs, passages, judge)
    kinds = kinds_of(pairs, findings, sentences, passages)
    quotations = tuple(Quotation(pair.places, kinds[n]) for n, pair in enumerate(pairs))
    if not findings:
        return Speech((), quotations)
    counts = WordCounts(passages, Speech((), quotations))
    every = sorted(findings, key=_first_place)
    ties = Ties(sentences, every)
    found = [_attribution(one, ties, pairs, counts, passages) for one in every]
    return Speech(tuple(_related(found)), quotations)


def _sure(
    findings: Iterable[Finding],
    pairs: Sequence[Pair],
    passages: Sequence[Passage],
    judge: Judge | None,
) -> list[Finding]:
    """Give the findings that are sure enough, by their rule or, with a judge, by both.

    Quotations and words of hearsay are plain to see: of them the rule alone decides.
    """
    kept = []
    for finding in findings:
        sure, least = finding.confidence, THRESHOLD
        if judge is not None and finding.draft.pattern not in _PLAIN:
            sure, least = judged(sure, _parts(finding, pairs), passages, judge), JUDGED
        if finding.has_words and sure >= least:
            changed = sure != finding.confidence
            kept.append(replace(finding, confidence=sure) if changed else finding)
    return kept


def _parts(finding: Finding, pairs: Sequence[Pair]) -> dict[str, Sequence[Place]]:
    """Give the places of source, cue and content."""
    draft = finding.draft
    cue = draft.cue
    return {
        "source": places_of(draft, draft.source),
        "cue": places_of(draft, (cue.first, cue.last + 1)) if cue else (),
        "content": _content_places(finding, pairs),
    }


def _related(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Tell of each what the article tells of its source anywhere, and which other it answers."""
    withheld = {one.source_id for one in attributions if one.anonymity and one.source_id}
    genders = {one.source_id: one.source_gender for one in attributions if one.source_gender}
    found = []
    for one, answers in zip(attributions, _answered(attributions), strict=True):
        told = one.anonymity or one.source_id in withheld
        gender = one.source_gender or genders.get(one.source_id, "")
        if (told, gender, answers) != (one.anonymity, one.source_gender, one.answers):
            one = replace(one, anonymity=told, source_gender=gender, answers=answers)
        found.append(one)
    return found


def _answered(attributions: Sequence[Attribution]) -> Iterator[int]:
    """Give the number of the attribution that each answers, or -1.

    It is the nearest before it, in its paragraph, of another known source.
    """
    position, latest, other = -1, -1, -1
    if not any(map(_answers, attributions)):
        yield from [-1] * len(attributions)
        return
    for number, one in enumerate(attributions):
        if one.first_place.position != position:
            position, latest, other = one.first_place.position, -1, -1
        same = latest >= 0 and attributions[latest].source_id == one.source_id
        yield (other if same else latest) if one.source_id and _answers(one) else -1
        if one.source_id:
            latest, other = number, other if same else latest


def _answers(one: Attribution) -> bool:
    """Say whether an attribution answers something: it denies or replies, no mere refusal."""
    if one.cue_lemma in ("decline", "refuse"):
        return False
    return one.cue_class == "denial" or one.cue_lemma in words_of("answering")


def _first_place(finding: Finding) -> tuple[int, int, int]:
    part, draft = finding.content[0], finding.draft
    first = part.sentence.tokens[part.start].start
    cue = draft.sentence.tokens[draft.cue.first].start if draft.cue else 0
    return part.sentence.position, first, cue


def _content_places(finding: Finding, pairs: Sequence[Pair]) -> tuple[Place, ...]:
    """Give the places of what is said, in order, with all places of the quotations in it."""
    places = set()
    for part in finding.content:
        tokens, position = part.tokens, part.sentence.position
        places.add(Place(position, tokens[0].start, tokens[-1].end))
        for token in tokens:
            if token.quote >= 0 and len(pairs[token.quote].places) > 1:
                places |= {p for p in pairs[token.quote].places if p.position != position}
    return tuple(sorted(places))


def _attribution(
    finding: Finding,
    ties: Ties,
    pairs: Sequence[Pair],
    counts: WordCounts,
    passages: Sequence[Passage],
) -> Attribution:
    draft = finding.draft
    cue = draft.cue
    resolved: Resolved = ties.resolved(finding)
    parts = _parts(finding, pairs)
    content = parts["content"]
    words, direct = counts.of(content)
    return Attribution(
        form="indirect" if not direct else "direct" if direct == words else "mixed",
        source=tuple(parts["source"]),
        cue=tuple(parts["cue"]),
        content=tuple(content),
        source_text=" ".join([passages[p].text[s:e] for p, s, e in parts["source"]]),
        source_resolved=resolved.name,
        source_id=resolved.source_id,
        source_type=resolved.source_type,
        cue_text=" ".join([passages[p].text[s:e] for p, s, e in parts["cue"]]),
        content_text=" … ".join([passages[p].text[s:e] for p, s, e in content]),
        cue_lemma=cue.entry.lemma if cue else "",
        cue_class=cue.entry.cue_class if cue else "",
        stance=cue.entry.stance if cue else "neutral",
        content_words=words,
        direct_words=direct,
        confidence=round(min(finding.confidence, 0.99), 3),
        rule=draft.pattern,
        tense=tense_of(draft.sentence.tokens, cue) if cue else "",
        source_gender=resolved.gender,
        anonymity=ties.withholds_name(finding),
        link_confidence=resolved.confidence,
    )
