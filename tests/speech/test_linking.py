"""Whom a source stands for, over the sentences and paragraphs of an article."""

import math

import pytest
from speech_reading import sentence_of

from framing.articles import article_of
from framing.speech.actors import Cast
from framing.speech.linking import Linker, slug
from framing.speech.sources import read_source


def names(text: str) -> list[str]:
    return [found.source_resolved for found in article_of(text).speech.attributions]


def ids(text: str) -> list[str]:
    return [found.source_id for found in article_of(text).speech.attributions]


REED = "Governor Ann Reed said the road was safe. "


@pytest.mark.parametrize(
    "later",
    [
        "Reed said it was late.",
        "She said it was late.",
        "The governor said it was late.",
        "Ms. Reed said it was late.",
    ],
)
def test_the_same_actor_in_other_words(later: str) -> None:
    assert names(REED + later) == ["Ann Reed", "Ann Reed"]
    assert ids(REED + later) == ["ann-reed", "ann-reed"]


def test_two_who_fit_stay_open() -> None:
    found = article_of("Mary Hale met Ann Reed. She said it was late.").speech.attributions
    assert [(one.source_resolved, one.source_type) for one in found] == [("", "named_person")]
    assert math.isnan(found[0].link_confidence)


def test_a_pronoun_does_not_reach_over_two_paragraphs() -> None:
    assert names("Jo Hale came late.\n\nIt rained.\n\nHe said it was late.") == [""]


def test_gender_must_fit() -> None:
    assert names("Alexander Reed met Maria Hale. She said it was late.") == ["Maria Hale"]


def test_of_a_couple_each_is_who_the_words_for_kin_say() -> None:
    text = "Chris Reed and his wife Sam came. He said it was late. She said it was cold."
    assert names(text) == ["Chris Reed", "Sam"]


def test_an_age_is_whoever_has_it() -> None:
    text = "Tom Hale, 67, met Ann Reed, 40.\n\nThe 67-year-old said it was late."
    assert names(text) == ["Tom Hale"]


def test_the_company_is_the_one_firm_named() -> None:
    text = "Tamarack Motors Ltd closed a plant.\n\nThe company said it was sorry."
    assert names(text) == ["Tamarack Motors Ltd"]


def test_the_company_is_no_ministry() -> None:
    text = "The Finance Ministry met on Monday.\n\nThe company said it was sorry."
    assert names(text) == ["The company"]


def test_a_nurse_goes_on_as_she_and_the_nurse() -> None:
    text = "A nurse said the ward was full. She said it was late.\n\nThe nurse said it was cold."
    assert len(set(ids(text))) == 1
    assert ids(text)[0] == "a-nurse"


def test_another_nurse_is_somebody_else() -> None:
    text = "A nurse said the ward was full.\n\nAnother nurse said it was cold."
    assert len(set(ids(text))) == 2


def test_they_are_the_several_who_spoke() -> None:
    text = "Two officials said the road was safe. They said it was late."
    assert names(text) == ["Two officials", "Two officials"]


def test_gender_is_told_by_words_and_not_by_first_names() -> None:
    found = article_of("Maria Hale said it was late. Tom Reed said no. He said it rained.")
    assert found.speech.attributions[0].source_gender == ""
    assert found.speech.attributions[-1].source_gender == "he"


def test_nobody_named_is_a_role_and_we_the_outlet() -> None:
    found = article_of("The shop was closed. She said it was late. We think it rained.")
    assert [one.source_type for one in found.speech.attributions] == ["unnamed_role", "outlet"]


def test_ids_are_plain() -> None:
    assert slug("Zoë O’Brien-Łukasz") == "zoe-obrien-ukasz"
    assert slug("Иван Петров") == "иван-петров"


def typed(text: str) -> list[tuple[str, str]]:
    found = article_of(text).speech.attributions
    return [(one.source_resolved, one.source_type) for one in found]


def test_a_country_is_not_the_party_that_has_its_name() -> None:
    text = (
        "Volunteers of the governing United Russia party swept 40 courtyards. Russia said that it"
        " had shot down 20 drones. United Russia said it was proud."
    )
    assert typed(text) == [
        ("Russia", "named_organisation"),
        ("United Russia", "named_organisation"),
    ]


def test_a_name_that_the_text_gives_as_a_thing_is_no_person() -> None:
    assert typed("The biosecurity Gestapo said it was late.") == [("Gestapo", "named_organisation")]
    known = "Jan Kowalski came late. The embattled Kowalski said it rained."
    assert typed(known) == [("Jan Kowalski", "named_person")]
    assert typed("The driver Kowalski said it rained.") == [("Kowalski", "named_person")]


def test_words_for_people_that_open_a_sentence_are_no_names() -> None:
    for text in ("Conservationists said the eel was gone.", "Californians said it was dry."):
        assert [kind for _, kind in typed(text)] == ["collective"]
    assert typed("Rogers said it was dry.") == [("Rogers", "named_person")]


def test_an_actor_nobody_keeps_leaves_its_id_to_no_other() -> None:
    linker, found = Linker(Cast()), []
    for number in range(200):
        tokens = sentence_of(f"Clerk{number}").tokens
        phrase = read_source(tokens)
        found.append(linker.resolve(phrase, tokens, tokens[0].text, number, 0).source_id)
    assert found == [f"clerk{number}" for number in range(200)]
