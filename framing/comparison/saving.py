"""Saving: a comparison as a folder of tables, written whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from framing.comparison.tables import CONTENTS, FILES, INDEX, Comparison
from framing.folders import replacing
from framing.storage import Stored

#: The table that only a comparison with codings has.
_CORRECTED = "corrected"
_WITHOUT_CODINGS = Stored(
    CONTENTS,
    tuple(name for name in INDEX if name != _CORRECTED),
    "settings",
    "Name a folder that `framing compare` or framing.save_comparison() wrote, or write it again.",
)
_WITH_CODINGS = replace(_WITHOUT_CODINGS, tables=tuple(INDEX), format=2)


def save_comparison(comparison: Comparison, folder: str | Path) -> Path:
    """Write a comparison to a folder: a parquet file per table, and ``comparison.json``.

    The second holds what was asked, with seeds and versions, and the checksums; its format is 2
    where codings corrected the shares of frames, else 1. The same comparison gives the same bytes.
    A comparison that is already there is replaced as a whole.

    Raises InputError where the folder holds anything but a comparison.

    >>> import framing, pandas as pd
    >>> from tempfile import TemporaryDirectory
    >>> table = pd.DataFrame({"text": ["It rained.", "It snowed."], "outlet": ["A", "B"]})
    >>> comparison = framing.compare(framing.analyze(table, model="fast"), min_words=0)
    >>> with TemporaryDirectory() as folder:
    ...     saved = framing.save_comparison(comparison, f"{folder}/compared")
    ...     framing.open_comparison(saved).sample["analysed"].tolist()
    [1, 1]
    """
    with replacing(folder, FILES) as fresh:
        write_comparison(comparison, fresh)
    return Path(folder)


def write_comparison(comparison: Comparison, folder: Path) -> None:
    """Write the files of ``save_comparison`` into a folder, which is made where it is missing."""
    stored = _WITHOUT_CODINGS if comparison.corrected.empty else _WITH_CODINGS
    stored.write(comparison, folder)


def open_comparison(folder: str | Path) -> Comparison:
    """Read what ``save_comparison`` wrote.

    Raises InputError where the folder is no comparison, is damaged or of a newer version.

    >>> import framing
    >>> try:
    ...     framing.open_comparison("no_such_folder")
    ... except framing.InputError as error:
    ...     print(error)
    no_such_folder: 1 fault.
      - holds no comparison.json
    Name a folder that `framing compare` or framing.save_comparison() wrote, or write it again.
    """
    format_ = _WITH_CODINGS.format_of(folder)
    stored = _WITHOUT_CODINGS if format_ == _WITHOUT_CODINGS.format else _WITH_CODINGS
    return Comparison(**stored.read(folder))
