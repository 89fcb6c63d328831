"""Doccano: examples for a project of text classification, its labels, and its export read.

An example is a line of JSON with ``text`` and ``label``; what else it has comes back in the export,
which has a file a person. A label is ticked or not, so that each code has a label of its own, as
``security=1 (present)``; a variable that may be any number has none and cannot be coded there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from framing.coding.sample import CODEBOOK, CODER, TEXT, UNIT, Sample
from framing.codings import Variable

LABELS, LABEL = "doccano-labels.json", "label"
#: A colour a variable, in turn, dark enough for white letters.
_COLOURS = ("#0B5394", "#7F6000", "#4C1130", "#274E13", "#5B0F00", "#20124D")


def codable(sample: Sample) -> list[Variable]:
    """Give the variables that labels can stand for."""
    return [variable for variable in sample.variables if variable.values]


def examples_of(sample: Sample, coder: str) -> bytes:
    """Give the examples of a coder, a line of JSON each, in the coder's own order."""
    lines = [
        {TEXT: text, LABEL: [], UNIT: unit, CODER: coder, CODEBOOK: sample.codebook_hash}
        for unit, text in sample.units_of(coder)["text"].items()
    ]
    told = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return told.encode("utf-8", "replace")


def labels_of(sample: Sample) -> bytes:
    """Give the labels to import into a project, a colour a variable."""
    colour = {
        variable.name: _COLOURS[at % len(_COLOURS)] for at, variable in enumerate(codable(sample))
    }
    labels = [
        {
            "text": label,
            "prefix_key": None,
            "suffix_key": None,
            "background_color": colour[name],
            "text_color": "#ffffff",
        }
        for label, (name, _) in _codes(sample.variables).items()
    ]
    return (json.dumps(labels, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def is_example(entry: Any) -> bool:
    """Say whether an entry of a JSON file is an example with its labels."""
    return isinstance(entry, dict) and isinstance(entry.get(LABEL), list)


def cells_of(
    example: Mapping[str, Any], variables: Sequence[Variable]
) -> tuple[dict[str, Any], list[str]]:
    """Give the cells of an example, several codes of a variable as a list, and unknown labels."""
    known = _codes(variables)
    cells = {name: cell for name, cell in example.items() if name not in (LABEL, "id", "Comments")}
    strangers = []
    found: dict[str, list[str]] = {}
    for label in map(str, example[LABEL]):
        if label in known:
            name, code = known[label]
            found.setdefault(name, []).append(code)
        else:
            strangers.append(label)
    cells |= {name: codes[0] if len(codes) == 1 else codes for name, codes in found.items()}
    return cells, strangers


def _codes(variables: Sequence[Variable]) -> dict[str, tuple[str, str]]:
    return {
        f"{variable.name}={code} ({meaning})": (variable.name, code)
        for variable in variables
        for code, meaning in variable.values
    }
