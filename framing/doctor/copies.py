"""Copies: articles that repeat another, word for word or nearly."""

from __future__ import annotations

from collections.abc import Iterator

from framing.comparison.near import near_duplicates
from framing.doctor.finding import FINE, LOOK, Finding, named, some
from framing.doctor.reading import ReadSource


def add_copies(source: ReadSource) -> None:
    """Add to each article the first before it with the same words, and the first with nearly so.

    ``copy_of`` and ``nearly_copy_of`` are missing where there is none; articles without words are
    copies of none.
    """
    first: dict[tuple[str, ...], str] = {}
    same: dict[str, str | None] = {}
    for name, words in source.words.items():
        known = first.setdefault(words, name) if words else name
        same[name] = known if known != name else None
    order = {name: at for at, name in enumerate(source.words)}
    near = near_duplicates({name: source.words[name] for name in first.values()})
    nearly: dict[str, str | None] = {}
    for name in source.words:
        others = near.get(name, frozenset())
        before = min(others, key=order.__getitem__, default=name)
        nearly[name] = before if before != name else None
    articles = source.articles
    articles["copy_of"] = [same[name] for name in articles.index]
    articles["nearly_copy_of"] = [nearly[name] for name in articles.index]


def copy_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell how many articles are copies, within an outlet and over outlets."""
    articles = source.articles
    columns = {"copy_of": "word for word", "nearly_copy_of": "in nearly the same words"}
    for column, how in columns.items():
        copies = articles[column].dropna()
        if copies.empty:
            continue
        pairs = [f"{name} as {other}" for name, other in copies.items()]
        outlets = articles["outlet"].fillna("").to_dict()
        ours = sum(outlets[name] == outlets[other] != "" for name, other in copies.items())
        over = f", {ours:,} of them within one outlet" if articles["outlet"].notna().any() else ""
        yield Finding(
            LOOK,
            "copies" if column == "copy_of" else "near copies",
            len(copies),
            f"{some(len(copies), 'article', verb='repeats')} another {how}{over}: {named(pairs)}.",
            "framing compare counts one article of such a group in an outlet; take copies out"
            " yourself where you count articles in another way.",
        )
    if len(articles) > 1 and articles[list(columns)].isna().all(axis=None):
        yield Finding(FINE, "copies", 0, "No article repeats another.")
