"""Sources: who is let speak, in which form, and how many words each is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
from markupsafe import Markup, escape

from framing.report.charts import Bar, Figure, both, draw_bars
from framing.report.markup import element, render
from framing.report.modes import FULL, in_mode
from framing.report.reading import FULL_TEXTS, ArticleView, measured, read_views, text_of
from framing.report.section import Section
from framing.report.tabulating import Table, link, place, table
from framing.report.wording import (
    NAMED,
    SOURCE_TYPES,
    UNDEFINED,
    UNNAMED,
    WHY_NOT,
    count,
    listing,
    percent,
    plain,
)
from framing.sources.by_article import FORMS, sources_by_article
from framing.sources.roles import role_of
from framing.sources.speakers import UNRESOLVED, speaker_names
from framing.tables import Tables

_OPEN = "source open or not given"


@dataclass(frozen=True)
class Voice:
    """What one source, or one type of source, is given: attributions and words."""

    label: str
    attributions: int
    direct_words: int
    content_words: int


def voices_by_type(attributions: pd.DataFrame) -> list[Voice]:
    """Give the voices by type of source, in the order of the data dictionary, absent ones out."""
    types = [*SOURCE_TYPES, *(t for t in attributions["source_type"].unique())]
    groups = attributions.groupby("source_type")
    found = {str(key): rows for key, rows in groups}
    return [_voice(plain(t), found[t]) for t in dict.fromkeys(types) if t in found]


def _voice(label: str, rows: pd.DataFrame) -> Voice:
    return Voice(
        label, len(rows), int(rows["direct_words"].sum()), int(rows["content_words"].sum())
    )


def attribution_table(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show every attribution, and what is given to each source and type of source.

    *text_mode* cuts words of articles that are longer than it shows. Raises InputError for an
    unknown mode.
    """
    tables = in_mode(tables, text_mode)
    views = read_views(tables)
    mine = tables.attributions
    full = len(views) <= FULL_TEXTS
    known = any(measured(tables, view, "attribution_count") for view in views)
    html = render(
        "sources.html.j2",
        lead=_lead(mine) if known else "Attribution was not measured: " + WHY_NOT,
        by_type=_figure(voices_by_type(mine), "types", "Words given to each type of source"),
        type_table=_voice_table(voices_by_type(mine), "type of source"),
        source_table=_source_table(tables, views[0]) if len(views) == 1 and len(mine) else None,
        tables=[t for view in views if (t := _attributions(tables, view))] if full else [],
        many=len(views) > 1,
        any=len(mine) > 0,
    )
    return Section("sources", "Sources", html)


def _lead(mine: pd.DataFrame) -> str:
    if mine.empty:
        return "No attribution was found: nobody is quoted or reported as speaking."
    types = mine["source_type"]
    named, unnamed = int(types.isin(NAMED).sum()), int(types.isin(UNNAMED).sum())
    unsourced = int((types == "none").sum())
    other = len(mine) - named - unnamed - unsourced
    parts = [f"{named} to named sources", f"{unnamed} to unnamed ones"]
    parts += [f"{other} to documents or news outlets"] if other else []
    parts += [f"{unsourced} with no source given"]
    forms = listing([f"{int((mine['form'] == form).sum())} {form}" for form in FORMS])
    return (
        f"{count(len(mine), 'attribution')}: {listing(parts)}; {forms}. “Unnamed” is not a fault "
        "in itself: anonymity may protect somebody."
    )


def _figure(voices: Sequence[Voice], name: str, title: str) -> Figure | None:
    if not voices:
        return None
    total = sum(voice.content_words for voice in voices)
    bars = [
        Bar(
            voice.label,
            voice.direct_words,
            max(voice.content_words - voice.direct_words, 0),
            f"{voice.content_words} ({percent(voice.content_words / total if total else None)})",
        )
        for voice in voices
    ]
    return both(
        partial(
            draw_bars,
            bars=bars,
            title=title,
            description="Solid: words in quotation marks. Hatched: words reported without them. "
            "The table below holds the figures.",
        ),
        name,
    )


def _voice_table(voices: Sequence[Voice], what: str) -> Table:
    return table(
        f"Words by {what}",
        [what.capitalize(), "#Attributions", "#Words in quotation marks", "#Words in all"],
        [[v.label, str(v.attributions), str(v.direct_words), str(v.content_words)] for v in voices],
    )


def _source_table(tables: Tables, view: ArticleView) -> Table:
    """Show what an article gives to each source, those with most words first."""
    anchors = {paragraph.paragraph_id: paragraph for paragraph in view.paragraphs}
    mine = tables.attributions
    rows = sources_by_article(tables).sort_values("content_words", ascending=False, kind="stable")
    body = []
    for source_id, (_, row) in zip(
        rows.index.get_level_values("source_id"), rows.iterrows(), strict=True
    ):
        own = mine[mine["source_id"].fillna("") == source_id]
        first = anchors.get(str(row["first_paragraph_id"]))
        body.append(
            [
                _name_of(own) or plain("none") if source_id else _OPEN,
                _described(row, own) if source_id else UNDEFINED,
                _forms(row),
                str(row["content_words"]),
                str(row["direct_words"]),
                percent(row["share_of_voice"]),
                _verbs(own),
                link(first.anchor, place(first.position)) if first else UNDEFINED,
            ]
        )
    return table(
        "Every source: words given to it, words of its own, share of voice (by words)",
        ["Source", "Type and role", "Attributions", "#Words", "#Own", "#Share", "Cues", "First"],
        body,
    )


def _name_of(own: pd.DataFrame) -> str:
    return str(speaker_names(own).iloc[0])


def _kind(row: pd.Series) -> str:
    told = plain(str(row["source_type"]))
    return f"{told}, name withheld" if row["anonymity"] else told


def _described(row: pd.Series, own: pd.DataFrame) -> Markup:
    """Write the type of a source and, in small letters, the role that the article gives it."""
    role = role_of(_name_of(own), map(text_of, own["source"]))
    return escape(_kind(row)) + (element("small", role) if role else "")


def _forms(row: pd.Series) -> str:
    """Write how often a source is cited in each form: "2 direct, 1 mixed"."""
    return ", ".join(f"{row[form]} {form}" for form in FORMS if row[form])


def _verbs(own: pd.DataFrame) -> str:
    """Write the cues of a source, each with its stance unless that is neutral."""
    pairs = zip(own["cue_lemma"], own["stance"], strict=True)
    times = Counter((text_of(lemma), str(stance)) for lemma, stance in pairs if text_of(lemma))
    told = [
        f"{lemma}{f' ×{n}' if n > 1 else ''}{'' if stance == 'neutral' else f' ({plain(stance)})'}"
        for (lemma, stance), n in times.most_common()
    ]
    return ", ".join(told) or UNDEFINED


def _called(name: str, words: str) -> str:
    """Give a source as the table of attributions writes it: a pronoun in its own word."""
    return f"“{words}” ({name})" if name == UNRESOLVED else name or UNDEFINED


def _attributions(tables: Tables, view: ArticleView) -> Table | None:
    mine = tables.attributions[tables.attributions["article_id"] == view.article_id]
    if mine.empty:
        return None
    anchors = {paragraph.paragraph_id: paragraph for paragraph in view.paragraphs}
    body = []
    for name, (_, row) in zip(speaker_names(mine), mine.iterrows(), strict=True):
        first = anchors.get(str(row["paragraph_id"]))
        body.append(
            [
                _called(name, text_of(row["source"])),
                _kind(row),
                plain(str(row["form"])),
                str(row["cue"]) or UNDEFINED,
                plain(str(row["stance"])),
                str(row["content_words"]),
                str(row["direct_words"]),
                link(first.anchor, place(first.position)) if first else UNDEFINED,
            ]
        )
    caption = "Every attribution, in order" + (
        "" if len(tables.articles) == 1 else f": {view.name}"
    )
    return table(
        caption,
        ["Source", "Type", "Form", "Cue", "Stance", "#Words", "#Quoted", "First"],
        body,
    )
