"""Comparing: what differs between groups of articles, or over time, in one call."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from framing.comparison.advice import advise
from framing.comparison.asking import check_question, settings_of
from framing.comparison.codings import read_given, told_of
from framing.comparison.corrected import corrected_shares
from framing.comparison.dictionary import compared_measures
from framing.comparison.differences import means_and_differences
from framing.comparison.examples import examples
from framing.comparison.findings import find
from framing.comparison.keyness import word_keyness
from framing.comparison.loaded_words import loaded_words
from framing.comparison.periods import over_time
from framing.comparison.sample import Sample, draw_sample
from framing.comparison.settings import Settings
from framing.comparison.tables import Comparison, nothing_corrected
from framing.comparison.values import article_values
from framing.comparison.voices import sources, voices
from framing.memory import collected_after
from framing.tables import Tables

LIBRARIES = ("numpy", "pandas", "scikit-learn", "scipy", "statsmodels")
#: The steps beside the measures, which ``progress`` counts one by one.
_STEPS = 5


@collected_after()
def compare(
    analysis: Tables,
    by: str = "outlet",
    reference: Hashable = None,
    adjust: Sequence[str] = (),
    *,
    primary: Sequence[str] = (),
    period: str | None = None,
    events: Sequence[tuple[str, str]] = (),
    bounds: Mapping[str, float] | None = None,
    wanted: Mapping[str, float] | None = None,
    min_words: int = 50,
    draws: int = 2_000,
    permutations: int = 9_999,
    random_state: int = 0,
    codings: str | Path | pd.DataFrame | None = None,
    coded_sample: str | Path | pd.DataFrame | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Compare groups of articles, or periods: what differs, how sure that is, and where to look.

    *by* names a column of ``articles``; *reference* the group that the others are compared with,
    without one each is compared with all the others together. *adjust* names columns of the
    articles that are held equal in adjusted differences, and ``"words"`` for their length.

    *primary* are the measures named before anything was looked at (those of
    ``framing.comparison.dictionary.compared_measures``): they are tested by themselves, all others
    within their families. *bounds* gives for a measure the difference, in its unit, that would be
    too small to matter, and lets a difference be told to be none; *wanted* half the width
    of interval that is wanted for it. *period* is ``"day"``, ``"week"``, ``"month"``,
    ``"quarter"`` or ``"year"``, for a look at time too, which one group is enough for; *events*
    are dates with what happened then.

    Articles of fewer than *min_words* words, not in English, without a value in *by* or nearly the
    same as another of their group are left out. *draws* are the resamples of an interval,
    *permutations* those of a test, both from *random_state*. *progress* is called with the steps
    done and their total.

    *codings* are human judgements of paragraphs of the analysis, as a table or its file
    (``framing.codings``): the shares of frames are then given corrected for the errors of the
    programme as well, in the table ``corrected``. Where paragraphs were not all as likely to be
    coded, *coded_sample* has their weights: the folder that ``framing sample`` wrote, or its table
    of units; a column ``weight`` of the codings does as well. Without weights the coded paragraphs
    count as drawn at random within each group.

    The article is the unit: intervals and tests draw whole articles. The same articles give the
    same figures, in whatever order they stand.

    Raises InputError where anything of this cannot be; it lists every fault.

    >>> import framing
    >>> texts = ["The regime sent thugs and a mob."] * 2 + ["The government sent officers."]
    >>> table = pd.DataFrame({"outlet": ["Herald", "Courier", "Courier"], "text": texts})
    >>> analysis = framing.analyze(table, model="fast")
    >>> comparison = framing.compare(analysis, min_words=3, permutations=99)
    >>> comparison
    <Comparison by outlet: 2 groups, 3 articles, 34 measures>
    >>> print(comparison.differences["verdict"].unique().tolist())
    ['not tested']
    """
    settings = settings_of(
        by=by,
        reference=reference,
        primary=primary,
        adjust=adjust,
        period=period,
        events=events,
        bounds=bounds,
        wanted=wanted,
        min_words=min_words,
        draws=draws,
        permutations=permutations,
        random_state=random_state,
    )
    check_question(analysis, settings)
    coded = read_given(analysis, codings, coded_sample)
    measures = compared_measures(analysis, settings.primary, corrected=coded is not None)
    steps = _Steps(len(measures) + _STEPS, progress)
    sample = draw_sample(analysis, settings.by, min_words=settings.min_words)
    steps.take()
    values = _values(sample)
    steps.take()
    articles = sample.tables.articles
    means, differences = means_and_differences(
        values, measures, articles, sample.names, settings, progress=steps.take
    )
    periods, volume, changes = over_time(values, measures, articles, settings)
    steps.take()
    keyness, contexts = word_keyness(sample.tables, sample.groups, settings)
    steps.take()
    corrected = nothing_corrected() if coded is None else corrected_shares(sample, coded, settings)
    comparison = Comparison(
        sample=sample.flow,
        left_out=sample.left_out,
        values=values,
        measures=measures,
        means=means,
        differences=differences,
        advice=advise(means, differences, settings.wanted),
        voice=voices(sample.tables, sample.groups, settings, names=sample.names),
        sources=sources(sample.tables, sample.groups, names=sample.names),
        loaded=loaded_words(sample.tables, sample.groups, settings),
        keyness=keyness,
        contexts=contexts,
        examples=examples(values, measures),
        periods=periods,
        volume=volume,
        changes=changes,
        findings=find(sample.flow, measures, means, differences, changes, settings, corrected),
        settings=_told(settings, analysis) | told_of(coded, sample),
        corrected=corrected,
    )
    steps.take()
    return comparison


class _Steps:
    """Counts the steps done and tells who asked."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def take(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)


def _values(sample: Sample) -> pd.DataFrame:
    """Give the table ``values``, in the order of ids."""
    values = article_values(sample.tables).sort_index()
    published = sample.tables.articles["published"].reindex(values.index)
    values.insert(0, "group", sample.groups.reindex(values.index).astype("str"))
    values.insert(1, "published", published.astype("str"))
    return values


def _told(settings: Settings, analysis: Tables) -> dict[str, Any]:
    """Give the settings as JSON has them, with the versions of what computed."""
    told = {
        **asdict(settings),
        "framing": version("framing-toolkit"),
        "libraries": {name: version(name) for name in LIBRARIES},
        "input": dict(analysis.provenance.get("input", {})),
    }
    plain: dict[str, Any] = json.loads(json.dumps(told, default=lambda figure: figure.item()))
    return plain
