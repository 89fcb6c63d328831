"""What the models of loaded language learn from: sentences, how loaded they are, by which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from framing.training.texts import read_texts

#: How loaded a sentence is that a coder graded 0 (clearly not) to 3 (clearly).
GRADES = (0.04, 0.3, 0.7, 0.96)
#: A sentence is called loaded from here on.
HALF = 0.5
_JUDGED = ("loaded_single_*.jsonl", "loaded_paragraphs_*.jsonl")


#: In the other files of news loaded sentences were written to be half.
_NATURAL = ("loaded_news_learnt_1", "loaded_news_held_1")


@dataclass(frozen=True)
class Example:
    """One sentence or paragraph: how loaded coders found it, 0 to 1, and by which words.

    Each word comes with the share of coders who named it. Texts of one *topic* are never learnt
    from and tested on at once; *voice* is the kind of outlet the text was written for, where it
    was written as news and coded afterwards; such a text is *natural* where loaded sentences have
    the share in it that they had of themselves.
    """

    text: str
    loaded: float
    words: tuple[tuple[str, float], ...]
    topic: str
    voice: str = ""
    natural: bool = False

    @property
    def is_loaded(self) -> bool:
        """Whether the coders, taken together, found it loaded."""
        return self.loaded >= HALF


#: The sentences of one text, in order.
Text = tuple[Example, ...]


def read_judged() -> list[Text]:
    """Give the texts that were written to be loaded or neutral, one a text."""
    rows = [row for pattern in _JUDGED for row in read_texts(pattern)]
    texts = [_judged(row["text"], row, loaded=row["label"] != "neutral") for row in rows]
    for row in read_texts("loaded_pairs_*.jsonl"):
        texts += [_judged(row[key], row, loaded=key == "loaded") for key in ("loaded", "neutral")]
    return [(text,) for text in texts]


def _judged(text: str, row: dict[str, Any], *, loaded: bool) -> Example:
    words = tuple((word, 1.0) for word in row["loaded_words"]) if loaded else ()
    return Example(text, float(loaded), words, row["topic"])


def read_news(part: str) -> list[Text]:
    """Give excerpts of news and comment, written first and coded blindly, sentence by sentence.

    *part* is ``learnt``, or ``held``: its topics stand in none of the news learnt from.
    """
    rows = read_texts(f"loaded_news_{part}_*.jsonl")
    return [tuple(_coded(row, sentence) for sentence in row["sentences"]) for row in rows]


def _coded(row: dict[str, Any], sentence: dict[str, Any]) -> Example:
    grades = sentence["grades"]
    named: Counter[str] = Counter()
    for grade, words in zip(grades, sentence["words"], strict=True):
        # a word that a coder names for a slight tilt counts half
        named.update(dict.fromkeys(words, (1.0 if grade > 1 else 0.5) / len(grades)))
    loaded = sum(GRADES[grade] for grade in grades) / len(grades)
    return Example(
        sentence["text"],
        loaded,
        tuple(named.items()),
        row["topic"],
        row["voice"],
        natural=row["file"] in _NATURAL,
    )


def read_uses() -> list[Text]:
    """Give sentences in which a word of the list is used as a loaded or as a plain word."""
    return [
        (
            Example(
                row["text"],
                float(row["label"] == "loaded"),
                ((row["word"], 1.0),) if row["label"] == "loaded" else (),
                row["topic"],
            ),
        )
        for row in read_texts("loaded_uses_*.jsonl")
    ]


def flatten(texts: Sequence[Text]) -> Iterator[Example]:
    """Give the sentences of texts, one after the other."""
    for text in texts:
        yield from text
