"""Allocation: how many paragraphs are drawn of each stratum."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

#: At least so many of a stratum are drawn, where it has them and half the sample is enough for it.
FEW = 5


def allocate(sizes: Sequence[int], n: int) -> list[int]:
    """Give how many of each stratum are drawn: in proportion, but a few at least of each.

    *sizes* are the paragraphs of each stratum; *n*, the whole sample, lies between the number of
    strata and that of paragraphs. A stratum gets ``FEW`` at least (all where it is smaller; in a
    small sample less, so that half of it can follow size), and all else is in proportion to size.

    >>> allocate([900, 90, 10], 100), allocate([900, 90, 2], 10), allocate([3, 3], 6)
    ([86, 9, 5], [8, 1, 1], [3, 3])
    """
    few = min(FEW, max(1, n // (2 * len(sizes))))
    lowest = [min(few, size) for size in sizes]
    free = set(range(len(sizes)))
    while True:
        rest = n - sum(lowest[at] for at in range(len(sizes)) if at not in free)
        of_free = sum(sizes[at] for at in free)
        small = {at for at in free if rest * sizes[at] < lowest[at] * of_free}
        if not small:
            break
        free -= small
    wanted = [
        rest * sizes[at] / of_free if at in free else float(lowest[at]) for at in range(len(sizes))
    ]
    return _rounded(wanted, n)


def _rounded(wanted: Sequence[float], n: int) -> list[int]:
    """Round so that the sum is kept: the largest remainders go up, of equal ones the first.

    A share that is whole but for the rounding of floats stays whole.
    """
    whole = [floor(share + 1e-9) for share in wanted]
    remainders = sorted(range(len(wanted)), key=lambda at: (whole[at] - wanted[at], at))
    for at in remainders[: n - sum(whole)]:
        whole[at] += 1
    return whole
