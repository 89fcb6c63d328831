"""Loaded wording evaluated: how well a model finds it, against texts that people coded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.classification.bootstrap import draw, interval, over
from framing.classification.codes import Floats
from framing.codings import LOADED
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.codes import Allowed
from framing.evaluation.judging import SPANS, judged
from framing.evaluation.loaded_told import MEASURE, loaded_told
from framing.evaluation.reported import Reported
from framing.evaluation.scored import Scored, score_coded
from framing.evaluation.tables import LoadedTables
from framing.extractors.loaded_sentences import JUDGED, LoadedSentences
from framing.scoring import MODELS
from framing.tables import Tables
from framing.text.words import find_words

if TYPE_CHECKING:
    from framing.classification import LoadedClassifier

COUNT = "loaded_count"
#: The column of the loaded words of a text, and what stands between them.
WORDS, BETWEEN = "words", "|"
LOADED_CODES = Allowed(
    "what is evaluated",
    "a column loaded with 1 (some wording is loaded), 0 (none is) or nothing (not coded), and"
    " perhaps a column words with the loaded words, separated by |",
    "1, 0 or nothing",
    lambda code: code in (0, 1),
)


class LoadedValidity(LoadedTables, Reported):
    """How well loaded wording is found: the tables of an evaluation, and the report of it.

    >>> texts = ["The ruthless regime butchered its critics.", "The council met on Monday."]
    >>> coded = pd.DataFrame({"text": texts, "loaded": [0, 0]})
    >>> validity = evaluate_loaded(coded, model="fast")
    >>> validity.frames  # called so in all evaluations of what is present or absent
    ('loaded',)
    >>> validity.errors[["text", "error"]].to_numpy()[0].tolist()
    ['The ruthless regime butchered its critics.', 'wrongly assigned']
    """


def evaluate_loaded(
    codes: str | Path | pd.DataFrame,
    source: Source | Tables | None = None,
    *,
    text: str | None = None,
    model: str = MODELS[0],
    loaded: str | Path | LoadedClassifier | None = None,
    random_state: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> LoadedValidity:
    """Say how well loaded wording is found, against a table of texts that people coded.

    *codes* is a table or its file, as for ``framing.evaluate_frames``, with a column ``loaded``: 1
    some wording is loaded, 0 none is; or a row a judgement with ``variable`` and ``value``. Where a
    column ``words`` holds the loaded words of each text, separated by ``|``, single words are held
    against it too. A column ``outlet``, or the outlet of the article, gives figures by outlet.
    *model*, *loaded* and *progress* are those of ``framing.analyze``; a saved analysis has its own.

    Raises InputError, which lists every fault of the codes with its row and column.

    >>> texts = ["The ruthless regime butchered its critics.", "The council met on Monday."]
    >>> coded = pd.DataFrame({"text": texts, "loaded": [1, 0], "words": ["ruthless|regime", ""]})
    >>> validity = evaluate_loaded(coded, model="fast")
    >>> validity.figures.loc["loaded", ["texts", "present"]].tolist()
    [2.0, 1.0]
    """
    scored = score_coded(
        codes,
        source,
        _coded_in,
        text=text,
        settings={"model": model, "loaded": loaded},
        allowed=LOADED_CODES,
        carried=(WORDS,),
        progress=progress,
    )
    tables, name = scored.tables, LOADED.name
    told = loaded_told(tables)
    units = scored.units.join(scored.of_units(told, [*told.columns]))
    listed = scored.of_units(tables.features, [COUNT])[COUNT].fillna(0.0)
    floor = tuple(part.rename(name).to_frame() for part in (listed / (1 + listed), listed > 0))
    spans = tables.spans
    chosen = (spans["extractor"] == LoadedSentences.name) & ~spans["kind"].isin(JUDGED)
    return LoadedValidity(
        **judged(
            units,
            [name],
            scored.groups,
            floor=(floor[0], floor[1].astype("float64")),
            random_state=random_state,
        ),
        spans=scored.spans(chosen, SPANS).assign(kind=name),
        measures=tables.measures.loc[[MEASURE]],
        provenance=scored.provenance(random_state),
        words=_words(scored, random_state),
    )


def _coded_in(tables: Tables) -> Sequence[str]:
    if MEASURE not in tables.features:
        raise InputError(
            "source",
            [f"the analysis has no {MEASURE}"],
            remedy="Analyse the articles with loaded sentences, as framing.analyze() does.",
        )
    return (LOADED.name,)


def _words(scored: Scored, random_state: int) -> pd.DataFrame:
    """Give the row of figures on words, and none where no word was coded.

    Texts coded as without loaded wording count with no word; those not coded do not count. A word
    is its form in lower case, counted once a text.
    """
    table = scored.coded.table
    coded = table[LOADED.name].notna()
    if not (table[WORDS] != "").any():
        return pd.DataFrame()
    chosen = scored.tables.spans["extractor"] == "loaded"
    found = scored.spans(chosen, ("text",)).groupby("unit")["text"].agg(list)
    rows = []
    for unit, told in table.loc[coded, WORDS].items():
        wanted = _forms(told.split(BETWEEN))
        given = _forms(found.get(unit, []))
        rows.append((len(wanted), len(given), len(wanted & given)))
    counts = np.array(rows, dtype=np.float64).reshape(-1, 3)
    groups = pd.Series(scored.groups, index=table.index)[coded]
    numbers, _ = pd.factorize(groups.astype("str"), sort=True)
    once = dict(_of_words(counts.sum(axis=0, keepdims=True)))
    draws = dict(_of_words(draw(numbers, random_state) @ counts))
    row: dict[str, float] = {
        "texts": len(counts),
        **dict(zip(("coded", "found", "right"), counts.sum(axis=0), strict=True)),
    }
    for name, value in once.items():
        low, high = interval(draws[name])
        row |= {name: float(value[0]), f"{name}_low": low, f"{name}_high": high}
    return pd.DataFrame([row]).astype("float64")


def _of_words(sums: Floats) -> Iterator[tuple[str, Floats]]:
    coded, found, right = sums.T
    yield "precision", over(right, found)
    yield "recall", over(right, coded)
    yield "f1", over(2 * right, coded + found)


def _forms(phrases: Sequence[str]) -> set[str]:
    """Give the words of some phrases in lower case.

    >>> sorted(_forms(["Ruthless regime", "mob."]))
    ['mob', 'regime', 'ruthless']
    """
    return {word.of(phrase).lower() for phrase in phrases for word in find_words(phrase)}
