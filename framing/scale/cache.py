"""Cache: articles that were scored before with the same settings are not scored again.

An entry holds the tables of a run of articles, found by the SHA-256 of what they say and of all
that decides their figures. Frames have entries of their own, so that another codebook leaves
everything else as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from framing.errors import InputError
from framing.extraction import FRAMES, extract
from framing.extractors.protocol import Extractor
from framing.folders import replacing
from framing.provenance import made_with
from framing.scale.portions import CHARACTERS
from framing.storage import OUR_FILES, is_stored, open_tables, write_tables
from framing.tables import ARTICLES, Tables

#: The environment variable that names another folder; empty, nothing is kept.
VARIABLE = "FRAMING_CACHE"
#: When entries take more than this, in bytes, those used longest ago are thrown away.
MOST = 1_000_000_000


def cache_folder() -> Path | None:
    """Give the folder of the cache, or ``None`` where the user wants none."""
    from platformdirs import user_cache_path

    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    return Path(named).expanduser() if named else user_cache_path("framing") / "scores"


class Cache:
    """A folder of entries; another process may use it at the same time."""

    def __init__(self, folder: Path, *, most: int = MOST) -> None:
        self.folder = folder
        self.most = most

    def extract(
        self,
        articles: pd.DataFrame,
        extractors: Sequence[Extractor],
        *,
        progress: Callable[[int], None] | None = None,
    ) -> Tables:
        """Give the tables that ``framing.extraction.extract`` gives, without provenance.

        *progress* is called with the number of articles done.
        """
        scored = []
        done = 0

        def tell(more: int) -> None:
            if progress is not None:
                progress(done + more)

        for portion in _portions(articles):
            scored.append(self._extract(portion, extractors, tell))
            done += len(portion)
            tell(0)
        self._trim()
        return _one_after_another(articles, scored)

    def _extract(
        self, articles: pd.DataFrame, extractors: Sequence[Extractor], tell: Callable[[int], None]
    ) -> Tables:
        frames = tuple(one for one in extractors if one.name == FRAMES)
        others = tuple(one for one in extractors if one.name != FRAMES)
        kept = [self._entry(articles, group) for group in (others, frames)]
        rest, framed = (self._get(entry) for entry in kept)
        if rest is None and framed is None:
            tables = extract(articles, extractors, provenance={}, progress=tell)
            rest, framed = _without_frames(tables), _frames_only(tables)
            self._put(kept[0], rest)
            self._put(kept[1], framed)
            return tables
        if rest is None:
            rest = self._put(kept[0], extract(articles, others, provenance={}, progress=tell))
        if framed is None:
            framed = self._put(kept[1], extract(articles, frames, provenance={}, progress=tell))
        return _joined(replace(rest, articles=articles), framed)

    def _entry(self, articles: pd.DataFrame, extractors: Sequence[Extractor]) -> Path:
        """Give the folder of the entry for these articles, scored by these extractors."""
        told = json.dumps(made_with(extractors), sort_keys=True)
        key = hashlib.sha256(told.encode())
        for cells in articles.reset_index()[["article_id", *ARTICLES]].itertuples(index=False):
            key.update(json.dumps([None if pd.isna(c) else str(c) for c in cells]).encode())
        return self.folder / key.hexdigest()

    def _get(self, entry: Path) -> Tables | None:
        """Give the tables of an entry; ``None`` where there is none that can be read."""
        if not is_stored(entry):
            return None
        try:
            opened = open_tables(entry)
            tables = Tables(
                **{name: getattr(opened, name) for name in opened.opened.files}, provenance={}
            )
            os.utime(entry)
        except (InputError, OSError):
            shutil.rmtree(entry, ignore_errors=True)
            return None
        return tables

    def _put(self, entry: Path, tables: Tables) -> Tables:
        """Keep the tables of an entry where that can be done; a full disk stops nothing."""
        with suppress(InputError, OSError), replacing(entry, OUR_FILES) as fresh:
            write_tables(tables, fresh)
        return tables

    def entries(self) -> dict[Path, int]:
        """Give the entries with their bytes, that which was used last at the end."""
        found = []
        for entry in self.folder.glob("*"):
            # Another process may throw it away at this moment.
            with suppress(OSError):
                if is_stored(entry):
                    size = sum(file.stat().st_size for file in entry.iterdir())
                    found.append((entry.stat().st_mtime, entry, size))
        return {entry: size for _, entry, size in sorted(found)}

    def clear(self) -> int:
        """Throw all entries away; give the bytes that were freed."""
        entries = self.entries()
        for entry in entries:
            shutil.rmtree(entry, ignore_errors=True)
        return sum(entries.values())

    def _trim(self) -> None:
        entries = self.entries()
        total = sum(entries.values())
        for entry, size in entries.items():
            if total <= self.most:
                return
            shutil.rmtree(entry, ignore_errors=True)
            total -= size


def _portions(articles: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Cut an articles table into runs of some half a million characters."""
    ends = articles["text"].str.len().cumsum().to_numpy() // CHARACTERS
    for end in pd.unique(ends):
        yield articles[ends == end]


def _without_frames(tables: Tables) -> Tables:
    is_frames = tables.spans["extractor"] == FRAMES
    return replace(
        tables,
        spans=tables.spans[~is_frames].reset_index(drop=True),
        frames=tables.frames[[]],
        measures=tables.measures.drop(index=tables.frames.columns),
    )


def _frames_only(tables: Tables) -> Tables:
    is_frames = tables.spans["extractor"] == FRAMES
    return replace(
        tables,
        whole_texts=tables.whole_texts[[]],
        spans=tables.spans[is_frames].reset_index(drop=True),
        attributions=tables.attributions[:0],
        features=tables.features[[]],
        measures=tables.measures.loc[tables.frames.columns],
    )


def _joined(rest: Tables, framed: Tables) -> Tables:
    """Give the tables of both; of each article, the spans of frames come last."""
    spans = pd.concat([rest.spans, framed.spans], ignore_index=True)
    owner = rest.paragraphs["article_id"].map(
        pd.Series(np.arange(len(rest.articles)), index=rest.articles.index)
    )
    order = np.argsort(owner.loc[spans["paragraph_id"]].to_numpy(), kind="stable")
    return replace(
        rest,
        spans=spans.iloc[order].reset_index(drop=True),
        frames=framed.frames,
        measures=pd.concat([rest.measures, framed.measures]),
    )


def _one_after_another(articles: pd.DataFrame, scored: Sequence[Tables]) -> Tables:
    """Give the tables of several runs of articles as those of all of them."""
    if len(scored) == 1:
        return replace(scored[0], articles=articles)
    joined = {
        name: pd.concat([getattr(one, name) for one in scored], ignore_index=name == "spans")
        for name in ("whole_texts", "paragraphs", "spans", "attributions", "features", "frames")
    }
    return replace(scored[0], articles=articles, **joined)
