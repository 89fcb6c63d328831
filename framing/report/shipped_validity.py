"""Shipped validity: what is known of a measure, read from the cards and studies of the models.

The figures are on texts of the project or of others, never on the reader's. They are read from
the files in ``framing/data/models``, and only where these speak of the very revision that an
analysis used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from framing.report.citation import used_files
from framing.report.wording import plain
from framing.tables import Tables

Row = Mapping[str, str]
#: What the labels of a model stand for, where no measure bears their name.
_SUBJECTS = {
    "loaded": "loaded wording of a sentence",
    "loaded_use": "listed word loaded where it stands",
    "loaded_word": "word loaded where it stands, not listed",
    "attribution_source": "word of a source",
    "attribution_cue": "word of a cue",
    "attribution_content": "word of a content",
}
_FIGURES = "## Figures"
#: Per family of models: its study, the part of it on texts of others, and the lines of its models.
_ELSEWHERE = {
    "frames": ("frames_study", "of others", {"standard": "`standard`", "fast": "(`fast`)"}),
    "loaded": ("loaded_study", "babe.jsonl", {"standard": "`standard`", "fast": "`fast` as"}),
}


@dataclass(frozen=True)
class Known:
    """What a card says of one thing a model judges, each figure as it is printed there.

    ``amount`` of ``unit`` held out, the ``share`` that show it, ``auc``, ``f1``, the
    ``calibration`` error; ``elsewhere`` the AUC on texts of others, "" where there is none.
    """

    subject: str
    amount: str
    share: str
    auc: str
    f1: str
    calibration: str
    elsewhere: str = ""


def known_of(tables: Tables) -> list[Known]:
    """Give what the cards of the models of an analysis say, in the order of the files."""
    used = _models(tables)
    return [known for name, version in used.items() for known in _card(tables, name, version)]


def cards_missing(tables: Tables) -> list[str]:
    """Give the models of an analysis whose cards here speak of another revision."""
    return [name for name, version in _models(tables).items() if not _is_of(version, name)]


def _models(tables: Tables) -> dict[str, str]:
    """Give the revisions of the models used, by name; of two that judge together the second."""
    used = {
        PurePosixPath(name).stem: said.get("version", "")
        for name, said in used_files(tables)
        if name.startswith("models/")
    }
    return {name: version for name, version in used.items() if f"{name}_context" not in used}


def _is_of(version: str, model: str) -> bool:
    return f"`, version {version}\n" in _text(f"{model}.md")


def _card(tables: Tables, model: str, version: str) -> Iterator[Known]:
    if not _is_of(version, model):
        return
    for rows in _tables_under(_text(f"{model}.md"), _FIGURES):
        for line in rows:
            label = line["label"]
            yield Known(
                _subject(tables, label),
                line["texts"],
                line["share"],
                line["AUC"],
                line["F1"],
                line["calibration error"],
                _elsewhere(model, version, label),
            )


def _subject(tables: Tables, label: str) -> str:
    name = label if label.startswith("frame_") else f"frame_{label}"
    if name in tables.measures.index:
        return f"{plain(name.removeprefix('frame_'))} frame"
    return _SUBJECTS.get(label, plain(label))


def _elsewhere(model: str, version: str, label: str) -> str:
    """Give the AUC of a model on texts of others, as its study has it."""
    family, _, kind = model.partition("_")
    if family not in _ELSEWHERE or kind not in ("", "context"):
        return ""
    study, part, lines = _ELSEWHERE[family]
    text = _text(f"{study}.md")
    wanted = lines["standard" if kind else "fast"]
    if f"`{model}` {version}" not in " ".join(text.split()):
        return ""
    for rows in _tables_under(text, "## Ablation", part):
        for row in rows:
            if wanted in row["model"]:
                return row.get(f"AUC {label.removeprefix('frame_')}", row.get("AUC", ""))
    return ""


def attribution_found(tables: Tables) -> dict[str, str]:
    """Give how well whole attributions are found in articles held out, by what is counted.

    Empty where no attributions were sought, or the study speaks of another revision.
    """
    if "attribution_count" not in tables.measures.index:
        return {}
    model = str(tables.provenance.get("model", ""))
    for rows in _tables_under(_text("attribution_study.md"), "## Articles"):
        for row in rows:
            if row["model"] == model and row["articles"].endswith("held"):
                return {name: told for name, told in row.items() if name != "model"}
    return {}


@cache
def _text(name: str) -> str:
    file = resources.files("framing") / "data" / "models" / name
    return file.read_text("utf-8") if file.is_file() else ""


def _tables_under(text: str, heading: str, part: str = "") -> list[list[Row]]:
    """Give the tables of a Markdown text under a heading that begins so and holds *part*.

    >>> _tables_under("## Figures\\n\\n| a | b |\\n| --- | --- |\\n| 1 | 2 |\\n", "## Figures")
    [[{'a': '1', 'b': '2'}]]
    """
    found: list[list[Row]] = []
    for section in re.split(r"\n(?=## )", text):
        title = section.partition("\n")[0]
        if title.startswith(heading) and part in title:
            for block in re.findall(r"(?:^\|.*\n?)+", section, re.MULTILINE):
                head, _, *lines = (
                    [c.strip() for c in line.strip("| ").split("|")] for line in block.splitlines()
                )
                found.append([dict(zip(head, line, strict=False)) for line in lines])
    return found
