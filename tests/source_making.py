"""Sources as people bring them, for tests: saved pages, exports and archives of invented news."""

from __future__ import annotations

import json
from collections.abc import Sequence
from gzip import compress
from html import escape
from pathlib import Path
from typing import Any

PARAGRAPHS = (
    "The bridge over the Lower Senn reopened on Friday morning after inspectors had found no"
    " damage to its cables, the harbour council said in a statement.",
    "“We checked every bolt,” said Mira Olsen, who leads the port office. “It is safe.”",
    "Critics asked why the closure had lasted so long and who would pay the ferry crews.",
)
HEADLINE = "Senn bridge reopens after storm"
TEXT = "\n\n".join(PARAGRAPHS)
ADDRESS = "https://daily.example/news/senn-bridge"


def page(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    headline: str = HEADLINE,
    head: str = "",
    language: str = "en-GB",
    url: str = ADDRESS,
    date: str = "2024-03-01T09:30:00Z",
) -> str:
    """Give a news page with menu, teaser, comments and footer around its article."""
    dated = f'<meta property="article:published_time" content="{date}">' if date else ""
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head>{head}<title>{escape(headline)} | The Daily'
        f'</title><meta property="og:site_name" content="The Daily">{canonical}{dated}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<article><h1>{escape(headline)}</h1>{body}</article>"
        "<aside><p>Read more: ten cakes to bake this season</p></aside>"
        '<div class="comments"><p>First! What a silly bridge this is.</p></div>'
        "<footer>Copyright 2019 Daily Media. Cookie settings</footer></body></html>"
    )


def index_page() -> str:
    """Give a page that lists articles and is none."""
    links = "".join(f'<li><a href="/news/{n}">Story {n}</a></li>' for n in range(30))
    return f"<html><head><title>Home</title></head><body><nav><ul>{links}</ul></nav></body></html>"


def warc(pages: Sequence[tuple[str, bytes]], *, gzip: bool, **headers: str) -> bytes:
    """Give a web archive with these pages, each by its address; keywords are headers of HTTP."""
    records = []
    for url, content in pages:
        sent = {"Content-Type": "text/html; charset=utf-8", **headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        block = f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: "
            "2024-03-02T04:05:06Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        records.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(compress(record, mtime=0) if gzip else record for record in records)


def newsapi(entries: Sequence[dict[str, Any]]) -> str:
    """Give an answer as NewsAPI wraps it."""
    return json.dumps({"status": "ok", "totalResults": len(entries), "articles": list(entries)})


def nexis_lines(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    headline: str = HEADLINE,
    date: str = "March 1, 2024 Friday",
    length: int = 62,
) -> list[str]:
    """Give the lines of a document as Nexis Uni delivers it."""
    return [
        *(
            headline,
            "The Daily (Port Senn)",
            date,
            "Copyright 2024 Daily Media",
        ),
        *(
            "Section: NEWS; Pg. 4",
            f"Length: {length} words",
            "Byline: Ann Lee",
            "Body",
            *paragraphs,
        ),
        *("Graphic", "The bridge on Friday.", "Classification", "Language: ENGLISH"),
        *("Publication-Type: Newspaper", "Subject: BRIDGES (90%)", "Load-Date: March 2, 2024"),
        "End of Document",
    ]


def write_docx(path: Path, lines: Sequence[str], *, headings: Sequence[str] = ()) -> Path:
    """Write a Word file with a paragraph a line; those in *headings* are styled so."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, style="Heading 1" if line in headings else None)
    document.save(str(path))
    return path


def factiva_rows(paragraphs: Sequence[str] = PARAGRAPHS, *, headline: str = HEADLINE) -> str:
    """Give an article of a Factiva export whose head is a row of plain divs."""
    body = "".join(
        f'<p class="articleParagraph enarticleParagraph">{escape(words)}</p>'
        for words in paragraphs
    )
    return (
        f'<div class="article enArticle"><div id="hd"><span class="enHeadline">{escape(headline)}'
        '</span></div><div class="author">By Ann Lee</div><div>62 words</div>'
        "<div>1 March 2024</div><div>09:30</div><div>The Daily</div><div>DAILYX</div>"
        f"<div>English</div><div>(c) 2024 Daily Media</div>{body}"
        "<p>Document DAILYX0020240301ek3100001</p></div>"
    )


def factiva_codes(
    paragraphs: Sequence[str] = PARAGRAPHS, *, headline: str = HEADLINE, length: int = 62
) -> str:
    """Give an article of a Factiva export whose head is a table of codes."""
    told = {"HD": headline, "BY": "By Ann Lee", "WC": f"{length} words", "PD": "1 March 2024"}
    told |= {"ET": "09:30", "SN": "The Daily", "SC": "DAILYX", "LA": "English"}
    rows = "".join(
        f"<tr><td><b>{c}</b>&nbsp;</td><td>{escape(v)}</td></tr>" for c, v in told.items()
    )
    parts = [
        f'<p class="articleParagraph enarticleParagraph">{escape(words)}</p>'
        for words in paragraphs
    ]
    return (
        f'<div class="article enArticle"><table>{rows}<tr><td><b>LP</b>&nbsp;</td><td>{parts[0]}'
        f"</td></tr><tr><td><b>TD</b>&nbsp;</td><td>{''.join(parts[1:])}</td></tr><tr><td><b>AN</b>"
        "&nbsp;</td><td>Document DAILYX0020240301ek3100001</td></tr></table></div>"
    )


def _factiva_paragraphs(paragraphs: Sequence[str]) -> list[str]:
    marked = 'class="articleParagraph enarticleParagraph"'
    return [f"<p {marked}>{escape(words)}</p>" for words in paragraphs]
