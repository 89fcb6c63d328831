"""Findings in words: what differs and what does not, each with the place of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparison.changes import CHANGE, FEWEST
from framing.comparison.correcting import EQUIVALENT, HIGHER, LOWER
from framing.comparison.findings import PRIMARY, SECONDARY, TIME
from framing.comparison.tables import Comparison
from framing.report.markup import render
from framing.report.section import Section
from framing.report.wording import count

_CLEAR = (HIGHER, LOWER, EQUIVALENT)


@dataclass(frozen=True)
class Finding:
    """A sentence, whether its measure was named beforehand, and where its evidence stands."""

    sentence: str
    primary: bool
    anchor: str


@dataclass(frozen=True)
class Findings:
    """The findings of a comparison: what is clear, what named beforehand is not, and notes."""

    clear: tuple[Finding, ...]
    unclear: tuple[Finding, ...]
    notes: tuple[Finding, ...]


def findings_of(comparison: Comparison) -> Findings:
    """Give the findings apart: differences and changes that are clear, others, and notes."""
    verdicts = comparison.differences["verdict"].to_dict()
    changes = comparison.changes["verdict"].to_dict()
    clear: list[Finding] = []
    unclear: list[Finding] = []
    notes: list[Finding] = []
    columns = (comparison.findings[name] for name in ("kind", "measure", "group"))
    told = zip(comparison.findings["sentence"], comparison.findings["anchor"], strict=True)
    for kind, measure, group, (sentence, anchor) in zip(*columns, told, strict=True):
        primary = measure in comparison.measures.index and comparison.measures["primary"][measure]
        finding = Finding(str(sentence), bool(primary), str(anchor))
        if kind in (PRIMARY, SECONDARY) and measure:
            is_clear = verdicts.get((measure, group)) in _CLEAR
            (clear if is_clear else unclear).append(finding)
        else:
            is_clear = kind == TIME and changes.get(measure) == CHANGE
            (clear if is_clear else notes).append(finding)
    return Findings(tuple(clear), tuple(unclear), tuple(notes))


def findings(comparison: Comparison) -> Section:
    """Show the sentences that rules drew from the tables: what is clear first, then the rest."""
    found = findings_of(comparison)
    html = render(
        "findings.html.j2",
        found=found,
        several=len(comparison.sample) > 1,
        fewest=FEWEST,
        lead=_lead(found, asked=bool(comparison.measures["primary"].any())),
        unclear=count(len(found.unclear), "comparison"),
    )
    return Section("findings", "Findings", html)


def _lead(found: Findings, *, asked: bool) -> str:
    named = [finding for finding in (*found.clear, *found.unclear) if finding.primary]
    if not asked:
        return "No measure was named beforehand."
    return (
        f"Of {count(len(named), 'comparison')} named beforehand"
        f" {_amount([one for one in found.clear if one.primary])} clear."
    )


def _amount(findings: Sequence[Finding]) -> str:
    return {0: "none is", 1: "one is"}.get(len(findings), f"{len(findings)} are")
