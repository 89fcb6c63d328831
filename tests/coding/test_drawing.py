"""Drawing: sizes, strata, weights, who codes what, and what is refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from studied import BOOK, Story, analysis_of, town

from framing import InputError, draw_sample
from framing.coding.allocating import FEW, allocate
from framing.coding.sizing import half_width_of, intraclass_correlation

TOWN = town()


@given(st.data())
def test_an_allocation_is_whole_and_reaches_every_stratum(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 500), min_size=1, max_size=12))
    n = data.draw(st.integers(len(sizes), sum(sizes)))
    drawn = allocate(sizes, n)
    assert sum(drawn) == n
    few = min(FEW, max(1, n // (2 * len(sizes))))
    for size, part in zip(sizes, drawn, strict=True):
        assert min(few, size) <= part <= size
        assert part <= max(few, n * size / sum(sizes) + 1)


@pytest.mark.parametrize(
    ("sizes", "n", "drawn"),
    [
        ([50, 30, 20], 10, [5, 3, 2]),
        ([1000, 3], 20, [17, 3]),
        ([1000, 9], 20, [15, 5]),
        ([7], 7, [7]),
        ([1, 1, 1], 3, [1, 1, 1]),
        ([100, 100, 100], 10, [4, 3, 3]),
    ],
)
def test_allocations_worked_out_by_hand(sizes: list[int], n: int, drawn: list[int]) -> None:
    assert allocate(sizes, n) == drawn


def test_the_same_seed_draws_the_same_whatever_the_order_of_rows() -> None:
    shuffled = replace(
        TOWN,
        paragraphs=TOWN.paragraphs.sample(frac=1, random_state=3),
        articles=TOWN.articles.iloc[::-1],
    )
    one = draw_sample(TOWN, n=40, stratify=["outlet", "frames"], overlap=0.3)
    other = draw_sample(shuffled, n=40, stratify=["outlet", "frames"], overlap=0.3)
    pd.testing.assert_frame_equal(one.units, other.units)
    assert not one.units.equals(draw_sample(TOWN, n=40, random_state=1).units)


def test_strata_are_told_and_the_rare_ones_are_in() -> None:
    sample = draw_sample(TOWN, n=60, stratify="frames")
    assert sample.strata["paragraphs"].to_dict() == {
        **{"abstained": 12, "flags": 12, "harm": 36, "no frame": 84},
    }
    assert sample.strata["drawn"].sum() == len(sample.units) == 60
    assert (sample.strata["drawn"] >= FEW).all()
    counts = Counter(sample.units["stratum"])
    for name, row in sample.strata.iterrows():
        assert counts[name] == row["drawn"]
        assert row["weight"] == row["paragraphs"] / row["drawn"]


def test_a_paragraph_of_several_frames_stands_with_the_rarest() -> None:
    frames = TOWN.frames.copy()
    frames.loc[frames["assigned_flags"] == 1, "assigned_harm"] = 1.0
    sample = draw_sample(replace(TOWN, frames=frames), n=60, stratify="frames")
    assert sample.strata["paragraphs"].to_dict() == {
        **{"abstained": 12, "flags": 12, "harm": 36, "no frame": 84},
    }


def test_weights_add_up_to_all_paragraphs() -> None:
    for n in (17, 60, 144):
        sample = draw_sample(TOWN, n=n, stratify=["frames"])
        assert sample.units["weight"].sum() == pytest.approx(144)


@pytest.mark.slow
def test_weighted_means_are_unbiased() -> None:
    truth = (TOWN.frames["assigned_flags"] == 1).astype(float)
    values = truth + np.arange(len(truth)) % 7 / 10
    weighted, plain = [], []
    for seed in range(600):
        units = draw_sample(TOWN, n=30, stratify=["outlet", "frames"], random_state=seed).units
        told = values[units["paragraph_id"]].to_numpy()
        weighted.append((told * units["weight"]).sum() / len(values))
        plain.append(told.mean())
    error = np.std(weighted) / np.sqrt(len(weighted))
    assert abs(np.mean(weighted) - values.mean()) < 3.5 * error
    assert abs(np.mean(plain) - values.mean()) > 10 * error


def test_every_paragraph_can_be_drawn_as_often_as_its_weight_says() -> None:
    small = analysis_of({"a": Story("A", ["one x", "two x", "three x"], ["harm", "", ""])})
    drawn: Counter[str] = Counter()
    for seed in range(20):
        sample = draw_sample(small, n=2, stratify=["frames"], random_state=seed)
        drawn.update(sample.units["paragraph_id"])
    assert drawn["a:0000"] == 20
    assert drawn["a:0001"] + drawn["a:0002"] == 20
    assert 3 < drawn["a:0001"] < 17


def test_what_cannot_be_coded_is_left_out_and_counted() -> None:
    analysis = analysis_of(
        {
            "a": Story("A", ["Rain fell.", "", "x" * 32_768, "x" * 32_767]),
            "b": Story("B", ["Regen fiel.", "Noch mehr."], language="de"),
        }
    )
    sample = draw_sample(analysis, n=2)
    assert sorted(sample.units["paragraph_id"]) == ["a:0000", "a:0003"]
    assert list(sample.plan["left_out"].values()) == [2, 1, 1]


def test_nothing_to_draw_is_refused() -> None:
    analysis = analysis_of({"b": Story("B", ["Regen fiel."], language="de")})
    with pytest.raises(InputError, match="no paragraph of the analysis is in English"):
        draw_sample(analysis, n=1)


@pytest.mark.parametrize(
    ("overlap", "shared", "others"),
    [(1.0, 60, 0), (0.0, 0, 20), (0.5, 30, 10), (0.25, 15, 15)],
)
def test_units_are_shared_by_all_or_dealt_out_evenly(
    overlap: float, shared: int, others: int
) -> None:
    sample = draw_sample(TOWN, n=60, coders=3, overlap=overlap, stratify=["frames"])
    counts = Counter(sample.units["coder"])
    assert counts[""] == shared
    assert [counts[coder] for coder in sample.coders] == [others] * 3
    for coder in sample.coders:
        assert set(sample.units_of(coder)["coder"]) <= {"", coder}
        assert len(sample.units_of(coder)) == shared + others


def test_what_all_coders_share_is_of_every_stratum() -> None:
    sample = draw_sample(TOWN, n=60, stratify=["frames"], overlap=0.3)
    common = sample.units[sample.units["coder"] == ""]
    assert set(common["stratum"]) == set(sample.strata.index)


def test_orders_differ_between_coders_and_come_again() -> None:
    sample = draw_sample(TOWN, n=60, coders=["Anna", "Ben"])
    anna, ben = (list(sample.units_of(coder).index) for coder in sample.coders)
    assert sorted(anna) == sorted(ben) == list(sample.units.index)
    assert anna != ben
    assert anna != sorted(anna)
    assert anna == list(sample.units_of("Anna").index)


def test_unit_names_betray_neither_outlet_nor_stratum() -> None:
    units = draw_sample(TOWN, n=144, stratify=["outlet"]).units
    order = units["stratum"].factorize(sort=True)[0]
    assert abs(np.corrcoef(order, np.arange(len(order)))[0, 1]) < 0.25


def test_interval_widths_are_those_of_the_books() -> None:
    # One paragraph an article: n = 1.96**2 * .5 * .5 / .05**2 = 384.15.
    assert half_width_of([10**6], [385], articles=[1] * 10**6, icc=0.5) < 0.05
    assert half_width_of([10**6], [384], articles=[1] * 10**6, icc=0.5) > 0.05
    # All of 100 articles of 10 paragraphs, alike in full, tell as much as 100 paragraphs.
    whole = half_width_of([1000], [1000], articles=[10] * 100, icc=1.0)
    assert whole == pytest.approx(1.959964 * 0.5 / 10)


def test_shares_vary_as_the_width_says() -> None:
    random = np.random.default_rng(3)
    icc, articles, length = 0.25, 80, 10
    sizes, drawn = [600, 200], [120, 80]
    shares = []
    for _ in range(3000):
        # A paragraph shows the frame as its article does, or else by itself.
        alike = random.random((articles, length)) < np.sqrt(icc)
        own = random.random((articles, length)) < 0.5
        whole = random.random((articles, 1)) < 0.5
        values = np.where(alike, whole, own).ravel()
        order = random.permutation(len(values))
        halves = zip((order[:600], order[600:]), drawn, strict=True)
        parts = [random.choice(part, n, replace=False) for part, n in halves]
        means = [values[part].mean() for part in parts]
        shares.append(np.average(means, weights=sizes))
    width = half_width_of(sizes, drawn, articles=[length] * articles, icc=icc)
    assert 1.959964 * np.std(shares) == pytest.approx(width, rel=0.1)


def test_the_size_follows_from_the_interval() -> None:
    sample = draw_sample(TOWN, half_width=0.16, stratify=["frames"])
    assert sample.plan["half_width"] <= 0.16
    fewer = draw_sample(TOWN, n=len(sample.units) - 1, stratify=["frames"])
    assert fewer.plan["half_width"] > 0.16


def test_an_interval_that_cannot_be_had_is_refused_with_the_narrowest() -> None:
    with pytest.raises(InputError) as caught:
        draw_sample(TOWN, half_width=0.01)
    told = str(caught.value)
    assert "all 144 paragraphs of 12 articles give ±" in told
    narrowest = float(told.rsplit("Ask for ", 1)[1].split()[0])
    assert len(draw_sample(TOWN, half_width=narrowest).units) <= 144


@pytest.mark.parametrize("icc", [0.0, 0.3, 0.8])
def test_the_intraclass_correlation_is_found_again(icc: float) -> None:
    random = np.random.default_rng(5)
    articles = np.repeat(np.arange(1500), random.integers(2, 8, 1500))
    values = np.sqrt(icc) * random.normal(size=1500)[articles]
    values += np.sqrt(1 - icc) * random.normal(size=len(articles))
    assert intraclass_correlation(values, list(map(str, articles))) == pytest.approx(icc, abs=0.04)


def test_the_design_is_that_of_the_analysis_where_articles_are_many() -> None:
    assert draw_sample(TOWN, n=5).plan["intraclass_correlation_of"].startswith("that of the frame")
    few = town(of=1)
    assert draw_sample(few, n=5).plan["intraclass_correlation"] == 0.2


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        draw_sample(
            TOWN,
            n=0,
            stratify=["outlets", "frames", "frames"],
            variables=["harm", "hram"],
            coders=["Anna", "anna", "../x", "adjudicated"],
            overlap=1.5,
            random_state=-1,
        )
    told = caught.value.faults
    for part in (
        "n is 0",
        "overlap is 1.5",
        "random_state is -1",
        "'../x' cannot name a file",
        "'adjudicated' is kept",
        "'anna' is named twice",
        "no 'hram' among 'harm', 'flags', 'loaded'",
        "no column 'outlets'",
        "did you mean 'outlet'?",
        "'frames' is named twice",
    ):
        assert any(part in fault for fault in told), part
    assert len(told) == 9


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({}, "give n, how many paragraphs, or half_width"),
        ({"n": 3, "half_width": 0.1}, "one of the two"),
        ({"half_width": 0.5}, "half_width is 0.5"),
        ({"n": True}, "n is True"),
        ({"n": 145}, "there are 144 paragraphs to draw from"),
        ({"n": 4, "stratify": ["outlet", "frames"]}, "make 12 strata"),
        ({"n": 4, "variables": []}, "none is named"),
        ({"n": 4, "coders": 0}, "coders is 0"),
        ({"n": 4, "coders": 2.5}, "coders is 2.5"),
        ({"n": 4, "coders": []}, "coders: none is named"),
    ],
)
def test_what_cannot_be_drawn_is_refused(asked: dict[str, object], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        draw_sample(TOWN, **asked)


def test_a_frame_may_not_be_called_as_a_column() -> None:
    from framing.codebooks.writing import dump_codebook

    frames = (replace(BOOK.frames[0], code="codebook"), BOOK.frames[1])
    told = {"codebook_text": dump_codebook(replace(BOOK, frames=frames))}
    with pytest.raises(InputError, match="'codebook' is also a column of the sheets"):
        draw_sample(replace(TOWN, provenance=told), n=4)


def test_an_analysis_without_its_codebook_is_refused() -> None:
    with pytest.raises(InputError, match="has no codebook"):
        draw_sample(replace(TOWN, provenance={}), n=4)
