"""Example articles: the ones most like their group, and those that are least."""

from __future__ import annotations

from collections.abc import Mapping

from framing.comparison.examples import EXTREME, TYPICAL
from framing.comparison.tables import Comparison
from framing.report.compared.grouped import Grouped, beneath, joined
from framing.report.compared.left_out import linked
from framing.report.compared.shown import grouping
from framing.report.markup import render
from framing.report.modes import FULL, check_mode, told_words
from framing.report.reading import ArticleView, read_views
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, table
from framing.report.wording import UNDEFINED, number
from framing.tables import Tables

_CAPTIONS = {
    TYPICAL: "Typical: the articles nearest to the median of their {one}",
    EXTREME: "Furthest off: the articles least like the median of their {one}",
}


def example_articles(comparison: Comparison, tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the articles nearest to their group's median and those furthest from it, linked."""
    check_mode(text_mode)
    views = {view.article_id: view for view in read_views(tables)}
    made = [_table(comparison, views, kind, text_mode) for kind in _CAPTIONS]
    html = render(
        "examples.html.j2",
        tables=[one for one in made if one.rows],
        one=grouping(comparison)[0],
        many=grouping(comparison)[1],
    )
    return Section("examples", "Example articles", html)


def _table(
    comparison: Comparison, views: Mapping[str, ArticleView], kind: str, text_mode: str
) -> Table:
    told, found = Grouped(comparison), comparison.examples
    mine = found[found.index.get_level_values("kind") == kind]
    rows = [
        [
            _article(views, row["article_id"], text_mode),
            f"{group}, {rank}",
            number(row["distance"], 2),
            _apart(told, str(group), row["article_id"], str(row["apart"]), row["apart_by"]),
        ]
        for (group, _, rank), row in zip(mine.index, mine.to_dict("records"), strict=True)
    ]
    caption = _CAPTIONS[kind].format(one=grouping(comparison)[0])
    return table(caption, ["Article", f"{told.one}, rank", "#Distance", "Furthest apart in"], rows)


def _article(views: Mapping[str, ArticleView], article_id: str, text_mode: str) -> Cell:
    """Give the headline as a link to the text, with its day."""
    view = views.get(article_id)
    return linked(views, article_id, told_words(view.title, text_mode) if view else "")


def _apart(told: Grouped, group: str, article_id: str, measure: str, by: float) -> Cell:
    """Say in which measure an article lies furthest apart, with its figure and the median."""
    if measure not in told.phrases:
        return UNDEFINED
    phrases = told.phrases[measure]
    value = float(told.comparison.values[measure][article_id])
    median = told.means[measure, group]["median"]
    note = joined(f"{number(by, 1, signed=True)} sd", f"median {phrases.figure(median)}")
    return beneath(f"{told.label(measure)}: {phrases.figure(value)}", note)
