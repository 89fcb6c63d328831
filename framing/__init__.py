"""Media-bias and framing analysis of news: scores with the words behind them, and reports.

>>> import framing
>>> analysis = framing.analyze("Officials said the bridge was safe.")
>>> analysis.paragraphs["words"].tolist()
[6]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.analysis import Analysis, analyze
    from framing.corpus import read_articles
    from framing.errors import FramingError, InputError

# Heavy libraries load when they are first needed: each name is fetched on first use.
_HOME = {
    "Analysis": "framing.analysis",
    "FramingError": "framing.errors",
    "InputError": "framing.errors",
    "analyze": "framing.analysis",
    "read_articles": "framing.corpus",
}

__all__ = ["Analysis", "FramingError", "InputError", "analyze", "read_articles"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
