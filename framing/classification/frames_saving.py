"""Saving a model of frames: plain data, its codebook beside it, and a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sklearn.utils.validation import check_is_fitted

from framing.classification.frames_card import write_frames_card
from framing.codebooks import BOOK, Codebook, load_codebook
from framing.codebooks.writing import dump_codebook
from framing.errors import InputError
from framing.extractors.frames_own import BESIDE, CARD, CONTEXT, FILE, FILES, HASH
from framing.folders import replacing
from framing.heads import Head, VectorHead, dump_head, version_of
from framing.heads.cues import cued_head
from framing.heads.sealed import LARGEST_FILE

if TYPE_CHECKING:
    from framing.classification.frames import FrameClassifier
    from framing.classification.frames_figures import FrameRounds

#: The name that such a model carries.
NAME = "own"


def save_frames(
    classifier: FrameClassifier, folder: str | Path, *, rounds: FrameRounds | None = None
) -> Path:
    """Write a fitted classifier to a folder, whole or not at all; ``open_frames`` reads it again.

    *rounds* is what ``measure_frames`` gave: its figures go into the card. The folder holds data
    only, and the same model gives the same bytes.

    Raises InputError where the folder holds anything but an earlier model.
    """
    check_is_fitted(classifier)
    book = classifier.book
    notes = {
        **_notes(book),
        "texts": len(classifier.left_out_),
        **({} if rounds is None else rounds.notes),
        "model": classifier.model_,
        "random_state": classifier.random_state,
    }
    words = classifier.head(NAME, notes)
    context = None
    if classifier.model_ != "fast":
        context = classifier.context_head(NAME, {BESIDE: version_of(words), HASH: book.hash})
    return _write(folder, book, words, context, rounds)


def save_cues(codebook: Codebook, folder: str | Path, *, rounds: FrameRounds | None = None) -> Path:
    """Write the model that a codebook's cues alone make, without learning from codes.

    Raises InputError where a frame has no cues, or as ``save_frames``.
    """
    head = cued_head(codebook)
    more = {} if rounds is None else rounds.notes
    told = replace(head, notes={**_notes(codebook), **more})
    return _write(folder, codebook, told, None, rounds)


def _notes(book: Codebook) -> Mapping[str, Any]:
    return {
        "codebook": f"{book.name} {book.version}",
        HASH: book.hash,
        "framing": version("framing-toolkit"),
    }


def _write(
    folder: str | Path,
    book: Codebook,
    words: Head,
    context: VectorHead | None,
    rounds: FrameRounds | None,
) -> Path:
    stored = {FILE: dump_head(words), BOOK: dump_codebook(book)}
    if context is not None:
        stored[CONTEXT] = dump_head(context)
    stored[CARD] = write_frames_card(book, words, context, rounds)
    faults = [
        f"{name} would have {len(text.encode()):,} bytes, at most {LARGEST_FILE:,} can be read"
        for name, text in stored.items()
        if len(text.encode()) > LARGEST_FILE
    ]
    if faults:
        raise InputError("model", faults, remedy="Train with fewer frames at once.")
    with replacing(folder, FILES) as fresh:
        for name, text in stored.items():
            (fresh / name).write_text(text, "utf-8", newline="\n")
        if load_codebook(fresh / BOOK).hash != book.hash:
            raise InputError(
                f"codebook {book.name!r}",
                ["cannot be stored so that it says the same: a text holds line breaks or blanks"],
                remedy="Write its texts on one line each.",
            )
    return Path(folder)
