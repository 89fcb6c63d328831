"""Writing a replication bundle: an archive or a folder, whole or not at all."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

from framing.bundle.files import CARDS, TABLES, TOP, bundle_files
from framing.definitions import Definition
from framing.errors import InputError, InputWarning
from framing.export.zipping import zip_of
from framing.folders import check_folder, replacing, write_file
from framing.paths import expanded, is_address
from framing.sharing import LEFT_OUT, PROVENANCE, README, SUMS
from framing.tables import Tables


def write_bundle(
    analysis: Tables, path: str | Path, *, definition: Definition | None = None
) -> Path:
    """Write a replication bundle: a ZIP archive where *path* ends with ``.zip``, else a folder.

    It has the codebook, the cards of the models, versions and settings, the sums of articles and
    files, the tables without text, the data dictionary, a report definition (that of *definition*,
    where one is given), what to cite, and a README with the commands that make the analysis and its
    report again. No more than five words of an article stand in a row in any file: what of the
    codebook or the definition quotes more is left out, with a warning. The same analysis gives the
    same bytes.

    Raises InputError where *path* holds anything but an earlier bundle.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> analysis = framing.analyze("It was a massacre, officials said.", model="fast")
    >>> with TemporaryDirectory() as folder:
    ...     bundle = framing.write_bundle(analysis, f"{folder}/replication")
    ...     [path.name for path in sorted(bundle.glob("c*"))]
    ['cards', 'citations.bib', 'citations.ris', 'citations.txt', 'codebook.toml']
    """
    check_bundle(path)
    files, left_out = bundle_files(analysis, definition)
    target = expanded(path)
    if _is_zip(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, zip_of(files))
    else:
        with replacing(target, _OURS) as folder:
            for name, content in files.items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(content)
    for what in left_out:
        warnings.warn(f"{what}: {LEFT_OUT}", InputWarning, stacklevel=2)
    return Path(path)


def check_bundle(path: str | Path) -> None:
    """Say before the work begins whether a bundle may be written to a path.

    Raises InputError where something else is there.
    """
    if is_address(path) or not _is_zip(expanded(path)):
        check_folder(path, _OURS)
        return
    file = expanded(path)
    if file.exists() and not _is_bundle(file):
        fault = "is there and is no replication bundle"
        raise InputError(str(path), [fault], remedy="Nothing was written. Name a new file.")


class _OurFiles:
    """The names of all files that a bundle may hold."""

    def __contains__(self, name: object) -> bool:
        return name in TOP or str(name).startswith((TABLES, CARDS))


_OURS = _OurFiles()


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _is_bundle(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
    return {README, SUMS, PROVENANCE} <= set(names) and all(name in _OURS for name in names)
