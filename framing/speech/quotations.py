"""Whether a quotation is speech, a scare quote, or a title or name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from framing.speech.findings import Finding, is_lone_quotation
from framing.speech.marks import Pair
from framing.speech.titles import is_title
from framing.speech.tokens import Sentence, Token
from framing.text.passage import Passage


def kinds_of(
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
        for number in is_lone_quotation(sentence):
            kinds[number] = "speech"
    for finding in findings:
        whole = finding.draft.pattern in ("quoted", "quotation", "free", "pending")
        run = _opening_run(finding.content[0].tokens)
        for number in finding.quotes:
            opening = number in run
            if titles[number] and not (whole and opening):
                continue
            if finding.draft.source is not None or (
                whole and opening and finding.draft.pattern != "quotation"
            ):
                kinds[number] = "speech"
    return kinds


def _opening_run(tokens: Sequence[Token]) -> set[int]:
    """Give the quotations with which a content opens, one behind the other ("“A,” “B,” said S")."""
    run = takewhile(lambda token: token.kind in ("quote", "mark"), tokens)
    return {token.quote for token in run if token.quote >= 0}
