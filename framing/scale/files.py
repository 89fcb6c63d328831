"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Write a file under another name, and let it take its own once it is on the disk.

    Raises OSError where it cannot be written; then nothing of it is left.
    """
    fresh = path.with_name(f".{path.name}.writing")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sum_of(content: bytes | Path) -> str:
    """Give the SHA-256 of bytes, or of a file, which is read piece by piece."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can do that."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
