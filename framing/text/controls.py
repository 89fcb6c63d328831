"""Control characters: what no page can hold, made visible."""

from __future__ import annotations

import re

# Control characters that no HTML parser keeps; a visible sign of the same length stands for them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""Give the text without characters that a page cannot hold, each shown as U+FFFD.

    >>> clean("a\x00b")
    'a�b'
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
