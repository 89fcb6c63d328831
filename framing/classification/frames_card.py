"""The card of a model of one's own frames: what it learnt from, how good it is, where it stops."""

from __future__ import annotations

import math
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

import pandas as pd

from framing.classification.bootstrap import DRAWS, FEWEST_DRAWN
from framing.classification.frame_validity import MEAN
from framing.codebooks import BOOK, Codebook
from framing.extractors.frames_own import LEARNT
from framing.heads import Head, VectorHead, version_of
from framing.heads.cues import CUED

if TYPE_CHECKING:
    from framing.classification.frames_figures import FrameRounds

_LIBRARIES = ("numpy", "scikit-learn", "onnxruntime")
#: The columns of figures on texts left out, of what costs no training, and of a learning curve.
FIGURES = ("frame", "n", "present", "abstained", "precision", "recall", "F1", "AUC", "cal. error")
FLOORS = ("frame", "always yes: F1", "cues: F1", "cues: AUC", "model minus cues: AUC")
CURVE = ("frame", "articles learnt from", "paragraphs", "AUC", "spread", "draws")
Lines = list[tuple[str, ...]]


def write_frames_card(
    book: Codebook, words: Head, context: VectorHead | None, rounds: FrameRounds | None
) -> str:
    """Give the card, in Markdown; every figure in it comes from the training."""
    shown = ((key, value) for key, value in words.notes.items() if key != LEARNT)
    notes = "\n".join(f"- {key}: {_inert(str(value))}" for key, value in shown)
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    parts = [
        f"# Model `{words.name}`, version {version_of(words)}",
        _kind(words, context),
        "Use it with `framing report SOURCE --codebook FOLDER -o REPORT`, or in Python with"
        " `framing.analyze(source, codebook=folder)`. The same table gives the same files.",
        f"{notes}\n- trained with Python {platform.python_version()}, {libraries}",
        _frames(book, words, context),
        _measured(rounds, _JOINED if context else ""),
        _limits(words, rounds),
    ]
    return "\n\n".join(parts) + "\n"


def _kind(words: Head, context: VectorHead | None) -> str:
    if words.name == CUED:
        return (
            "**Made of the cues of the codebook alone**: it learnt from no coded paragraph. Its"
            " figures are no calibrated probabilities; take them as a first look."
        )
    beside = (
        ""
        if context is None
        else f", beside one on the mean of {len(context.coefficients)} numbers a token (encoder"
        f" {context.encoder})"
    )
    return (
        f"A linear head with one weight a word or pair of words ({len(words.entries):,}"
        f" entries){beside}; so each word's share of the log-odds is exact."
    )


def _frames(book: Codebook, words: Head, context: VectorHead | None) -> str:
    labels = (words if context is None else context).labels
    lines = [
        f"- `{frame.code}`: {_inert(frame.definition)} Assigned from {label.high:.2f} on, not"
        f" below {label.low:.2f}" + ("; abstains between." if label.low < label.high else ".")
        for frame, label in zip(book.frames, labels, strict=True)
    ]
    return "\n".join(
        [
            f"## Codebook {_inert(book.name)} {_inert(book.version)}, {book.hash[:12]}",
            "",
            f"It lies beside the model as `{BOOK}`; where it is changed, the model is refused.",
            "",
            *lines,
        ]
    )


def _measured(rounds: FrameRounds | None, joined: str) -> str:
    if rounds is None:
        return "## Figures\n\nNone were measured: see `framing.classification.measure_frames`."
    parts = []
    for table, told in ((rounds.articles, rounds.unit), (rounds.outlets, "outlets")):
        if table is not None:
            parts += [f"## Figures, {told} left out", _table(FIGURES, frame_lines(table))]
    if parts:
        parts += [_EXPLAINED.format(unit=rounds.unit, joined=joined), "## What costs no training"]
        parts.append(_table(FLOORS, floor_lines(rounds)))
        parts.append(
            "Always yes: every paragraph is assigned the frame. Cues: the codebook's cues alone, on"
            " the same paragraphs. The interval of the last column is that of the difference."
        )
    elif len(rounds.cues):
        parts += ["## Figures of the cues", _table(FIGURES, frame_lines(rounds.cues))]
    if len(rounds.cues):
        parts += ["## Confusion", *_confusion(rounds)]
    if rounds.curve is not None:
        parts += ["## Learning curve", _table(CURVE, curve_lines(rounds.curve)), _CURVED]
    parts += [f"- {_inert(remark)}." for remark in rounds.remarks]
    return "\n\n".join(parts)


_EXPLAINED = (
    "Every paragraph was judged by a model that learnt from other {unit}, with calibration and"
    " threshold from others too.{joined} Where the model abstains it counts as not assigned. In"
    f" brackets: 95 % of {DRAWS} bootstrap draws over {{unit}} (none with fewer than"
    f" {FEWEST_DRAWN}). The AUC compares paragraphs that the same model judged. The calibration"
    " error is the mean gap, over tenths of probability, between what was said and what was so."
)
#: What is said beside it of a model of words and context.
_JOINED = (
    " That is so of the sum of words and context; how much either counts in it was set once, by the"
    " codes of all paragraphs, those judged too, which can make the figures a little too good."
)
_CURVED = (
    "The AUC on the articles not learnt from, mean and standard deviation over draws; the last row"
    " of a frame is that of the figures above. A curve that still rises says: code more."
)


def _confusion(rounds: FrameRounds) -> list[str]:
    table = rounds.confusion
    lines = [(f"coded {row}", *map(str, table.loc[row])) for row in table.index]
    return [
        _table(("", *(f"assigned {name}" for name in table.columns)), lines),
        "Paragraphs. Off the diagonal: coded the frame of the row and not that of the column, which"
        " was assigned, wrongly.",
    ]


def _limits(words: Head, rounds: FrameRounds | None) -> str:
    lines = [
        "It repeats the judgement of those who coded its texts; have a part coded by two people"
        " and report their agreement.",
        "Its probabilities hold for texts in which the frames are as frequent as in those it learnt"
        " from, from outlets and on topics like theirs.",
        "Quoted words count too; what a text leaves out, no model of words can see.",
    ]
    if words.name == CUED:
        lines[0] = (
            "Nobody's coding stands behind it but the weights of the cues; a paragraph that shows a"
            " frame in other words is missed. Code paragraphs by hand before a claim."
        )
        lines[1] = "Its figures from 0 to 1 are not calibrated."
    if chance := [] if rounds is None else chance_frames(rounds):
        lines.append(
            "**On texts left out it may do no better than chance for"
            f" {', '.join(chance)}: do not use it there.**"
        )
    return "\n".join(["## Where it stops", "", *(f"- {line}" for line in lines)])


def chance_frames(rounds: FrameRounds) -> list[str]:
    """Give the frames that a model may have ranked no better than chance does.

    That is where the interval of the AUC holds one half; without an interval the AUC decides.
    """
    if rounds.articles is None:
        return []
    own = rounds.articles.drop(index=MEAN)
    low = own["auc_low"].fillna(own["auc"])
    return [str(code) for code in own.index[~(low > 0.5)]]


def frames_not_gained(rounds: FrameRounds) -> list[str]:
    """Give the frames that a model may rank no better than the cues of the codebook do."""
    if "auc_gain" not in rounds.cues:
        return []
    told = rounds.cues.drop(index=MEAN).dropna(subset=["auc_gain"])
    low = told["auc_gain_low"].fillna(told["auc_gain"])
    return [str(code) for code in told.index[~(low > 0)]]


def frame_lines(table: pd.DataFrame) -> Lines:
    """Give figures as text, a tuple a frame, as ``FIGURES`` names them."""
    return [
        (
            str(frame),
            *(_count(row[name]) for name in ("texts", "present", "abstained")),
            *(_shown(row, name) for name in ("precision", "recall", "f1", "auc")),
            _shown(row, "calibration_error"),
        )
        for frame, row in table.iterrows()
    ]


def floor_lines(rounds: FrameRounds) -> Lines:
    """Give what costs no training as text, a tuple a frame, as ``FLOORS`` names it."""
    judged = rounds.cues if rounds.articles is None else rounds.articles
    always = judged["always_f1"].to_dict()
    return [
        (
            str(frame),
            _number(always[frame]),
            _shown(row, "f1"),
            _shown(row, "auc"),
            _shown(row, "auc_gain", signed=True) if "auc_gain" in row else "–",
        )
        for frame, row in rounds.cues.iterrows()
    ]


def curve_lines(curve: pd.DataFrame) -> Lines:
    """Give a learning curve as text, a tuple a row, as ``CURVE`` names it."""
    return [
        (
            str(row["frame"]),
            str(row["articles"]),
            str(row["texts"]),
            _number(row["auc"]) if row["draws"] else "too few codes",
            _number(row["spread"]),
            str(row["draws"]),
        )
        for _, row in curve.astype(object).iterrows()
    ]


def _count(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.0f}"


def _number(value: float, form: str = ".2f") -> str:
    return "–" if math.isnan(value) else f"{value:{form}}"


def _shown(row: pd.Series, name: str, *, signed: bool = False) -> str:
    form = "+.2f" if signed else ".2f"
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    bounds = "" if math.isnan(low) else f" ({low:{form}} to {high:{form}})"
    return _number(row[name], form) + bounds


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rows = [header, ["---" for _ in header], *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inert(text: str) -> str:
    """Give a text on one line in which nothing is markup."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in " ".join(text.split()))
