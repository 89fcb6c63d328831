"""Reading: from files, folders, tables and plain texts to the articles table."""

from framing.corpus.reading import Source, read_articles

__all__ = ["Source", "read_articles"]
