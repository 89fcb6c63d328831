"""One vector a token, from the sentence it stands in: a small transformer run by onnxruntime.

A token sees the tokens of its own sentence alone, so its vector does not depend on what stands
beside the sentence; coders, too, judged each sentence by itself. Sentences of one text are read in
one run; texts are read one by one and on one thread, whatever their order or the number of workers.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.encoders.naming import with_unknown_names
from framing.encoders.protocol import Encoding, Floats
from framing.errors import DataError
from framing.text.normalising import double_marked
from framing.text.passage import Passage
from framing.text.spans import Stretch

ENCODERS = Path(__file__).parent.parent / "data" / "encoders"
#: A sentence of more tokens is read in parts of like length.
LONGEST = 254
#: Of sentences that are read in one run, all tokens with their borders are at most so many.
MOST = 192
_NUMBERS = ("dimensions", "first", "last", "unknown")


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
            told = tomllib.loads(self.note.read_text("utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise self._damaged(f"the side note cannot be read: {error}") from error
        missing = [name for name in _NUMBERS if not isinstance(told.get(name), int)]
        if missing:
            raise self._damaged(f"the side note does not say {', '.join(missing)}")
        return told

    @property
    def version(self) -> str:
        """The first 12 digits of the network's sha256."""
        return str(self.facts.get("sha256", ""))[:12]

    @property
    def dimensions(self) -> int:
        """How many numbers the vector of a token has."""
        return int(self.facts["dimensions"])

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        """Give the tokens of a text with their places in it and their vectors."""
        pieces = self._tokenizer.encode(double_marked(passage.plain), add_special_tokens=False)
        places = [Stretch(start, end) for start, end in pieces.offsets]
        named, ids = with_unknown_names(passage, places, pieces.ids, self.facts["unknown"])
        tokens = tuple(named)
        width = self.dimensions if onto is None else onto.shape[1]
        found = [np.zeros((0, width))]
        for run in _runs(_windows(passage.sentences, tokens)):
            vectors = self._run([ids[window] for window in run])
            found.append(vectors if onto is None else vectors @ onto)
        return Encoding(tokens, np.concatenate(found))

    def inputs(self, sentences: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int64]]:
        """Give what the network is fed to read sentences in one run, each by itself.

        A sentence is the numbers of its tokens; a border is put before and after it. One row of
        ``ids``, of the ``places`` of the tokens in their sentences, and of the numbers of these.
        """
        first, last = self.facts["first"], self.facts["last"]
        bordered = [(first, *sentence, last) for sentence in sentences]
        lengths = [len(sentence) for sentence in bordered]
        return {
            "ids": np.array([list(chain.from_iterable(bordered))]),
            "places": np.array([list(chain.from_iterable(map(range, lengths)))]),
            "sentences": np.repeat(np.arange(len(lengths)), lengths)[None],
        }

    def _run(self, sentences: Sequence[Sequence[int]]) -> Floats:
        """Give the vectors of the tokens of sentences, one below the other."""
        (vectors,) = self._session.run(None, self.inputs(sentences))
        ends = np.cumsum([len(sentence) + 2 for sentence in sentences])
        borders = [0, *ends[:-1], *(ends - 1)]
        return np.asarray(np.delete(vectors[0], borders, axis=0), dtype=np.float64)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        text = self._read("json", "tokenizer_sha256")
        try:
            tokenizer = Tokenizer.from_str(text.decode("utf-8"))
        except Exception as error:  # the library has no error of its own
            raise self._damaged(f"the tokenizer cannot be read: {error}") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        network = self._read("onnx", "sha256")
        try:
            return onnxruntime.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the library has errors of many kinds
            raise self._damaged(f"the network cannot be read: {error}") from error

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


def _runs(windows: Iterable[slice]) -> Iterator[list[slice]]:
    """Put neighbouring windows together as long as they fit into one run."""
    run: list[slice] = []
    filled = 0
    for window in windows:
        length = window.stop - window.start + 2
        if run and filled + length > MOST:
            yield run
            run, filled = [], 0
        run.append(window)
        filled += length
    if run:
        yield run


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
