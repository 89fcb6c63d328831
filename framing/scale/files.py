"""Files and their sums."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sum_of(content: bytes | Path) -> str:
    """Give the SHA-256 of bytes, or of a file, which is read piece by piece."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
