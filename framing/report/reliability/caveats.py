"""Caveats of reliability: what its figures cannot carry, found by looking at them."""

from __future__ import annotations

from collections.abc import Iterator

from framing.agreement.tables import ReliabilityTables
from framing.agreement.verdicts import FIRM, NONE, TENTATIVE, UNDEFINED
from framing.report.caveats import Caveat
from framing.report.reliability.wording import named, rows_of
from framing.report.wording import listing

#: What holds however coders agree.
ALWAYS = (
    Caveat(
        "Agreement is not truth.",
        "Coders who were trained together may share an error. Reliability says that the codes do"
        " not hang on who coded, not that the codebook measures what it should.",
    ),
    Caveat(
        "It holds for independent coders.",
        "Where they talked about the texts, or saw what the programme or another coder said, every"
        " figure is too high. Codes settled on together count as nobody’s.",
    ),
)
_ORDER = (NONE, TENTATIVE, FIRM)


def find_caveats(reliability: ReliabilityTables) -> Iterator[Caveat]:
    """Give what is to be known of these codings in particular."""
    yield from _unreliable(reliability)
    yield from _unsure(reliability)
    yield from _rare(reliability)
    yield from _undefined(reliability)
    yield from _not_nested(reliability)


def _unreliable(reliability: ReliabilityTables) -> Iterator[Caveat]:
    rows = rows_of(reliability)
    bad = [named(name) for name, row in rows.items() if row["verdict"] == NONE]
    if bad:
        yield Caveat(
            "Not reliable enough.",
            f"{_capital(listing(bad))}: alpha is under .667. Leave {_it(bad)} out of findings. Read"
            " the disagreements, make the definition clearer, train and code again: adjudication"
            " settles single codes and does not make a variable reliable.",
        )


def _unsure(reliability: ReliabilityTables) -> Iterator[Caveat]:
    unsure = [
        named(name)
        for name, row in rows_of(reliability).items()
        if row["verdict_low"] in _ORDER
        and row["verdict"] in _ORDER
        and _ORDER.index(row["verdict_low"]) < _ORDER.index(row["verdict"])
    ]
    if unsure:
        yield Caveat(
            "The interval reaches lower.",
            f"{_capital(listing(unsure))}: with other texts the verdict might have been worse. More"
            " units coded by two make the interval shorter.",
        )


def _rare(reliability: ReliabilityTables) -> Iterator[Caveat]:
    rare = [named(name) for name, row in rows_of(reliability).items() if row["rare"]]
    if rare:
        yield Caveat(
            "One code is very frequent.",
            f"{_capital(listing(rare))}: over 90 % of all codes are the same, so alpha rests on few"
            " units and AC1 stands beside it. Add units that show the rare code to the sample.",
        )


def _undefined(reliability: ReliabilityTables) -> Iterator[Caveat]:
    rows = rows_of(reliability)
    bare = [named(name) for name, row in rows.items() if row["verdict"] == UNDEFINED]
    if bare:
        yield Caveat(
            "Nothing can be said.",
            f"{_capital(listing(bare))}: alpha is not defined; the table says why.",
        )


def _not_nested(reliability: ReliabilityTables) -> Iterator[Caveat]:
    if not reliability.settings["codings"]["articles"]:
        yield Caveat(
            "Intervals over paragraphs.",
            "The codings do not say which article a paragraph is from, so each is drawn by itself."
            " Where several are from one article, the intervals are too narrow.",
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _it(names: list[str]) -> str:
    return "it" if len(names) == 1 else "them"
