"""How a command runs: what it says on the terminal, and the status it ends with."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from framing.errors import FramingError, InputError, InputWarning

#: The status of a run that could not do what was asked, and of one that was interrupted.
REFUSED, INTERRUPTED = 2, 130
_SHOWN = 25

Progress = Callable[[int, int], None]


@contextmanager
def expected_errors() -> Iterator[None]:
    """End the command with a message and a status where something expected goes wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", InputWarning)
        warnings.showwarning = _show_warning
        try:
            yield
        except (FramingError, OSError) as error:
            say(fault_of(error), err=True)
            raise typer.Exit(REFUSED) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


@contextmanager
def progress_bar(task: str) -> Iterator[Progress | None]:
    """Give what to call with the work done and its total, or ``None`` where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(task), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task(task, total=None)
        yield lambda done, total: bar.update(line, completed=done, total=total)


def say(text: str, *, err: bool = False) -> None:
    """Print a line in which nothing from a file can steer the terminal."""
    typer.echo(printable(text), err=err)


def printable(text: str) -> str:
    r"""Give a text with everything that does not print written as an escape.

    >>> printable("a\x1b[31m\nb")
    'a\\x1b[31m\nb'
    """
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)


def fault_of(error: FramingError | OSError) -> str:
    """Give what an expected error says to somebody at a terminal."""
    if isinstance(error, InputError):
        return _shortened(error)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename else ""
        return f"{name}{error.strerror or error}"
    return str(error)


def _shortened(error: InputError) -> str:
    """Give the message of an error, which may name thousands of faults, with the first of them."""
    if len(error.faults) <= _SHOWN:
        return str(error)
    first = f"{error.what}: {len(error.faults)} faults, the first {_SHOWN} of them:"
    return "\n".join([first, *(f"  - {fault}" for fault in error.faults[:_SHOWN]), error.remedy])


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    del file
    if issubclass(category, InputWarning):
        say(f"Note: {message}", err=True)
    else:
        sys.stderr.write(warnings.formatwarning(message, category, filename, lineno, line))


def counted(count: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "article"), counted(2, "article")
    ('1 article', '2 articles')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
