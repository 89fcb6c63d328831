"""Texts as they come: with quotation marks lost, doubled and swapped, and paragraphs cut."""

import random

from mutilating import faults_of, mutilated

from framing.training.attribution_golden import read_golden
from framing.training.attribution_texts import read_marked

TEXTS = [read_marked(row["marked"])[0] for row in read_golden()]
TIMES = 2000


def test_whatever_happens_to_a_text_its_speech_is_read_and_slices_back() -> None:
    chance = random.Random(20261128)
    for number in range(TIMES):
        text = mutilated(chance.choice(TEXTS), chance)
        assert faults_of(text) == [], (number, text)
