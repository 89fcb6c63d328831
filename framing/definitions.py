"""Report definitions: the question of a report, kept in a TOML file beside others."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.codebooks import is_name, shipped_codebooks
from framing.errors import InputError
from framing.paths import expanded

_KINDS = {
    "title": (str, "text"),
    "question": (str, "text"),
    "source": ((str, list), "a path, a folder, a pattern or a list of these"),
    "text": (str, "the name of a column"),
    "metadata": (str, "the path of a table"),
    "codebook": (str, "the name of a shipped codebook, the path of one, or the folder of a model"),
    "model": (str, "text"),
    "loaded": (str, "the folder of a model of your own"),
    "date": ((datetime.date, str), "a date as 2024-03-31"),
}


@dataclass(frozen=True)
class Definition:
    """What a report is about: its sources as paths that can be read, and its settings.

    ``title``, ``question`` and ``date`` (ISO) are ``None`` where the file does not say them; so are
    ``text``, the column that holds the text, ``metadata``, the path of a table about articles, and
    ``loaded``, the folder of a model of loaded language of the reader's own. ``codebook`` is the
    name of a shipped codebook, the path of another, or the folder of a model of one's own.
    """

    sources: tuple[str, ...]
    title: str | None = None
    question: str | None = None
    date: str | None = None
    text: str | None = None
    metadata: str | None = None
    codebook: str = "default"
    model: str = "standard"
    loaded: str | None = None


def read_definition(path: str | Path) -> Definition:
    """Read a report definition; paths in it are relative to the file.

    Raises InputError, which lists every fault and names unknown keys.
    """
    path = Path(path)
    try:
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _faulty(path, [f"cannot be read ({error.strerror})"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _faulty(path, [f"is not TOML: {error}"]) from None
    faults = [f"{key!r} is not a key of a report definition" for key in raw if key not in _KINDS]
    faults += [
        f"{key!r} is {raw[key]!r}, expected {expected}"
        for key, (kind, expected) in _KINDS.items()
        if key in raw and not _fits(raw[key], kind)
    ]
    if "source" not in raw:
        faults.append("'source' is missing")
    if faults:
        raise _faulty(path, faults)
    named = [raw["source"]] if isinstance(raw["source"], str) else raw["source"]
    sources = tuple(_beside(path, one) for one in named)
    settings = {key: raw[key] for key in _KINDS if key in raw and key not in ("source", "date")}
    for name in ("metadata", "loaded", "codebook"):
        if name in settings and not (name == "codebook" and _is_name(path, settings[name])):
            settings[name] = _beside(path, settings[name])
    return Definition(sources, date=iso_date(raw.get("date")), **settings)


def iso_date(date: datetime.date | str | None) -> str | None:
    """Give a date in ISO form; a time of day is left off.

    >>> iso_date(datetime.date(2024, 3, 1)), iso_date("2024-03-01")
    ('2024-03-01', '2024-03-01')
    """
    if date is None:
        return None
    if isinstance(date, datetime.datetime):
        date = date.date()
    return datetime.date.fromisoformat(date).isoformat() if isinstance(date, str) else str(date)


def _fits(value: Any, kind: Any) -> bool:
    if isinstance(value, list):
        return kind == (str, list) and bool(value) and all(isinstance(v, str) for v in value)
    if kind == (datetime.date, str):
        try:
            return isinstance(value, kind) and iso_date(value) is not None
        except ValueError:
            return False
    return isinstance(value, kind) and bool(value.strip())


def _is_name(path: Path, named: str) -> bool:
    """Say whether a codebook is named, not a folder beside a definition."""
    if named in shipped_codebooks():
        return True
    return is_name(named) and not Path(_beside(path, named)).is_dir()


def _beside(path: Path, named: str) -> str:
    return str(path.parent / expanded(named))


def _faulty(path: Path, faults: list[str]) -> InputError:
    return InputError(
        str(path), faults, remedy=f"A report definition knows the keys {', '.join(_KINDS)}."
    )
