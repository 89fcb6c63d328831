"""Caveats of an evaluation: what its figures cannot carry, found by looking at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.classification.bootstrap import FEWEST_DRAWN
from framing.evaluation.tables import Evaluation, SentimentTables, ValidityTables
from framing.extractors.frames import is_cued
from framing.report.caveats import Caveat
from framing.report.validity.wording import figure_rows, frame_names
from framing.report.wording import count, listing

#: With fewer texts that show a frame, recall moves by more than 5 points with one of them.
FEW = 20


#: On what the figures depend beside the programme, by what is evaluated.
_DEPENDS = {
    "frames": "Precision, F1 and calibration depend on how frequent a frame is and so on how the"
    " texts were drawn; recall and the AUC do so less. If the model learnt from these texts, or the"
    " codebook’s cues were chosen on them, every figure is too good.",
    "loaded": "Precision, F1 and calibration depend on how frequent loaded wording is and so on how"
    " the texts were drawn; recall and the AUC do so less.",
    "sentiment": "Precision and F1 depend on how frequent each class is and so on how the texts"
    " were drawn; recall, the AUC and the rank correlation do so less.",
    "attribution": "How hard attributions are to find differs between genres, outlets and times.",
}


def always(validity: Evaluation) -> tuple[Caveat, ...]:
    """Give what holds for every evaluation of a kind."""
    return (
        Caveat(
            "The codes are taken as true.",
            "Where a coder erred or two would disagree, the model is blamed. Give the agreement of"
            " your coders beside these figures: no model can be shown to be better than they are.",
        ),
        Caveat("They hold for texts like these.", _DEPENDS[validity.KIND]),
    )


def find_caveats(validity: Evaluation) -> Iterator[Caveat]:
    """Give what is to be known of this evaluation in particular."""
    if isinstance(validity, ValidityTables):
        yield from _few(validity)
    yield from _intervals(validity)
    if isinstance(validity, ValidityTables):
        yield from _cued(validity)
    yield from _learnt(validity)
    yield from _contradictory(validity)
    yield from _not_read(validity)


def _few(validity: ValidityTables) -> Iterator[Caveat]:
    names, rows = frame_names(validity), figure_rows(validity)
    few = {name: int(rows[code]["present"]) for code, name in names.items()}
    rare = [f"{name} in {amount}" for name, amount in few.items() if amount < FEW]
    shows = "loaded wording" if validity.KIND == "loaded" else "a frame"
    if rare:
        yield Caveat(
            f"Few texts show {shows}.",
            f"{listing(rare)} of the texts. A single text moves recall there by 5 points or more:"
            f" code at least {FEW} texts that show {shows} before you rely on its figures, better"
            " a hundred.",
        )


def _intervals(validity: Any) -> Iterator[Caveat]:
    table = validity.overall if isinstance(validity, SentimentTables) else validity.figures
    groups = int(table["groups"].max())
    by_article = validity.provenance.get("groups") == "articles"
    if groups < FEWEST_DRAWN:
        amount = count(groups, "article" if by_article else "text")
        yield Caveat(
            "No intervals.",
            f"The texts are from {amount}; with fewer than {FEWEST_DRAWN} an interval would say"
            " nothing. The figures are those of these texts only.",
        )
    elif not by_article:
        yield Caveat(
            "Intervals over texts.",
            "The codes do not say which article a text is from, so each is drawn by itself. Where"
            " several are from one article, the intervals are too narrow: add a column article_id.",
        )


def _cued(validity: ValidityTables) -> Iterator[Caveat]:
    if any(map(is_cued, validity.measures["version"])):
        yield Caveat(
            "Frames by cues alone.",
            "No model was trained for these frames: they are found by the cues of the codebook,"
            " weighted by hand. What is drawn as probability was never meant to be one.",
        )


def _learnt(validity: Any) -> Iterator[Caveat]:
    amount = int(validity.provenance.get("codes", {}).get("learnt", 0))
    if amount:
        yield Caveat(
            "The model learnt from these texts.",
            f"{amount:,} of {count(len(validity.units), 'text')} are among those it was trained on:"
            " every figure is too good. Take texts that it never saw; how well it does on texts"
            " left out stands on its card.",
        )


def _contradictory(validity: Any) -> Iterator[Caveat]:
    amount = int(validity.provenance.get("codes", {}).get("contradictory", 0))
    if amount:
        yield Caveat(
            "Contradictory codes left out.",
            f"On {count(amount, 'code')} rows of the same paragraph disagree. These are the hard"
            " cases: without them every figure is too good. Let the coders agree on one code.",
        )


def _not_read(validity: Evaluation) -> Iterator[Caveat]:
    if isinstance(validity, ValidityTables):
        said = validity.units[[f"frame_{code}" for code in validity.frames]]
    elif isinstance(validity, SentimentTables):
        said = validity.units[["score"]]
    else:
        return
    amount = int(said.isna().all(axis=1).sum())
    if amount:
        total = count(len(said), "text")
        yield Caveat(
            "Not read.",
            f"{amount:,} of {total} have no words or are not in English, and count nowhere.",
        )
