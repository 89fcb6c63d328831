"""The study behind the models of loaded language, written as Markdown.

``python -m framing.training.study [--coded FILE] [-o FILE]``; takes some minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from framing.classification.soft import cross_validated, fit_soft
from framing.encoders import load_contextual
from framing.extractors.loaded_sentences import default_loaded_sentences
from framing.folders import write_file
from framing.heads import load_head, load_vector_head, version_of
from framing.heads.sealed import MODELS
from framing.training import study_figures as figures
from framing.training.examples import Example, flatten, read_judged, read_news
from framing.training.loaded import codes_of, log_odds_of, shares_of
from framing.training.study_figures import Sample
from framing.training.study_models import FROZEN, Said, draw_topics, scores_of, vectors_of

SHARES, SEEDS = (1 / 8, 1 / 4, 1 / 2), (0, 1, 2)


def write_study(coded: Path | None = None) -> str:
    """Give the study as Markdown, with figures on a file that others coded where one is given.

    Raises InputError where that file is not of its form.
    """
    models = {name: default_loaded_sentences(name) for name in ("fast", "standard")}
    news, held = list(flatten(read_news("learnt"))), figures.read_held()
    learnt = [*flatten(read_judged()), *news]
    parts = [_opening(learnt)]
    samples = [held] if coded is None else [held, figures.read_coded(coded)]
    tests = [example for sample in samples for example in sample.examples]
    vectors = vectors_of([example.text for example in [*learnt, *tests]])
    scores = scores_of(learnt, tests, vectors, list(range(len(learnt))))
    parts += ["" if FROZEN in vectors else _NO_TORCH]
    for sample in samples:
        count = f"{len(sample.examples)} sentences of {len(set(sample.articles))} articles."
        shipped = {name: log_odds_of(model, sample.examples) for name, model in models.items()}
        lines = ablation(sample, scores, shipped, held)
        parts += [f"## Ablation: {sample.title}", f"{count} {_ABLATION}"]
        parts += [table(("model", *figures.FIGURES), lines)]
        if sample is held:
            parts += [_CURVE, _curve(learnt, held, vectors, scores)]
            parts += [_HABITS, _habits(news, held, shipped)]
        for name in sample.groups:
            parts += [f"## By {name}: {sample.title}", _GROUPS]
            for model, odds in shipped.items():
                lines = figures.by_group(sample, name, odds)
                parts += [table((f"`{model}`", *figures.GROUPED), lines)]
    return "\n\n".join(filter(None, parts)) + "\n"


def ablation(sample: Sample, scores: Said, shipped: Said, held: Sample) -> Iterator[Sequence[str]]:
    """Give a line a model: its name and the figures for a sample.

    *scores* are for the topics held out and, after them, for what others coded. They are
    calibrated on held topics: on others than the one judged.
    """
    topics, shares = [e.topic for e in held.examples], shares_of(held.examples)
    for name, column in scores.items():
        known, new = column[: len(topics), None], column[len(topics) :, None]
        if sample is held:
            odds, new = cross_validated(known, shares, topics, strength=1.0), known
        else:
            odds = fit_soft(known, shares, strength=1.0).decision_function(new)
        yield name, *figures.judge(sample, new[:, 0], odds)
    for name, odds in shipped.items():
        yield f"`{name}` as shipped", *figures.judge(sample, odds, odds)


def _curve(learnt: list[Example], held: Sample, vectors: Said, scores: Said) -> str:
    rows = {name: values[: len(learnt) + len(held.examples)] for name, values in vectors.items()}
    columns: dict[str, list[Said]] = {}
    for share in SHARES:
        draws = [draw_topics([e.topic for e in learnt], share, seed) for seed in SEEDS]
        told = f"{share:g} ({np.mean([len(drawn) for drawn in draws]):.0f})"
        columns[told] = [scores_of(learnt, held.examples, rows, drawn) for drawn in draws]
    columns[f"all ({len(learnt)})"] = [scores]
    codes, lines = codes_of(held.examples), []
    for name in scores:
        areas = [[roc_auc_score(codes, r[name][: len(codes)]) for r in c] for c in columns.values()]
        lines.append((name, *(f"{np.mean(some):.3f} ± {np.std(some):.3f}" for some in areas)))
    return table(("share (texts)", *columns), lines)


def _habits(news: list[Example], held: Sample, shipped: Said) -> str:
    of = held.examples
    columns = {"label, learnt": (news, codes_of(news)), "label, held": (of, codes_of(of))}
    columns |= {f"`{name}`, held": (of, expit(odds)) for name, odds in shipped.items()}
    told = {h: [figures.correlate(h, *given) for given in columns.values()] for h in figures.HABITS}
    return table(("habit", *columns), [(habit, *line) for habit, line in told.items()])


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give rows as a table in Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _opening(learnt: list[Example]) -> str:
    heads = version_of(load_head("loaded")), version_of(load_vector_head("loaded_context"))
    return f"""# Study of the models of loaded language

Written by `python -m framing.training.study`. Shipped: `loaded` {heads[0]}, `loaded_context`
{heads[1]}, encoder {load_contextual().version}. The other models learn from {len(learnt)} texts of
{len({e.topic for e in learnt})} topics. In brackets: 95 % intervals (bootstrap over articles)."""


_NO_TORCH = "The frozen contextual encoder is left out: it needs the extra `train`."
_ABLATION = """Linear models of the same texts, but for the list
alone, calibrated on held news: for its own sentences on topics other than theirs. As shipped,
`fast` (words and list) and `standard` (context and list) are joined and calibrated as their cards
say, `standard` on held news. F1 at a probability of .5. Calibration error is the mean gap, over
tenths of probability, to how loaded coders found the sentences (news: graded)."""
_CURVE = """## Learning curve: AUC on the news topics held out

Whole topics are drawn; mean and standard deviation of three seeds (all: one run). The fine-tuned
encoder has seen all the news learnt from: in its lines only the linear head learns from fewer, so
they do not say what an encoder tuned on fewer texts would reach."""
_HABITS = """## Surface habits

Correlation of their count with the label, and with the probability of the shipped models; where a
model goes with a habit much more than the label does, it leans on it."""
_GROUPS = f"""Means, 0 to 1: `coded` is how loaded coders found the sentences, `judged` the
probability of the shipped model; `difference` is judged minus coded: above 0 the model marks more
than coders do. Figures of a class, and AUC, from {figures.FEWEST} sentences of a class on."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study to a file."""
    parser = argparse.ArgumentParser(prog="python -m framing.training.study")
    parser.add_argument("--coded", type=Path, help="JSON lines that others coded")
    parser.add_argument("-o", "--output", type=Path, default=MODELS / "loaded_study.md")
    given = parser.parse_args(arguments)
    write_file(given.output, write_study(given.coded).encode())


if __name__ == "__main__":
    main()
