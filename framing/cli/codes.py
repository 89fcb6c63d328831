"""``framing codes``: what coders have coded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.running import expected_errors
from framing.cli.settle import settle

codes = typer.Typer(name="codes", no_args_is_help=True, rich_markup_mode="rich")


@codes.callback()
def _codes() -> None:
    """Read what coders have coded by hand.

    [bold]Example[/bold]

    framing codes import study/coder_*.xlsx --sample study/ -o codings.csv
    """


codes.command()(settle)


@codes.command("import")
def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Coded sheets (.xlsx, .csv), or exports of Label Studio (.json), doccano"
            " (.jsonl) or INCEpTION (UIMA CAS JSON).",
            show_default=False,
        ),
    ],
    sample: Annotated[
        Path,
        typer.Option(help="The folder that `framing sample` wrote.", show_default=False),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The table to write (.csv or .parquet).")
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing where there is any fault.")
    ] = False,
) -> None:
    """Read coded sheets into one table of codings, and list every fault with its row.

    What is sound is kept, and faults.csv beside the table names the rest: unknown codes, missing,
    doubled and unknown units, changed texts, another codebook. An empty cell is not coded.

    [bold]Examples[/bold]

    framing codes import study/coder_*.xlsx --sample study/ -o codings.csv

    framing codes import anna.json ben.json --sample study/ -o codings.parquet --strict
    """
    with expected_errors():
        from framing.cli.coding import say_imported
        from framing.coding.codings_files import check_table, write_codings
        from framing.coding.importing import import_codes, refuse
        from framing.coding.studies import open_sample

        check_table(out)
        opened = open_sample(sample)
        codings, faults = import_codes(files, opened)
        if strict or not codings["value"].notna().any():
            refuse(codings, faults)
        write_codings(codings, faults, out)
        say_imported(opened, codings, faults, out)
