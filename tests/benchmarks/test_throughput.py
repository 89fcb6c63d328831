"""How long an archive takes: 5,000 paragraphs on one core, in a fresh process.

Seconds are printed and not judged, since they belong to the machine; memory is judged.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import time
from itertools import chain, repeat
from pathlib import Path

import pytest

import framing
from framing.articles import article_of
from framing.text.normalising import normalise

pytestmark = pytest.mark.benchmark

resource = pytest.importorskip("resource", reason="memory is measured where the system says it")

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLES, PARAGRAPHS = 500, 10
MOST_MEGABYTES = 600


def sentences_of_seeds() -> list[str]:
    """Give every sentence of the sample articles' bodies, in order."""
    articles = [
        article_of(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))
    ]
    return [
        normalise(sentence.of(paragraph.text))
        for article in articles
        for paragraph in article.paragraphs
        if paragraph.part == "body"
        for sentence in paragraph.sentences
    ]


def write_archive(path: Path, *, random_state: int) -> None:
    """Write a table of articles, each of ten paragraphs of two to four shuffled sentences."""
    chance = random.Random(random_state)
    sentences = sentences_of_seeds()
    deck = chain.from_iterable(chance.sample(sentences, len(sentences)) for _ in repeat(None))
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["article_id", "outlet", "text"])
        for number in range(ARTICLES):
            paragraphs = [
                " ".join(next(deck) for _ in range(chance.randint(2, 4))) for _ in range(PARAGRAPHS)
            ]
            rows.writerow([f"a{number:04d}", f"outlet {number % 5}", "\n\n".join(paragraphs)])


def pin_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


# fast first: the peak is that of all processes so far
@pytest.mark.parametrize("model", ["fast", "standard"])
def test_an_archive_on_one_core(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_archive(tmp_path / "archive.csv", random_state=7)
    command = [sys.executable, "-m", "framing", "analyze", "--model", model]
    command += [str(tmp_path / "archive.csv"), "-o", str(tmp_path / "result")]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, preexec_fn=pin_to_one_core)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    megabytes = peak / (2**20 if sys.platform == "darwin" else 2**10)

    analysis = framing.open_analysis(tmp_path / "result")
    words = int(analysis.paragraphs["words"].sum())
    with capsys.disabled():
        print(
            f"\n{model}: {len(analysis.paragraphs)} paragraphs, {words} words on one core: "
            f"{seconds:.1f} s, at most {megabytes:.0f} MB"
        )
    assert len(analysis.paragraphs) == ARTICLES * PARAGRAPHS
    assert megabytes < MOST_MEGABYTES
