"""Reading for the doctor: every article that can be read, and all that was met on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from framing.comparison.dates import days_of
from framing.comparison.near import words_of
from framing.corpus.drafts import CUT, Draft, Findings
from framing.corpus.language import detect_language
from framing.corpus.metadata import Metadata, add_metadata
from framing.corpus.reading import Source, check_ids, open_source, settle
from framing.text.paragraphs import split_blocks

Progress = Callable[[int, int], None]


class ReadSource(NamedTuple):
    """A source as read: a row per article, words and paragraphs by article, and what was met."""

    articles: pd.DataFrame
    words: dict[str, tuple[str, ...]]
    blocks: dict[str, tuple[str, ...]]
    texts: dict[str, str]
    findings: Findings


def read_source(
    source: Source, *, text: str | None, metadata: Metadata | None, progress: Progress | None
) -> ReadSource:
    """Read all that can be read; of articles with one id the first is kept. Nothing is raised."""
    findings = Findings()
    opened = open_source(source, findings, text=text, metadata=metadata)
    found = add_metadata(list(opened.drafts), opened.known, findings, whole=opened.whole)
    drafts: dict[str, Draft] = {}
    blocks: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    settled = []
    for number, draft in enumerate(found, start=1):
        if (one := settle(draft, findings)) is not None:
            settled.append(one)
            if drafts.setdefault(one.article_id, one) is one:
                blocks[one.article_id] = _body_of(one)
                words[one.article_id] = words_of("\n".join(blocks[one.article_id]))
        if progress is not None:
            progress(number, len(found))
    check_ids(settled, findings)
    texts = {name: draft.text for name, draft in drafts.items()}
    articles = pd.DataFrame([_row(draft, words, blocks) for draft in drafts.values()])
    if articles.empty:
        articles = pd.DataFrame(columns=list(_EMPTY))
    articles["day"] = days_of(articles["published"])
    return ReadSource(articles.set_index("article_id"), words, blocks, texts, findings)


def _body_of(draft: Draft) -> tuple[str, ...]:
    headline = str(draft.fields.get("headline", ""))
    blocks = split_blocks(draft.text, headline=headline)
    return tuple(block.text for block in blocks if block.part == "body")


_EMPTY = (
    *("article_id", "file", "row", "outlet", "published", "language", "language_read"),
    *("paragraphs", "words", CUT),
)


def _row(
    draft: Draft, words: dict[str, tuple[str, ...]], blocks: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    told = {name: draft.fields.get(name) for name in ("outlet", "published", "language")}
    return {
        "article_id": draft.article_id,
        "file": draft.where.file,
        "row": draft.where.row,
        **told,
        "language_read": detect_language(draft.text),
        "paragraphs": len(blocks[draft.article_id]),
        "words": len(words[draft.article_id]),
        CUT: draft.fields.get(CUT),
    }
