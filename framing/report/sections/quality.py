"""Measurement quality: that nothing here was validated, what is known all the same, its limits."""

from __future__ import annotations

from typing import Any

from framing.classification.bootstrap import FEWEST_DRAWN
from framing.comparison.phrases import uncapitalised
from framing.evaluation.quality import Quality
from framing.extractors.frames import is_cued, is_shipped
from framing.report.caveats import not_coded
from framing.report.coded import agreement_table, figures_table, outlets_table, settling_table
from framing.report.markup import render
from framing.report.section import Section
from framing.report.shipped_validity import attribution_found, cards_missing, known_of
from framing.report.tabulating import Table, table
from framing.report.wording import UNDEFINED, count, listing
from framing.tables import Tables

_UNITS = ("paragraph", "article")
_COLUMNS = ("What is judged", "#Held out", "#Share", "#AUC", "#F1", "#Calibration error")


def measurement_quality(tables: Tables, quality: Quality | None = None) -> Section:
    """Show how well the programme does, on this material where it was coded, and what is known.

    Without *quality* a banner stands there: nothing was validated here. Then follow the figures the
    models ship with, and the answers to what can be asked.
    """
    found = attribution_found(tables)
    articles = found.pop("articles", "").split(" ")[0]
    html = render(
        "quality.html.j2",
        **_coded(tables, quality),
        known=_known(tables),
        attributions=listing([f"{name} {figure}" for name, figure in found.items()]),
        articles=articles,
        without=_without(tables),
        missing=listing(cards_missing(tables)),
    )
    return Section("quality", "Measurement quality", html)


def _coded(tables: Tables, quality: Quality | None) -> dict[str, Any]:
    """Give what the template shows of codings, with no figures where there are none."""
    if quality is None:
        return {"figures": None}
    every = quality.figures.xs("", level="outlet")
    amounts = (int(every[name].max()) for name in ("paragraphs", "articles"))
    paragraphs, articles = (count(n, what) for n, what in zip(amounts, _UNITS, strict=True))
    titles = listing([uncapitalised(title) for title in map(str, every["title"])])
    told = quality.told
    return {
        "figures": figures_table(quality),
        "outlets": outlets_table(quality),
        "settling": settling_table(quality),
        "agreement": agreement_table(quality),
        "judged": titles[:1].upper() + titles[1:],
        "amounts": f"up to {paragraphs} of {articles}",
        "weighted": bool(told.get("weighted")),
        "uncoded": listing(not_coded(tables, quality)),
        "fewest": FEWEST_DRAWN,
        "source": f"{told['file']} (SHA-256 {str(told['sha256'])[:12]}…),"
        f" {count(int(told['judgements']), 'judgement')}",
    }


def _known(tables: Tables) -> Table | None:
    known = known_of(tables)
    if not known:
        return None
    elsewhere = any(one.elsewhere for one in known)
    rows = [
        [
            *(one.subject, one.amount, one.share, one.auc, one.f1, one.calibration),
            *([one.elsewhere or UNDEFINED] if elsewhere else []),
        ]
        for one in known
    ]
    columns = [*_COLUMNS, "#AUC, others’ texts"] if elsewhere else _COLUMNS
    return table("Models, on texts they did not learn from", columns, rows)


def _without(tables: Tables) -> list[str]:
    """Give a clause for each kind of measure of which nothing is known."""
    names = [str(name) for name in tables.measures.index]
    frames = [str(v) for n, v in tables.measures["version"].items() if str(n).startswith("frame_")]
    said = []
    if any(map(is_cued, frames)):
        said.append("frames are found by the cues of a codebook: no figure is known")
    elif frames and not any(map(is_shipped, frames)):
        said.append("frames are found by a model of your own: its card has the figures")
    if any(name.startswith("sentiment_") for name in names):
        said.append("sentiment is VADER, made for social media: no figure on news is shipped")
    if any(name.startswith("readability_") for name in names):
        said.append("readability is arithmetic; what it says of news, nobody measured here")
    return said
