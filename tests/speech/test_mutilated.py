"""Texts as they come: with quotation marks lost, doubled and swapped, and paragraphs cut."""

import random
from dataclasses import replace

import mutilating
import pytest
from mutilating import faults_of, mutilated

from framing.articles import article_of
from framing.speech import Speech
from framing.speech.records import Place
from framing.training.attribution_golden import read_golden
from framing.training.attribution_texts import read_marked

TEXTS = [read_marked(row["marked"])[0] for row in read_golden()]
TIMES = 2000


def test_whatever_happens_to_a_text_its_speech_is_read_and_slices_back() -> None:
    chance = random.Random(20261128)
    for number in range(TIMES):
        text = mutilated(chance.choice(TEXTS), chance)
        assert faults_of(text) == [], (number, text)


@pytest.mark.parametrize(
    "moved",
    [{"source": (Place(0, 0, 2),)}, {"cue": (Place(0, 7, 12),)}, {"content_text": "it snowed"}],
)
def test_words_that_are_not_those_of_their_place_are_a_fault(
    moved: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = article_of("Jo Hale said it rained.")
    (found,) = article.speech.attributions
    wrong = Speech((replace(found, **moved),))  # type: ignore[arg-type]
    monkeypatch.setattr(mutilating, "article_of", lambda _: _Told(article.paragraphs, wrong))
    assert len(faults_of("any")) == 1


class _Told:
    """An article whose speech is made up."""

    def __init__(self, paragraphs: object, speech: Speech) -> None:
        self.paragraphs, self.speech = paragraphs, speech
