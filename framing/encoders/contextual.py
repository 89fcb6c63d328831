"""One vector a token, from the sentence it stands in: a small transformer run by onnxruntime.

Each sentence is run alone and on one thread, so its vectors do not depend on its neighbours, their
order or the number of workers; coders, too, judged each sentence by itself.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from framing.encoders.protocol import Encoding, Floats
from framing.errors import DataError
from framing.text.passage import Passage
from framing.text.spans import Stretch

ENCODERS = Path(__file__).parent.parent / "data" / "encoders"
#: A sentence of more tokens is read in parts of like length.
LONGEST = 254


@dataclass(frozen=True, eq=False, repr=False)
class ContextualEncoder:
    """A network stored as ``<name>.onnx`` beside its tokenizer and side note, loaded on first use.

    Raises DataError on first use where a file is missing or is not the one the note describes.

    >>> passage = Passage("Calm returns.")
    >>> encoding = load_contextual().encode(passage)
    >>> [token.of(passage.text) for token in encoding.tokens], encoding.vectors.shape[0]
    (['Calm', 'returns', '.'], 3)
    """

    note: Path

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What the side note says."""
        try:
            return tomllib.loads(self.note.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise self._damaged(f"the side note cannot be read: {error}") from error

    @property
    def version(self) -> str:
        """The first 12 digits of the network's sha256."""
        return str(self.facts.get("sha256", ""))[:12]

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        """Give the tokens of a text with their places in it and their vectors."""
        pieces = self._tokenizer.encode(passage.plain, add_special_tokens=False)
        tokens = tuple(Stretch(start, end) for start, end in pieces.offsets)
        width = int(self.facts["dimensions"]) if onto is None else onto.shape[1]
        found = [np.zeros((0, width))]
        ids = pieces.ids  # each access makes a copy
        for window in _windows(passage.sentences, tokens):
            vectors = self._run(ids[window])
            found.append(vectors if onto is None else vectors @ onto)
        return Encoding(tokens, np.concatenate(found))

    def _run(self, ids: Sequence[int]) -> Floats:
        first, last = self.facts["first"], self.facts["last"]
        given = np.array([[first, *ids, last]], dtype=np.int64)
        (vectors,) = self._session.run(None, {"ids": given})
        return np.asarray(vectors[0, 1:-1], dtype=np.float64)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        text = self._read("json", "tokenizer_sha256").decode("utf-8")
        tokenizer = Tokenizer.from_str(text)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            self._read("onnx", "sha256"), options, providers=["CPUExecutionProvider"]
        )

    def _read(self, suffix: str, key: str) -> bytes:
        path = self.note.with_suffix(f".{suffix}")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise self._damaged(f"{path.name} cannot be read: {error}") from error
        if hashlib.sha256(data).hexdigest() != self.facts.get(key):
            raise self._damaged(f"{path.name}: the checksum is not that of the side note")
        return data

    def _damaged(self, fault: str) -> DataError:
        remedy = (
            "Restore the file as it was shipped: install the package again; or analyse with"
            " model='fast', which does not need it."
        )
        return DataError(f"encoder {self.note.stem}", [fault], remedy=remedy)


def _windows(sentences: Sequence[Stretch], tokens: Sequence[Stretch]) -> Iterator[slice]:
    """Cut tokens into sentences; one that is too long is cut evenly."""
    for start, end in pairwise([*_sentence_starts(sentences, tokens), len(tokens)]):
        cuts = -(-(end - start) // LONGEST)
        places = [start + at * (end - start) // cuts for at in range(cuts + 1)] if cuts else []
        yield from (slice(*place) for place in pairwise(places))


def _sentence_starts(sentences: Sequence[Stretch], tokens: Sequence[Stretch]) -> Iterator[int]:
    """Give the number of the first token of each sentence, from 0."""
    yield 0
    place = 0
    for sentence in sentences[1:]:
        before = place
        while place < len(tokens) and tokens[place].start < sentence.start:
            place += 1
        if before < place < len(tokens):
            yield place


@cache
def load_contextual() -> ContextualEncoder:
    """Give the shipped contextual encoder; its files are read when it is first used."""
    return ContextualEncoder(ENCODERS / "contextual.toml")
