"""Method of an evaluation: how each figure is computed, and what it was computed from."""

from __future__ import annotations

from framing.classification.bootstrap import DRAWS, FEWEST_DRAWN
from framing.evaluation.tables import ValidityTables
from framing.report.markup import render
from framing.report.section import Section
from framing.report.sections.dictionary import data_dictionary
from framing.report.sections.method import embedded_json, files_table, provenance_table


def method(validity: ValidityTables) -> Section:
    """Show the definitions, the data dictionary of the frames, provenance and how to cite."""
    told = validity.provenance
    html = render(
        "validity_method.html.j2",
        dictionary=data_dictionary(validity.measures),
        draws=DRAWS,
        fewest=FEWEST_DRAWN,
        by_article=told.get("groups") == "articles",
        provenance=[known for known in (provenance_table(told), files_table(told)) if known],
        json=embedded_json(told),
        version=str(told.get("framing", "")),
    )
    return Section("method", "Method and provenance", html)
