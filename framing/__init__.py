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
    from framing.analysis import Analysis, analyze, open_analysis
    from framing.classification import FrameClassifier, LoadedClassifier
    from framing.codebooks import load_codebook
    from framing.comparison.comparing import compare
    from framing.comparison.saving import open_comparison, save_comparison
    from framing.comparison.tables import Comparison
    from framing.corpus import read_articles
    from framing.errors import FramingError, InputError, InputWarning
    from framing.evaluation.attribution import AttributionValidity, evaluate_attribution
    from framing.evaluation.frames import FrameValidity, evaluate_frames
    from framing.evaluation.loaded import LoadedValidity, evaluate_loaded
    from framing.evaluation.sentiment import SentimentValidity, evaluate_sentiment
    from framing.extraction import split_paragraphs
    from framing.frames.articles import frames_by_article
    from framing.loaded.keyness import loaded_keyness
    from framing.loaded.sentences import loaded_sentences
    from framing.report.manual import write_manual
    from framing.scale.archive import analyze_archive
    from framing.sources.by_article import sources_by_article

# Heavy libraries load when they are first needed: each name is fetched on first use.
_HOME = {
    "Analysis": "framing.analysis",
    "AttributionValidity": "framing.evaluation.attribution",
    "Comparison": "framing.comparison.tables",
    "FrameClassifier": "framing.classification",
    "FrameValidity": "framing.evaluation.frames",
    "FramingError": "framing.errors",
    "InputError": "framing.errors",
    "InputWarning": "framing.errors",
    "LoadedClassifier": "framing.classification",
    "LoadedValidity": "framing.evaluation.loaded",
    "SentimentValidity": "framing.evaluation.sentiment",
    "analyze": "framing.analysis",
    "analyze_archive": "framing.scale.archive",
    "compare": "framing.comparison.comparing",
    "evaluate_attribution": "framing.evaluation.attribution",
    "evaluate_frames": "framing.evaluation.frames",
    "evaluate_loaded": "framing.evaluation.loaded",
    "evaluate_sentiment": "framing.evaluation.sentiment",
    "frames_by_article": "framing.frames.articles",
    "load_codebook": "framing.codebooks",
    "loaded_keyness": "framing.loaded.keyness",
    "loaded_sentences": "framing.loaded.sentences",
    "open_analysis": "framing.analysis",
    "open_comparison": "framing.comparison.saving",
    "read_articles": "framing.corpus",
    "save_comparison": "framing.comparison.saving",
    "sources_by_article": "framing.sources.by_article",
    "split_paragraphs": "framing.extraction",
    "write_manual": "framing.report.manual",
}

__all__ = [
    "Analysis",
    "AttributionValidity",
    "Comparison",
    "FrameClassifier",
    "FrameValidity",
    "FramingError",
    "InputError",
    "InputWarning",
    "LoadedClassifier",
    "LoadedValidity",
    "SentimentValidity",
    "analyze",
    "analyze_archive",
    "compare",
    "evaluate_attribution",
    "evaluate_frames",
    "evaluate_loaded",
    "evaluate_sentiment",
    "frames_by_article",
    "load_codebook",
    "loaded_keyness",
    "loaded_sentences",
    "open_analysis",
    "open_comparison",
    "read_articles",
    "save_comparison",
    "sources_by_article",
    "split_paragraphs",
    "write_manual",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
