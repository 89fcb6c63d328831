"""Reading: from files, folders, tables and plain texts to the articles table."""

from framing.corpus.metadata import Metadata
from framing.corpus.reading import Source, read_articles

__all__ = ["Metadata", "Source", "read_articles"]
