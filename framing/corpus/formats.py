"""Formats: by what its name ends with a file is known, and how it is read."""

from __future__ import annotations

from pathlib import Path

#: An article each.
TEXTS = (".txt", ".md")
#: An article a row, or an entry of a list.
SHEETS = (".csv", ".jsonl", ".json", ".parquet")
#: A page each; exports of a news database hold several articles.
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
#: A page a record.
ARCHIVES = (".warc", ".warc.gz")
#: An article each, or a delivery of many.
DOCUMENTS = (".docx",)
SUFFIXES = (*TEXTS, *SHEETS, *PAGES, *ARCHIVES, *DOCUMENTS)


def suffix_of(path: Path) -> str:
    """Give what a file's name ends with, in small letters; that of an unknown file is its last.

    >>> suffix_of(Path("news/a.WARC.gz")), suffix_of(Path("a.b.txt")), suffix_of(Path("a.tar.gz"))
    ('.warc.gz', '.txt', '.gz')
    """
    name = path.name.lower()
    return next((one for one in ARCHIVES if name.endswith(one)), path.suffix.lower())


def stem_of(path: Path) -> str:
    """Give a path without what ``suffix_of`` gives, in one way of writing on every system.

    >>> stem_of(Path("news/a.warc.gz"))
    'news/a'
    """
    return path.as_posix()[: -len(suffix_of(path)) or None]
