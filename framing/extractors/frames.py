"""Frames: how far each paragraph is told through each frame of a codebook, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.codebooks import Codebook, Frame, load_codebook
from framing.encoders import load_contextual
from framing.errors import InputError
from framing.extractors.evidence import find_spoken
from framing.extractors.protocol import Measure
from framing.heads import (
    ContextReader,
    Head,
    JoinedReader,
    Label,
    load_head,
    load_vector_head,
    version_of,
)
from framing.heads.cues import CUED, NEEDED, WORDS
from framing.text.spans import Span

#: What a word must at least add to the log-odds to be pointed at, which part of what the heaviest
#: phrase adds, and how many phrases a frame are pointed at.
FLOOR = 0.4
PART = 0.25
MOST = 5
#: What stands before a code in the column of its probability, and in the labels of the context.
PREFIX = "frame_"
#: The shipped model, and what a reader of its figures must know of it.
SHIPPED = "frames"
CAVEAT = (
    "Frames were learnt from texts on conflict, relief and politics. Help told in dry official"
    " wording is often missed; sport, advertising and family life may be given frames."
)
#: The same of a model of the reader's own.
OWN_CAVEAT = (
    "Frames were judged by a model trained on codes of your own. How well it does on articles left"
    " out stands in the card beside it; on texts of another kind it may be sure and wrong."
)
#: The same of a model that is made of the cues of a codebook.
CUED_CAVEAT = (
    "No model was trained on coded paragraphs for these frames: they are found by the codebook's"
    " cues alone, weighted by hand. The figures are no calibrated probabilities, and nobody has"
    " validated them; a paragraph that shows a frame in other words is missed. Take them as a first"
    " look, and code paragraphs by hand before a claim."
)
_UNDEFINED = "no words, or not in English"


@dataclass(frozen=True, repr=False)
class Frames:
    """The frames of a codebook, each judged by itself, paragraph by paragraph.

    Reports ``frame_<code>``, the probability that the frame is present (0 to 1; calibrated, unless
    the head is made of cues alone), and ``assigned_<code>``: 1 or 0 by the threshold of the model,
    NaN where the probability lies in the band around it (abstained). A paragraph is read as it
    stands, the headline too, whoever is speaking. Spans point at the words that spoke for each
    frame that is not ruled out; ``kind`` is the code, ``weight`` what the words add to the
    log-odds.
    Origin: Entman (1993) for the shipped codebook; the model is ours.

    Raises InputError where the head was not trained for the codebook.

    >>> from framing.articles import article_of
    >>> article = article_of("Widows queued for bread and medicine.")
    >>> {span.kind for span in default_frames("fast").find(article)}
    {'humanitarian'}
    """

    codebook: Codebook
    judge: Head | JoinedReader
    name: ClassVar[str] = "frames"

    def __post_init__(self) -> None:
        """Check that codebook and head speak of the same frames."""
        labels = tuple(label.name for label in self.judge.labels)
        if labels != self.codebook.codes:
            raise InputError(
                f"frames of codebook {self.codebook.name!r}",
                [f"expected the codes {list(self.codebook.codes)}, the model has {list(labels)}"],
                remedy="Train a FrameClassifier with this codebook.",
            )

    def __repr__(self) -> str:
        """Give the names of codebook and model; their content is too long."""
        return f"Frames(codebook=<{self.codebook.name}>, judge=<{self.judge.name}>)"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures: probability and assignment, frame by frame."""
        book = self.codebook
        version = (
            f"codebook {book.version} {book.hash[:12]}, "
            f"{_model(self.judge.name)}{_version(self.judge)}"
        )
        origin = f"{book.citation} {book.note}" if book.note else book.citation
        return tuple(
            measure
            for frame, label in zip(book.frames, self.judge.labels, strict=True)
            for measure in _measures(frame, label, origin=origin, version=version)
        )

    def find(self, article: Article) -> list[Span]:
        """Point at the words that spoke for the frames of an article, in order."""
        return [span for paragraph in article.paragraphs for span in self._find_in(paragraph)]

    def _find_in(self, paragraph: Paragraph) -> Iterator[Span]:
        if not paragraph.written.words:
            return
        spoken = [
            (found, code)
            for code, reading in paragraph.once(self.judge.read).items()
            if reading.assigned != 0
            for weights in [reading.by_word(paragraph.written.starts)]
            for found in find_spoken(paragraph, weights, floor=FLOOR, part=PART, most=MOST)
        ]
        for (start, end, entry, weight), code in sorted(spoken, key=lambda pair: pair[0].start):
            yield paragraph.span(self.name, code, (start, end), entry=entry, weight=weight)

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Give probability and assignment of each frame in one paragraph, from all its words."""
        del spans
        figures = {}
        for code, reading in paragraph.once(self.judge.read).items():
            figures[f"{PREFIX}{code}"] = reading.probability
            figures[f"assigned_{code}"] = reading.assigned
        return figures


def _model(name: str) -> str:
    return f"model {name} "


def _version(judge: Head | JoinedReader) -> str:
    if isinstance(judge, Head):
        return version_of(judge)
    return f"{version_of(judge.words)} beside context {version_of(judge.context_head)}"


def is_shipped(version: str) -> bool:
    """Say whether a measure's version names the shipped model.

    >>> shipped = default_frames("fast").measures[0].version
    >>> is_shipped(shipped), is_shipped("codebook 1, model own 1f")
    (True, False)
    """
    return f", {_model(SHIPPED)}" in version


def is_cued(version: str) -> bool:
    """Say whether a measure's version names a model that is made of cues alone.

    >>> shipped = default_frames("fast").measures[0].version
    >>> is_cued(shipped), is_cued("codebook 1, model cues alone 1f")
    (False, True)
    """
    return f", {_model(CUED)}" in version


def _measures(frame: Frame, label: Label, *, origin: str, version: str) -> tuple[Measure, Measure]:
    """Give the two lines of the data dictionary for one frame."""
    read = (
        "Not a calibrated probability: how far the cues of the frame, weighted by hand, stand in"
        " the paragraph as it is, as a figure from 0 to 1 that nobody has validated; it reaches"
        f" {label.high:.2f} where their weights add up to {NEEDED:g} in {WORDS} words."
        if is_cued(version)
        else "Calibrated probability that a coder would find the frame in the paragraph as it"
        " stands, from all its words."
    )
    open_band = (
        f"the probability lies between {label.low:.2f} and {label.high:.2f} (abstained); "
        if label.low < label.high
        else ""
    )
    probability = Measure(
        f"{PREFIX}{frame.code}",
        label=f"{frame.name} frame, probability",
        unit="probability",
        low=0.0,
        high=1.0,
        direction="higher means more surely present",
        definition=f"{frame.definition} {read}",
        undefined=_UNDEFINED,
        origin=origin,
        version=version,
    )
    assigned = Measure(
        f"assigned_{frame.code}",
        label=f"{frame.name} frame, assigned",
        unit="1 assigned, 0 not assigned",
        low=0.0,
        high=1.0,
        direction="1 means present",
        definition=f"Whether the probability reaches the threshold of the model: 1 from"
        f" {label.high:.2f} on, 0 below {label.low:.2f}; of several paragraphs, the share of"
        " those decided.",
        undefined=f"{open_band}{_UNDEFINED}",
        origin=origin,
        version=version,
        weight="paragraphs",
    )
    return probability, assigned


@cache
def default_frames(model: str) -> Frames:
    """Give the frames of the codebook and the model of this package.

    ``"standard"`` reads words in their context and by themselves, ``"fast"`` by themselves.
    """
    words = load_head(SHIPPED)
    if model == "fast":
        return Frames(load_codebook(), words)
    context = ContextReader(load_contextual(), (load_vector_head(f"{SHIPPED}_context"),))
    return Frames(load_codebook(), JoinedReader(words, context, PREFIX))
