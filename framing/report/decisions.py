"""Decisions: what the frame model decided on each paragraph, and the shares that come of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.frames.decided import codes_of
from framing.report.reading import ArticleView, figures
from framing.report.wording import count, plain
from framing.tables import Tables

#: What a state is called on the page.
STATES = {
    "assigned": "assigned",
    "uncertain": "left open",
    "absent": "absent",
    "undefined": "not defined",
}


@dataclass(frozen=True)
class FrameRow:
    """One frame over the paragraphs of one article.

    ``states``: ``assigned``, ``uncertain`` (the model abstained), ``absent`` or ``undefined``
    (no score); ``scores`` are probabilities from 0 to 1.
    """

    code: str
    short: str
    states: tuple[str, ...]
    scores: tuple[float, ...]

    @property
    def label(self) -> str:
        """The code as words."""
        return plain(self.code)

    def amount(self, state: str) -> int:
        """How many paragraphs are in a state."""
        return self.states.count(state)

    @property
    def decided(self) -> int:
        """How many paragraphs the model decided on, either way."""
        return self.amount("assigned") + self.amount("absent")

    @property
    def share(self) -> float:
        """The part of the paragraphs decided that are assigned, as in the data dictionary.

        From 0 to 1; NaN where none was decided.
        """
        return self.amount("assigned") / self.decided if self.decided else math.nan

    def told(self, noun: str = "") -> str:
        """Say what the share is made of: “7 of 10 decided, 1 open”."""
        decided = count(self.decided, noun) if noun else str(self.decided)
        return f"{self.amount('assigned')} of {decided} decided{self._open}"

    @property
    def brief(self) -> str:
        """The same where there is little room: “7 of 10, 1 open”."""
        return f"{self.amount('assigned')} of {self.decided}{self._open}"

    @property
    def _open(self) -> str:
        left_open = self.amount("uncertain")
        return f", {left_open}\N{NO-BREAK SPACE}open" if left_open else ""


def frame_codes(tables: Tables) -> dict[str, str]:
    """Give the codes of the frames table, each with its shortest prefix of its own.

    The prefix has at least three letters: what the margin of a text has room for.
    """
    codes = codes_of(tables)
    shorts = {}
    for code in codes:
        others = [other for other in codes if other != code]
        lengths = range(3, len(code) + 1)
        fits = (n for n in lengths if not any(other[:n] == code[:n] for other in others))
        shorts[code] = plain(code[: next(fits, len(code))]).capitalize()
    return shorts


def frame_rows(tables: Tables, article: ArticleView) -> list[FrameRow]:
    """Give a row for every frame of the codebook; empty where no frames were scored."""
    return frame_rows_by_article(tables, [article])[article.article_id]


def frame_rows_by_article(
    tables: Tables, articles: Sequence[ArticleView]
) -> dict[str, list[FrameRow]]:
    """Give the rows of several articles by their ids: the tables are read once for all."""
    shorts = frame_codes(tables)
    ids = [paragraph.paragraph_id for article in articles for paragraph in article.paragraphs]

    def read(name: str) -> dict[str, float]:
        values = figures(tables.frames, name).reindex(ids).to_numpy(dtype="float64")
        return dict(zip(ids, values.tolist(), strict=True))

    scores = {code: (read(f"frame_{code}"), read(f"assigned_{code}")) for code in shorts}
    found: dict[str, list[FrameRow]] = {}
    for article in articles:
        mine = [paragraph.paragraph_id for paragraph in article.paragraphs]
        rows = [
            FrameRow(
                code,
                short,
                tuple(_state(scores[code][0][one], scores[code][1][one]) for one in mine),
                tuple(scores[code][0][one] for one in mine),
            )
            for code, short in shorts.items()
        ]
        scored = [row for row in rows if row.amount("undefined") < len(row.states)]
        found[article.article_id] = scored
    return found


def _state(score: float, assigned: float) -> str:
    if math.isnan(score):
        return "undefined"
    if math.isnan(assigned):
        return "uncertain"
    return "assigned" if assigned else "absent"
