"""A model of loaded language of the reader's own: opened, checked, and put to work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from framing.encoders import load_contextual
from framing.errors import DataError, InputError
from framing.extractors.loaded import LoadedLanguage, default_context, default_loaded
from framing.extractors.loaded_sentences import LABEL, LoadedSentences
from framing.heads import (
    ContextReader,
    Head,
    VectorHead,
    load_any_head,
)
from framing.paths import expanded

#: The name that such a model carries, the file it is kept in, and that of its card.
NAME, FILE, CARD = "loaded_own", "loaded.json", "loaded.md"
#: Under this note a model says with which list of loaded words it was trained.
LIST = "list"
_AGAIN = "Train it again with this installation: framing train loaded."


def open_loaded(source: str | Path) -> Head | VectorHead:
    """Give the model kept in a folder that ``framing train loaded`` wrote, or in its file.

    Raises InputError where there is none, it is damaged, or it was trained on another encoder or
    with another list of loaded words than those of this installation.
    """
    path = expanded(source)
    path = path / FILE if path.is_dir() else path
    if not path.is_file():
        remedy = "Name a folder that `framing train loaded` or LoadedClassifier.save() wrote."
        raise InputError("loaded", [f"{path}: no such file"], remedy=remedy)
    try:
        head = load_any_head(path)
    except DataError as error:
        faults = [f"{path}: {fault}" for fault in error.faults]
        raise InputError("loaded", faults, remedy=_AGAIN) from None
    faults = find_misfits(head)
    if faults:
        raise InputError("loaded", [f"{path}: {fault}" for fault in faults], remedy=_AGAIN)
    return head


def find_misfits(head: Head | VectorHead) -> list[str]:
    """Say why a head cannot judge loaded language here, if it cannot."""
    labels = [label.name for label in head.labels]
    if labels != [LABEL]:
        return [f"{head.name} speaks of {', '.join(labels)}, expected {LABEL}"]
    faults = []
    encoder, listed = load_contextual().version, default_loaded("fast").lexicon.version
    if isinstance(head, VectorHead) and head.encoder != encoder:
        faults.append(f"was trained on encoder {head.encoder}, this installation has {encoder}")
    elif isinstance(head, VectorHead) and len(head.coefficients) != load_contextual().dimensions:
        wanted = load_contextual().dimensions
        faults.append(f"has {len(head.coefficients)} coefficients a label, expected {wanted}")
    if head.notes.get(LIST) != listed:
        told = head.notes.get(LIST)
        faults.append(f"was trained with the list {told}, this installation has {listed}")
    return faults


def kind_of(head: Head | VectorHead) -> str:
    """Say as which model a head was trained: ``standard`` reads in context, ``fast`` words."""
    return "standard" if isinstance(head, VectorHead) else "fast"


def loaded_by(head: Head | VectorHead) -> tuple[LoadedLanguage, LoadedSentences]:
    """Give loaded words and loaded sentences as a model of one's own judges them.

    Which words of the list count is judged as in the shipped model of the same kind.
    """
    listed = default_loaded("fast")
    if isinstance(head, Head):
        return listed, LoadedSentences(listed, head)
    reader = ContextReader(load_contextual(), (head, *heads_of_words()))
    listed = replace(listed, context=reader)
    return listed, LoadedSentences(listed, reader)


def heads_of_words() -> tuple[VectorHead, ...]:
    """Give the shipped heads that judge words in their context, not whole sentences."""
    context = default_context("standard")
    heads = () if context is None else context.heads
    return tuple(head for head in heads if LABEL not in [label.name for label in head.labels])
