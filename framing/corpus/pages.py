"""Pages: the article in a saved web page, without what stands around it; nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from framing.corpus.decoding import is_readable
from framing.corpus.drafts import Draft, Fault, Findings, Where
from framing.corpus.factiva import articles_of, boxes_in
from framing.corpus.language import language_code
from framing.corpus.markup_bytes import decoded
from framing.corpus.mhtml import page_in
from framing.corpus.places import Place
from framing.corpus.trees import LARGEST, PageError, tree_of

#: A paragraph of an article has at least so many characters and the end of a sentence; lists of
#: links have none.
_SENTENCE = 50
#: Of fewer characters the library doubts that they are an article.
_LITTLE = 500
_ENDS = re.compile(r"""[.!?…。！？؟।]["'”’»)\]]*(?:\s|\Z)""")
_NO_ARTICLE = (
    "holds no article that can be told from the rest of the page; save the page of one article,"
    " or its text as .txt"
)
# Dates are taken from what a page says of itself; a day far off keeps today out of the result.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|[^<>]{0,200}?\burl:\s*)(https?://[^\s<>]+)", re.I
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_].*)?", re.I)
_BLOCKS = ("head", "p", "item", "quote", "code", "cell")


class Page(NamedTuple):
    """The article of a page: its text, and what the page says of it by the contract's names."""

    text: str
    fields: dict[str, Any]


def read_page(place: Place, findings: Findings) -> Iterator[Draft]:
    """Give the article of a saved page, or those of an export of Factiva."""
    found = _content(place, findings)
    if found is None:
        return
    html, url = found
    where = Where(place.name)
    try:
        if boxes := boxes_in(html):
            yield from articles_of(boxes, place, findings)
            return
        page = page_of(html, url=url)
    except PageError as error:
        findings.faults.append(where.fault(str(error)))
        return
    yield Draft(where, place.article_id, page.text, page.fields)


def _content(place: Place, findings: Findings) -> tuple[str, str] | None:
    """Give the markup in a file and the address it came from, as far as the file says."""
    if not is_readable(place.path, place.name, findings):
        return None
    with place.path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        reason = f"has over {LARGEST // 2**20} MB, too much for the page of an article"
        findings.faults.append(Fault(place.name, "", reason))
        return None
    told = url = ""
    if place.path.suffix.lower() in (".mhtml", ".mht"):
        part = page_in(data)
        if part is None:
            findings.faults.append(Fault(place.name, "", "holds no page (no part of text/html)"))
            return None
        data, told, url = part
    html = decoded(data, place.name, findings, told=told)
    return None if html is None else (html, url)


def page_of(html: str, *, url: str = "") -> Page:
    """Give the article of a page; *url* is the address that it came from.

    Headline, day, outlet, address and language are what the page says of itself. Menus, comments,
    tables and the like stay out.

    Raises PageError where it holds no article, or cannot be read.
    """
    tree = tree_of(html)
    language = str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    saved = _SAVED.search(html[:4096])
    url = url or (saved[1] if saved else "")
    try:
        found = _extracted(tree, url)
    except Exception as error:  # markup can break an extractor in many ways
        raise PageError(f"cannot be read as a page ({type(error).__name__})") from error
    blocks = [] if found is None else _blocks(found.body)
    if found is None or not any(len(b) >= _SENTENCE and _ENDS.search(b) for b in blocks):
        raise PageError(_NO_ARTICLE)
    headed = found.body[0].tag == "head" and len(blocks) > 1
    told = {
        "headline": blocks[0] if headed else _headline(tree, found.title or ""),
        "published": found.date,
        "outlet": found.sitename,
        "url": url or found.url,
        "language": language_code(language) if _LANGUAGE.fullmatch(language) else "",
    }
    fields = {name: " ".join(str(value).split()) for name, value in told.items() if value}
    return Page("\n\n".join(blocks), fields)


def _headline(tree: Any, title: str) -> str:
    """Give the one heading that a page's title begins with, or the title.

    Titles for search engines and networks go on after the headline.
    """
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    fitting = [one for one in headings if one and title.startswith(one)]
    return fitting[0] if len(fitting) == 1 else title


def _extracted(tree: Any, url: str) -> Any:
    """Give what the library takes for the article, or ``None``.

    Where it finds little it falls back on all words of the page; a short article that it can tell
    from its surroundings goes before that.
    """
    import trafilatura
    from trafilatura.settings import use_config

    _keep_quiet()

    def extract(**more: Any) -> Any:
        return trafilatura.bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
            **more,
        )

    found = extract()
    if found is None or len(found.text) >= _LITTLE:
        return found
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SENTENCE))
    short = extract(config=config)
    return found if short is None or len(short.text) < _SENTENCE else short


def _blocks(body: Any) -> list[str]:
    """Give the paragraphs of an extracted article, a line break parting two of them."""
    blocks: list[str] = []
    for element in body.iter(*_BLOCKS):
        if any(child.tag in _BLOCKS for child in element.iterdescendants()):
            pieces = [element.text or ""]  # what it holds comes by itself
        else:
            pieces = _lines(element)
        blocks += [words for piece in pieces if (words := " ".join(piece.split()))]
    return blocks


def _lines(element: Any) -> list[str]:
    """Give the text of an element, cut at its line breaks."""
    lines = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag == "lb":
            lines.append("")
        lines[-1] += inner.text or ""
        lines[-1] += inner.tail or ""
    return lines


def _keep_quiet() -> None:
    """See to it that what these libraries log is not printed where nobody listens."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not any(isinstance(handler, logging.NullHandler) for handler in logger.handlers):
            logger.addHandler(logging.NullHandler())
