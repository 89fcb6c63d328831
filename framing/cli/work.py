"""What the commands do between their arguments and their last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.analysis import Analysis, analysis_of, open_analysis
from framing.cli.running import Progress, counted, progress_bar, say
from framing.corpus import read_articles
from framing.corpus.paths import fixed_part, is_glob
from framing.definitions import Definition, iso_date, read_definition
from framing.errors import InputError
from framing.extraction import extract
from framing.paths import expanded, is_address
from framing.scoring import Scoring
from framing.storage import is_stored
from framing.tables import Tables

if TYPE_CHECKING:
    import pandas as pd


def analyze_definition(definition: Definition, *, task: str = "Reading articles") -> Analysis:
    """Read and score what a definition names, with a progress bar on a terminal.

    A folder that ``framing analyze`` wrote is opened and not scored again. Notes what was not
    measured.

    Raises InputError where settings are given for an analysis that has its own, and, before
    anything is scored, where the articles cannot be compared as is asked.
    """
    stored = [source for source in definition.sources if is_stored(source)]
    if stored:
        return _opened(definition, stored[0])
    articles = read_articles(
        named_sources(definition.sources),
        text=definition.text,
        metadata=definition.metadata,
    )
    if definition.comparing is not None:
        from framing.comparison.asking import check_articles

        # Scoring an archive takes long: a slip in a name is told before it.
        check_articles(articles, definition.comparing)
    scoring = Scoring(definition.model, definition.codebook, definition.loaded)
    with progress_bar(task) as progress:
        analysis = analysis_of(_scored(articles, scoring, progress), scoring)
    note_languages(analysis)
    return analysis


def _scored(articles: pd.DataFrame, scoring: Scoring, progress: Progress | None) -> Tables:
    """Score articles, or take what is kept of them from an earlier run."""
    from framing.scale.cache import Cache, cache_folder

    def tell(done: int) -> None:
        if progress is not None:
            progress(done, len(articles))

    folder = cache_folder()
    if folder is None:
        return extract(articles, scoring.parts, provenance={}, progress=tell)
    return Cache(folder).extract(articles, scoring.parts, progress=tell)


def _opened(definition: Definition, folder: str) -> Analysis:
    """Open the one analysis that a definition names."""
    faults = []
    if len(definition.sources) > 1:
        faults.append("is an analysis and stands beside other sources")
    for name in ("text", "metadata", "codebook", "model", "loaded"):
        if getattr(definition, name) != getattr(Definition, name):
            faults.append(f"is an analysis, which was made without the {name} given here")
    if faults:
        raise InputError(folder, faults, remedy="Name the analysis alone, or its articles.")
    analysis = open_analysis(folder)
    note_languages(analysis)
    return analysis


def named_sources(sources: Sequence[str]) -> Path | str | list[Path | str]:
    """Give what was named on the command line: paths and patterns, never a text.

    A name that is not there is a slip, not an article of one word.
    """
    named = [
        source if is_glob(source) or is_address(source) else Path(source) for source in sources
    ]
    return named[0] if len(named) == 1 else named


def note_languages(analysis: Analysis) -> None:
    """Say how many articles are not in English, so that every figure of theirs is missing."""
    excluded = analysis.provenance["excluded"]["articles_not_in_english"]
    amount, total = sum(excluded.values()), analysis.rows("articles")
    if amount:
        verb = "is" if amount == 1 else "are"
        say(
            f"Note: {amount} of {counted(total, 'article')} {verb} not in English and not "
            "measured; the figures there are missing (NaN).",
            err=True,
        )


def define(sources: Sequence[str], **options: Any) -> Definition:
    """Give the definition of a report: from its file or its sources, with what options add.

    *options* are fields of a definition, ``None`` where they are not given.

    Raises InputError where a definition stands beside other sources or a date is none.
    """
    files = [source for source in sources if source.lower().endswith(".toml")]
    if files and len(sources) > 1:
        raise InputError(
            "sources",
            [f"{files[0]} is a report definition and stands beside other sources"],
            remedy="Name one report definition alone, or articles only.",
        )
    if files and options.get("comparing") is not None:
        raise InputError(
            files[0],
            ["is a report definition, which has the settings of its own comparison"],
            remedy="Write them into the file (by, reference, primary ...) and run framing report.",
        )
    definition = read_definition(files[0]) if files else Definition(tuple(sources))
    given: dict[str, Any] = {name: value for name, value in options.items() if value}
    if "date" in given:
        given["date"] = date_of(given["date"])
    return replace(definition, **given)


def refuse_overlap(sources: Sequence[str], out: Path) -> None:
    """Refuse an output folder that the next run would read as part of its own source."""
    for source in sources:
        if is_address(source):
            continue
        deep = is_glob(source) and "**" in source
        folder = fixed_part(source)[0] if deep else expanded(source)
        if folder.is_dir() and expanded(out).resolve().is_relative_to(folder.resolve()):
            raise InputError(
                str(out),
                [f"lies in the source {source}, so the next run would read what this one wrote"],
                remedy="Nothing was written. Name a folder outside the source.",
            )


def size_of(analysis: Analysis) -> str:
    """Say how much was analysed."""
    articles = counted(analysis.rows("articles"), "article")
    return f"{articles}, {counted(analysis.rows('paragraphs'), 'paragraph')}"


def events_of(told: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give dated events from texts as '2024-03-31=The vote'.

    Raises InputError, which names every one that is not so.
    """
    parted = [one.partition("=") for one in told]
    faults = []
    events = []
    for one, (date, _, label) in zip(told, parted, strict=True):
        try:
            events.append((str(iso_date(date.strip())), label.strip()))
        except ValueError:
            faults.append(f"is {one!r}")
        else:
            faults += [] if label.strip() else [f"is {one!r}, without a label"]
    if faults:
        raise InputError("--event", faults, remedy="Give an event as '2024-03-31=The vote'.")
    return tuple(events)


def date_of(text: str) -> str | None:
    """Give a date in ISO form.

    Raises InputError where it is none.
    """
    try:
        return iso_date(text)
    except ValueError:
        raise InputError("--date", [f"is {text!r}"], remedy="Give a date as 2024-03-31.") from None
