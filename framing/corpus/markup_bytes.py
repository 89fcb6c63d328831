"""From the bytes of a page to its text: mark, declared encoding, UTF-8, then Windows text."""

from __future__ import annotations

import codecs
import re

from framing.corpus.decoding import encoding_of
from framing.corpus.drafts import Findings

#: What browsers take these names for (WHATWG Encoding Standard); the others are Python's.
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    "shift_jis": "cp932",
    "windows-1252": "cp1252",
}
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|"""
    rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
#: A page declares its encoding within so many bytes.
_HEAD = 4096


def decoded(page: bytes, name: str, findings: Findings, *, told: str = "") -> str | None:
    """Give the text of a page, or ``None`` and a fault; *told* is the encoding that came with it.

    A UTF-8 page with a few damaged bytes stays UTF-8; what is damaged becomes U+FFFD.

    >>> decoded("<meta charset=windows-1251><p>Мост".encode("cp1251"), "a.html", Findings())
    '<meta charset=windows-1251><p>Мост'
    """
    if page.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        marked = encoding_of([page], name, findings)
        return None if marked is None else page.decode(marked)
    found = _DECLARED.search(page[:_HEAD])
    inside = (found[1] or found[2]).decode("ascii") if found else ""
    for encoding in filter(None, map(_known, (told, inside, "utf-8"))):
        try:
            return page.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and (text := _hardly_damaged(page)):
                findings.repaired.append(name)
                return text
    known = encoding_of([page], name, findings)
    return None if known is None else page.decode(known)


def _known(name: str) -> str:
    """Give the name of an encoding of text as Python has it, or nothing."""
    meant = _MEANT.get(name.lower(), name)
    try:
        codec = codecs.lookup(meant) if meant else None
        return codec.name if codec and isinstance(b"<".decode(meant), str) else ""
    except (LookupError, ValueError):
        return ""


def _hardly_damaged(page: bytes) -> str:
    """Give a text in UTF-8 with some damaged letters, or nothing where most of them are."""
    text = page.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return text if damaged <= sound / 10 else ""
