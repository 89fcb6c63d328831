"""Excerpts: which words of each article a page may show, chosen once for all its sections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate

from framing.memory import collected_after
from framing.report.finding import find_marks
from framing.report.modes import EXCERPTS, FULL, GAP, NONE, Stretches, check_mode
from framing.report.remembering import remembered
from framing.tables import Tables
from framing.text.spans import Stretch
from framing.text.words import find_words

#: Of the words of an article below its headline passages around marks are at most one in so many.
PASSAGES = 4
#: And lines of context one in so many; with the passages that makes a third.
LINES = 12
#: So many words stand at most on each side of a mark, and so many of a long one at either end.
REACH = 25

Evidence = Mapping[str, Sequence[tuple[int, int]]]


class Shown:
    """What a text mode shows of every paragraph, as stretches of its text in order.

    In ``full`` that is everything, in ``none`` nothing. In ``excerpts`` headlines are shown, and of
    the other words of an article at most a quarter: marks with up to 25 words on each side, of
    longer marks than 50 words both ends, those of the paragraphs with most marks first. ``mode`` is
    the mode.
    """

    def __init__(self, tables: Tables, text_mode: str) -> None:
        """Choose the words. Raises InputError for an unknown mode."""
        self.mode = check_mode(text_mode)
        self._stretches = _passages_of(tables) if self.mode == EXCERPTS else {}

    def of(self, paragraph_id: str, text: str) -> Stretches:
        """Give what is shown of a paragraph whose text is *text*."""
        if self.mode == FULL:
            return ((0, len(text)),)
        return () if self.mode == NONE else self._stretches.get(paragraph_id, ())

    def within(self, paragraph_id: str, text: str, start: int, end: int) -> Stretches:
        """Give what is shown of ``start:end`` of a paragraph."""
        clipped = ((max(low, start), min(high, end)) for low, high in self.of(paragraph_id, text))
        return tuple((low, high) for low, high in clipped if low < high)

    def around(self, paragraph_id: str, text: str, start: int, end: int) -> tuple[str, int, int]:
        """Give the text that is shown around ``start:end``, and where that lies in it.

        Where it lies in no passage it stands alone.
        """
        passages = self.of(paragraph_id, text)
        low, high = next((p for p in passages if p[0] <= start and end <= p[1]), (start, end))
        before, after = f"{GAP} " if low else "", f" {GAP}" if high < len(text) else ""
        at = start - low + len(before)
        return f"{before}{text[low:high]}{after}", at, at + end - start


@remembered
def _passages_of(tables: Tables) -> dict[str, Stretches]:
    """Give the passages of every paragraph around its marks."""
    marks = find_marks(tables)
    return choose_passages(
        tables, {name: [(one.start, one.end) for one in mine] for name, mine in marks.items()}
    )


@collected_after()
def choose_passages(tables: Tables, evidence: Evidence) -> dict[str, Stretches]:
    """Give the passages of every paragraph that are shown around its *evidence*, as offsets."""
    paragraphs = tables.paragraphs
    articles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    left: dict[str, int] = defaultdict(int)
    shown: dict[str, Stretches] = {}
    columns = (paragraphs[name] for name in ("article_id", "part", "words", "text"))
    for name, article, part, amount, text in zip(paragraphs.index, *columns, strict=True):
        if part == "headline":
            shown[str(name)] = ((0, len(text)),)
        else:
            articles[article].append((str(name), str(text)))
            left[article] += int(amount)
    for article, mine in articles.items():
        budget = left[article] // PASSAGES
        # The order of paragraphs decides between as many marks.
        for name, text in sorted(mine, key=lambda one: -len(evidence.get(one[0], ()))):
            words = find_words(text)
            taken = _around(words, evidence.get(name, ()), budget)
            budget -= len(taken)
            shown[name] = _stretches(text, words, taken)
    return shown


def _around(words: Sequence[Stretch], evidence: Iterable[tuple[int, int]], budget: int) -> set[int]:
    """Choose up to *budget* words around evidence, as many on each side as there is room for."""
    taken: set[int] = set()
    if budget <= 0:
        return taken
    ends = [word.end for word in words]
    free = _running_total([1] * len(words))
    for start, end in sorted(evidence):
        first, after = bisect_right(ends, start), bisect_left(words, (end,))
        if first == after:
            continue
        window = partial(_window, first, after - 1, len(words))
        # Windows grow with their reach, so the largest that fits is found by halves.
        reaches = range(1, REACH + 1)
        needed = partial(_needed, free, window)
        fitting = bisect_right(reaches, budget - len(taken), key=needed)
        if fitting:
            for low, high in window(reaches[fitting - 1]):
                taken.update(range(low, high))
            free = _running_total(at not in taken for at in range(len(words)))
    return taken


def _needed(free: Sequence[int], window: Callable[[int], Stretches], reach: int) -> int:
    return sum(free[high] - free[low] for low, high in window(reach))


def _running_total(amounts: Iterable[int]) -> list[int]:
    """Give what has come together before each place, and at last in all."""
    return [0, *accumulate(amounts)]


def _window(first: int, last: int, amount: int, reach: int) -> Stretches:
    """Give the numbers of the words around a mark: of a long one those around both its ends."""
    low, high = max(first - reach, 0), min(last + reach + 1, amount)
    if last - first + 1 <= 2 * reach:
        return ((low, high),)
    return ((low, first + reach), (last - reach + 1, high))


def _stretches(text: str, words: Sequence[Stretch], taken: set[int]) -> Stretches:
    """Give words as stretches of the text; what stands before the first and behind the last of the
    text belongs to them.
    """
    found: list[tuple[int, int]] = []
    for at in sorted(taken):
        low = 0 if at == 0 else words[at].start
        high = len(text) if at == len(words) - 1 else words[at].end
        if at - 1 in taken and found:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return tuple(found)
