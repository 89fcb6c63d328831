"""Explaining: what coders have to know, as rows of a second sheet."""

from __future__ import annotations

from collections.abc import Iterator

from framing.codebooks import Frame
from framing.coding.sample import Sample
from framing.codings import Variable

#: What everybody who codes has to know, whatever is coded.
RULES = (
    "Read the text of a row and give a code in each empty column; a cell offers the codes that"
    " there are.",
    "Leave a cell empty where you cannot decide. An empty cell counts as not coded.",
    "Judge each row by itself, by what stands in it. Rows stand in no order.",
    "Judge each column by itself: one text may show several of them, or none.",
    "Code by yourself, and do not talk about single rows before everybody has finished.",
    "Leave all other columns as they are: they tell the rows apart when the codes are read.",
)
HEADER = ("variable", "what", "text")


def rows_of(sample: Sample) -> Iterator[tuple[str, str, str]]:
    """Give the rows of the sheet that explains what is coded: of which variable, what, the text."""
    book = sample.codebook
    for rule in RULES:
        yield "", "how to code", rule
    yield "", "codebook", f"{book.name}, version {book.version}"
    yield "", "unit", book.unit
    if book.note:
        yield "", "note", book.note
    for rule in book.rules:
        yield "", "rule for every frame", rule
    yield "", "from", book.citation
    frames = {frame.code: frame for frame in book.frames}
    for variable in sample.variables:
        yield from _variable_rows(variable, frames.get(variable.name))


def brief(variable: Variable, length: int) -> str:
    """Give the codes of a variable and its definition, in so many characters at most."""
    told = "; ".join(f"{code} {meaning}" for code, meaning in variable.values)
    whole = f"{told or 'a number from 0 on'}. {variable.definition}"
    return whole if len(whole) <= length else f"{whole[: length - 1].rstrip()}…"


def _variable_rows(variable: Variable, frame: Frame | None) -> Iterator[tuple[str, str, str]]:
    name = variable.name
    yield name, "name", variable.title
    yield name, "definition", variable.definition
    for code, meaning in variable.values:
        yield name, f"code {code}", meaning
    if not variable.values:
        yield name, "code", "a number from 0 on"
    if frame is None:
        return
    if frame.parent:
        yield name, "belongs to", f"{frame.parent}; each of the two is judged by itself"
    for what, texts in (
        ("belongs here", frame.include),
        ("does not belong here", frame.exclude),
        ("example", frame.examples),
        ("counter-example", frame.counter_examples),
    ):
        for text in texts:
            yield name, what, text
