"""Wording: how figures and codes are written for readers."""

from __future__ import annotations

from framing.sources.types import NAMED as NAMED
from framing.sources.types import UNNAMED as UNNAMED
from framing.text.figures import UNDEFINED as UNDEFINED
from framing.text.figures import count as count
from framing.text.figures import listing as listing
from framing.text.figures import number as number
from framing.text.figures import percent as percent
from framing.text.figures import whole as whole

#: Why a part of the analysis can have no figure at all.
WHY_NOT = "this is defined for English only, and only where its extractor was run."

SOURCE_TYPES = {
    "named_person": "named person",
    "named_organisation": "named organisation",
    "unnamed_role": "role without a name",
    "unnamed_vague": "vague source",
    "collective": "collective",
    "document": "document",
    "outlet": "news outlet",
    "none": "no source given",
}


def plain(code: str) -> str:
    """Give a code as words.

    >>> plain("political_symbolism"), plain("named_person")
    ('political symbolism', 'named person')
    """
    return SOURCE_TYPES.get(code, code.replace("_", " "))


def kind_of(code: str) -> str:
    """Give the kind of a loaded word as it is told.

    >>> kind_of("dramatic_verb"), kind_of("unlisted")
    ('dramatic verb', 'not in the list')
    """
    return "not in the list" if code == "unlisted" else plain(code)
