"""Linear heads, scored from stored weights: each word's share of the log-odds is exact."""

from framing.heads.linear import Head, Label, Reading, Share
from framing.heads.storage import dump_head, find_faults, load_head, version_of

__all__ = [
    "Head",
    "Label",
    "Reading",
    "Share",
    "dump_head",
    "find_faults",
    "load_head",
    "version_of",
]
