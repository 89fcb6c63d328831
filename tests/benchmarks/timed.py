"""Paragraphs of 40 words to time, and how: processor time on one core, the collector out."""

from __future__ import annotations

import gc
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import framing
from framing.articles import Article, article_of

TEXTS = Path(framing.__file__).parent / "data" / "texts" / "loaded_news_learnt_1.jsonl"
WORDS = 40


def paragraphs_of_news(count: int) -> list[str]:
    """Give paragraphs of 40 words, each cut from neighbouring sentences of the training texts."""
    found = []
    for line in TEXTS.read_text("utf-8").splitlines():
        sentences = [sentence["text"] for sentence in json.loads(line)["sentences"]]
        for first in range(0, len(sentences) - 1, 2):
            words = " ".join(sentences[first : first + 2]).split()
            if len(words) >= WORDS:
                found.append(" ".join(words[:WORDS]))
    return found[:count]


def prepared(texts: Sequence[str]) -> list[Article]:
    """Give fresh articles in which words, sentences and speech are known, and nothing else."""
    articles = [article_of(text) for text in texts]
    for article in articles:
        _ = article.speech
        for paragraph in article.paragraphs:
            _ = paragraph.words, paragraph.sentences
    return articles


def microseconds(work: Callable[[], object], count: int) -> float:
    """Give the processor time of some work, for each of so many paragraphs."""
    began = time.process_time()
    work()
    return 1e6 * (time.process_time() - began) / count


@contextmanager
def one_quiet_core() -> Iterator[None]:
    """Keep to one core where the system lets us, and the garbage collector out."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else None
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    gc.collect()
    gc.disable()
    yield
    gc.enable()
    if cores:
        os.sched_setaffinity(0, cores)
