"""The commands: what each takes, does and says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.cache import cache as cache_command
from framing.cli.codebook import codebook as codebook_command
from framing.cli.codes import codes
from framing.cli.compare import compare
from framing.cli.evaluate import evaluate
from framing.cli.export import cite, export
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
from framing.cli.reliability import reliability
from framing.cli.running import expected_errors, say
from framing.cli.sample import sample
from framing.cli.train import train

app = typer.Typer(
    name="framing",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(train)
app.add_typer(evaluate)
app.add_typer(codes)
app.command()(sample)
app.command("codebook")(codebook_command)
app.command("cache")(cache_command)


def main() -> None:
    """Run the command line."""
    app()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        say(f"framing {version('framing-toolkit')}")
        raise typer.Exit


@app.callback()
def _framing(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Read news articles and show, with the words that prove it, how they are told.

    [bold]Examples[/bold]

    framing report seeds/ -o report/

    framing analyze news/ -o result/

    framing report --help
    """


@app.command()
def analyze(
    sources: Sources,
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the tables to.")],
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
    workers: Annotated[
        int, typer.Option(help="Processes to share the work; the result is the same.", min=1)
    ] = 1,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Stop where a file, row or article cannot be used. Else it is left out, and named"
            " with its reason in faults.csv.",
        ),
    ] = False,
    restart: Annotated[
        bool,
        typer.Option(
            "--restart", help="Begin anew where an earlier run was stopped, and do not go on."
        ),
    ] = False,
) -> None:
    """Score articles, as many as you have, and write all tables to a folder.

    The source is read piece by piece. A run that was stopped at any moment goes on when the same
    command is given again; the folder appears when all is done.

    [bold]Examples[/bold]

    framing analyze news/ -o result/

    framing analyze archive.parquet --model fast --workers 4 -o result/

    framing analyze articles.csv --text body --metadata outlets.csv -o result/

    framing analyze news/ --codebook mine.toml -o result/

    framing analyze news/ --loaded my_model/ -o result/
    """
    with expected_errors():
        from framing.cli.archive import analyze_sources
        from framing.definitions import Definition

        definition = Definition(
            tuple(sources),
            text=text,
            metadata=metadata,
            model=model or Definition.model,
            codebook=codebook or Definition.codebook,
            loaded=loaded,
        )
        analyze_sources(definition, out, workers=workers, strict=strict, restart=restart)


@app.command()
def report(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders or patterns as for analyze, or report definitions (.toml).",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the report to.")],
    title: Title = None,
    question: Question = None,
    date: Date = None,
    layout: Annotated[
        str | None,
        typer.Option(
            help="The kind of report: article (one, read closely), event (up to ten on one event),"
            " corpus (figures of many), outlets (groups compared) or time. Else chosen by the"
            " articles."
        ),
    ] = None,
    text_mode: TextMode = None,
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
    codings: Codings = None,
    sample: CodedSample = None,
) -> None:
    """Score articles and write one page that shows the words behind every figure.

    A report definition is a TOML file with the key source and any of title, question, date, text,
    metadata, codebook, model, loaded, codings, coded_sample, layout, text_mode; and, for a
    comparison, by, reference, primary, adjust, period, bounds, wanted, min_words and
    events = [{date = 2024-03-31, label = "The vote"}]. Several of them give a folder each, named
    after the file, and an index of all.

    [bold]Examples[/bold]

    framing report seeds/ -o report/

    framing report reports/same_event.toml -o report/

    framing report reports/*.toml -o reports/built/

    framing report a.txt b.txt -o report/ --title "One fire, two outlets"

    framing report articles.csv --text body --metadata outlets.csv -o report/

    framing report result/ --codings codings.csv -o report/

    framing report result/ --layout outlets --text-mode none -o report/
    """
    with expected_errors():
        from framing.cli.batch import definitions_in, refuse_naming, report_on_each
        from framing.cli.reporting import report_definition, say_written
        from framing.cli.work import define

        paths = definitions_in(sources)
        if paths is not None:
            refuse_naming(
                title=title,
                question=question,
                layout=layout,
                text_mode=text_mode,
                model=model,
                codebook=codebook,
                loaded=loaded,
                text=text,
                metadata=metadata,
                codings=codings,
                sample=sample,
            )
            raise typer.Exit(report_on_each(paths, out, date=date))
        named = {"title": title, "question": question, "date": date}
        named |= {"model": model, "codebook": codebook, "loaded": loaded}
        named |= {"text": text, "metadata": metadata, "layout": layout, "text_mode": text_mode}
        named |= {"codings": codings, "coded_sample": sample}
        definition = define(sources, **named)
        analysis, page = report_definition(definition, out)
        say_written(definition, analysis, page)


app.command()(compare)
app.command()(reliability)
app.command()(export)
app.command()(cite)


@app.command()
def doctor(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders or patterns as for analyze. Without any, the installation is"
            " looked at.",
            show_default=False,
        ),
    ] = None,
    text: Text = None,
    metadata: Metadata = None,
) -> None:
    """Say what is wrong or strange in a source before it is scored, and what to do.

    Without a source: check that everything this installation needs is here and sound, and say
    which optional parts are there. Ends with status 1 where something would stop an analysis.

    [bold]Examples[/bold]

    framing doctor

    framing doctor news/

    framing doctor articles.csv --text body --metadata outlets.csv
    """
    with expected_errors():
        if sources:
            from framing.cli.doctor import inspect_sources, show_inspection

            inspection = inspect_sources(sources, text=text, metadata=metadata)
            show_inspection(inspection)
            stopped = inspection.stops
        else:
            from framing.cli.doctor import show
            from framing.doctor.installation import examine

            checks = examine()
            show(checks)
            stopped = not all(check.passed or check.optional for check in checks)
        if stopped:
            raise typer.Exit(1)
