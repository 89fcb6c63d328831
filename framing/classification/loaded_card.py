"""The card of a model of one's own: what it learnt from, how good it is and where it stops."""

from __future__ import annotations

import math
import platform
from importlib.metadata import version

import pandas as pd

from framing.classification.bootstrap import DRAWS, FEWEST_DRAWN
from framing.classification.loaded_figures import GAIN, Rounds, is_chance
from framing.heads import Head, VectorHead, version_of

_LIBRARIES = ("numpy", "scikit-learn", "onnxruntime")
#: The columns of the figures.
HEADER = ("judged by", "texts", "groups", "AUC", "95 % interval", "macro-F1", "calibration error")


def write_card(head: Head | VectorHead, rounds: Rounds, figures: pd.DataFrame) -> str:
    """Give the card, in Markdown; every figure in it comes from the training."""
    (label,) = head.labels
    told = {**head.notes, **({"encoder": head.encoder} if isinstance(head, VectorHead) else {})}
    notes = "\n".join(f"- {key}: {value}" for key, value in told.items())
    lines = [HEADER, tuple("---" for _ in HEADER), *figure_lines(figures)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    remarks = "".join(f"\n- {remark}" for remark in rounds.remarks)
    return f"""# Model `{head.name}`, version {version_of(head)}

{_kind(head)}
Use it with `framing report SOURCE --loaded FOLDER -o REPORT`, or in Python with
`framing.analyze(source, loaded=folder)`. The same table gives the same file.

{notes}
- trained with Python {platform.python_version()}, {libraries}
- calls a sentence loaded from a probability of {label.high:.2f} on, not loaded below \
{label.low:.2f}, and abstains between{remarks}

## Figures on texts left out

{table}

Every text was judged by a model that learnt from other groups and was calibrated on others:
{rounds.unit} left out say how it does on new {rounds.unit}, outlets left out how it does on outlets
it never saw. The AUC compares texts that the same model judged. The interval is a bootstrap over
groups ({DRAWS} draws; none with fewer than {FEWEST_DRAWN} groups). The calibration error is the
mean gap, over tenths of probability, between what was said and what was so. A text is as loaded as
its most loaded sentence.

## Where it stops

- It repeats the judgement of those who labelled its texts, slants included; have a part labelled
  by two people and report their agreement.
- Its probabilities hold for texts in which as many are loaded as among those it learnt from, from
  outlets and on topics like theirs.
- Quoted words count too; what a text leaves out, no model of words can see.{_warning(figures)}
"""


def _warning(figures: pd.DataFrame) -> str:
    if not is_chance(figures):
        return ""
    told = "On texts left out it may do no better than chance: it has learnt nothing to rely on."
    return f"\n- **{told}**"


def figure_lines(figures: pd.DataFrame) -> list[tuple[str, ...]]:
    """Give the figures as text, a tuple a row."""
    return [
        (
            str(name),
            str(row["texts"]),
            str(row["groups"]),
            *_shown(row, "+.3f" if name == GAIN else ".3f"),
        )
        for name, row in figures.astype(object).iterrows()
    ]


def _shown(row: pd.Series, form: str) -> tuple[str, ...]:
    auc, low, high, macro_f1, error = (
        "–" if math.isnan(row[name]) else f"{row[name]:{form}}"
        for name in ("auc", "auc_low", "auc_high", "macro_f1", "calibration_error")
    )
    return auc, low if low == "–" else f"{low} to {high}", macro_f1, error


def _kind(head: Head | VectorHead) -> str:
    kind = (
        f"with one weight a word or pair of words ({len(head.entries):,} entries)"
        if isinstance(head, Head)
        else f"on the mean of {len(head.coefficients)} numbers a token"
    )
    return (
        f"A linear head {kind}, and one weight for the list of\n"
        "loaded words; so each word's share of the log-odds is exact."
    )
