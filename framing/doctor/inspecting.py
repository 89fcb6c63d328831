"""Inspecting: everything about a source that a researcher should know before it is scored."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from framing.corpus.metadata import Metadata
from framing.corpus.paths import exists
from framing.corpus.reading import Source
from framing.doctor.copies import add_copies, copy_findings
from framing.doctor.dates import date_findings
from framing.doctor.finding import Finding
from framing.doctor.inspection import COLUMNS, ORDER, Inspection
from framing.doctor.outlets import column_findings, outlet_findings
from framing.doctor.reading import Progress, read_source
from framing.doctor.texts import (
    content_findings,
    fault_findings,
    language_findings,
    length_findings,
    reading_findings,
)
from framing.paths import expanded


def inspect_articles(
    source: Source,
    *,
    text: str | None = None,
    metadata: Metadata | None = None,
    progress: Progress | None = None,
) -> Inspection:
    """Give what is wrong or strange in a source, before anything is scored.

    *source*, *text* and *metadata* are those of ``framing.read_articles``, but what cannot be read
    is a finding, not an error. Looked at are faults, encoding, languages, lengths, copies and near
    copies, dates, outlets, columns, cut texts and what is no part of an article. *progress* is
    called with the articles read and their total.

    >>> found = inspect_articles("Calm returns\\n\\nOfficials said the bridge was safe.")
    >>> found.findings.loc[found.findings["about"] == "short texts", "articles"].tolist()
    [1]
    """
    read = read_source(source, text=text, metadata=metadata, progress=progress)
    add_copies(read)
    copies = read.articles[["copy_of", "nearly_copy_of"]].notna().any(axis=1)
    found: list[Finding] = [
        *fault_findings(read),
        *reading_findings(read),
        *column_findings(read),
        *length_findings(read),
        *language_findings(read),
        *content_findings(read, set(read.articles.index[copies])),
        *copy_findings(read),
        *date_findings(read),
        *outlet_findings(read),
    ]
    found.sort(key=lambda finding: ORDER.index(finding.level))
    home = _home_of(source)
    findings = pd.DataFrame(found, columns=list(COLUMNS))
    findings["found"] = [told.replace(home, "") if home else told for told in findings["found"]]
    read.articles["file"] = [str(file).removeprefix(home) for file in read.articles["file"]]
    return Inspection(findings, read.articles)


def _home_of(source: Source) -> str:
    """Give how the names of files begin in a source that is a folder; they are told without it."""
    if not isinstance(source, (str, Path)) or not exists(source):
        return ""
    path = expanded(source)
    return f"{path}{os.sep}" if path.is_dir() else ""
