"""Codings of a comparison: read where they are given, and told of among its settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from framing.coded import CodedParagraphs, read_coded
from framing.comparison.misclassification import FEWEST_ARTICLES, FEWEST_CODED
from framing.comparison.sample import Sample
from framing.errors import InputError
from framing.frames.decided import codes_of
from framing.tables import Tables


def read_given(
    analysis: Tables,
    codings: str | Path | pd.DataFrame | None,
    coded_sample: str | Path | pd.DataFrame | None,
) -> CodedParagraphs | None:
    """Read the codings that a comparison was given, nothing where there are none.

    Raises InputError where they have faults, code no frame, or only weights are given.
    """
    if codings is None and coded_sample is None:
        return None
    if codings is None:
        raise InputError(
            "coded_sample", ["is given without codings"], remedy="Give the codings of it as well."
        )
    coded = read_coded(codings, analysis, sample=coded_sample)
    frames = codes_of(analysis)
    if not set(frames) & set(coded.codes):
        raise InputError(
            "codings",
            [f"no frame was coded; frames are {', '.join(frames) or 'none'}"],
            remedy="Shares of frames are corrected by codes of frames: code these, or leave the"
            " codings out.",
        )
    return coded


def codings_for(
    analysis: Tables,
    codings: str | Path | pd.DataFrame | None,
    coded_sample: str | Path | pd.DataFrame | None,
) -> dict[str, Any]:
    """Give the arguments of ``compare`` for codings of a report: none where they code no frame."""
    if codings is None:
        return {}
    coded = read_coded(codings, analysis, sample=coded_sample)
    if not set(codes_of(analysis)) & set(coded.codes):
        return {}
    return {"codings": codings, "coded_sample": coded_sample}


def told_of(coded: CodedParagraphs | None, sample: Sample) -> dict[str, Any]:
    """Give what the settings of a comparison say of its codings, nothing where there are none."""
    if coded is None:
        return {}
    used = int(coded.codes.index.isin(sample.tables.paragraphs.index).sum())
    told = {**coded.told, "paragraphs": len(coded.codes), "paragraphs_compared": used}
    return {"codings": {**told, "fewest": [FEWEST_CODED, FEWEST_ARTICLES]}}
