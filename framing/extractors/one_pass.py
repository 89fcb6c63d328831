"""Extractors that read words in their context, put together so that a text is encoded once."""

from __future__ import annotations

from dataclasses import replace

from framing.extractors.attribution import Attribution
from framing.extractors.frames import Frames
from framing.extractors.loaded import LoadedLanguage
from framing.extractors.loaded_sentences import LoadedSentences
from framing.heads import JoinedReader


def in_one_pass(
    words: LoadedLanguage, sentences: LoadedSentences, frames: Frames, attribution: Attribution
) -> tuple[LoadedLanguage, LoadedSentences, Frames, Attribution]:
    """Give the same extractors with one reader of the context for all that read it.

    Those that read words by themselves alone stay as they are.
    """
    judge = frames.judge
    readers = [
        words.context,
        judge.context if isinstance(judge, JoinedReader) else None,
        attribution.context,
    ]
    first, *others = [reader for reader in readers if reader is not None] or (None,)
    if first is None or not others:
        return words, sentences, frames, attribution
    heads = [head for other in others if other is not None for head in other.heads]
    reader = first.beside_others(heads)
    if words.context is not None:
        words = replace(words, context=reader)
        sentences = replace(sentences, listed=words, judged_by=reader)
    if isinstance(judge, JoinedReader):
        frames = replace(frames, judge=replace(judge, context=reader))
    if attribution.context is not None:
        attribution = replace(attribution, context=reader)
    return words, sentences, frames, attribution
