"""The work on many texts: in portions of bounded size, on one process or several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import pandas as pd

from framing.corpus.language import detect_language
from framing.errors import InputError
from framing.extraction import extract
from framing.features import article_features
from framing.scoring import Scoring
from framing.tables import ARTICLES, Tables, make_table
from framing.text.normalising import normalise

#: A portion ends with the text that brings it to so many characters (some 600 paragraphs).
CHARACTERS = 200_000
#: So many portions each of several processes has at least, so that none is idle for long.
EACH = 4
#: How many digits the number of a text has in the ids of a portion.
DIGITS = 7

Progress = Callable[[int, int], None]
Result = TypeVar("Result")


def tables_of(
    texts: Sequence[str], scoring: Scoring, progress: Callable[[int], None] | None = None
) -> Tables:
    """Score texts, each as an article without headline; ids are their numbers, from 0."""
    stored = [normalise(text) for text in texts]
    rows = [
        [{"text": text, "language": detect_language(text)}.get(name) for name in ARTICLES]
        for text in stored
    ]
    ids = [f"{number:0{DIGITS}d}" for number in range(len(texts))]
    articles = make_table(rows, ARTICLES, index=ids, index_name="article_id")
    return extract(articles, scoring.parts, provenance={}, headlines=False, progress=progress)


def figures_of(tables: Tables) -> pd.DataFrame:
    """Give a row of figures for each text: that of its paragraph, or of several what they make.

    Several become one as the data dictionary says and ``article_features`` does; a paragraph that
    is the whole text is no more than it is, so its figures are those it has in ``features``.
    """
    figures = article_features(tables)[tables.measures.index.tolist()]
    owner = tables.paragraphs["article_id"]
    alone = ~owner.duplicated(keep=False).to_numpy()
    own = pd.concat([tables.features, tables.frames], axis=1)[figures.columns.tolist()][alone]
    figures.loc[owner[alone].tolist()] = own.to_numpy()
    return figures


@dataclass(frozen=True)
class Work(Generic[Result]):
    """What is done with the texts of a portion, here or in another process."""

    scoring: Scoring
    finish: Callable[[Tables], Result]
    progress: Callable[[int], None] | None = None

    def __call__(self, texts: Sequence[str]) -> tuple[int, Result]:
        """Give the number of texts and what their tables became."""
        return len(texts), self.finish(tables_of(texts, self.scoring, self.progress))


def worked(
    texts: Sequence[str],
    scoring: Scoring,
    finish: Callable[[Tables], Result],
    *,
    workers: int,
    progress: Progress | None,
) -> list[Result]:
    """Give what *finish* makes of the tables of each portion of the texts, in order.

    There is always a portion, be it an empty one. *progress* is called with the texts done and
    their total.

    Raises InputError where there are fewer *workers* than one.
    """
    if workers < 1:
        fault = f"expected one or more processes, got {workers}"
        raise InputError("workers", [fault], remedy="Leave workers out for one.")
    from framing.scale.workers import in_order

    shared = CHARACTERS if workers == 1 else sum(map(len, texts)) // (EACH * workers)
    portions = list(_portions(texts, min(CHARACTERS, shared))) or [()]
    workers = min(workers, len(portions))
    done = 0

    def tell(more: int = 0) -> None:
        if progress is not None:
            progress(done + more, len(texts))

    work = Work(scoring, finish, tell if workers == 1 else None)
    results = []
    for count, result in in_order(work, portions, workers):
        results.append(result)
        done += count
        if workers > 1:
            tell()
    return results


def _portions(texts: Sequence[str], characters: int) -> Iterator[Sequence[str]]:
    begin = length = 0
    for at, text in enumerate(texts, start=1):
        length += len(text)
        if length >= characters or at == len(texts):
            yield texts[begin:at]
            begin, length = at, 0
