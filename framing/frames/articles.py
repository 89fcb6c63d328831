"""Frames of articles: from the decisions on paragraphs to one row an article."""

from __future__ import annotations

import pandas as pd

from framing.errors import InputError
from framing.features import weighted_mean
from framing.frames.decided import Decided, codes_of, read_decided
from framing.frames.lead import Lead, Tally, find_lead, opening_weights
from framing.tables import Tables


def frames_by_article(analysis: Tables) -> pd.DataFrame:
    """Give one row per article: how much of it is told through each frame, and the lead frame.

    For each code of the codebook, as ``framing.frames.dictionary.article_measures`` defines it:

    - ``share_<code>``, paragraphs assigned among those decided (0 to 1), and
      ``word_share_<code>``, the same in words; NaN where none was decided.
    - ``decided_<code>`` and ``abstained_<code>``, how many paragraphs that was; NaN where none
      was scored.
    - ``mean_<code>``, the mean probability (0 to 1), weighted by words.

    Then ``lead_frame``, the frame assigned in most paragraphs, the headline and the first scored
    paragraph of the body counted twice; ``lead_frame_share``, its share of the paragraphs decided,
    counted so; ``lead_frame_missing``, why there is none to name, else empty. ``lead_frame`` is
    ``none``, with a share of 0, where no frame was assigned and none left open. It is missing in a
    tie, where another frame could draw level if all its paragraphs left open were assigned, and
    where nothing was scored (no words, not in English).

    Pan and Kosicki (1993) hold the headline, and next the lead, to be the strongest framing devices
    of a news text's structure; Tankard (2001) has both among the places where frames are to be
    found. To count them twice, and to name no frame that open paragraphs could overturn, is our
    rule. A paragraph may carry several frames, so shares do not add up to 1. The article is the
    unit: the figure of an outlet is the mean over its articles, not over their paragraphs.

    Raises InputError where the analysis has no frames.

    Pan, Z., and Kosicki, G. M. (1993). Framing analysis: An approach to news discourse. Political
    Communication 10(1), 55–75. Tankard, J. W. (2001). The empirical approach to the study of media
    framing. In Reese, S. D., Gandy, O. H., and Grant, A. E. (eds.), Framing Public Life, 95–106.

    >>> import framing
    >>> text = "Drones strike a depot\\n\\nMissiles hit troops at the border.\\n\\nIt was cold."
    >>> frames = framing.frames_by_article(framing.analyze(text, model="fast"))
    >>> print(frames.loc["text", "lead_frame"])
    security
    """
    codes = codes_of(analysis)
    if not codes:
        raise InputError(
            "analysis",
            ["the measures frame_<code> are missing: no frame was scored"],
            remedy="Run framing.analyze() with the extractor Frames, as it does by default.",
        )
    frames = [read_decided(analysis, code) for code in codes]
    articles = pd.Index(analysis.articles.index, name="article_id")
    columns: dict[str, pd.Series] = {}
    for frame in frames:
        columns.update(_shares(frame, analysis.paragraphs))
    table = pd.DataFrame(columns).reindex(articles).astype("float64")
    leads = _leads(frames, analysis.paragraphs)
    found = [leads.get(str(article), find_lead({})) for article in articles]
    table["lead_frame"] = pd.Series([lead.frame for lead in found], articles, dtype="str")
    table["lead_frame_share"] = pd.Series([lead.share for lead in found], articles, dtype="float64")
    table["lead_frame_missing"] = pd.Series([lead.missing for lead in found], articles, dtype="str")
    return table


def _shares(frame: Decided, paragraphs: pd.DataFrame) -> dict[str, pd.Series]:
    """Give the columns of one frame, a row an article that has paragraphs."""
    owner, words = paragraphs["article_id"], paragraphs["words"].astype("float64")
    decision = frame.assigned.astype("float64").where(frame.decided)
    even = pd.Series(1.0, index=paragraphs.index)
    scored = frame.scored.groupby(owner).any()
    code = frame.code
    return {
        f"share_{code}": weighted_mean(decision, even, owner),
        f"word_share_{code}": weighted_mean(decision, words, owner),
        f"decided_{code}": frame.decided.groupby(owner).sum().where(scored),
        f"abstained_{code}": frame.open.groupby(owner).sum().where(scored),
        f"mean_{code}": weighted_mean(frame.probability, words, owner),
    }


def _leads(frames: list[Decided], paragraphs: pd.DataFrame) -> dict[str, Lead]:
    """Give the lead frame of every article that has paragraphs."""
    scored = pd.concat([frame.scored for frame in frames], axis=1).any(axis=1)
    weights = opening_weights(paragraphs, scored)
    weighed: dict[str, dict[str, Tally]] = {}
    for frame in frames:
        parts = (frame.assigned, frame.open, frame.scored)
        rows = pd.concat([weights.where(part, 0.0) for part in parts], axis=1)
        summed = rows.groupby(paragraphs["article_id"]).sum()
        for article, *tally in summed.itertuples(name=None):
            weighed.setdefault(str(article), {})[frame.code] = Tally(*tally)
    return {article: find_lead(tallies) for article, tallies in weighed.items()}
