"""What the model of frames learns from: paragraphs, and how surely each carries each frame."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from framing.codebooks import load_codebook
from framing.training.examples import GRADES
from framing.training.records import Floats
from framing.training.texts import read_texts

#: How often, where one coder gave a grade of 0 to 3, the other found the frame present (2 or 3).
CHANCES = (0.004, 0.1, 0.87, 0.996)
#: A share of coders beyond which they are taken to agree that a frame is absent, or present.
DOUBT = (0.4, 0.6)


@dataclass(frozen=True)
class Coded:
    """One paragraph: how surely coders found each frame of the shipped codebook, 0 to 1 or NaN.

    Paragraphs of one *topic* are never learnt from and tested on at once. Those written as news
    and coded afterwards say for which *register* and *region*.
    """

    text: str
    shares: tuple[float, ...]
    topic: str
    register: str = ""
    region: str = ""


def read_written() -> list[Coded]:
    """Give the paragraphs that were written to carry frames, or to look so."""
    codes = load_codebook().codes
    return [
        Coded(row["text"], tuple(_certain(row[code]) for code in codes), row["topic"])
        for row in read_texts("frames_[0-9].jsonl")
    ]


def read_coded(part: str) -> list[Coded]:
    """Give the paragraphs that were written as news and coded blindly, each by two coders.

    *part* is ``learnt``, or ``held``: no model learns from its articles.
    """
    return [
        Coded(
            row["text"],
            tuple(np.array(GRADES)[row["grades"]].mean(axis=0).tolist()),
            row["topic"],
            row["register"],
            row.get("region", ""),
        )
        for row in _rows(part)
    ]


def read_others(path: Path) -> list[Coded]:
    """Give the paragraphs of a file of others: a text, and 1, 0 or nothing for each frame."""
    codes = load_codebook().codes
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [
        Coded(row["text"], tuple(_share(row.get(code)) for code in codes), row.get("id", ""))
        for row in rows
    ]


def _share(code: Any) -> float:
    return float(code) if code in (0, 1) else math.nan


def chances_of(part: str) -> Floats:
    """Give the chance that a further coder would find each frame in the paragraphs of a part."""
    chances = np.array(CHANCES)[grades_of(part).astype(int)]
    return np.asarray(chances.mean(axis=1))


def grades_of(*parts: str) -> Floats:
    """Give the grades, 0 to 3, of the same paragraphs: paragraphs by coders by frames."""
    return np.array([row["grades"] for part in parts for row in _rows(part)], dtype=np.float64)


def _rows(part: str) -> list[dict[str, Any]]:
    patterns = (f"frames_{kind}_{part}_[0-9].jsonl" for kind in ("news", "cut"))
    return [row for pattern in patterns for row in read_texts(pattern)]


def codes_of(texts: Iterable[Coded]) -> Floats:
    """Give 1 and 0 where coders agree, else NaN: a row a paragraph, a column a frame."""
    shares = shares_of(texts)
    low, high = DOUBT
    return np.where(shares >= high, 1.0, np.where(shares <= low, 0.0, np.nan))


def shares_of(texts: Iterable[Coded]) -> Floats:
    """Give how surely coders found each frame: a row a paragraph, a column a frame."""
    return np.array([text.shares for text in texts])


def _certain(code: Any) -> float:
    """Give the share for a code: one coder's word is not quite certain."""
    return math.nan if code is None else GRADES[-1] if code else GRADES[0]
