"""How fast frames are judged beside loaded language, on one core: ratios of one run are judged.

In ``fast`` both are measured from where words and sentences of a paragraph are known to the
probabilities, beside VADER's own call on the same text; in ``standard`` beside loaded language
alone, which needs the same pass of the network.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import pytest
from timed import microseconds, paragraphs_of_news, prepared
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.articles import Article
from framing.extractors.protocol import Extractor
from framing.heads import load_head
from framing.scoring import default_extractors

pytestmark = [pytest.mark.benchmark, pytest.mark.usefixtures("quiet_core")]

ROUNDS = 7
#: The part of VADER's time that words by themselves may take for loaded language and frames.
MOST_OF_VADER = 0.6
#: What frames may add to the time of loaded language where the network is run for both.
MOST_MORE = 1.1


def test_words_alone_take_a_part_of_the_time_of_vader(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs_of_news(400)
    vader, loaded, frames = SentimentIntensityAnalyzer(), load_head("loaded"), load_head("frames")

    def judge(articles: Sequence[Article]) -> None:
        for article in articles:
            for paragraph in article.paragraphs:
                for readings in loaded.read_parts(paragraph, paragraph.sentences):
                    _ = readings["loaded"].probability
                for reading in paragraph.once(frames.read).values():
                    _ = reading.probability

    def one_round() -> tuple[float, float]:
        articles = prepared(texts)
        return (
            microseconds(lambda: judge(articles), len(texts)),
            microseconds(lambda: [vader.polarity_scores(text) for text in texts], len(texts)),
        )

    one_round()
    rounds = [one_round() for _ in range(ROUNDS)]
    ratio = statistics.median(judged / told for judged, told in rounds)
    with capsys.disabled():
        judged, told = (statistics.median(times) for times in zip(*rounds, strict=True))
        print(f"\na paragraph: loaded language and frames {judged:.0f} µs, VADER {told:.0f} µs")
        print(f"judging takes {ratio:.2f} of VADER's time")
    assert ratio <= MOST_OF_VADER


def test_frames_and_loaded_language_need_one_pass(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs_of_news(60)
    parts = {part.name: part for part in default_extractors(model="standard")}
    loaded = [parts["loaded"], parts["loaded_sentences"]]

    def run(extractors: Sequence[Extractor], articles: Sequence[Article]) -> None:
        for article in articles:
            for extractor in extractors:
                extractor.find(article)
                for paragraph in article.paragraphs:
                    extractor.measure(paragraph, [])

    def one_round() -> tuple[float, float]:
        first, second = prepared(texts), prepared(texts)
        return (
            microseconds(lambda: run([*loaded, parts["frames"]], first), len(texts)),
            microseconds(lambda: run(loaded, second), len(texts)),
        )

    one_round()
    rounds = [one_round() for _ in range(ROUNDS)]
    more = statistics.median(both / alone for both, alone in rounds)
    with capsys.disabled():
        both, alone = (statistics.median(times) for times in zip(*rounds, strict=True))
        print(
            f"\na paragraph: loaded language and frames {both / 1000:.2f} ms"
            f" ({1e6 / both:.0f} a second), loaded language alone {alone / 1000:.2f} ms"
        )
    assert more <= MOST_MORE
