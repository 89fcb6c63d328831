"""Places: which files a source means, and the id that each of them gives its article."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.drafts import Fault, Findings
from framing.corpus.formats import PAGES, SUFFIXES, stem_of, suffix_of
from framing.corpus.paths import exists, fixed_part, is_glob
from framing.paths import expanded, is_address
from framing.text.objects import parse_json

SIDE_FILE = "metadata.csv"

_TEXTS_HINT = " (what was meant as text is read from a table with the column 'text')"
_PAGE = re.compile(r"https?://", re.I)
#: The files that explain what framing wrote, and what stands in them.
_ANALYSIS, _COMPARISON = ("analysis.json", "provenance"), ("comparison.json", "settings")
_DROPPINGS = frozenset({"desktop.ini", "thumbs.db"})
#: What browsers call the folder of what belongs to a page that they save.
_BESIDE = re.compile(r"(.+)(?:_files|\.files|-Dateien|_fichiers|_archivos|_bestanden)", re.I)


@dataclass(frozen=True)
class Place:
    """A file to read: where it is, its name as faults tell it, and the id it gives."""

    path: Path
    name: str
    article_id: str


@dataclass(frozen=True)
class Places:
    """The files that a source means, in order, and the side files found beside them.

    ``sides`` gives each side file with the folder part of the ids it speaks of; ``whole`` says
    that the source was a folder, so that a side file should know every article in it.
    """

    files: tuple[Place, ...]
    sides: tuple[tuple[Path, str], ...]
    whole: bool


def find_places(source: str | Path, findings: Findings) -> Places:
    """Give the files that a path, a folder or a glob means."""
    if is_glob(source):
        return _match(str(source), findings)
    if _PAGE.match(str(source)):
        findings.faults.append(f"{source}: pages are not read; save it as a file first")
        return Places((), (), whole=False)
    path = expanded(source)
    if not exists(path):
        hint = _TEXTS_HINT if isinstance(source, str) and len(source.split()) > 1 else ""
        findings.faults.append(f"{path}: no such file or folder{hint}")
    elif path.is_dir():
        return _walk(path, findings)
    elif path.name.casefold() == SIDE_FILE:
        findings.faults.append(f"{path}: is a side file, which is never read as articles")
    else:
        return Places(tuple(_place(path, path.parent, findings)), _sides(path.parent), whole=False)
    return Places((), (), whole=False)


def join_places(sources: Sequence[str | Path], findings: Findings) -> Places:
    """Give the files of several sources; ids are relative to the deepest folder they share."""
    if not sources:
        findings.faults.append("the list of sources is empty")
    if len(sources) > 1 and (addresses := [str(one) for one in sources if is_address(one)]):
        findings.faults.append(f"{addresses[0]}: addresses are read one at a time")
        return Places((), (), whole=False)
    found = [find_places(source, findings) for source in sources]
    if len(found) == 1:
        return found[0]
    bases = [_base(source) for source in sources]
    if not bases:
        return Places((), (), whole=False)
    try:
        shared = Path(os.path.commonpath([base.resolve() for base in bases]))
    except ValueError:  # several drives
        shared = Path()
    files: dict[Path, Place] = {}
    sides: dict[Path, str] = {}
    for base, places in zip(bases, found, strict=True):
        inside = base.resolve().relative_to(shared).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        for place in places.files:
            files.setdefault(
                place.path.resolve(), Place(place.path, place.name, prefix + place.article_id)
            )
        sides.update({path: prefix + folder for path, folder in places.sides})
    return Places(tuple(files.values()), tuple(sides.items()), whole=all(p.whole for p in found))


def _base(source: str | Path) -> Path:
    """Give the folder that the ids of a source are relative to."""
    if is_glob(source):
        return fixed_part(str(source))[0]
    path = expanded(source)
    return path if path.is_dir() else path.parent


def _match(pattern: str, findings: Findings) -> Places:
    base, rest = fixed_part(pattern)
    try:
        matches = [p for p in base.glob(rest) if not _is_hidden(p.relative_to(base))]
    except (OSError, ValueError) as error:
        findings.faults.append(f"{pattern}: cannot be matched ({error})")
        return Places((), (), whole=False)
    before = len(findings.faults)
    inside = {p for path in matches for p in path.relative_to(base).parents}
    folders = [base / p for p in inside if p.parts]
    outputs = {folder for folder in folders if _is_output(folder)}
    findings.outputs.extend(sorted(str(p) for p in outputs if not outputs & set(p.parents)))
    beside = {folder for folder in folders if _is_beside_a_page(folder)}
    findings.beside.extend(sorted(str(p) for p in beside if not beside & set(p.parents)))
    left = outputs | beside
    files = sorted(p for p in matches if not p.is_dir() and not left & set(p.parents))
    places = [p for path in files if _is_article(path) for p in _place(path, base, findings)]
    if not places and len(findings.faults) == before:
        remedy = f"it matches only folders; try {pattern}/*" if matches else "it matches no file"
        findings.faults.append(f"{pattern}: {remedy}")
    return Places(tuple(places), _sides(base), whole=False)


def _walk(folder: Path, findings: Findings) -> Places:
    if _is_output(folder):
        beside = [folder / "tables", folder.parent / "tables"]
        analyses = [path for path in beside if path != folder and _explains(path, *_ANALYSIS)]
        remedy = (
            f"its analysis is {analyses[0]}, which framing report and framing compare take"
            if analyses
            else "open it with open_analysis or open_comparison"
        )
        findings.faults.append(f"{folder}: holds what framing wrote, not articles; {remedy}")
        return Places((), (), whole=True)
    before = len(findings.faults)
    places: list[Place] = []
    sides: list[tuple[Path, str]] = []
    for path in sorted(_files_under(folder, set(), findings), key=lambda p: p.as_posix()):
        if path.name.casefold() == SIDE_FILE:
            inside = path.parent.relative_to(folder).as_posix()
            sides.append((path, "" if inside == "." else f"{inside}/"))
        elif _is_article(path):
            places.extend(_place(path, folder, findings))
    if not places and len(findings.faults) == before:
        kinds = ", ".join(SUFFIXES)
        findings.faults.append(f"{folder}: holds no file that can be read ({kinds})")
    return Places(tuple(places), tuple(sides), whole=True)


def _files_under(folder: Path, seen: set[Path], findings: Findings) -> Iterator[Path]:
    """Give the files below a folder, through links but never twice through the same folder."""
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        findings.faults.append(f"{folder}: cannot be read ({error.strerror})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and _is_output(entry):
            findings.outputs.append(str(entry))
        elif entry.is_dir() and _is_beside_a_page(entry):
            findings.beside.append(str(entry))
        elif entry.is_dir():
            yield from _files_under(entry, seen, findings)
        else:
            yield entry


def _is_beside_a_page(folder: Path) -> bool:
    """Say whether a browser put a folder there for the pictures and frames of a saved page."""
    named = _BESIDE.fullmatch(folder.name)
    return named is not None and any(
        (folder.parent / f"{named[1]}{suffix}").is_file() for suffix in PAGES
    )


def _is_output(folder: Path) -> bool:
    """Say whether a folder holds a report, an analysis or a comparison that was written here."""
    if (folder / "report.ipynb").is_file():
        folder = folder / "tables"
    return _explains(folder, *_ANALYSIS) or _explains(folder, *_COMPARISON)


def _explains(folder: Path, name: str, told: str) -> bool:
    """Say whether a file explains the tables of a folder, with what is *told* of them."""
    try:
        contents = parse_json((folder / name).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(contents, dict) and {"format", told, "tables"} <= contents.keys()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _is_article(path: Path) -> bool:
    return path.name.casefold() not in (SIDE_FILE, *_DROPPINGS)


def _place(path: Path, base: Path, findings: Findings) -> Iterator[Place]:
    if suffix_of(path) not in SUFFIXES:
        suffix = repr(path.suffix) if path.suffix else "no suffix"
        reason = f"has {suffix}, expected {', '.join(SUFFIXES)}"
        findings.faults.append(Fault(str(path), "", reason))
        return
    yield Place(path, str(path), stem_of(path.relative_to(base)))


def _sides(base: Path) -> tuple[tuple[Path, str], ...]:
    side = base / SIDE_FILE
    return ((side, ""),) if side.is_file() else ()
