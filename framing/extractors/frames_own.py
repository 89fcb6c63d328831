"""A model of one's own frames: opened with its codebook, checked, and put to work."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from pathlib import Path
from typing import Any

from framing.codebooks import BOOK, Codebook, is_name, load_codebook
from framing.encoders import load_contextual
from framing.errors import DataError, InputError
from framing.extractors.frames import PREFIX, Frames
from framing.heads import (
    ContextReader,
    Head,
    JoinedReader,
    VectorHead,
    load_head,
    load_vector_head,
    version_of,
)
from framing.heads.cues import CUED, CuedHead
from framing.paths import expanded
from framing.text.normalising import key_of

#: The files of a saved model: the head of words, that of the context (where there is one), the
#: codebook it was trained with, and the card.
FILE, CONTEXT, CARD = "frames.json", "frames_context.json", "card.md"
FILES = frozenset({FILE, CONTEXT, BOOK, CARD})
#: Under these notes a head says with which codebook it was trained, and beside which head of words.
HASH, BESIDE = "codebook_sha256", "beside"
#: Under this note a head of words says which texts it learnt from, each as ``hash_of`` gives it.
LEARNT = "texts_learnt"
_AGAIN = "Train it again with this installation: framing train frames."


def is_saved(source: object) -> bool:
    """Say whether a source is a folder that could hold a model, not the name of a codebook.

    Raises InputError where it is a path in a home folder that is not there.
    """
    if not isinstance(source, (str, Path)) or is_name(source):
        return False
    return expanded(source).is_dir()


def open_frames(folder: str | Path) -> Frames:
    """Give the frames of the model that ``framing train frames`` wrote to a folder.

    Raises InputError where there is none, it is damaged, it was trained with another codebook than
    the one beside it, or on another encoder than that of this installation.
    """
    path = expanded(folder)
    missing = [f"{path / name}: no such file" for name in (FILE, BOOK) if not is_file(path / name)]
    if missing:
        remedy = "Name a folder that `framing train frames` or save_frames() wrote."
        raise InputError("codebook", missing, remedy=remedy)
    book = load_codebook(path / BOOK)
    words = _opened(load_head, path / FILE)
    _check_book(words, book, path)
    if words.name == CUED:
        return Frames(book, CuedHead(**{f.name: getattr(words, f.name) for f in fields(words)}))
    if not is_file(path / CONTEXT):
        if words.notes.get("model") != "fast":
            raise InputError("codebook", [f"{path / CONTEXT}: no such file"], remedy=_AGAIN)
        return Frames(book, words)
    context = _opened(load_vector_head, path / CONTEXT)
    _check_context(context, words, path)
    return Frames(book, JoinedReader(words, ContextReader(load_contextual(), (context,)), PREFIX))


def hash_of(text: str) -> str:
    """Give 8 hexadecimal digits by which a text is known again, whatever its case and blanks.

    >>> hash_of("Calm  returns.") == hash_of("calm returns.")
    True
    """
    return hashlib.sha256(key_of(text).encode()).hexdigest()[:8]


def texts_learnt(folder: str | Path) -> frozenset[str]:
    """Give the hashes of the texts that the model in a folder learnt from; none where it says none.

    Raises InputError where the model is missing or damaged.
    """
    told = _opened(load_head, expanded(folder) / FILE).notes.get(LEARNT)
    return frozenset(map(str, told)) if isinstance(told, (list, tuple)) else frozenset()


def is_file(path: Path) -> bool:
    """Say whether there is a file; what may not be looked at is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _opened(load: Any, path: Path) -> Any:
    try:
        return load(path)
    except DataError as error:
        faults = [f"{path}: {fault}" for fault in error.faults]
        raise InputError("codebook", faults, remedy=_AGAIN) from None


def _check_book(words: Head, book: Codebook, path: Path) -> None:
    """Refuse a head that was trained with another codebook than the one beside it."""
    trained = str(words.notes.get(HASH))
    if trained != book.hash:
        raise InputError(
            "codebook",
            [
                f"{path / FILE} was trained with codebook {trained[:12]}, but {path / BOOK} is"
                f" codebook {book.hash[:12]}"
            ],
            remedy=f"A model knows only the codebook it was trained with. Put {BOOK} back as it"
            " was, or train again with the new one: framing train frames --codebook.",
        )


def _check_context(context: VectorHead, words: Head, path: Path) -> None:
    """Refuse a head of the context that does not belong to the words, or to the encoder."""
    faults = []
    encoder = load_contextual().version
    if context.encoder != encoder:
        faults.append(
            f"{path / CONTEXT} was trained on encoder {context.encoder}, this installation has"
            f" {encoder}"
        )
    elif (rows := len(context.coefficients)) != (wanted := load_contextual().dimensions):
        faults.append(f"{path / CONTEXT} has {rows} coefficients a label, expected {wanted}")
    told = [label.name for label in context.labels]
    expected = [PREFIX + label.name for label in words.labels]
    if context.notes.get(BESIDE) != version_of(words) or told != expected:
        faults.append(f"{path / CONTEXT} does not belong to {FILE} beside it")
    if faults:
        raise InputError("codebook", faults, remedy=_AGAIN)
