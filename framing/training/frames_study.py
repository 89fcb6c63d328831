"""The study behind the models of frames, written as Markdown.

``python -m framing.training.frames_study [--coded FILE] [-o FILE]``; takes some minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from framing.classification import FrameClassifier
from framing.classification.calibration import Calibration, calibrate
from framing.classification.context import fit_context
from framing.classification.frames import STRENGTH
from framing.classification.loaded_figures import calibration_error
from framing.codebooks import load_codebook
from framing.encoders import load_contextual
from framing.extractors.frames import default_frames
from framing.folders import write_file
from framing.heads import load_head, load_vector_head, version_of
from framing.heads.cues import cued_head
from framing.heads.sealed import MODELS
from framing.text.passage import Passage
from framing.training.frame_texts import (
    Coded,
    chances_of,
    codes_of,
    read_coded,
    read_others,
    read_written,
    shares_of,
)
from framing.training.frames import features
from framing.training.records import Floats
from framing.training.study import table
from framing.training.study_models import (
    FROZEN,
    NGRAMS,
    STATIC,
    STRENGTHS,
    TUNED,
    draw_topics,
    ngrams,
    vectors_of,
)

SHARES, SEEDS = (1 / 8, 1 / 4, 1 / 2), (0, 1, 2)
WORDS = "words (`fast`)"
#: One row a text, one column a frame, by the name of a model.
Scores = Mapping[str, Floats]


def write_study(coded: Path | None = None) -> str:
    """Give the study as Markdown, with figures on a file that others coded where one is given."""
    learnt, held = [*read_written(), *read_coded("learnt")], read_coded("held")
    others = [] if coded is None else read_others(coded)
    texts = [*learnt, *held, *others]
    vectors = vectors_of([text.text for text in texts])
    every = list(range(len(learnt)))
    scores = _scores(texts, learnt, vectors, every)
    cues = _read(cued_head(load_codebook()).read, texts[len(learnt) :])
    scores = {"cues alone": cues, **scores}
    joined = default_frames("standard").judge
    shipped = _read(joined.read, texts[len(learnt) :])
    chances = chances_of("held")
    made = {name: _calibrations(said[: len(held)], chances) for name, said in scores.items()}
    made["`standard` as shipped"] = [
        Calibration(1.0, 0.0, (label.low + label.high) / 2) for label in joined.labels
    ]
    scores = {**scores, "`standard` as shipped": shipped}
    heads = version_of(load_head("frames")), version_of(load_vector_head("frames_context"))
    parts = [
        _OPENING.format(
            words=heads[0], context=heads[1], encoder=load_contextual().version, texts=len(learnt)
        )
    ]
    for title, part, sample in _samples(held, others):
        lines = _lines({name: said[part] for name, said in scores.items()}, made, sample)
        parts += [f"## Ablation: {title}", table(_header(), lines)]
    parts += [_CURVE, _curve(texts, learnt, held, vectors)]
    return "\n\n".join(parts) + "\n"


def _samples(
    held: list[Coded], others: list[Coded]
) -> Iterator[tuple[str, slice, Sequence[Coded]]]:
    yield f"{len(held)} paragraphs held out", slice(0, len(held)), held
    if others:
        yield f"{len(others)} paragraphs of others", slice(len(held), None), others


def _scores(
    texts: Sequence[Coded], learnt: Sequence[Coded], vectors: Scores, drawn: list[int]
) -> dict[str, Floats]:
    """Give what each model, taught the texts drawn, says of the texts that none learns from."""
    some, tests = [learnt[at] for at in drawn], [text.text for text in texts[len(learnt) :]]
    codes = codes_of(some)
    found: dict[str, Floats] = {}
    cut = ngrams()
    rows = cut.fit_transform([text.text for text in some])
    found[NGRAMS] = _fitted(rows, codes, STRENGTHS[NGRAMS])(cut.transform(tests))
    for name, means in vectors.items():
        strength = STRENGTHS[STATIC] if name == STATIC else STRENGTH
        heads = fit_context(means[drawn], codes, strength)
        found[name] = heads.scores(means[len(learnt) :])
    model = FrameClassifier(load_codebook(), model="fast", features=features())
    passages = [Passage(text.text) for text in some]
    found[WORDS] = model._scores(model._fit_pipelines(passages, codes), list(map(Passage, tests)))
    order = (NGRAMS, STATIC, WORDS, FROZEN, TUNED)
    return {name: found[name] for name in order if name in found}


def _fitted(rows: object, codes: Floats, strength: float) -> Callable[[object], Floats]:
    models = []
    for column in codes.T:
        coded = np.flatnonzero(~np.isnan(column))
        model = LogisticRegression(C=strength, max_iter=3000)
        models.append(model.fit(rows[coded], column[coded]))  # type: ignore[index]
    return lambda given: np.column_stack([model.decision_function(given) for model in models])


def _read(read: Callable[[Passage], Mapping[str, object]], texts: Sequence[Coded]) -> Floats:
    """Give the log-odds of each text."""
    return np.array(
        [[told.log_odds for told in read(Passage(t.text)).values()] for t in texts]  # type: ignore[attr-defined]
    )


def _calibrations(said: Floats, chances: Floats) -> list[Calibration]:
    return [
        calibrate(said[:, at], chances[:, at], prior=None, steepest=np.inf)
        for at in range(chances.shape[1])
    ]


def _header() -> tuple[str, ...]:
    return (
        "model",
        *(f"AUC {code}" for code in load_codebook().codes),
        "mean AUC",
        "mean F1",
        "calibration error",
    )


def _lines(
    scores: Scores, made: Mapping[str, list[Calibration]], sample: Sequence[Coded]
) -> Iterator[tuple[str, ...]]:
    """Give the figures of each model for a sample, with thresholds set on what is held out."""
    shares = shares_of(sample)
    known = [~np.isnan(column) for column in shares.T]
    codes = [column[k] >= 0.5 for column, k in zip(shares.T, known, strict=True)]
    floor = np.mean([f1_score(column, np.ones_like(column)) for column in codes])
    yield ("always yes", *["0.500"] * (len(codes) + 1), f"{floor:.3f}", "–")
    for name, said in scores.items():
        areas, marks, errors = [], [], []
        for at, calibration in enumerate(made[name]):
            log_odds = calibration.log_odds(said[known[at], at])
            areas.append(roc_auc_score(codes[at], log_odds))
            marks.append(f1_score(codes[at], expit(log_odds) >= calibration.threshold))
            errors.append(calibration_error(codes[at].astype(float), expit(log_odds)))
        told = [*areas, np.mean(areas), np.mean(marks), np.mean(errors)]
        yield (name, *(f"{figure:.3f}" for figure in told))


def _curve(
    texts: Sequence[Coded], learnt: Sequence[Coded], held: Sequence[Coded], vectors: Scores
) -> str:
    columns: dict[str, list[Scores]] = {}
    topics = [text.topic for text in learnt]
    for share in (*SHARES, 1.0):
        draws = [draw_topics(topics, share, seed) for seed in (SEEDS if share < 1 else (0,))]
        told = f"{share:g} ({np.mean([len(drawn) for drawn in draws]):.0f})"
        columns[told] = [_scores(texts, learnt, vectors, drawn) for drawn in draws]
    codes = shares_of(held) >= 0.5
    lines = []
    for name in next(iter(columns.values()))[0]:
        cells = []
        for runs in columns.values():
            areas = [_mean_area(codes, run[name][: len(held)]) for run in runs]
            cells.append(f"{np.mean(areas):.3f} ± {np.std(areas):.3f}")
        lines.append((name, *cells))
    return table(("share (texts)", *columns), lines)


def _mean_area(codes: NDArray[np.bool_], said: Floats) -> float:
    areas = [roc_auc_score(code, column) for code, column in zip(codes.T, said.T, strict=True)]
    return float(np.mean(areas))


_OPENING = """# Study of the models of frames

Written by `python -m framing.training.frames_study`. Shipped: `frames` {words}, `frames_context`
{context}, encoder {encoder}. All models learn from the same {texts} paragraphs; slope, intercept
and threshold of each are set on the paragraphs held out (for `standard` as its card says), F1 is
at these thresholds. Calibration error is the mean gap, over tenths of probability, between what
was said and what was so."""
_CURVE = """## Learning curve: mean AUC of the frames on the paragraphs held out

Whole topics are drawn; mean and standard deviation of three seeds (all: one run). The fine-tuned
encoder has seen all the texts learnt from: in its line only the linear head learns from fewer."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study to a file."""
    parser = argparse.ArgumentParser(prog="python -m framing.training.frames_study")
    parser.add_argument("--coded", type=Path, help="JSON lines that others coded")
    parser.add_argument("-o", "--output", type=Path, default=MODELS / "frames_study.md")
    given = parser.parse_args(arguments)
    write_file(given.output, write_study(given.coded).encode())


if __name__ == "__main__":
    main()
