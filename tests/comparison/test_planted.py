"""A comparison finds the difference that was planted, and none where none is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from corpus_making import OUTLETS, Corpus, Planted
from corpus_recombining import recombined

import framing
from framing.comparison.dictionary import compared_measures
from framing.comparison.differences import means_and_differences
from framing.comparison.sample import reduced
from framing.comparison.settings import Settings
from framing.comparison.tables import Comparison
from framing.comparison.values import article_values

pytestmark = pytest.mark.slow

LOADED = "loaded_per_100_words"
#: Measures named before anything is looked at: the first differs, the others do not.
PRIMARY = (
    LOADED,
    "share_humanitarian",
    "attribution_named_share",
    "readability_flesch_reading_ease",
    "words",
)
TILTED, REFERENCE = OUTLETS[1], OUTLETS[0]
#: What was planted bears on the wording, so on these families; on all others it does not.
BORNE_ON = ("loaded language", "sentiment")
SEEDS = 20
MOST_FALSE = 0.06


def compared(planted: Planted, reference: str | None = REFERENCE) -> Comparison:
    return framing.compare(
        planted.analysis, reference=reference, primary=PRIMARY, period="month", permutations=999
    )


@pytest.fixture(scope="module")
def changing(planted: Planted) -> Comparison:
    """Give the comparison of a corpus in which a frame changes in time as well."""
    return compared(planted)


@pytest.fixture(scope="module")
def still(steady: Planted) -> Comparison:
    """Give that of another corpus, in which nothing changes in time."""
    return compared(steady)


@pytest.fixture(params=["planted", "steady"])
def pair(
    request: pytest.FixtureRequest, changing: Comparison, still: Comparison
) -> tuple[Corpus, Comparison]:
    """Give each corpus with its comparison."""
    found: Planted = request.getfixturevalue(request.param)
    return found.corpus, changing if request.param == "planted" else still


def test_the_planted_difference_is_found_and_is_moderate(pair: tuple[Corpus, Comparison]) -> None:
    rows = pair[1].differences.loc[LOADED]
    found = rows.loc[TILTED]
    assert found["verdict"] == "higher"
    assert found["low"] > 0
    assert 0.5 < found["effect"] < 1.1
    assert (found["correction"], found["family_size"]) == ("holm", len(PRIMARY) * len(rows))
    assert set(rows.drop(index=TILTED)["verdict"]) == {"no clear difference"}


def test_what_was_planted_not_to_differ_does_not(pair: tuple[Corpus, Comparison]) -> None:
    named = pair[1].differences.loc[list(PRIMARY[1:])]
    assert set(named["verdict"]) == {"no clear difference"}


def test_little_else_differs_but_what_the_wording_bears_on(
    pair: tuple[Corpus, Comparison],
) -> None:
    differences = pair[1].differences
    free = ~differences["family"].isin(BORNE_ON) & (
        differences.index.get_level_values("measure") != LOADED
    )
    tested = differences[free & (differences["verdict"] != "not tested")]
    assert tested.index.get_level_values("measure").nunique() > 20
    assert tested["verdict"].isin(["higher", "lower"]).mean() <= MOST_FALSE
    others = differences.drop(index=TILTED, level="group")
    assert others["verdict"].isin(["higher", "lower"]).mean() <= MOST_FALSE


def test_against_all_others_the_same_outlet_stands_out(steady: Planted) -> None:
    differences = compared(steady, reference=None).differences.loc[LOADED]
    assert differences.index[differences["verdict"] == "higher"].tolist() == [TILTED]


def test_findings_say_so(pair: tuple[Corpus, Comparison]) -> None:
    findings = pair[1].findings
    told = findings[findings["measure"] == LOADED]
    clear = told[told["group"] == TILTED]
    assert len(clear) == 1
    assert TILTED in clear["sentence"].item()
    assert clear["anchor"].item() == "differences"
    for measure in PRIMARY[1:]:
        rows = findings[(findings["measure"] == measure) & (findings["kind"] != "time")]
        assert len(rows) >= 1
        assert rows["sentence"].str.startswith("No clear difference").all()
    assert (findings["kind"] == "sample").any(), "duplicates are told"


def test_copies_are_counted_once_and_wire_copy_is_counted_as_shared(
    pair: tuple[Corpus, Comparison],
) -> None:
    corpus, comparison = pair
    roles, recipe = corpus.roles, corpus.recipe
    sample = comparison.sample
    assert sample["collected"].to_dict() == dict(corpus.articles["outlet"].value_counts())
    assert (sample["duplicates"] == recipe.repeated).all()
    assert (sample["analysed"] == recipe.each + recipe.shared).all()
    twice = comparison.left_out[comparison.left_out["reason"] == "duplicate"]
    for article, same_as in twice["same_as"].items():
        assert sorted(roles[[article, same_as]]) == ["own", "repeated"]
    # A copy and what it was made from are both shared, so at least all copies are.
    assert (sample["shared"] >= recipe.shared).all()
    assert sample["shared"].sum() == 2 * recipe.shared * len(OUTLETS)


def test_short_and_foreign_articles_are_left_out(pair: tuple[Corpus, Comparison]) -> None:
    corpus, comparison = pair
    for role, reason, column in (
        ("foreign", "language", "not_english"),
        ("short", "short", "too_short"),
    ):
        out = comparison.left_out[comparison.left_out["reason"] == reason]
        assert set(out.index) == set(corpus.roles.index[corpus.roles == role])
        assert (comparison.sample[column] == getattr(corpus.recipe, role)).all()


def test_a_change_in_time_is_found_where_one_was_planted(
    changing: Comparison, still: Comparison
) -> None:
    frame = changing.changes.loc["share_humanitarian"]
    assert frame["verdict"] == "change"
    assert frame["earliest"] <= "2025-01" <= frame["latest"]
    assert frame["low"] > 0
    others = changing.changes.drop(index="share_humanitarian").loc[list(PRIMARY[2:])]
    assert set(others["verdict"]) == {"no clear change"}
    assert "change" not in set(still.changes.loc[list(PRIMARY), "verdict"])


def test_where_nothing_differs_few_differences_are_claimed(steady: Planted) -> None:
    own = steady.corpus.roles.index[steady.corpus.roles == "own"]
    tables = reduced(steady.analysis, own)
    # Formulas of readability need the joined text, which is not made anew.
    formulas = tables.measures.index[tables.measures["combine"] == "text"]
    tables = replace(
        tables,
        measures=tables.measures.drop(index=formulas),
        features=tables.features.drop(columns=formulas),
    )
    claimed, raw = [], []
    settings = Settings(primary=PRIMARY[:3], reference=REFERENCE, draws=100)
    for seed in range(SEEDS):
        dealt = recombined(tables, seed)
        values = article_values(dealt).assign(group=dealt.articles["outlet"])
        asked = compared_measures(dealt, settings.primary)
        _, differences = means_and_differences(
            values, asked, dealt.articles, list(OUTLETS), settings
        )
        tested = differences[differences["p_value"].notna()]
        claimed.append(tested["verdict"].isin(["higher", "lower"]))
        raw.append(tested["p_value"] <= 0.05)
    assert len(pd.concat(claimed)) > SEEDS * 60
    assert np.mean(pd.concat(claimed)) <= MOST_FALSE
    assert np.mean([one.any() for one in claimed]) <= 0.25, "of comparisons claim anything"
    assert 0.03 <= np.mean(pd.concat(raw)) <= 0.07, "uncorrected, one in twenty"
