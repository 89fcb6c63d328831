"""``framing sample``: paragraphs to be coded by hand, as sheets for coders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from framing.cli.options import Book, Loaded, Metadata, Model, Text
from framing.cli.running import expected_errors

_MANY = "several are divided by commas"


def sample(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="ANALYSIS",
            help="The folder that `framing analyze` wrote; or articles, which are scored first.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the study to.")],
    n: Annotated[
        int | None,
        typer.Option("--n", min=1, help="How many paragraphs to draw.", show_default=False),
    ] = None,
    half_width: Annotated[
        float | None,
        typer.Option(
            help="Instead of --n: half the 95 % interval that a share may have, as .05 for plus or"
            " minus five points. Paragraphs of one article count as alike.",
            show_default=False,
            metavar="SHARE",
        ),
    ] = None,
    stratify: Annotated[
        str,
        typer.Option(
            help="Columns of the articles whose every value is to be in the sample, and frames: the"
            f" frames that were assigned ({_MANY}).",
            metavar="COLUMNS",
            show_default=False,
        ),
    ] = "",
    coders: Annotated[
        int | None, typer.Option(help="How many coders there are; else 2.", show_default=False)
    ] = None,
    coder: Annotated[
        list[str] | None,
        typer.Option(help="The name of a coder (repeat it for each).", show_default=False),
    ] = None,
    overlap: Annotated[
        str, typer.Option(help="The share that all coders code, as 100% or 0.2.", metavar="SHARE")
    ] = "100%",
    variables: Annotated[
        str,
        typer.Option(
            help="What is coded: codes of frames, loaded, sentiment, attributions; else all"
            f" ({_MANY}).",
            metavar="NAMES",
            show_default=False,
        ),
    ] = "",
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            help=f"xlsx, csv, label-studio, doccano, inception ({_MANY}).",
            metavar="FORMATS",
        ),
    ] = "xlsx,csv",
    model: Model = None,
    codebook: Book = None,
    loaded: Loaded = None,
    text: Text = None,
    metadata: Metadata = None,
    random_state: Annotated[int, typer.Option(min=0, help="The seed of the draw.")] = 0,
) -> None:
    """Draw paragraphs to be coded by hand, and write a sheet for each coder.

    Coders see the paragraphs and the codebook, in an order of their own; not what the programme
    found, nor outlet and date. The key to the paragraphs is in the folder key/. Headlines count as
    paragraphs; what is not in English or has no words is left out.

    [bold]Examples[/bold]

    framing sample result/ -o study/ --n 400 --stratify outlet,frames

    framing sample result/ -o study/ --half-width .05 --coder Anna --coder Ben --overlap 20%

    framing sample seeds/ -o study/ --n 20 --variables security,loaded --format xlsx

    framing sample result/ -o study/ --n 200 --format label-studio
    """
    with expected_errors():
        from framing.cli.coding import formats_named, names_in, say_drawn, share_of
        from framing.cli.work import analyze_definition, define, refuse_overlap
        from framing.coding.asking import check_asked
        from framing.coding.drawing import draw_sample
        from framing.coding.studies import check_study, write_sample

        wanted = formats_named(formats)
        asked: dict[str, Any] = {
            "n": n,
            "half_width": half_width,
            "stratify": names_in(stratify),
            "variables": names_in(variables) or None,
            "coders": check_coders(coders, coder or []),
            "overlap": share_of(overlap),
            "random_state": random_state,
        }
        check_asked(**asked)
        refuse_overlap(sources, out)
        check_study(out)
        named = {"model": model, "codebook": codebook, "loaded": loaded}
        definition = define(sources, **named, text=text, metadata=metadata)
        drawn = draw_sample(analyze_definition(definition), **asked)
        write_sample(drawn, out, wanted)
        say_drawn(drawn, out, wanted)


def check_coders(amount: int | None, names: list[str]) -> int | list[str]:
    """Give the names of coders, or how many there are.

    Raises InputError where both are given and differ.
    """
    from framing.errors import InputError

    if names and amount is not None and amount != len(names):
        fault = f"is {amount}, and {len(names)} are named with --coder"
        raise InputError("--coders", [fault], remedy="Leave --coders out where all are named.")
    return names or (2 if amount is None else amount)
