"""``framing evaluate``: how well the programme codes, against what people coded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from framing.cli.running import expected_errors

evaluate = typer.Typer(name="evaluate", no_args_is_help=True, rich_markup_mode="rich")

_Out = Annotated[Path, typer.Option("-o", "--out", help="The folder to write the report to.")]
_Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE]",
        help="The articles the codes are of, or the folder that `framing analyze` wrote of"
        " them. Left out where the codes have the paragraphs themselves.",
        show_default=False,
    ),
]
_Text = Annotated[
    str | None, typer.Option(help="The column of paragraphs, else text.", metavar="COLUMN")
]
_Model = Annotated[str | None, typer.Option(help="standard (the default) or fast, as for analyze.")]
_Title = Annotated[str | None, typer.Option(help="The title on the page.")]
_Date = Annotated[
    str | None, typer.Option(help="The date on the page, as 2024-03-31.", metavar="DATE")
]
_Seed = Annotated[int, typer.Option(min=0, help="The seed of the bootstrap.")]


@evaluate.callback()
def _evaluate() -> None:
    """Hold what the programme codes against what people coded.

    [bold]Examples[/bold]

    framing evaluate frames --codes gold.csv -o validity/

    framing evaluate loaded result/ --codes codings.csv -o validity/
    """


@evaluate.command()
def frames(
    codes: Annotated[
        Path,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row a paragraph and a column a frame,"
            " named by its code: 1 present, 0 absent, empty not coded. It has the paragraphs in"
            " a column text, and may tell their article_id and outlet; or, with a SOURCE, a"
            " paragraph_id.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: _Out,
    sources: _Sources = None,
    text: _Text = None,
    model: _Model = None,
    codebook: Annotated[
        str | None,
        typer.Option(
            help="The frames to look for, as for analyze: a codebook by name or file, or the folder"
            " of a model that `framing train frames` wrote.",
            metavar="NAME|FILE|FOLDER",
        ),
    ] = None,
    title: _Title = None,
    date: _Date = None,
    random_state: _Seed = 0,
) -> None:
    """Measure how well frames are found in coded paragraphs, and write a page of it.

    The page has precision, recall, F1 and AUC with intervals, by outlet too, the calibration, what
    is confused with what, and the worst errors with the words behind them.

    [bold]Examples[/bold]

    framing evaluate frames --codes gold.csv -o validity/

    framing evaluate frames --codes gold.csv --codebook mine.toml -o validity/

    framing evaluate frames --codes gold.csv --codebook my_frames/ -o validity/

    framing evaluate frames result/ --codes gold.csv -o validity/
    """
    with expected_errors():
        from framing.cli.evaluating import run_evaluation
        from framing.evaluation.frames import evaluate_frames

        named = {"title": title, "date": date, "text": text, "model": model}
        named |= {"codebook": codebook}
        run_evaluation(evaluate_frames, codes, sources, out, random_state=random_state, **named)


@evaluate.command()
def loaded(
    codes: Annotated[
        Path,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row a paragraph and a column loaded: 1"
            " some wording is loaded, 0 none is, empty not coded; or a row a judgement, with"
            " variable and value. A column words may hold the loaded words, separated by |.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: _Out,
    sources: _Sources = None,
    text: _Text = None,
    model: _Model = None,
    own: Annotated[
        str | None,
        typer.Option(
            "--loaded",
            help="A model of loaded language of your own, as `framing train loaded` wrote it.",
            metavar="FOLDER",
        ),
    ] = None,
    title: _Title = None,
    date: _Date = None,
    random_state: _Seed = 0,
) -> None:
    """Measure how well loaded wording is found in coded paragraphs, and write a page of it.

    The page has precision, recall, F1 and AUC with intervals, by outlet too, the calibration, and
    the worst errors with the words behind them; where words were coded, figures on words.

    [bold]Examples[/bold]

    framing evaluate loaded --codes gold.csv -o validity/

    framing evaluate loaded result/ --codes codings.csv -o validity/
    """
    with expected_errors():
        from framing.cli.evaluating import run_evaluation
        from framing.evaluation.loaded import evaluate_loaded

        named = {"title": title, "date": date, "text": text, "model": model, "loaded": own}
        run_evaluation(evaluate_loaded, codes, sources, out, random_state=random_state, **named)


@evaluate.command()
def sentiment(
    codes: Annotated[
        Path,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row a paragraph and a column sentiment:"
            " -1 negative, 0 neutral, 1 positive, or a number between; or a row a judgement, with"
            " variable and value.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: _Out,
    sources: _Sources = None,
    text: _Text = None,
    title: _Title = None,
    date: _Date = None,
    random_state: _Seed = 0,
) -> None:
    """Measure how well the sentiment of coded paragraphs is told, and write a page of it.

    A score over 0.05 counts as positive, under -0.05 as negative. The page has F1 of each class,
    the AUC of positive against negative, the rank correlation, and the worst errors.

    [bold]Examples[/bold]

    framing evaluate sentiment --codes gold.csv -o validity/

    framing evaluate sentiment result/ --codes codings.csv -o validity/
    """
    with expected_errors():
        from framing.cli.evaluating import run_evaluation
        from framing.evaluation.sentiment import evaluate_sentiment

        named = {"title": title, "date": date, "text": text}
        run_evaluation(evaluate_sentiment, codes, sources, out, random_state=random_state, **named)


@evaluate.command()
def attribution(
    codes: Annotated[
        Path,
        typer.Option(
            help="A table (.csv, .jsonl, .parquet) with a row an attribution: its text, or with a"
            " SOURCE its paragraph_id, and source, cue and content as they stand there, pieces"
            " separated by |. A row without content and cue: coded, none there.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    out: _Out,
    sources: _Sources = None,
    text: _Text = None,
    model: _Model = None,
    title: _Title = None,
    date: _Date = None,
    random_state: _Seed = 0,
) -> None:
    """Measure how well attributions are found in coded paragraphs, and write a page of it.

    One is found where the programme's covers over 0.3 (or 0.8) of its content. The page has
    precision, recall, F1 and how often the source is right, direct speech apart, by outlet too, and
    what was missed or found wrongly, with its text.

    [bold]Examples[/bold]

    framing evaluate attribution --codes attributions.csv -o validity/

    framing evaluate attribution result/ --codes attributions.csv -o validity/
    """
    with expected_errors():
        from framing.cli.evaluating import run_evaluation
        from framing.evaluation.attribution import evaluate_attribution

        named = {"title": title, "date": date, "text": text, "model": model}
        run_evaluation(
            evaluate_attribution, codes, sources, out, random_state=random_state, **named
        )
