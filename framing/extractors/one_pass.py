"""Extractors that read words in their context, put together so that a text is encoded once."""

from __future__ import annotations

from dataclasses import replace

from framing.extractors.frames import Frames
from framing.extractors.loaded import LoadedLanguage
from framing.extractors.loaded_sentences import LoadedSentences
from framing.heads import JoinedReader


def in_one_pass(
    words: LoadedLanguage, sentences: LoadedSentences, frames: Frames
) -> tuple[LoadedLanguage, LoadedSentences, Frames]:
    """Give the same extractors with one reader of the context for all that read it.

    Where loaded language or frames read words by themselves alone, they stay as they are.
    """
    judge = frames.judge
    if words.context is None or not isinstance(judge, JoinedReader):
        return words, sentences, frames
    reader = words.context.beside_others(judge.context.heads)
    words = replace(words, context=reader)
    return (
        words,
        replace(sentences, listed=words, judged_by=reader),
        replace(frames, judge=replace(judge, context=reader)),
    )
