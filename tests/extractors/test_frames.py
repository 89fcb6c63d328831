"""Frames: figures from all words, evidence from those that spoke, and only where it may stand."""

import math

import numpy as np
import pytest

from framing.articles import article_of
from framing.codebooks import Codebook, Frame, load_codebook
from framing.errors import InputError
from framing.extractors.frames import Frames, default_frames, is_cued, is_shipped
from framing.heads import Head, Label
from framing.heads.cues import cued_head
from framing.provenance import describe


def frame(code: str) -> Frame:
    return Frame(code, code.title(), f"What {code} is.", (), (), (), (), ())


BOOK = Codebook("toy", "1", "paragraph", "a test", (frame("cost"), frame("moral")))
WORDS = ("price", "shame", "shameful", "rise", "price rise", "the")
WEIGHTS = np.array([[2.0, 0.0], [0.0, 2.5], [0.0, 2.0], [1.0, -0.5], [1.0, 0.0], [0.2, 0.2]])


def toy(low: float = 0.45, high: float = 0.55) -> Frames:
    labels = (Label("cost", -1.0, low, high), Label("moral", -1.0, low, high))
    return Frames(BOOK, Head("toy", labels, WORDS, WEIGHTS, power=0.0))


def test_figures_are_those_of_the_head() -> None:
    (paragraph,) = article_of("The price rise hurt.").paragraphs
    figures = toy().measure(paragraph, [])
    # cost: -1 + the 0.2 + price 2 + rise 1 + price rise 1; moral: -1 + 0.2 - 0.5
    assert figures["frame_cost"] == pytest.approx(1 / (1 + math.exp(-3.2)))
    assert figures["frame_moral"] == pytest.approx(1 / (1 + math.exp(1.3)))
    assert (figures["assigned_cost"], figures["assigned_moral"]) == (1.0, 0.0)


def test_between_low_and_high_the_model_abstains() -> None:
    (paragraph,) = article_of("The rise.").paragraphs
    assert math.isnan(toy().measure(paragraph, [])["assigned_cost"])  # -1 + 0.2 + 1: p = .55
    assert toy(0.6, 0.7).measure(paragraph, [])["assigned_cost"] == 0.0


def test_evidence_is_the_words_that_spoke_joined_to_phrases() -> None:
    (span,) = toy().find(article_of("“The price rise hurt,” he said."))
    assert (span.kind, span.text, span.entry, span.voice) == (
        "cost",
        "price rise",
        "price rise",
        "quoted",
    )
    assert span.weight == pytest.approx(4.0)  # both words and the pair; "the" lies below the floor


def test_a_frame_that_is_ruled_out_has_no_evidence() -> None:
    text = "The shameful price: shame, shame."
    assert {span.kind for span in toy().find(article_of(text))} == {"cost", "moral"}
    assert {span.kind for span in toy(0.8, 0.9).find(article_of(text))} == {"moral"}


def test_at_most_five_phrases_a_frame_and_the_heaviest_of_them() -> None:
    spans = toy().find(article_of("Rise. Price. Price. Price. Price. Price. Rise."))
    assert [span.text for span in spans] == ["Price"] * 5


def test_the_dictionary_says_definition_threshold_and_versions() -> None:
    measures = {measure.name: measure for measure in default_frames("fast").measures}
    security = load_codebook().frames[1]
    assert list(measures)[:2] == ["frame_humanitarian", "assigned_humanitarian"]
    assert measures["frame_security"].definition.startswith(security.definition)
    assert load_codebook().hash[:12] in measures["frame_security"].version
    high = default_frames("fast").judge.labels[1].high
    assert f"{high:.2f}" in measures["assigned_security"].definition
    assert measures["assigned_security"].weight == "paragraphs"


def test_cues_alone_are_said_to_be_so_wherever_measures_are_told() -> None:
    book = load_codebook("policy_frames")
    frames = Frames(book, cued_head(book))
    for measure in frames.measures:
        assert is_cued(measure.version)
        assert not is_shipped(measure.version)
        assert book.hash[:12] in measure.version
        assert measure.origin.endswith(book.note)
        if measure.name.startswith("frame_"):
            assert "Not a calibrated probability" in measure.definition
        else:
            assert "abstained" not in measure.undefined
    (told,) = describe(frames)["versions"]
    assert "model cues alone" in told
    (span,) = frames.find(article_of("The Supreme Court has unconstitutionally erred."))[-1:]
    assert (span.kind, span.text) == ("legality", "unconstitutionally")


def test_a_head_of_another_codebook_is_refused() -> None:
    with pytest.raises(InputError, match=r"expected the codes \['cost', 'moral'\]"):
        Frames(BOOK, default_frames("fast").judge)


CASES = {
    "Rescuers pulled two children from the rubble of their home.": "humanitarian",
    "Doctors have no insulin left, and forty families sleep in the school.": "humanitarian",
    "Two missiles hit the airfield and a radar station before dawn.": "security",
    "Police arrested four men suspected of plotting an attack on the embassy.": "security",
    "They unveiled a monument to the brotherhood of both nations.": "political_symbolism",
    "Wreaths were laid on the anniversary, and the anthem played.": "political_symbolism",
}


@pytest.mark.parametrize(("text", "code"), CASES.items())
def test_plain_cases_are_assigned_their_frame(text: str, code: str) -> None:
    (paragraph,) = article_of(text).paragraphs
    figures = default_frames("fast").measure(paragraph, [])
    assigned = [c for c in default_frames("fast").codebook.codes if figures[f"assigned_{c}"] == 1]
    assert assigned == [code]


NONE = [
    "The committee will vote on the fisheries bill after Easter.",
    "Shares of the brewer rose 3 percent after it raised its forecast for the year.",
    "The striker scored twice in the second half and was replaced with a sore knee.",
]


@pytest.mark.parametrize("text", NONE)
def test_ordinary_news_is_assigned_none(text: str) -> None:
    (paragraph,) = article_of(text).paragraphs
    figures = default_frames("fast").measure(paragraph, [])
    assert not any(value == 1 for name, value in figures.items() if name.startswith("assigned"))


def test_a_place_by_its_name_alone_shows_no_frame() -> None:
    first, second = (
        default_frames("fast").measure(article_of(text).paragraphs[0], [])
        for text in ("The talks were held in Kyiv.", "The talks were held in Basel.")
    )
    assert first == second
