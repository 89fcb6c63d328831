"""``framing compare``: groups of articles against each other, with intervals, tests and words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.options import (
    Book,
    CodedSample,
    Codings,
    Date,
    Loaded,
    Metadata,
    Model,
    Question,
    Sources,
    Text,
    TextMode,
    Title,
)
from framing.cli.running import expected_errors


def compare(
    sources: Sources,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the report to.")],
    by: Annotated[
        str, typer.Option(help="The column of the articles that groups them.", metavar="COLUMN")
    ] = "outlet",
    reference: Annotated[
        str | None,
        typer.Option(
            help="The group that the others are compared with; else each with all others.",
            metavar="GROUP",
        ),
    ] = None,
    primary: Annotated[
        list[str] | None,
        typer.Option(
            help="A measure named before anything was looked at (repeat it for more); these are"
            " corrected together, by Holm.",
            metavar="MEASURE",
            show_default=False,
        ),
    ] = None,
    adjust: Annotated[
        list[str] | None,
        typer.Option(
            help="A column to hold equal in adjusted differences, or words for the length"
            " (repeat it for more).",
            metavar="COLUMN",
            show_default=False,
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(help="Look at time too: day, week, month, quarter or year."),
    ] = None,
    event: Annotated[
        list[str] | None,
        typer.Option(
            help="A dated event to note in the charts over time, as '2024-03-31=The vote';"
            " it needs --period (repeat it for more).",
            metavar="DATE=LABEL",
            show_default=False,
        ),
    ] = None,
    min_words: Annotated[
        int, typer.Option(min=0, help="Shorter articles are left out.", metavar="WORDS")
    ] = 50,
    title: Title = None,
    question: Question = None,
    date: Date = None,
    text_mode: TextMode = None,
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
    codings: Codings = None,
    sample: CodedSample = None,
    random_state: Annotated[
        int, typer.Option(min=0, help="The seed of the draws behind intervals and tests.")
    ] = 0,
) -> None:
    """Compare groups of articles: what differs, how sure that is, and in which words.

    SOURCE may be the folder that framing analyze wrote: then nothing is scored again. With codes
    of a sample of its paragraphs, shares of frames are also given corrected for the programme's
    errors.

    [bold]Examples[/bold]

    framing compare articles.csv -o comparison/

    framing compare result/ --reference Courier --primary loaded_per_100_words -o comparison/

    framing compare result/ --by section --adjust words --adjust genre -o comparison/

    framing compare result/ --period month --event "2024-03-31=The vote" -o comparison/

    framing compare result/ --codings codings.csv --sample study/ -o comparison/

    framing compare result/ --question "Whose words?" --text-mode none -o comparison/
    """
    with expected_errors():
        from framing.cli.reporting import report_definition, say_written
        from framing.cli.work import define, events_of
        from framing.comparison.settings import Settings

        settings = Settings(
            by=by,
            reference=reference or "",
            primary=tuple(primary or ()),
            adjust=tuple(adjust or ()),
            period=period or "",
            events=events_of(event or []),
            min_words=min_words,
            random_state=random_state,
        )
        named = {"title": title, "question": question, "date": date, "text_mode": text_mode}
        named |= {"model": model, "codebook": codebook, "loaded": loaded}
        named |= {"text": text, "metadata": metadata}
        named |= {"codings": codings, "coded_sample": sample}
        definition = define(sources, comparing=settings, **named)
        analysis, page = report_definition(definition, out)
        say_written(definition, analysis, page)
