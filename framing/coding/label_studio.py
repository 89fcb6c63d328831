"""Label Studio: tasks for its projects, the interface to code them with, and its export read.

Formats as in its documentation: tasks in JSON with ``data`` (labelstud.io/guide/tasks), results
with ``from_name`` and ``value`` (labelstud.io/guide/task_format), and the tags Text, Choices,
Choice and Number (labelstud.io/tags), where an alias stands for a choice in the results.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from framing.coding.sample import CODEBOOK, CODER, TEXT, UNIT, Sample
from framing.codings import Variable

INTERFACE = "label-studio.xml"


def tasks_of(sample: Sample, coder: str) -> bytes:
    """Give the tasks of a coder as JSON, in the coder's own order."""
    tasks = [
        {"data": {UNIT: unit, TEXT: text, CODER: coder, CODEBOOK: sample.codebook_hash}}
        for unit, text in sample.units_of(coder)["text"].items()
    ]
    return (json.dumps(tasks, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def interface_of(sample: Sample) -> bytes:
    """Give the labelling interface: the text, and choices or a number for each variable."""
    controls = [line for variable in sample.variables for line in _control(variable)]
    lines = ["<View>", '  <Text name="text" value="$text"/>', *controls, "</View>", ""]
    return "\n".join(lines).encode("utf-8")


def _control(variable: Variable) -> Iterator[str]:
    # A dollar sign would stand for a field of the task.
    told = f"{variable.title}: {variable.definition}".replace("$", "＄")
    yield f'  <Header value={quoteattr(told)} size="5"/>'
    named = f'name={quoteattr(variable.name)} toName="text"'
    if not variable.values:
        yield f'  <Number {named} min="0"/>'
        return
    yield f'  <Choices {named} choice="single" showInline="true">'
    for code, meaning in variable.values:
        shown = quoteattr(f"{code} {meaning}".replace("$", "＄"))
        yield f"    <Choice value={shown} alias={quoteattr(code)}/>"
    yield "  </Choices>"


def is_task(entry: Any) -> bool:
    """Say whether an entry of a JSON file is a task of an export with its annotations."""
    return isinstance(entry, dict) and isinstance(entry.get("data"), dict)


def codes_in(task: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give a row of cells for each annotation of a task; one that was cancelled is none.

    A task that nobody has annotated gives one row without codes.
    """
    told = [one for one in task.get("annotations") or [] if isinstance(one, dict)]
    kept = [one for one in told if not one.get("was_cancelled")]
    for annotation in kept or [{}]:
        cells = dict(task["data"])
        for result in annotation.get("result") or []:
            if isinstance(result, dict) and isinstance(result.get("value"), dict):
                cells[str(result.get("from_name"))] = _value(result["value"])
        yield cells


def _value(value: Mapping[str, Any]) -> Any:
    """Give the code of a result; several choices stay a list, which is no code."""
    chosen = value.get("choices", value.get("number"))
    return chosen[0] if isinstance(chosen, list) and len(chosen) == 1 else chosen
