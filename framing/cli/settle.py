"""``framing codes settle``: the codes that coders settled on, added to theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.reliability import Levels, levels_in
from framing.cli.running import counted, expected_errors, say


def settle(
    codings: Annotated[
        Path,
        typer.Argument(
            metavar="CODINGS",
            help="The table of codings (.csv, .jsonl, .parquet) that framing reliability read.",
            show_default=False,
        ),
    ],
    adjudicated: Annotated[
        Path,
        typer.Argument(
            metavar="DISAGREEMENTS",
            help="The list it wrote (.xlsx or .csv), with the column adjudicated filled in.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The new table to write (.csv or .parquet).")
    ],
    level: Levels = None,
) -> None:
    """Add the codes that coders settled on to their codings, as those of "adjudicated".

    They count wherever one code a unit is needed, as in framing evaluate; reliability stays that
    of the coders.

    [bold]Example[/bold]

    framing codes settle codings.csv reliability/disagreements.xlsx -o settled.csv
    """
    with expected_errors():
        from framing.agreement.adjudicating import read_adjudicated
        from framing.agreement.writing import check_new, write_codings
        from framing.codings import ADJUDICATED

        check_new(out)
        settled = read_adjudicated(adjudicated, codings, levels=levels_in(level or ()))
        write_codings(settled, out)
        amount = int((settled["coder"] == ADJUDICATED).sum())
        say(f"{counted(amount, 'code')} settled on, {counted(len(settled), 'row')}: {out}")
