"""The command that checks a codebook and writes its coding manual."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli.running import counted, expected_errors, say

if TYPE_CHECKING:
    from framing.codebooks import Codebook


def codebook(
    source: Annotated[
        str,
        typer.Argument(
            metavar="CODEBOOK",
            help="The name of a shipped codebook (default, policy_frames) or a TOML file.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The page to write the coding manual to (.html)."),
    ] = None,
) -> None:
    """Check a codebook and show what it holds, or write it as a coding manual to print.

    [bold]Examples[/bold]

    framing codebook mine.toml

    framing codebook policy_frames -o manual.html
    """
    with expected_errors():
        from framing.codebooks import load_codebook

        book = load_codebook(source)
        if out is None:
            for line in summary_of(book):
                say(line)
            return
        from framing.report.manual import write_manual

        write_manual(book, out)
        say(f"{book.name} {book.version}, {counted(len(book.frames), 'frame')}: {out}")
        say("Open the page in a browser and print it.")


def summary_of(book: Codebook) -> Iterator[str]:
    """Say what a codebook holds: a line for itself, one a frame, and what is to know of it."""
    yield f"{book.name} {book.version}: {counted(len(book.frames), 'frame')}, no faults"
    yield f"Unit: {book.unit}"
    yield f"SHA-256: {book.hash}"
    width = max(map(len, book.codes))
    for frame in book.frames:
        cues = counted(len(frame.cues), "cue") if frame.cues else "no cues"
        inside = f", part of {frame.parent}" if frame.parent else ""
        yield f"  {frame.code:<{width}}  {frame.name} ({cues}{inside})"
    if book.note:
        yield f"Note: {book.note}"
    bare = [frame.code for frame in book.frames if not frame.cues]
    if bare:
        yield f"Note: without a trained model {', '.join(bare)} cannot be found: there are no cues."
