"""From bytes to text: byte-order mark, then strict UTF-8, then cp1252 with a note."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from framing.corpus.drafts import Fault, Findings

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BLOCK = 2**20


@dataclass(frozen=True)
class TextFile:
    """A file that holds text, and its encoding, so that it can be read piece by piece."""

    path: Path
    encoding: str

    def open(self, newline: str = "\n") -> TextIO:
        """Open it; line ends stay as they are, and lines end at line feeds alone by default."""
        return self.path.open(encoding=self.encoding, newline=newline)


def is_readable(path: Path, name: str, findings: Findings) -> bool:
    """Say whether a file can be read and holds anything; keep the fault where it does not."""
    try:
        if not path.is_file():
            findings.faults.append(Fault(name, "", "is not a file that can be read"))
            return False
        with path.open("rb") as file:
            holds_something = bool(file.read(1))
    except OSError as error:
        findings.faults.append(Fault(name, "", f"cannot be read ({error.strerror})"))
        return False
    if not holds_something:
        findings.faults.append(Fault(name, "", "is empty"))
    return holds_something


def text_file(path: Path, name: str, findings: Findings) -> TextFile | None:
    """Give a file with its encoding, or ``None`` and a fault where it is no text."""
    if not is_readable(path, name, findings):
        return None
    encoding = encoding_of(_blocks_of(path), name, findings)
    return None if encoding is None else TextFile(path, encoding)


def read_text(path: Path, name: str, findings: Findings) -> str | None:
    """Give the whole text of a file, or ``None`` and a fault where it holds none."""
    file = text_file(path, name, findings)
    if file is None:
        return None
    with file.open() as opened:
        return opened.read()


def encoding_of(blocks: Iterable[bytes], name: str, findings: Findings) -> str | None:
    """Give the encoding of a file's bytes, or ``None`` and a fault where they are no text.

    >>> encoding_of(["Café".encode("utf-16")], "a.txt", Findings())
    'utf-16'
    """
    marked: str | None = None
    decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8, strange, at = True, "", 0
    for block in blocks:
        if at == 0:
            marked = next((name for mark, name in _MARKS if block.startswith(mark)), None)
            decoder = codecs.getincrementaldecoder(marked or "utf-8")()
        if marked is None and (zero := block.find(0)) >= 0:
            reason = f"is binary, not text (a zero byte at position {at + zero})"
            findings.faults.append(Fault(name, "", reason))
            return None
        if not strange and (found := _NOT_WINDOWS.search(block)):
            strange = f"byte {found[0][0]:#04x} at position {at + found.start()}"
        is_utf8 = is_utf8 and _decodes(decoder, block, final=False)
        at += len(block)
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    if is_utf8:
        return marked or "utf-8"
    if marked:
        findings.faults.append(Fault(name, "", f"begins as {marked.upper()}, but is not"))
        return None
    if strange:
        reason = f"is neither UTF-8 nor Windows text ({strange})"
        findings.faults.append(Fault(name, "", reason))
        return None
    findings.recoded.append(name)
    return "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(block, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _blocks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
