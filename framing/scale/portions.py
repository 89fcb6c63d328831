"""Portions: a source cut into runs of whole articles, at the same places every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.corpus.drafts import Draft, Fault, Findings
from framing.corpus.metadata import Metadata, add_fields, note_misfits
from framing.corpus.reading import Source, open_source
from framing.errors import InputError
from framing.text.paragraphs import is_blank

#: A portion ends with the article that brings it to so many characters (some 1,500 paragraphs).
CHARACTERS = 500_000


@dataclass(frozen=True)
class Portion:
    """A run of articles as they were found, and the faults met since the portion before."""

    number: int
    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def cut(
    source: Source,
    findings: Findings,
    *,
    text: str | None = None,
    metadata: Metadata | None = None,
    characters: int = CHARACTERS,
) -> Iterator[Portion]:
    """Read a source portion by portion; an article is never split, and none is read twice.

    Of several articles with one id the first is kept, the others are faults. What had to be
    guessed is in *findings* once all is read.

    Raises InputError where the source as a whole cannot be read.
    """
    told = len(findings.faults)
    opened = open_source(source, findings, text=text, metadata=metadata)
    _refuse(findings)
    seen: set[str] = set()
    without: list[str] = []
    drafts: list[Draft] = []
    length = number = 0
    for draft in opened.drafts:
        article_id = findings.repair(draft.article_id, draft.where)
        if article_id in seen:
            same = f"has the article_id {article_id!r}, as has an article before it"
            findings.faults.append(draft.where.fault(same))
            continue
        seen.add(article_id)
        if is_blank(draft.text):
            findings.faults.append(draft.where.fault("holds no text"))
            continue
        if opened.known and draft.article_id not in opened.known:
            without.append(draft.article_id)
        drafts.append(add_fields(draft, opened.known))
        length += len(draft.text)
        if length >= characters:
            yield Portion(number, tuple(drafts), _new(findings, told))
            told = len(findings.faults)
            drafts, length, number = [], 0, number + 1
    _refuse(findings)
    if drafts or told < len(findings.faults):
        yield Portion(number, tuple(drafts), _new(findings, told))
    strangers = [article_id for article_id in opened.known if article_id not in seen]
    note_misfits(
        without, strangers, findings, tell_strangers=opened.whole or len(without) == len(seen)
    )


def _new(findings: Findings, told: int) -> tuple[Fault, ...]:
    return tuple(fault for fault in findings.faults[told:] if isinstance(fault, Fault))


def _refuse(findings: Findings) -> None:
    """Stop where something is wrong with the source as a whole."""
    faults = [fault for fault in findings.faults if not isinstance(fault, Fault)]
    if faults:
        raise InputError(
            "source", faults, remedy="Nothing was read. Correct what is named, then read again."
        )
