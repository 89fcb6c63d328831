"""Which words are cues, in which form, and which are nouns or names instead."""

from itertools import pairwise

import pytest
from speech_reading import sentence_of

from framing.speech.cues import find_cues

FORMS = [
    ("Hale said no.", "said", "finite"),
    ("Hale has repeatedly said no.", "has repeatedly said", "finite"),
    ("Hale did not say when.", "did not say", "finite"),
    ("It was announced that he left.", "was announced", "passive"),
    ("He left, saying that all was well.", "saying", "ing"),
    ("He is saying that all is well.", "is saying", "finite"),
    ("He came to say that all was well.", "say", "infinitive"),
    ("The plan announced by Hale failed.", "announced", "participle"),
    ("Hale is worried that it may rain.", "is worried", "finite"),
    ("The bridge is safe, according to Hale.", "according to", ""),
    ("His claim that it rained was wrong.", "claim", "noun"),
    ("Critics claim that it rained.", "claim", "finite"),
    ("Officials in Kent dismiss such reports.", "dismiss", "finite"),
    ("He pointed it out to them.", "pointed it out", "finite"),
]

NONE = [
    ("Hope Hicks walked along the river.", "a name"),
    ("The town suffered repeated drone fire.", "a form in -ed before a noun"),
    ("Volunteers of the party swept the yard.", "people"),
    ("Votes were counted in three state primaries.", "a number before, a noun behind"),
    ("The report was long.", "an article before"),
    ("Please thank the helpers.", "a request"),
    ("States whose votes count were few.", "a relative word behind"),
]


@pytest.mark.parametrize(("text", "words", "form"), FORMS)
def test_cues_are_found_with_their_form(text: str, words: str, form: str) -> None:
    sentence = sentence_of(text)
    found = [
        (text[sentence.tokens[c.first].start : sentence.tokens[c.last].end], c.form)
        for c in find_cues(sentence)
    ]
    assert (words, form) in found


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[reason for _, reason in NONE])
def test_nouns_and_names_are_no_verbs(text: str, reason: str) -> None:
    verbs = [
        cue
        for cue in find_cues(sentence_of(text))
        if (cue.entry.kind == "verb" and cue.first != cue.head)
        or (cue.form == "finite" and cue.entry.lemma != "thank")
    ]
    assert not verbs, reason


def test_cues_do_not_overlap() -> None:
    cues = find_cues(sentence_of("He said he had thought that she wanted to ask why they left."))
    assert [cue.entry.lemma for cue in cues] == ["say", "think", "want", "ask"]
    for before, after in pairwise(cues):
        assert before.last < after.first
