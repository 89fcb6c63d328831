"""What a codebook holds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property

#: Fields that came later: where they are empty, the hash is what it was before them.
_LATER = ("parent", "note", "rules")


@dataclass(frozen=True)
class Frame:
    """One frame of a codebook.

    ``code`` is the short name in column names. ``examples`` are paragraphs in which the frame is
    present, ``counter_examples`` paragraphs that only look so. ``cues`` are words, or pairs of
    words, that hint at the frame (a closing ``*`` stands for any ending), and how strongly, above
    0 to 1. ``parent`` is the code of the broader frame that this one belongs to, empty where there
    is none; each of the two is still judged by itself.
    """

    code: str
    name: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    cues: tuple[tuple[str, float], ...]
    parent: str = ""


@dataclass(frozen=True)
class Codebook:
    """A coding scheme: its frames, the unit they are coded for, and where they come from.

    ``note`` says what a reader of its results must know, ``rules`` what coders heed for every
    frame; both may be empty.
    """

    name: str
    version: str
    unit: str
    citation: str
    frames: tuple[Frame, ...]
    note: str = ""
    rules: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the frames, in the order of the codebook.

        >>> from framing.codebooks import load_codebook
        >>> load_codebook().codes
        ('humanitarian', 'security', 'political_symbolism')
        """
        return tuple(frame.code for frame in self.frames)

    @cached_property
    def hash(self) -> str:
        """The sha256 of the content: two codebooks with the same hash say the same."""
        content = asdict(self)
        for table in (content, *content["frames"]):
            for key in _LATER:
                if key in table and not table[key]:
                    del table[key]
        canonical = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(canonical.encode()).hexdigest()
