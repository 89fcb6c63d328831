"""Heads as files: JSON that cannot run code, checked when it is loaded."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing.errors import DataError
from framing.heads.linear import Head, Label

FORMAT = "framing-head-1"
DECIMALS = 5
LARGEST_FILE = 4_000_000
MODELS = Path(__file__).parent.parent / "data" / "models"
_REMEDY = (
    "Restore the file as it was shipped, or train the model again: python -m framing.training."
)


def dump_head(head: Head) -> str:
    """Give a head as JSON text: the same head always gives the same text."""
    body = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in _content(head).items()
    )
    return f'{{"checksum": "{_sha256(body)}",\n{body}\n}}\n'


def load_head(source: str | Path) -> Head:
    """Give the head stored in a file, or the shipped one of that name.

    Raises DataError, with every fault, where the file is not a head or was changed.
    """
    path = source if isinstance(source, Path) else MODELS / f"{source}.json"
    try:
        size = path.stat().st_size
        text = path.read_text("utf-8") if size <= LARGEST_FILE else ""
        content = json.loads(text) if text else None
    except (OSError, ValueError) as error:
        raise _damaged(path, [f"cannot be read: {error}"]) from error
    if content is None:
        raise _damaged(path, [f"{size} bytes, expected 1 to {LARGEST_FILE}"])
    faults = find_faults(content)
    body = text.partition("\n")[2].removesuffix("\n}\n")
    if not faults and content["checksum"] != _sha256(body):
        faults = ["checksum: the content was changed after it was stored"]
    if faults:
        raise _damaged(path, faults)
    return _head(content)


def version_of(head: Head) -> str:
    """Give the version of a head: the first 12 digits of the sha256 of its stored content."""
    return dump_head(head)[len('{"checksum": "') :][:12]


def _damaged(path: Path, faults: Sequence[str]) -> DataError:
    return DataError(f"model {path.name}", faults, remedy=_REMEDY)


def _content(head: Head) -> dict[str, Any]:
    """Give a head as plain values, weights rounded to what is stored."""
    weights = np.round(head.weights, DECIMALS) + 0.0
    return {
        "format": FORMAT,
        "name": head.name,
        "notes": dict(head.notes),
        "power": head.power,
        "names": head.names,
        "labels": [
            {
                "name": label.name,
                "intercept": round(label.intercept, DECIMALS),
                "low": round(label.low, DECIMALS),
                "high": round(label.high, DECIMALS),
            }
            for label in head.labels
        ],
        "entries": list(head.entries),
        "weights": [weights[:, column].tolist() for column in range(len(head.labels))],
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _head(content: Mapping[str, Any]) -> Head:
    return Head(
        name=content["name"],
        labels=tuple(Label(**label) for label in content["labels"]),
        entries=tuple(content["entries"]),
        weights=np.array(content["weights"], dtype=np.float64).T.copy(),
        power=float(content["power"]),
        names=content["names"],
        notes=content["notes"],
    )


def find_faults(content: Any) -> list[str]:
    """Say everything that is wrong with the plain values of a stored head.

    >>> find_faults({"format": "other"})[0]
    "format: expected 'framing-head-1', got 'other'"
    """
    if not isinstance(content, dict):
        return ["expected an object"]
    if content.get("format") != FORMAT:
        return [f"format: expected {FORMAT!r}, got {content.get('format')!r}"]
    faults = [
        f"{key}: expected {kind.__name__}, got {type(content.get(key)).__name__}"
        for key, kind in _KINDS.items()
        if not isinstance(content.get(key), kind)
    ]
    if faults:
        return faults
    faults = [*_entry_faults(content["entries"]), *_label_faults(content["labels"])]
    faults += _weight_faults(content["weights"], len(content["labels"]), len(content["entries"]))
    if not 0 <= content["power"] <= 1:
        faults.append(f"power: expected 0 to 1, got {content['power']}")
    return faults


_KINDS: Mapping[str, type] = {
    "name": str,
    "notes": dict,
    "power": float,
    "names": bool,
    "labels": list,
    "entries": list,
    "weights": list,
    "checksum": str,
}


def _entry_faults(entries: Sequence[Any]) -> list[str]:
    wrong = [entry for entry in entries if not isinstance(entry, str) or not entry.strip()]
    if wrong:
        return [f"entries: {len(wrong)} are not words, first {wrong[0]!r}"]
    if len(set(entries)) != len(entries):
        return ["entries: a word stands twice"]
    return []


def _label_faults(labels: Sequence[Any]) -> list[str]:
    faults = [] if labels else ["labels: none"]
    for place, label in enumerate(labels):
        if not isinstance(label, dict) or set(label) != {"name", "intercept", "low", "high"}:
            faults.append(f"labels[{place}]: expected name, intercept, low, high")
        elif not isinstance(label["name"], str) or not all(
            _is_finite(label[key]) for key in ("intercept", "low", "high")
        ):
            faults.append(f"labels[{place}]: a value is not finite or not of its kind")
        elif not 0 <= label["low"] <= label["high"] <= 1:
            faults.append(f"labels[{place}]: expected 0 <= low <= high <= 1")
    return faults


def _weight_faults(weights: Sequence[Any], columns: int, rows: int) -> list[str]:
    if len(weights) != columns:
        return [f"weights: expected {columns} columns, one a label, got {len(weights)}"]
    faults = []
    for place, column in enumerate(weights):
        if not isinstance(column, list) or len(column) != rows:
            faults.append(f"weights[{place}]: expected {rows} numbers, one an entry")
        elif not all(map(_is_finite, column)):
            faults.append(f"weights[{place}]: a number is not finite")
    return faults


def _is_finite(value: Any) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value)
