"""Paragraphs: where an article is cut, and which of them is the headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.text.words import find_words

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n\s*")
_HEADLINE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as cut from an article.

    ``start`` is the offset in the article's text, or ``None`` for a headline that came from a
    column of its own. ``part`` is ``headline`` or ``body``.
    """

    text: str
    start: int | None
    part: str = "body"


def split_blocks(text: str, *, headline: str = "") -> tuple[Block, ...]:
    r"""Cut a normalised text at blank lines, or at line ends where it has no blank line.

    The first line is the headline where it stands alone in its block, is short and ends without
    a full stop, and a body follows; a *headline* given from outside comes first instead.

    >>> blocks = split_blocks("Calm returns\n\nIt rained. It stopped.")
    >>> [(block.part, block.start) for block in blocks]
    [('headline', 0), ('body', 14)]
    """
    cut = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    blocks = []
    cursor = 0
    for end, resume in [*(match.span() for match in cut.finditer(text)), (len(text), len(text))]:
        piece = text[cursor:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            blocks.append(Block(piece.strip(), cursor + lead))
        cursor = resume
    if headline:
        if blocks and blocks[0].text == headline and len(blocks) > 1:
            blocks[0] = Block(headline, blocks[0].start, "headline")
        else:
            blocks.insert(0, Block(headline, None, "headline"))
    elif len(blocks) > 1 and looks_like_headline(blocks[0].text):
        blocks[0] = Block(blocks[0].text, blocks[0].start, "headline")
    return tuple(blocks)


def looks_like_headline(text: str) -> bool:
    """Say whether a block can be a headline: one line, at most 30 words, no closing full stop.

    >>> looks_like_headline("Governor visits school"), looks_like_headline("It rained.")
    (True, False)
    """
    closing = text.rstrip("\"'”’»")[-1:]
    if "\n" in text or closing in ".:;,":
        return False
    return 0 < len(find_words(text)) <= _HEADLINE_WORDS
