"""Time grows with the text, not with its square: ratios in one run, on news and hostile runs.

Ten times the text may take ten times as long, never a hundred times. So each part is timed on a
text and on the doubled text; twice the work doubles the time, and a square would fourfold it.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from framing.articles import Article, article_of
from framing.extractors.protocol import Extractor
from framing.scoring import default_extractors
from framing.text.spans import Span

pytestmark = pytest.mark.benchmark

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MOST_RATIO = 3.0
# A part that needs less than this for the doubled text is noise, and no burden.
LEAST_SECONDS = 0.04
# What takes longer than this is told well enough by one round.
LONG_SECONDS = 0.5
ROUNDS = 3
CHARACTERS = 50_000

NEWS = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))
UNITS = {
    "news in paragraphs": NEWS + "\n\n",
    "news in one paragraph": NEWS.replace("\n", " ") + " ",
    "quotations": "“Never,” said Ann Lee. ",
    "quotation marks": '"',
    "quotation marks between blanks": '" ',
    "quotations of a letter": "“a” ",
    "opening marks": "“a ",
    "opening guillemets": "«a ",
    "apostrophes": "'a ",
    "country abbreviations": "U.S. The ",
    "initials": "J. K. ",
    "no blanks": "a",
    "no blanks, marks between": "bad,",
    "one word repeated": "word ",
    "one capitalised word repeated": "Hope ",
    "one feeling repeated": "not good ",
    "one cue repeated": "said ",
    "cues and commas": "he said, ",
    "who said that": "officials who said that ",
    "nothing but 'but'": "but ",
    "figures": "3.5 1,000 ",
    "brackets": "(a) ",
    "emoji": "😀",
    "line ends": "a\n",
    "hyphens": "war-",
}


def read(article: Article) -> None:
    """Do what every extractor leans on: words, sentences and speech."""
    for paragraph in article.paragraphs:
        _ = paragraph.words, paragraph.sentences
    _ = article.speech


def run(extractor: Extractor, article: Article) -> None:
    """Find and measure, as extraction does."""
    by_paragraph: dict[str, list[Span]] = {p.paragraph_id: [] for p in article.paragraphs}
    for span in extractor.find(article):
        by_paragraph[span.paragraph_id].append(span)
    for paragraph in article.paragraphs:
        if paragraph.words:
            extractor.measure(paragraph, by_paragraph[paragraph.paragraph_id])


PARTS: dict[str, Callable[[Article], None]] = {
    "reading": read,
    **{extractor.name: partial(run, extractor) for extractor in default_extractors()},
}


def seconds(text: str) -> dict[str, float]:
    """Give the processor time of each part, the shortest of several rounds on fresh articles."""
    shortest = dict.fromkeys(PARTS, math.inf)
    for _ in range(ROUNDS):
        article = article_of(text)
        for part, work in PARTS.items():
            if math.inf > shortest[part] > LONG_SECONDS:
                continue
            began = time.process_time()
            work(article)
            shortest[part] = min(shortest[part], time.process_time() - began)
    return shortest


@pytest.fixture
def quiet() -> Iterator[None]:
    """Load models and lists before the clock runs, and keep the garbage collector out."""
    seconds(NEWS)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_twice_the_text_takes_less_than_three_times_as_long(
    unit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = unit * (CHARACTERS // len(unit) + 1)
    once, twice = seconds(text), seconds(text + text)
    ratios = {part: twice[part] / once[part] for part in PARTS if twice[part] >= LEAST_SECONDS}
    with capsys.disabled():
        told = [
            f"{part} {1e6 * twice[part] / len(text + text):.1f} µs (x{ratio:.1f})"
            for part, ratio in ratios.items()
        ]
        print(f"\n{unit[:24]!r}, a character: {', '.join(told) or 'too quick to tell'}")
    assert {part: ratio for part, ratio in ratios.items() if ratio >= MOST_RATIO} == {}
