"""The column `neutral` of the list: what stands there could replace the entry."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from framing.lexicons import Lexicon, headword, load_lexicon, phrases_of

LOADED = load_lexicon("loaded")
PHRASES = frozenset(phrase for row in LOADED.rows for phrase in phrases_of(row))
MOST_WORDS = 5
LEAVE_OUT = "-"


def fault_of(row: Mapping[str, str], lexicon: Lexicon = LOADED) -> str:
    """Say what keeps a row's alternative from being one; nothing where nothing does."""
    neutral = row["neutral"]
    if neutral in ("", LEAVE_OUT):
        return "a literal phrase needs none" if neutral and row["kind"] == "literal" else ""
    if row["kind"] == "literal":
        return "a literal phrase needs none"
    if neutral != " ".join(neutral.split()):
        return "stray spaces"
    if len(neutral.split()) > MOST_WORDS:
        return "too long"
    if neutral.lower() in {headword(row).lower(), *phrases_of(row)}:
        return "the entry itself"
    if neutral.lower() in PHRASES:
        return "an entry of the list"
    inside = [match.row["entry"] for match in lexicon.find(neutral)]
    return f"contains {', '.join(inside)}" if inside else ""


def test_no_alternative_of_the_shipped_list_has_a_fault() -> None:
    faults = {row["entry"]: fault for row in LOADED.rows if (fault := fault_of(row))}
    assert faults == {}


@pytest.mark.parametrize(
    ("entry", "kind", "neutral", "fault"),
    [
        ("slam", "dramatic_verb", "criticise", ""),
        ("of course", "editorial", "-", ""),
        ("thug", "label", "", ""),
        ("slam", "dramatic_verb", "lambast", "an entry of the list"),
        ("slam", "dramatic_verb", "brutally criticise", "contains brutally"),
        ("blow [to]", "catastrophe", "blow", "the entry itself"),
        ("regime", "label", "Regime", "the entry itself"),
        ("regime", "label", "a government that few people recognise", "too long"),
        ("regime", "label", "government ", "stray spaces"),
        ("shattered glass", "literal", "broken glass", "a literal phrase needs none"),
        ("shattered glass", "literal", "-", "a literal phrase needs none"),
    ],
)
def test_what_is_a_fault(entry: str, kind: str, neutral: str, fault: str) -> None:
    row = {"entry": entry, "forms": "", "kind": kind, "neutral": neutral}
    assert fault_of(row) == fault


@pytest.mark.parametrize(
    ("entry", "neutral"),
    [
        ("slam", "criticise"),
        ("regime", "government"),
        ("flood of migrants", "arrival of migrants"),
        ("death tax", "inheritance tax"),
        ("brutal", "-"),
        ("of course", "-"),
        ("freedom fighter", "fighter"),
        ("self-proclaimed", ""),
        ("thug", ""),
    ],
)
def test_alternatives(entry: str, neutral: str) -> None:
    (row,) = (row for row in LOADED.rows if row["entry"] == entry)
    assert row["neutral"] == neutral


def test_the_note_counts_the_alternatives() -> None:
    filled = [row["neutral"] for row in LOADED.rows if row["neutral"]]
    assert LOADED.note is not None
    told = f'{len(filled):,} rows have one, {filled.count(LEAVE_OUT):,} of them "-"'
    assert told in LOADED.note.origin
