"""Collections: several reports in one folder, with a page and a file that list them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from framing.errors import InputError
from framing.folders import write_file
from framing.report.look import policy, stylesheet
from framing.report.markup import render
from framing.report.wording import count
from framing.report.writing import PAGE
from framing.tables import Tables
from framing.text.objects import parse_json

_STYLES = ("page.css", "sections.css", "collection.css")
INDEX, SUMMARY = "index.html", "summary.json"
WRITTEN, REFUSED, FAILED = "written", "refused", "failed"


@dataclass(frozen=True)
class Outcome:
    """What became of one report: ``status`` is ``written``, ``refused`` (bad input) or ``failed``.

    ``name`` is its folder. Amounts and page are 0 and empty where there is no report; ``fault``
    says why. ``seconds`` is the time it took.
    """

    name: str
    definition: str
    status: str
    seconds: float
    title: str = ""
    question: str = ""
    date: str = ""
    articles: int = 0
    paragraphs: int = 0
    words: int = 0
    page: str = ""
    page_bytes: int = 0
    page_sha256: str = ""
    fault: str = ""

    @property
    def amounts(self) -> str:
        """How much the report is about."""
        return " · ".join(
            count(amount, noun)
            for amount, noun in (
                (self.articles, "article"),
                (self.paragraphs, "paragraph"),
                (self.words, "word"),
            )
        )


def described(tables: Tables, page: Path) -> dict[str, Any]:
    """Give what an outcome says of a report that was written."""
    content = page.read_bytes()
    return {
        "articles": len(tables.articles),
        "paragraphs": len(tables.paragraphs),
        "words": int(tables.paragraphs["words"].sum()),
        "page": f"{page.parent.name}/{PAGE}",
        "page_bytes": len(content),
        "page_sha256": hashlib.sha256(content).hexdigest(),
    }


def check_collection(folder: Path) -> None:
    """Say before the work begins whether the folder may get an index.

    Raises InputError where it is a file, or holds an index that no run of reports wrote.
    """
    faults = []
    if folder.exists() and not folder.is_dir():
        faults = ["is a file, expected a folder"]
    elif (folder / INDEX).exists() and not _is_ours(folder / SUMMARY):
        faults = [f"holds {INDEX}, which was not written here before"]
    if faults:
        raise InputError(
            str(folder), faults, remedy="Nothing was written. Name a new or empty folder."
        )


def _is_ours(summary: Path) -> bool:
    try:
        return "reports" in parse_json(summary.read_text("utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def write_collection(folder: Path, outcomes: Sequence[Outcome]) -> Path:
    """Write ``index.html`` and ``summary.json`` to the folder; give the path of the first.

    The same reports give the same index; times stand in the summary only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    amounts = {
        status: sum(outcome.status == status for outcome in outcomes)
        for status in (WRITTEN, REFUSED, FAILED)
    }
    summary = {
        "framing": version("framing-toolkit"),
        "seconds": round(sum(outcome.seconds for outcome in outcomes), 2),
        **amounts,
        "reports": [{**vars(one), "seconds": round(one.seconds, 2)} for one in outcomes],
    }
    text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    write_file(folder / SUMMARY, text.encode("utf-8"))
    page = render(
        "collection.html.j2",
        outcomes=outcomes,
        written=count(amounts[WRITTEN], "report"),
        policy=policy(scripted=False),
        styles="".join(map(stylesheet, _STYLES)),
    )
    write_file(folder / INDEX, f"{page}\n".encode())
    return folder / INDEX
