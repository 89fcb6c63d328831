"""What ``framing analyze`` does: score an archive, and say what became of it."""

from __future__ import annotations

from pathlib import Path

from framing.analysis import Analysis
from framing.cli.running import counted, progress_bar, say
from framing.cli.work import named_sources, note_languages, refuse_overlap, size_of
from framing.definitions import Definition
from framing.folders import beside
from framing.paths import expanded
from framing.scale import analyze_archive
from framing.storage import FAULTS

_SHOWN = 10


def analyze_sources(
    definition: Definition, out: Path, *, workers: int, strict: bool, restart: bool
) -> None:
    """Score what a definition names into a folder, and say how much it was and what was left out.

    Raises InputError where the sources or the folder cannot be used, StoppedError where the work
    ends early; then it says how to go on.
    """
    refuse_overlap(definition.sources, out)
    try:
        with progress_bar("Reading articles") as progress:
            analysis = analyze_archive(
                named_sources(definition.sources),
                out,
                model=definition.model,
                codebook=definition.codebook,
                loaded=definition.loaded,
                text=definition.text,
                metadata=definition.metadata,
                workers=workers,
                strict=strict,
                restart=restart,
                progress=progress,
            )
    except KeyboardInterrupt:
        if beside(expanded(out).resolve(), "unfinished").is_dir():
            say("Stopped. Give the same command again, and it goes on.", err=True)
        raise
    note_languages(analysis)
    _note_faults(analysis, out)
    say(f"{size_of(analysis)}: tables in {out}")
    say(f"Open them in Python with framing.open_analysis({str(out)!r}).")


def _note_faults(analysis: Analysis, out: Path) -> None:
    faults = analysis.faults
    if faults.empty:
        return
    verb = "was" if len(faults) == 1 else "were"
    say(f"Note: {counted(len(faults), 'fault')} {verb} left out; see {out / FAULTS}:", err=True)
    for fault in faults.head(_SHOWN).itertuples():
        say(f"  - {fault.file}{fault.row and ', '}{fault.row}: {fault.reason}", err=True)
    if len(faults) > _SHOWN:
        say(f"  and {len(faults) - _SHOWN:,} more", err=True)
