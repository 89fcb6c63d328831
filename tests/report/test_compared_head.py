"""The head and the findings of a report on groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compared_specimens import LONG_NAME, make_compared_tables, make_comparison
from report_specimens import HOSTILE

from framing.comparison.findings import find
from framing.comparison.settings import Settings
from framing.comparison.tables import Comparison
from framing.report.compared.caveats import find_compared_caveats
from framing.report.compared.findings import findings, findings_of
from framing.report.compared.head import compared_title, head, headlines
from framing.report.compared.shown import grouping, shown_measures


def heads(comparison: Comparison) -> list[str]:
    """Give the heads of what is to be read first."""
    tables = make_compared_tables(comparison)
    return [caveat.head for caveat in find_compared_caveats(comparison, tables)]


def test_primary_measures_are_shown_first_and_do_not_depend_on_what_was_found() -> None:
    comparison = make_comparison(primary=("share_security",))
    assert shown_measures(comparison)[:3] == [
        "share_security",
        "loaded_per_100_words",
        "sentiment_narrator_mean",
    ]
    shuffled = replace(comparison, means=comparison.means[::-1])
    assert shown_measures(shuffled) == shown_measures(comparison)


def test_figures_of_several_groups_are_a_range_with_the_widest_interval() -> None:
    comparison = make_comparison()
    means = comparison.means.xs("loaded_per_100_words", level="measure")
    figure = headlines(comparison)[0]
    assert figure.label == "Loaded words per 100 words"
    assert figure.value == f"{means['mean'].min():.2f} to {means['mean'].max():.2f}"
    half = ((means["high"] - means["low"]) / 2).max()
    assert figure.note == f"means of 3 outlets, each ±{half:.2f} or less"


def test_figures_of_one_compared_group_are_differences_with_their_interval() -> None:
    for reference in ("", "B"):
        comparison = make_comparison(("A", "B"), (12, 14), reference=reference)
        row = comparison.differences.loc[("loaded_per_100_words", "A")]
        figure = headlines(comparison)[0]
        assert figure.value == f"{row['difference']:+.2f}"
        assert figure.note == f"A less B, 95% interval {row['low']:+.2f} to {row['high']:+.2f}"


def test_differences_of_shares_are_points_and_no_percentages() -> None:
    comparison = make_comparison(("A", "B"), (12, 14), primary=("share_humanitarian",))
    row = comparison.differences.loc[("share_humanitarian", "A")]
    figure = headlines(comparison)[0]
    assert figure.value == f"{100 * row['difference']:+.1f} pp"
    half = headlines(make_comparison(primary=("share_humanitarian",)))[0].note
    assert half.endswith(" pp or less")


def test_an_interval_that_is_cut_off_reaches_as_far_as_its_longer_side() -> None:
    comparison = make_comparison(primary=("loaded_per_100_words",))
    means = comparison.means.copy()
    means.loc["loaded_per_100_words", ["mean", "low", "high"]] = [0.5, 0.0, 4.5]
    assert headlines(replace(comparison, means=means))[0].note.endswith("each ±4.00 or less")


def test_titles_ask_and_stay_short() -> None:
    assert compared_title(make_comparison(("A", "B"))) == "Do A and B differ?"
    assert compared_title(make_comparison((LONG_NAME, f"{LONG_NAME}2"))) == "Do 2 outlets differ?"
    assert compared_title(make_comparison(("A",))) == "How did A change over time?"


@pytest.mark.parametrize(
    ("by", "called"),
    [
        ("outlet", ("outlet", "outlets")),
        ("country", ("country", "countries")),
        ("press group", ("group", "groups")),
        (HOSTILE, ("group", "groups")),
    ],
)
def test_groups_are_called_by_their_column(by: str, called: tuple[str, str]) -> None:
    assert grouping(make_comparison(by=by)) == called


def test_what_to_read_first() -> None:
    everything = heads(make_comparison())
    assert everything[:2] == ["Text, not motive.", "Unvalidated on your material."]
    assert {"Few articles.", "Shared texts.", "Left out."} <= set(everything)
    assert "Crude differences only." not in everything, "lengths are held equal"
    assert "No measure was named beforehand." not in everything
    bare = make_comparison(("A", "B"), (12, 14), primary=(), adjust=())
    assert {"No measure was named beforehand.", "Crude differences only."} <= set(heads(bare))
    assert "Few articles." not in heads(bare)


def test_tests_are_counted_once_and_chance_is_told_over_all_families() -> None:
    comparison = make_comparison(("A", "B"), (12, 14), primary=())
    sizes = comparison.differences.groupby("family")["family_size"].first()
    tables = make_compared_tables(comparison)
    told = {c.head: c.text for c in find_compared_caveats(comparison, tables)}
    text = told["No measure was named beforehand."]
    assert text.startswith(f"All {sizes.sum()} tests look at everything at once.")
    families = int((sizes > 0).sum())
    assert f"corrected within {families} families, each at 5%" in text
    assert f"in up to {5 * families}% of studies" in text


def test_small_groups_are_named_with_their_size() -> None:
    comparison = make_comparison(("A", "B", "C"), (12, 1, 5))
    tables = make_compared_tables(comparison)
    told = {c.head: c.text for c in find_compared_caveats(comparison, tables)}
    assert told["Few articles."].startswith("B (1) and C (5) have under 10 articles")


def test_findings_lead_to_their_evidence() -> None:
    comparison = make_comparison()
    html = str(findings(comparison).html)
    for row in comparison.findings.itertuples():
        assert f'<a href="#{row.anchor}">' in html
    assert "unvalidated on your material" in html


def test_of_one_group_only_changes_are_spoken_of() -> None:
    comparison = make_comparison(("A",), (12,))
    html = str(findings(replace(comparison, findings=comparison.findings.iloc[:0])).html)
    assert "No change is clear." in html
    assert "A change is stated only where its corrected test passes and 8 periods" in html
    assert "difference" not in html


def test_no_finding_is_said_plainly() -> None:
    comparison = make_comparison()
    none = replace(comparison, findings=comparison.findings.iloc[:0])
    assert "Nothing is clearly different." in str(findings(none).html)


def test_what_is_clear_stands_apart_from_what_is_not() -> None:
    comparison = make_comparison()
    verdicts = comparison.differences["verdict"]
    settings = Settings(primary=tuple(comparison.settings["primary"]), adjust=("words",))
    told = find(
        comparison.sample,
        comparison.measures,
        comparison.means,
        comparison.differences,
        comparison.changes,
        settings,
    )
    found = findings_of(replace(comparison, findings=told))
    primary = verdicts[[name in settings.primary for name, _ in verdicts.index]]
    clear = primary.isin(["higher", "lower", "equivalent"])
    assert sum(finding.primary and finding.anchor == "differences" for finding in found.clear) == (
        int(clear.sum())
    )
    assert len(found.unclear) == int((~clear).sum()) > 0
    assert all(finding.anchor in ("sample", "time", "differences") for finding in found.notes)
    assert found.notes


def test_hostile_names_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    tables = make_compared_tables(comparison, hostile=True)
    for section in (head(comparison, tables, title=HOSTILE), findings(comparison)):
        assert "<script" not in str(section.html)
        assert "<img" not in str(section.html)
