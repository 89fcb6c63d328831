"""Words as features: what counts, what is a name, and that coefficients fold into weights."""

import numpy as np
import pytest

from framing.classification import WordFeatures
from framing.codebooks import load_codebook
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


#: Cues, an entry of the texts below, the weight its column gives it, reason.
PAIRS = [
    ({"carbon tax*": 0.5}, "carbon taxes", 0.5, "a star in the second word"),
    ({"carbon tax*": 0.5}, "carbon tax", 0.5, "a star is also no ending"),
    ({"carbon* levy": 0.4}, "carbon levy", 0.4, "a star in the first word"),
    ({"carb* lev*": 0.4}, "carbon levy", 0.4, "stars in both"),
    ({"carbon tax*": 0.5, "carb* taxes": 0.9}, "carbon taxes", 0.9, "the strongest counts"),
    ({"carbon tax*": 0.9, "carbon taxes": 0.3}, "carbon taxes", 0.9, "whichever is narrower"),
    ({"carbon tax*": 0.5}, "carbon levy", 0.0, "another pair"),
    ({"carbon tax*": 0.5}, "carbon", 0.0, "half of a pair"),
    ({"carbon*": 0.5}, "carbon tax", 0.0, "a word is no pair"),
]


@pytest.mark.parametrize(("cues", "entry", "weight", "reason"), PAIRS)
def test_pairs_with_stars_are_cues(
    cues: dict[str, float], entry: str, weight: float, reason: str
) -> None:
    texts = ["A carbon tax, carbon taxes and a carbon levy."] * 2
    features = WordFeatures(cues=(cues,)).fit(texts)
    row = features.entries_.index(entry)
    assert features.columns_[row, -1] == weight, reason
    assert not [entry for entry in features.entries_ if "*" in entry]


def test_without_pairs_cues_of_two_words_are_no_entries() -> None:
    cues = [{"red cross": 0.9, "aid": 0.5}]
    texts = ["The Red Cross sent aid.", "It rained."]
    with_pairs, without = (WordFeatures(pairs=p, cues=cues).fit(texts) for p in (0.3, 0.0))
    assert "red cross" in with_pairs.entries_
    assert not [entry for entry in without.entries_ if " " in entry]


def test_cues_of_words_are_found_as_they_were() -> None:
    cues = [dict(frame.cues) for frame in load_codebook().frames]
    features = WordFeatures(cues=cues).fit(TEXTS)
    for at, of_frame in enumerate(cues, -len(cues)):
        starts = {cue[:-1]: weight for cue, weight in of_frame.items() if cue.endswith("*")}
        expected = {cue: weight for cue, weight in of_frame.items() if not cue.endswith("*")}
        for entry in features.entries_ if starts else ():
            met = [w for start, w in starts.items() if entry.startswith(start) and " " not in entry]
            if met:
                expected[entry] = max(*met, expected.get(entry, 0.0))
        column = features.columns_[:, at].toarray().ravel()
        told = {features.entries_[row]: column[row] for row in np.flatnonzero(column)}
        assert told == expected


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0])
def test_counts_are_divided_by_the_words_to_the_power(power: float) -> None:
    features = WordFeatures(power=power).fit(TEXTS)
    (row,) = features.count([Passage("Dawn, dawn, dawn, dawn.")]).toarray()
    assert row.max() == pytest.approx(4 / 4**power)
