"""Words as features: what counts, what is a name, and that coefficients fold into weights."""

import numpy as np
import pytest

from framing.classification import WordFeatures
from framing.text.passage import Passage

TEXTS = [
    "The army left Kursk at dawn.",
    "In Kursk the Army left nothing, said the army.",
    "Prices in Kursk rose at dawn; the army paid.",
]


def entries_in(features: WordFeatures, text: str) -> set[str]:
    (row,) = features.count([Passage(text)]).toarray()
    return {features.entries_[at] for at in np.flatnonzero(row)}


def test_without_names_a_capital_counts_only_for_words_mostly_written_without() -> None:
    features = WordFeatures(names=False).fit(TEXTS)
    assert "Army" in entries_in(features, "Now the Army left.")
    assert "kursk" not in entries_in(features, "Kursk slept.")
    assert entries_in(features, "They saw Kursk.") == {"they", "saw"}


def test_with_names_every_word_counts() -> None:
    assert "kursk" in entries_in(WordFeatures(names=True).fit(TEXTS), "They saw Kursk.")


def test_the_weight_of_a_word_with_capital_is_that_of_the_word() -> None:
    features = WordFeatures(names=False).fit(TEXTS)
    weights = features.fold(np.arange(192 + features.columns_.shape[1], dtype=float))
    rows = {entry: row for row, entry in enumerate(features.entries_)}
    assert weights[rows["Army"]] == weights[rows["army"]] != 0


def test_silent_words_and_pairs_with_them_do_not_count() -> None:
    features = WordFeatures(silent=["at", "the"]).fit(TEXTS)
    assert entries_in(features, "The army at dawn.") == {"army", "dawn"}


def test_rare_words_have_no_column_of_their_own_but_their_vector() -> None:
    features = WordFeatures(pairs=0.0, fewest=2).fit(TEXTS)
    own = features.columns_.toarray()
    rows = {entry: row for row, entry in enumerate(features.entries_)}
    assert own[rows["dawn"]].any()
    assert not own[rows["prices"]].any()
    assert features.vectors_[rows["prices"]].any()


def test_cues_are_a_column_with_any_ending_where_starred() -> None:
    cues = ({"arm*": 0.5, "left": 0.2}, {"nothing": 1.0})
    features = WordFeatures(cues=cues).fit(TEXTS)
    columns = features.columns_[:, -2:].toarray()
    rows = {entry: row for row, entry in enumerate(features.entries_)}
    assert columns[rows["army"]].tolist() == [0.5, 0.0]
    assert columns[rows["left"]].tolist() == [0.2, 0.0]
    assert columns[rows["nothing"]].tolist() == [0.0, 1.0]


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0])
def test_counts_are_divided_by_the_words_to_the_power(power: float) -> None:
    features = WordFeatures(power=power).fit(TEXTS)
    (row,) = features.count([Passage("Dawn, dawn, dawn, dawn.")]).toarray()
    assert row.max() == pytest.approx(4 / 4**power)
