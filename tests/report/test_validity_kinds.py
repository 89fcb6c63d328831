"""Reports of loaded wording, sentiment and attributions evaluated: landmarks, hostile cells."""

from __future__ import annotations

import pandas as pd
import pytest
from report_specimens import HOSTILE
from test_report_writing import Reader

import framing
from framing.evaluation.tables import Evaluation
from framing.report import validity as sections
from framing.report.validity.writing import SECTIONS

LOADED = f"The ruthless regime {HOSTILE} butchered its helpless victims in a savage rampage."
QUIET = f"The council {HOSTILE} met on Monday and talked about the budget."
SAID = f"Officials said the bridge {HOSTILE} was closed. “It was late,” the mayor told reporters."


def html_of(validity: Evaluation) -> str:
    made = [
        sections.head(validity),
        *(getattr(sections, name)(validity) for name in SECTIONS[validity.KIND]),
    ]
    return "".join(str(section.html) for section in made)


def text_of(html: str) -> str:
    return " ".join("".join(Reader(html).text).split())


def gold(name: str, *codes: float) -> pd.DataFrame:
    rows = [
        {"text": f"{text} No. {n}", "outlet": f"O{n % 2} {HOSTILE}", "article_id": f"a{n}", name: c}
        for n in range(6)
        for text, c in zip((LOADED, QUIET), codes if n else codes[::-1], strict=True)
    ]
    return pd.DataFrame(rows)


def made(kind: str) -> Evaluation:
    if kind == "loaded":
        table = gold("loaded", 1, 0)
        return framing.evaluate_loaded(table.assign(words="ruthless|savage"), model="fast")
    if kind == "sentiment":
        return framing.evaluate_sentiment(gold("sentiment", -1, 0))
    rows = [
        {"source": "Officials", "cue": "said", "content": "the bridge", "source_type": "document"},
        {"source": "", "cue": "met", "content": "The council", "source_type": ""},
    ]
    texts = (SAID, QUIET)
    table = [
        {**row, "text": f"{text} No. {n}", "outlet": f"O{n % 2} {HOSTILE}", "article_id": f"a{n}"}
        for n in range(3)
        for text, row in zip(texts, rows, strict=True)
    ]
    return framing.evaluate_attribution(pd.DataFrame(table), model="fast")


LANDMARKS = {
    "loaded": (
        "How well loaded wording is found",
        "of the texts that the model called loaded",
        "A word of the list",
        "Single words",
        "By outlet",
        "Called loaded, though coded otherwise: 1 text",
        "the list and the model behind loaded wording",
    ),
    "sentiment": (
        "How well sentiment is told",
        "A score over 0.05 is told as positive",
        "Mean of classes",
        "Rank correlation",
        "Furthest from their code",
        "over 0.05 positive, under -0.05 negative",
    ),
    "attribution": (
        "How well attributions are found",
        "All, over 0.3 of content",
        "Direct, over 0.8 of content",
        "Quotation marks alone",
        "Type of source right",
        "Missed: ",
    ),
}


@pytest.mark.parametrize("kind", list(LANDMARKS))
def test_landmarks_stand_on_the_page_and_hostile_cells_stay_text(kind: str) -> None:
    html = html_of(made(kind))
    shown = text_of(html)
    for landmark in LANDMARKS[kind]:
        assert landmark in shown, landmark
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "nan" not in shown.split()
    assert "alert(1)" in shown, "hostile text is shown as text"


@pytest.mark.parametrize("kind", ["loaded", "sentiment"])
def test_a_single_text_has_an_honest_page(kind: str) -> None:
    table = pd.DataFrame({"text": [QUIET], kind: [0]})
    evaluate = framing.evaluate_loaded if kind == "loaded" else framing.evaluate_sentiment
    shown = text_of(html_of(evaluate(table)))
    assert "No intervals." in shown
    assert "nan" not in shown.split()
