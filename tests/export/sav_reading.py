"""A second reader of .sav files, written from the description of the format in PSPP's manual.

It knows what the export writes, and nothing of the library that wrote it.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass, field

HEAD, PIECE = 176, 8
MISSING = struct.unpack("<d", b"\xff" * 6 + b"\xef\xff")[0]


@dataclass
class Sav:
    """What a file says: rows by name, labels of variables, labels of values, formats."""

    rows: list[dict[str, float | str | None]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[float, str]] = field(default_factory=dict)
    formats: dict[str, int] = field(default_factory=dict)
    head: bytes = b""


class Bytes:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]

    def ints(self, count: int = 1) -> tuple[int, ...]:
        return struct.unpack(f"<{count}i", self.take(4 * count))


def read_sav(content: bytes) -> Sav:
    file, sav = Bytes(content), Sav(head=content[:HEAD])
    _, _, compression, _, cases = struct.unpack("<5i", content[64:84])
    (bias,) = struct.unpack("<d", content[84:92])
    file.take(HEAD)
    slots: list[tuple[str, int]] = []  # a name and a width for each eight bytes of a case
    short: dict[str, str] = {}
    while (kind := file.ints()[0]) != 999:
        if kind == 2:
            width, labelled, missing, shown, _ = file.ints(5)
            name = file.take(8).decode("ascii").rstrip()
            if width >= 0:
                sav.formats[name] = shown
            if labelled:
                (size,) = file.ints()
                sav.labels[name] = file.take((size + 3) // 4 * 4)[:size].decode("utf-8")
            file.take(8 * abs(missing))
            slots.append((name, width))
        elif kind == 3:
            told = {}
            for _ in range(file.ints()[0]):
                (value,) = struct.unpack("<d", file.take(8))
                size = file.take(1)[0]
                told[value] = file.take((size + 8) // 8 * 8 - 1)[:size].decode("utf-8")
            assert file.ints()[0] == 4
            for at in file.ints(file.ints()[0]):
                sav.values[slots[at - 1][0]] = told
        elif kind == 7:
            subtype, size, count = file.ints(3)
            data = file.take(size * count)
            if subtype == 13:
                short = dict(pair.split("=", 1) for pair in data.decode("utf-8").split("\t"))
        else:
            raise ValueError(f"record of type {kind}")
    file.take(4)
    pieces = _pieces(file, bias) if compression == 1 else iter(lambda: file.take(PIECE), b"")
    for _ in range(cases):
        sav.rows.append(_case(slots, [next(pieces) for _ in slots], short))
    for told in (sav.labels, sav.values, sav.formats):
        for name in list(told):
            told[short.get(name, name)] = told.pop(name)
    return sav


def _pieces(file: Bytes, bias: float):
    while True:
        for code in file.take(PIECE):
            if code == 252:
                return
            if code == 253:
                yield file.take(PIECE)
            elif code == 254:
                yield b" " * PIECE
            elif code == 255:
                yield struct.pack("<d", MISSING)
            elif code:
                yield struct.pack("<d", code - bias)


def _case(slots, pieces, short) -> dict[str, float | str | None]:
    row: dict[str, float | str | None] = {}
    texts: dict[str, bytes] = {}
    for (name, width), piece in zip(slots, pieces, strict=True):
        if width == 0:
            (number,) = struct.unpack("<d", piece)
            row[short.get(name, name)] = None if number == MISSING or math.isnan(number) else number
        elif width > 0:
            last = name
            texts[last] = piece
        else:
            texts[last] += piece
    return row | {
        short[name]: text.decode("utf-8", "ignore").rstrip(" ")
        for name, text in texts.items()
        if name in short
    }
