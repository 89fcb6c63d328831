"""Columns: which of a table's columns is the text, and which are the contract's by another name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

#: The names under which each column of the articles table is known elsewhere, likeliest first.
#: A dot parts an object in JSON from what it holds. Whose names they are:
#: Media Cloud's story lists: media_name, publish_date, title, url, language;
#: GDELT's DOC API: domain, seendate (when it was found), title, url, language;
#: NewsAPI: source.name, publishedAt, title, url, content; GNews the same;
#: Event Registry: source.title, dateTime, title, url, lang, body;
#: the Guardian: webTitle, webPublicationDate, webUrl, sectionName, fields.bodyText;
#: the New York Times: headline.main, pub_date, web_url, section_name;
#: news-please: maintext, title, date_publish, source_domain;
#: newsdata.io: source_name, pubDate, link.
ALIASES = {
    "article_id": ("article_id", "id", "doc_id"),
    "outlet": (
        *("outlet", "publisher", "newspaper", "medium", "publication", "source"),
        *("source_name", "source.title", "media_name", "source_domain", "domain"),
    ),
    "published": (
        *("published", "date", "published_at", "publish_date", "publication_date", "pub_date"),
        *("date_published", "published_date", "datetime", "date_publish"),
        *("web_publication_date", "seendate"),
    ),
    "headline": ("headline", "title", "heading", "web_title", "headline.main"),
    "url": ("url", "link", "web_url"),
    "language": ("language", "lang"),
    "section": ("section", "section_name"),
    "genre": ("genre",),
    "event": ("event",),
    "wire": ("wire",),
}
TEXTS = (
    *("text", "body", "content", "article", "full_text", "article_text", "article_body"),
    *("maintext", "body_text", "fields.body_text"),
)
#: What tells lists of stories that services give without their texts, and who gives them.
TEXTLESS = {
    "Media Cloud": ("media_name", "media_url", "publish_date", "title", "url"),
    "GDELT": ("seendate", "domain", "title", "url"),
}
#: The columns of a side file that may name an article by its file.
FILES = ("file", "filename", "path")


def plain_name(name: str) -> str:
    """Give a column's name without case, blanks and punctuation.

    >>> plain_name("Full Text"), plain_name("full_text")
    ('fulltext', 'fulltext')
    """
    return re.sub(r"[\W_]", "", name.casefold())


def known_columns(columns: Sequence[str], *, taken: Collection[str] = ()) -> dict[str, str]:
    """Say which column holds which part of the contract; each part takes its likeliest name.

    >>> known_columns(["Title", "source", "outlet"])
    {'outlet': 'outlet', 'headline': 'Title'}
    """
    free = [column for column in columns if column not in taken]
    found = {}
    for part, aliases in ALIASES.items():
        for alias in aliases:
            named = [column for column in free if plain_name(column) == plain_name(alias)]
            if named:
                found[part] = named[0]
                break
    return found


def text_candidates(columns: Sequence[str]) -> list[str]:
    """Give the columns whose names say that they hold the text of an article, likeliest first."""
    names = [plain_name(alias) for alias in TEXTS]
    found = [column for column in columns if plain_name(column) in names]
    return sorted(found, key=lambda column: names.index(plain_name(column)))


def service_without_texts(columns: Sequence[str]) -> str:
    """Give the service whose list of stories has these columns and no texts, or nothing.

    >>> service_without_texts(["url", "title", "seendate", "domain", "language"])
    'GDELT'
    """
    plain = set(map(plain_name, columns))
    named = (n for n, told in TEXTLESS.items() if plain.issuperset(map(plain_name, told)))
    return next(named, "")
