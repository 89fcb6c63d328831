"""MHTML: the page in a web archive of one file, as browsers save it."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """The page of an archive: its bytes, their encoding and its address, as far as told."""

    page: bytes
    encoding: str
    url: str


def page_in(data: bytes) -> Part | None:
    r"""Give the first page in an archive, or ``None`` where it has none.

    >>> page_in(b"Content-Type: text/html; charset=utf-8\n\n<p>It rained.").page
    b'<p>It rained.'
    """
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    try:
        parts = list(message.walk())
    except RecursionError:
        return None
    for part in parts:
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes) and page.strip():
            url = str(
                message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            )
            encoding = part.get_content_charset() or ""
            return Part(page, encoding, url.strip() if url.startswith("http") else "")
    return None
