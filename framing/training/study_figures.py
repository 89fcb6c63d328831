"""What the study of loaded language measures on, and its figures: with intervals and by group."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score

from framing.errors import InputError
from framing.text.normalising import plain
from framing.training.examples import Example, flatten, read_news
from framing.training.loaded import codes_of, shares_of
from framing.training.records import Floats

FIGURES = ("AUC", "macro-F1", "calibration error")
GROUPED = (
    "sentences",
    "coded",
    "judged",
    "difference",
    "judged where plain",
    "where loaded",
    "AUC",
)
#: A class or group with fewer sentences has no figure of its own.
FEWEST = 15
_DRAWS = 1000
_LABELS = {"Biased": 1, "Non-biased": 0}
#: Habits of writing that say nothing of wording and could give a label away, as patterns.
HABITS = {
    "length in words": r"\w[\w'-]*",
    "numbers": r"\d+",
    "quotation marks": '"',
    "“said”": r"\bsaid\b",
    "question marks": r"\?",
    "first person": r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Ww]e|[Uu]s|[Oo]urs?)\b",
}


@dataclass(frozen=True, eq=False)
class Sample:
    """Coded sentences that no model learns from, with the article and the groups of each."""

    title: str
    examples: list[Example]
    articles: Sequence[str]
    groups: Mapping[str, Sequence[str]]


def read_held() -> Sample:
    """Give the news topics that no model of this package learns from."""
    texts = read_news("held")
    articles = [str(number) for number, text in enumerate(texts) for _ in text]
    voices = [example.voice for example in flatten(texts)]
    return Sample("news topics held out", list(flatten(texts)), articles, {"voice": voices})


def read_coded(path: Path) -> Sample:
    """Give the sentences of a file of JSON lines that others coded, without those not agreed on.

    A line has ``text`` and ``label`` (0, 1) or ``labels`` (["Biased"], ["Non-biased"]), and may
    have ``topic``, ``lean`` and ``url`` (lines of one address are one article).

    Raises InputError, with each line at fault, where the file is not of this form.
    """
    faults, rows = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            code = row["label"] if "label" in row else _LABELS.get(*row["labels"])
            if not row["text"].strip() or code not in (0, 1, None):
                raise ValueError("expected a text, and a label of 0 or 1")
            if code is not None:
                rows.append({**row, "code": float(code), "url": row.get("url") or str(number)})
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            faults.append(f"line {number}: {type(error).__name__}: {error}")
    counts = Counter(row["code"] for row in rows)
    if min(counts[0.0], counts[1.0]) < FEWEST:
        faults.append(f"expected at least {FEWEST} sentences of each label")
    if faults:
        remedy = "Give on each line `text` and `label` (0, 1), or `labels` as BABE has them."
        raise InputError(path.name, faults, remedy=remedy)
    groups = {key: [row.get(key) or "not given" for row in rows] for key in ("lean", "topic")}
    examples = [Example(row["text"], row["code"], (), row.get("topic") or "") for row in rows]
    return Sample(path.name, examples, [row["url"] for row in rows], groups)


def interval(statistic: Callable[[Floats], float], articles: Sequence[str]) -> str:
    """Give a statistic and the middle 95 % of it over draws of whole articles, with repetition.

    *statistic* is given the weight of each sentence: how often its article was drawn.
    """
    _, place = np.unique(np.array(articles), return_inverse=True)
    count = int(place.max()) + 1
    random = np.random.default_rng(0)
    draws = (np.bincount(random.integers(0, count, count), minlength=count) for _ in range(_DRAWS))
    values = [statistic(draw[place].astype(np.float64)) for draw in draws]
    low, high = np.nanquantile(values, [0.025, 0.975])
    return f"{statistic(np.ones(len(articles))):.3f} [{low:.3f}, {high:.3f}]"


def judge(sample: Sample, scores: Floats, log_odds: Floats) -> tuple[str, ...]:
    """Give :data:`FIGURES`: of the order by *scores*, and of the probabilities of *log_odds*."""
    codes, said = codes_of(sample.examples), expit(log_odds)
    tenths = np.minimum((said * 10).astype(int), 9)
    gaps = np.bincount(tenths, weights=shares_of(sample.examples) - said)
    ranked = interval(lambda w: roc_auc_score(codes, scores, sample_weight=w), sample.articles)
    f1 = f1_score(codes, said >= 0.5, average="macro")
    return ranked, f"{f1:.3f}", f"{np.abs(gaps).sum() / len(said):.3f}"


def by_group(sample: Sample, name: str, log_odds: Floats) -> Iterator[tuple[str, ...]]:
    """Give a line a group, :data:`GROUPED` behind its name; small groups are taken together."""
    codes, judged = codes_of(sample.examples), expit(log_odds)
    shares, counts = shares_of(sample.examples), Counter(sample.groups[name])
    keys = np.array([key if counts[key] >= FEWEST else "(others)" for key in sample.groups[name]])
    for key in sorted(set(keys.tolist())):
        own = keys == key
        sides = [judged[own & (codes == side)] for side in (0, 1)]
        told = [f"{side.mean():.3f}" if len(side) >= FEWEST else "–" for side in sides]
        ranked = "–" if "–" in told else f"{roc_auc_score(codes[own], judged[own]):.3f}"
        means = f"{shares[own].mean():.3f}", f"{judged[own].mean():.3f}"
        apart = interval(partial(_mean, judged - shares, own), sample.articles)
        yield (key, str(own.sum()), *means, apart, *told, ranked)
    if {"left", "right"} <= set(keys):
        left, right = (partial(_mean, judged - shares, keys == key) for key in ("left", "right"))
        apart = interval(lambda weights: right(weights) - left(weights), sample.articles)
        yield ("right minus left", "", "", "", apart, "", "", "")


def _mean(values: Floats, inside: Floats, weights: Floats) -> float:
    total = float(weights @ inside)
    return float(weights @ (values * inside)) / total if total else math.nan


def correlate(habit: str, examples: Sequence[Example], values: Floats) -> str:
    """Give how the count of a habit goes with labels or probabilities: Pearson's r."""
    shown = [len(re.findall(HABITS[habit], plain(example.text))) for example in examples]
    return f"{np.corrcoef(shown, values)[0, 1]:+.2f}"
