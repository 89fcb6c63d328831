"""Text modes: how much of the articles' text a page shows, for texts that may not be copied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from framing.errors import InputError
from framing.sharing import ids_told
from framing.tables import NAMING_ARTICLES, Tables
from framing.text.words import find_words

FULL, EXCERPTS, NONE = "full", "excerpts", "none"
#: The text modes: the whole text; words around evidence; no running text at all.
TEXT_MODES = (FULL, EXCERPTS, NONE)
#: Words that stand by themselves (a name, a quotation) are cut after so many in a row.
MOST_WORDS = {EXCERPTS: 10, NONE: 5}
GAP = "…"
_HYPHEN = re.compile("[-\u2010\u2011]")

Stretches = tuple[tuple[int, int], ...]

_SAID = {
    FULL: "This page holds the articles in full.",
    EXCERPTS: "This page holds excerpts: of each article its headline, at most a third of its other"
    " words (passages around what was found, from the paragraphs where most was, and lines around"
    " keywords), and besides no more than ten words in a row, such as a name.",
    NONE: "This page holds no running text: no more than five words of an article in a row,"
    " headlines too.",
}


def check_mode(text_mode: str) -> str:
    """Give the text mode back; raises InputError where there is no such mode."""
    if text_mode not in TEXT_MODES:
        raise InputError(
            "text_mode", [f"is {text_mode!r}"], remedy=f"Name one of {', '.join(TEXT_MODES)}."
        )
    return text_mode


def said_of(text_mode: str) -> str:
    """Say how much of the articles a page in a mode holds.

    >>> said_of("none")
    'This page holds no running text: no more than five words of an article in a row, headlines \
too.'
    """
    return _SAID[check_mode(text_mode)]


def told_words(text: str, text_mode: str) -> str:
    """Give words of an article as a mode shows them where they stand alone: a name, a quotation.

    Parts of a word with hyphens count as words; the first word is always shown.

    >>> told_words("a man who did not give his name", "none")
    'a man who did not …'
    """
    most = MOST_WORDS.get(text_mode)
    if most is None:
        return text
    end = read = 0
    for word in find_words(text):
        read += len(_HYPHEN.split(word.of(text)))
        if end and read > most:
            return f"{text[:end]} {GAP}"
        end = word.end
    return text


def shorten_names(tables: Tables, text_mode: str) -> Tables:
    """Give an analysis whose articles are called by the first five words of their headlines.

    It is so in ``none``, where ids that hold words of an article are replaced as
    ``framing.sharing.ids_told`` says, too; in the other modes all stay whole. Raises InputError for
    an unknown mode.
    """
    if check_mode(text_mode) != NONE:
        return tables
    paragraphs = tables.paragraphs
    first = paragraphs[paragraphs["part"] == "headline"].groupby("article_id")["text"].first()
    whole = first.reindex(tables.articles.index).fillna(tables.articles["headline"])
    cut = whole.map(lambda words: told_words(str(words), text_mode), na_action="ignore")
    short = replace(tables, articles=tables.articles.assign(headline=cut.astype("str")))
    told = ids_told(tables)
    return _renamed(short, told) if told else short


def renamed(key: Any, told: Mapping[str, str]) -> Any:
    """Give an id of an article, or of something in it, with the article called as *told*.

    Of a mapping or a list every key and value is read so; anything else stays.

    >>> renamed("a:0002:s1", {"a": "b"}), renamed({"c:r001": ["a"]}, {"a": "b"})
    ('b:0002:s1', {'c:r001': ['b']})
    """
    if isinstance(key, Mapping):
        return {renamed(one, told): renamed(value, told) for one, value in key.items()}
    if isinstance(key, (list, tuple)):
        return [renamed(one, told) for one in key]
    if not isinstance(key, str):
        return key
    at = len(key)
    while at > 0:
        if key[:at] in told:
            return told[key[:at]] + key[at:]
        at = key.rfind(":", 0, at)
    return key


def _renamed(tables: Tables, told: Mapping[str, str]) -> Tables:
    """Call articles otherwise in all tables."""

    def new(key: Any) -> Any:
        return renamed(key, told)

    columns = ("article_id", "paragraph_id", "relation", "answers")
    tabled = {}
    for name in NAMING_ARTICLES:
        table = getattr(tables, name)
        given = {one: table[one].map(new, na_action="ignore") for one in columns if one in table}
        table = table.assign(**given)
        tabled[name] = table if name == "spans" else table.rename(index=new)
    return replace(tables, **tabled, provenance=new(tables.provenance))


def in_mode(tables: Tables, text_mode: str) -> Tables:
    """Give an analysis in which no source, cue or word of evidence is longer than a mode shows.

    For sections that print these words and no text around them. Raises InputError for an unknown
    mode.
    """
    if check_mode(text_mode) == FULL:
        return tables
    told = {
        name: tables.attributions[name].map(
            lambda words: told_words(words, text_mode), na_action="ignore"
        )
        for name in ("source", "source_resolved", "cue")
    }
    texts = tables.spans["text"].map(lambda words: told_words(words, text_mode))
    return replace(
        tables,
        attributions=tables.attributions.assign(**told),
        spans=tables.spans.assign(text=texts),
    )
