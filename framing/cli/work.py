"""What the commands do between their arguments and their last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from framing.analysis import Analysis, analyze
from framing.cli.running import counted, progress_bar
from framing.corpus import read_articles
from framing.corpus.paths import fixed_part, is_glob
from framing.definitions import Definition, iso_date, read_definition
from framing.errors import InputError


def analyze_sources(
    sources: Sequence[str],
    *,
    model: str,
    codebook: str = "default",
    text: str | None = None,
    metadata: Path | None = None,
    task: str = "Reading articles",
) -> Analysis:
    """Read and score what the command line names, with a progress bar on a terminal."""
    # On the command line a name that is not there is a slip, never an article of one word.
    named = [source if is_glob(source) else Path(source) for source in sources]
    articles = read_articles(named[0] if len(named) == 1 else named, text=text, metadata=metadata)
    with progress_bar(task) as progress:
        return analyze(articles, model=model, codebook=codebook, progress=progress)


def analyze_definition(definition: Definition, *, task: str = "Reading articles") -> Analysis:
    """Read and score what a report definition names."""
    return analyze_sources(
        definition.sources, model=definition.model, codebook=definition.codebook, task=task
    )


def define(
    sources: Sequence[str], *, title: str | None, question: str | None, date: str | None
) -> Definition:
    """Give the definition of a report: from its file or its sources, with what options add.

    Raises InputError where a definition stands beside other sources or a date is none.
    """
    files = [source for source in sources if source.lower().endswith(".toml")]
    if files and len(sources) > 1:
        raise InputError(
            "sources",
            [f"{files[0]} is a report definition and stands beside other sources"],
            remedy="Name one report definition alone, or articles only.",
        )
    definition = read_definition(files[0]) if files else Definition(tuple(sources))
    return replace(
        definition,
        title=title or definition.title,
        question=question or definition.question,
        date=_date(date) or definition.date,
    )


def refuse_overlap(sources: Sequence[str], out: Path) -> None:
    """Refuse an output folder that the next run would read as part of its own source."""
    for source in sources:
        deep = is_glob(source) and "**" in source
        folder = fixed_part(source)[0] if deep else Path(source).expanduser()
        if folder.is_dir() and out.expanduser().resolve().is_relative_to(folder.resolve()):
            raise InputError(
                str(out),
                [f"lies in the source {source}, so the next run would read what this one wrote"],
                remedy="Nothing was written. Name a folder outside the source.",
            )


def size_of(analysis: Analysis) -> str:
    """Say how much was analysed."""
    articles = counted(len(analysis.articles), "article")
    return f"{articles}, {counted(len(analysis.paragraphs), 'paragraph')}"


def _date(text: str | None) -> str | None:
    try:
        return iso_date(text)
    except ValueError:
        raise InputError("--date", [f"is {text!r}"], remedy="Give a date as 2024-03-31.") from None
