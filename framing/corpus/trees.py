"""Trees: markup taken apart, in bounded time and without anything from outside."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.I)
#: Pictures that are written into the page.
_INLINE = re.compile(r"data:[\w/.+;=-]{0,80}base64,[A-Za-z0-9+/=%\s]{64,}")
#: A page of more bytes, or with more elements, is no article's.
LARGEST = 64 * 2**20
_MOST_ELEMENTS = 50_000


class PageError(ValueError):
    """A page cannot be used; the text says why, as the end of a sentence about it."""


def tree_of(html: str) -> Any:
    """Give the tree of a page.

    Raises PageError where it is none, or nested so deeply that it cannot be read to its end.

    >>> tree_of("<p>It <b>rained</b>.").text_content()
    'It rained.'
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    html = _INLINE.sub("data:,", _DECLARATION.sub("", html).replace("\0", ""))
    parser = HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        reason = str(error).split("\n")[0].rstrip(".") or type(error).__name__
        raise PageError(f"cannot be read as a page ({reason})") from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        told = next(e.message for e in parser.error_log if e.level_name == "FATAL")
        raise PageError(f"cannot be read as a page to its end ({' '.join(told.split())[:120]})")
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise PageError(
            f"has over {_MOST_ELEMENTS:,} elements, too many for the page of an article"
        )
    return tree
