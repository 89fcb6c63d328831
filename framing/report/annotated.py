"""Annotated text by itself: an article or a paragraph as a notebook or a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from markupsafe import Markup

from framing.cards import STYLE, Grid, framed
from framing.comparison.sample import reduced
from framing.report.decisions import STATES, FrameRow, frame_rows
from framing.report.finding import find_marks
from framing.report.judged import find_corners
from framing.report.look import stylesheet
from framing.report.marking import marked
from framing.report.marks import Mark, shortened
from framing.report.markup import element
from framing.report.nesting import Corner, crop, nest
from framing.report.reading import ArticleView, ParagraphView, figures, read_views
from framing.report.tabulating import place
from framing.report.wording import count, number
from framing.tables import Tables

#: So many paragraphs, characters of all and of one, and rows of the table are shown at most.
PARAGRAPHS, CHARACTERS, LONGEST, ROWS = 40, 40_000, 10_000, 100


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph as it is shown: its text cut to what there is room for, marks, what is told."""

    paragraph: ParagraphView
    marks: tuple[Mark, ...]
    corners: tuple[Corner, ...]
    told: str
    room: int

    def html(self) -> Markup:
        """Give the paragraph as HTML; its marks have no address, since a notebook has many."""
        text = self.paragraph.text
        pieces = nest(text, [replace(mark, key=0) for mark in self.marks], self.corners)
        if len(text) > self.room:
            pieces = crop(pieces, [(0, self.room)])
        # A notebook shows the tooltip of an element, and cuts off one that style would draw. In
        # text a quotation mark is always escaped, so this finds attributes alone.
        inside = Markup(str(marked(pieces)).replace(' data-tip="', ' title="'))
        part = f"framing-par {self.paragraph.part}"
        return element("div", element("p", inside), element("small", self.told), class_=part)

    def line(self) -> str:
        """Give the paragraph as plain text, the letter of its category after every mark."""
        whole = self.paragraph.text
        text = whole if len(whole) <= self.room else f"{whole[: self.room]} …"
        for end, letters in sorted(self._letters().items(), reverse=True):
            if end <= self.room:
                text = f"{text[:end]}[{letters}]{text[end:]}"
        told = self.told.replace("\N{NO-BREAK SPACE}", " ")
        return f"{text}\n  {told}"

    def _letters(self) -> dict[int, str]:
        ends: dict[int, str] = {}
        for mark in sorted(self.marks, key=lambda m: (m.end, -m.start)):
            ends[mark.end] = ends.get(mark.end, "") + mark.category.letter
        return ends


@dataclass(frozen=True, repr=False)
class AnnotatedText:
    """An article, or one paragraph of it, with its evidence marked in place.

    A notebook shows it as marked text with the evidence as a table below, a terminal as lines in
    which the letter of its category stands after every mark. ``more`` says what is not shown.
    """

    article: ArticleView
    paragraphs: tuple[ShownParagraph, ...]
    more: tuple[str, ...]

    @classmethod
    def of(cls, tables: Tables, article_id: str, *, only: str | None = None) -> Self:
        """Take an article from the tables, or *only* one of its paragraphs, as far as shown."""
        mine = reduced(tables, tables.articles.index[tables.articles.index == article_id])
        view = read_views(mine)[0]
        wanted = [p for p in view.paragraphs if only in (None, p.paragraph_id)]
        mine = _near(mine, [p.paragraph_id for p in wanted[:PARAGRAPHS]])
        marks, corners = find_marks(mine), find_corners(mine)
        rows, sentiment = frame_rows(mine, view), figures(mine.features, "sentiment_mean")
        shown, room = [], CHARACTERS
        for paragraph in wanted[:PARAGRAPHS]:
            if room <= 0:
                break
            name = paragraph.paragraph_id
            told = _told(paragraph, rows, view.numbers, float(sentiment[name]))
            most = min(room, LONGEST)
            seen = tuple(mark for mark in marks.get(name, ()) if mark.start < most)
            edges = tuple(one for one in corners.get(name, ()) if one.position <= most)
            shown.append(ShownParagraph(paragraph, seen, edges, told, most))
            room -= min(len(paragraph.text), most)
        return cls(view, tuple(shown), tuple(_more(tables, view, wanted, shown)))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in what is shown, in order."""
        return tuple(mark for one in self.paragraphs for mark in one.marks)

    def __repr__(self) -> str:
        """Give the text with a letter after every mark, and what the letters mean."""
        lines = [one.line() for one in self.paragraphs]
        legend = ", ".join(f"[{letter}] {label}" for letter, label in self._categories())
        return "\n".join(filter(None, [_headed(self.article), *lines, legend, *self.more]))

    def _repr_html_(self) -> str:
        head = element("p", _headed(self.article), class_="framing-title")
        body = Markup("").join(one.html() for one in self.paragraphs)
        notes = Markup("").join(element("p", line) for line in self.more)
        language = self.article.language if self.article.language not in ("", "und") else None
        text = element("div", body, lang=language)
        inside = element("div", head, text, self._legend(), notes, class_="framing-text")
        return framed(f"{inside}{self._evidence()}", STYLE + stylesheet("notebook.css"))

    def _categories(self) -> list[tuple[str, str]]:
        marks = {mark.category.letter: mark.category.label for mark in self.marks}
        return list(marks.items())

    def _legend(self) -> Markup:
        if not self._categories():
            return element("p", "Nothing was marked here.")
        entries = (element("mark", label, class_=letter) for letter, label in self._categories())
        low = any(mark.unsure for mark in self.marks)
        cornered = any(one.corners for one in self.paragraphs)
        more = [
            "; a dotted outline: doubtful" if low else "",
            "; corners around a sentence: its wording is judged loaded, dotted where uncertain"
            if cornered
            else "",
        ]
        return element("p", "Marks: ", Markup(", ").join(entries), *more)

    def _evidence(self) -> str:
        """Give every mark as a row of a table, for whoever reads without a pointer or by ear."""
        if not self.marks:
            return ""
        rows = tuple(
            (
                shortened(mark.text),
                place(position),
                f"{mark.category.label} ({mark.category.letter})",
                mark.tip,
            )
            for position, mark in self._placed()
        )
        grid = Grid("Every mark in the text", ("Words", "Paragraph", "What", "Why"), rows, ROWS)
        summary = f"{count(len(rows), 'mark')} as a table"
        return f"<details><summary>{summary}</summary>{grid.html()}</details>"

    def _placed(self) -> Iterator[tuple[int, Mark]]:
        for one in self.paragraphs:
            yield from ((one.paragraph.position, mark) for mark in one.marks)


def _near(tables: Tables, paragraph_ids: Sequence[str]) -> Tables:
    """Give the tables without evidence that lies where nothing is shown: looking takes longest."""
    spans = tables.spans
    kept = spans["paragraph_id"].isin(paragraph_ids) & (spans["start"] < LONGEST)
    return replace(tables, spans=spans[kept])


def _headed(article: ArticleView) -> str:
    named = dict.fromkeys(filter(None, [article.title, article.outlet, article.published]))
    return " · ".join(named)


def _told(
    paragraph: ParagraphView, rows: Sequence[FrameRow], numbers: Sequence[int], sentiment: float
) -> str:
    """Say what stands in the margin of a paragraph: its number, frames and sentiment."""
    at = numbers.index(paragraph.position)
    frames = [
        f"{row.label}: {STATES[row.states[at]]}, {number(row.scores[at])}"
        for row in rows
        if row.states[at] in ("assigned", "uncertain")
    ]
    if not frames and any(row.states[at] != "undefined" for row in rows):
        frames = ["no frame assigned"]
    tone = f"sentiment {number(sentiment, signed=True)}"
    return " · ".join([place(paragraph.position), *frames, tone])


def _more(
    tables: Tables,
    view: ArticleView,
    wanted: Sequence[ParagraphView],
    shown: Sequence[ShownParagraph],
) -> Iterator[str]:
    """Say what is not shown, and how to see it."""
    left = len(wanted) - len(shown)
    for one in shown:
        if len(one.paragraph.text) > one.room:
            where = place(one.paragraph.position)
            yield f"{where} is cut: its whole text is in analysis.paragraphs."
    if left:
        yield (
            f"{count(left, 'further paragraph')} not shown: analysis.show() takes the id of a"
            " paragraph, and analysis.report() shows all."
        )
    if view.language != "en":
        yield "The article is not taken to be in English: nothing was measured."
    others = len(tables.articles) - 1
    if others and len(wanted) > 1:
        yield f"One of {others + 1:,} articles: analysis.show() takes the id of any."
