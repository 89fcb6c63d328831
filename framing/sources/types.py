"""The types of sources, and which of them count as named and as unnamed."""

from __future__ import annotations

from framing.speech.records import NAMED as NAMED
from framing.speech.records import UNNAMED as UNNAMED

#: All types, in the order of the data dictionary; ``none`` where no source is given.
TYPES = (*NAMED, *UNNAMED, "document", "outlet", "none")
