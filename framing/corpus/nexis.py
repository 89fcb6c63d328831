"""Nexis: what stands where in a document that Nexis Uni delivers.

Built from how others describe these deliveries, not from deliveries themselves: a document has its
title, its publication, the line of its date and the copyright; lines as ``Section:``,
``Length: 512 words``, ``Byline:``; a line ``Body``; its paragraphs; ``Graphic`` or
``Classification`` and what follows; ``Load-Date:``; and ``End of Document``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from framing.corpus.language import language_code
from framing.corpus.written_dates import english_date

_END = "End of Document"
_LABEL = re.compile(
    r"(Section|Length|Byline|Highlight|Dateline|Language|Load-Date|Publication-Type|Subject"
    r"|Journal Code|Copyright|Edition):\s*(.*)"
)
#: What ends the body of a document.
_AFTER = re.compile(
    r"Graphic|Classification|(?:Language|Publication-Type|Journal Code|Subject|Load-Date):.*"
)
#: What ends the list of contents before the first document of a delivery.
_COVER = re.compile(r"About LexisNexis|Privacy Policy|^Job Number:|^Client/Matter:|^Documents? \(")


class _Line(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def headed(self) -> bool: ...


AnyLine = TypeVar("AnyLine", bound=_Line)


def is_nexis(texts: Sequence[str]) -> bool:
    """Say whether the paragraphs of a Word file are those of a delivery.

    >>> is_nexis(["Calm returns", "Body", "It rained.", "End of Document"]), is_nexis(["Body"])
    (True, False)
    """
    return "Body" in texts and (_END in texts or any(t.startswith("Load-Date:") for t in texts))


def split_documents(lines: Sequence[AnyLine]) -> list[list[AnyLine]]:
    """Give the documents of a delivery, without the lines that end them."""
    documents: list[list[AnyLine]] = [[]]
    for line in lines:
        if line.text == _END:
            documents.append([])
        else:
            documents[-1].append(line)
    return [document for document in documents if document]


def read_document(lines: Sequence[_Line]) -> tuple[str, dict[str, str]] | None:
    """Give the text of a document and what its head says of it, or ``None`` without a body."""
    texts = [line.text for line in lines]
    if "Body" not in texts:
        return None
    start = texts.index("Body")
    body = texts[start + 1 :]
    end = next((at for at, text in enumerate(body) if _AFTER.fullmatch(text)), len(body))
    if not body[:end]:
        return None
    labels = {m[1]: m[2].strip() for t in [*texts[:start], *body[end:]] if (m := _LABEL.match(t))}
    told = {
        **_head_of(lines[:start]),
        "section": labels.get("Section", ""),
        "language": language_code(re.split(r"[;,]", labels.get("Language", ""))[0]),
        "byline": labels.get("Byline", ""),
        "nexis_length": labels.get("Length", ""),
    }
    return "\n\n".join(body[:end]), {name: value for name, value in told.items() if value}


def _head_of(lines: Sequence[_Line]) -> dict[str, str]:
    """Give title, publication and date; the publication stands above the date, the title first."""
    covered = [at for at, line in enumerate(lines) if _COVER.search(line.text)]
    headed = [at for at, line in enumerate(lines) if line.headed]
    first = headed[-1] if headed else covered[-1] + 1 if covered else 0
    plain = [line.text for line in lines[first:] if not _LABEL.match(line.text)]
    dated = next((at for at, text in enumerate(plain[1:], 1) if english_date(text)), None)
    if dated is None:
        outlet = plain[1] if len(plain) > 1 else ""
        return {"headline": plain[0] if plain else "", "outlet": outlet}
    title = plain[: max(1, dated - 1)]
    return {
        "headline": title[0] if headed else " ".join(title),
        "outlet": plain[dated - 1] if dated > 1 else "",
        "published": english_date(plain[dated]),
    }
