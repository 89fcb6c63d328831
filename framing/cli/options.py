"""The arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (.txt, .md; tables: .csv, .json, .jsonl, .parquet; saved pages: .html, .mhtml;"
        " web archives: .warc, .warc.gz; Word and Nexis: .docx), folders or patterns such as"
        " 'news/*.txt'; or the address of one in an object store, such as s3://news/2024.parquet.",
        show_default=False,
    ),
]
Text = Annotated[
    str | None,
    typer.Option(help="The column that holds the text, where it is not guessed.", metavar="COLUMN"),
]
Metadata = Annotated[
    str | None,
    typer.Option(
        help="A table with article_id or file, outlet, date, url and the like.", metavar="FILE"
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="How loaded language and the shipped frames are judged: standard (the default: each"
        " word as it stands in its sentence) or fast (each by itself, for archives)."
    ),
]
Book = Annotated[
    str | None,
    typer.Option(
        "--codebook",
        help="The frames to look for: default (with its trained model), policy_frames or a file of"
        " your own; these two are found by their cues alone. Or the folder of a model that framing"
        " train frames wrote. See framing codebook.",
        metavar="NAME|FILE|FOLDER",
    ),
]
Loaded = Annotated[
    str | None,
    typer.Option(
        help="A model of loaded language of your own, as `framing train loaded` wrote it.",
        metavar="FOLDER",
    ),
]
Codings = Annotated[
    str | None,
    typer.Option(
        help="Human codes of paragraphs of these articles, as `framing codes import` writes them"
        " (.csv, .parquet): the report then shows how well the programme does on them.",
        metavar="FILE",
    ),
]
CodedSample = Annotated[
    str | None,
    typer.Option(
        "--sample",
        help="The folder of `framing sample` that the codes are of: paragraphs then count by how"
        " likely they were to be drawn.",
        metavar="FOLDER",
    ),
]
Title = Annotated[str | None, typer.Option(help="The title on the page.")]
Date = Annotated[
    str | None, typer.Option(help="The date on the page, as 2024-03-31.", metavar="DATE")
]
Question = Annotated[str | None, typer.Option(help="The question it is to answer.")]
TextMode = Annotated[
    str | None,
    typer.Option(
        help="How much of the articles' text the page holds: full, excerpts (headlines, and at most"
        " a third of the other words, around what was found) or none (no more than five words in a"
        " row). Else full up to ten articles, excerpts for more."
    ),
]
