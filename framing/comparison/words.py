"""Words: which words each article has, without those that tell nothing of how it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array

from framing.comparison.contexts import Context, context_of
from framing.lexicons import load_lexicon, lower
from framing.tables import Tables
from framing.text.casing import has_headline_case, has_inner_capital
from framing.text.passage import Passage

#: A word is a name where more than this share of its places inside sentences have a capital.
NAME_SHARE = 0.8
#: A sentence is boilerplate where so many articles of one group have it.
REPEATED = 3

_CLITIC = re.compile(r"'(?:s|d|m|ll|re|ve)$")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, eq=False)
class Words:
    """The words of some articles, those that tell nothing left out.

    ``counts`` is a sparse array, one row per article in the order given and one column per word,
    in the order of ``entries`` (by alphabet); ``totals`` are all words of each article but for
    those in boilerplate. ``places`` has one row per occurrence, by word and then in reading order:
    ``article`` and ``entry`` as numbers of row and column, ``paragraph_id``, ``start``, ``end``.
    ``names`` are how many words were left out as names, ``boilerplate`` how many sentences as such.
    """

    entries: npt.NDArray[Any]
    counts: Any
    totals: npt.NDArray[np.float64]
    places: pd.DataFrame
    names: int
    boilerplate: int
    _texts: pd.Series[str]

    def contexts(
        self, entry: int, articles: npt.NDArray[np.intp], groups: pd.Series[str], *, most: int
    ) -> list[Context]:
        """Give a word in up to *most* contexts, each from another of *articles* (row numbers).

        *groups* has the group of every article; their groups have turns.
        """
        columns = self._columns
        first, last = np.searchsorted(columns["entry"], [entry, entry + 1])
        article = columns["article"][first:last]
        mine = np.flatnonzero(np.isin(article, articles))
        _, once = np.unique(article[mine], return_index=True)
        places = mine[np.sort(once)]
        named = groups.to_numpy()[article[places]]
        turn: Counter[str] = Counter()
        turns = []
        for place, group in zip(places, named, strict=True):
            turns.append((turn[group], group, int(first + place)))
            turn[group] += 1
        shown = [place for _, _, place in sorted(turns)[:most]]
        return [
            context_of(
                columns["paragraph_id"][place],
                str(self._texts[columns["paragraph_id"][place]]),
                int(columns["start"][place]),
                int(columns["end"][place]),
            )
            for place in shown
        ]

    @cached_property
    def _columns(self) -> dict[str, npt.NDArray[Any]]:
        return {str(name): column.to_numpy() for name, column in self.places.items()}


def read_words(
    tables: Tables, article_ids: Sequence[str], labels: Sequence[Any], *, fewest: int
) -> Words:
    """Find the words of articles, narrated and quoted ones alike.

    *labels* has the group of each article. A word is read in small letters, without a possessive or
    a short verb at its end ("Kremlin's", "they'll"). Left out are function words, by the list of
    this package; words that begin with a figure; names, that is words with a capital in more than
    80 % of their places inside sentences (headlines in title case, and what follows an opening
    mark, say nothing); boilerplate, that is sentences that stand the same in 3 or more articles of
    a group, in all articles; and words in fewer than *fewest* articles.
    """
    read = list(_sentences_of(tables, article_ids))
    repeated = _repeated(read, labels)
    kept = [sentence for sentence in read if sentence.key not in repeated]
    names = _names(kept)
    totals = np.zeros(len(article_ids))
    rows: list[tuple[str, int, int, int]] = []
    words: list[str] = []
    for sentence in kept:
        totals[sentence.article] += sentence.amount
        for word in sentence.words:
            if word.form not in names:
                words.append(word.form)
                rows.append((sentence.paragraph_id, sentence.article, word.start, word.end))
    places = pd.DataFrame(rows, columns=["paragraph_id", "article", "start", "end"])
    places = places.assign(word=pd.Series(words, dtype="str"))
    articles = places.groupby("word")["article"].nunique()
    places = places[places["word"].isin(articles.index[articles >= fewest])]
    codes, entries = pd.factorize(places["word"], sort=True)
    places = places.assign(entry=codes).drop(columns="word").sort_values("entry", kind="stable")
    cells = (np.ones(len(places)), (places["article"].to_numpy(dtype=np.intp), places["entry"]))
    counts = coo_array(cells, shape=(len(article_ids), len(entries))).tocsr()
    return Words(
        np.asarray(entries, dtype=object),
        counts,
        totals,
        places,
        len(names),
        len(repeated),
        tables.paragraphs["text"],
    )


class _Word(NamedTuple):
    form: str
    start: int
    end: int
    capital: bool | None  # None where a capital would say nothing


class _Sentence(NamedTuple):
    article: int
    paragraph_id: str
    key: str
    amount: int
    words: list[_Word]


def _sentences_of(tables: Tables, article_ids: Sequence[str]) -> Iterator[_Sentence]:
    """Read articles sentence by sentence; the key of a sentence is its words in small letters."""
    rows = {article_id: row for row, article_id in enumerate(article_ids)}
    mine = tables.paragraphs[tables.paragraphs["article_id"].isin(list(rows))]
    mine = mine.assign(article=mine["article_id"].map(rows)).sort_values(["article", "position"])
    for paragraph_id, article, text in zip(mine.index, mine["article"], mine["text"], strict=True):
        passage = Passage(str(text))
        for sentence in passage.sentences:
            forms = passage.words_in(sentence)
            if not forms:
                continue
            read = [_read(passage.plain[start:end]) for start, end in forms]
            headline = has_headline_case(passage, sentence)
            found = [
                _Word(form, start, end, None if headline else _has_capital(passage, start))
                for (start, end), (_, form) in zip(forms, read, strict=True)
                if form
            ]
            key = " ".join([small for small, _ in read])
            yield _Sentence(int(article), str(paragraph_id), key, len(forms), found)


def _has_capital(passage: Passage, start: int) -> bool | None:
    if not passage.plain[start].isupper():
        return False
    return True if has_inner_capital(passage, start) else None


@lru_cache(maxsize=65_536)
def _read(written: str) -> tuple[str, str]:
    """Give a word in small letters, and as it is counted: empty where it is not."""
    small = lower(written)
    word = small.replace(_SOFT_HYPHEN, "")
    if word[0].isdigit() or word in _function_words():
        return small, ""
    word = _CLITIC.sub("", word)
    return small, "" if word in _function_words() else word


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["entry"] for row in load_lexicon("function_words").rows)


def _repeated(read: Sequence[_Sentence], labels: Sequence[Any]) -> frozenset[str]:
    pairs = {(sentence.key, sentence.article) for sentence in read}
    times = Counter((key, labels[article]) for key, article in pairs)
    return frozenset(key for (key, _), articles in times.items() if articles >= REPEATED)


def _names(read: Sequence[_Sentence]) -> frozenset[str]:
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for sentence in read:
        for word in sentence.words:
            if word.capital:
                capital[word.form] += 1
            elif word.capital is False:
                small[word.form] += 1
    return frozenset(
        form for form, times in capital.items() if times > NAME_SHARE * (times + small[form])
    )
