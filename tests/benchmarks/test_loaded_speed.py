"""How fast loaded language is judged, on one core: times are printed, ratios of one run judged.

``fast`` is measured from where words and sentences of a paragraph are known, since all extractors
share them, to the probabilities of its sentences; beside it stands VADER's own call on the same
text. ``standard`` is measured beside one bare pass of the network over the paragraph, as if it were
one sentence; the pass in which it keeps the sentences apart is printed as well.
"""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest
from timed import microseconds, paragraphs_of_news, prepared
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.articles import Article, article_of
from framing.encoders import ContextualEncoder, load_contextual
from framing.encoders.contextual import ENCODERS
from framing.extractors.loaded_sentences import default_loaded_sentences
from framing.heads import load_head

pytestmark = [pytest.mark.benchmark, pytest.mark.usefixtures("quiet_core")]

ROUNDS = 9
#: The part of VADER's time that words by themselves may take.
MOST_OF_VADER = 0.4
#: The part of the bare network's throughput that is left to the whole judgement.
LEAST_OF_NETWORK = 0.85


def test_words_alone_take_a_part_of_the_time_of_vader(capsys: pytest.CaptureFixture[str]) -> None:
    texts = paragraphs_of_news(400)
    vader, head = SentimentIntensityAnalyzer(), load_head("loaded")
    sentences = default_loaded_sentences("fast")

    def judge(articles: Sequence[Article]) -> None:
        for article in articles:
            for paragraph in article.paragraphs:
                for readings in head.read_parts(paragraph, paragraph.sentences):
                    _ = readings["loaded"].probability

    def point(articles: Sequence[Article]) -> None:
        for article in articles:
            sentences.find(article)
            for paragraph in article.paragraphs:
                sentences.measure(paragraph, [])

    def find_listed(articles: Sequence[Article]) -> None:
        for article in articles:
            sentences.listed.find(article)

    def one_round() -> dict[str, float]:
        parts = {"judge": judge, "list": find_listed, "list, judge, point": point}
        told = {"VADER": microseconds(lambda: [vader.polarity_scores(t) for t in texts], 400)}
        for name, work in parts.items():
            articles = prepared(texts)
            told[name] = microseconds(lambda w=work, a=articles: w(a), len(texts))
        return told

    assert len(texts) == 400
    one_round()
    rounds = [one_round() for _ in range(ROUNDS)]
    ratio = statistics.median(told["judge"] / told["VADER"] for told in rounds)
    with capsys.disabled():
        medians = {name: statistics.median(told[name] for told in rounds) for name in rounds[0]}
        print("\na paragraph:", ", ".join(f"{k} {v:.0f} µs" for k, v in medians.items()))
        print(f"judging takes {ratio:.2f} of VADER's time")
    assert ratio <= MOST_OF_VADER


def test_the_context_keeps_most_of_the_throughput_of_its_network(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = paragraphs_of_news(60)
    sentences, encoder = default_loaded_sentences("standard"), load_contextual()
    paragraphs = [article_of(text).paragraphs[0] for text in texts]
    tokenized = [
        [encoder._tokenizer.encode(part, add_special_tokens=False).ids for part in parts]
        for parts in (
            *([s.of(p.plain) for s in p.sentences] for p in paragraphs),
            *([paragraph.plain] for paragraph in paragraphs),
        )
    ]
    apart, at_once = tokenized[: len(texts)], tokenized[len(texts) :]

    def bare(given: Sequence[Sequence[Sequence[int]]]) -> float:
        inputs = [encoder.inputs(sentences) for sentences in given]
        return microseconds(
            lambda: [encoder._session.run(None, one) for one in inputs], len(inputs)
        )

    def whole(articles: Sequence[Article]) -> None:
        for article in articles:
            sentences.find(article)
            for paragraph in article.paragraphs:
                sentences.measure(paragraph, [])

    def one_round() -> tuple[float, float, float]:
        articles = prepared(texts)
        return (
            bare(at_once),
            bare(apart),
            microseconds(lambda: whole(articles), len(texts)),
        )

    one_round()
    rounds = [one_round() for _ in range(ROUNDS // 2)]
    kept = statistics.median(alone / judged for alone, _, judged in rounds)
    with capsys.disabled():
        once, kept_apart, judged = (statistics.median(t) / 1000 for t in zip(*rounds, strict=True))
        print(
            f"\na paragraph: bare network {once:.2f} ms, {kept_apart:.2f} ms with its sentences"
            f" apart; judged {judged:.2f} ms, {kept:.3f} kept"
        )
    assert kept >= LEAST_OF_NETWORK


def test_the_network_is_loaded_when_it_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    shortest = math.inf
    for _ in range(3):
        encoder = ContextualEncoder(ENCODERS / "contextual.toml")
        began = time.perf_counter()
        _ = encoder._session, encoder._tokenizer
        shortest = min(shortest, time.perf_counter() - began)
    with capsys.disabled():
        print(f"\nloading the encoder: {shortest:.2f} s")


@pytest.mark.parametrize(
    "code",
    [
        "import framing; dir(framing)",
        "import framing; framing.analyze('The brutal regime fell. Calm returned.', model='fast')",
    ],
)
def test_without_the_context_the_network_stays_unloaded(code: str) -> None:
    ask = (
        f"{code}; import sys; print([m for m in ('onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
