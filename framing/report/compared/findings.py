"""Findings in words: what differs and what does not, each with the place of its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.comparison.changes import CHANGE, FEWEST, TOO_FEW
from framing.comparison.findings import PRIMARY, SECONDARY, TIME
from framing.comparison.intervals import ENOUGH
from framing.comparison.outcomes import CLEAR
from framing.comparison.phrases import uncapitalised
from framing.comparison.tables import Comparison
from framing.evaluation.quality import Quality
from framing.report.compared.shown import UNTESTED, grouping, outcomes
from framing.report.markup import render
from framing.report.section import Section
from framing.report.wording import count, listing


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
            is_clear = verdicts.get((measure, group)) in CLEAR
            (clear if is_clear else unclear).append(finding)
        else:
            is_clear = kind == TIME and changes.get(measure) == CHANGE
            (clear if is_clear else notes).append(finding)
    return Findings(tuple(clear), tuple(unclear), tuple(notes))


def findings(comparison: Comparison, quality: Quality | None = None) -> Section:
    """Show the sentences that rules drew from the tables: what is clear first, then the rest.

    Where *quality* holds what was coded against the programme, only the rest is unvalidated.
    """
    found = findings_of(comparison)
    html = render(
        "findings.html.j2",
        found=found,
        several=len(comparison.sample) > 1,
        fewest=FEWEST,
        nothing=_nothing(comparison, found),
        lead=_lead(found, asked=bool(comparison.measures["primary"].any())),
        coded=_coded(quality),
        unclear=count(len(found.unclear), "comparison"),
    )
    return Section("findings", "Findings", html)


def _coded(quality: Quality | None) -> str:
    """Name what coders judged too, "" where nothing is known of any."""
    if quality is None:
        return ""
    return listing([uncapitalised(title) for title in dict.fromkeys(quality.figures["title"])])


def _lead(found: Findings, *, asked: bool) -> str:
    named = [finding for finding in (*found.clear, *found.unclear) if finding.primary]
    if not asked:
        return "No measure was named beforehand."
    return (
        f"Of {count(len(named), 'comparison')} named beforehand"
        f" {_amount([one for one in found.clear if one.primary])} clear."
    )


def _nothing(comparison: Comparison, found: Findings) -> str:
    """Say why no difference is clear, or no change of one group: tested or not; "" where one is."""
    if len(comparison.sample) < 2:
        return "" if found.clear else _no_change(comparison)
    amounts = outcomes(comparison)
    if amounts.clear:
        return ""
    if amounts.tested:
        said = "Nothing is clearly different."
    elif amounts.exploratory:
        said = (
            f"Everything here is exploratory: no comparison has {ENOUGH} articles or more on both"
            " sides."
        )
    else:
        said = f"Nothing could be tested: {UNTESTED}."
    # Changes over time may be clear all the same.
    return f"Between {grouping(comparison)[1]}: {uncapitalised(said)}" if found.clear else said


def _no_change(comparison: Comparison) -> str:
    if not (comparison.changes["verdict"] == TOO_FEW).all():
        return "No change is clear."
    period = str(comparison.settings.get("period") or "period")
    return (
        f"No change could be tested: fewer than {FEWEST} {period}s have {ENOUGH} articles or more."
    )


def _amount(findings: Sequence[Finding]) -> str:
    return {0: "none is", 1: "one is"}.get(len(findings), f"{len(findings)} are")
