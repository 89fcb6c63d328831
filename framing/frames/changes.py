"""What would change a decision: the words without which a frame would not be assigned."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.extraction import FRAMES
from framing.frames.decided import codes_of
from framing.heads.readings import probability_of
from framing.tables import Tables

ASSIGNED, OPEN, ABSENT = "assigned", "uncertain", "absent"


@dataclass(frozen=True)
class Band:
    """The lines of a frame: absent under ``low``, assigned from ``high`` on, else left open."""

    low: float
    high: float

    def state(self, probability: float) -> str:
        """Give ``assigned``, ``uncertain`` or ``absent``.

        >>> Band(0.3, 0.4).state(0.4), Band(0.3, 0.4).state(0.3), Band(0.3, 0.4).state(0.2)
        ('assigned', 'uncertain', 'absent')
        """
        if probability >= self.high:
            return ASSIGNED
        return ABSENT if probability < self.low else OPEN


@dataclass(frozen=True)
class Change:
    """What would change the decision about one frame in one paragraph.

    ``words`` are the fewest phrases of the evidence, the heaviest first, without which the frame
    would fall a step (from assigned, or from left open to absent): all of them where even that
    does not suffice, none where the frame is absent. ``weight`` is what they add to the log-odds,
    ``without`` the probability without that and ``becomes`` the state it means. ``lacking`` is
    what the log-odds lack to be assigned, 0 or less where they are.
    """

    paragraph_id: str
    code: str
    probability: float
    state: str
    high: float
    words: tuple[str, ...]
    weight: float
    without: float
    becomes: str
    lacking: float

    @property
    def distance(self) -> float:
        """How far from the line of assignment it is, in log-odds."""
        return abs(self.lacking)


def log_odds_of(probability: float) -> float:
    """Give the log-odds of a probability; infinite at 0 and 1.

    >>> log_odds_of(0.5), log_odds_of(1.0)
    (0.0, inf)
    """
    if probability in (0.0, 1.0):
        return math.copysign(math.inf, probability - 0.5)
    return math.log(probability) - math.log1p(-probability)


def probability_without(probability: float, weight: float) -> float:
    """Give the probability without words that add *weight* to its log-odds.

    >>> round(probability_without(0.9, 2 * log_odds_of(0.9)), 3)
    0.1
    """
    return probability_of(log_odds_of(probability) - weight)


def bands_of(tables: Tables) -> dict[str, Band]:
    """Give the lines of each frame, as the provenance tells them; none where it does not."""
    told = next(
        (
            part.get("thresholds")
            for part in tables.provenance.get("extractors", ())
            if isinstance(part, Mapping) and part.get("name") == FRAMES
        ),
        None,
    )
    return {str(code): Band(*map(float, band)) for code, band in dict(told or {}).items()}


def find_changes(tables: Tables) -> list[Change]:
    """Give what would change each decision on each paragraph, in the order of the paragraphs.

    The log-odds are a sum, so what is said of words that the evidence names is exact; a text in
    which they are not written may be read differently in other ways. Empty where the lines of the
    frames are not known.
    """
    bands = bands_of(tables)
    evidence = _evidence(tables.spans)
    return [
        change
        for paragraph_id, row in tables.frames.iterrows()
        for code in codes_of(tables)
        if code in bands
        for change in _change(
            str(paragraph_id),
            code,
            float(row[f"frame_{code}"]),
            bands[code],
            evidence.get((str(paragraph_id), code), ()),
        )
    ]


def _evidence(spans: pd.DataFrame) -> dict[tuple[str, str], list[tuple[float, str]]]:
    """Give the phrases of each frame in each paragraph with their weights, the heaviest first."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = {}
    mine = spans[spans["extractor"] == FRAMES]
    for paragraph_id, code, text, weight in zip(
        mine["paragraph_id"], mine["kind"], mine["text"], mine["weight"], strict=True
    ):
        found.setdefault((str(paragraph_id), str(code)), []).append((float(weight), str(text)))
    return {key: sorted(phrases, key=lambda one: -one[0]) for key, phrases in found.items()}


def _change(
    paragraph_id: str,
    code: str,
    probability: float,
    band: Band,
    phrases: Sequence[tuple[float, str]],
) -> Iterator[Change]:
    if math.isnan(probability):
        return
    state = band.state(probability)
    words: list[str] = []
    weight = 0.0
    without, becomes = probability, state
    for added, text in phrases if state != ABSENT else ():
        words.append(text)
        weight += added
        without = probability_without(probability, weight)
        becomes = band.state(without)
        if becomes != state:
            break
    lacking = log_odds_of(band.high) - log_odds_of(probability)
    yield Change(
        paragraph_id,
        code,
        probability,
        state,
        band.high,
        tuple(words),
        weight,
        without,
        becomes,
        lacking,
    )
