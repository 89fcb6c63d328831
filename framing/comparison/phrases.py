"""Phrases: how a measure and its figures are put in sentences about texts."""

from __future__ import annotations

import math
from dataclasses import dataclass

from framing.text.figures import number

_SHARE = "Share of "
#: The unit of a difference of shares.
POINTS = "percentage points"
PP = "pp"
_MOST_PLACES = 3


@dataclass(frozen=True)
class Phrases:
    """The words for one measure: its ``label`` and ``unit`` of the dictionary, and its ``sd``.

    Figures have as many places as the standard deviation makes sense of; shares are in percent.
    Without one, as of a single article, shares are in whole percent and others in three figures.

    >>> phrases = Phrases("Share of quoted words", "share of words", 0.1)
    >>> phrases.more(), phrases.figure(0.2512), phrases.difference(-0.031)
    ('a higher share of quoted words', '25.1%', '−3.1 percentage points')
    >>> alone = Phrases("Words per article", "words", math.nan)
    >>> alone.figure(537.0), alone.figure(12.25), alone.figure(0.5)
    ('537', '12.2', '0.50')
    """

    label: str
    unit: str
    sd: float

    @property
    def is_share(self) -> bool:
        """Whether figures are shares, told in percent."""
        return self.unit.startswith("share of")

    def more(self) -> str:
        """Give what a text has that lies higher.

        >>> Phrases("Loaded words per 100 words", "spans per 100 words", 1.0).more()
        'more loaded words per 100 words'
        >>> Phrases("Flesch reading ease", "points", 1.0).more()
        'a higher figure of “Flesch reading ease”'
        """
        return self._compared("more", "a higher")

    def fewer(self) -> str:
        """Give what a text has that lies lower."""
        return self._compared("fewer", "a lower")

    def _compared(self, many: str, much: str) -> str:
        if self.label.startswith(_SHARE):
            return f"{much} {uncapitalised(self.label)}"
        if " per " in self.label:
            return f"{many} {uncapitalised(self.label)}"
        return f"{much} figure of “{self.label}”"

    def figure(self, value: float) -> str:
        """Give a figure, a dash where it is not defined."""
        unit = "%" if self.is_share and not math.isnan(value) else ""
        return f"{self._number(value)}{unit}"

    def width(self, value: float) -> str:
        """Give how far an interval reaches to each side; of shares that is in percentage points.

        >>> Phrases("Share of quoted words", "share of words", 0.1).width(0.25)
        '±25.0 pp'
        """
        return f"±{self._number(value)}{f' {PP}' if self.is_share else ''}"

    def difference(self, value: float, *, signed: bool = True) -> str:
        """Give a difference with its sign, and its unit where that is not the figure's."""
        written = self._number(value, signed=signed)
        return f"{written} {POINTS}" if self.is_share else written

    def interval(self, low: float, high: float) -> str:
        """Give the interval of a difference."""
        ends = (self._number(end, signed=True) for end in (low, high))
        return f"95% interval {' to '.join(ends)}"

    def bracketed(self, low: float, high: float, *, signed: bool = False) -> str:
        """Give an interval as a table has it, with nothing for one that is not known.

        >>> Phrases("Words per article", "words", 90.0).bracketed(-12.4, 40, signed=True)
        '[−12, +40]'
        """
        if math.isnan(low) or math.isnan(high):
            return ""
        unit = "%" if self.is_share and not signed else ""
        ends = (f"{self._number(end, signed=signed)}{unit}" for end in (low, high))
        return f"[{', '.join(ends)}]"

    def _number(self, value: float, *, signed: bool = False) -> str:
        factor = 100 if self.is_share else 1
        spread = factor * self.sd
        if spread > 0:
            places = 2 - round(math.log10(spread))
        else:
            size = abs(factor * value)
            places = 0 if self.is_share else 2 - math.floor(math.log10(size)) if size >= 1 else 2
        return number(factor * value, min(max(places, 0), _MOST_PLACES), signed=signed)


def p_of(value: float) -> str:
    """Give a p-value that is corrected for the number of tests.

    >>> p_of(0.0341), p_of(0.0002)
    ('corrected p = 0.034', 'corrected p < 0.001')
    """
    return "corrected p < 0.001" if value < 0.001 else f"corrected p = {number(value, 3)}"


def amounts(one: int, other: int) -> str:
    """Give how many articles there are on two sides.

    >>> amounts(12, 1)
    '12 and 1 articles'
    """
    return f"{one:,} and {other:,} articles"


def at_start(name: str) -> str:
    """Write the name of a group at the start of a sentence: quoted where it has no capital.

    >>> at_start("Herald"), at_start("world")
    ('Herald', '“world”')
    """
    return f"“{name}”" if name[:1].islower() else name


def uncapitalised(label: str) -> str:
    """Write a label as it stands inside a sentence; abbreviations stay.

    >>> uncapitalised("Security frame"), uncapitalised("EU frame")
    ('security frame', 'EU frame')
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
