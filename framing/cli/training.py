"""What a training says on the terminal when it is done."""

from __future__ import annotations

from framing.classification.frames_card import (
    CURVE,
    FIGURES,
    FLOORS,
    chance_frames,
    curve_lines,
    floor_lines,
    frame_lines,
    frames_not_gained,
)
from framing.classification.frames_training import TrainedFrames
from framing.classification.loaded import LoadedClassifier
from framing.classification.loaded_card import HEADER, figure_lines
from framing.classification.loaded_figures import GAIN, SHIPPED, is_chance
from framing.cli.running import say
from framing.extractors.frames import CUED_CAVEAT

#: Where the shipped model's AUC lies below this, labels are likely the wrong way round.
_REVERSED = 0.4


def show_training(classifier: LoadedClassifier) -> None:
    """Say how a model did on texts left out, beside what costs no training."""
    rounds, figures = classifier.rounds_, classifier.figures()
    say(f"{classifier.head_.notes['trained on']}, judged by models that had not seen them:")
    for line in aligned([HEADER, *figure_lines(figures)]):
        say(f"  {line}")
    for remark in rounds.remarks:
        say(f"Note: {remark}.", err=True)
    auc, low, high = (figures[name].to_dict() for name in ("auc", "auc_low", "auc_high"))
    if auc[SHIPPED] < _REVERSED:
        say("Note: the shipped model ranks these texts the other way round. Is 1 loaded?", err=True)
    elif is_chance(figures):
        say(
            "Note: on texts left out the model may do no better than chance. It has learnt nothing"
            " to rely on: look at the labels, and label more texts.",
            err=True,
        )
    elif high[GAIN] < 0:
        say("Note: on these texts the shipped model is better. Use it instead.", err=True)
    elif not low[GAIN] > 0:
        say(
            "Note: on these texts the model is not surely better than the shipped one. More"
            " labelled texts help, and so does a second coder.",
            err=True,
        )


def show_frames(trained: TrainedFrames) -> None:
    """Say how a model of frames did on paragraphs left out, beside what costs no training."""
    rounds = trained.rounds
    if rounds is None:
        say("No codes were given: this first model is made of the cues of the codebook alone.")
        say(f"Note: {CUED_CAVEAT}", err=True)
        return
    by_cues = trained.classifier is None
    told = f"{rounds.notes['texts']} paragraphs coded by the user"
    if by_cues:
        _show(f"{told}, judged by the cues of the codebook:", FIGURES, frame_lines(rounds.cues))
    if rounds.articles is not None:
        heading = f"{told}, judged by models that had not seen their {rounds.unit}:"
        _show(heading, FIGURES, frame_lines(rounds.articles))
    if rounds.outlets is not None:
        _show("The same with outlets left out:", FIGURES, frame_lines(rounds.outlets))
    if rounds.articles is not None:
        _show("What costs no training:", FLOORS, floor_lines(rounds))
    if rounds.curve is not None:
        _show("Learning curve:", CURVE, curve_lines(rounds.curve))
    for remark in rounds.remarks:
        say(f"Note: {remark}.", err=True)
    if by_cues:
        say(f"Note: {CUED_CAVEAT}", err=True)
    if chance := chance_frames(rounds):
        say(
            f"Note: on paragraphs left out the model may do no better than chance for"
            f" {', '.join(chance)}. It has learnt nothing to rely on there: look at the codes, and"
            " code more paragraphs.",
            err=True,
        )
    if worse := frames_not_gained(rounds):
        say(
            f"Note: for {', '.join(worse)} the model is not surely better than the cues of the"
            " codebook, which cost no training. More coded paragraphs help.",
            err=True,
        )


def _show(heading: str, header: tuple[str, ...], lines: list[tuple[str, ...]]) -> None:
    say(heading)
    for line in aligned([header, *lines]):
        say(f"  {line}")


def aligned(lines: list[tuple[str, ...]]) -> list[str]:
    """Give rows of cells as lines whose columns stand below each other, figures to the right.

    >>> aligned([("a", "AUC"), ("own", "0.9")])
    ['a    AUC', 'own  0.9']
    """
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]
