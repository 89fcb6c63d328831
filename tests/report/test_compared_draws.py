"""What was drawn at random stands in the provenance of a page on groups."""

from __future__ import annotations

import json
import re

import pytest
from compared_specimens import make_compared_tables, make_comparison

from framing.report.compared.draws import with_draws
from framing.report.layouts import LAYOUTS, Layout
from framing.report.sections.method import method


def test_what_was_drawn_is_told_with_its_seed() -> None:
    comparison = make_comparison(random_state=7, draws=3_000, permutations=999)
    tables = make_compared_tables(comparison)
    tables.provenance["random_state"] = "none: nothing is drawn at random"
    html = str(method(with_draws(comparison, tables)).html)
    assert "7: the seed of 3,000 resamples of articles" in html
    assert "up to 999 permutations" in html
    assert "none: nothing is drawn" not in html
    found = re.search(r'id="provenance">(.*?)</script>', html)
    assert found is not None
    assert json.loads(found[1])["random_state"].startswith("7: the seed of")
    assert tables.provenance["random_state"] == "none: nothing is drawn at random"


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS.values() if layout.compares])
def test_every_page_that_compares_tells_it(layout: Layout) -> None:
    assert "report.method(compared.with_draws(comparison, tables))" in layout.calls
