"""Models as sealed JSON: plain values that cannot run code, with a checksum in the first line."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from framing.errors import DataError
from framing.paths import read_file
from framing.text.objects import parse_json

#: In bytes: a head of words for some fifty frames.
LARGEST_FILE = 20_000_000
MODELS = Path(__file__).parent.parent / "data" / "models"
_REMEDY = (
    "Restore the file as it was shipped, or train the model again: python -m framing.training."
)


def seal(content: Mapping[str, Any]) -> str:
    """Give plain values as JSON text, a key a line: the same values always give the same text."""
    body = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in content.items()
    )
    return f'{{"checksum": "{_sha256(body)}",\n{body}\n}}\n'


def unseal(source: str | Path) -> tuple[Path, dict[str, Any]]:
    """Give the path and the values of a sealed file, or of the shipped model of that name.

    Raises DataError where it cannot be read, is no object, is too large or was changed.
    """
    path = source if isinstance(source, Path) else MODELS / f"{source}.json"
    try:
        text = read_file(path, LARGEST_FILE).decode("utf-8")
        content = parse_json(text)
    except OSError as error:
        raise damaged(path, [f"cannot be read: {error.strerror}"]) from error
    except ValueError as error:
        raise damaged(path, [f"cannot be read: {error}"]) from error
    if not isinstance(content, dict):
        raise damaged(path, ["expected an object"])
    body = text.partition("\n")[2].removesuffix("\n}\n")
    if content.get("checksum") != _sha256(body):
        raise damaged(path, ["checksum: the content was changed after it was stored"])
    return path, content


def damaged(path: Path, faults: Sequence[str]) -> DataError:
    """Give the error for a model file that cannot be used."""
    return DataError(f"model {path.name}", faults, remedy=_REMEDY)


def version_of_sealed(text: str) -> str:
    """Give the version of a sealed text: the first 12 digits of its checksum."""
    return text[len('{"checksum": "') :][:12]


def kind_faults(content: Mapping[str, Any], kinds: Mapping[str, type]) -> list[str]:
    """Say which keys are missing or of another kind."""
    return [
        f"{key}: expected {kind.__name__}, got {type(content.get(key)).__name__}"
        for key, kind in kinds.items()
        if not isinstance(content.get(key), kind)
    ]


def column_faults(columns: Sequence[Any], *, count: int, rows: int, name: str) -> list[str]:
    """Say what is wrong with columns of finite numbers: *count* of them, each of *rows*."""
    if len(columns) != count:
        return [f"{name}: expected {count} columns, one a label, got {len(columns)}"]
    faults = []
    for place, column in enumerate(columns):
        if not isinstance(column, list) or len(column) != rows:
            faults.append(f"{name}[{place}]: expected {rows} numbers, one a row")
        elif not all(map(is_finite, column)):
            faults.append(f"{name}[{place}]: a number is not finite")
    return faults


def is_finite(value: Any) -> bool:
    """Say whether a value is a finite number."""
    if not isinstance(value, float | int) or isinstance(value, bool):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond all floats
        return False


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
