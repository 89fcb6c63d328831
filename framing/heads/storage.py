"""Heads as files: sealed JSON, checked when it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from framing.heads.linear import Head
from framing.heads.readings import Label
from framing.heads.sealed import (
    column_faults,
    damaged,
    is_finite,
    kind_faults,
    seal,
    unseal,
    version_of_sealed,
)
from framing.heads.vectors import VectorHead

FORMAT = "framing-head-1"
VECTOR_FORMAT = "framing-vector-head-1"
DECIMALS = 5
#: Vectors are small numbers times small numbers.
VECTOR_DECIMALS = 6


def dump_head(head: Head | VectorHead) -> str:
    """Give a head as JSON text: the same head always gives the same text."""
    return seal(_vector_content(head) if isinstance(head, VectorHead) else _content(head))


def load_head(source: str | Path) -> Head:
    """Give the head of words stored in a file, or the shipped one of that name.

    Raises DataError, with every fault, where the file is not one or was changed.
    """
    return _head(_checked(source, find_faults))


def load_vector_head(source: str | Path) -> VectorHead:
    """Give the head on vectors stored in a file, or the shipped one of that name.

    Raises DataError, with every fault, where the file is not one or was changed.
    """
    return _vector_head(_checked(source, find_vector_faults))


def load_any_head(source: str | Path) -> Head | VectorHead:
    """Give the head of either kind, as the file says which it is."""
    _, content = unseal(source)
    return load_vector_head(source) if content.get("format") == VECTOR_FORMAT else load_head(source)


def version_of(head: Head | VectorHead) -> str:
    """Give the version of a head: the first 12 digits of the sha256 of its stored content."""
    return version_of_sealed(dump_head(head))


def _checked(source: str | Path, check: Callable[[Any], list[str]]) -> dict[str, Any]:
    path, content = unseal(source)
    faults = check(content)
    if faults:
        raise damaged(path, faults)
    return content


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


def _vector_head(content: Mapping[str, Any]) -> VectorHead:
    return VectorHead(
        name=content["name"],
        labels=tuple(Label(**label) for label in content["labels"]),
        coefficients=np.array(content["coefficients"], dtype=np.float64).T.copy(),
        encoder=content["encoder"],
        beside=float(content["beside"]),
        notes=content["notes"],
    )


def _content(head: Head) -> dict[str, Any]:
    """Give a head as plain values, weights rounded to what is stored."""
    return {
        "format": FORMAT,
        "name": head.name,
        "notes": dict(head.notes),
        "power": head.power,
        "names": head.names,
        "labels": _label_values(head.labels),
        "entries": list(head.entries),
        "weights": (np.round(head.weights, DECIMALS) + 0.0).T.tolist(),
    }


def _vector_content(head: VectorHead) -> dict[str, Any]:
    """Give a head on vectors as plain values, coefficients rounded to what is stored."""
    return {
        "format": VECTOR_FORMAT,
        "name": head.name,
        "notes": dict(head.notes),
        "encoder": head.encoder,
        "beside": round(float(head.beside), DECIMALS),
        "labels": _label_values(head.labels),
        "coefficients": (np.round(head.coefficients, VECTOR_DECIMALS) + 0.0).T.tolist(),
    }


def _label_values(labels: Sequence[Label]) -> list[dict[str, Any]]:
    keys = ("intercept", "low", "high")
    return [
        {"name": label.name, **{key: round(getattr(label, key), DECIMALS) for key in keys}}
        for label in labels
    ]


def find_faults(content: Mapping[str, Any]) -> list[str]:
    """Say everything that is wrong with the plain values of a stored head.

    >>> find_faults({"format": "other"})[0]
    "format: expected 'framing-head-1', got 'other'"
    """
    faults = _form_faults(content, FORMAT, _KINDS)
    if faults:
        return faults
    faults = [*_entry_faults(content["entries"]), *_label_faults(content["labels"])]
    faults += column_faults(
        content["weights"],
        count=len(content["labels"]),
        rows=len(content["entries"]),
        name="weights",
    )
    if not 0 <= content["power"] <= 1:
        faults.append(f"power: expected 0 to 1, got {content['power']}")
    return faults


def find_vector_faults(content: Mapping[str, Any]) -> list[str]:
    """Say everything that is wrong with the plain values of a stored head on vectors."""
    faults = _form_faults(content, VECTOR_FORMAT, _VECTOR_KINDS)
    if faults:
        return faults
    if not is_finite(content["beside"]):
        return [f"beside: expected a finite number, got {content['beside']}"]
    columns = content["coefficients"]
    rows = len(columns[0]) if columns and isinstance(columns[0], list) else 0
    if not rows:
        return ["coefficients: none"]
    return [
        *_label_faults(content["labels"]),
        *column_faults(columns, count=len(content["labels"]), rows=rows, name="coefficients"),
    ]


_KINDS: Mapping[str, type] = {
    "name": str,
    "notes": dict,
    "power": float,
    "names": bool,
    "labels": list,
    "entries": list,
    "weights": list,
}
_VECTOR_KINDS: Mapping[str, type] = {
    "name": str,
    "notes": dict,
    "encoder": str,
    "beside": float,
    "labels": list,
    "coefficients": list,
}


def _form_faults(content: Mapping[str, Any], form: str, kinds: Mapping[str, type]) -> list[str]:
    if content.get("format") != form:
        return [f"format: expected {form!r}, got {content.get('format')!r}"]
    return kind_faults(content, kinds)


def _entry_faults(entries: Sequence[Any]) -> list[str]:
    wrong = [entry for entry in entries if not isinstance(entry, str) or not entry.strip()]
    if wrong:
        return [f"entries: {len(wrong)} are not words, first {wrong[0]!r}"]
    if len(set(entries)) != len(entries):
        return ["entries: a word stands twice"]
    return []


def _label_faults(labels: Sequence[Any]) -> list[str]:
    faults = [] if labels else ["labels: none"]
    names = [label.get("name") for label in labels if isinstance(label, dict)]
    if any(names.count(name) > 1 for name in names):
        faults.append("labels: a name stands twice")
    for place, label in enumerate(labels):
        if not isinstance(label, dict) or set(label) != {"name", "intercept", "low", "high"}:
            faults.append(f"labels[{place}]: expected name, intercept, low, high")
        elif not isinstance(label["name"], str) or not all(
            is_finite(label[key]) for key in ("intercept", "low", "high")
        ):
            faults.append(f"labels[{place}]: a value is not finite or not of its kind")
        elif not 0 <= label["low"] <= label["high"] <= 1:
            faults.append(f"labels[{place}]: expected 0 <= low <= high <= 1")
    return faults
