"""Where subjects and contents begin and end."""

import pytest
from speech_reading import sentence_of, words

from framing.speech.contents import content_after
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import scene_of

SUBJECTS = [
    ("Jo Hale, a baker of 61, said no.", "Jo Hale, a baker of 61"),
    ("The head of the city council said no.", "The head of the city council"),
    ("Officials who saw the plan say no.", "Officials who saw the plan"),
    ("On Monday the mayor said no.", "the mayor"),
    ("After the vote, two aides said no.", "two aides"),
    ("Elected officials said no.", "Elected officials"),
    ("The site Valley Info said no.", "The site Valley Info"),
    ("Jo Hale and Ann Reed said no.", "Jo Hale and Ann Reed"),
    ("The mayor on Monday said no.", "The mayor"),
]

CONTENTS = [
    ("Hale said it rained.", "it rained", "clause"),
    ("Hale said that it rained.", "it rained", "that"),
    ("Hale said on Dec. 4 that it rained.", "it rained", "that"),
    ("Hale said, without a smile, that it rained.", "it rained", "that"),
    ("Hale asked whether it rained.", "whether it rained", "question"),
    ("Hale promised to come.", "to come", "infinitive"),
    ("Hale told aides not to come.", "not to come", "infinitive"),
    ("Hale complained of the rain.", "the rain", "preposition"),
    ("Hale denied causing the rain.", "causing the rain", "gerund"),
    ("Hale condemned the rain on Monday.", "the rain", "phrase"),
    ("Hale dismissed the rain as a joke.", "the rain as a joke", "judged"),
    ("Hale confirmed the rain in an interview.", "the rain", "phrase"),
    ("Hale said: “It rained.”", "“It rained.”", "quotation"),
    ("Hale said it rained; nobody heard.", "it rained", "clause"),
    ("Hale said it rained, but Reed argued that it snowed.", "it rained", "clause"),
    ("Hale said it rained, Reed said.", "it rained", "clause"),
]

NOTHING = ["Hale said.", "Hale told a story.", "Hale agreed and left."]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subjects(text: str, expected: str) -> None:
    scene = scene_of(sentence_of(text))
    (start, end) = scene.subjects[len(scene.cues) - 1]
    assert words(scene.sentence, start, end) == expected


@pytest.mark.parametrize(("text", "expected", "pattern"), CONTENTS)
def test_contents(text: str, expected: str, pattern: str) -> None:
    scene = scene_of(sentence_of(text))
    found = content_after(scene, scene.cues[0])
    assert found is not None
    assert (words(scene.sentence, found.start, found.end), found.pattern) == (expected, pattern)


@pytest.mark.parametrize("text", NOTHING)
def test_cues_without_content(text: str) -> None:
    scene = scene_of(sentence_of(text))
    assert content_after(scene, scene.cues[0]) is None


def test_a_phrase_to_the_right_takes_in_its_apposition() -> None:
    sentence = sentence_of("said Jo Hale, a baker from Leeds, on Monday.")
    found = phrase_after(sentence, 1)
    assert found is not None
    assert words(sentence, *found) == "Jo Hale, a baker from Leeds"
