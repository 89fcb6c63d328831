"""Web archives: the articles of the pages in a WARC file, record by record."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

from framing.corpus.cells import numbered
from framing.corpus.decoding import is_readable
from framing.corpus.drafts import Draft, Findings, Where, shorten
from framing.corpus.markup_bytes import decoded
from framing.corpus.packed import content_of
from framing.corpus.pages import page_of
from framing.corpus.places import Place
from framing.corpus.trees import PageError

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(place: Place, findings: Findings) -> Iterator[Draft]:
    """Give the article of each page that was answered with status 200.

    ``url`` is that of the record, ``captured`` its time. A page that tells no day of its own gets
    the day of its capture as ``published``, with a note. Pictures, redirections and the like are
    passed over. One record is held at a time.
    """
    if not is_readable(place.path, place.name, findings):
        return
    undated: list[str] = []
    number = 0
    with place.path.open("rb") as file:
        try:
            unpacked = _Unpacked(file)
            records = _records(unpacked)
            for number, record in enumerate(records, start=1):
                where = Where(place.name, f"record {number}")
                if record.length is None and record.rec_type != "warcinfo":
                    raise ValueError(f"record {number} does not say how long it is")
                if _is_page(record):
                    article_id = f"{place.article_id}-{numbered(number)}"
                    yield from _article(record, where, article_id, undated, findings)
            if unpacked.cut:
                raise ValueError("it ends too early")
            if records.err_count:
                raise ValueError("records do not end where they say")
        except Exception as error:  # damaged bytes break the library in many ways
            plain = "".join(c if c.isprintable() else " " for c in str(error))
            told = " ".join(plain.split())[:80] or type(error).__name__
            where = Where(place.name, f"after record {number}" if number else "")
            findings.faults.append(where.fault(f"cannot be read on as a web archive ({told})"))
        else:
            if not number:
                findings.faults.append(Where(place.name).fault("holds no records"))
    if undated:
        pages = f"{len(undated)} archived page{'s tell' if len(undated) > 1 else ' tells'}"
        findings.notes.append(
            f"{pages} no day, so the day of capture stands for it: {shorten(undated)}."
        )


class _Unpacked:
    """The bytes of an archive, however it is packed; ``cut`` says that it ends too early.

    Unpacked here, since the library passes over such an end and refuses an archive that was packed
    as a whole.
    """

    def __init__(self, file: Any) -> None:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._file = gzip.GzipFile(fileobj=file) if packed else file
        self._read = self._file.read1 if packed else self._file.read
        self.cut = False

    def read(self, size: int) -> bytes:
        """Give up to so many bytes, none at the end."""
        try:
            return bytes(self._read(size))
        except EOFError:
            self.cut = True
            return b""

    def tell(self) -> int:
        """Give the position."""
        return int(self._file.tell())


def _records(file: _Unpacked) -> Any:
    """Give the records of an archive."""
    from warcio.archiveiterator import ArchiveIterator

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """What the library prints of damaged records is told as a fault."""

        INC_RECORD = ""

    return Quiet(file)


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
        html = decoded(content_of(record), str(where), findings, told=told.strip("\"' ;"))
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
