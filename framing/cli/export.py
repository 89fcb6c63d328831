"""``framing export`` and ``framing cite``: tables for other programmes, bundles, citations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli.options import Book, Loaded, Metadata, Model, Sources, Text
from framing.cli.running import expected_errors, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.definitions import Definition


def export(
    sources: Sources,
    out: Annotated[
        Path,
        typer.Option("-o", "--out", help="The folder to write to; of a bundle, it may be a .zip."),
    ],
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help="csv (the default), parquet, feather (R), xlsx (Excel), dta (Stata) or sav (SPSS);"
            " repeat it for more.",
            metavar="FORMAT",
            show_default=False,
        ),
    ] = None,
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text",
            help="Leave out the articles' text: no four words of an article stand in a row.",
        ),
    ] = False,
    bundle: Annotated[
        bool,
        typer.Option(
            "--bundle",
            help="Write a replication bundle: codebook, model cards, versions, sums, tables without"
            " text, citations, and the commands that make all of it again.",
        ),
    ] = False,
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
) -> None:
    """Write the tables for R, Stata, SPSS, Excel or pandas, with labels and a data dictionary.

    SOURCE is the folder that framing analyze wrote (then nothing is scored again) or the tables/
    of a report; the folder of a comparison; articles; or a report definition. An earlier export
    is replaced as a whole, but one that was changed since is not.

    [bold]Examples[/bold]

    framing export result/ -o tables/

    framing export result/ --format sav --format xlsx -o tables/

    framing export result/ --format feather --without-text -o tables/

    framing export report/comparison/ --format dta -o compared/

    framing export result/ --bundle -o bundle.zip
    """
    with expected_errors():
        from framing.cli.work import define

        named: dict[str, Any] = {"model": model, "codebook": codebook, "loaded": loaded}
        definition = define(sources, **named, text=text, metadata=metadata)
        if bundle:
            _refuse_beside_bundle(formats, without_text=without_text)
            _write_bundle(definition, out)
        else:
            _export(definition, out, formats or ["csv"], text=not without_text)


def _refuse_beside_bundle(formats: Sequence[str] | None, *, without_text: bool) -> None:
    from framing.errors import InputError

    faults = ["--format is given: the tables of a bundle are CSV"] if formats else []
    faults += ["--without-text is given: a bundle never has text"] if without_text else []
    if faults:
        raise InputError("--bundle", faults, remedy="Leave it out, or export tables beside it.")


def _write_bundle(definition: Definition, out: Path) -> None:
    from framing.bundle import check_bundle, write_bundle
    from framing.cli.work import analyze_definition, refuse_overlap, size_of

    refuse_overlap(definition.sources, out)
    check_bundle(out)
    analysis = analyze_definition(definition)
    write_bundle(analysis, out, definition=definition)
    say(f"{size_of(analysis)}: replication bundle in {out}")
    say("Its README.txt says what is in it, and how to make all of it again.")


def _export(definition: Definition, out: Path, formats: Sequence[str], *, text: bool) -> None:
    from framing.cli.work import analyze_definition, refuse_overlap, size_of
    from framing.export.comparison import export_comparison, is_comparison
    from framing.export.target import check_target
    from framing.export.writing import check_formats

    chosen = check_formats(formats)
    refuse_overlap(definition.sources, out)
    check_target(out)
    if len(definition.sources) == 1 and is_comparison(definition.sources[0]):
        amount = export_comparison(definition.sources[0], out, formats=chosen, text=text)
    else:
        analysis = analyze_definition(definition)
        analysis.export(out, formats=chosen, text=text)
        amount = size_of(analysis)
    say(f"{amount}: {', '.join(chosen)} in {out}")
    say("README.txt there says which table is what, and how to open it.")


def cite(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ANALYSIS",
            help="The folder that framing analyze wrote, articles or a report definition; without"
            " it, all that an analysis with the usual settings rests on.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="text, bibtex or ris.", metavar="FORMAT")
    ] = "text",
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
) -> None:
    """Print what to cite: the programme, its lists and models, VADER, the formulas.

    [bold]Examples[/bold]

    framing cite

    framing cite result/

    framing cite result/ --format bibtex > framing.bib
    """
    with expected_errors():
        from framing.cli.work import analyze_definition, define
        from framing.report.citing import check_form
        from framing.report.citing import cite as cited

        check_form(form)
        named: dict[str, Any] = {"model": model, "codebook": codebook, "loaded": loaded}
        named |= {"text": text, "metadata": metadata}
        _refuse_alone(sources, named)
        analysis = analyze_definition(define(sources, **named)) if sources else None
        say("\n".join(cited(analysis, form).splitlines()))


def _refuse_alone(sources: Sequence[str] | None, named: dict[str, Any]) -> None:
    from framing.errors import InputError

    faults = [f"--{name} is given without an analysis" for name, value in named.items() if value]
    if faults and not sources:
        raise InputError("options", faults, remedy="Name the analysis or the articles, too.")
