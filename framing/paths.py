"""Paths as people write them, with ``~`` for a home folder."""

from __future__ import annotations

from pathlib import Path

from framing.errors import InputError


def expanded(path: str | Path) -> Path:
    """Give a path with its home folder written out.

    Raises InputError where it begins with ``~name`` and nobody of that name has a home here.

    >>> expanded("news/one.txt").as_posix()
    'news/one.txt'
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        home = Path(path).parts[0]
        raise InputError(
            "path",
            [f"{path}: {home} is the home folder of nobody on this machine"],
            remedy=f"Write the path out in full, or begin it with ./ where {home} is a name.",
        ) from None
