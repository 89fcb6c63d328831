"""Paths as people write them: with ``~`` for a home folder, or as the address of a store."""

from __future__ import annotations

import errno
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from framing.errors import InputError

#: An address with a scheme, as object stores have them; not a web page, nor the letter of a drive.
_ADDRESS = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.I)


def expanded(path: str | Path) -> Path:
    """Give a path with its home folder written out.

    Addresses of object stores (``s3://…``, ``gs://…``) stay as they are. Raises InputError where
    it begins with ``~name`` and nobody of that name has a home here, or holds characters that no
    path can have.

    >>> expanded("news/one.txt").as_posix()
    'news/one.txt'
    """
    if is_address(path):
        return _at_address(str(path))
    if not _can_be(str(path)):
        fault = f"{str(path)!r} holds characters that no path can have"
        raise InputError("path", [fault], remedy="Write the path without them.")
    try:
        return Path(path).expanduser()
    except RuntimeError:
        home = Path(path).parts[0]
        raise InputError(
            "path",
            [f"{path}: {home} is the home folder of nobody on this machine"],
            remedy=f"Write the path out in full, or begin it with ./ where {home} is a name.",
        ) from None


def read_file(path: Path, largest: int) -> bytes:
    """Give what a file holds, at most *largest* bytes.

    Raises OSError where it cannot be read, is larger, or is no file but a folder or a device, which
    might never end.
    """
    if path.exists() and not path.is_dir() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file", str(path))
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        raise OSError(errno.EFBIG, f"it has more than {largest:,} bytes", str(path))
    return content


def _can_be(path: str) -> bool:
    """Say whether the system could have a path of these characters."""
    try:
        return b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        return False


def is_address(path: str | Path) -> bool:
    """Say whether a path is the address of something in a store.

    >>> is_address("s3://news/2024.parquet"), is_address("C:/news"), is_address("news/a.txt")
    (True, False, False)
    """
    return _ADDRESS.match(str(path)) is not None


def _at_address(address: str) -> Path:
    """Give the path of an address; it does what other paths do, over the network."""
    remedy = (
        'Install it, pip install "framing-toolkit[remote]", and the package of this store'
        " (s3fs, gcsfs, adlfs); or save what is there as a file."
    )
    if find_spec("upath") is None:
        fault = f"{address}: addresses are read with the package universal-pathlib"
        raise InputError("path", [fault], remedy=remedy)
    from upath import UPath

    try:
        path = UPath(address)
        path.exists()
    except (ImportError, ValueError) as error:
        raise InputError("path", [f"{address}: {error}"], remedy=remedy) from None
    return cast("Path", path)
