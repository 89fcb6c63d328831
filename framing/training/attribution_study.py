"""The study behind the reading of attributions, written as Markdown.

``python -m framing.training.attribution_study [-o FILE]``; takes about a minute on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from framing.articles import Article, article_of
from framing.extractors.attribution import default_attribution
from framing.folders import write_file
from framing.heads.sealed import MODELS
from framing.training.attribution_articles import (
    Tally,
    agreement,
    figures,
    read_articles,
    tally,
)
from framing.training.attribution_golden import compare, read_golden
from framing.training.study import table

_PARTS = ("seen", "held")
_MODELS = ("standard", "fast")


def write_study() -> str:
    """Give the study as Markdown: the golden table, the articles by register, the two hands."""
    lines = [_OPENING, "## Golden table", *_golden(), "## Articles", _ARTICLES]
    header = ("model", "articles", *figures(tally([], _reader("fast"))))
    rows = [
        (model, f"{len(read_articles(part))} {part}", *_told(tally(read_articles(part), read)))
        for model in _MODELS
        for read in [_reader(model)]
        for part in _PARTS
    ]
    lines += [table(header, rows), "## By register", _REGISTERS, _by_register(), *_agreement()]
    return "\n\n".join(lines) + "\n"


def _reader(model: str) -> Callable[[str], Article]:
    read = default_attribution(model).read_speech
    return lambda text: article_of(text, read_speech=read)


def _golden() -> Iterator[str]:
    rows = read_golden()
    by_model = {model: _reader(model) for model in _MODELS}
    passed = {model: [not compare(row, read) for row in rows] for model, read in by_model.items()}
    registers = dict.fromkeys(row["register"] for row in rows)
    lines = [
        (
            register,
            str(sum(row["register"] == register for row in rows)),
            *(
                str(
                    sum(
                        ok for row, ok in zip(rows, own, strict=True) if row["register"] == register
                    )
                )
                for own in passed.values()
            ),
        )
        for register in registers
    ]
    total = ("all", str(len(rows)), *(str(sum(own)) for own in passed.values()))
    yield _GOLDEN
    yield table(
        ("register", "rows", *(f"agree in `{model}`" for model in _MODELS)), [*lines, total]
    )


def _by_register() -> str:
    rows = [row for part in _PARTS for row in read_articles(part)]
    read = _reader("standard")
    lines = []
    for register in dict.fromkeys(_register(row) for row in rows):
        own = [row for row in rows if _register(row) == register]
        lines.append((register, str(len(own)), *_told(tally(own, read))))
    return table(("register", "articles", *figures(Tally.of(()))), lines)


def _register(row: dict[str, Any]) -> str:
    return str(row["register"]).split(",")[0].split(" (")[0]


def _agreement() -> Iterator[str]:
    second = {row["id"]: row for row in read_articles("second")}
    first = [row for part in _PARTS for row in read_articles(part) if row["id"] in second]
    told = agreement((row, second[row["id"]]) for row in first)
    yield "## Two hands"
    yield _HANDS.format(articles=len(first), **told)


def _told(counted: Tally) -> Iterator[str]:
    return (f"{value:.2f}" for value in figures(counted).values())


_OPENING = """# Attribution: figures on texts of the project

Written by `python -m framing.training.attribution_study`. Texts and marks are by language models
that follow one brief and had not seen any output of the programme; figures on news of others stand
in the README."""
_GOLDEN = """`attribution_golden`: sentences and short texts. A row agrees where every attribution
is found with the words of source, cue and content as marked, and with type and stance, and no
other is found. The table was used while the rules were written."""
_ARTICLES = """`attribution_articles_seen` was looked at while the rules were written,
`attribution_articles_held` was not. Found: attributions whose content shares more than half of its
characters (intersection over union). A link is asked for where a source is called otherwise than
by its fullest name; the figures of type, stance and links are over attributions found, except for
the recall of links."""
_REGISTERS = "Both parts together, in `standard`; few articles each, so read them as hints."
_HANDS = """{articles} of the articles were marked anew by hands that had not seen the first marks.
Attributions found by both: F1 {found:.2f}; source type kappa {source_type:.2f}, stance kappa
{stance:.2f}, actor the same {link:.2f}. Both hands are language models under one brief: read it as
consistency, not as the reliability of people."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the study to a file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-o", type=Path, default=MODELS / "attribution_study.md")
    write_to = parser.parse_args(arguments).o
    write_file(write_to, write_study().encode())


if __name__ == "__main__":
    main()
