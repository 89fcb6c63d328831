"""Paths: what a string that names nothing on disk was meant to be."""

from __future__ import annotations

import glob
import re
from pathlib import Path

from framing.errors import InputError
from framing.paths import expanded

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}$")
_FILE_SUFFIX = re.compile(
    r"\.(?:txt|md|csv|tsv|jsonl?|parquet|x?html?|mht|mhtml|warc|pdf|docx?|rtf|odt|xlsx?|xml|toml|zip|gz)$",
    re.I,
)
_ROOTED = re.compile(r"(?:/|\\|\.{1,2}[/\\]|~|[A-Za-z]:[/\\])")
_PROSE_END = re.compile(r"[.!?…:;,)\"'”’»]$")
_FEW_WORDS = 8


def exists(text: str | Path) -> bool:
    """Say whether a file or folder has this name; a text too long to be one names nothing."""
    try:
        return bool(str(text).strip()) and expanded(text).exists()
    except (OSError, ValueError, InputError):
        return False


def looks_like_path(text: str) -> bool:
    """Say whether a string that names nothing on disk was meant as a path.

    It was where it ends like a file or holds a separator, unless it reads as prose: several
    lines, or a sentence in which a stroke merely stands between words.

    >>> looks_like_path("seeds/a.txt"), looks_like_path("old news"), looks_like_path("Open 24/7.")
    (True, False, False)
    """
    text = text.strip()
    if not text or "\n" in text or "\r" in text:
        return False
    words = text.split()
    if _FILE_SUFFIX.search(text) or (_SUFFIX.search(text) and len(words) < _FEW_WORDS):
        return True
    if "/" not in text and "\\" not in text:
        return False
    if len(words) == 1 or _ROOTED.match(text) or text[-1] in "/\\":
        return True
    return len(words) < _FEW_WORDS and not _PROSE_END.search(text)


def is_glob(source: str | Path) -> bool:
    """Say whether a source is a pattern for file names; what exists by that name is none.

    >>> is_glob("seeds/*.txt"), is_glob("Who did *that*?")
    (True, False)
    """
    return (
        isinstance(source, str)
        and glob.has_magic(source)
        and looks_like_path(source)
        and not exists(source)
    )


def fixed_part(pattern: str) -> tuple[Path, str]:
    """Give the folder that a pattern starts from, and the pattern below it.

    >>> base, rest = fixed_part("news/2024/**/*.txt")
    >>> base.as_posix(), rest
    ('news/2024', '**/*.txt')
    """
    path = expanded(pattern)
    fixed: list[str] = []
    for part in path.parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed), Path(*path.parts[len(fixed) :]).as_posix()
