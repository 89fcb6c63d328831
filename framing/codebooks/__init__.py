"""Codebooks: what a frame is, with rules, examples and cues, read from TOML and checked."""

from framing.codebooks.book import Codebook, Frame
from framing.codebooks.checking import find_faults
from framing.codebooks.reading import (
    BOOK,
    is_name,
    load_codebook,
    parse_codebook,
    shipped_codebooks,
)

__all__ = [
    "BOOK",
    "Codebook",
    "Frame",
    "find_faults",
    "is_name",
    "load_codebook",
    "parse_codebook",
    "shipped_codebooks",
]
