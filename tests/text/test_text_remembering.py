"""Remembering: what is asked of a word comes from the function, and the table stays small."""

from framing.text.remembering import LONGEST, Remembered


def test_a_word_is_looked_up_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [lengths[word] for word in ("calm", "rain", "calm")] == [4, 4, 4]
    assert asked == ["calm", "rain"]


def test_the_table_never_grows_beyond_its_bound() -> None:
    lengths = Remembered(len, most=3)
    for number in range(10):
        assert lengths["a" * number] == number
        assert len(lengths) <= 3


def test_what_is_longer_than_any_word_is_not_kept() -> None:
    lengths = Remembered(len)
    assert lengths["a" * (LONGEST + 1)] == LONGEST + 1
    assert not lengths
