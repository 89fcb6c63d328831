"""The notebook magic: ``%%framing`` annotates the text that is pasted below it in a cell."""

from __future__ import annotations

import keyword
import shlex
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING, Any, NoReturn

import pandas as pd

from framing.scoring import DEFAULT, MODELS

if TYPE_CHECKING:
    from framing.analysis import Analysis

_EXAMPLES = """\
Examples:

  %load_ext framing

  %%framing
  Paste an article here: its headline, an empty line, its paragraphs.

  %%framing --model fast --codebook my_codebook.toml --as mine
  The analysis is then in the variable mine: mine.to_frame(), mine.report("out").

The text is read as text alone: nothing in it is run, and it may not be the name of a file.
"""


class _RefusedError(Exception):
    """The options cannot be used; the message says why."""


class _Parser(ArgumentParser):
    """A parser that neither prints nor ends the kernel."""

    def error(self, message: str) -> NoReturn:
        raise _RefusedError(f"{message}. %framing --help lists the options.")


def _parser() -> _Parser:
    parser = _Parser(
        prog="%%framing",
        description="Annotate the text of the cell, and give its figures.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("-h", "--help", action="store_true", help="show this and do nothing else")
    add(
        "--model",
        default=MODELS[0],
        choices=MODELS,
        help="standard: each word as it stands in its sentence (the default); fast: by itself",
    )
    add(
        "--codebook",
        default=DEFAULT,
        metavar="NAME|PATH",
        help="the frames to look for: a shipped codebook, a file, or the folder of a model",
    )
    add("--as", dest="name", metavar="NAME", help="the variable that is to hold the analysis")
    return parser


def framing_magic(line: str, cell: str | None, shell: Any) -> Analysis | None:
    """Annotate the text of a cell as *line* asks; display it, and give the analysis.

    *shell* is the notebook's; the variable named after ``--as`` is set there. Without a cell, or
    with ``--help``, the options are printed.

    Raises UsageError, which a notebook shows as one line, where they cannot be used.
    """
    from IPython.core.error import UsageError
    from IPython.display import display

    from framing.errors import FramingError

    parser = _parser()
    try:
        asked = parser.parse_args(_words(line))
        if asked.help or cell is None:
            print(parser.format_help())
            return None
        _check_name(asked.name)
        analysis = _analyzed(cell, model=asked.model, codebook=asked.codebook)
    except (_RefusedError, FramingError, OSError) as error:
        raise UsageError(f"%%framing: {error}") from None
    if asked.name:
        shell.push({asked.name: analysis}, interactive=True)
    display(analysis.show())
    return analysis


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise _RefusedError(f"{line!r} cannot be read: {str(error).lower()}") from None


def _check_name(name: str | None) -> None:
    if name is None:
        return
    if not name.isidentifier() or keyword.iskeyword(name):
        raise _RefusedError(
            f"--as: {name!r} cannot be the name of a variable; expected one such as mine"
        )
    if name == "framing":
        raise _RefusedError("--as: 'framing' is the name of the package; choose another")


def _analyzed(text: str, *, model: str, codebook: str) -> Analysis:
    """Give the analysis of a pasted text, never of a file that it may name."""
    from framing.analysis import analyze

    if not text.strip():
        raise _RefusedError("the cell holds no text. Paste an article below the first line")
    # As a table, so that a text of one word is not taken for a path.
    table = pd.DataFrame({"text": [text]}, index=pd.Index(["pasted"], name="article_id"))
    return analyze(table, text="text", model=model, codebook=codebook)


def load(shell: Any) -> None:
    """Give a notebook the magic; ``%load_ext framing`` calls it."""
    from IPython.core.magic import no_var_expand

    @no_var_expand  # type: ignore[untyped-decorator]
    def framing(line: str, cell: str | None = None) -> Analysis | None:
        """Annotate the text of the cell; ``%framing --help`` lists the options."""
        return framing_magic(line, cell, shell)

    shell.register_magic_function(framing, magic_kind="line_cell", magic_name="framing")
