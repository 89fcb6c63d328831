"""Archives of files whose bytes depend on what is in them alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_THEN = (1980, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Give files as one ZIP archive, in their order, without times and owners.

    >>> zip_of({"a.txt": b"a"}) == zip_of({"a.txt": b"a"})
    True
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(entry_of(name), content)
    return written.getvalue()


def entry_of(name: str) -> zipfile.ZipInfo:
    """Give the entry of a file in an archive, compressed and without its time."""
    entry = zipfile.ZipInfo(name, _THEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry
