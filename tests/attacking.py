"""What hostile text tries: the payloads of ``attacks/payloads.toml``, and their harmless twins."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

_FILE = Path(__file__).parent / "attacks" / "payloads.toml"


@dataclass(frozen=True)
class Payload:
    """One trick: its kind, the text that is tried, and why."""

    kind: str
    text: str
    why: str


PAYLOADS = tuple(Payload(**told) for told in tomllib.loads(_FILE.read_text("utf-8"))["payloads"])
TEXTS = tuple(payload.text for payload in PAYLOADS)


def runs(amount: int) -> list[str]:
    """Give all payloads in so many texts of one line, each payload in one of them.

    The first ones of all kinds begin a text each, so that tricks which need the beginning of a
    cell get it somewhere.
    """
    lined = [" ".join(text.splitlines()) for text in TEXTS]
    return [" ".join(lined[at::amount]) for at in range(amount)]


def harmless(text: str) -> str:
    """Give a text of the same shape that says nothing to any parser.

    >>> harmless("<b> it's")
    "·b· it's"
    """
    return "".join(c if c.isalnum() or c in " \n-'" else "·" for c in text)


def tricky_articles(amount: int = 24) -> pd.DataFrame:
    """Give articles in which every payload stands, and begins a cell, somewhere."""

    def told(at: int) -> str:
        return TEXTS[at % len(TEXTS)]

    size = len(TEXTS) // amount + 1
    rows = [
        {
            "article_id": f"{told(at * size)}{at}",
            "outlet": told(81 + at % 2),
            "published": told(at * size + 1),
            "headline": told(at * size + 2),
            "url": told(at * size + 3),
            "section": told(at * size + 4),
            "=1+1": told(at * 7),
            "text": "\n\n".join(
                f"{told(n)} The brutal storm “{told(n)}” shattered homes, Mayor Ann Lee said."
                for n in range(at * size, at * size + size)
            ),
        }
        for at in range(amount)
    ]
    return pd.DataFrame(rows)
