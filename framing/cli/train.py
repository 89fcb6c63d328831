"""``framing train``: models of one's own from tables that people have labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.running import expected_errors, progress_bar, say

train = typer.Typer(name="train", no_args_is_help=True, rich_markup_mode="rich")

Outlet = Annotated[
    str | None,
    typer.Option(
        help="The column of outlets (outlet, where there is one), which are left out too.",
        metavar="COLUMN",
        show_default=False,
    ),
]
Seed = Annotated[
    int, typer.Option(min=0, help="The seed that deals articles and outlets into parts.")
]


@train.callback()
def _train() -> None:
    """Train a model of your own from a table that people have labelled.

    [bold]Examples[/bold]

    framing train loaded labelled.csv -o my_model/

    framing train frames --codebook mine.toml --codes coded.csv -o my_frames/
    """


@train.command()
def loaded(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="TABLE",
            help="A table (.csv, .jsonl, .parquet) of sentences or paragraphs, a row each.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the model to.")],
    text: Annotated[str, typer.Option(help="The column of texts.", metavar="COLUMN")] = "text",
    label: Annotated[
        str,
        typer.Option(
            help="The column of labels: 1 loaded, 0 not, or the share of coders who say so.",
            metavar="COLUMN",
        ),
    ] = "label",
    group: Annotated[
        str | None,
        typer.Option(
            help="The column that says which article a text is from (article_id, where there is"
            " one). Texts of one article are never both learnt from and tested on.",
            metavar="COLUMN",
            show_default=False,
        ),
    ] = None,
    outlet: Outlet = None,
    model: Annotated[
        str, typer.Option(help="standard reads words in their context, fast each by itself.")
    ] = "standard",
    random_state: Seed = 0,
) -> None:
    """Learn from a labelled table which wording is loaded, and measure how well that works.

    The folder then holds the model and its card; use it with --loaded FOLDER.

    [bold]Examples[/bold]

    framing train loaded labelled.csv -o my_model/

    framing train loaded coded.jsonl --text sentence --label biased --group url -o my_model/

    framing report news/ --loaded my_model/ -o report/
    """
    with expected_errors():
        from framing.classification.loaded import FILES, LoadedClassifier
        from framing.cli.labelled import read_labelled
        from framing.cli.training import show_training
        from framing.folders import check_folder

        check_folder(out, FILES)
        told = read_labelled(table, text=text, label=label, group=group, outlet=outlet)
        classifier = LoadedClassifier(model, random_state=random_state)
        with progress_bar("Learning") as progress:
            classifier.fit(
                told.texts, told.labels, told.articles, outlets=told.outlets, progress=progress
            )
        classifier.save(out)
        show_training(classifier)
        say(f"Model and card in {out}")
        say(f"Use it: framing report SOURCE --loaded {out} -o REPORT")


@train.command()
def frames(
    codebook: Annotated[
        str,
        typer.Option(
            help="The codebook: a TOML file, or the name of a shipped one. See framing codebook.",
            metavar="NAME|FILE",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder to write the model to.")],
    codes: Annotated[
        Path | None,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row a paragraph: its text, and a column a"
            " frame, 1 (present), 0 (absent) or empty (not coded). Or a row a judgement, with the"
            " columns variable (the code of a frame) and value (1 or 0). Without a table the cues"
            " of the codebook alone make a first model.",
            metavar="TABLE",
            show_default=False,
        ),
    ] = None,
    text: Annotated[str, typer.Option(help="The column of texts.", metavar="COLUMN")] = "text",
    group: Annotated[
        str | None,
        typer.Option(
            help="The column that says which article a paragraph is from (article_id, where there"
            " is one). Paragraphs of one article are never both learnt from and tested on.",
            metavar="COLUMN",
            show_default=False,
        ),
    ] = None,
    outlet: Outlet = None,
    model: Annotated[
        str,
        typer.Option(help="standard reads words in their context too, fast each by itself alone."),
    ] = "standard",
    random_state: Seed = 0,
) -> None:
    """Learn the frames of your own codebook from coded paragraphs, and measure how well it works.

    The folder then holds the model, the codebook and a card with all figures; use it with
    --codebook FOLDER.

    [bold]Examples[/bold]

    framing train frames --codebook mine.toml --codes coded.csv -o my_frames/

    framing train frames --codebook policy_frames --codes codings.parquet --model fast -o policy/

    framing train frames --codebook mine.toml -o first_look/

    framing report news/ --codebook my_frames/ -o report/
    """
    with expected_errors():
        from framing.classification.frames_training import train_frames
        from framing.cli.coded import Coded, read_coded
        from framing.cli.training import show_frames
        from framing.codebooks import load_codebook
        from framing.extractors.frames_own import FILES
        from framing.folders import check_folder

        check_folder(out, FILES)
        book = load_codebook(codebook)
        told = Coded((), (), None, None)
        if codes is not None:
            told = read_coded(codes, book, text=text, group=group, outlet=outlet)
        with progress_bar("Learning") as progress:
            trained = train_frames(
                book,
                told.texts,
                told.codes,
                told.articles,
                outlets=told.outlets,
                model=model,
                random_state=random_state,
                remarks=told.remarks,
                progress=progress,
            )
        trained.save(out)
        show_frames(trained)
        say(f"Model, codebook and card in {out}")
        say(f"Use it: framing report SOURCE --codebook {out} -o REPORT")
