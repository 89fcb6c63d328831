"""Coded paragraphs for the report of an evaluation: an ordinary set, and one that is hostile."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
from report_specimens import HOSTILE

from framing.evaluation.frames import FrameValidity, evaluate_frames

#: A paragraph for each code, as the model finds them, and one that shows none.
TEXTS = {
    "humanitarian": "Aid workers carried food and blankets to {n} families who had fled homes.",
    "security": "Troops fired {n} missiles at the army base, the defence ministry said.",
    "political_symbolism": "The president unveiled a monument with {n} names on the anniversary.",
    "": "The river rose by {n} centimetres, and the ferry ran late on Monday.",
}
CODEBOOK = """
name = {hostile}
version = "1"
unit = "paragraph"
citation = {hostile}
note = {hostile}
[[frames]]
code = "storm"
name = {hostile}
definition = {hostile}
include = [{hostile}]
exclude = []
examples = []
counter_examples = []
[frames.cues]
storm = 1.0
"""


def gold(articles: int = 12) -> pd.DataFrame:
    """Give four coded paragraphs an article; in every third article the codes are turned round."""
    rows = []
    for n in range(articles):
        for code, text in TEXTS.items():
            shown = {c: int((c == code) != (n % 3 == 0 and c == "security")) for c in TEXTS if c}
            rows.append({"text": text.format(n=n + 2), "article_id": f"a{n}", **shown})
    return pd.DataFrame(rows)


def evaluated() -> FrameValidity:
    """Give an ordinary evaluation."""
    return evaluate_frames(gold(), model="fast")


def hostile_evaluation(folder: Path) -> FrameValidity:
    """Give an evaluation whose every word is hostile: texts, articles, file, codebook."""
    book = folder / "book.toml"
    told = json.dumps(HOSTILE, ensure_ascii=False)
    book.write_text(CODEBOOK.format(hostile=told), encoding="utf-8")
    text = f"The storm {HOSTILE} came and officials said that the bridge was closed."
    other = f"The council met in the town {HOSTILE} and talked about the budget of the year."
    rows = [
        {"text": f"{told} No. {n}", "article_id": f"{HOSTILE}{n}", "storm": int(code)}
        for n in range(10)
        for told, code in ((text, n % 2), (other, n % 3 == 0))
    ]
    path = folder / "<img src=x onerror=alert(2)>.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return evaluate_frames(path, model="fast", codebook=book)
