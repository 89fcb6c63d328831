"""Parts: what is scored of one portion, and how it lies on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from framing.corpus.drafts import Draft, Fault, Findings
from framing.corpus.reading import settle, table_of
from framing.errors import ExtractionError
from framing.extraction import extract
from framing.folders import write_file
from framing.provenance import digests, exclusions
from framing.scale.files import sum_of
from framing.scale.portions import Portion
from framing.scoring import Scoring
from framing.storage import TABLES, parquet_of, part_of
from framing.tables import Tables

#: The tables that an archive has in parts; the data dictionary is the same for all of them.
PARTED = tuple(name for name in TABLES if name != "measures")

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Part:
    """What is known of a part that was written: enough to put the whole together.

    ``rows`` and ``sums`` are those of its tables; ``read`` is the SHA-256 of every article's text;
    ``excluded`` what was read and not measured; ``faults`` are file, row and reason.
    """

    rows: Mapping[str, int]
    sums: Mapping[str, str]
    read: Mapping[str, str]
    excluded: Mapping[str, Any]
    faults: tuple[tuple[str, str, str], ...]
    repaired: tuple[str, ...]
    unbroken: tuple[str, ...]

    def dump(self) -> bytes:
        """Give it as JSON."""
        return (json.dumps(asdict(self), ensure_ascii=False, sort_keys=True) + "\n").encode("utf-8")


def load_part(data: bytes) -> Part:
    """Give a part from its JSON."""
    told = json.loads(data)
    told["faults"] = tuple((file, row, reason) for file, row, reason in told["faults"])
    for name in ("repaired", "unbroken"):
        told[name] = tuple(told[name])
    return Part(**told)


def score_portion(
    portion: Portion, scoring: Scoring, progress: Progress | None = None
) -> tuple[Tables, Findings]:
    """Score the articles of a portion; what cannot be read or scored is among the faults.

    *progress* is called with the number of articles done.
    """
    findings = Findings(faults=list(portion.faults))
    drafts = [kept for draft in portion.drafts if (kept := settle(draft, findings)) is not None]
    articles = table_of(drafts)
    try:
        tables = extract(articles, scoring.parts, provenance={}, progress=progress)
    except ExtractionError:
        sound = [draft.article_id for draft in drafts if _is_sound(draft, scoring, findings)]
        tables = extract(articles.loc[sound], scoring.parts, provenance={})
    return tables, findings


def _is_sound(draft: Draft, scoring: Scoring, findings: Findings) -> bool:
    """Say whether an article can be scored, and keep the fault where it cannot."""
    try:
        extract(table_of([draft]), scoring.parts, provenance={})
    except ExtractionError as error:
        findings.faults.append(draft.where.fault(str(error)))
        return False
    return True


def write_part(number: int, tables: Tables, findings: Findings, folder: Path) -> Part:
    """Write the tables of a part into the folder of an archive, and give what is known of it."""
    sums = {}
    for name in PARTED:
        data = parquet_of(getattr(tables, name))
        write_file(folder / part_of(name, number), data)
        sums[name] = sum_of(data)
    faults = [fault for fault in findings.faults if isinstance(fault, Fault)]
    return Part(
        rows={name: len(getattr(tables, name)) for name in PARTED},
        sums=sums,
        read=digests(tables.articles),
        excluded=exclusions(tables),
        faults=tuple((fault.file, fault.row, fault.reason) for fault in faults),
        repaired=tuple(findings.repaired),
        unbroken=tuple(findings.unbroken),
    )
