"""``framing evaluate``: how well the programme codes, against what people coded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.running import expected_errors, progress_bar, say

evaluate = typer.Typer(name="evaluate", no_args_is_help=True, rich_markup_mode="rich")


@evaluate.callback()
def _evaluate() -> None:
    """Hold what the programme codes against what people coded.

    [bold]Example[/bold]

    framing evaluate frames --codes gold.csv -o validity/
    """


@evaluate.command()
def frames(
    codes: Annotated[
        Path,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row a paragraph and a column a frame,"
            " named by its code: 1 present, 0 absent, empty not coded. It has the paragraphs in"
            " a column text, and may tell their article_id; or, with a SOURCE, a paragraph_id.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the report to.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="The articles the codes are of, or the folder that `framing analyze` wrote of"
            " them. Left out where the codes have the paragraphs themselves.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="The column of paragraphs, else text.", metavar="COLUMN")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="standard (the default) or fast, as for analyze.")
    ] = None,
    codebook: Annotated[
        str | None,
        typer.Option(
            help="The frames to look for, as for analyze: a codebook by name or file, or the folder"
            " of a model that `framing train frames` wrote.",
            metavar="NAME|FILE|FOLDER",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title on the page.")] = None,
    date: Annotated[
        str | None, typer.Option(help="The date on the page, as 2024-03-31.", metavar="DATE")
    ] = None,
    random_state: Annotated[int, typer.Option(min=0, help="The seed of the bootstrap.")] = 0,
) -> None:
    """Measure how well frames are found in coded paragraphs, and write a page of it.

    The page has precision, recall, F1 and AUC with intervals, the calibration, what is confused
    with what, and the worst errors with the words behind them.

    [bold]Examples[/bold]

    framing evaluate frames --codes gold.csv -o validity/

    framing evaluate frames --codes gold.csv --codebook mine.toml -o validity/

    framing evaluate frames --codes gold.csv --codebook my_frames/ -o validity/

    framing evaluate frames result/ --codes gold.csv -o validity/
    """
    with expected_errors():
        from framing.cli.evaluating import show_validity
        from framing.cli.work import date_of, named_sources, refuse_overlap
        from framing.evaluation.frames import evaluate_frames
        from framing.folders import check_folder
        from framing.report.validity.writing import OURS

        day = date_of(date) if date else None
        refuse_overlap(sources or [], out)
        check_folder(out, OURS)
        given = {"model": model, "codebook": codebook, "text": text}
        with progress_bar("Reading paragraphs") as progress:
            validity = evaluate_frames(
                codes,
                named_sources(sources) if sources else None,
                random_state=random_state,
                progress=progress,
                **{name: value for name, value in given.items() if value},
            )
        page = validity.report(out, title=title, date=day)
        show_validity(validity)
        say(f"Open {page} in a browser; its notebook and tables lie beside it.")
