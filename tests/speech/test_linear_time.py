"""Time grows with the length of a text, whatever is said over and over in it.

Twice the words may cost 2.3 times as much at most, so four times as many 5.3 times: shares within
one run, each of the best of several readings.
"""

import gc
from itertools import product
from time import process_time

import pytest

from framing.articles import article_of

SHORT, LONG = 2000, 8000
MOST = 2.3**2
TRIES = 2

#: What is said over and over, by the part of the reading that could look too far.
REPEATED = {
    "anonymity clauses": "who asked not to be named, ",
    "sources with such clauses": "An aide, who asked not to be named, said it was late and ",
    "refusals of one source": "Hale refused to be named, saying it was late, ",
    "cues": "he said, ",
    "nested clauses": "Hale said that ",
    "relative clauses": "who saw the man that left the house ",
    "denials in one paragraph": "denied it was late, ",
    "lists": "Hale denied the plan, a tunnel and ",
    "words of hearsay": "allegedly ",
    "names": "Jo Hale, ",
    "names joined": "Jo Hale and ",
    "common bodies": "council ",
    "commas": "late, ",
    "that": "that ",
    "and": "and ",
    "dashes": "late — ",
    "brackets": "(late) ",
    "open brackets": "(late ",
    "colons": "Hale: “It was late today” ",
    "quotations": "“It was late,” he said. ",
    "quotations alone": "“It was late.” ",
    "quotations that stay open": "“it was late ",
    "quotations in others that stay open": "“‘late’ ",
    "blank quotations": "“ ”, he said. ",
    "quotations over paragraphs": "“It was late\n\n",
    "single marks": "'it was late' ",
    "single marks that stay open": "'it was late ",
    "paragraphs": "The company said it was late. She said no.\n\n",
}


def repeated(told: str, words: int) -> str:
    """Say something over and over, up to so many words, and end the sentence."""
    return told * (words // len(told.split())) + "left."


def couples(words: int) -> str:
    """Let couples speak, each named once."""
    names = [
        a + b + c + d for a, b, c, d in product("BDGKLM", "aeiou", ("rt", "sk", "nd"), "aeiou")
    ]
    told = [f"Tom and Ann {names[i % 450]}{'x' * (i // 450)} said so. " for i in range(words // 6)]
    return "".join(told)


def cost(text: str) -> float:
    """Give the processor time of the quickest of several readings, as timeit takes it."""
    spent = []
    for _ in range(TRIES):
        gc.collect()
        gc.disable()
        start = process_time()
        article_of(text).speech  # noqa: B018
        spent.append(process_time() - start)
        gc.enable()
    return min(spent)


def growth(short: str, long: str) -> float:
    """Give what a text costs in terms of one a quarter as long: the least of a few shares."""
    least = float("inf")
    for _ in range(3):
        least = min(least, cost(long) / cost(short))
        if least <= MOST:
            break
    return least


@pytest.mark.slow
@pytest.mark.parametrize("name", REPEATED)
def test_four_times_the_words_cost_four_times_the_time(name: str) -> None:
    short, long = (repeated(REPEATED[name], words) for words in (SHORT, LONG))
    assert growth(short, long) <= MOST


@pytest.mark.slow
def test_four_times_the_couples_cost_four_times_the_time() -> None:
    assert growth(couples(SHORT), couples(LONG)) <= MOST
