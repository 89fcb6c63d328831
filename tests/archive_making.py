"""Archives for tests: any number of articles, put together from the sentences of the samples."""

from __future__ import annotations

import csv
import random
from itertools import chain, repeat
from pathlib import Path

from framing.articles import article_of
from framing.text.normalising import normalise

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


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


def write_archive(path: Path, *, articles: int, random_state: int) -> None:
    """Write a csv of articles, each of ten paragraphs of two to four shuffled sentences."""
    chance = random.Random(random_state)
    sentences = sentences_of_seeds()
    deck = chain.from_iterable(chance.sample(sentences, len(sentences)) for _ in repeat(None))
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["article_id", "outlet", "text"])
        for number in range(articles):
            paragraphs = [
                " ".join(next(deck) for _ in range(chance.randint(2, 4))) for _ in range(10)
            ]
            rows.writerow([f"a{number:06d}", f"outlet {number % 5}", "\n\n".join(paragraphs)])
