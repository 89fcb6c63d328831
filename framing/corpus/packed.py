"""Packed pages: what a record of a web archive holds, unpacked in bounded memory."""

from __future__ import annotations

import zlib
from typing import Any

from framing.corpus.trees import LARGEST, PageError

_GZIP = ("gzip", "x-gzip", "deflate")
_BLOCK = 2**16


def content_of(record: Any) -> bytes:
    """Give the bytes of the page in a record.

    Raises PageError where there are more than a page has, fewer than the record says, or they are
    packed in a way that cannot be unpacked.
    """
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    encoding = (headers.get_header("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", *_GZIP):
        raise PageError(f"is packed as {encoding!r}, which cannot be unpacked")
    chunked = (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    data = _read(stream)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise PageError("is cut short (the archive holds less of it than the record says)")
    # Archives often store a page unpacked and keep the header that says it is packed.
    packed = encoding in _GZIP and data[:1] in (b"\x1f", b"\x78")
    return _unpacked(data) if packed else data


def _read(stream: Any) -> bytes:
    pieces, size = [], 0
    while piece := stream.read(_BLOCK):
        pieces.append(piece)
        size += len(piece)
        _check(size)
    return b"".join(pieces)


def _unpacked(data: bytes) -> bytes:
    """Unpack gzip or zlib, never more than a page has."""
    unpacking = zlib.decompressobj(wbits=47)
    try:
        page = unpacking.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise PageError(f"cannot be unpacked ({error})") from error
    _check(len(page))
    if not unpacking.eof:
        raise PageError("is cut short (its packing has no end)")
    return page


def _check(size: int) -> None:
    if size > LARGEST:
        raise PageError(f"has over {LARGEST // 2**20} MB, too much for the page of an article")
