"""What a training says on the terminal when it is done."""

from __future__ import annotations

from framing.classification.loaded import LoadedClassifier
from framing.classification.loaded_card import HEADER, figure_lines
from framing.classification.loaded_figures import GAIN, SHIPPED, is_chance
from framing.cli.running import say

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
