"""What ``framing doctor`` shows: an installation, or what is strange in a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.cli.running import printable, progress_bar, say

if TYPE_CHECKING:
    from framing.doctor.inspection import Inspection
    from framing.doctor.optional import Check


def inspect_sources(
    sources: Sequence[str], *, text: str | None, metadata: str | None
) -> Inspection:
    """Inspect sources, with a progress bar on a terminal."""
    from framing.cli.work import named_sources
    from framing.doctor import inspect_articles

    with progress_bar("Reading articles") as progress:
        return inspect_articles(
            named_sources(sources), text=text, metadata=metadata, progress=progress
        )


def show_inspection(inspection: Inspection) -> None:
    """Print the findings as a table, below it what to do, and last whether anything stops."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from framing.doctor.inspection import SHOWN

    table = Table("", "About", "Found", title="framing doctor", title_justify="left")
    columns = inspection.findings[["level", "about", "found"]].astype("object")
    for level, about, found in columns.itertuples(index=False):
        table.add_row(SHOWN[str(level)], Text(str(about)), Text(printable(str(found))))
    Console().print(table)
    if inspection.advice:
        say("What to do:")
        for number, advice in enumerate(inspection.advice, start=1):
            say(f"{number}. {advice}")
    say(inspection.verdict)


def show(checks: Sequence[Check]) -> None:
    """Print the checks as a table, and below it what to do."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("", "Checked", "Found", title="framing doctor", title_justify="left")
    for check in checks:
        missing = "–" if check.optional else "FAILED"
        table.add_row("ok" if check.passed else missing, Text(check.name), Text(check.found))
    console = Console()
    console.print(table)
    failed = [check for check in checks if not check.passed and not check.optional]
    for check in failed:
        console.print(Text(f"{check.name}: {check.remedy}"))
    if not failed:
        console.print("Everything is here and sound.")
    optional = [check for check in checks if not check.passed and check.optional]
    if optional:
        console.print("Optional parts that are not here, and how to get them:")
    for check in optional:
        console.print(Text(f"{check.name}: {check.remedy}"))
