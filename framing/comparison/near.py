"""Near-duplicates: texts that share most of their runs of five words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.normalising import plain
from framing.text.words import find_words

#: So many words in a row are compared, and so much of all runs of two texts must be common.
SHINGLE = 5
#: Jaccard's index as a fraction of whole numbers, so that nothing hangs on rounding.
COMMON, OF_ALL = 4, 5
#: So many cells are held in memory at once.
_CELLS = 2_000_000
_COLUMNS = 2**31 - 1

Ints = npt.NDArray[np.int64]


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are compared: no case, one kind of apostrophe.

    >>> words_of("It ISN’T — so.")
    ('it', "isn't", 'so')
    """
    read = plain(text)
    # No word holds a blank, and each letter is folded by itself: all are folded at once.
    return tuple(" ".join([read[start:end] for start, end in find_words(read)]).casefold().split())


def near_duplicates(texts: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Give for each text, as words, the names of those that are nearly the same, its own too.

    Two texts are where runs of five words that stand in both are at least four fifths of those
    that stand in either (Jaccard's index of 0.8; Broder 1997, On the resemblance and containment
    of documents). A shorter text is one run; one without words resembles only itself.

    Memory grows with the words and the pairs found; copies share what is found of them. No pair is
    missed, but for runs of words with the same hash.

    >>> news = "The council met on Monday and heard three reports about the old bridge".split()
    >>> near = near_duplicates({"a": news, "b": ["Calm"], "c": [*news, "again"]})
    >>> sorted(near["a"]), sorted(near["b"])
    (['a', 'c'], ['b'])
    """
    copies: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, words in texts.items():
        if words:
            copies[tuple(words)].append(name)
    names = list(copies.values())
    near: list[set[str]] = [set(same) for same in names]
    for one, other in _pairs(list(copies)):
        near[one].update(names[other])
        near[other].update(names[one])
    found = {name: frozenset([name]) for name in texts}
    for same, ours in zip(names, near, strict=True):
        found.update(dict.fromkeys(same, frozenset(ours)))
    return found


def _pairs(texts: Sequence[tuple[str, ...]]) -> Iterable[tuple[int, int]]:
    """Give the pairs of different texts that are nearly the same.

    Columns stand from the rarest run of words to the most common one. Of two texts that share four
    fifths, one in the rarest fifth of either must be common, so only texts that share one of these
    are looked at (Bayardo, Ma and Srikant 2007, Scaling up all pairs similarity search), and of
    these only such as share so many that the rest can suffice.
    """
    if len(texts) < 2:
        return
    rows = _runs_of_words(texts)
    sizes = np.diff(rows.indptr)
    kept = sizes - (COMMON * sizes + OF_ALL - 1) // OF_ALL + 1
    last = rows.indices[rows.indptr[:-1] + kept - 1]
    rarest = _rarest(rows, sizes, kept)
    step = max(1, _CELLS // len(texts))
    for start in range(0, len(texts), step):
        shared = (rarest[start : start + step] @ rarest.T).tocoo()
        one, other = shared.row + start, shared.col
        # All that the text with the earlier end of its rarest runs shares is among the rarest runs
        # of both, or among the rest of its own (Xiao and others 2008, Efficient similarity joins).
        ahead = np.where(last[one] <= last[other], one, other)
        most_shared = shared.data + sizes[ahead] - kept[ahead]
        candidates = (one < other) & _is_near(most_shared, sizes[one], sizes[other])
        one, other = one[candidates], other[candidates]
        most = max(1, _CELLS // max(1, int(sizes.max())))
        for first in range(0, len(one), most):
            left, right = one[first : first + most], other[first : first + most]
            both = np.asarray(rows[left].multiply(rows[right]).sum(axis=1)).ravel()
            near = _is_near(both, sizes[left], sizes[right])
            yield from zip(left[near].tolist(), right[near].tolist(), strict=True)


def _is_near(shared: Ints, one: Ints, other: Ints) -> npt.NDArray[np.bool_]:
    """Say whether two texts of these sizes that share so much are nearly the same."""
    near: npt.NDArray[np.bool_] = OF_ALL * shared >= COMMON * (one + other - shared)
    return near


def _runs_of_words(texts: Sequence[tuple[str, ...]]) -> Any:
    """Give a sparse table of ones: a row per text, a column per run, the rarest run first."""
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import HashingVectorizer

    vectorizer = HashingVectorizer(
        analyzer=_runs,
        n_features=_COLUMNS,
        alternate_sign=False,
        binary=True,
        norm=None,
        dtype=np.int64,
    )
    hashed = vectorizer.transform(texts)
    columns, numbers = np.unique(hashed.indices, return_inverse=True)
    order = np.argsort(np.bincount(numbers), kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    rows = csr_array(
        (np.ones(len(numbers), dtype=np.int64), rank[numbers], hashed.indptr),
        shape=(len(texts), len(columns)),
    )
    rows.sort_indices()
    return rows


def _runs(words: Sequence[str]) -> set[str]:
    last = max(1, len(words) - SHINGLE + 1)
    return {" ".join(words[at : at + SHINGLE]) for at in range(last)}


def _rarest(rows: Any, sizes: Ints, kept: Ints) -> Any:
    """Keep of each row so many of the rarest runs, one of which a near-duplicate must have."""
    from scipy.sparse import csr_array

    places = np.arange(rows.nnz) - np.repeat(rows.indptr[:-1], sizes)
    rare = places < np.repeat(kept, sizes)
    owners = np.repeat(np.arange(len(sizes)), sizes)
    return csr_array((rows.data[rare], (owners[rare], rows.indices[rare])), shape=rows.shape)
