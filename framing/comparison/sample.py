"""The sample: which articles are compared, in which group, and which are left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from unicodedata import normalize

import pandas as pd

from framing.comparison.dates import days_of
from framing.comparison.intervals import ENOUGH
from framing.comparison.repeats import near_of, repeats_of
from framing.comparison.tables import LEFT_OUT, SAMPLE
from framing.tables import Tables, make_table

NO_GROUP, DUPLICATE, LANGUAGE, SHORT = "no group", "duplicate", "language", "short"


@dataclass(frozen=True, eq=False)
class Sample:
    """The articles analysed: ``groups`` by their ids, and all else of them in ``tables``.

    ``flow`` and ``left_out`` are the tables ``sample`` and ``left_out`` of a comparison.
    """

    groups: pd.Series
    tables: Tables
    flow: pd.DataFrame
    left_out: pd.DataFrame

    @property
    def names(self) -> list[str]:
        """The groups, also those of which nothing is left."""
        return [str(name) for name in self.flow.index]


def groups_of(articles: pd.DataFrame, by: str) -> pd.Series:
    """Give the group of each article as text, without the articles that have none.

    >>> articles = pd.DataFrame({"year": [2024.0, None, " "]}, index=["a", "b", "c"], dtype=object)
    >>> groups_of(articles, "year").to_dict()
    {'a': '2024'}
    """
    values = articles[by]
    named = [
        name_of_group(value) if known else ""
        for value, known in zip(values, values.notna(), strict=True)
    ]
    groups = pd.Series(named, index=articles.index, dtype="str", name="group")
    return groups[groups != ""]


def name_of_group(value: object) -> str:
    """Give the name of a group as text; a whole number is written without a fraction.

    Names that look the same are one: runs of blanks and decomposed letters make no difference.

    >>> name_of_group(" The  Times\\n"), name_of_group("Cafe\\u0301") == "Caf\\u00e9"
    ('The Times', True)
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(normalize("NFC", str(value)).split())


def draw_sample(tables: Tables, by: str, *, min_words: int) -> Sample:
    """Sort articles into groups and leave out what would count twice or cannot be measured.

    Of articles of one group that are nearly the same one is kept (``framing.comparison.repeats``).
    Then go articles that are not in English, then those of
    fewer than *min_words* words, headline included.
    """
    tables = _in_order(tables)
    articles = tables.articles
    groups = groups_of(articles, by)
    words = tables.paragraphs.groupby("article_id")["words"].sum().reindex(articles.index).fillna(0)
    near = near_of(tables, groups.index)
    same_as = repeats_of(tables, groups, near)
    reasons = pd.Series("", index=articles.index, dtype="str")
    reasons[words < min_words] = SHORT
    reasons[articles["language"] != "en"] = LANGUAGE
    reasons[list(same_as)] = DUPLICATE
    reasons[~articles.index.isin(groups.index)] = NO_GROUP
    out = reasons[reasons != ""]
    rows = [
        (
            groups.get(article, ""),
            reason,
            same_as.get(str(article), "") if reason == DUPLICATE else "",
        )
        for article, reason in out.items()
    ]
    left_out = make_table(rows, LEFT_OUT, index=list(map(str, out.index)), index_name="article_id")
    analysed = groups[reasons[groups.index] == ""]
    kept = reduced(tables, analysed.index)
    flow = _flow(groups, analysed, reasons, near, kept)
    return Sample(analysed.reindex(kept.articles.index), kept, flow, left_out)


def _in_order(tables: Tables) -> Tables:
    """Give the articles and their paragraphs in the order of ids: sums of figures hang on it."""
    paragraphs = tables.paragraphs.sort_values(["article_id", "position"], kind="stable")
    return replace(
        tables,
        articles=tables.articles.sort_index(),
        whole_texts=tables.whole_texts.sort_index(),
        paragraphs=paragraphs,
        features=tables.features.loc[paragraphs.index],
        frames=tables.frames.loc[paragraphs.index],
    )


def reduced(tables: Tables, article_ids: pd.Index) -> Tables:
    """Give the tables of some articles only, in their order."""
    paragraphs = tables.paragraphs[tables.paragraphs["article_id"].isin(article_ids)]
    return replace(
        tables,
        articles=tables.articles[tables.articles.index.isin(article_ids)],
        whole_texts=tables.whole_texts[tables.whole_texts.index.isin(article_ids)],
        paragraphs=paragraphs,
        spans=tables.spans[tables.spans["paragraph_id"].isin(paragraphs.index)],
        attributions=tables.attributions[tables.attributions["article_id"].isin(article_ids)],
        features=tables.features.loc[paragraphs.index],
        frames=tables.frames.loc[paragraphs.index],
    )


def _flow(
    groups: pd.Series,
    analysed: pd.Series,
    reasons: pd.Series,
    near: Mapping[str, frozenset[str]],
    kept: Tables,
) -> pd.DataFrame:
    """Give the table ``sample``, a row a group in alphabetical order."""
    group_of = groups.to_dict()
    days = days_of(kept.articles["published"])
    written = kept.articles["published"].astype("str").str.strip().str.slice(0, 10)
    paragraphs = kept.paragraphs.groupby("article_id")["words"].agg(["size", "sum"])
    rows = []
    names = sorted(groups.unique())
    for name in names:
        collected, ids = groups.index[groups == name], analysed.index[analysed == name]
        went = reasons[collected].value_counts()
        shared = sum(any(group_of[other] != name for other in near[article]) for article in ids)
        dated = days.loc[ids].dropna().sort_values(kind="stable")
        mine = paragraphs.reindex(ids).fillna(0)
        rows.append(
            (
                len(collected),
                *(int(went.get(reason, 0)) for reason in (DUPLICATE, LANGUAGE, SHORT)),
                len(ids),
                shared,
                int(mine["size"].sum()),
                int(mine["sum"].sum()),
                *(str(written[dated.index[at]]) if len(dated) else "" for at in (0, -1)),
                size_of(len(ids)),
            )
        )
    return make_table(rows, SAMPLE, index=names, index_name="group")


def size_of(articles: int) -> str:
    """Say how far a group of so many articles carries.

    >>> [size_of(articles) for articles in (0, 1, 9, 10)]
    ['none', 'case', 'few', 'enough']
    """
    if articles < 2:
        return ("none", "case")[articles]
    return "few" if articles < ENOUGH else "enough"
