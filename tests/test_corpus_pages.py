"""Pages as sites build them: what of each is the article, and what it says of itself."""

from __future__ import annotations

import logging

import pytest
from source_making import ADDRESS, HEADLINE, PARAGRAPHS, page

from framing.corpus.drafts import Findings
from framing.corpus.markup_bytes import decoded
from framing.corpus.mhtml import page_in
from framing.corpus.pages import page_of
from framing.corpus.trees import PageError

BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
BOTH = [HEADLINE, *PARAGRAPHS]
#: A site built with a weblog system: data for machines, a caption, a table, links to share.
WEBLOG = f"""<html lang="en-US"><head><title>{HEADLINE} - The Daily</title>
<meta property="og:title" content="{HEADLINE}: what we know">
<meta property="og:site_name" content="The Daily"><meta property="og:url" content="{ADDRESS}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}",
"datePublished": "2024-03-01T09:30:00+01:00", "dateModified": "2024-03-05T10:00:00Z"}}</script>
</head><body><header><a href="/">The Daily</a></header><main><article><header><h1>{HEADLINE}</h1>
<div class="entry-meta">Posted on <time datetime="2024-03-01">March 1, 2024</time> by
<span class="author">Ann Lee</span></div></header><div class="entry-content"><figure>
<img src="a.jpg"><figcaption>The bridge on Friday. Photo: Bo Berg</figcaption></figure>{BODY}
<table><tr><td>Length</td><td>310 m</td></tr></table><div class="sharedaddy">Share this</div></div>
</article><section class="related"><h2>Related</h2><ul><li><a href="/1">Ferry strike ends</a></li>
</ul></section></main><footer>© 2026 The Daily</footer></body></html>"""
HELD = "Police said on Monday that two men had been held after a fire at the harbour."
SHORT = f"""<html lang=en><head><title>Two men held</title></head><body><nav><a href=/>Home</a>
</nav><article><h1>Two men held</h1><p>{HELD}</p></article><footer>Rights</footer></body></html>"""
COOKIES = f"""<html><body><div id="cookie-banner"><p>We use cookies to make this site work and to
improve it. By clicking accept you agree to our policy.</p></div><article><h1>{HEADLINE}</h1>{BODY}
</article></body></html>"""
QUOTED = f"""<html><body><article><h1>{HEADLINE}</h1>{BODY}<blockquote><p>“Nobody told us,” he
wrote.</p><p>He left.</p></blockquote><ul><li><p>One more thing was said.</p></li><li>Another.</li>
</ul></article></body></html>"""


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        pytest.param(WEBLOG, list(PARAGRAPHS), id="captions, tables and shares stay out"),
        pytest.param(
            f"<html><body><div id=main><h2>{HEADLINE}</h2>"
            f"{BODY.replace('<p>', '<div>').replace('</p>', '</div>')}</div></body></html>",
            BOTH,
            id="paragraphs that are divs",
        ),
        pytest.param(
            f"<html><body><div class=content>{'<br><br>'.join(PARAGRAPHS)}</div></body></html>",
            list(PARAGRAPHS),
            id="paragraphs that are line breaks",
        ),
        pytest.param(SHORT, ["Two men held", HELD], id="a short article without its menu"),
        pytest.param(COOKIES, BOTH, id="a banner before the article"),
        pytest.param(
            QUOTED,
            [
                *BOTH,
                "“Nobody told us,” he wrote.",
                "He left.",
                "One more thing was said.",
                "Another.",
            ],
            id="quoted blocks and lists",
        ),
    ],
)
def test_the_article_is_told_from_its_page(markup: str, paragraphs: list[str]) -> None:
    assert page_of(markup).text.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("markup", "fields"),
    [
        (
            WEBLOG,
            {
                "headline": HEADLINE,
                "published": "2024-03-01",
                "outlet": "The Daily",
                "url": ADDRESS,
                "language": "en",
            },
        ),
        # The year of a copyright is no date of an article.
        (COOKIES.replace("</article>", "</article><footer>Copyright 2019</footer>"), {}),
        (f'<?xml version="1.0" encoding="utf-8"?><html xml:lang="en">{COOKIES[6:]}', {}),
        (
            f"<!-- saved from url=(0038){ADDRESS} --><html>{COOKIES[6:]}",
            {"outlet": "daily.example", "url": ADDRESS},
        ),
    ],
)
def test_a_page_tells_of_itself(markup: str, fields: dict[str, str]) -> None:
    found = page_of(markup).fields
    told = {name: found.get(name, "") for name in ("published", "outlet", "url")}
    assert found["headline"] == HEADLINE
    assert told == {name: fields.get(name, "") for name in told}


def test_the_address_of_a_record_goes_before_what_the_page_says() -> None:
    assert page_of(WEBLOG, url="https://x.example/1").fields["url"] == "https://x.example/1"


def test_reading_a_page_twice_gives_the_same() -> None:
    assert page_of(WEBLOG) == page_of(WEBLOG)


def test_a_reader_who_listens_hears_the_library(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(PageError, match="holds no article"):
        page_of("<html><body><p>x</p></body></html>")
    assert {record.name.split(".")[0] for record in caplog.records} >= {"trafilatura"}


def test_the_page_of_an_archive_of_one_file_is_found() -> None:
    archive = (
        'From: <Saved by Blink>\nContent-Type: multipart/related; boundary="b"\n\n'
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n"
        "--b\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Location: {ADDRESS}\nContent-Transfer-Encoding: quoted-printable\n\n"
        "<p>Caf=C3=A9 =\nSenn</p>\n--b--\n"
    )
    part = page_in(archive.encode())
    assert part is not None
    assert part.page.decode(part.encoding).strip() == "<p>Café Senn</p>"
    assert part.url == ADDRESS
    assert page_in(b"") is None


@pytest.mark.parametrize("told", ["hex", "utf-16", "no-such", "", "idna", "rot13", "zlib"])
def test_encodings_that_make_no_sense_are_passed_over(told: str) -> None:
    markup = page()
    assert decoded(markup.encode(), "a.html", Findings(), told=told) == markup
