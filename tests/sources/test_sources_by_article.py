"""Sources by article: one row an actor, with what the article gives it."""

import pandas as pd
import pytest

import framing
from framing.errors import InputError
from framing.extractors.sentiment import Sentiment
from framing.sources.dictionary import attribution_measures, source_measures
from framing.tables import ATTRIBUTIONS

BRIDGE = """Bridge to close

“The bridge is not safe,” Mayor Jo Hale said on Monday. Critics slammed the plan.

A clerk, who asked not to be named, said the money was gone. Hale denied that money was short.

It was announced that trains would stop."""
FERRY = "The ferry will sail, Tom Reed promised. “We are ready,” he said."


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    table = pd.DataFrame({"article_id": ["bridge", "ferry", "calm"],
                          "text": [BRIDGE, FERRY, "It rained."]})  # fmt: skip
    return framing.analyze(table, model="fast")


@pytest.fixture(scope="module")
def sources() -> pd.DataFrame:
    table = pd.DataFrame({"article_id": ["bridge", "ferry", "calm"],
                          "text": [BRIDGE, FERRY, "It rained."]})  # fmt: skip
    return framing.sources_by_article(framing.analyze(table))


def test_an_actor_is_one_row_an_article(sources: pd.DataFrame) -> None:
    hale = sources.loc[("bridge", "jo-hale")]
    assert hale["source"] == "Jo Hale"
    assert hale["source_type"] == "named_person"
    assert hale[["attributions", "direct", "indirect", "mixed"]].tolist() == [2, 1, 1, 0]
    assert hale[["content_words", "direct_words"]].tolist() == [8, 5]
    assert hale[["stance_neutral", "stance_confrontational"]].tolist() == [1, 1]
    assert (hale["first_paragraph_id"], hale["first_position"]) == ("bridge:0001", 1)


def test_shares_of_voice_add_up_in_each_article(sources: pd.DataFrame) -> None:
    sums = sources.groupby(level="article_id")["share_of_voice"].sum()
    assert sums.tolist() == pytest.approx([1.0, 1.0])
    assert list(sums.index) == ["bridge", "ferry"]


def test_who_is_heard_first_comes_first(sources: pd.DataFrame) -> None:
    names = sources.loc["bridge"].index.tolist()
    assert names[0] == "jo-hale"
    assert names[-1] == ""


def test_terms_and_answers_are_told(sources: pd.DataFrame) -> None:
    bridge = sources.loc["bridge"]
    clerk = bridge[bridge["source"].str.startswith("A clerk")].iloc[0]
    assert clerk["anonymity"]
    assert clerk["answered"] == 1
    assert bridge.loc["jo-hale", "answers"] == 1
    assert not bridge.loc["jo-hale", "anonymity"]


def test_what_stays_open_shares_a_row_without_a_name(sources: pd.DataFrame) -> None:
    row = sources.loc[("bridge", "")]
    assert (row["source"], row["source_type"], row["attributions"]) == ("", "none", 1)


def test_gender_is_what_a_pronoun_says(sources: pd.DataFrame) -> None:
    assert sources.loc[("ferry", "tom-reed"), "source_gender"] == "he"
    assert sources.loc[("bridge", "jo-hale"), "source_gender"] == ""


def test_every_column_is_in_the_data_dictionary_in_order(
    analysis: framing.Analysis, sources: pd.DataFrame
) -> None:
    assert list(source_measures(analysis).index) == list(sources.columns)
    assert list(attribution_measures(analysis).index) == list(ATTRIBUTIONS)
    for measures in (source_measures(analysis), attribution_measures(analysis)):
        assert (measures[["label", "unit", "definition", "undefined", "origin"]] != "").all(
            axis=None
        )
        assert set(measures["version"]) == {analysis.measures.loc["attribution_count", "version"]}


def test_no_attribution_gives_an_empty_table_with_its_columns() -> None:
    sources = framing.sources_by_article(framing.analyze("It rained.", model="fast"))
    assert sources.empty
    assert "share_of_voice" in sources.columns


def test_an_analysis_without_attributions_is_an_error() -> None:
    with pytest.raises(InputError, match="attributions were not sought"):
        framing.sources_by_article(framing.analyze("It rained.", extractors=(Sentiment(),)))
