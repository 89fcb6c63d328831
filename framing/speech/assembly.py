"""From drafts to attributions: places, form, free-standing quotations, kinds of quotation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framing.speech.actors import find_actors
from framing.speech.counts import WordCounts
from framing.speech.findings import Finding, Part, find_findings
from framing.speech.insides import find_inside, speakers_of
from framing.speech.marks import Pair
from framing.speech.quotations import kinds_of
from framing.speech.records import Attribution, Place, Quotation, Speech
from framing.speech.resolution import Resolved, Resolver
from framing.speech.scene import Range
from framing.speech.sources import read_source
from framing.speech.subjects import phrase_before
from framing.speech.tokens import Sentence, Token
from framing.speech.weighing import Draft
from framing.text.passage import Passage

THRESHOLD = 0.34
_INSIDE = 0.45
_SPEAKER = frozenset({"i", "my", "we", "our"})


def assemble(
    passages: Sequence[Passage], pairs: Sequence[Pair], sentences: Sequence[Sentence]
) -> Speech:
    """Put the attributions and quotations of an article together."""
    findings = find_findings(sentences, pairs)
    findings = [f for f in findings if f.content and f.confidence >= THRESHOLD]
    kinds = kinds_of(pairs, findings, sentences, passages)
    quotations = tuple(Quotation(pair.places, kinds[n]) for n, pair in enumerate(pairs))
    counts = WordCounts(passages, Speech((), quotations))
    inside = [f for f in find_inside(sentences) if f.confidence >= _INSIDE]
    actors = find_actors(sentences)
    resolvers = Resolver(actors), Resolver(actors)  # who speaks inside is not who spoke last
    speakers = speakers_of(findings)
    attributions: tuple[list[Attribution], list[Attribution]] = ([], [])
    for finding in sorted([*findings, *inside], key=_first_place):
        resolved = _resolved(finding, speakers, passages, resolvers)
        found = _attribution(finding, resolved, pairs, counts, passages)
        attributions[finding.draft.sentence.within >= 0].append(found)
    return Speech(tuple(attributions[0]), quotations, tuple(attributions[1]))


def _resolved(
    finding: Finding,
    speakers: Mapping[int, Finding],
    passages: Sequence[Passage],
    resolvers: tuple[Resolver, Resolver],
) -> Resolved:
    """Give whom the source of a finding stands for; "I" in a quotation is who speaks it."""
    draft = finding.draft
    speaker = speakers.get(draft.sentence.within)
    if speaker is not None and draft.source is not None:
        words = {token.low for token in draft.sentence.tokens[slice(*draft.source)]}
        if words <= _SPEAKER:
            draft = speaker.draft
    named = _antecedent(draft)
    tokens = draft.sentence.tokens[named[0] : named[1]] if named else ()
    meant = " ".join(passages[p].text[s:e] for p, s, e in _ranges(draft, named))
    place = (_ranges(draft, draft.source) or (Place(draft.sentence.position, 0, 0),))[0]
    resolver = resolvers[finding.draft.sentence.within >= 0]
    return resolver.resolve(read_source(tokens), meant, place.position, place.start)


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


def _places(part: Part, pairs: Sequence[Pair]) -> list[Place]:
    """Give the places of a stretch, with all places of the quotations in it."""
    tokens = part.tokens
    position = part.sentence.position
    places = [Place(position, tokens[0].start, tokens[-1].end)]
    for token in tokens:
        if token.quote >= 0:
            places += [place for place in pairs[token.quote].places if place.position != position]
    return places


def _quoted_again(finding: Finding) -> list[Place]:
    """Give the places of the quotations in a content that is itself inside a quotation."""
    return [
        Place(part.sentence.position, token.start, token.end)
        for part in finding.content
        for token in part.tokens
        if token.kind == "quote"
    ]


def _ranges(draft: Draft, stretch: Range | None) -> tuple[Place, ...]:
    if stretch is None or stretch[1] <= stretch[0]:
        return ()
    tokens = draft.sentence.tokens[stretch[0] : stretch[1]]
    return (Place(draft.sentence.position, tokens[0].start, tokens[-1].end),)


def _attribution(
    finding: Finding,
    resolved: Resolved,
    pairs: Sequence[Pair],
    counts: WordCounts,
    passages: Sequence[Passage],
) -> Attribution:
    draft = finding.draft
    cue = draft.cue
    source = _ranges(draft, draft.source)
    cue_places = _ranges(draft, (cue.first, cue.last + 1)) if cue else ()
    content = tuple(sorted({p for part in finding.content for p in _places(part, pairs)}))
    words, direct = counts.of(content)
    if draft.sentence.within >= 0:
        direct = counts.of(_quoted_again(finding))[0]
    text = " ".join(passages[p].text[s:e] for p, s, e in source)
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
    while at > 1 and tokens[at - 1].text in (",", "–", "—"):
        at -= 1
        if at > 1 and tokens[at - 1].text.isdigit() and tokens[at - 2].text == ",":
            at -= 1
    return at
