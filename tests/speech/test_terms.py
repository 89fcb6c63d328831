"""On which terms a source speaks."""

import pytest
from speech_reading import sentence_of

from framing.articles import article_of
from framing.speech.terms import withholds_name


@pytest.mark.parametrize(
    "text",
    [
        "an aide, who was not authorised to speak in public",
        "A nurse who asked that her surname not be used",
        "speaking on condition of anonymity because the talks go on",
        "a guard, who declined to be named",
        "A driver who gave only his first name",
        "a clerk whose name has been withheld",
        "an officer who wasn’t allowed to discuss the case",
        "a foreman who did not want to see his name in print",
        "Jane, which is not her real name,",
    ],
)
def test_a_withheld_name_is_seen(text: str) -> None:
    assert withholds_name(sentence_of(text).tokens)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor was not allowed to park there",
        "the firm, named after its owner",
        "a list of names was published",
        "Hale was identified as the driver",
        "a man who was not in the building",
        "The council authorised the talks",
    ],
)
def test_other_names_and_bans_are_none(text: str) -> None:
    assert not withholds_name(sentence_of(text).tokens)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A nurse, who asked not to be named, said the ward was full. Tom Hale said it was.",
         [True, False]),
        ("A nurse said the ward was full. She asked that her surname not be used.", [True]),
        ("“The ward is full,” said a nurse, who declined to be named.", [True]),
        ("A nurse said the ward was full, speaking on condition of anonymity.", [True]),
        ("Jo Hale said the victim could not be named for legal reasons.", [False]),
        ("Jo Hale said the company had changed its name.", [False]),
        ("He said she was not allowed to talk to him.", [False]),
        ("Jo Hale said the aide, who asked not to be named, had left.", [False]),
    ],
)  # fmt: skip
def test_the_terms_are_those_of_their_source(text: str, told: list[bool]) -> None:
    found = [one for one in article_of(text).speech.attributions if one.cue_lemma == "say"]
    assert [one.anonymity for one in found] == told
