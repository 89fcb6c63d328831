"""``framing cache``: what is kept of articles that were scored before."""

from __future__ import annotations

from typing import Annotated

import typer

from framing.cli.running import counted, expected_errors, say

_MEGABYTE = 1_000_000


def cache(
    clear: Annotated[
        bool, typer.Option("--clear", help="Throw all of it away; nothing else is touched.")
    ] = False,
) -> None:
    """Show or clear what is kept of articles that reports were made of.

    Reports on the same articles with the same settings do not score them again, and with another
    codebook only their frames. What is kept has the articles' text. It lies in your user's cache
    folder, or where the environment variable FRAMING_CACHE says (empty: nothing is kept).

    [bold]Examples[/bold]

    framing cache

    framing cache --clear
    """
    with expected_errors():
        from framing.scale.cache import Cache, cache_folder

        folder = cache_folder()
        if folder is None:
            say("Nothing is kept: FRAMING_CACHE is empty.")
            return
        kept = Cache(folder)
        if clear:
            say(f"{kept.clear() / _MEGABYTE:.1f} MB freed in {folder}")
            return
        entries = kept.entries()
        amount = counted(len(entries), "entry").replace("entrys", "entries")
        say(f"{amount}, {sum(entries.values()) / _MEGABYTE:.1f} MB in {folder}")
