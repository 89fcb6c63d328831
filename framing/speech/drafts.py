"""From cues to drafts: each cue of a sentence with its source and content, as token ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.speech.clauses import Content, Scene, clause_end, content_after, phrase_end, strip_end
from framing.speech.cues import Cue, find_cues
from framing.speech.phrases import phrase_after, phrase_before, phrase_in_front
from framing.speech.titles import is_title
from framing.speech.tokens import Sentence
from framing.speech.vocabulary import vocabulary, words_of

Range = tuple[int, int]
_PRIOR = {"quotation": 0.95, "that": 0.95, "clause": 0.85, "colon": 0.7, "question": 0.75,
          "infinitive": 0.7, "preposition": 0.6, "phrase": 0.55, "gerund": 0.6, "aside": 0.8,
          "quoted": 0.97, "according": 0.97, "noun": 0.7, "subject": 0.55, "pending": 0.9,
          "words": 0.8, "judged": 0.8}  # fmt: skip
_FIRM = frozenset({"quotation", "that", "clause", "quoted", "according", "aside", "pending", "colon",
                   "words", "judged"})  # fmt: skip
_MERE = frozenset({"phrase", "preposition", "gerund", "infinitive", "judged", "words"})
_MUTE = 0.3
_LONGEST = 150
_NEARBY = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution before its places are known; token ranges in one sentence.

    ``pending`` says where content is still to be found: ``before`` (the sentence before) or
    ``next`` (the next paragraph, after a colon), else "".
    """

    sentence: Sentence
    cue: Cue | None
    source: Range | None
    content: tuple[Range, ...]
    pattern: str
    confidence: float
    pending: str = ""


def find_drafts(sentence: Sentence) -> list[Draft]:
    """Draft the attributions of a sentence, in the order of their cues."""
    scene = _scene(sentence)
    drafts: list[Draft] = []
    taken: set[int] = set()
    for number, cue in enumerate(scene.cues):
        draft = _draft(scene, number, drafts, taken)
        if draft is None:
            continue
        drafts.append(draft)
        if (
            draft.pattern in ("quotation", "quoted", "that", "clause", "colon")
            and cue.entry.weight >= 0.5
        ):
            for start, end in draft.content:
                taken |= {i for i in range(start, end) if sentence.tokens[i].kind == "quote"}
    drafts = _without_doubles(drafts)
    drafts += _after_colons(scene, taken)
    return drafts or _headline(sentence)


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the surest of drafts that say the same words, or words from the cue of the other on."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((k for k in kept[-_NEARBY:] if draft.content and _is_double(k, draft)), None)
        if rival is None:
            kept.append(draft)
        elif rival.cue is None or draft.confidence > rival.confidence:
            kept[kept.index(rival)] = draft
    return kept


def _is_double(one: Draft, other: Draft) -> bool:
    """Say whether two drafts of a sentence are one attribution, found by way of two cues."""
    if not one.content or one.pattern == "according" or other.cue is None:
        return False
    (start, end), (other_start, other_end) = one.content[0], other.content[0]
    if start == other_start:
        return other_end == end or other.cue.form == "noun"
    return start == other.cue.first and other_end == end


def _after_colons(scene: Scene, taken: set[int]) -> list[Draft]:
    """Read "From the report: Q" and "S went further: Q", where no cue of the lexicon stands."""
    tokens = scene.tokens
    found = []
    for index in range(2, len(tokens)):
        token = tokens[index]
        if token.kind != "quote" or index in taken or tokens[index - 1].text != ":":
            continue
        if len(token.text.split()) < 4:
            continue
        source = phrase_before(scene.sentence, index - 1) or _main_subject(scene, index)
        if source is not None and _speaks(scene.sentence, source) < 0.9:
            source = _main_subject(scene, index)
        content = (index, strip_end(tokens, index, _run_of_quotations(scene, index)))
        found.append(
            Draft(scene.sentence, None, source, (content,), "quoted", 0.75 if source else 0.6)
        )
    return found


def _scene(sentence: Sentence) -> Scene:
    cues = find_cues(sentence)
    enclosed: set[int] = set()
    subjects: dict[int, Range] = {}
    clause_starts: dict[int, Cue] = {}
    floor = 0
    for number, cue in enumerate(cues):
        if cue.form in ("finite", "passive"):
            subject = phrase_before(sentence, cue.first, floor)
            if subject is not None:
                subjects[number] = subject
                clause_starts.setdefault(subject[0], cue)
                if subject[0] and sentence.tokens[subject[0]].low == "who":
                    if sentence.tokens[subject[0] - 1].text == ",":
                        enclosed.add(cue.first)
        own = subjects.get(number)
        relative = own is not None and sentence.tokens[own[0]].low == "who"
        if cue.entry.kind in ("verb", "adjective") and not relative:
            floor = cue.last + 1
    starts = {}
    for cue in cues:
        starts[cue.first] = cue
        first = cue.first
        while first > 0 and _is_adverb(sentence, first - 1):
            first -= 1
            starts.setdefault(first, cue)
    return Scene(sentence, cues, subjects, starts, clause_starts, frozenset(enclosed))


def _is_adverb(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return vocabulary().is_kind(token.low, "adverb") or (
        token.kind == "word" and token.low.endswith("ly") and not token.text[0].isupper()
    )


def _draft(scene: Scene, number: int, drafts: Sequence[Draft], taken: set[int]) -> Draft | None:
    cue = scene.cues[number]
    if cue.entry.kind == "preposition":
        return _according(scene, cue)
    if cue.entry.kind == "adverb":
        return _hearsay(scene, cue)
    if cue.form == "noun":
        return _nominal(scene, cue)
    if cue.form == "passive":
        return _passive(scene, number)
    if cue.form in ("ing", "infinitive", "participle"):
        return _dependent(scene, number, drafts)
    return _finite(scene, number, drafts, taken)


def _made(
    scene: Scene, cue: Cue, source: Range | None, content: Sequence[Range], pattern: str,
    factor: float = 1.0, pending: str = "",
) -> Draft | None:  # fmt: skip
    kept = tuple((start, end) for start, end in content if end > start)
    if not kept and not pending:
        return None
    if pattern in ("phrase", "preposition") and _holds_quotation(scene, kept):
        pattern = "words"
    weight = cue.entry.weight**0.5 if pattern in _FIRM else cue.entry.weight
    speaks = _speaks(scene.sentence, source) if source else 0.75
    if pattern in ("quotation", "quoted", "pending"):
        speaks = max(speaks, 0.9)
    elif speaks <= 0.5 and pattern in _MERE:
        speaks = _MUTE
    confidence = _PRIOR[pattern] * weight * factor * speaks
    return Draft(scene.sentence, cue, source, kept, pattern, confidence, pending)


def _holds_quotation(scene: Scene, content: Sequence[Range]) -> bool:
    """Say whether words of some length, and no name, are quoted in the content."""
    tokens = scene.tokens
    return any(
        tokens[i].kind == "quote" and not is_title(tokens[i].text)
        for start, end in content
        for i in range(start, end)
    )


def _speaks(sentence: Sentence, source: Range) -> float:
    """Say how likely a phrase names somebody who can speak, from 0.5 to 1."""
    vocab = vocabulary()
    tokens = sentence.tokens[source[0] : source[1]]
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if i and (t.kind == "mark" or t.low in words_of("ends_head"))
        ),
        len(tokens),
    )
    main = [t for t in tokens[:cut] if t.kind == "word"]
    if not main:
        return 0.5
    head = main[-1]
    if vocab.is_kind(head.low, "subject", "relative", "object"):
        if head.low in ("it", "that", "which"):
            return 0.8
        return 0.9 if head.low in ("you", "i", "we") else 1.0
    if head.low in ("this", "these", "those"):
        return 0.55
    if any(t.low in vocab.sources for t in main):
        return 1.0 if any(_is_someone(t.low) or t.text[0].isupper() for t in main) else 0.75
    if head.text[0].isupper() or head.low in vocab.kinds:
        return 1.0
    if head.low.endswith(("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men",
                          "woman", "women", "ant", "ants", "ee", "ees", "crats")):  # fmt: skip
        return 1.0
    return 0.5


def _is_someone(low: str) -> bool:
    """Say whether a noun of sources means people or what they form, not paper."""
    own = vocabulary().sources.get(low, frozenset())
    return bool(own - {"document"})


def _according(scene: Scene, cue: Cue) -> Draft | None:
    tokens = scene.tokens
    phrase = phrase_in_front if cue.first == 0 else phrase_after
    source = phrase(scene.sentence, cue.last + 1)
    if source is None or _is_mere_manner(scene, source):
        return None
    end = source[1]
    after = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    rest = (after, clause_end(scene, after, cue))
    start = _clause_start(scene, cue.first)
    left = (start, strip_end(tokens, start, cue.first))
    if left[1] - left[0] < 2:
        return _made(scene, cue, source, [rest], "according")
    if after > end and rest[1] - rest[0] > 2 and left[1] - left[0] < 6:
        return _made(scene, cue, source, [left, rest], "according")
    return _made(scene, cue, source, [left], "according")


def _is_mere_manner(scene: Scene, source: Range) -> bool:
    """Say whether "according to" names no source but a way ("according to plan")."""
    if source[1] - source[0] != 1:
        return False
    token = scene.tokens[source[0]]
    people = ("role", "collective", "vague", "organisation", "outlet")
    plain = token.kind == "word" and not token.text[0].isupper() and not token.low.endswith("s")
    vocab = vocabulary()
    return plain and token.low not in vocab.kinds and not vocab.is_source(token.low, *people)


def _clause_start(scene: Scene, before: int) -> int:
    """Give where the clause before a cue starts: the sentence, or the last semicolon."""
    tokens = scene.tokens
    vocab = vocabulary()
    start = max(0, before - _LONGEST)
    for index in range(before - 1, start, -1):
        if tokens[index].text == ";":
            start = index + 1
            break
    while start < before and (
        tokens[start].kind == "mark" or vocab.is_kind(tokens[start].low, "conjunction")
    ):
        start += 1
    return start


def _hearsay(scene: Scene, cue: Cue) -> Draft | None:
    start = _clause_start(scene, cue.first)
    end = clause_end(scene, cue.last + 1, cue)
    return _made(scene, cue, None, [(start, cue.first), (cue.last + 1, end)], "that", 0.8)


def _nominal(scene: Scene, cue: Cue) -> Draft | None:
    """Read "S's claim that C", "a claim by S that C", "his plan to C"."""
    tokens = scene.tokens
    vocab = vocabulary()
    source, at = _owner(scene, cue), cue.last + 1
    if "v" in cue.entry.frames:
        if source and source[0] and tokens[source[0] - 1].low in ("in", "to"):
            return _in_view(scene, cue, source)
        if "t" not in cue.entry.frames:
            return None
    if at < len(tokens) and tokens[at].low in ("by", "from", "among", "of", "within", "between"):
        by = phrase_after(scene.sentence, at + 1, appositions=False, addressee=True)
        if by is not None and (tokens[at].low != "of" or source is None) and by[1] < len(tokens):
            follows = tokens[by[1]].low in ("that", "to")
            if follows or tokens[at].low in ("by", "from"):
                source, at = source or by, by[1]
    if at >= len(tokens):
        return None
    token = tokens[at]
    if (
        token.low in ("is", "was", "are", "were")
        and at + 1 < len(tokens)
        and tokens[at + 1].low == "that"
    ):
        at, token = at + 1, tokens[at + 1]
    if (
        token.low == "that"
        and at + 1 < len(tokens)
        and not vocab.is_kind(tokens[at + 1].low, "auxiliary")
        and tokens[at + 1].low not in vocab.finite
    ):
        content = (at + 1, clause_end(scene, at + 1, cue))
        stop = next((i for i in range(*content) if tokens[i].kind == "mark"), content[1])
        if vocab.is_kind(tokens[stop - 1].low, "preposition"):
            return None  # a relative clause: "a fear that nobody likes to speak of"
        return _made(scene, cue, source, [content], "noun")
    if source is None:
        return None
    if token.low == "to" and "i" in cue.entry.frames:
        return _made(scene, cue, source, [(at, phrase_end(scene, at, cue))], "noun", 0.9)
    if token.low in cue.entry.prepositions and at > cue.last:
        return _made(scene, cue, source, [(at + 1, phrase_end(scene, at + 1, cue))], "noun", 0.8)
    return None


def _in_view(scene: Scene, cue: Cue, source: Range) -> Draft | None:
    """Read "In S's view, C", "C, in S's words" and "C, in S's words, C"."""
    tokens = scene.tokens
    start = source[0] - 1
    after = cue.last + 1
    comma = after < len(tokens) and tokens[after].text == ","
    rest = (after + 1, clause_end(scene, after + 1, cue)) if comma else (after, after)
    if start == 0:
        return _made(scene, cue, source, [rest], "according")
    if tokens[start - 1].text not in ",—–" and tokens[start - 1].kind != "quote":
        return None
    return _made(scene, cue, source, [_left_content(scene, start, None), rest], "according")


def _owner(scene: Scene, cue: Cue) -> Range | None:
    """Give the possessor before a noun ("the ministry's", "his"), over adjectives."""
    tokens = scene.tokens
    vocab = vocabulary()
    for index in range(cue.first - 1, max(-1, cue.first - 4), -1):
        token = tokens[index]
        if token.kind == "clitic" and token.low == "'s":
            owner = phrase_before(scene.sentence, index)
            return owner
        if token.low in ("his", "her", "their", "its", "my", "our"):
            return (index, index + 1)
        if token.kind != "word" or token.low in vocab.kinds:
            return None
    return None


def _passive(scene: Scene, number: int) -> Draft | None:
    """Read "it was announced that C", "S was told that C", "C was confirmed by S"."""
    cue = scene.cues[number]
    tokens = scene.tokens
    subject = scene.subjects.get(number)
    at = cue.last + 1
    source: Range | None = None
    for index in range(at, min(at + 4, len(tokens))):
        if tokens[index].low == "by":
            source = phrase_after(scene.sentence, index + 1)
            break
    impersonal = (
        subject is not None and subject[1] - subject[0] == 1 and tokens[subject[0]].low == "it"
    )
    found = content_after(scene, cue)
    if found is not None and found.pattern not in ("phrase", "clause"):
        factor = 1.0 if impersonal else 0.7 if _is_negated(scene, cue) else 0.9
        return _made(scene, cue, source, [(found.start, found.end)], found.pattern, factor)
    if impersonal and subject is not None:
        start = subject[0]
        if start > 2 and tokens[start - 1].text in ",—–":
            content = _left_content(scene, start, None)
            return _made(scene, cue, source, [content], "aside", 1.25)
        return None
    if (
        tokens[0].low == "that"
        and found is None
        and "t" in cue.entry.frames.lower()
        and cue.first > 3
    ):
        return _made(scene, cue, source, [(1, strip_end(tokens, 1, cue.first))], "that")
    if source is not None and subject is not None:
        return _made(scene, cue, source, [subject], "subject")
    if at < len(tokens) and tokens[at].low in ("to", "as") and subject is not None:
        rest = (at, phrase_end(scene, at, cue))
        return _made(scene, cue, None, [subject, rest], "subject", 0.9)
    return None


def _dependent(scene: Scene, number: int, drafts: Sequence[Draft]) -> Draft | None:
    """Read a cue without its own subject: ", saying that C", "to say that C", "Asked whether"."""
    cue = scene.cues[number]
    tokens = scene.tokens
    if cue.form == "participle":
        fronted = _fronted(scene, cue)
        if fronted is not None:
            return fronted
        if cue.last + 1 < len(tokens) and tokens[cue.last + 1].low == "by":
            source = phrase_after(scene.sentence, cue.last + 2)
            subject = phrase_before(scene.sentence, cue.first)
            if source is not None and subject is not None:
                return _made(scene, cue, source, [subject], "subject", 0.9)
            return None
        found = content_after(scene, cue)
        if found is None or cue.first > 0:
            return None
        return _made(scene, cue, None, [(found.start, found.end)], found.pattern, 0.9)
    found = content_after(scene, cue)
    if found is None:
        return None
    source = _inherited(scene, number, drafts)
    factor = 0.75 if cue.form == "infinitive" else 0.95
    before = tokens[cue.first - 1] if cue.first else None
    if (
        cue.form == "ing"
        and before is not None
        and before.text != ","
        and not before.low.endswith("ly")
    ):
        factor = 0.75 if found.pattern in _FIRM else 0.5
        near = phrase_before(scene.sentence, cue.first, _floor(scene, number))
        if near is not None and before.low not in (
            "and",
            "by",
            "of",
            "for",
            "without",
            "in",
            "while",
            "before",
            "after",
        ):
            source = near
    return _made(scene, cue, source, [(found.start, found.end)], found.pattern, factor)


def _fronted(scene: Scene, cue: Cue) -> Draft | None:
    """Read "Said Jo Hale, the mayor, by telephone: Q"."""
    tokens = scene.tokens
    at = cue.last + 1
    if cue.first > 0 or at >= len(tokens) or not set("qtA") & set(cue.entry.frames):
        return None
    source = phrase_after(scene.sentence, at)
    if source is None or not any(t.text[0].isupper() for t in tokens[source[0] : source[1]]):
        return None
    for index in range(source[1], min(source[1] + 30, len(tokens) - 1)):
        if tokens[index].text in ",:" and tokens[index + 1].kind == "quote":
            content = (index + 1, clause_end(scene, index + 1, cue))
            return _made(scene, cue, source, [content], "quotation")
    return None


def _floor(scene: Scene, number: int) -> int:
    return scene.cues[number - 1].last + 1 if number else 0


def _inherited(scene: Scene, number: int, drafts: Sequence[Draft]) -> Range | None:
    """Give the subject of the clause on which a cue without subject depends."""
    for draft in drafts[: -_NEARBY - 1 : -1]:
        if (
            draft.source is not None
            and draft.cue is not None
            and draft.cue.form in ("finite", "ing", "infinitive")
        ):
            return draft.source
    for earlier in range(number - 1, max(-1, number - _NEARBY), -1):
        if earlier in scene.subjects:
            return scene.subjects[earlier]
    return _main_subject(scene, scene.cues[number].first)


def _main_subject(scene: Scene, limit: int) -> Range | None:
    """Give the first noun phrase of the sentence, behind what is fronted with a comma."""
    tokens = scene.tokens
    vocab = vocabulary()
    start = 0
    if not tokens:
        return None
    first = tokens[0]
    fronted = vocab.is_kind(
        first.low, "preposition", "subordinator", "opener"
    ) or first.low.endswith(("ing", "ed", "ly"))
    if (fronted and not (first.low == "that")) or limit == 0:
        start = next((i + 1 for i in range(min(len(tokens), 40)) if tokens[i].text == ","), 0)
        if not start and not vocab.is_kind(first.low, "conjunction"):
            return None
        start = start or 1
    while start < len(tokens) and vocab.is_kind(tokens[start].low, "conjunction"):
        start += 1
    if start >= len(tokens) or (limit and start >= limit):
        return None
    return phrase_after(scene.sentence, start)


def _finite(scene: Scene, number: int, drafts: Sequence[Draft], taken: set[int]) -> Draft | None:
    cue = scene.cues[number]
    tokens = scene.tokens
    inverted = _inverted(scene, cue, taken)
    if inverted is not None:
        return inverted
    subject = scene.subjects.get(number)
    found = content_after(scene, cue)
    if subject is not None:
        aside = _aside(scene, cue, subject, found, taken)
        if aside is not None:
            return aside
    if subject is None:
        subject = _shared_subject(scene, number, drafts)
    if subject is None and _is_bare(scene, cue):
        return None
    if subject is not None and _opens_relative(scene, cue, subject):
        return _relative(scene, cue, subject)
    factor = 1.0 if subject else 0.8
    if found is not None and found.pattern == "phrase" and _is_pronoun(scene, found):
        factor *= 0.8
    if found is not None:
        if subject and subject[0] and tokens[subject[0] - 1].low in ("what", "whatever", "which"):
            seen_as = found.pattern == "preposition" and tokens[found.start - 1].low == "as"
            if seen_as:  # "what officials see as an attempt"
                return _made(scene, cue, subject, [(found.start, found.end)], "judged")
            factor *= 0.5
        return _made(scene, cue, subject, [(found.start, found.end)], found.pattern, factor)
    return _pending(scene, cue, subject)


def _is_bare(scene: Scene, cue: Cue) -> bool:
    """Say whether a cue without subject is an imperative or a noun ("Please thank")."""
    return cue.first == cue.head and scene.tokens[cue.head].low == cue.entry.lemma.split()[0]


def _is_pronoun(scene: Scene, found: Content) -> bool:
    token = scene.tokens[found.start]
    return found.end - found.start == 1 and vocabulary().is_kind(token.low, "object", "subject")


def _opens_relative(scene: Scene, cue: Cue, subject: Range) -> bool:
    """Say whether a clause like "what many say is" is split by the cue."""
    tokens = scene.tokens
    vocab = vocabulary()
    after = cue.last + 1
    before = subject[0] - 1
    if (
        before < 0
        or after >= len(tokens)
        or tokens[before].low not in ("what", "which", "whom", "who")
    ):
        return False
    verb = vocab.is_kind(tokens[after].low, "auxiliary") or tokens[after].low in vocab.finite
    return verb and "t" in cue.entry.frames and cue.entry.weight >= 0.7


def _relative(scene: Scene, cue: Cue, subject: Range) -> Draft | None:
    """Read "what S said was C": the relative word and what follows the cue."""
    end = clause_end(scene, cue.last + 1, cue)
    content = ((subject[0] - 1, subject[0]), (cue.last + 1, end))
    return _made(scene, cue, subject, content, "clause", 0.9)


def _shared_subject(scene: Scene, number: int, drafts: Sequence[Draft]) -> Range | None:
    """Give the subject of a verb joined to an earlier one ("denied it and vowed to ...")."""
    cue = scene.cues[number]
    tokens = scene.tokens
    first = cue.first
    while first > 0 and _is_adverb(scene.sentence, first - 1):
        first -= 1
    if first and (
        tokens[first - 1].low in ("and", "but", "then", "or", "who")
        or tokens[first - 1].text in ",;—–"
    ):
        return _inherited(scene, number, drafts)
    return None


def _left_quotation(scene: Scene, before: int) -> int | None:
    """Give the token of a quotation that ends right before a token, or nothing."""
    tokens = scene.tokens
    at = before - 1
    while at >= 0 and tokens[at].kind == "mark" and tokens[at].text in ",—–-":
        at -= 1
    return at if at >= 0 and tokens[at].kind == "quote" else None


def _left_content(scene: Scene, before: int, quotation: int | None) -> Range:
    start = _clause_start(scene, before)
    if quotation is not None and start > quotation:
        start = quotation
    return (start, strip_end(scene.tokens, start, before))


def _inverted(scene: Scene, cue: Cue, taken: set[int]) -> Draft | None:
    """Read "Q, said S" and "C, said S"."""
    tokens = scene.tokens
    frames = cue.entry.frames
    if cue.first == 0 or not set("qtT") & set(frames) or cue.last + 1 >= len(tokens):
        return None
    quotation = _left_quotation(scene, cue.first)
    comma = tokens[cue.first - 1].text == ","
    if (quotation is None and not comma) or quotation in taken:
        return None
    if tokens[cue.last + 1].kind == "quote" or tokens[cue.last + 1].low in ("that", "to"):
        return None
    source = phrase_after(scene.sentence, cue.last + 1)
    if source is None or _is_verb(scene, source[1]):
        return None
    if quotation is None:
        after = source[1]
        if (
            after < len(tokens)
            and tokens[after].text == ","
            and (_right_quotation(scene, after) and cue.first < 8)
        ):
            left = _left_content(scene, cue.first, None)
            rest = (after + 1, clause_end(scene, after + 1, cue))
            return _made(scene, cue, source, [left, rest], "aside")
        if (
            "t" not in frames
            or cue.first < 4
            or phrase_before(scene.sentence, cue.first) is not None
        ):
            return None
        if _speaks(scene.sentence, source) < 0.9:
            return None
        return _made(scene, cue, source, [_left_content(scene, cue.first, None)], "aside")
    content = [_left_content(scene, cue.first, quotation), *_right_quotation(scene, source[1])]
    return _made(scene, cue, source, content, "quoted")


def _is_verb(scene: Scene, index: int) -> bool:
    if index >= len(scene.tokens):
        return False
    token = scene.tokens[index]
    vocab = vocabulary()
    return vocab.is_kind(token.low, "auxiliary") or (
        token.low in vocab.finite and token.low not in vocab.sources and not token.text[0].isupper()
    )


def _right_quotation(scene: Scene, at: int) -> list[Range]:
    """Give what is quoted behind "Q, said S," as second part of the content."""
    tokens = scene.tokens
    limit = min(len(tokens), at + 40)
    for index in range(at, limit):
        if tokens[index].kind == "quote" and index and tokens[index - 1].text in ",:—–-.":
            if any(first in scene.starts for first in range(at + 1, index)):
                return []
            return [(index, strip_end(tokens, index, _run_of_quotations(scene, index)))]
    return []


def _run_of_quotations(scene: Scene, index: int) -> int:
    tokens = scene.tokens
    while index < len(tokens) and (tokens[index].kind == "quote" or tokens[index].kind == "mark"):
        index += 1
    return index


def _aside(
    scene: Scene, cue: Cue, subject: Range, found: Content | None, taken: set[int]
) -> Draft | None:
    """Read "Q, S said", "Q, S said, Q", "C, S said" and "C, S said, C"."""
    tokens = scene.tokens
    frames = cue.entry.frames
    start = subject[0]
    if start == 0 or not set("qtTA") & set(frames):
        return None
    as_clause = tokens[start - 1].low == "as"
    border = start - 1 if as_clause else start
    if as_clause:
        return _as_clause(scene, cue, subject, border, found)
    quotation = _left_quotation(scene, border)
    if quotation is not None and quotation not in taken:
        if found is not None and found.pattern in ("that", "question"):
            return None
        if found is not None and found.pattern == "clause" and tokens[border - 1].text == ",":
            return None
        content = [_left_content(scene, border, quotation)]
        if found is not None and found.pattern == "quotation":
            content.append((found.start, found.end))
        else:
            content += _right_quotation(scene, cue.last + 1)
        return _made(scene, cue, subject, content, "quoted")
    apart = tokens[border - 1].text in (",", "—", "–")
    if found is not None or not apart or not set("tA") & set(frames):
        return None
    if "A" in frames and phrase_after(scene.sentence, cue.last + 1) is None:
        return None
    return _split_clause(scene, cue, subject, border)


def _split_clause(scene: Scene, cue: Cue, subject: Range, border: int) -> Draft | None:
    tokens = scene.tokens
    left = _left_content(scene, border, None)
    if left[1] - left[0] < 1 or cue.entry.weight < 0.5 or _is_negated(scene, cue):
        return None
    content = [left]
    after = _aside_end(scene, cue.last + 1)
    if after < len(tokens) and tokens[after].text in (",", "—", "–") and after + 1 < len(tokens):
        right = tokens[after + 1]
        titled = right.kind == "quote" and is_title(right.text)
        if not titled and not _opens_another(scene, after + 1):
            content.append((after + 1, clause_end(scene, after + 1, cue)))
    if len(content) == 1 and not _holds_clause(scene, left):
        return None
    return _made(scene, cue, subject, content, "aside")


def _holds_clause(scene: Scene, left: Range) -> bool:
    """Say whether what stands before an aside is a statement, not only a circumstance."""
    vocab = vocabulary()
    tokens = scene.tokens[left[0] : left[1]]
    return len(tokens) > 2 and any(
        t.kind == "clitic"
        or vocab.is_kind(t.low, "auxiliary")
        or t.low in vocab.verbs
        or t.low.endswith("ed")
        for t in tokens[1:]
    )


def _opens_another(scene: Scene, at: int) -> bool:
    """Say whether the next attribution begins behind an aside (", adding that", ", though S")."""
    token = scene.tokens[at]
    if at in scene.starts or at in scene.clause_starts:
        return True
    return token.low in ("though", "although", "while", "but") and at + 1 in scene.clause_starts


def _is_negated(scene: Scene, cue: Cue) -> bool:
    """Say whether a cue is denied or only possible: nobody puts that between commas."""
    group = scene.tokens[cue.first : cue.head]
    return any(
        t.low.endswith("n't") or t.low in ("not", "never", "cannot", "could", "might", "may", "can")
        for t in group
    )


def _aside_end(scene: Scene, at: int) -> int:
    """Give the comma that closes an aside ("S wrote in a circular,"), or where it began."""
    tokens = scene.tokens
    for index in range(at, min(at + 9, len(tokens))):
        if tokens[index].text in (",", "—", "–"):
            return index
        if tokens[index].kind == "quote" or index in scene.starts:
            break
    return at


def _as_clause(
    scene: Scene, cue: Cue, subject: Range, border: int, found: Content | None
) -> Draft | None:
    """Read "As S said, C" and "C, as S said"."""
    tokens = scene.tokens
    after = cue.last + 1
    if found is not None and found.pattern != "quotation":
        return None
    if border == 0:
        comma = next(
            (i for i in range(after, min(after + 15, len(tokens))) if tokens[i].text == ","), None
        )
        if comma is None:
            return None
        return _made(scene, cue, subject, [(comma + 1, clause_end(scene, comma + 1, cue))], "aside")
    if found is not None or tokens[border - 1].text != ",":
        return None
    content = [_left_content(scene, border, None)]
    if after < len(tokens) and tokens[after].text == ",":
        content.append((after + 1, clause_end(scene, after + 1, cue)))
    return _made(scene, cue, subject, content, "aside", 0.9)


def _pending(scene: Scene, cue: Cue, subject: Range | None) -> Draft | None:
    """Keep a cue whose content stands in another sentence ("Q." S said. / S wrote:)."""
    tokens = scene.tokens
    if "q" not in cue.entry.frames or subject is None or cue is not scene.cues[-1]:
        return None
    if tokens[-1].text == ":":
        return _made(scene, cue, subject, [], "pending", pending="next")
    if subject[0] <= 1 and len(tokens) <= 30 and not any(t.kind == "quote" for t in tokens):
        return _made(scene, cue, subject, [], "pending", pending="before")
    return None


def _headline(sentence: Sentence) -> list[Draft]:
    """Read "S: C" where a short source, a colon and content make up the sentence."""
    tokens = sentence.tokens
    vocab = vocabulary()
    colon = next((i for i in range(min(len(tokens), 8)) if tokens[i].text == ":"), None)
    if colon is None or colon == 0 or colon + 1 >= len(tokens):
        return []
    head = tokens[:colon]
    named = all(t.kind in ("word", "clitic") or t.text in ".&" for t in head) and not any(
        t.low in vocab.verbs and not t.text[0].isupper() for t in head
    )
    quoted = tokens[colon + 1].kind == "quote"
    known = any(
        vocab.is_source(
            t.low, "role", "title", "document", "organisation", "outlet", "vague", "collective"
        )
        for t in head
    )
    capital = all(
        t.text[0].isupper() or t.low in ("of", "the", "de") for t in head if t.kind == "word"
    )
    if head[-1].low in words_of("label") or head[0].low in words_of("label"):
        return []
    if not named or not (quoted or known or (capital and colon <= 3)):
        return []
    if len(tokens) - colon < 4 and not quoted:
        return []
    end = strip_end(tokens, colon + 1, len(tokens))
    confidence = 0.8 if quoted else 0.5 if known else 0.45
    return [Draft(sentence, None, (0, colon), ((colon + 1, end),), "colon", confidence)]
