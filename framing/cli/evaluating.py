"""What an evaluation does between its arguments and its last line, and what it says then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.classification.frame_validity import MEAN
from framing.cli.running import progress_bar, say
from framing.cli.training import aligned
from framing.cli.work import date_of, named_sources, refuse_overlap
from framing.evaluation.reported import Reported
from framing.evaluation.sentiment_figures import MEAN as MEAN_OF_CLASSES
from framing.evaluation.tables import AttributionTables, Evaluation, SentimentTables
from framing.folders import check_folder
from framing.report.validity.caveats import find_caveats
from framing.report.validity.head import amounts
from framing.report.validity.wording import estimate, figure_rows
from framing.report.validity.writing import OURS
from framing.report.wording import number, whole

_FRAMES = ("precision", "recall", "f1", "auc")
_CLASSES = ("precision", "recall", "f1")


def run_evaluation(
    evaluate: Callable[..., Reported],
    codes: Path,
    sources: Sequence[str] | None,
    out: Path,
    *,
    title: str | None,
    date: str | None,
    **given: Any,
) -> None:
    """Evaluate what was named, write its page and say what came out.

    *given* are further arguments of *evaluate*, ``None`` where they were not given.
    """
    day = date_of(date) if date else None
    refuse_overlap(sources or [], out)
    check_folder(out, OURS)
    with progress_bar("Reading paragraphs") as progress:
        validity = evaluate(
            codes,
            named_sources(sources) if sources else None,
            progress=progress,
            **{name: value for name, value in given.items() if value is not None},
        )
    page = validity.report(out, title=title, date=day)
    show_validity(validity)
    say(f"Open {page} in a browser; its notebook and tables lie beside it.")


def show_validity(validity: Evaluation) -> None:
    """Say how well each thing was found, and what to know before believing it."""
    say(f"{amounts(validity)}; in brackets 95 % intervals:")
    if isinstance(validity, SentimentTables):
        lines = _of_sentiment(validity)
    elif isinstance(validity, AttributionTables):
        lines = _of_attribution(validity)
    else:
        lines = _of_frames(validity)
    for line in aligned([*lines]):
        say(f"  {line}")
    if isinstance(validity, SentimentTables):
        (row,) = map(_plain, validity.overall.to_dict("records"))
        told = f"positive against negative, AUC {estimate(row, 'auc')}"
        say(f"  {told}; rank correlation {estimate(row, 'rank_correlation')}")
    for caveat in find_caveats(validity):
        say(f"Note: {caveat.head} {caveat.text}", err=True)


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _of_frames(validity: Any) -> Iterator[tuple[str, ...]]:
    head = "frame" if validity.KIND == "frames" else "coded"
    yield (head, "present", "precision", "recall", "F1", "AUC", "always, F1")
    rows = figure_rows(validity)
    if len(validity.frames) == 1:
        del rows[MEAN]
    for frame, row in rows.items():
        figures = (estimate(row, name) for name in _FRAMES)
        yield (frame, whole(row["present"]), *figures, number(row["always_f1"]))


def _of_sentiment(validity: SentimentTables) -> Iterator[tuple[str, ...]]:
    yield ("class", "coded", "precision", "recall", "F1", "always, F1")
    for name, told in validity.figures.to_dict("index").items():
        row = _plain(told)
        figures = (estimate(row, figure) for figure in _CLASSES)
        label = "mean" if name == MEAN_OF_CLASSES else str(name)
        yield (label, whole(row["texts"]), *figures, number(row["always_f1"]))


def _of_attribution(validity: AttributionTables) -> Iterator[tuple[str, ...]]:
    yield ("found by", "coded", "precision", "recall", "F1", "source right", "quotes alone, F1")
    for rule, told in validity.figures.to_dict("index").items():
        row = _plain(told)
        figures = (estimate(row, figure) for figure in (*_CLASSES, "source_right"))
        yield (str(rule), whole(row["coded"]), *figures, number(row["quotes_f1"]))
