"""What hostile text tries: the payloads of ``attacks/payloads.toml``, and their harmless twins."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

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
