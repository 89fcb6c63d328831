"""The lead frame: the one through which most of an article is told, if that can be said."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

#: The rule, as pages and the data dictionary tell it.
RULE = (
    "the frame assigned in most paragraphs, the headline and the first paragraph of the text"
    " counted twice"
)
#: What stands where no frame was assigned and none left open.
NONE = "none"
#: Why there is no lead frame.
UNSCORED, TIE, OPEN = "no paragraph was scored", "a tie", "paragraphs left open could change it"
_OPENING = 2.0


@dataclass(frozen=True)
class Tally:
    """What a frame weighs in an article, in paragraphs, those of the opening counted twice.

    ``assigned`` and ``open`` are parts of ``scored``; all that is neither is absent.
    """

    assigned: float
    open: float
    scored: float

    @property
    def most(self) -> float:
        """What it would weigh if all paragraphs left open were assigned."""
        return self.assigned + self.open

    @property
    def share(self) -> float:
        """The part of what was decided that is assigned, 0 to 1; NaN where nothing was."""
        decided = self.scored - self.open
        return self.assigned / decided if decided else math.nan


@dataclass(frozen=True)
class Lead:
    """The lead frame of an article and its share, or why there is none to name.

    ``frame`` is a code, ``none`` where no frame was found, or ``None`` where it is not known;
    ``share`` is that of its tally, 0 for ``none``, else NaN.
    """

    frame: str | None
    share: float = math.nan
    missing: str = ""


def find_lead(tallies: Mapping[str, Tally]) -> Lead:
    """Give the frame that weighs most, whatever the paragraphs left open would turn out to be.

    It leads where it is assigned more than any other could be. A tie, and a rival that open
    paragraphs could lift to a tie, leave it unknown.

    >>> find_lead({"security": Tally(5, 0, 8), "humanitarian": Tally(3, 1, 8)})
    Lead(frame='security', share=0.625, missing='')
    >>> find_lead({"security": Tally(5, 0, 8), "humanitarian": Tally(3, 2, 8)}).missing
    'paragraphs left open could change it'
    """
    if not any(tally.scored for tally in tallies.values()):
        return Lead(None, missing=UNSCORED)
    first = max(tallies, key=lambda code: tallies[code].assigned)
    weight = tallies[first].assigned
    rivals = [tally for code, tally in tallies.items() if code != first]
    if weight and all(rival.most < weight for rival in rivals):
        return Lead(first, tallies[first].share)
    if not weight and not any(tally.open for tally in tallies.values()):
        return Lead(NONE, 0.0)
    tied = weight and any(rival.assigned == weight for rival in rivals)
    return Lead(None, missing=TIE if tied else OPEN)


def opening_weights(paragraphs: pd.DataFrame, scored: pd.Series) -> pd.Series:
    """Give what each paragraph counts: 2 in the opening, else 1.

    The opening is the headline and the first paragraph of the body that was scored.
    """
    body = paragraphs.loc[(paragraphs["part"] == "body") & scored, "article_id"]
    first = body[~body.duplicated()].index
    opening = (paragraphs["part"] == "headline") | paragraphs.index.isin(first)
    return pd.Series(1.0, index=paragraphs.index).mask(opening, _OPENING)
