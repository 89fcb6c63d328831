from __future__ import annotations

from report_specimens import BRIDGE, make_tables

from framing.report.reading import figures, read_views, slug
from framing.tables import Tables


def test_articles_keep_the_order_of_their_table_and_positions_of_theirs(two: Tables) -> None:
    bridge, river = read_views(two)
    assert (bridge.name, bridge.title, bridge.words) == ("Bridge", "Panic on the bridge", 40)
    assert bridge.numbers == (0, 1, 2, 3)
    assert bridge.paragraphs[3].anchor == "p-bridge-3"
    assert river.headline == "River closes bridge"


def test_addresses_differ_even_where_ids_look_alike() -> None:
    tables = make_tables({"a/b": BRIDGE, "a b": BRIDGE})
    anchors = [view.anchor for view in read_views(tables)]
    assert len(set(anchors)) == 2
    assert slug("<script>") == "script"


def test_articles_of_one_outlet_are_numbered() -> None:
    tables = make_tables({"a": BRIDGE, "b": BRIDGE, "c": BRIDGE})
    tables.articles["outlet"] = ["Wire", "Post", "Wire"]
    assert [view.name for view in read_views(tables)] == ["Wire (1)", "Post", "Wire (2)"]


def test_a_measure_that_was_not_run_is_undefined(two: Tables) -> None:
    assert figures(two.features, "readability_smog").isna().all()
