"""The head made of cues alone: what it counts, and what a star stands for."""

from __future__ import annotations

import math

import pytest

from framing.codebooks import Codebook, Frame, load_codebook, shipped_codebooks
from framing.errors import InputError
from framing.heads.cues import CUED, GAIN, NEEDED, WORDS, cued_head
from framing.text.passage import Passage
from framing.training.texts import read_texts


def book(**cues: dict[str, float]) -> Codebook:
    frames = (Frame(c, c, "What it is.", (), (), (), (), tuple(m.items())) for c, m in cues.items())
    return Codebook("toy", "1", "paragraph", "a test", tuple(frames))


def score(text: str, **cues: dict[str, float]) -> dict[str, float]:
    """Give, per frame, what the cues add up to in a text as if it had ``WORDS`` words."""
    passage = Passage(text)
    longer = (len(passage.words) / WORDS) ** 0.25
    readings = cued_head(book(**cues)).read(passage)
    return {c: round(longer * r.log_odds / GAIN + NEEDED * longer, 3) for c, r in readings.items()}


#: Text, cues, what they add up to, reason.
CASES = [
    ("It rained.", {"tax": 1.0}, 0, "no cue"),
    ("A tax.", {"tax": 0.7}, 0.7, "a word"),
    ("Tax on tax.", {"tax": 0.7}, 1.4, "as often as it stands there"),
    ("The Tax Office.", {"tax": 0.7}, 0.7, "capitals do not matter"),
    ("Taxes.", {"tax": 0.7}, 0, "without a star no ending"),
    ("Taxes, taxpayer, tax.", {"tax*": 0.5}, 1.5, "a star is any ending, also none"),
    ("Syntax.", {"tax*": 0.5}, 0, "a star is no beginning"),
    ("Taxation.", {"tax*": 0.5, "taxation": 0.9}, 0.9, "the heavier of two cues"),
    ("Taxation.", {"tax*": 0.9, "taxation": 0.5}, 0.9, "the heavier, whichever is narrower"),
    ("Taxations.", {"tax*": 0.9, "taxation*": 0.5, "t*": 0.2}, 0.9, "also of three"),
    ("Taxi.", {"tax*": 0.4, "taxation*": 0.9}, 0.4, "a narrower cue means less"),
    ("The carbon tax.", {"carbon tax": 0.6}, 0.6, "a pair"),
    ("Tax carbon.", {"carbon tax": 0.6}, 0, "in its order"),
    ("The carbon tax.", {"carbon tax": 0.6, "tax": 0.3}, 0.9, "the pair and the word in it"),
    ("Carbon taxes.", {"carbon tax*": 0.6}, 0.6, "a star in a pair"),
    ("Carbonised taxes.", {"carbon* tax*": 0.6}, 0.6, "two stars in a pair"),
    ("The missile’s path.", {"missile": 0.6}, 0.6, "a possessive"),
    ("The tax-payer.", {"tax": 0.6}, 0.3, "half of a hyphened word"),
]


@pytest.mark.parametrize(("text", "cues", "expected", "reason"), CASES)
def test_cues_add_up(text: str, cues: dict[str, float], expected: float, reason: str) -> None:
    assert score(text, one=cues)["one"] == pytest.approx(expected, abs=0.01), reason
    # frames are read side by side as one by one
    both = score(text, other={"nothing*": 1.0}, one=cues)
    assert both == {"other": pytest.approx(0, abs=0.01), "one": pytest.approx(expected, abs=0.01)}


def test_overlapping_cues_of_two_frames_both_count() -> None:
    told = score("A carbon tax.", a={"carbon* tax": 0.6}, b={"carbon tax*": 0.7}, c={"carb*": 0.2})
    assert told == pytest.approx({"a": 0.6, "b": 0.7, "c": 0.2}, abs=0.01)
    told = score("The courtroom.", a={"court*": 0.6}, b={"courtroom": 0.7})
    assert told == pytest.approx({"a": 0.6, "b": 0.7}, abs=0.01)


def of_words(amount: int, *cues: str) -> Passage:
    return Passage(" ".join([*cues, *["so"] * (amount - len(cues))]) + ".")


def test_one_strong_cue_or_two_weaker_ones_reach_the_threshold_in_forty_words() -> None:
    head = cued_head(book(one={"strong": NEEDED, "weak": NEEDED / 2, "least": 0.1}))
    assigned = {
        cues: head.read(of_words(WORDS, *cues))["one"].assigned
        for cues in (("strong",), ("weak",), ("weak", "weak"), ("weak", "least"), ())
    }
    assert assigned == {
        ("strong",): 1,
        ("weak",): 0,
        ("weak", "weak"): 1,
        ("weak", "least"): 0,
        (): 0,
    }
    assert head.read(of_words(WORDS + 5, "strong"))["one"].assigned == 0, "a longer one needs more"
    assert head.read(of_words(2, "weak"))["one"].assigned == 1, "a shorter one less"


def test_shares_are_the_words_that_stand_for_cues_and_add_up() -> None:
    text = "Taxes rose; the carbon taxes, too."
    reading = cued_head(book(one={"tax*": 0.5, "carbon tax*": 0.3})).read(Passage(text))["one"]
    assert sorted((text[s.start : s.end], s.entry) for s in reading.shares) == [
        ("Taxes", "tax*"),
        ("carbon taxes", "carbon tax*"),
        ("taxes", "tax*"),
    ]
    total = math.fsum([reading.label.intercept, *(share.weight for share in reading.shares)])
    assert reading.log_odds == pytest.approx(total)


def test_a_frame_without_cues_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        cued_head(book(one={"tax": 1.0}, two={}, three={}))
    assert caught.value.faults == ("two has no cues", "three has no cues")


@pytest.mark.parametrize("name", shipped_codebooks())
def test_every_shipped_codebook_gives_a_head(name: str) -> None:
    head = cued_head(load_codebook(name))
    assert head.name == CUED
    assert tuple(label.name for label in head.labels) == load_codebook(name).codes
    assert (head.weights.max(axis=1) > 0).all(), "every cue counts somewhere"


def test_examples_read_higher_than_counter_examples() -> None:
    for name in shipped_codebooks():
        codebook = load_codebook(name)
        head = cued_head(codebook)
        mean = {
            kind: math.fsum(
                head.read(Passage(text))[frame.code].probability / len(texts)
                for frame in codebook.frames
                for texts in [getattr(frame, kind)]
                for text in texts
            )
            for kind in ("examples", "counter_examples")
        }
        assert mean["examples"] > mean["counter_examples"] + 0.1 * len(codebook.frames), name


def test_long_words_and_many_cues_are_read() -> None:
    cues = {f"word{at}*": 0.5 for at in range(500)} | {f"p{at}* q{at}*": 0.5 for at in range(500)}
    told = score(f"{'x' * 50_000} word7s p3s q3s {'word9' * 10_000}", one=cues)
    assert told["one"] == pytest.approx(1.5, abs=0.01)


#: What the cues of the shipped codebook find in paragraphs written to be hard: F1 and AUC.
FIGURES = {
    "humanitarian": (0.454, 0.717),
    "security": (0.629, 0.805),
    "political_symbolism": (0.430, 0.676),
}


@pytest.mark.parametrize("code", FIGURES)
def test_cues_alone_do_better_than_always_yes(code: str) -> None:
    rows = [row for row in read_texts("frames_4.jsonl") if row[code] is not None]
    head = cued_head(load_codebook())
    readings = [head.read(Passage(row["text"]))[code] for row in rows]
    yes = [r for r, row in zip(readings, rows, strict=True) if row[code] == 1]
    no = [r for r, row in zip(readings, rows, strict=True) if row[code] == 0]
    found = sum(reading.assigned for reading in yes)
    f1 = 2 * found / (len(yes) + found + sum(reading.assigned for reading in no))
    above = sum(
        (a.log_odds > b.log_odds) + 0.5 * (a.log_odds == b.log_odds) for a in yes for b in no
    )
    assert (f1, above / len(yes) / len(no)) == pytest.approx(FIGURES[code], abs=0.001)
    assert f1 > 2 * len(yes) / (len(yes) + len(rows)), "the F1 of always yes"
