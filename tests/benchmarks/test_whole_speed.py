"""The whole analysis beside the loop that a researcher would write without this package.

That loop calls VADER once and textstat seven times for a paragraph, and gives nothing else. Ratios
of one run on one core, on paragraphs of the texts that the shipped models learnt from.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pandas as pd
import pytest
import textstat
from timed import microseconds
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import framing
from framing.articles import article_of
from framing.corpus import read_articles
from framing.encoders import load_contextual
from framing.extraction import extract
from framing.extractors.protocol import Extractor
from framing.scoring import default_extractors

pytestmark = [pytest.mark.benchmark, pytest.mark.usefixtures("quiet_core")]

TEXTS = Path(framing.__file__).parent / "data" / "texts"
PARAGRAPHS, TOGETHER, ROUNDS = 5_000, 10, 3
#: How often the time of the plain loop it may take; it takes 1.1 to 1.2, and 1.4 on shorter
#: paragraphs full of speech.
MOST_OF_LOOP = 1.2
#: How much of the speed of the bare encoder the standard analysis must keep.
LEAST_OF_PASS = 0.7
FORMULAS = (
    textstat.flesch_reading_ease,
    textstat.flesch_kincaid_grade,
    textstat.gunning_fog,
    textstat.smog_index,
    textstat.automated_readability_index,
    textstat.coleman_liau_index,
    textstat.dale_chall_readability_score,
)


def paragraphs(count: int) -> list[str]:
    """Give paragraphs of news: of the codebook's frames first, then those with attributions."""
    names = ("frames_*", "attribution_[0-9]*", "loaded_paragraphs_*")
    lines = (
        line
        for name in names
        for path in sorted(TEXTS.glob(f"{name}.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    )
    texts = (json.loads(line).get("text", "") for line in lines)
    return list(islice(dict.fromkeys(" ".join(t.split()) for t in texts if t.strip()), count))


def articles_of(texts: list[str]) -> pd.DataFrame:
    """Give articles of ten paragraphs each."""
    bodies = ["\n\n".join(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER)]
    return read_articles(pd.DataFrame({"text": bodies, "id": range(len(bodies))}))


def median_of(work: Callable[[], object], count: int) -> float:
    return statistics.median(microseconds(work, count) for _ in range(ROUNDS))


def test_the_whole_analysis_beside_the_plain_loop(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs(PARAGRAPHS)
    table = articles_of(texts)
    vader, parts = SentimentIntensityAnalyzer(), default_extractors(model="fast")

    def plain() -> None:
        for text in texts:
            vader.polarity_scores(text)
            for formula in FORMULAS:
                formula(text)

    def whole() -> None:
        extract(table, parts, provenance={})

    plain(), whole()
    rounds = [
        (microseconds(whole, len(texts)), microseconds(plain, len(texts))) for _ in range(ROUNDS)
    ]
    ratio = statistics.median(ours / theirs for ours, theirs in rounds)
    ours, theirs = (statistics.median(times) for times in zip(*rounds, strict=True))
    with capsys.disabled():
        words = sum(len(text.split()) for text in texts) / len(texts)
        print(f"\n{len(texts)} paragraphs of {words:.0f} words, fast, one core, a paragraph:")
        print(
            f"whole analysis {ours:.0f} µs, VADER and seven formulas {theirs:.0f} µs: {ratio:.2f}"
        )
        for name, cost in costs_of(table, parts, len(texts)).items():
            print(f"  {name:16} {cost:5.0f} µs  {cost / theirs:.2f}")
    assert len(texts) == PARAGRAPHS
    assert ratio <= MOST_OF_LOOP


def costs_of(table: pd.DataFrame, parts: tuple[Extractor, ...], count: int) -> dict[str, float]:
    """Give what each extractor adds to those before it; reading speech is counted apart."""
    costs: dict[str, float] = {}
    before = 0.0
    relating = next(part for part in parts if part.name == "attribution")
    others = [part for part in parts if part is not relating]
    for name, chosen in (
        ("tables, speech", []),
        *((part.name, others[: at + 1]) for at, part in enumerate(others)),
        ("attribution", [*others, relating]),
    ):
        cost = median_of(lambda chosen=chosen: extract(table, chosen, provenance={}), count)  # type: ignore[misc]
        costs[name], before = cost - before, cost
    return costs


def test_the_standard_analysis_beside_the_bare_encoder(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs(200)
    table, parts, encoder = articles_of(texts), default_extractors(), load_contextual()

    def bare() -> None:
        for text in texts:
            for paragraph in article_of(text).paragraphs:
                encoder.encode(paragraph)

    def whole() -> None:
        extract(table, parts, provenance={})

    bare(), whole()
    rounds = [
        (microseconds(bare, len(texts)), microseconds(whole, len(texts))) for _ in range(ROUNDS)
    ]
    kept = statistics.median(pass_ / ours for pass_, ours in rounds)
    pass_, ours = (statistics.median(times) / 1000 for times in zip(*rounds, strict=True))
    with capsys.disabled():
        print(f"\nstandard, a paragraph: whole analysis {ours:.1f} ms, bare encoder {pass_:.1f} ms")
        print(f"the whole runs at {kept:.2f} of the encoder's speed")
    assert kept >= LEAST_OF_PASS
