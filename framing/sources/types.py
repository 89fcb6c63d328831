"""The types of sources, and which of them count as named and as unnamed."""

from __future__ import annotations

NAMED = ("named_person", "named_organisation")
UNNAMED = ("unnamed_role", "unnamed_vague", "collective")
#: All types, in the order of the data dictionary; ``none`` where no source is given.
TYPES = (*NAMED, *UNNAMED, "document", "outlet", "none")
