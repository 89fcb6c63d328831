"""Short phrases are read once, by their words alone, and never too many are kept."""

from collections.abc import Sequence

import pytest
from speech_reading import sentence_of

from framing.speech import remembering
from framing.speech.remembering import remembered
from framing.speech.tokens import Token


def test_the_same_words_are_read_once_wherever_they_stand() -> None:
    read: list[str] = []

    @remembered
    def text_of(tokens: Sequence[Token]) -> str:
        read.append(" ".join(token.text for token in tokens))
        return read[-1]

    tokens = sentence_of("Jo Hale met Jo Hale and jo Hale.").tokens
    found = [text_of(tokens[:2]), text_of(tokens[3:5]), text_of(tokens[6:8])]
    assert found == ["Jo Hale", "Jo Hale", "jo Hale"]
    assert read == ["Jo Hale", "jo Hale"], "a small letter makes other words"


def test_long_phrases_are_read_anew() -> None:
    calls: list[int] = []

    @remembered
    def length(tokens: Sequence[Token]) -> int:
        calls.append(len(tokens))
        return len(tokens)

    tokens = sentence_of("one two three four five six seven eight nine").tokens
    assert [length(tokens), length(tokens)] == [9, 9]
    assert calls == [9, 9]


def test_too_many_phrases_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 2)
    calls: list[str] = []

    @remembered
    def first(tokens: Sequence[Token]) -> str:
        calls.append(tokens[0].text)
        return tokens[0].text

    tokens = sentence_of("a b c a").tokens
    assert [first(tokens[at : at + 1]) for at in range(4)] == ["a", "b", "c", "a"]
    assert calls == ["a", "b", "c", "a"]
