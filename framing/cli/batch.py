"""Batches: one report for each of several definitions; a fault in one does not stop the rest."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from framing.cli.reporting import report_definition
from framing.cli.running import REFUSED as BAD_INPUT
from framing.cli.running import fault_of, say
from framing.cli.work import define
from framing.corpus.paths import fixed_part, is_glob
from framing.definitions import Definition
from framing.errors import FramingError, InputError
from framing.report.collection import (
    FAILED,
    REFUSED,
    WRITTEN,
    Outcome,
    check_collection,
    described,
    write_collection,
)
from framing.report.modes import shorten_names
from framing.report.sections.head import page_title
from framing.report.writing import mode_for


def definitions_in(sources: Sequence[str]) -> list[Path] | None:
    """Give the definitions of a batch: several ``.toml`` files or a pattern of such, else nothing.

    Raises InputError where a pattern finds none, or two would be written to one folder.
    """
    patterns = [source for source in sources if is_glob(source)]
    single = len(sources) < 2 and not patterns
    if single or not all(source.lower().endswith(".toml") for source in sources):
        return None
    found = {s: _matching(s) if s in patterns else [Path(s)] for s in sources}
    paths = list(dict.fromkeys(path for some in found.values() for path in some))
    names = [path.stem for path in paths]
    faults = [f"{source} finds no file" for source, some in found.items() if not some]
    faults += [
        f"{path} would be written to the folder {path.stem!r}, which is no name of a folder"
        for path in paths
        if not path.stem.strip(". ")
    ]
    faults += [
        f"{path} would be written to the folder {path.stem}, as another would"
        for path in paths
        if names.count(path.stem) > 1
    ]
    if faults:
        raise InputError("sources", faults, remedy="Name definitions, each by a name of its own.")
    return paths


def _matching(pattern: str) -> list[Path]:
    folder, rest = fixed_part(pattern)
    return sorted(folder.glob(rest))


def refuse_naming(**options: str | None) -> None:
    """Refuse options for several reports, which have their own title, text column and so on."""
    given = [f"--{name} is given for several reports" for name, value in options.items() if value]
    if given:
        raise InputError("options", given, remedy="Write it into each report definition.")


def report_on_each(paths: Sequence[Path], out: Path, *, date: str | None = None) -> int:
    """Write a report for each definition into a folder of its name, then the index of all.

    Gives the status to end with: 0, 2 where only input was at fault, 1 where anything else was.
    """
    check_collection(out)
    outcomes = []
    for at, path in enumerate(paths, start=1):
        outcome = _attempt(
            path, out / path.stem, date=date, task=f"{path.stem} ({at}/{len(paths)})"
        )
        outcomes.append(outcome)
        if outcome.fault:
            named = outcome.fault.startswith(f"{path}: ")
            say(outcome.fault if named else f"{path}: {outcome.fault}", err=True)
        else:
            say(f"{outcome.name}: {outcome.amounts}")
    say(f"Open {write_collection(out, outcomes)} in a browser.")
    statuses = {outcome.status for outcome in outcomes}
    return 1 if FAILED in statuses else BAD_INPUT if REFUSED in statuses else 0


def _attempt(path: Path, folder: Path, *, date: str | None, task: str) -> Outcome:
    """Write one report, and tell what became of it whatever happens."""
    started = time.perf_counter()
    told: dict[str, Any] = {}
    try:
        definition = define([str(path)], date=date)
        told = _named(definition)
        told |= _write(definition, folder, task)
        status = WRITTEN
    except InputError as error:
        status, told["fault"] = REFUSED, fault_of(error)
    except (FramingError, OSError) as error:
        status, told["fault"] = FAILED, fault_of(error)
    except Exception as error:  # a fault of ours in one report must not cost the others
        traceback.print_exc()
        status, told["fault"] = FAILED, f"{type(error).__name__}: {error}"
    seconds = time.perf_counter() - started
    return Outcome(path.stem, path.name, status, seconds, **told)


def _named(definition: Definition) -> dict[str, Any]:
    return {
        "title": definition.title or definition.question or "",
        "question": definition.question or "",
        "date": definition.date or "",
    }


def _write(definition: Definition, folder: Path, task: str) -> dict[str, Any]:
    analysis, page = report_definition(definition, folder, task=task)
    called = shorten_names(analysis, mode_for(analysis, definition.text_mode))
    named = definition.title or definition.question or page_title(called)
    return {"title": named, **described(analysis, page)}
