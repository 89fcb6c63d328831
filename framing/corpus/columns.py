"""Columns: which of a table's columns is the text, and which are the contract's by another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

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
#: How a text column is named, for a reader in Python and one at a terminal.
_WITH = "text= (on the command line: --text COLUMN)"
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


def choose_text(
    columns: Sequence[str], holds_text: Callable[[str], bool], *, text: str | None
) -> tuple[str | None, str]:
    """Give the column that holds the text, named or guessed; else ``None`` and the reason.

    *holds_text* says of a column with a likely name whether any cell of it is text.

    >>> choose_text(["id", "Body"], lambda column: True, text=None)
    ('Body', '')
    """
    listed = ", ".join(map(repr, columns)) or "none"
    if text is not None:
        if text in columns:
            return text, ""
        return None, f"has no column {text!r}; its columns are {listed}"
    named = text_candidates(columns)
    candidates = [column for column in named if holds_text(column)]
    if len(candidates) == 1:
        return candidates[0], ""
    if candidates:
        several = ", ".join(map(repr, candidates))
        return None, f"several columns may hold the text ({several}); say which with {_WITH}"
    if service := service_without_texts(columns):
        return None, (
            f"is a list of stories from {service}, which gives no texts (its columns are {listed})"
            "; save the pages of its addresses, add a column 'text', or read headlines alone: "
            "text='title' (on the command line: --text title)"
        )
    if named:
        return None, f"{named[0]!r} holds no text in any row; say which column does with {_WITH}"
    return None, (
        f"no column is called 'text', 'body' or the like; its columns are {listed}; say which"
        f" with {_WITH}"
    )


def service_without_texts(columns: Sequence[str]) -> str:
    """Give the service whose list of stories has these columns and no texts, or nothing.

    >>> service_without_texts(["url", "title", "seendate", "domain", "language"])
    'GDELT'
    """
    plain = set(map(plain_name, columns))
    named = (n for n, told in TEXTLESS.items() if plain.issuperset(map(plain_name, told)))
    return next(named, "")
