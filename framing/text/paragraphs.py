"""Paragraphs: where an article is cut, and which of them is the headline."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.text.normalising import plain
from framing.text.values import value
from framing.text.words import read_words

_ENDS = r"\n\v\f\x85\u2028\u2029"
# Characters that leave no mark on the page: soft hyphen, zero-width blanks, marks of direction.
_INVISIBLE = r"\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
# All that a blank line may begin with comes first, so that the search is quick.
_BLANK_LINE = re.compile(
    rf"[{_ENDS}](?:(?:[^\S{_ENDS}]|[{_INVISIBLE}])*[{_ENDS}]\s*|(?<=[\f\u2029])\s*)"
)
_LINE_END = re.compile(rf"[{_ENDS}]\s*")
_VISIBLE = re.compile(rf"[^\s\x00-\x1f\x7f{_INVISIBLE}]")
_HEADLINE_WORDS = 30


@value
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
    a full stop, and a body follows. A *headline* known from outside is looked for there, and comes
    before the text where it is not the first block.

    >>> blocks = split_blocks("Calm returns\n\nIt rained. It stopped.")
    >>> [(block.part, block.start) for block in blocks]
    [('headline', 0), ('body', 14)]
    """
    blocks = _cut(text)
    if headline and not (blocks and _same_words(blocks[0].text, headline)):
        return (Block(headline, None, "headline"), *blocks)
    if len(blocks) > 1 and (headline or looks_like_headline(blocks[0].text)):
        blocks[0] = replace(blocks[0], part="headline")
    return tuple(blocks)


def is_blank(text: str) -> bool:
    r"""Say whether a text leaves no mark on the page.

    >>> is_blank(" \u200b\n"), is_blank(".")
    (True, False)
    """
    return not _VISIBLE.search(text)


def looks_like_headline(text: str) -> bool:
    """Say whether a block can be a headline: one line, at most 30 words, no closing full stop.

    >>> looks_like_headline("Governor visits school"), looks_like_headline("It rained.")
    (True, False)
    """
    closing = text.rstrip("\"'”’»")[-1:]
    if "\n" in text or closing in ".:;,":
        return False
    return 0 < len(read_words(text).words) <= _HEADLINE_WORDS


def _cut(text: str) -> list[Block]:
    cut = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    blocks = []
    cursor = 0
    for end, resume in [*(match.span() for match in cut.finditer(text)), (len(text), len(text))]:
        piece = text[cursor:end]
        if not is_blank(piece):
            lead = len(piece) - len(piece.lstrip())
            blocks.append(Block(piece.strip(), cursor + lead))
        cursor = resume
    return blocks


def _same_words(one: str, other: str) -> bool:
    return plain(one).casefold().split() == plain(other).casefold().split()
