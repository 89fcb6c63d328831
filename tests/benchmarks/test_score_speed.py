"""A table of short texts beside the analysis of the same: what the caller's own index costs."""

from __future__ import annotations

import statistics

import pandas as pd
import pytest
from timed import microseconds, paragraphs_of_news

import framing

pytestmark = [pytest.mark.benchmark, pytest.mark.usefixtures("quiet_core")]

ROWS, WORDS, ROUNDS = 20_000, 23, 2
#: How often the time of ``analyze`` scores may take. They take 0.9 to 1.1.
MOST_OF_ANALYSIS = 1.25
#: How often the time of scores spans may take; they are scored alike.
MOST_OF_SCORES = 1.25


def short_texts() -> list[str]:
    """Give texts of some twenty words, each unlike the others, from paragraphs of news."""
    news = [text.split() for text in paragraphs_of_news(5_000)]
    return [f"{' '.join(news[at % len(news)][:WORDS])} {at}" for at in range(ROWS)]


def test_scores_beside_the_analysis(capsys: pytest.CaptureFixture[str]) -> None:
    texts = short_texts()
    labels = [("🗞️", at % 777) for at in range(ROWS)]
    table = pd.DataFrame({"text": texts}, index=pd.Index(labels, tupleize_cols=False))
    plain = table.reset_index(drop=True)
    framing.score(table.iloc[:50], model="fast")
    rounds = [
        (
            microseconds(lambda: framing.analyze(plain, model="fast"), ROWS),
            microseconds(lambda: framing.score(table, model="fast"), ROWS),
            microseconds(lambda: framing.find_spans(table, model="fast"), ROWS),
        )
        for _ in range(ROUNDS)
    ]
    analysis, scores, spans = (statistics.mean(times) for times in zip(*rounds, strict=True))
    ratio = statistics.mean(score / whole for whole, score, _ in rounds)
    with capsys.disabled():
        print(f"\n{ROWS:,} rows of {WORDS} words, fast, one core, a row:")
        print(f"analyze {analysis:.0f} µs, score {scores:.0f} µs ({ratio:.2f}), spans {spans:.0f}")
    assert ratio <= MOST_OF_ANALYSIS
    assert spans / scores <= MOST_OF_SCORES
