"""Factiva: the articles of an export that was saved as HTML.

Built from how others describe these exports, not from exports themselves: an article is a
``<div class="article enArticle">`` (``deArticle`` and so on). Its head is either a row of plain
``<div>`` (headline in ``#hd``, words, date, time, source, code, language), or a table of two
columns with the codes HD, BY, PD, SN, LA, LP, TD. Paragraphs are ``<p class="articleParagraph">``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from framing.corpus.cells import numbered
from framing.corpus.drafts import Draft, Findings, Where
from framing.corpus.language import NAMES, language_code
from framing.corpus.places import Place
from framing.corpus.told_lengths import differs, length_note
from framing.corpus.trees import tree_of
from framing.corpus.written_dates import english_date

_ARTICLE = re.compile(r"""<div[^>]{0,200}class\s*=\s*["']?article [a-z]{2}Article\b""")
_CLASS = re.compile(r"\barticle [a-z]{2}Article\b")
_PARAGRAPH = re.compile(r"\barticleParagraph\b")
_WORDS, _TIME = re.compile(r"[\d,. ]+ words?", re.I), re.compile(r"\d{1,2}:\d\d(?: [AP]M)?", re.I)
_CODE = re.compile(r"[A-Z]{2}|IPD|PUB")
_DOCUMENT = re.compile(r"Document (\w{15,})")


def boxes_in(html: str) -> list[Any]:
    """Give what holds the articles of an export of Factiva; nothing where a page is none.

    Raises PageError where the markup cannot be read.

    >>> len(boxes_in('<div class="article enArticle">')), boxes_in('<div class="article">')
    (1, [])
    """
    if not _ARTICLE.search(html):
        return []
    divs = tree_of(html).iter("div")
    return [box for box in divs if _CLASS.search(" ".join(_class(box).split()))]


def articles_of(boxes: Sequence[Any], place: Place, findings: Findings) -> Iterator[Draft]:
    """Give the articles of an export; several are numbered as they stand."""
    other: list[str] = []
    for number, box in enumerate(boxes, start=1):
        single = len(boxes) == 1
        where = Where(place.name, "" if single else f"article {number}")
        coded = _coded(box)
        fields = _told_by_codes(coded) if coded else _told_by_rows(box)
        paragraphs = [
            words for p in box.iter("p") if _PARAGRAPH.search(_class(p)) and (words := _words(p))
        ]
        if not paragraphs:
            findings.faults.append(where.fault("holds no text (no articleParagraph)"))
            continue
        told = {name: value for name, value in fields.items() if value}
        article_id = place.article_id if single else f"{place.article_id}-{numbered(number)}"
        text = "\n\n".join(paragraphs)
        if differs(told.get("factiva_length", ""), text):
            other.append(str(where))
        yield Draft(where, article_id, text, told)
    if other:
        findings.notes.append(length_note(other, "Factiva"))


def _coded(box: Any) -> dict[str, str]:
    """Give the cells of a head that is a table, by their codes."""
    cells: dict[str, str] = {}
    for row in box.iter("tr"):
        pair = [_words(cell) for cell in row if cell.tag == "td"]
        if len(pair) == 2 and _CODE.fullmatch(pair[0]):
            cells.setdefault(pair[0], pair[1])
    return cells


def _told_by_codes(cells: dict[str, str]) -> dict[str, str]:
    return {
        "headline": cells.get("HD", ""),
        "published": english_date(cells.get("PD", "")),
        "outlet": cells.get("SN", ""),
        "language": language_code(cells.get("LA", "")),
        "byline": cells.get("BY", ""),
        "factiva_length": cells.get("WC", ""),
        "factiva_document": _document(cells.get("AN", "")),
    }


def _told_by_rows(box: Any) -> dict[str, str]:
    """Give what a head of plain rows says; the source stands after date and time."""
    headline = next((_words(div) for div in box.iter("div") if div.get("id") == "hd"), "")
    rows = [_words(div) for div in box if div.tag == "div" and div.get("id") != "hd"]
    dated = next((at for at, row in enumerate(rows) if len(row) < 40 and english_date(row)), None)
    after = [] if dated is None else [r for r in rows[dated + 1 :] if not _TIME.fullmatch(r)]
    before = [row for row in rows[: dated or 0] if not _WORDS.fullmatch(row)]
    authors = [_words(div) for div in box.iter("div") if "author" in _class(div).split()]
    last = [_words(p) for p in box.iter("p")][-1:]
    return {
        "headline": headline,
        "published": "" if dated is None else english_date(rows[dated]),
        "outlet": after[0] if after else "",
        "language": next((code for row in rows if (code := NAMES.get(row.casefold()))), ""),
        "byline": (authors or before or [""])[-1],
        "factiva_length": next((row for row in rows if _WORDS.fullmatch(row)), ""),
        "factiva_document": _document(last[0] if last else ""),
    }


def _document(text: str) -> str:
    found = _DOCUMENT.search(text)
    return found[1] if found else ""


def _class(element: Any) -> str:
    return str(element.get("class") or "")


def _words(element: Any) -> str:
    return " ".join(str(element.text_content()).split())
