"""Word files: an article in a .docx, or a delivery of Nexis with one or many."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from framing.corpus.cells import numbered
from framing.corpus.decoding import is_readable
from framing.corpus.drafts import Draft, Fault, Findings, Where
from framing.corpus.nexis import is_nexis, read_document, split_documents
from framing.corpus.places import Place
from framing.corpus.told_lengths import differs, length_note

#: So much may be in a file when it is unpacked, pictures included.
_LARGEST = 256 * 2**20
#: So much may be in the part with the text, and so many tags: a thousand articles have a tenth.
_LARGEST_TEXT, _MOST_TAGS = 64 * 2**20, 4_000_000


class Line(NamedTuple):
    """A paragraph of a Word file: its words, and whether its style is that of a heading."""

    text: str
    headed: bool


def read_word(place: Place, findings: Findings) -> Iterator[Draft]:
    """Give the article of a Word file, or those of a delivery of Nexis, numbered as they stand."""
    lines = _lines_of(place, findings)
    if lines is None:
        return
    if not is_nexis([line.text for line in lines]):
        text = "\n\n".join(line.text for line in lines)
        headed = bool(lines) and lines[0].headed and len(lines) > 1
        fields = {"headline": lines[0].text} if headed else {}
        yield Draft(Where(place.name), place.article_id, text, fields)
        return
    documents = split_documents(lines)
    other: list[str] = []
    for number, document in enumerate(documents, start=1):
        single = len(documents) == 1
        where = Where(place.name, "" if single else f"document {number}")
        found = read_document(document)
        if found is None:
            findings.faults.append(where.fault("holds no text (no line 'Body' with words below)"))
            continue
        text, fields = found
        if differs(fields.get("nexis_length", ""), text):
            other.append(str(where))
        article_id = place.article_id if single else f"{place.article_id}-{numbered(number)}"
        yield Draft(where, article_id, text, fields)
    if other:
        findings.notes.append(length_note(other, "Nexis"))


def _lines_of(place: Place, findings: Findings) -> list[Line] | None:
    """Give the paragraphs with words, or ``None`` and a fault."""
    if not is_readable(place.path, place.name, findings):
        return None
    try:
        with place.path.open("rb") as file:
            return _paragraphs(file)
    except Exception as error:  # damaged archives and markup fail in many ways
        reason = str(error).split("\n")[0].rstrip(".")[:200] or type(error).__name__
        fault = f"cannot be read as a Word file ({reason})"
        findings.faults.append(Fault(place.name, "", fault))
        return None


def _paragraphs(file: Any) -> list[Line]:
    import docx

    with zipfile.ZipFile(file) as packed:
        # What a member holds beyond the size it states is never unpacked.
        if sum(member.file_size for member in packed.infolist()) > _LARGEST:
            raise ValueError(f"unpacked it has over {_LARGEST // 2**20} MB")
        with packed.open("word/document.xml") as main:
            markup = main.read(_LARGEST_TEXT + 1)
        if len(markup) > _LARGEST_TEXT or markup.count(b"<") > _MOST_TAGS:
            raise ValueError("its text is too much for articles; save it in parts")
        if b"<!DOCTYPE" in markup[: 2**16]:
            raise ValueError("it defines entities, as no Word file does")
        del markup
    file.seek(0)
    document = docx.Document(file)
    lines = []
    headings: dict[str | None, bool] = {}
    for paragraph in document.paragraphs:
        # To look a style up takes a hundred times as long as to read the words.
        style_id = paragraph._p.style
        if style_id not in headings:
            name = (paragraph.style.name or "") if paragraph.style is not None else ""
            headings[style_id] = name.startswith(("Heading", "Title"))
        lines += [
            Line(words, headings[style_id])
            for piece in paragraph.text.split("\n")
            if (words := " ".join(piece.split()))
        ]
    return lines
