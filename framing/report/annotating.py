"""Annotating: articles with their evidence marked in place and their margins filled."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.categories import CATEGORIES, Category
from framing.report.decisions import frame_rows_by_article
from framing.report.excerpts import Shown
from framing.report.finding import find_marks
from framing.report.judged import find_corners
from framing.report.marking import Tips, marked
from framing.report.marks import Mark, counts, shortened
from framing.report.markup import element
from framing.report.modes import FULL, NONE, told_words
from framing.report.nesting import Corner, crop, nest
from framing.report.reading import FULL_TEXTS, ArticleView, ParagraphView, figures, read_views
from framing.report.tabulating import Table, table, titled
from framing.report.wording import count, number
from framing.tables import Tables


@dataclass(frozen=True)
class Sign:
    """A frame in the margin: its short name, and whether it is assigned or left open."""

    short: str
    label: str
    state: str


@dataclass(frozen=True)
class Annotated:
    """A paragraph ready to be shown: its text with marks, and what stands in its margin.

    ``score`` is its sentiment from −1 to +1 as a style needs it, ``sentiment`` as it is told; both
    are empty where it is not defined. ``withheld`` stands for a text that is not shown.
    """

    paragraph: ParagraphView
    text: Markup
    withheld: str
    signs: tuple[Sign, ...]
    sentiment: str
    score: str


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article ready to be shown, and the table of its evidence (none in a lean page)."""

    article: ArticleView
    paragraphs: tuple[Annotated, ...]
    evidence: Table | None
    amount: int

    @property
    def language(self) -> str:
        """The language of the text, as far as a browser needs it."""
        return self.article.language if self.article.language not in ("", "und") else "en"


class Annotator:
    """What is needed of an analysis to annotate its articles, gathered once.

    *text_mode* says how much of the texts is shown. With more articles than a page shows closely
    it is ``lean``: tooltips are kept apart and there is no table of evidence. Those of several are
    read from that table by the page's script; of one alone they need none.
    """

    def __init__(self, tables: Tables, text_mode: str = FULL) -> None:
        self.tables = tables
        self.text_mode = text_mode
        self.views = read_views(tables)
        self.marks: Mapping[str, Sequence[Mark]] = find_marks(tables)
        self.shown = Shown(tables, text_mode)
        self.corners: Mapping[str, Sequence[Corner]] = find_corners(tables)
        self.lean = len(self.views) > FULL_TEXTS
        self.several = len(self.views) > 1
        self.tips = Tips()
        self._rows = frame_rows_by_article(tables, self.views)
        self._sentiment = dict(figures(tables.features, "sentiment_mean"))

    @property
    def margins(self) -> list[Sign]:
        """The frames that stand in some margin, for the legend."""
        rows = (row for mine in self._rows.values() for row in mine)
        signs = {row.code: Sign(row.short, row.label, "assigned") for row in rows}
        return list(signs.values())

    def marks_in(self, views: Sequence[ArticleView]) -> Iterator[Mark]:
        """Give the marks of some articles."""
        for view in views:
            for paragraph in view.paragraphs:
                yield from self.marks.get(paragraph.paragraph_id, ())

    def text_of(self, paragraph: ParagraphView, *, marks: Sequence[Mark] | None = None) -> Markup:
        """Give the text of a paragraph with its marks, or with other *marks*, as far as shown."""
        found = self.marks.get(paragraph.paragraph_id, ()) if marks is None else marks
        if self.text_mode == NONE:
            return Markup("")
        pieces = nest(paragraph.text, found, self.corners.get(paragraph.paragraph_id, ()))
        if self.text_mode != FULL:
            pieces = crop(pieces, self.shown.of(paragraph.paragraph_id, paragraph.text))
        return marked(pieces, self.tips if self.lean else None, tabled=self.several)

    def annotate(self, article: ArticleView) -> AnnotatedArticle:
        """Give an article with its marks and corners in place and its margins filled."""
        rows = self._rows[article.article_id]
        paragraphs = []
        for at, paragraph in enumerate(article.paragraphs):
            signs = tuple(
                Sign(row.short, row.label, row.states[at])
                for row in rows
                if row.states[at] in ("assigned", "uncertain")
            )
            score = float(self._sentiment.get(paragraph.paragraph_id, math.nan))
            known = not math.isnan(score)
            paragraphs.append(
                Annotated(
                    paragraph,
                    self.text_of(paragraph),
                    self._withheld(paragraph),
                    signs,
                    number(score, signed=True) if known else "",
                    f"{max(-1.0, min(score, 1.0)):.2f}".replace("0.", ".") if known else "",
                )
            )
        amount = sum(1 for _ in self.marks_in([article]))
        evidence = None if self.lean or not amount else self._evidence(article)
        return AnnotatedArticle(article, tuple(paragraphs), evidence, amount)

    def _withheld(self, paragraph: ParagraphView) -> str:
        """Say what stands in a paragraph whose text is not shown."""
        if self.text_mode != NONE:
            return ""
        amounts = counts({"": self.marks.get(paragraph.paragraph_id, ())})
        kinds = [
            count(int(n), CATEGORIES[str(code)].label, CATEGORIES[str(code)].labels)
            for code, n in amounts.items()
        ]
        return f"{count(paragraph.words, 'word')}{': ' if kinds else ''}{', '.join(kinds)}"

    def _evidence(self, article: ArticleView) -> Table:
        at = {paragraph.paragraph_id: paragraph.position for paragraph in article.paragraphs}
        body = [
            [
                self._words(mark),
                str(at[mark.paragraph_id]),
                f"{mark.category.label} ({mark.category.letter})",
                mark.kind,
                mark.named_entry,
                number(mark.weight, signed=mark.signed),
                mark.change,
                "" if mark.voiced == "narrator" else mark.voiced,
            ]
            for mark in self.marks_in([article])
        ]
        return table(
            titled("Every mark in the text", article),
            [
                *("Words", "Paragraph", "Category", "Kind", "Entry"),
                *(
                    "Weight, confidence or probability",
                    "What would change it",
                    "Voice, if not the narrator’s",
                ),
            ],
            body,
        )

    def _words(self, mark: Mark) -> Markup:
        words = shortened(told_words(mark.text, self.text_mode))
        text = str(self.tables.paragraphs["text"][mark.paragraph_id])
        is_there = self.shown.within(mark.paragraph_id, text, mark.start, mark.end)
        return element("a", words, href=f"#m{mark.key}" if is_there else None, id=f"e{mark.key}")


@dataclass(frozen=True)
class Switch:
    """A switch of the page: its name in the address, what it shows, and of how many marks.

    ``category`` is given where it is one for a category of marks.
    """

    name: str
    label: str
    amount: int
    category: Category | None = None


def switches_for(marks: Sequence[Mark]) -> dict[str, list[Switch]]:
    """Give the switches of some marks in groups, by what the group says before them."""
    if not marks:
        return {}
    amounts = counts({"": marks})
    quoted, low = sum(m.voice == "quoted" for m in marks), sum(m.unsure for m in marks)
    kinds = [
        Switch(
            CATEGORIES[str(code)].letter,
            CATEGORIES[str(code)].labels,
            int(n),
            CATEGORIES[str(code)],
        )
        for code, n in amounts.items()
    ]
    voices = [
        Switch("narrator", "the narrator’s voice", len(marks) - quoted),
        Switch("quoted", "quoted words", quoted),
    ]
    sure = [
        Switch("sure", "sure", len(marks) - low),
        Switch("doubtful", "doubtful (dotted)", low),
    ]
    return {"Show": kinds, "In": voices, "If": sure}
