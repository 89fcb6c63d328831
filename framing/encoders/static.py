"""One vector a word: words of like meaning lie close, so a head knows words it was not shown."""

from __future__ import annotations

import hashlib
import io
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from framing.encoders.protocol import Encoding, Floats
from framing.errors import DataError
from framing.text.passage import Passage

#: In bytes, unpacked.
LARGEST = 100_000_000
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    OverflowError,
    MemoryError,
    zipfile.BadZipFile,
)
VECTORS = Path(__file__).parent.parent / "data" / "vectors" / "words.npz"


@dataclass(frozen=True, eq=False)
class WordVectors:
    """Words in lower case and their vectors, one row a word, of length 1 or less."""

    words: tuple[str, ...]
    vectors: Floats
    version: str = ""

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        """Give the words of a text that have a vector, with their places in it.

        >>> encoding = load_vectors().encode(Passage("The flag, again."))
        >>> [word.of("The flag, again.") for word in encoding.tokens]
        ['The', 'flag', 'again']
        """
        known = [
            (word, row)
            for word in passage.words
            if (row := self.rows.get(word.of(passage.plain).lower())) is not None
        ]
        vectors = self.vectors[[row for _, row in known]]
        tokens = tuple(word for word, _ in known)
        return Encoding(tokens, vectors if onto is None else vectors @ onto)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each word."""
        return {word: row for row, word in enumerate(self.words)}

    def nearest(self, word: str, count: int = 5) -> list[str]:
        """Give the words nearest in meaning, by cosine, the word itself left out.

        >>> "monuments" in load_vectors().nearest("monument")
        True
        """
        lengths = np.linalg.norm(self.vectors, axis=1)
        likeness = self.vectors @ self.vectors[self.rows[word]] / np.maximum(lengths, 1e-12)
        order = np.argsort(-likeness, kind="stable")[: count + 1]
        return [self.words[row] for row in order if self.words[row] != word][:count]


@cache
def load_vectors() -> WordVectors:
    """Give the shipped word vectors; only training needs them.

    Raises DataError where the file is damaged or is not the one its side note describes.
    """
    try:
        note = tomllib.loads(VECTORS.with_suffix(".toml").read_text("utf-8"))
        data = VECTORS.read_bytes()
        if hashlib.sha256(data).hexdigest() != note["sha256"]:
            raise _damaged("the checksum is not that of the side note")
        _check_size(data)
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            words = tuple(bytes(stored["words"]).decode("utf-8").split("\n"))
            vectors = stored["vectors"].astype(np.float64) * float(stored["scale"])
        told = (note["count"], note["dimensions"])
    except _UNREADABLE as error:
        raise _damaged(f"cannot be read: {error}") from error
    if vectors.shape != told or len(words) != told[0]:
        raise _damaged("words, vectors and side note do not fit each other")
    if not np.isfinite(vectors).all():
        raise _damaged("a number is not finite")
    return WordVectors(words, vectors, str(note["sha256"])[:12])


def _check_size(data: bytes) -> None:
    """Refuse an archive that would not stay small when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > LARGEST:
        raise ValueError(f"unpacked it has {size:,} bytes, at most {LARGEST:,} are read")


def _damaged(fault: str) -> DataError:
    remedy = "Restore the file as it was shipped: install the package again."
    return DataError(f"word vectors {VECTORS.name}", [fault], remedy=remedy)
