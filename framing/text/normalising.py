"""Text is fixed once, when it is read; scoring works on a copy of the same length."""

from __future__ import annotations

import re
import unicodedata

# Blanks and byte-order marks, which files joined one after another leave in a row.
_LEAD = re.compile(r"\A[\s\ufeff]+")
_PLAIN = {
    **dict.fromkeys("“”„‟«»‹›″＂", '"'),
    **dict.fromkeys("‘’‚‛′ʼ＇´`", "'"),
    **dict.fromkeys("—–―⸺⸻", " "),
    **dict.fromkeys("‐‑‒−", "-"),
    "…": ".",
    **dict.fromkeys("\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\u2028\u2029", " "),
}
_NOT_PLAIN = re.compile(rf"[{''.join(map(re.escape, _PLAIN))}]")

# Single marks around words, apostrophes inside them apart; *'90s* opens nothing.
_SINGLE = re.compile(r"(?<!\w)'(?![\s'\"]|\d\ds)((?:[^'\"]|(?<=\w)'(?=\w))*)(?<![\s'])'(?!\w)")


def normalise(text: str) -> str:
    r"""Give the text as it is stored from now on: Unicode NFC, ``\n`` line ends, no outer blanks.

    >>> normalise("Cafe\u0301\r\n")
    'Café'
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return _LEAD.sub("", text).rstrip()


def key_of(text: str) -> str:
    r"""Give what two texts have in common that are one paragraph, typed or stored differently.

    >>> key_of("A  storm\n in Cafe\u0301.") == key_of("a Storm in Caf\u00e9.")
    True
    """
    return " ".join(normalise(text).casefold().split())


def plain(text: str) -> str:
    """Give a copy of the same length with ASCII quotation marks, apostrophes, dashes and blanks.

    Offsets in the copy are offsets in the original, so scores found on it can be pointed at.
    Hard-wrapped lines are joined on this copy; an ellipsis becomes a full stop.

    >>> plain("«It isn’t so…»")
    '"It isn\\'t so."'
    """
    return _NOT_PLAIN.sub(lambda mark: _PLAIN[mark[0]], text)


def double_marked(text: str) -> str:
    r"""Give a plain text whose single quotation marks are double ones, apostrophes left alone.

    House styles differ in their marks; what is measured should not.

    >>> double_marked("It isn't the 'people's war' he meant.")
    'It isn\'t the "people\'s war" he meant.'
    """
    return _SINGLE.sub(r'"\1"', text)
