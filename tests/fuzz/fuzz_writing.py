"""Targets: what is written from awkward texts, as exports, marked text, comparison and report."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pandas as pd
from awkward import in_memory, texts
from hypothesis import strategies as st
from lxml import html
from targets import Refused, Target, outcome, same, table_of

import framing
from framing.analysis import Analysis

#: What may stand in a page and act: each is counted, and their number may not depend on the text.
ACTING = ("script", "iframe", "object", "embed", "form", "link", "base", "meta", "style")


def analysed(written: list[str]) -> Analysis | Refused:
    """Analyse texts that are also their own headline, outlet and address."""
    table = table_of({"text": written, "language": ["en" for _ in written]})
    for name in ("headline", "outlet", "url", "section"):
        table[name] = pd.Series([text[:60] for text in written], dtype="object")
    return outcome(lambda: framing.analyze(table, model="fast"))  # type: ignore[no-any-return]


def check_export(written: list[str]) -> None:
    """Check that tables come back from files as they were, and the same bytes twice."""
    analysis = analysed(written)
    if isinstance(analysis, Refused):
        return
    with tempfile.TemporaryDirectory() as folder:
        saved = analysis.save(Path(folder) / "saved")
        opened = framing.open_analysis(saved)
        for name in ("articles", "paragraphs", "spans", "features"):
            assert same(getattr(opened, name), getattr(analysis, name))
        formats = ("csv", "parquet", "feather", "xlsx", "dta", "sav")
        one, other = Path(folder) / "one", Path(folder) / "other"
        for out in (one, other):
            done = outcome(lambda out=out: analysis.export(out, formats=formats))
        if not isinstance(done, Refused):
            names = sorted(path.name for path in one.iterdir())
            assert names == sorted(path.name for path in other.iterdir())
            for name in names:
                assert (one / name).read_bytes() == (other / name).read_bytes(), name
            read = pd.read_parquet(one / "paragraphs.parquet")
            assert read["text"].tolist() == analysis.paragraphs["text"].tolist()


def check_shown(written: list[str]) -> None:
    """Check that marked text has all of its letters, and acts on nothing."""
    analysis = analysed(written)
    if isinstance(analysis, Refused):
        return
    analysis._repr_html_()
    for paragraph_id in analysis.paragraphs.index[:3]:
        shown = analysis.show(paragraph_id)
        assert_inert(shown._repr_html_(), _plain_shown())
        assert str(shown)


@cache
def _plain_shown() -> str:
    return framing.analyze("It rained.", model="fast").show()._repr_html_()


@cache
def _plain_report() -> str:
    analysis = framing.analyze("It rained, officials said.", model="fast")
    with tempfile.TemporaryDirectory() as folder:
        return analysis.report(folder).read_text("utf-8")


def check_report(written: list[str]) -> None:
    analysis = analysed(written)
    if isinstance(analysis, Refused):
        return
    with tempfile.TemporaryDirectory() as folder:
        page = outcome(lambda: analysis.report(Path(folder) / "out", layout="article"))
        assert not isinstance(page, Refused)
        assert_inert(page.read_text("utf-8"), _plain_report())


def assert_inert(page: str, plain: str) -> None:
    """Check that a page has nothing that acts beside what a page on a plain text has."""
    tree, other = html.document_fromstring(page), html.document_fromstring(plain)
    for tag in ACTING:
        assert len([*tree.iter(tag)]) == len([*other.iter(tag)]), tag
    handlers = {name for one in other.iter("*") for name, _ in one.items() if name.startswith("on")}
    for element in tree.iter("*"):
        for name, value in element.items():
            assert not name.startswith("on") or name in handlers
            if name in ("href", "src", "action", "formaction", "data"):
                assert not re.match(r"\s*(javascript|vbscript|data:text/html)", value, re.I)


def check_compared(written: list[str]) -> None:
    half = len(written) // 2
    outlets = [f"{written[0][:20]}a"] * half + ["b"] * (len(written) - half)
    table = table_of({"text": written, "language": ["en" for _ in written], "outlet": outlets})
    table["published"] = ["2024-01-02", "2024-03-04"] * half + ["2024-03-05"] * (len(table) % 2)
    analysis = outcome(lambda: framing.analyze(table, model="fast"))
    if not isinstance(analysis, Refused):
        outcome(lambda: framing.compare(analysis, by="outlet"))


_written = in_memory.map(lambda text: f"{text} Officials said so.")
_few = st.lists(st.one_of(_written, texts()), min_size=1, max_size=2)
TARGETS = {
    "exports": Target(_few, check_export, 1),
    "marked text": Target(_few, check_shown, 3),
    "report": Target(_few, check_report, 0),
    "comparison": Target(st.lists(_written, min_size=4, max_size=8), check_compared, 1),
}
