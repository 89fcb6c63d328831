"""``framing reliability``: how far codes of several coders can be relied on."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.running import expected_errors, progress_bar, say

if TYPE_CHECKING:
    from framing.evaluation.reliability import Reliability

_HEADER = ("variable", "units", "agree", "kappa", "alpha", "AC1", "verdict", "interval reaches")
#: What a verdict lets a study do, as the beginning of a sentence.
_SENTENCES = {
    "firm": "Rely on",
    "tentative": "Draw tentative conclusions only from",
    "no conclusions": "Draw no conclusions from",
    "not defined": "Nothing can be said of",
}

Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        help="The level of measurement of a variable, such as tone=ordinal: nominal, ordinal,"
        " interval or ratio. Else sentiment is ordinal, attributions ratio, any other nominal.",
        metavar="NAME=LEVEL",
    ),
]


def reliability(
    codings: Annotated[
        Path,
        typer.Argument(
            metavar="CODINGS",
            help="A table (.csv, .jsonl, .parquet) with a row a judgement: paragraph_id, coder,"
            " variable, value; where they are known also article_id, codebook and text.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the report to.")],
    level: Levels = None,
    draws: Annotated[int, typer.Option(min=0, help="Draws of the bootstrap.")] = 2000,
    title: Annotated[str | None, typer.Option(help="The title on the page.")] = None,
    date: Annotated[
        str | None, typer.Option(help="The date on the page, as 2024-03-31.", metavar="DATE")
    ] = None,
    random_state: Annotated[int, typer.Option(min=0, help="The seed of the bootstrap.")] = 0,
) -> None:
    """Say how far coders agree beyond chance, and list what they have to settle.

    The folder gets a page (reliability.html), figures.csv, pairs.csv, and the disagreements as
    disagreements.xlsx and .csv with an empty column to be filled in: see framing codes settle.

    [bold]Examples[/bold]

    framing reliability codings.csv -o reliability/

    framing reliability codings.csv --level tone=ordinal --level sources=ratio -o reliability/
    """
    with expected_errors():
        from framing.cli.work import date_of, refuse_overlap
        from framing.evaluation.reliability import reliability as judge
        from framing.folders import check_folder
        from framing.report.reliability.writing import LIST, OURS

        day = date_of(date) if date else None
        refuse_overlap([str(codings)], out)
        check_folder(out, OURS)
        with progress_bar("Resampling") as progress:
            judged = judge(
                codings,
                levels=levels_in(level or ()),
                draws=draws,
                random_state=random_state,
                progress=progress,
            )
        page = judged.report(out, title=title, date=day)
        show_reliability(judged)
        if len(judged.disagreements):
            say(f"To settle what coders differ on, fill in {Path(out) / LIST}.")
        say(f"Open {page} in a browser.")


def levels_in(given: list[str] | tuple[str, ...]) -> dict[str, str]:
    """Give the levels named on the command line; raises InputError where one is not NAME=LEVEL.

    >>> levels_in(["tone=ordinal"])
    {'tone': 'ordinal'}
    """
    from framing.errors import InputError

    pairs = [text.rpartition("=") for text in given]
    faults = [
        f"{text!r} is not NAME=LEVEL"
        for text, (name, _, level) in zip(given, pairs, strict=True)
        if not name or not level
    ]
    if faults:
        raise InputError("--level", faults, remedy="Write for example --level tone=ordinal.")
    return {name.strip(): level.strip().lower() for name, _, level in pairs}


def show_reliability(judged: Reliability) -> None:
    """Say how reliable each variable is, and what that lets a study conclude."""
    from framing.cli.training import aligned
    from framing.report.reliability.caveats import find_caveats
    from framing.report.reliability.wording import amounts, interval, reach, rows_of
    from framing.report.wording import listing, number, percent, whole

    rows = rows_of(judged)
    lines = []
    for name, row in rows.items():
        alpha, ac1 = (f"{number(row[key], 3)} {interval(row, key)}" for key in ("alpha", "ac1"))
        figures = (whole(row["units"]), percent(row["agreement"]), number(row["kappa"], 3))
        lines.append((name, *figures, alpha.strip(), ac1.strip(), row["verdict"], reach(row)))
    say(f"{amounts(judged)}; in brackets 95 % intervals:")
    for line in aligned([_HEADER, *lines]):
        say(f"  {line}".rstrip())
    for verdict, sentence in _SENTENCES.items():
        meant = [name for name, row in rows.items() if row["verdict"] == verdict]
        if meant:
            say(f"{sentence} {listing(meant)}.")
    for name, row in rows.items():
        if math.isnan(row["alpha_low"]):
            say(f"Note: {name}: {row['note']}", err=True)
    for caveat in find_caveats(judged):
        say(f"Note: {caveat.head} {caveat.text}", err=True)
