"""Method of an evaluation: how each figure is computed, and what it was computed from."""

from __future__ import annotations

from framing.classification.bootstrap import DRAWS, FEWEST_DRAWN
from framing.evaluation.sentiment_figures import LINE
from framing.evaluation.tables import Evaluation
from framing.report.caveats import Caveat
from framing.report.markup import render
from framing.report.section import Section
from framing.report.sections.dictionary import data_dictionary
from framing.report.sections.method import embedded_json, files_table, provenance_table

#: What a text must have to count, by what is evaluated.
_COUNTS = {
    "frames": "A text counts for a frame where people coded it 1 or 0 and the programme read it:"
    " empty codes, texts without words and texts not in English count nowhere.",
    "loaded": "A text counts where people coded it 1 or 0 and the programme read it: empty codes,"
    " texts without words and texts not in English count nowhere.",
    "sentiment": "A text counts where people coded it and the programme read it. A code is a class"
    f" by its sign, a score by its line: over {LINE} positive, under -{LINE} negative, neutral from"
    f" -{LINE} to {LINE}, both included (Hutto and Gilbert 2014). Nothing was fitted to these"
    " texts.",
    "attribution": "Every text with a row of codes counts, also one coded as without attributions."
    " Of each coded attribution, in order, the found one that covers most of the characters of its"
    " content is taken, if it covers over 0.3 (or 0.8) of them; each serves once. What is left over"
    " is false. Of direct ones alone: what was found for a coded one that is not direct counts"
    " neither way. A source is right where it shares a character with the coded one.",
}
_CITED = {
    "frames": "the codebook and the model behind the frames",
    "loaded": "the list and the model behind loaded wording",
    "sentiment": "VADER (Hutto and Gilbert 2014)",
    "attribution": "the model behind attributions",
}


def _limits(kind: str, *, by_article: bool) -> list[Caveat]:
    """Give how each figure is computed, by what is evaluated."""
    drawn = "articles, each with all its texts" if by_article else "texts"
    limits = [Caveat("What counts.", _COUNTS[kind])]
    judged = kind in ("frames", "loaded")
    if judged:
        limits.append(
            Caveat(
                "Assigned, left open." if kind == "frames" else "Loaded, left open.",
                "By the threshold of the model and the band around it, which the data dictionary"
                " gives. Nothing was fitted to these texts.",
            )
        )
    limits.append(
        Caveat(
            "Intervals.",
            f"The percentile bootstrap (Efron and Tibshirani 1993): {DRAWS} draws of {drawn}"
            f"{', with the same draws for every frame' if kind == 'frames' else ''}. None is given"
            f" where there are fewer than {FEWEST_DRAWN}, nor where every draw gives the same"
            " figure: that is no certainty, but too few errors to tell. They hold the chance of"
            " drawing these texts, not the errors of coders.",
        )
    )
    if kind == "frames":
        limits.append(
            Caveat(
                "Mean of frames.",
                "Each frame counts the same, however rare. A dash where one of them has no figure.",
            )
        )
    if judged:
        limits.append(
            Caveat(
                "Calibration.",
                "The expected calibration error over ten bins of equal width; the interval of a"
                " share is Wilson’s (1927).",
            )
        )
    return limits


def method(validity: Evaluation) -> Section:
    """Show the definitions, the data dictionary, provenance and how to cite."""
    told = validity.provenance
    html = render(
        "validity_method.html.j2",
        dictionary=data_dictionary(validity.measures),
        limits=_limits(validity.KIND, by_article=told.get("groups") == "articles"),
        cited=_CITED[validity.KIND],
        provenance=[known for known in (provenance_table(told), files_table(told)) if known],
        json=embedded_json(told),
        version=str(told.get("framing", "")),
    )
    return Section("method", "Method and provenance", html)
