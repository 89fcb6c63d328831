"""Labels: how wide text is without a browser, and how a long name is broken into lines."""

from __future__ import annotations

from dataclasses import dataclass

# Advance widths of a wide sans serif (DejaVu Sans) in units of the font size: on a page with a
# narrower system font a label is shorter than computed, never longer.
_NARROW = frozenset("ijlI.,:;'’‘|!")
_SLIM = frozenset("()[]{}-frt/\\ ")
_WIDE = frozenset("mMW@%&—…")


@dataclass(frozen=True)
class Box:
    """The rectangle that a piece of text takes up in a drawing."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def overlaps(self, other: Box) -> bool:
        """Say whether two boxes share an inner point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_width(text: str, size: float) -> float:
    """Give an upper estimate of the width of a text in pixels.

    >>> round(text_width("iii", 10), 1) < round(text_width("MMM", 10), 1)
    True
    """
    return size * sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.37
    if character in _SLIM:
        return 0.42
    if character in _WIDE:
        return 1.0
    if ord(character) > 0x2E7F:
        return 1.05
    if character.isupper():
        return 0.76
    return 0.64


def wrap(text: str, width: float, size: float, *, lines: int = 2) -> list[str]:
    """Break a text into at most *lines* lines no wider than *width*; an ellipsis where it is cut.

    A word wider than a line is broken, after a hyphen where it has one that fits.

    >>> wrap("the party’s volunteer group", 120, 12)
    ['the party’s', 'volunteer group']
    >>> wrap("Donaudampfschifffahrtsgesellschaft", 100, 12, lines=1)
    ['Donaudampfs…']
    >>> wrap("Vorabend-Zeitung", 100, 12)
    ['Vorabend-', 'Zeitung']
    """
    rest = text.split()
    broken: list[str] = []
    while rest and len(broken) < lines:
        if len(broken) + 1 < lines:
            rest[:1] = _halves(rest[0], width, size)
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        line = " ".join(rest[:taken])
        rest = rest[taken:]
        if rest and len(broken) + 1 == lines:
            line += " " + rest[0]
        broken.append(cut(line, width, size))
    return broken or [""]


def _halves(word: str, width: float, size: float) -> list[str]:
    """Give a word, or what of it fits and what is left."""
    if text_width(word, size) <= width:
        return [word]
    fits = max(1, _fitting(word, width, size))
    hyphen = word.rfind("-", 0, fits) + 1
    at = hyphen or fits
    return [word[:at], word[at:]]


def _fitting(text: str, width: float, size: float, end: str = "") -> int:
    """Give how many of the first characters, and *end* behind them, are within *width*."""
    beside, reach = sum(map(_advance, end)), 0.0
    for at, character in enumerate(text):
        reach += _advance(character)
        if size * (reach + beside) > width:
            return at
    return len(text)


def cut(text: str, width: float, size: float) -> str:
    """Give the text, or its beginning and an ellipsis where it is wider than *width*."""
    if text_width(text, size) <= width:
        return text
    return text[: _fitting(text, width, size, "…")].rstrip() + "…"
