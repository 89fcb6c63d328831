"""Linear heads, scored from stored weights: each word's share of the log-odds is exact."""

from framing.heads.joined import JoinedReader
from framing.heads.linear import Head
from framing.heads.readings import Label, Reading, Share
from framing.heads.storage import (
    dump_head,
    find_faults,
    find_vector_faults,
    load_any_head,
    load_head,
    load_vector_head,
    version_of,
)
from framing.heads.vectors import ContextReader, VectorHead

__all__ = [
    "ContextReader",
    "Head",
    "JoinedReader",
    "Label",
    "Reading",
    "Share",
    "VectorHead",
    "dump_head",
    "find_faults",
    "find_vector_faults",
    "load_any_head",
    "load_head",
    "load_vector_head",
    "version_of",
]
