"""Articles left out of a comparison: which and why, by the words and the links of a page."""

from __future__ import annotations

from collections.abc import Mapping

from framing.comparison.tables import Comparison
from framing.report.compared.grouped import Grouped
from framing.report.markup import element, unbroken
from framing.report.reading import ArticleView
from framing.report.tabulating import Cell, Table, link, table
from framing.report.wording import UNDEFINED

#: So many articles that were left out are listed.
LISTED = 200
_REASONS = {
    "no group": "no group",
    "duplicate": "nearly the same as another of its group",
    "language": "not in English",
    "short": "too short",
}


def left_out(comparison: Comparison) -> dict[str, str]:
    """Give the articles that are not compared, by id, with the reason in words."""
    reasons = comparison.left_out["reason"].astype(str)
    return {str(name): _REASONS.get(reason, reason) for name, reason in reasons.items()}


def left_out_table(comparison: Comparison, views: Mapping[str, ArticleView]) -> Table:
    """Give a row for each of the first articles that are not compared, linked to its text."""
    reasons = left_out(comparison)
    rows = [
        [
            linked(views, str(name)),
            str(row["group"]) or UNDEFINED,
            reasons[str(name)],
            linked(views, str(row["same_as"])) if row["same_as"] else UNDEFINED,
        ]
        for name, row in comparison.left_out.iloc[:LISTED].iterrows()
    ]
    columns = ["Article", Grouped(comparison).one, "Why", "The same as"]
    return table("Articles that were left out", columns, rows)


def linked(views: Mapping[str, ArticleView], article_id: str, title: str = "") -> Cell:
    """Give an article by its headline, as a link to its text, with its day.

    *title* stands for the headline. Where the page has no such article the id stands alone.
    """
    view = views.get(article_id)
    if view is None:
        return article_id
    title = title or view.title
    day = element("small", unbroken(view.published[:10])) if view.published else ""
    name = link(f"a-{view.anchor}", title) if view.anchor else element("span", title)
    return element("span", name, day, class_="name")
