"""Web archives: the articles of the pages in a WARC file, record by record."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from framing.corpus.cells import numbered
from framing.corpus.decoding import is_readable
from framing.corpus.drafts import Draft, Findings, Where, shorten
from framing.corpus.markup_bytes import decoded
from framing.corpus.pages import LARGEST, page_of
from framing.corpus.places import Place
from framing.corpus.trees import PageError

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(place: Place, findings: Findings) -> Iterator[Draft]:
    """Give the article of each page that was answered with status 200.

    ``url`` is that of the record, ``captured`` its time. A page that tells no day of its own gets
    the day of its capture as ``published``, with a note. Pictures, redirections and the like are
    passed over. One record is held at a time.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    if not is_readable(place.path, place.name, findings):
        return
    undated: list[str] = []
    number = 0
    with place.path.open("rb") as file:
        try:
            for number, record in enumerate(ArchiveIterator(file), start=1):
                where = Where(place.name, f"record {number}")
                if _is_page(record):
                    article_id = f"{place.article_id}-{numbered(number)}"
                    yield from _article(record, where, article_id, undated, findings)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, zlib.error) as error:
            reason = " ".join(str(error).split())[:120] or type(error).__name__
            where = Where(place.name, f"after record {number}" if number else "")
            findings.faults.append(where.fault(f"cannot be read as a web archive ({reason})"))
            number = number or 1
    if not number:
        findings.faults.append(Where(place.name).fault("holds no records"))
    if undated:
        findings.notes.append(
            f"{len(undated)} archived pages tell no day, so the day of their capture stands for it:"
            f" {shorten(undated)}."
        )


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").partition(";")[0]
    return record.http_headers.get_statuscode() == "200" and kind.strip().lower() in _PAGES


def _article(
    record: Any, where: Where, article_id: str, undated: list[str], findings: Findings
) -> Iterator[Draft]:
    """Give the article of one record, or keep the fault of it."""
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    captured = record.rec_headers.get_header("WARC-Date") or ""
    told = (record.http_headers.get_header("Content-Type") or "").partition("charset=")[2]
    try:
        page = _content(record)
        html = decoded(page, str(where), findings, told=told.strip("\"' ;"))
        if html is None:
            return
        text, fields = page_of(html, url=url)
    except PageError as error:
        findings.faults.append(where.fault(f"{url}: {error}" if url else str(error)))
        return
    if captured:
        fields["captured"] = captured
        if "published" not in fields:
            fields["published"] = captured[:10]
            undated.append(str(where))
    yield Draft(where, article_id, text, fields)


def _content(record: Any) -> bytes:
    """Give the bytes of a page, unpacked and no more of them than a page has.

    Raises PageError where there are more, or fewer than the record says.
    """
    encoding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise PageError(f"is packed as {encoding!r}, which cannot be read")
    stream = record.content_stream()
    pieces, size = [], 0
    while piece := stream.read(2**16):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise PageError(f"has over {LARGEST // 2**20} MB, too much for the page of an article")
    return b"".join(pieces)
