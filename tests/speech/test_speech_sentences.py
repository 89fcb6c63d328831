"""Where sentences end, with quotations, abbreviations and datelines."""

import pytest
from speech_reading import sentences_of

CASES = [
    ("He ran. She stayed.", ["He ran.", "She stayed."], "two sentences"),
    ("He said “Go. Now.” and left.", ["He said “Go. Now.” and left."], "none inside a quotation"),
    ("“Go now.” She left.", ["“Go now.”", "She left."], "a quotation with its own end"),
    ("“Go,” she said. “Now.”", ["“Go,” she said.", "“Now.”"], "a quotation begins a sentence"),
    ("“Go!” she said.", ["“Go!” she said."], "a small letter goes on"),
    ("Sen. Jo Hale left.", ["Sen. Jo Hale left."], "a title"),
    ("J. Hale left.", ["J. Hale left."], "an initial"),
    ("James Hale Jr., a baker, left.", ["James Hale Jr., a baker, left."], "Jr."),
    ("Ann Reed (D-Wash.) left.", ["Ann Reed (D-Wash.) left."], "a stop in brackets"),
    ("On Dec. 4 he left.", ["On Dec. 4 he left."], "a month"),
    ("It was 7 p.m. “We all ran out,” he said.", ["It was 7 p.m.", "“We all ran out,” he said."],
     "an abbreviation, then a quotation that is a sentence"),
    ("The U.S. “Safe City” plan failed.", ["The U.S. “Safe City” plan failed."],
     "an abbreviation, then a name in marks"),
    ("LEEDS, Dec 4 (Wire) — He left.", ["LEEDS, Dec 4 (Wire) —", "He left."], "a dateline"),
    ("LEEDS – He left.", ["LEEDS –", "He left."], "a short dateline"),
    ("NATO troops left — at last.", ["NATO troops left — at last."], "capitals, but no dateline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_sentences(text: str, expected: list[str], reason: str) -> None:
    found = [text[s.tokens[0].start : s.tokens[-1].end] for s in sentences_of(text)]
    assert found == expected, reason


def test_a_headline_is_titled_and_a_sentence_is_not() -> None:
    assert sentences_of("City Head Confirms Strikes on Harbour")[0].titled
    assert not sentences_of("Governor Alexander Reed spoke.")[0].titled


def test_tokens_slice_back() -> None:
    text = "“Don’t,” said Jo Hale’s aide; O’Brien didn’t (yet)."
    for token in (token for sentence in sentences_of(text) for token in sentence.tokens):
        assert text[token.start : token.end] == token.text


def test_a_sentence_knows_its_words_and_capitals() -> None:
    (sentence,) = sentences_of("Theresa May may meet al-Sharafi, he said: “No.”")
    words = ["theresa", "May", "may", "meet", "al-sharafi", ",", "he", "said", ":", ""]
    assert list(sentence.lows) == words
    assert [sentence.tokens[at].text for at in sentence.capitals] == [
        "Theresa",
        "May",
        "al-Sharafi",
    ]
