"""Report definitions: the question of a report, kept in a TOML file beside others."""

from __future__ import annotations

import datetime
import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from framing.codebooks import is_name, shipped_codebooks
from framing.comparison.settings import Settings
from framing.errors import InputError
from framing.paths import expanded, read_file

#: In bytes.
LARGEST = 1_000_000


@dataclass(frozen=True)
class _Kind:
    """What a key of a definition may hold: a test, and what to say where it fails."""

    fits: Callable[[Any], bool]
    expected: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, (datetime.date, str)) and iso_date(value) is not None
    except ValueError:
        return False


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_figures(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_number(one) and one > 0 for one in value.values())


def _is_events(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and set(one) == {"date", "label"}
        and _is_date(one["date"])
        and _is_text(one["label"])
        for one in value
    )


_TEXT = _Kind(_is_text, "text")
_COLUMN = _Kind(_is_text, "the name of a column")
_FIGURES = _Kind(_is_figures, "a table of measures with a figure above 0 each")
#: The keys of a report definition, and what each may hold.
KINDS = {
    "title": _TEXT,
    "question": _TEXT,
    "source": _Kind(
        lambda value: _is_text(value) or (_is_texts(value) and bool(value)),
        "a path, a folder, a pattern or a list of these",
    ),
    "text": _COLUMN,
    "metadata": _Kind(_is_text, "the path of a table"),
    "codebook": _Kind(
        _is_text, "the name of a shipped codebook, the path of one, or the folder of a model"
    ),
    "model": _TEXT,
    "loaded": _Kind(_is_text, "the folder of a model of your own"),
    "date": _Kind(_is_date, "a date as 2024-03-31"),
    "codings": _Kind(_is_text, "the path of a table of codings"),
    "coded_sample": _Kind(_is_text, "the folder of the sample that was coded"),
    "layout": _Kind(_is_text, "the name of a layout"),
    "text_mode": _Kind(_is_text, "full, excerpts or none"),
    "by": _COLUMN,
    "reference": _Kind(_is_text, "a group"),
    "primary": _Kind(_is_texts, "a list of measures"),
    "adjust": _Kind(_is_texts, "a list of columns"),
    "period": _Kind(_is_text, "day, week, month, quarter or year"),
    "events": _Kind(
        _is_events,
        'a list of tables as events = [{date = 2024-03-31, label = "The vote"}]',
    ),
    "bounds": _FIGURES,
    "wanted": _FIGURES,
    "min_words": _Kind(
        lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        "a whole number",
    ),
}
#: The keys that ask for a comparison, as ``framing.comparison.settings.Settings`` has them.
_COMPARING = frozenset(field.name for field in fields(Settings)) & set(KINDS)


@dataclass(frozen=True)
class Definition:
    """What a report is about: its sources as paths that can be read, and its settings.

    ``title``, ``question`` and ``date`` (ISO) are ``None`` where the file does not say them; so are
    ``text``, the column that holds the text, ``metadata``, the path of a table about articles, and
    ``loaded``, the folder of a model of loaded language of the reader's own. ``codebook`` is the
    name of a shipped codebook, the path of another, or the folder of a model of one's own.
    ``codings`` is the path of a table of codings, and ``coded_sample`` of the sample they are of.
    ``layout`` and ``text_mode`` are those of ``write_report``. ``comparing`` are the settings of a
    comparison, ``None`` where the file asks for none; ``sha256`` is that of the file's bytes, ""
    where there is no file.
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
    codings: str | None = None
    coded_sample: str | None = None
    layout: str | None = None
    text_mode: str | None = None
    comparing: Settings | None = None
    sha256: str = ""


def read_definition(path: str | Path) -> Definition:
    """Read a report definition; paths in it are relative to the file.

    Raises InputError, which lists every fault and names unknown keys.
    """
    path = Path(path)
    try:
        content = read_file(path, LARGEST)
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise _faulty(path, [f"cannot be read ({error.strerror})"]) from None
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        fault = "is nested too deeply" if deep else f"is not TOML: {error}"
        raise _faulty(path, [fault]) from None
    faults = [f"{key!r} is not a key of a report definition" for key in raw if key not in KINDS]
    faults += [
        f"{key!r} is {raw[key]!r}, expected {kind.expected}"
        for key, kind in KINDS.items()
        if key in raw and not kind.fits(raw[key])
    ]
    if "source" not in raw:
        faults.append("'source' is missing")
    if faults:
        raise _faulty(path, faults)
    named = [raw["source"]] if isinstance(raw["source"], str) else raw["source"]
    sources = tuple(_beside(path, one) for one in named)
    own = {"source", "date", *_COMPARING}
    settings = {key: raw[key] for key in KINDS if key in raw and key not in own}
    for name in ("metadata", "loaded", "codebook", "codings", "coded_sample"):
        if name in settings and not (name == "codebook" and _is_name(path, settings[name])):
            settings[name] = _beside(path, settings[name])
    return Definition(
        sources,
        date=iso_date(raw.get("date")),
        comparing=_comparing(raw),
        sha256=hashlib.sha256(content).hexdigest(),
        **settings,
    )


def _comparing(raw: Mapping[str, Any]) -> Settings | None:
    """Give the settings of a comparison that a definition asks for."""
    given = {key: raw[key] for key in _COMPARING if key in raw}
    if not given:
        return None
    for key in ("primary", "adjust"):
        if key in given:
            given[key] = tuple(given[key])
    if "events" in given:
        given["events"] = tuple(
            (str(iso_date(one["date"])), one["label"]) for one in given["events"]
        )
    return Settings(**given)


def dump_definition(definition: Definition) -> str:
    """Give a definition as the TOML text that ``read_definition`` reads again; paths as they are.

    >>> dump_definition(Definition(("seeds/",), title="One evening"))
    'title = "One evening"\\nsource = "seeds/"\\n'
    """
    sources = definition.sources
    told = {**vars(definition), "source": sources[0] if len(sources) == 1 else list(sources)}
    usual: dict[str, Any] = {field.name: field.default for field in fields(Definition)}
    if definition.comparing is not None:
        told |= vars(definition.comparing)
        told["events"] = [{"date": day, "label": label} for day, label in told["events"]]
        usual |= vars(Settings())
        told["by"], usual["by"] = definition.comparing.by, ""
    kept = {key: told.get(key) for key in KINDS if told.get(key) != usual.get(key)}
    return "".join(f"{key} = {_toml(value)}\n" for key, value in kept.items() if value)


def _toml(value: Any) -> str:
    """Give a text, a number, a list or a table as TOML has it on one line."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_toml(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        # The escapes of JSON are those of TOML, and one more.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


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


def _is_name(path: Path, named: str) -> bool:
    """Say whether a codebook is named, not a folder beside a definition."""
    if named in shipped_codebooks():
        return True
    return is_name(named) and not Path(_beside(path, named)).is_dir()


def _beside(path: Path, named: str) -> str:
    return str(path.parent / expanded(named))


def _faulty(path: Path, faults: list[str]) -> InputError:
    return InputError(
        str(path), faults, remedy=f"A report definition knows the keys {', '.join(KINDS)}."
    )
