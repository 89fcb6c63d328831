"""Codings on a page: figures in place of the banner, corrected shares, hostile cells inert."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from compared_specimens import make_comparison
from report_specimens import HOSTILE
from test_report_writing import Reader
from validity_specimens import TEXTS

import framing
from framing.analysis import Analysis
from framing.comparison.tables import CORRECTED, INDEX, Comparison
from framing.errors import InputError
from framing.evaluation.quality import Quality, find_quality
from framing.report.caveats import find_caveats, not_coded
from framing.report.compared import findings, frame_shares
from framing.report.compared.caveats import find_compared_caveats
from framing.report.layouts import EVENT, OUTLETS
from framing.report.section import Section
from framing.report.sections.quality import measurement_quality

BANNER = "Unvalidated on your material."


def text_of(section: Section) -> str:
    return " ".join("".join(Reader(str(section.html)).text).split())


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    rows = [
        {
            "article_id": f"a{n}",
            "outlet": outlet,
            "text": "\n\n".join(told.format(n=n + 2) for told in TEXTS.values()),
        }
        for n, outlet in enumerate(["Courier", f"Herald {HOSTILE}"] * 6)
    ]
    return framing.analyze(pd.DataFrame(rows), model="fast")


def codings_of(analysis: Analysis, *variables: str) -> pd.DataFrame:
    """Give codes that two people agree on but for one paragraph, each right about security."""
    hash_ = analysis.provenance["codebook_sha256"]
    rows = [
        (unit, coder, name, str(int("Troops" in text)), hash_)
        for unit, text in analysis.paragraphs["text"].items()
        for name in variables
        for coder in ("anna", f"ben {HOSTILE}")
    ]
    table = pd.DataFrame(rows, columns=["paragraph_id", "coder", "variable", "value", "codebook"])
    table.loc[0, "value"] = "1" if table.loc[0, "value"] == "0" else "0"
    return table


@pytest.fixture(scope="module")
def quality(analysis: Analysis) -> Quality:
    return find_quality(analysis, codings_of(analysis, "security", "loaded", "sentiment"))


def test_agreement_of_coders_is_that_of_reliability(analysis: Analysis, quality: Quality) -> None:
    table = codings_of(analysis, "security", "loaded", "sentiment")
    pd.testing.assert_frame_equal(quality.agreement, framing.reliability(table).figures)
    told = text_of(measurement_quality(analysis, quality))
    assert "Reliability of each variable" in told
    assert f"{quality.agreement.loc['security', 'alpha']:.3f}" in told


def test_one_coder_agrees_with_nobody(analysis: Analysis) -> None:
    table = codings_of(analysis, "security")
    alone = find_quality(analysis, table[table["coder"] == "anna"])
    assert alone.agreement.empty
    assert "Reliability of each variable" not in text_of(measurement_quality(analysis, alone))


def test_figures_by_hand(analysis: Analysis, quality: Quality) -> None:
    row = quality.figures.loc[("security", "")]
    told = analysis.frames["assigned_security"] == 1
    truth = analysis.paragraphs["text"].str.contains("Troops")
    kept = truth.index[1:]
    right = (told & truth)[kept].sum()
    assert row["paragraphs"] == len(kept) == 47
    assert row["precision"] == pytest.approx(right / told[kept].sum())
    assert row["recall"] == pytest.approx(right / truth[kept].sum())
    assert row["floor_f1"] == pytest.approx(2 * truth[kept].sum() / (len(kept) + truth[kept].sum()))
    assert quality.settling.loc["security"].tolist() == [0, 47, 0, 1, 2]
    outlets = quality.figures.loc["security"].index.tolist()
    assert outlets == ["", "Courier", f"Herald {HOSTILE}"]
    assert quality.variables == ["security", "loaded", "sentiment"]


def test_weights_make_a_paragraph_count_as_often(analysis: Analysis) -> None:
    table = codings_of(analysis, "security").iloc[2:]
    one = find_quality(analysis, table.assign(weight=4.0)).figures
    pd.testing.assert_frame_equal(one, find_quality(analysis, table).figures)
    heavy = table["paragraph_id"].map(lambda unit: 9.0 if unit.startswith("a1:") else 1.0)
    share = find_quality(analysis, table.assign(weight=heavy)).figures["share_coded"].iloc[0]
    assert share == pytest.approx((9 + 11) / (9 * 4 + 10 * 4 + 3))


def test_the_banner_goes_where_there_are_codes(analysis: Analysis, quality: Quality) -> None:
    assert BANNER in text_of(measurement_quality(analysis))
    shown = text_of(measurement_quality(analysis, quality))
    assert BANNER not in shown
    for landmark in (
        "Security frame, loaded wording and sentiment of the wording in up to",
        "Unvalidated on your material: humanitarian frame, political symbolism frame and number of",
        "The programme against the codes of this material",
        "How the codes of paragraphs were settled",
        "The same outlet by outlet",
    ):
        assert landmark in shown, landmark
    assert "nan" not in shown.split()


def test_what_nobody_coded_is_named_first(analysis: Analysis, quality: Quality) -> None:
    heads = [caveat.head for caveat in find_caveats(analysis, [])]
    assert BANNER in heads
    caveats = {caveat.head: caveat.text for caveat in find_caveats(analysis, [], quality)}
    assert BANNER not in caveats
    assert "number of attributions" in caveats["In part unvalidated on your material."]
    names = ["humanitarian", "security", "political_symbolism", "loaded", "sentiment"]
    every = find_quality(analysis, codings_of(analysis, *names, "attributions"))
    assert not_coded(analysis, every) == []
    told = [caveat.head for caveat in find_compared_caveats(make_comparison(), analysis, every)]
    assert not any("nvalidated" in head for head in told)
    assert BANNER in [c.head for c in find_compared_caveats(make_comparison(), analysis)]


def test_findings_say_what_was_coded(quality: Quality) -> None:
    comparison = make_comparison()
    assert "unvalidated on your material." in text_of(findings(comparison))
    shown = text_of(findings(comparison, quality))
    assert "unvalidated on your material, but for what your coders judged too: security" in shown


def test_a_layout_with_codings_draws_on_them() -> None:
    for layout in (EVENT, OUTLETS):
        calls = layout.validated.calls
        assert "report.measurement_quality(tables, quality)" in calls
        assert len(calls) == len(layout.calls)
        assert "quality=quality" in layout.validated.head
        assert "quality" not in layout.head
    assert "compared.findings(comparison, quality)" in OUTLETS.validated.calls


def test_weights_alone_are_refused(analysis: Analysis) -> None:
    with pytest.raises(InputError, match="is given without codings"):
        analysis.report("nowhere", coded_sample="study")


# --- corrected shares in a comparison


@pytest.fixture(scope="module")
def corrected() -> Comparison:
    """Give a comparison with corrected shares: own codes, those of all, none."""
    comparison = make_comparison(hostile=True)
    groups = list(map(str, comparison.sample.index))
    measures = [str(m) for m in comparison.measures.index if str(m).startswith("share_")]
    rows = []
    for _ in measures:
        for at, group in enumerate(groups):
            share = [0.3, 0.4, math.nan][at % 3]
            by = ["group", "all groups", ""][at % 3]
            apart = [0.1, -0.02, 0.3] if at == 0 else [math.nan] * 3
            rows.append(
                (
                    *(12, 0.25, 50 + at, 11, 20, 0.8, 0.7, by),
                    *(share, share - 0.1, share + 0.1, "" if share == share else HOSTILE),
                    *(*apart, "" if at == 0 else f"too few codes in {group}"),
                )
            )
    index = pd.MultiIndex.from_product([measures, groups], names=INDEX["corrected"])
    table = pd.DataFrame(rows, index=index, columns=list(CORRECTED)).astype(dict(CORRECTED))
    return replace(comparison, corrected=table)


def test_raw_and_corrected_stand_side_by_side(corrected: Comparison) -> None:
    section = frame_shares(corrected)
    shown = text_of(section)
    for landmark in (
        "Hollow: as the programme counts; solid below it: corrected by what people coded.",
        "Shares raw and corrected for the programme’s errors",
        "Differences raw and corrected",
        "by the codes of all groups",
        "from 30 coded paragraphs of 10 articles on",
        "too few codes in",
    ):
        assert landmark in shown, landmark
    assert "are not corrected for its errors" not in shown
    html = str(section.html)
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert ", corrected: 0.300 [0.200, 0.400], 50 paragraphs coded" in html, (
        "a pointer shows the corrected figure"
    )


def test_without_codings_the_section_is_as_it_was(corrected: Comparison) -> None:
    plain = replace(corrected, corrected=corrected.corrected.iloc[:0])
    shown = text_of(frame_shares(plain))
    assert "are not corrected for its errors" in shown
    assert "solid below it" not in shown
