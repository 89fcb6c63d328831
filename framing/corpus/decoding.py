"""From bytes to text: byte-order mark, then strict UTF-8, then cp1252 with a note."""

from __future__ import annotations

import codecs
from pathlib import Path

from framing.corpus.drafts import Findings

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_bytes(path: Path, name: str, findings: Findings) -> bytes | None:
    """Give the bytes of a file, or ``None`` and a fault where it cannot be read or is empty."""
    try:
        if not path.is_file():
            findings.faults.append(f"{name}: is not a file that can be read")
            return None
        data = path.read_bytes()
    except OSError as error:
        findings.faults.append(f"{name}: cannot be read ({error.strerror})")
        return None
    if not data:
        findings.faults.append(f"{name}: is empty")
        return None
    return data


def decode(data: bytes, name: str, findings: Findings) -> str | None:
    """Give the text of a file's bytes, or ``None`` and a fault where it is no text.

    >>> decode("Café".encode("utf-16"), "a.txt", Findings())
    'Café'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                findings.faults.append(f"{name}: begins as {encoding.upper()}, but is not")
                return None
    zero = data.find(0)
    if zero >= 0:
        findings.faults.append(f"{name}: is binary, not text (a zero byte at position {zero})")
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        findings.faults.append(
            f"{name}: is neither UTF-8 nor Windows text (byte {data[error.start]:#04x} at "
            f"position {error.start})"
        )
        return None
    findings.recoded.append(name)
    return text
