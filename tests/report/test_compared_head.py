"""The head and the findings of a report on groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compared_specimens import GROUPS, LONG_NAME, make_compared_tables, make_comparison, plain_days
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


def told_first(comparison: Comparison) -> dict[str, str]:
    """Give what is to be read first, by its head."""
    tables = make_compared_tables(comparison)
    return {caveat.head: caveat.text for caveat in find_compared_caveats(comparison, tables)}


def test_without_a_reference_an_outlier_is_warned_of() -> None:
    told = told_first(make_comparison())["Each against all others."]
    assert "one outlet far off makes the others differ too" in told
    assert "--reference NAME" in told
    assert "Each against all others." not in heads(make_comparison(reference=GROUPS[0]))
    assert "Each against all others." not in heads(make_comparison(("A", "B"), (12, 14)))
    assert "Each against all others." not in heads(make_comparison(("A",), (12,)))


def test_what_groups_are_made_of_is_not_said_to_be_unequal() -> None:
    told = told_first(make_comparison(by="section", adjust=()))["Crude differences only."]
    assert told.startswith("Topic, genre, length and wire copy are not held equal")


def test_amounts_left_out_agree_with_their_nouns() -> None:
    comparison = make_comparison()
    assert told_first(comparison)["Left out."] == (
        "Not compared: 2 near-duplicates, 1 not in English, 3 too short and 1 without a group."
    )
    one = replace(comparison, left_out=comparison.left_out.iloc[:1])
    assert told_first(one)["Left out."] == "Not compared: 1 near-duplicate."


def test_articles_in_no_period_are_told() -> None:
    comparison = make_comparison()
    assert "Dates missing." not in heads(comparison)
    fewer = comparison.volume.copy()
    fewer["articles"] = 0
    fewer.iloc[0, 0] = 29
    assert told_first(replace(comparison, volume=fewer))["Dates missing."] == (
        "3 of 32 articles compared have no date that says its month, written as 2024-03-31 or"
        " 2024-03: they stand in no month, but in all other figures."
    )
    assert "Dates missing." not in heads(make_comparison(period=""))


def test_collected_and_compared_have_their_own_figures() -> None:
    comparison = make_comparison()
    tables = make_compared_tables(comparison)
    html = plain_days(head(comparison, tables))
    days = comparison.values["published"]
    assert "<span>39 articles collected</span> · 32 articles compared, of " in html
    assert f"compared, of {days.min()} to {days.max()} · " in html


def test_tests_are_counted_once_and_chance_is_told_over_all_families() -> None:
    comparison = make_comparison(("A", "B"), (12, 14), primary=())
    sizes = comparison.differences.groupby("family")["family_size"].first()
    tested = comparison.differences.xs("A", level="group")["verdict"] != "not tested"
    text = told_first(comparison)["No measure was named beforehand."]
    assert text.startswith(f"Everything was looked at, in {tested.sum()} tests, corrected")
    families = int((sizes > 0).sum())
    assert f"corrected within {families} families, each at 5%" in text
    assert f"in up to {5 * families}% of studies" in text


def test_small_groups_are_named_with_their_size() -> None:
    comparison = make_comparison(("A", "B", "C"), (12, 1, 5))
    told = told_first(comparison)
    assert told["Few articles."].startswith("B (1) and C (5) have under 10 articles")


def test_findings_lead_to_their_evidence() -> None:
    comparison = make_comparison()
    html = str(findings(comparison).html)
    for row in comparison.findings.itertuples():
        assert f'<a href="#{row.anchor}">' in html
    assert "unvalidated on your material" in html


def test_of_one_group_only_changes_are_spoken_of() -> None:
    comparison = make_comparison(("A",), (12,))
    html = without_findings(comparison)
    assert "No change is clear." in html
    assert "A change is stated only where its corrected test passes and 8 periods" in html
    assert "difference" not in html
    few = without_findings(comparison, changes="too few periods")
    assert "No change could be tested: fewer than 8 months have 10 articles or more." in few


def without_findings(comparison: Comparison, **verdicts: str) -> str:
    """Give the section where no finding was told, and each verdict of a table is another."""
    tables = {name: getattr(comparison, name).assign(verdict=v) for name, v in verdicts.items()}
    none = comparison.findings.iloc[:0]
    return str(findings(replace(comparison, **tables, findings=none)).html)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("no clear difference", "<p>Nothing is clearly different.</p>"),
        ("exploratory", "Everything here is exploratory: no comparison has 10 articles or more"),
        ("not tested", "Nothing could be tested: every comparison has a side of fewer than two"),
    ],
)
def test_what_was_not_tested_is_not_said_to_be_alike(verdict: str, said: str) -> None:
    comparison = make_comparison()
    html = without_findings(comparison, differences=verdict)
    assert said in html
    assert html.count("Nothing is clearly different") == (verdict == "no clear difference")
    changed = comparison.findings[comparison.findings["kind"] == "time"]
    table = comparison.differences.assign(verdict=verdict)
    html = str(findings(replace(comparison, differences=table, findings=changed)).html)
    assert f"<p>Between outlets: {said.removeprefix('<p>')[:1].lower()}" in html


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
