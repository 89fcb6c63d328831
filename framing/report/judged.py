"""Judged sentences: those the model calls loaded, ready to be shown with what carried them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.loaded.reasons import find_reason
from framing.loaded.sentences import MIXED, Carrier, JudgedSentence, judged_sentences
from framing.report.excerpts import Shown
from framing.report.markup import element
from framing.report.modes import FULL, GAP, NONE
from framing.report.nesting import Corner
from framing.report.reading import FULL_TEXTS, ArticleView, ParagraphView, measured
from framing.report.remembering import remembered
from framing.report.tabulating import Cell, link, place
from framing.report.wording import WHY_NOT, count, kind_of, number
from framing.tables import Tables
from framing.text.passage import Passage
from framing.text.words import find_words

#: So many sentences are shown of one article; of each of a few; of each of many.
_ALONE, _FEW, _MANY = 7, 6, 1
_VOICES = {
    "narrator": "narrator’s voice",
    "quoted": "quoted words",
    MIXED: "narrator’s voice and quoted words",
}
_HOW = (
    "A model gives each sentence the probability that a coder would call its wording loaded. From "
    "the model’s own line on, which need not be 0.50, a sentence is judged loaded; close to the "
    "line it is left uncertain. Emphasised are the words that carried the judgement"
)


@dataclass(frozen=True)
class ShownSentence:
    """A judged sentence as it is shown: its carriers stand out in it and are explained below."""

    text: Markup
    probability: str
    state: str
    voice: str
    why: tuple[Markup, ...]
    where: Cell


@dataclass(frozen=True)
class JudgedArticle:
    """The judged sentences of an article that are shown, the highest first, and how many are not.

    ``loaded`` and ``uncertain`` count all of them, ``total`` all sentences of the article.
    """

    name: str
    title: str
    loaded: int
    uncertain: int
    total: int
    sentences: tuple[ShownSentence, ...]

    @property
    def left_out(self) -> int:
        """How many judged sentences are not shown."""
        return self.loaded + self.uncertain - len(self.sentences)

    @property
    def amounts(self) -> str:
        """How many sentences are judged loaded, and how many were too close to tell."""
        told = f"{self.loaded} of {count(self.total, 'sentence')} judged loaded"
        return f"{told}, {self.uncertain} uncertain" if self.uncertain else told


def judged_articles(
    tables: Tables, views: Sequence[ArticleView], shown: Shown | None = None
) -> list[JudgedArticle]:
    """Give the judged sentences of every article that was judged, in the order of the articles.

    *shown* says what of their paragraphs is shown, all of it without one; where nothing of a
    sentence is, the words that carried it are, and in the mode ``none`` only how long it is.
    """
    shown = shown or Shown(tables, FULL)
    owners = dict(tables.paragraphs["article_id"])
    found: dict[str, list[JudgedSentence]] = {}
    for sentence in _judged_in(tables):
        found.setdefault(owners[sentence.paragraph_id], []).append(sentence)
    return [
        _article(view, found.get(view.article_id, []), shown, of=len(views))
        for view in views
        if measured(tables, view, "loaded_probability")
    ]


_judged_in = remembered(judged_sentences)


def find_corners(tables: Tables) -> dict[str, list[Corner]]:
    """Give where the judged sentences of every paragraph that has some begin and end."""
    found: dict[str, list[Corner]] = {}
    for sentence in _judged_in(tables):
        state = sentence.judgement
        told = f"wording judged {state}, {number(sentence.probability)}"
        found.setdefault(sentence.paragraph_id, []).extend(
            (Corner(sentence.start, True, state, told), Corner(sentence.end, False, state))
        )
    return found


def told_of(judged: Sequence[JudgedArticle]) -> str:
    """Say how many sentences of a single article were judged loaded, or that none was judged."""
    if not judged:
        return f"Sentences were not judged: {WHY_NOT}"
    return f"{judged[0].amounts}." if len(judged) == 1 else ""


def how_of(judged: Sequence[JudgedArticle], *, weighed: bool) -> str:
    """Say how to read what is shown, and what the figure after a word is where there are some."""
    if not any(one.sentences for one in judged):
        return ""
    return f"{_HOW}{', each with what it adds to the log-odds' if weighed else ''}."


def left_out_of(judged: Sequence[JudgedArticle]) -> str:
    """Say how many judged sentences are not shown, and where they are."""
    rest = sum(one.left_out for one in judged)
    if not rest:
        return ""
    each = "" if len(judged) == 1 else " of each article"
    return f"The highest{each} are shown; {rest} more are in tables/spans.parquet beside this page."


def _article(
    view: ArticleView, found: Sequence[JudgedSentence], shown: Shown, *, of: int
) -> JudgedArticle:
    """Choose the sentences of one article, *of* so many."""
    most = _ALONE if of == 1 else _FEW if of <= FULL_TEXTS else _MANY
    loaded = sum(sentence.judgement == "loaded" for sentence in found)
    passages = [Passage(paragraph.text) for paragraph in view.paragraphs]
    total = sum(bool(p.words_in(sentence)) for p in passages for sentence in p.sentences)
    highest = sorted(found, key=lambda sentence: -sentence.probability)[:most]
    places = {paragraph.paragraph_id: paragraph for paragraph in view.paragraphs}
    return JudgedArticle(
        view.name,
        view.title,
        loaded,
        len(found) - loaded,
        total,
        tuple(_sentence(one, places[one.paragraph_id], shown, of=of) for one in highest),
    )


def _sentence(
    sentence: JudgedSentence, paragraph: ParagraphView, shown: Shown, *, of: int
) -> ShownSentence:
    where = place(paragraph.position)
    return ShownSentence(
        _emphasised(sentence, paragraph, shown),
        number(sentence.probability),
        sentence.judgement,
        _VOICES.get(sentence.voice, sentence.voice),
        tuple(_why(sentence.carriers)),
        link(paragraph.anchor, where) if of <= FULL_TEXTS else where,
    )


def _emphasised(sentence: JudgedSentence, paragraph: ParagraphView, shown: Shown) -> Markup:
    """Give the text of a sentence, as far as it is shown, in which its carriers stand out."""
    carriers = [
        (carrier.start - sentence.start, carrier.end - sentence.start)
        for carrier in sorted(sentence.carriers, key=lambda carrier: carrier.start)
    ]
    within = shown.within(paragraph.paragraph_id, paragraph.text, sentence.start, sentence.end)
    stretches = [(low - sentence.start, high - sentence.start) for low, high in within]
    if not stretches and shown.mode != NONE:
        stretches = carriers
    if not stretches:
        amount = count(len(find_words(sentence.text)), "word")
        return element("span", f"{amount}, not shown", class_="none")
    parts: list[Cell] = []
    at = 0
    for left, right in stretches:
        parts += [f" {GAP} "] if left > at else []
        at = left
        for start, end in carriers:
            if start >= at and end <= right:
                parts += [sentence.text[at:start], element("b", sentence.text[start:end])]
                at = end
        parts.append(sentence.text[at:right])
        at = right
    parts += [f" {GAP}"] if at < len(sentence.text) else []
    return element("span", *parts, class_="kwic")


def _why(carriers: Sequence[Carrier]) -> Iterator[Markup]:
    """Say what carried a sentence: one phrase an entry of the list, and one for all unlisted."""
    by_entry: dict[tuple[str, str], list[Carrier]] = {}
    for carrier in carriers:
        if carrier.listed:
            by_entry.setdefault((carrier.entry, carrier.kind), []).append(carrier)
    for mine in by_entry.values():
        yield _phrase(mine, _told(mine))
    others = [carrier for carrier in carriers if not carrier.listed]
    if others:
        yield _phrase(others, "not in the list, loaded in this context")
    if not carriers:
        yield element("li", "No single word is heavy enough to be named.")


def _told(carriers: Sequence[Carrier]) -> str:
    """Say what the entry of these words is, and its name where it is not just the words."""
    entry, kind = carriers[0].entry, carriers[0].kind
    named = any(entry.casefold() == carrier.text.casefold() for carrier in carriers)
    entered = "" if named else f"entry “{entry}”"
    reason = find_reason(entry, kind)
    told = (reason.text, reason.instead) if reason else ()
    return " · ".join(part for part in (kind_of(kind), entered, *told) if part)


def _phrase(carriers: Sequence[Carrier], what: str) -> Markup:
    """Give words, each with what it adds to the log-odds, and what they are."""
    parts: list[Cell] = []
    for carrier in carriers:
        parts += [", ", element("b", carrier.text), f" {number(carrier.weight, signed=True)}"]
    return element("li", *parts[1:], ": ", what)
