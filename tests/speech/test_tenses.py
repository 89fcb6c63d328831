"""The tense of a cue."""

import pytest

from framing.articles import article_of


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Hale said it was late.", "past"),
        ("Hale has said it was late.", "past"),
        ("Hale says it is late.", "present"),
        ("Officials say it is late.", "present"),
        ("Hale is saying it is late.", "present"),
        ("Hale wrote that it was late.", "past"),
        ("Hale will say that it is late.", "future"),
        ("Hale would argue that it is late.", "conditional"),
        ("Hale is convinced that it is late.", "present"),
        ("According to Hale, it was late.", ""),
        ("Hale left, saying it was late.", ""),
        ("It was announced that the road was closed.", "past"),
    ],
)
def test_a_cue_has_the_tense_of_its_verb_group(text: str, tense: str) -> None:
    (found,) = article_of(text).speech.attributions
    assert found.tense == tense
