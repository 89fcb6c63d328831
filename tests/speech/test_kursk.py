"""The sample article and five rewritten variants, against the tables a human coder marked."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from framing.articles import Article, article_of
from framing.speech import Attribution

ROOT = Path(__file__).parents[2]
TABLES = tomllib.loads((ROOT / "tests/variants/expected.toml").read_text("utf-8"))["articles"]
MARKS = " \u00a0\u202f\n\t«»„“”‟\"'‘’‚‹›.,;:!?…"


def read(file: str) -> Article:
    return article_of((ROOT / file).read_text("utf-8"), article_id=Path(file).stem)


def named(table: dict[str, Any]) -> str:
    return Path(table["file"]).stem


ARTICLES = {named(table): read(table["file"]) for table in TABLES}
ROWS = [
    pytest.param(named(table), row, id=f"{named(table)}-{row['paragraphs'][0]}-{row['cue']}")
    for table in TABLES
    for row in table["attributions"]
]
NOT_ROWS = [
    pytest.param(named(table), row, id=f"{named(table)}-{row['paragraph']}-{row['text'][:20]}")
    for table in TABLES
    for row in table.get("not_attributions", ())
]


def text_of(article: Article, places: tuple[Any, ...]) -> str:
    return " ".join(article.paragraphs[p].text[start:end] for p, start, end in places)


def faults(article: Article, found: Attribution, row: dict[str, Any]) -> list[str]:
    """Name every way in which an attribution differs from a row of the table."""
    source, cue = found.source_text, found.cue_text
    content = text_of(article, found.content).strip(MARKS)
    touched = sorted({p.position for p in (*found.source, *found.cue, *found.content)})
    checks = {
        "form": found.form == row["form"],
        "source": row["source"] in source if row["source"] else not source,
        "source too wide": source in row.get("source_widest", row["source"]),
        "source type": found.source_type == row["source_type"],
        "resolved": found.source_resolved == row.get("source_resolved", found.source_resolved),
        "cue": row["cue"] in cue and len(cue.split()) <= len(row["cue"].split()) + 3,
        "start": any(content.startswith(start.strip(MARKS)) for start in row["content_starts"]),
        "end": any(content.endswith(end.strip(MARKS)) for end in row["content_ends"]),
        "paragraphs": touched == row["paragraphs"],
    }
    return [name for name, holds in checks.items() if not holds]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_attribution_of_the_table_is_found(name: str, row: dict[str, Any]) -> None:
    article = ARTICLES[name]
    found = [(faults(article, a, row), a) for a in article.speech.attributions]
    nearest = min(found, key=lambda pair: len(pair[0]))
    assert not nearest[0], f"{nearest[0]}: {nearest[1]}"


@pytest.mark.parametrize(("name", "row"), NOT_ROWS)
def test_quoted_words_that_are_no_speech(name: str, row: dict[str, Any]) -> None:
    article = ARTICLES[name]
    text = article.paragraphs[row["paragraph"]].text
    start = text.index(row["text"])
    covering = [
        quotation
        for quotation in article.speech.quotations
        for place in quotation.places
        if place.position == row["paragraph"] and place.start <= start < place.end
    ]
    assert [quotation.kind for quotation in covering] == [row["kind"]]


@pytest.mark.parametrize("table", TABLES, ids=named)
def test_silent_paragraphs_start_no_attribution(table: dict[str, Any]) -> None:
    article = ARTICLES[named(table)]
    starts = {found.first_place.position for found in article.speech.attributions}
    assert not starts & set(table["silent"])
