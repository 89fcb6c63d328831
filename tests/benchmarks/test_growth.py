"""Time grows with the text, not with its square: ratios in one run, on news and hostile runs.

Ten times the text may take ten times as long, never a hundred times. So each part is timed on a
text and on the doubled text; twice the work doubles the time, and a square would fourfold it.
A ratio that is too high is taken again: on a busy machine the least of a few is nearest the truth.
"""

from __future__ import annotations

import gc
import math
import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.analysis import Analysis
from framing.articles import Article, article_of
from framing.comparison.near import near_duplicates
from framing.corpus.language import detect_language
from framing.extractors.protocol import Extractor
from framing.report.categories import CATEGORIES
from framing.report.finding import find_marks
from framing.report.marking import marked
from framing.report.marks import Mark, in_lanes
from framing.report.nesting import Piece, nest
from framing.scoring import default_extractors
from framing.text.normalising import normalise
from framing.text.paragraphs import split_blocks
from framing.text.spans import Span

pytestmark = pytest.mark.benchmark

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
MOST_RATIO = 2.3
TRIES = 4
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
    "opening brackets": "(",
    "capitals and full stops": "A.",
    "nothing but opening marks": "“",
    "closing marks": "”’",
    "marks in each other": "“‘“ ",
    "capitalised words": "Hope Lee Ann ",
    "shouting": "SHAMELESS REGIME ",
    "cues of all kinds": "told claimed allegedly according to ",
    "long words": "x" * 3000 + " ",
    "loaded words": "shameless regime terrorist so-called ",
    "cues of frames": "troops families statue ",
    "negations": "not very ",
    "speakers in turn": "Ann Lee said Jo Hale said ",
    "offices": "the minister of the council of ",
    "dots": ". . . ",
    "dashes": "—",
    "digits": "9",
    "titles": "Dr. Mr. St. ",
    "combining marks": "a\u0301\u0301",
    "marks of direction": "\u202ea ",
    "tiny paragraphs": "“a\n\n",
}


def read(article: Article) -> None:
    """Do what every extractor leans on: words, sentences and speech."""
    for paragraph in article.paragraphs:
        _ = paragraph.words, paragraph.sentences
    _ = article.speech


def split(article: Article) -> None:
    """Do what is done when a text is read: settle its letters, cut it, tell its language."""
    text = normalise("\n\n".join(block.text for block in article.blocks))
    split_blocks(text)
    detect_language(text)


def run(extractor: Extractor, article: Article) -> None:
    """Find and measure, as extraction does."""
    by_paragraph: dict[str, list[Span]] = {p.paragraph_id: [] for p in article.paragraphs}
    for span in extractor.find(article):
        by_paragraph[span.paragraph_id].append(span)
    for paragraph in article.paragraphs:
        if paragraph.words:
            extractor.measure(paragraph, by_paragraph[paragraph.paragraph_id])


PARTS: dict[str, Callable[[Article], None]] = {
    "splitting": split,
    "reading": read,
    **{part.name: partial(run, part) for part in default_extractors(model="fast")},
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


def ratios_of(once: dict[str, float], twice: dict[str, float]) -> dict[str, float]:
    return {part: twice[part] / once[part] for part in once if twice[part] >= LEAST_SECONDS}


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_twice_the_text_takes_twice_as_long(unit: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = unit * (CHARACTERS // len(unit) + 1)
    least: dict[str, float] = {}
    for _ in range(TRIES):
        once, twice = seconds(text), seconds(text + text)
        for part, ratio in ratios_of(once, twice).items():
            least[part] = min(ratio, least.get(part, math.inf))
        if all(ratio <= MOST_RATIO for ratio in least.values()):
            break
    with capsys.disabled():
        told = [
            f"{part} {1e6 * twice[part] / len(text + text):.1f} µs (x{ratio:.1f})"
            for part, ratio in least.items()
        ]
        print(f"\n{unit[:24]!r}, a character: {', '.join(told) or 'too quick to tell'}")
    assert {part: ratio for part, ratio in least.items() if ratio > MOST_RATIO} == {}


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """Give what twice as much costs in terms of once: the least of a few shares."""
    least = math.inf
    for _ in range(TRIES):
        spent = []
        for amount in (size, 2 * size):
            do = work(amount)
            gc.collect()
            began = time.process_time()
            do()
            spent.append(time.process_time() - began)
        least = min(least, spent[1] / spent[0])
        if least <= MOST_RATIO:
            break
    return least


def analysed(text: str) -> Analysis:
    table = pd.DataFrame({"text": [text], "language": ["en"]})
    return framing.analyze(table, model="fast")


#: What gives many marks in one paragraph, next to each other, in each other and across.
MARKED = {
    "loaded words": "The shameless regime lied. ",
    "quotations": "“The regime lied,” said Ann Lee. ",
    "scare quotes": "The “regime” was a catastrophe. ",
    "retold": "he said, ",
}


@pytest.mark.usefixtures("quiet")
@pytest.mark.filterwarnings("ignore::framing.InputWarning")
@pytest.mark.parametrize("unit", MARKED.values(), ids=MARKED)
def test_twice_the_marks_take_twice_as_long(unit: str) -> None:
    def finding(size: int) -> Callable[[], object]:
        analysis = analysed(unit * size)
        return lambda: find_marks.__wrapped__(analysis)  # type: ignore[attr-defined]

    assert growth(finding, 1500) <= MOST_RATIO

    def showing(size: int) -> Callable[[], object]:
        analysis = analysed(f"{unit * 30}\n\n" * (size // 30))
        return lambda: marked(nested(analysis))

    def nested(analysis: Analysis) -> list[Piece]:
        texts = analysis.paragraphs["text"]
        return [p for key, found in find_marks(analysis).items() for p in nest(texts[key], found)]

    assert growth(showing, 1500) <= MOST_RATIO


@pytest.mark.usefixtures("quiet")
def test_twice_the_marks_apart_are_laid_and_nested_in_twice_the_time() -> None:
    def nesting(size: int) -> Callable[[], object]:
        text = "ab cd " * size
        marks = [
            Mark(3 * n + k, "p", CATEGORIES["loaded"], 6 * n, 6 * n + w, "", "", "", 1.0, "")
            for n in range(size)
            for k, w in enumerate((2, 5, 8))
            if 6 * n + w <= len(text)
        ]
        return lambda: nest(text, in_lanes(marks))

    assert growth(nesting, 4000) <= MOST_RATIO


@pytest.mark.usefixtures("quiet")
def test_twice_the_articles_of_the_same_sentences_take_twice_as_long() -> None:
    """Articles that share nearly all their sentences are found to be near, or not, in a sweep."""

    def comparing(size: int) -> Callable[[], object]:
        source = random.Random(0)
        sentences = [[f"w{source.randrange(2000)}" for _ in range(12)] for _ in range(200)]
        texts = {
            str(number): [word for one in source.sample(sentences, 100) for word in one]
            for number in range(size)
        }
        return lambda: near_duplicates(texts)

    assert growth(comparing, 600) <= MOST_RATIO
