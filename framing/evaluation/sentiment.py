"""Sentiment evaluated: how well the score of a text tells what people coded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.codings import SENTIMENT
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, TEXT, Allowed
from framing.evaluation.judging import SPANS
from framing.evaluation.reported import Reported
from framing.evaluation.scored import OUTLET, by_outlet, is_analysis, score_coded
from framing.evaluation.sentiment_figures import (
    MEAN,
    class_of,
    class_of_code,
    sentiment_confusion,
    sentiment_figures,
)
from framing.evaluation.tables import SentimentTables
from framing.tables import Tables

MEASURE = "sentiment_mean"
SENTIMENT_CODES = Allowed(
    "what is evaluated",
    "a column sentiment with -1 (negative), 0 (neutral) or 1 (positive), a number between these, or"
    " nothing (not coded)",
    "a number from -1 to 1 or nothing",
    lambda code: -1 <= code <= 1,
)


class SentimentValidity(SentimentTables, Reported):
    """How well sentiment is told: the tables of an evaluation, and the report of it.

    >>> texts = ["A wonderful, brilliant day.", "A horrible, brutal attack."]
    >>> validity = evaluate_sentiment(pd.DataFrame({"text": texts, "sentiment": [1, 0]}))
    >>> validity
    <SentimentValidity: 2 texts>
    >>> validity.errors["text"].tolist()
    ['A horrible, brutal attack.']
    """


def evaluate_sentiment(
    codes: str | Path | pd.DataFrame,
    source: Source | Tables | None = None,
    *,
    text: str | None = None,
    random_state: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> SentimentValidity:
    """Say how well the sentiment of texts is told, against a table of texts that people coded.

    *codes* is a table or its file, as for ``framing.evaluate_frames``, with a column ``sentiment``:
    -1 negative, 0 neutral, 1 positive, or a number between; or a row a judgement with ``variable``
    and ``value``. The score is ``sentiment_mean``: over 0.05 it counts as positive, under -0.05 as
    negative; codes count by their sign. *source* and *progress* are those of
    ``framing.evaluate_frames``.

    Raises InputError, which lists every fault of the codes with its row and column.

    >>> texts = ["A wonderful, brilliant day.", "A horrible, brutal attack."]
    >>> validity = evaluate_sentiment(pd.DataFrame({"text": texts, "sentiment": [1, -1]}))
    >>> validity.overall["auc"].tolist()
    [1.0]
    """
    scored = score_coded(
        codes,
        source,
        _coded_in,
        text=text,
        settings={} if is_analysis(source) else {"model": "fast"},  # the score hangs on no model
        allowed=SENTIMENT_CODES,
        progress=progress,
    )
    name = f"coded_{SENTIMENT.name}"
    units = scored.units.rename(columns={name: "coded"})
    units["score"] = scored.of_units(scored.tables.features, [MEASURE])[MEASURE]
    units["told"] = units["score"].map(class_of)
    coded, scores = (units[part].to_numpy(np.float64) for part in ("coded", "score"))
    figures, overall = sentiment_figures(coded, scores, scored.groups, random_state=random_state)
    chosen = scored.tables.spans["extractor"] == "sentiment"
    spans = scored.spans(chosen, SPANS)
    return SentimentValidity(
        figures=figures,
        overall=overall,
        by_outlet=by_outlet(units, scored.groups, partial(_of_outlet, random_state=random_state)),
        confusion=sentiment_confusion(coded, scores),
        units=units,
        spans=spans,
        errors=_errors(units, spans),
        measures=scored.tables.measures.loc[[MEASURE]],
        provenance=scored.provenance(random_state),
    )


def _coded_in(tables: Tables) -> Sequence[str]:
    if MEASURE not in tables.features:
        raise InputError(
            "source",
            [f"the analysis has no {MEASURE}"],
            remedy="Analyse the articles with sentiment, as framing.analyze() does.",
        )
    return (SENTIMENT.name,)


def _of_outlet(units: pd.DataFrame, groups: Sequence[Any], *, random_state: int) -> pd.DataFrame:
    """Give the figures of an outlet as one row."""
    coded, scores = (units[part].to_numpy(np.float64) for part in ("coded", "score"))
    figures, overall = sentiment_figures(coded, scores, groups, random_state=random_state)
    macro = figures.loc[[MEAN], ["f1", "f1_low", "f1_high", "always_f1"]]
    joined = pd.concat([overall, macro.reset_index(drop=True)], axis=1)
    return joined.set_axis(pd.Index(["all"], name="class"))


def _errors(units: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Give the texts told wrongly, those whose score lies furthest from the code first."""
    so = units["coded"].map(class_of_code)
    wrong = units[(so != "") & (units["told"] != "") & (so != units["told"])]
    told = [f"{word} {by:+.1f}" for word, by in zip(spans["text"], spans["weight"], strict=True)]
    moved = pd.Series(told, index=spans.index, dtype="str")
    words = moved.groupby(spans["unit"], sort=False).agg("; ".join).to_dict()
    table = pd.DataFrame(
        {
            "unit": wrong.index.astype("str"),
            "where": wrong["where"].to_numpy(),
            ARTICLE: wrong[ARTICLE].to_numpy(),
            OUTLET: wrong[OUTLET].to_numpy(),
            "coded": wrong["coded"].to_numpy(),
            "score": wrong["score"].to_numpy(),
            "told": wrong["told"].to_numpy(),
            "evidence": [str(words.get(unit, "")) for unit in wrong.index],
            TEXT: wrong[TEXT].to_numpy(),
        }
    )
    order = (table["score"] - table["coded"]).abs().sort_values(ascending=False, kind="stable")
    return table.loc[order.index].reset_index(drop=True)
