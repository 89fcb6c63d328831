"""Loaded words: each with its entry, its voice and its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from framing.extractors.loaded_sentences import UNLISTED
from framing.loaded.reasons import Reason, find_reason
from framing.report.excerpts import Shown
from framing.report.finding import in_scare_quotes, scare_quotes
from framing.report.judged import (
    JudgedArticle,
    how_of,
    judged_articles,
    left_out_of,
    told_of,
)
from framing.report.markup import element, render
from framing.report.modes import FULL, NONE
from framing.report.reading import FULL_TEXTS, ArticleView, figures, measured, read_views
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, context, link, place, table
from framing.report.wording import UNDEFINED, WHY_NOT, count, kind_of, listing, number
from framing.tables import Tables

_KINDS = 4
#: Why a word is marked that the list cannot give a reason for.
_UNLISTED = {UNLISTED: "loaded in this context"}


@dataclass(frozen=True)
class LoadedWord:
    """One entry of the list, as often as it stands in the texts; ``first`` shows it in context.

    ``forms`` are the words as the texts have them, each once; ``reason`` and ``instead`` what the
    list says of the entry, empty where it says nothing. ``scare`` counts those of the
    narrator's that stand in quotation marks without being anybody's speech.
    """

    forms: tuple[str, ...]
    kind: str
    reason: str
    instead: str
    narrator: int
    scare: int
    quoted: int
    articles: int
    first: Markup
    paragraph_id: str

    @property
    def amount(self) -> int:
        """How often it stands in the texts."""
        return self.narrator + self.quoted


def loaded_words_of(tables: Tables, shown: Shown | None = None) -> list[LoadedWord]:
    """Give the loaded words of all articles, the most frequent first, then as they appear.

    *shown* says what of their paragraphs may stand around them, all of it without one.
    """
    shown = shown or Shown(tables, FULL)
    spans = tables.spans[tables.spans["extractor"] == "loaded"]
    texts, owners = tables.paragraphs["text"], tables.paragraphs["article_id"]
    scare = scare_quotes(tables)
    words = []
    entries = spans["entry"].where(spans["entry"] != "", spans["text"].str.lower())
    for (entry, kind), rows in spans.groupby([entries, spans["kind"]], sort=False):
        first = rows.iloc[0]
        quoted = int((rows["voice"] == "quoted").sum())
        held = sum(in_scare_quotes(row, scare) for row in rows.to_dict("records"))
        text = str(texts[first["paragraph_id"]])
        reason = find_reason(str(entry), str(kind)) or Reason(_UNLISTED.get(str(kind), ""))
        words.append(
            LoadedWord(
                tuple(dict.fromkeys(str(found).casefold() for found in rows["text"])),
                kind_of(str(kind)),
                reason.text,
                reason.instead,
                len(rows) - quoted,
                held,
                quoted,
                int(rows["paragraph_id"].map(owners).nunique()),
                context(
                    *shown.around(str(first["paragraph_id"]), text, first["start"], first["end"])
                ),
                str(first["paragraph_id"]),
            )
        )
    return sorted(words, key=lambda word: -word.amount)


def loaded_words(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the loaded words in context, and how many each paragraph has.

    *text_mode* ``none`` leaves out the contexts and the sentences. Raises InputError for an unknown
    mode.
    """
    shown = Shown(tables, text_mode)
    views = read_views(tables)
    words = loaded_words_of(tables, shown)
    first = words if len(views) == 1 else words[:60]
    judged = judged_articles(tables, views, shown)
    many = len(views) > FULL_TEXTS
    known = any(measured(tables, view, "loaded_count") for view in views)
    html = render(
        "loaded.html.j2",
        lead=_lead(words) if known else "Loaded words were not counted: " + WHY_NOT,
        beyond=any(word.kind == kind_of(UNLISTED) for word in words),
        table=_table(views, first, text_mode) if first else None,
        left_out=len(words) - len(first),
        by_paragraph=_by_paragraph(tables, views[0]) if len(views) == 1 and words else None,
        judged=judged,
        told=told_of(judged),
        how=how_of(judged, weighed=not many),
        not_shown=left_out_of(judged),
        alone=len(views) == 1,
        highest=_highest(judged) if judged and many else None,
    )
    return Section("loaded", "Loaded words", html)


def _lead(words: Sequence[LoadedWord]) -> str:
    if not words:
        return "No word of the list was found."
    quoted, scare = sum(word.quoted for word in words), sum(word.scare for word in words)
    total = sum(word.amount for word in words)
    kinds: dict[str, int] = {}
    for word in words:
        kinds[word.kind] = kinds.get(word.kind, 0) + word.amount
    most = sorted(kinds, key=lambda kind: -kinds[kind])[:_KINDS]
    named = [f"{kind} ({kinds[kind]})" for kind in most]
    rest = total - sum(kinds[kind] for kind in most)
    named += [f"other kinds ({rest})"] if rest else []
    held = f" ({scare} of them in scare quotes)" if scare else ""
    return (
        f"{count(total, 'loaded word')}: {total - quoted} in the narrator’s voice{held}, {quoted} "
        f"in quoted words. By kind: {listing(named)}."
    )


def _highest(judged: Sequence[JudgedArticle]) -> Table:
    """Give the highest sentence of each article, where there are too many to show more."""
    body: list[list[Cell]] = []
    for one in judged:
        amounts = [f"{one.loaded} of {one.total}", str(one.uncertain)]
        highest = [(s.probability, s.text, s.where) for s in one.sentences]
        body.append([one.name, *amounts, *(highest[0] if highest else (UNDEFINED,) * 3)])
    return table(
        "Sentences judged loaded, and the highest of each article",
        ["Article", "#Loaded", "#Uncertain", "#Probability", "Highest sentence", "Where"],
        body,
    )


def _table(views: Sequence[ArticleView], words: Sequence[LoadedWord], text_mode: str) -> Table:
    places = {p.paragraph_id: (view, p) for view in views for p in view.paragraphs}
    many = len(views) > 1
    body = []
    for word in words:
        view, paragraph = places[word.paragraph_id]
        where = f"{view.name}, {place(paragraph.position)}" if many else place(paragraph.position)
        body.append(
            [
                ", ".join(word.forms),
                _kind(word),
                f"{word.narrator} ({word.scare})" if word.scare else str(word.narrator),
                str(word.quoted),
                *([str(word.articles)] if many else []),
                *([] if text_mode == NONE else [word.first]),
                link(paragraph.anchor, where) if len(views) <= 10 else where,
            ]
        )
    narrator = "#Narrator (in scare quotes)" if any(word.scare for word in words) else "#Narrator"
    extra = ["#Articles"] if many else []
    extra += [] if text_mode == NONE else ["In context"]
    return table(
        "Loaded words" if text_mode == NONE else "Loaded words with their first context",
        ["Words", "Kind", narrator, "#Quoted", *extra, "Where"],
        body,
    )


def _kind(word: LoadedWord) -> Markup:
    """Give a word's kind, and in small letters why it is in the list and what is plainer."""
    told = " · ".join(part for part in (word.reason, word.instead) if part)
    return escape(word.kind) + (element("small", told) if told else "")


def _by_paragraph(tables: Tables, view: ArticleView) -> Table:
    names = {
        "loaded_count": ("#Loaded words", 0),
        "loaded_per_100_words": ("#per 100 words", 1),
        "loaded_probability": ("#Probability that the paragraph is loaded", 2),
    }
    present = [name for name in names if name in tables.features.columns]
    body = [
        [
            link(paragraph.anchor, place(paragraph.position)),
            *(
                number(figures(tables.features, name)[paragraph.paragraph_id], names[name][1])
                for name in present
            ),
        ]
        for paragraph in view.paragraphs
    ]
    return table(
        "Loaded words by paragraph", ["Paragraph", *(names[name][0] for name in present)], body
    )
