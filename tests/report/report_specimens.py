"""A hand-made analysis of two tiny articles: every word of it can be checked by eye."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd

from framing import report
from framing.comparison.tables import Comparison
from framing.extractors.protocol import Measure
from framing.report import compared
from framing.report.exporter import ReportExporter
from framing.report.layouts import layout_for
from framing.report.modes import EXCERPTS, FULL
from framing.report.notebook import Heading, build_notebook
from framing.report.reading import FULL_TEXTS
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Tables,
    make_table,
    measures_table,
)
from framing.text.paragraphs import split_blocks
from framing.text.words import find_words

BRIDGE = """Panic on the bridge

The brutal storm shattered the old bridge, and frightened families fled.

“We will rebuild it,” said Mayor Ann Lee, and critics warned that money was short.

A monument to the builders will stand on the bank."""

RIVER = """River closes bridge

The bridge is closed, Ann Lee said.

Repairs take a year."""

STORM = BRIDGE.split("\n\n")[1]
BANK = BRIDGE.split("\n\n")[3]

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(2)>"

# paragraph, extractor, kind, words, entry, weight, relation
Row = tuple[str, str, str, str, str, float, str]
NONE = math.nan
PARTS = ("source", "cue", "content", "scare_quote")

SPAN_ROWS: list[Row] = [
    ("bridge:0000", "loaded", "alarm", "Panic", "panic", 1.0, ""),
    ("bridge:0001", "loaded", "violence", "brutal", "brutal", 1.0, ""),
    ("bridge:0001", "loaded", "violence", "shattered", "shatter", 1.0, ""),
    ("bridge:0001", "frames", "humanitarian", "frightened families", "families", 0.8, ""),
    ("bridge:0001", "loaded_sentences", "loaded", STORM, "", 0.83, "bridge:0001:s0"),
    ("bridge:0001", "loaded_sentences", "violence", "brutal", "brutal", 0.62, "bridge:0001:s0"),
    ("bridge:0001", "loaded_sentences", "unlisted", "fled", "fled", 0.31, "bridge:0001:s0"),
    ("bridge:0003", "loaded_sentences", "uncertain", BANK, "", 0.33, "bridge:0003:s0"),
    ("bridge:0001", "sentiment", "negative", "brutal", "brutal", -2.1, ""),
    ("bridge:0002", "attribution", "source", "Mayor Ann Lee", "", NONE, "r1"),
    ("bridge:0002", "attribution", "cue", "said", "say", NONE, "r1"),
    ("bridge:0002", "attribution", "content", "“We will rebuild it,”", "", NONE, "r1"),
    ("bridge:0002", "attribution", "source", "critics", "", NONE, "r2"),
    ("bridge:0002", "attribution", "cue", "warned", "warn", NONE, "r2"),
    ("bridge:0002", "attribution", "content", "money was short", "", NONE, "r2"),
    ("bridge:0002", "loaded", "alarm", "warned", "warn", 0.5, ""),
    ("bridge:0003", "frames", "political_symbolism", "monument", "monument", 1.2, ""),
    ("bridge:0003", "frames", "humanitarian", "builders", "builders", 0.2, ""),
    ("river:0001", "attribution", "source", "Ann Lee", "", NONE, "r3"),
    ("river:0001", "attribution", "cue", "said", "say", NONE, "r3"),
    ("river:0001", "attribution", "content", "The bridge is closed", "", NONE, "r3"),
]
ATTRIBUTION_ROWS = {
    "r1": (
        *("bridge", "bridge:0002", "direct", "Mayor Ann Lee", "s1", "Mayor Ann Lee"),
        *("named_person", "said", "say", "verb", "neutral", 4, 4, 0.9),
    ),
    "r2": (
        *("bridge", "bridge:0002", "indirect", "critics", "", ""),
        *("unnamed_vague", "warned", "warn", "verb", "emotive", 3, 0, 0.7),
    ),
    "r3": (
        *("river", "river:0001", "indirect", "Ann Lee", "s1", "Ann Lee"),
        *("named_person", "said", "say", "verb", "neutral", 4, 0, 0.8),
    ),
}
#: What the rows above leave out.
USUAL = {
    **{"source_gender": "", "anonymity": False, "link_confidence": NONE},
    **{"tense": "past", "answers": "", "rule": "clause", "content": ""},
}


def whole(row: Sequence[Any]) -> list[Any]:
    """Give a row of attributions with what it leaves out."""
    told = iter(row)
    return [USUAL[name] if name in USUAL else next(told) for name in ATTRIBUTIONS]


FRAMES = ("humanitarian", "security", "political_symbolism")
LINES = {"name": "frames", "thresholds": {code: [0.4, 0.5] for code in FRAMES}}


def measure(name: str, unit: str, *, combine: str = "mean", weight: str = "words") -> Measure:
    label = name.partition("_")[2].replace("_", " ").capitalize()
    low = -1.0 if "sentiment" in name else 0.0
    return Measure(
        name,
        label,
        unit,
        low,
        math.inf if unit == "count" else 1.0,
        "higher means more",
        f"The {label.lower()} of a paragraph.",
        "no words",
        "written for this test",
        "1",
        combine,
        weight,
    )


MEASURES = (
    measure("sentiment_mean", "−1 to 1"),
    measure("sentiment_narrator_mean", "−1 to 1", weight="narrator_words"),
    measure("sentiment_quoted_mean", "−1 to 1", weight="quoted_words"),
    measure("loaded_count", "count", combine="sum"),
    measure("loaded_per_100_words", "per 100 words"),
    measure("loaded_probability", "probability"),
    measure("attribution_count", "count", combine="sum"),
    *(
        measure(f"{part}_{code}", "probability", weight="paragraphs")
        for code in FRAMES
        for part in ("frame", "assigned")
    ),
)


def paragraph_rows(articles: dict[str, str]) -> dict[str, tuple[Any, ...]]:
    rows: dict[str, tuple[Any, ...]] = {}
    for article_id, text in articles.items():
        for at, block in enumerate(split_blocks(text)):
            words = len(find_words(block.text))
            quoted = 4 if "“We" in block.text else 0
            rows[f"{article_id}:{at:04d}"] = (
                *(article_id, article_id.title(), "2026-01-02", at, block.part, block.start),
                *(words, quoted, block.text),
            )
    return rows


def make_tables(
    articles: dict[str, str],
    spans: Sequence[Row] = (),
    attributions: dict[str, tuple[Any, ...]] | None = None,
) -> Tables:
    """Give the tables of articles whose figures are simple enough to check by eye."""
    rows = paragraph_rows(articles)
    texts = {paragraph_id: row[-1] for paragraph_id, row in rows.items()}
    span_rows = []
    for paragraph_id, extractor, kind, words, entry, weight, relation in spans:
        start = texts[paragraph_id].index(words)
        voice = "quoted" if words.startswith("“") else "narrator"
        end = start + len(words)
        span_rows.append(
            (paragraph_id, extractor, kind, start, end, words, entry, weight, voice, relation)
        )
    index = pd.Index(list(rows), dtype="str", name="paragraph_id")
    loaded = pd.Series([row[0] for row in span_rows if row[1] == "loaded"]).value_counts()
    features = pd.DataFrame(index=index)
    features["sentiment_mean"] = [0.1 * (at % 5) - 0.3 for at in range(len(rows))]
    features["sentiment_narrator_mean"] = features["sentiment_mean"]
    features["sentiment_quoted_mean"] = [0.4 if row[7] else NONE for row in rows.values()]
    features["loaded_count"] = [float(loaded.get(key, 0)) for key in rows]
    features["loaded_per_100_words"] = [
        100.0 * loaded.get(key, 0) / row[6] for key, row in rows.items()
    ]
    judged = {row[0]: row[7] for row in span_rows if row[2] in ("loaded", "uncertain")}
    features["loaded_probability"] = [judged.get(key, 0.1) for key in rows]
    features["attribution_count"] = [
        float(sum(a[1] == key for a in (attributions or {}).values())) for key in rows
    ]
    frames = pd.DataFrame(index=index)
    for at, code in enumerate(FRAMES):
        scores = [round(0.15 + 0.3 * ((n + at) % 3), 2) for n in range(len(rows))]
        frames[f"frame_{code}"] = scores
        frames[f"assigned_{code}"] = [
            NONE if score == 0.45 else float(score > 0.5) for score in scores
        ]
    return Tables(
        articles=make_table(
            [[key.title(), "2026-01-02", None, "en", None, text] for key, text in articles.items()],
            ARTICLES,
            index=list(articles),
            index_name="article_id",
        ),
        whole_texts=pd.DataFrame(index=list(articles)),
        paragraphs=make_table(
            list(rows.values()), PARAGRAPHS, index=list(rows), index_name="paragraph_id"
        ),
        spans=make_table(span_rows, SPANS),
        attributions=make_table(
            [whole(row) for row in (attributions or {}).values()],
            ATTRIBUTIONS,
            index=list(attributions or {}),
            index_name="relation",
        ),
        features=features,
        frames=frames,
        measures=measures_table(MEASURES),
        provenance={"framing": "0.1.0", "model": "fast", "extractors": [{"name": "loaded"}, LINES]},
    )


def hostile_tables() -> Tables:
    """Give two articles where every text of every table is hostile."""
    articles = {f"a{HOSTILE}": f"{HOSTILE}\n\nThe end {HOSTILE}", "b": f"{HOSTILE} it is."}
    spans: list[Row] = []
    for key in paragraph_rows(articles):
        spans += [
            (key, "loaded", HOSTILE, HOSTILE, HOSTILE, 1.0, ""),
            (key, "loaded_sentences", "loaded", HOSTILE, HOSTILE, 0.9, key),
            (key, "loaded_sentences", HOSTILE, HOSTILE[3:20], HOSTILE, 1.0, key),
            (key, "loaded_sentences", "unlisted", HOSTILE[25:40], HOSTILE, 1.0, key),
            (key, HOSTILE, HOSTILE, HOSTILE[:9], HOSTILE, 1.0, ""),
            (key, "sentiment", HOSTILE, HOSTILE[3:20], HOSTILE, -1.0, ""),
            (key, "frames", HOSTILE, HOSTILE[5:30], HOSTILE, 1.0, ""),
            (key, "frames", FRAMES[0], HOSTILE, HOSTILE, 2.0, ""),
            *((key, "attribution", kind, HOSTILE, HOSTILE, NONE, key) for kind in PARTS),
        ]
    rows = {
        key: (key.rpartition(":")[0], key, *[HOSTILE] * 9, 4, 4, 0.5)
        for key in paragraph_rows(articles)
    }
    tables = make_tables(articles, spans, rows)
    hostile = {
        name: getattr(tables, name).assign(
            **{column: HOSTILE for column in columns if column in getattr(tables, name)}
        )
        for name, columns in {
            "articles": ("outlet", "published", "headline", "url"),
            "paragraphs": ("outlet", "published"),
            "measures": ("label", "unit", "definition", "direction", "origin", "version"),
        }.items()
    }
    return replace(
        tables, **hostile, provenance={HOSTILE: HOSTILE, "extractors": [{"name": HOSTILE}, LINES]}
    )


def page_of(tables: Tables, *, comparison: Comparison | None = None, **heading: str) -> str:
    """Render a page without a kernel: sections are called here, their outputs put in place."""
    notebook = build_notebook(layout_for(tables, None, comparison), Heading(**heading), "Title")
    known = {"report": report, "compared": compared, "tables": tables, "comparison": comparison}
    known["text_mode"] = FULL if len(tables.articles) <= FULL_TEXTS else EXCERPTS
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.id != "tables":
            data, metadata = eval(cell.source, known)._repr_mimebundle_()
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, metadata=metadata)]
    html, _ = ReportExporter().from_notebook_node(notebook)
    return str(html)
