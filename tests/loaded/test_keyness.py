"""Keyness of load, on counts made by hand and on the sample articles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.comparison.contexts import context_of
from framing.errors import InputError
from framing.loaded.keyness import COLUMNS, loaded_keyness
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Tables,
    make_table,
    measures_table,
)

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Piece:
    """An article of one paragraph that counts, which says these entries and nothing else that is
    shown; a second one keeps it from being a copy of another, or makes it one of all with the same
    *own*.
    """

    outlet: str | None
    narrated: Sequence[str] = ()
    words: int = 100
    quoted: Sequence[str] = ()
    quoted_words: int = 0
    is_english: bool = True
    own: str = ""

    @property
    def said(self) -> list[tuple[str, str]]:
        narrated = [(entry, "narrator") for entry in self.narrated]
        return narrated + [(entry, "quoted") for entry in self.quoted]


def tables_of(pieces: Mapping[str, Piece]) -> Tables:
    """Give the tables of an analysis in which only loaded words were looked for."""
    articles, paragraphs, spans = [], [], []
    for name, piece in pieces.items():
        start, text = 0, " ".join(entry for entry, _ in piece.said)
        for entry, voice in piece.said:
            place = (start, start + len(entry), entry)
            spans.append((f"{name}:0000", "loaded", "label", *place, entry, 0.5, voice, ""))
            start += len(entry) + 1
        articles.append((piece.outlet, None, None, "en", None, text))
        quoted = piece.quoted_words if piece.is_english else None
        paragraphs.append(
            (name, piece.outlet, None, 0, "body", 0, piece.words, quoted, text),
        )
        own = " ".join(f"{piece.own or name} tells {at}" for at in range(40))
        paragraphs.append((name, piece.outlet, None, 1, "body", len(text) + 2, 0, 0, own))
    ids = [f"{name}:{position:04d}" for name in pieces for position in (0, 1)]
    known = [0.0 if one.is_english else math.nan for one in pieces.values() for _ in (0, 1)]
    index = pd.Index(ids, dtype="str", name="paragraph_id")
    return Tables(
        articles=make_table(articles, ARTICLES, index=list(pieces), index_name="article_id"),
        whole_texts=pd.DataFrame(index=list(pieces)),
        paragraphs=make_table(paragraphs, PARAGRAPHS, index=ids, index_name="paragraph_id"),
        spans=make_table(spans, SPANS),
        attributions=make_table([], ATTRIBUTIONS, index=[], index_name="relation"),
        features=pd.DataFrame({"loaded_count": known}, index=index),
        frames=pd.DataFrame(index=index),
        measures=measures_table([]),
        provenance={},
    )


TWO = {
    "a1": Piece("A", ["sham", "sham", "mob"], words=300),
    "a2": Piece("A", ["sham"], words=150, quoted=["thug"], quoted_words=50),
    "b1": Piece("B", ["sham"], words=500, quoted=["mob", "thug"], quoted_words=100),
    "b2": Piece("B", words=400),
}
#: Three articles an outlet: A says "sham" in each, B in none; both say "mob" in two.
THREE = {
    **{f"a{n}": Piece("A", ["sham", *["mob"] * (n > 0)]) for n in range(3)},
    **{f"b{n}": Piece("B", ["mob"] * (n > 0)) for n in range(3)},
}


def entries_of(keyness: pd.DataFrame, group: str) -> list[str]:
    return [entry for name, entry in keyness.index if name == group]


def test_figures_by_hand() -> None:
    row = loaded_keyness(tables_of(TWO)).loc[("A", "sham")]
    assert row["kind"] == "label"
    assert (row["count"], row["words"], row["reference_count"]) == (3, 400, 1)
    assert row["per_10000_words"] == pytest.approx(75.0)
    assert row["reference_per_10000_words"] == pytest.approx(12.5)  # 1 of 800 narrated words
    assert row["log_ratio"] == pytest.approx(math.log2(6))
    assert (row["articles"], row["articles_share"], row["reference_articles"]) == (2, 1.0, 1)
    # Shares of words 3/4 and 1/4, of the entry 2/3 and 1/3: DP is 1/12, and 1/12 : 3/4 is 1/9.
    assert row["dispersion"] == pytest.approx(1 / 9)


def test_zero_is_taken_as_a_half_in_the_log_ratio_alone() -> None:
    row = loaded_keyness(tables_of(TWO)).loc[("A", "mob")]
    assert row["log_ratio"] == pytest.approx(math.log2((1 / 400) / (0.5 / 800)))
    assert row["reference_per_10000_words"] == 0.0


@pytest.mark.parametrize(
    ("voice", "words", "rows"),
    [
        ("narrator", [400, 800], ["A mob", "A sham", "B sham"]),
        ("quoted", [50, 100], ["A thug", "B mob", "B thug"]),
        ("all", [450, 900], ["A mob", "A sham", "A thug", "B mob", "B sham", "B thug"]),
    ],
)
def test_voice_chooses_words_and_entries(voice: str, words: list[int], rows: list[str]) -> None:
    found = loaded_keyness(tables_of(TWO), voice=voice)
    assert found["words"].unique().tolist() == words
    assert sorted(map(" ".join, found.index)) == rows


def test_a_reference_is_compared_with_and_has_no_rows() -> None:
    tables = tables_of(TWO | {"c1": Piece("C", ["sham"], words=50)})
    found = loaded_keyness(tables, reference="B")
    assert found.index.unique("group").tolist() == ["A", "C"]
    assert set(found["reference_per_10000_words"]) == {0.0, 12.5}
    rest = loaded_keyness(tables)
    assert rest.loc[("A", "sham"), "reference_count"] == 2


def test_exact_p_and_q_by_hand() -> None:
    found = loaded_keyness(tables_of(THREE))
    # Of 20 ways to choose 3 articles of 6, one has all the shams: p = 2 * 1/20.
    assert found.loc[("A", "sham"), "p_value"] == pytest.approx(0.1)
    assert found.loc[("A", "mob"), "p_value"] == found.loc[("B", "mob"), "p_value"] == 1.0
    # Two entries in two groups are four tests, though B has no row for "sham".
    assert found.attrs["family"] == 4
    assert found.loc[("A", "sham"), "q_value"] == pytest.approx(0.1 * 4 / 2)


def test_too_few_articles_are_not_tested() -> None:
    two = {name: piece for name, piece in THREE.items() if name != "b0"}
    assert loaded_keyness(tables_of(two))["p_value"].isna().all()
    rare = {**THREE, "b0": Piece("B", ["thug"]), "b1": Piece("B", ["thug", "mob"])}
    found = loaded_keyness(tables_of(rare))
    assert math.isnan(found.loc[("B", "thug"), "p_value"])  # in two articles of six
    assert found["p_value"].notna().sum() == 3


def test_pairs_do_not_depend_on_other_groups() -> None:
    alone = loaded_keyness(tables_of(THREE), reference="B", permutations=10)
    more = {**THREE, **{f"c{n}": Piece("C", ["mob"] * n, words=77) for n in range(4)}}
    found = loaded_keyness(tables_of(more), reference="B", permutations=10)
    assert found.loc["A", "p_value"].to_dict() == alone.loc["A", "p_value"].to_dict()


def test_order_within_a_group() -> None:
    pieces = {
        **{f"a{n}": Piece("A", ["often", "often", "both", "rife"]) for n in range(4)},
        "a4": Piece("A", ["once", "once", "once"]),
        **{f"b{n}": Piece("B", ["both", "rife", "rife"]) for n in range(5)},
    }
    # "once" has the second highest log ratio, but stands in one article; ties go by alphabet.
    assert entries_of(loaded_keyness(tables_of(pieces)), "A") == ["often", "both", "rife", "once"]
    tied = {"a": Piece("A", ["y", "x", "z", "z"]), "b": Piece("B")}
    assert entries_of(loaded_keyness(tables_of(tied)), "A") == ["z", "x", "y"]


def test_contexts_come_from_different_articles_first() -> None:
    pieces = {
        "a1": Piece("A", ["sham", "sham", "sham"]),
        "a2": Piece("A", ["mob", "sham"]),
        "b": Piece("B"),
    }
    contexts = loaded_keyness(tables_of(pieces)).loc[("A", "sham"), "contexts"]
    assert [str(context) for context in contexts] == [
        "a1:0000: [sham] sham sham",
        "a2:0000: mob [sham]",
        "a1:0000: sham [sham] sham",
    ]


def test_a_long_context_is_cut_between_words_and_stays_on_a_line() -> None:
    around = "Nobody in the whole of the old town\nhad expected such a thing to come to pass"
    text = f"{around}: a sham, {around}."
    start = text.index("sham")
    assert context_of("a:0000", text, start, start + 4) == (
        "a:0000",
        "… had expected such a thing to come to pass: a ",
        "sham",
        ", Nobody in the whole of the old town had …",
    )


def test_what_cannot_be_compared_is_left_out_and_counted() -> None:
    odd = {
        "x1": Piece(None, ["sham"]),
        "x2": Piece("A", words=100, quoted=["sham"], quoted_words=100),
        "x3": Piece("B", words=100, is_english=False),
    }
    found = loaded_keyness(tables_of(TWO | odd))
    assert found.attrs["left_out"] == {
        "without_value": 1,
        "without_words": 2,
        "duplicates": 0,
    }
    assert found.attrs["articles"] == {"A": 2, "B": 2}
    pd.testing.assert_frame_equal(found, loaded_keyness(tables_of(TWO)))


def test_an_entry_of_two_kinds_shows_both() -> None:
    tables = tables_of(TWO)
    spans = tables.spans.copy()
    spans.loc[0, "kind"] = "emotive"
    found = loaded_keyness(replace(tables, spans=spans))
    assert found["kind"].to_dict() == {
        ("A", "mob"): "label",
        ("A", "sham"): "emotive, label",
        ("B", "sham"): "emotive, label",
    }


def test_any_column_can_make_the_groups() -> None:
    tables = tables_of(TWO)
    years = pd.Series([2024, 2025, None, 2024], index=tables.articles.index, dtype="Int64")
    found = loaded_keyness(replace(tables, articles=tables.articles.assign(year=years)), by="year")
    assert found.index.unique("group").tolist() == [2024, 2025]
    assert found.attrs["left_out"]["without_value"] == 1


def test_without_a_loaded_word_the_table_keeps_its_columns() -> None:
    found = loaded_keyness(tables_of({"a": Piece("A"), "b": Piece("B")}))
    assert found.empty
    assert found.index.names == ["group", "entry"]
    filled = loaded_keyness(tables_of(TWO))
    assert found.dtypes.to_dict() == filled.dtypes.to_dict()
    assert list(found.columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("pieces", "settings", "message"),
    [
        (TWO, {"by": "party"}, "no column 'party'; they have 'outlet', 'published'"),
        (TWO, {"voice": "loud"}, "expected 'narrator' or 'quoted' or 'all', got 'loud'"),
        (TWO, {"permutations": 0}, "permutations: expected 1 or more, got 0"),
        (TWO, {"reference": "C"}, r"(?s)got 'C'.*Name one of 'A', 'B'.*0 without a value"),
        ({"a": Piece("A"), "x": Piece(None)}, {}, r"(?s)two groups.*got 'A'.*1 without a value"),
        ({"x": Piece(None)}, {}, "two groups or more in 'outlet', got none"),
    ],
)
def test_errors_say_what_to_do(
    pieces: dict[str, Piece], settings: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        loaded_keyness(tables_of(pieces), **settings)


def test_all_wrong_arguments_are_named_at_once() -> None:
    tables = tables_of(TWO)
    unread = replace(tables, features=tables.features.drop(columns="loaded_count"))
    with pytest.raises(InputError, match="no loaded words were looked for") as raised:
        loaded_keyness(unread, by="party", voice="loud", permutations=-1)
    assert len(raised.value.faults) == 4


pieces_of = st.builds(
    Piece,
    outlet=st.sampled_from(["A", "B"]),
    narrated=st.lists(st.sampled_from(["mob", "sham", "thug"]), max_size=4),
    words=st.integers(1, 900),
)
corpora = st.lists(pieces_of, min_size=2, max_size=9).filter(
    lambda pieces: {piece.outlet for piece in pieces} == {"A", "B"}
)


def keyness_of(pieces: Sequence[Piece]) -> pd.DataFrame:
    return loaded_keyness(tables_of({f"p{n}": p for n, p in enumerate(pieces)}), permutations=20)


@settings(max_examples=10, deadline=None)
@given(corpora)
def test_counts_add_up(pieces: list[Piece]) -> None:
    found = keyness_of(pieces)
    said = pd.Series([entry for piece in pieces for entry in piece.narrated], dtype="str")
    totals = said.value_counts().to_dict()
    assert found.groupby("entry")["count"].sum().to_dict() == totals
    entries = found.index.get_level_values("entry")
    both = found["count"] + found["reference_count"]
    assert both.tolist() == [totals[entry] for entry in entries]
    assert found["dispersion"].dropna().between(0, 1).all()
    assert found["p_value"].dropna().between(0, 1, inclusive="right").all()
    assert (found["q_value"].dropna() >= found["p_value"].dropna()).all()


@settings(max_examples=10, deadline=None)
@given(corpora)
def test_two_groups_mirror_each_other(pieces: list[Piece]) -> None:
    found = keyness_of(pieces)
    swapped = keyness_of([replace(p, outlet={"A": "B", "B": "A"}[str(p.outlet)]) for p in pieces])
    renamed = swapped.rename(index={"A": "B", "B": "A"}, level="group")
    pd.testing.assert_frame_equal(renamed.loc[found.index], found)
    for (group, entry), row in found.iterrows():
        other = ({"A": "B", "B": "A"}[group], entry)
        if other in found.index:
            mirrored = found.loc[other]
            assert row["log_ratio"] == pytest.approx(-mirrored["log_ratio"])
            assert row["p_value"] == pytest.approx(mirrored["p_value"], nan_ok=True)


@settings(max_examples=6, deadline=None)
@given(corpora, st.randoms(use_true_random=False))
def test_order_of_rows_changes_nothing(pieces: list[Piece], random: Any) -> None:
    tables = tables_of({f"p{n}": piece for n, piece in enumerate(pieces)})
    order = random.sample(range(len(pieces)), len(pieces))
    shuffled = replace(
        tables,
        articles=tables.articles.iloc[order],
        spans=tables.spans.iloc[random.sample(range(len(tables.spans)), len(tables.spans))],
    )
    first, second = (loaded_keyness(t, permutations=20) for t in (tables, shuffled))
    pd.testing.assert_frame_equal(first, second)


def test_false_keyness_is_near_its_level() -> None:
    """Two outlets of twelve articles that draw their loaded words from the same source."""
    generator = np.random.default_rng(7)
    shares = []
    for run in range(4):
        rates = generator.uniform(1, 4, 40) * generator.gamma(0.5, 2, (24, 40))
        pieces = {
            f"p{number:02d}": Piece(
                "A" if number < 12 else "B",
                [f"e{entry}" for entry in np.repeat(np.arange(40), counts)],
                words=int(generator.integers(300, 900)),
            )
            for number, counts in enumerate(generator.poisson(rates))
        }
        found = loaded_keyness(tables_of(pieces), permutations=199, random_state=run)
        shares.append(found["p_value"].le(0.05).mean())
    assert 0.025 <= np.mean(shares) <= 0.06


def test_an_outlet_s_own_word_is_found_among_many() -> None:
    generator = np.random.default_rng(3)
    pieces = {
        f"p{number:02d}": Piece(
            "A" if number < 12 else "B",
            [*[f"e{n}" for n in generator.integers(0, 20, 12)], *["regime"] * (number < 10)],
        )
        for number in range(24)
    }
    found = loaded_keyness(tables_of(pieces), permutations=1_999)
    assert found.loc["A"].index[0] == "regime"
    assert found.index[found["q_value"] <= 0.05].tolist() == [("A", "regime")]


def test_the_sample_articles_are_too_few_for_a_test() -> None:
    found = loaded_keyness(framing.analyze(SEEDS, model="fast"))
    assert found.attrs["articles"] == {
        "Specimen Relief": 1,
        "Specimen State News": 1,
        "Specimen Wire": 1,
        "Unknown outlet": 1,
    }
    assert found["p_value"].isna().all()
    assert found["dispersion"].isna().all()
    assert found.attrs["family"] == 0
    row = found.loc[("Specimen State News", "regime")]
    assert (row["count"], row["articles_share"], row["reference_count"]) == (1, 1.0, 0)
    assert row["contexts"][0].keyword == "regime"
    assert row["contexts"][0].paragraph_id.startswith("state_medium:")


def test_words_that_no_list_holds_are_no_entries() -> None:
    tables = tables_of({"a": Piece("A", ["sham", "bread"]), "b": Piece("B", ["sham"])})
    kinds = tables.spans["kind"].where(tables.spans["entry"] != "bread", "unlisted")
    found = loaded_keyness(replace(tables, spans=tables.spans.assign(kind=kinds)))
    assert found.index.tolist() == [("A", "sham"), ("B", "sham")]


def test_copies_of_an_article_count_once_in_their_group() -> None:
    pieces = {
        "a1": Piece("A", ["sham"], own="news"),
        "a2": Piece("A", ["sham"], own="news"),
        "a3": Piece("A", ["mob"]),
        "b1": Piece("B", ["sham"], own="news"),
        "b2": Piece("B", ["mob"]),
    }
    found = loaded_keyness(tables_of(pieces))
    assert found["count"].to_dict() == {
        **{("A", entry): 1 for entry in ("sham", "mob")},
        **{("B", entry): 1 for entry in ("sham", "mob")},
    }
    assert found.attrs["articles"] == {"A": 2, "B": 2}
    assert found.attrs["left_out"]["duplicates"] == 1
    assert [str(one) for one in found.loc[("A", "sham"), "contexts"]] == ["a1:0000: [sham]"]


def test_of_copies_the_earliest_is_kept() -> None:
    tables = tables_of({name: Piece("A", ["sham"], own="news") for name in ("a1", "a2")})
    other = tables_of({"b": Piece("B", ["mob"])})
    both = replace(
        tables,
        **{
            name: pd.concat([getattr(tables, name), getattr(other, name)])
            for name in ("articles", "paragraphs", "features", "frames")
        },
        spans=pd.concat([tables.spans, other.spans], ignore_index=True),
    )
    dated = both.articles.assign(published=["2024-02-01", "2024-01-01", None])
    found = loaded_keyness(replace(both, articles=dated))
    assert [str(one) for one in found.loc[("A", "sham"), "contexts"]] == ["a2:0000: [sham]"]
