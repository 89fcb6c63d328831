"""What the commands for coding by hand read of their options, and say at their end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.cli.running import counted, say
from framing.cli.training import aligned
from framing.coding.asking import file_stem
from framing.coding.codings_files import faults_beside, faults_told
from framing.coding.doccano import codable
from framing.coding.formats import FORMATS, check_formats
from framing.coding.sample import Sample
from framing.errors import InputError

_SHOWN = 25


def names_in(told: str) -> tuple[str, ...]:
    """Give names that commas divide.

    >>> names_in("outlet, frames"), names_in("")
    (('outlet', 'frames'), ())
    """
    return tuple(name.strip() for name in told.split(",") if name.strip())


def formats_named(told: str) -> tuple[str, ...]:
    """Give the formats of a list.

    Raises InputError where one is unknown.
    """
    names = names_in(told)
    check_formats(names)
    return names


def share_of(told: str) -> float:
    """Give a share that is written as a percentage or a number up to 1.

    Raises InputError where it is none.

    >>> share_of("20 %"), share_of("0.2")
    (0.2, 0.2)
    """
    number = told.strip().removesuffix("%")
    try:
        share = float(number) / (100 if number != told.strip() else 1)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise InputError("--overlap", [f"is {told!r}"], remedy="Give it as 20% or 0.2.")
    return share


def say_drawn(sample: Sample, folder: Path, formats: Sequence[str]) -> None:
    """Say what was drawn, from what, who codes it, and what to do next."""
    plan = sample.plan
    articles = counted(plan["articles"], "article")
    say(f"{len(sample.units):,} of {counted(plan['paragraphs'], 'paragraph')} of {articles}")
    for reason, amount in plan["left_out"].items():
        if amount:
            say(f"Left out: {counted(amount, 'paragraph')} {reason}")
    points = 100 * min(plan["half_width"], 0.5)
    say(
        f"A share of a half is told to ±{points:.1f} points (95 %; intraclass"
        f" correlation {plan['intraclass_correlation']:.2f}, {plan['intraclass_correlation_of']})"
    )
    if len(sample.strata) > 1:
        _say_strata(sample)
    names = [variable.name for variable in sample.variables]
    say(f"To code: {', '.join(names)}, by {sample.codebook.name} {sample.codebook.version}")
    numbers = [variable.name for variable in sample.variables if variable not in codable(sample)]
    if "doccano" in formats and numbers:
        say(f"doccano has no place for numbers: {', '.join(numbers)} cannot be coded there.")
    shared = int((sample.units["coder"] == "").sum())
    for coder in sample.coders:
        mine = counted(len(sample.units_of(coder)), "unit")
        common = f", {shared:,} of them coded by all" if len(sample.coders) > 1 else ""
        files = ", ".join(f"{file_stem(coder)}{FORMATS[name].suffix}" for name in formats)
        say(f"{coder}: {mine}{common}: {files}")
    say(f"Read {folder / 'README.txt'}; keep {folder / 'key'} from the coders.")


def _say_strata(sample: Sample) -> None:
    header = ("stratum", "paragraphs", "drawn", "in proportion")
    lines = [
        (str(name), f"{row.paragraphs:,}", f"{row.drawn:,}", f"{row.proportional:.1f}")
        for name, row in zip(sample.strata.index, sample.strata.itertuples(), strict=True)
    ]
    for line in aligned([header, *lines[:_SHOWN]]):
        say(f"  {line}")
    if len(lines) > _SHOWN:
        say(f"  and {counted(len(lines) - _SHOWN, 'stratum').replace('stratums', 'strata')} more")
    more = (sample.strata["drawn"] >= sample.strata["proportional"] + 1).sum()
    if more:
        say(
            f"Rare strata are drawn more often than in proportion ({more} of"
            f" {len(sample.strata)}); the column weight of the key makes up for that."
        )


def say_imported(sample: Sample, codings: pd.DataFrame, faults: pd.DataFrame, out: Path) -> None:
    """Say how much each coder has coded, what is wrong, and where the table is."""
    header = ("coder", "units", "codes", "not coded")
    lines = []
    for coder in sample.coders:
        mine = codings[codings["coder"] == coder]
        told = int(mine["value"].notna().sum())
        units = mine["paragraph_id"].nunique()
        lines.append((coder, f"{units:,}", f"{told:,}", f"{len(mine) - told:,}"))
    for line in aligned([header, *lines]):
        say(f"  {line}")
    told_faults = faults_told(faults)
    if told_faults:
        say(f"{counted(len(told_faults), 'fault')}, all in {faults_beside(out)}:", err=True)
        for fault in told_faults[:_SHOWN]:
            say(f"  - {fault}", err=True)
        if len(told_faults) > _SHOWN:
            say(f"  and {len(told_faults) - _SHOWN} more", err=True)
    say(f"{counted(len(codings), 'coding')}: {out}")
