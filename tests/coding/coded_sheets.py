"""Coders for tests: they fill in the files of a study, each as its programme would save it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from studied import Story, analysis_of

from framing import Sample, draw_sample

#: What a coder gives a unit: a code a variable.
Codes = Mapping[str, Any]
NAMES = ("harm", "flags", "loaded", "sentiment", "attributions")


def small(texts: tuple[str, ...] = ("One storm.", "Two storms.", "Three storms.")) -> Sample:
    """Give a sample of these paragraphs for Anna and Ben, who code all of them."""
    analysis = analysis_of({"a": Story("Gazette", texts)})
    return draw_sample(analysis, n=len(texts), coders=["Anna", "Ben"])


def by_length(_: str, text: str) -> Codes:
    """Give codes that depend on the text alone."""
    size = len(text)
    codes = {"harm": size % 2, "flags": (size // 2) % 2, "loaded": 0}
    return {**codes, "sentiment": size % 3 - 1, "attributions": size % 5}


def fill_workbook(path: Path, code: Callable[[str, str], Codes]) -> None:
    book = load_workbook(path)
    sheet = book["Codes"]
    header = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cells = dict(zip(header, row, strict=True))
        for name, value in code(cells["unit"].value, cells["text"].value).items():
            cells[name].value = value
    book.save(path)


def fill_csv(path: Path, code: Callable[[str, str], Codes]) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for row in rows:
        row.update({name: str(v) for name, v in code(row["unit"], row["text"]).items()})
    save_csv(path, rows)


def save_csv(
    path: Path, rows: list[dict[str, str]], separator: str = ",", encoding: str = "utf-8-sig"
) -> None:
    told = io.StringIO(newline="")
    writer = csv.DictWriter(told, list(rows[0]), delimiter=separator, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(told.getvalue().encode(encoding, "replace"))


def annotate(path: Path, out: Path, code: Callable[[str, str], Codes]) -> None:
    """Export as Label Studio does, from its tasks: an annotation each, choices by their alias."""
    tasks = json.loads(path.read_text("utf-8"))
    for number, task in enumerate(tasks):
        results = [
            {
                "id": f"r{number}{name}",
                "type": "number" if name == "attributions" else "choices",
                "value": (
                    {"number": value} if name == "attributions" else {"choices": [str(value)]}
                ),
                "origin": "manual",
                "to_name": "text",
                "from_name": name,
            }
            for name, value in code(task["data"]["unit"], task["data"]["text"]).items()
        ]
        told = {"id": number, "completed_by": 1, "result": results, "was_cancelled": False}
        task |= {"id": number + 1, "annotations": [told], "predictions": [], "project": 1}
    out.write_text(json.dumps(tasks), "utf-8")


def tick(path: Path, out: Path, code: Callable[[str, str], Codes]) -> None:
    """Export as doccano does, from its examples: the labels that were ticked."""
    names = {"harm": ("absent", "present"), "flags": ("absent", "present")}
    names["loaded"] = ("absent", "present")
    moods = {-1: "negative", 0: "neutral or balanced", 1: "positive"}
    lines = []
    for number, line in enumerate(path.read_text("utf-8").split("\n")):
        if not line:
            continue
        example = json.loads(line)
        codes = dict(code(example["unit"], example["text"]))
        labels = [f"{name}={codes[name]} ({names[name][codes[name]]})" for name in names]
        labels += [f"sentiment={codes['sentiment']} ({moods[codes['sentiment']]})"]
        told = {"id": number, "text": example["text"], "label": sorted(labels), "Comments": []}
        lines.append(told | {key: example[key] for key in ("unit", "coder", "codebook")})
    out.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")


def select(path: Path, out: Path, code: Callable[[str, str], Codes]) -> None:
    """Export as INCEpTION does, from its document: annotations with features as text."""
    document = json.loads(path.read_text("utf-8"))
    sofa, *annotations = document["%FEATURE_STRUCTURES"]
    whole = sofa["sofaString"].encode("utf-16-le")
    for one in annotations:
        text = whole[2 * one["begin"] : 2 * one["end"]].decode("utf-16-le")
        one |= {name: str(value) for name, value in code(one["unit"], text).items()}
    token = {"%ID": 99, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"}
    document["%FEATURE_STRUCTURES"].append({**token, "@sofa": 1, "begin": 0, "end": 3})
    out.write_text(json.dumps(document), "utf-8")
