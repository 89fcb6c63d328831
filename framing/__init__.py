"""Media-bias and framing analysis of news: scores with the words behind them, and reports.

>>> import framing
>>> analysis = framing.analyze("Officials said the bridge was safe.")
>>> analysis.paragraphs["words"].tolist()
[6]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from framing.accessor import register_with_pandas

if TYPE_CHECKING:
    from framing.agreement.adjudicating import read_adjudicated
    from framing.analysis import Analysis, analyze, open_analysis
    from framing.bundle import write_bundle
    from framing.classification import FrameClassifier, LoadedClassifier
    from framing.codebooks import load_codebook
    from framing.coding import Sample, draw_sample, import_codes, open_sample, write_sample
    from framing.comparison.comparing import compare
    from framing.comparison.saving import open_comparison, save_comparison
    from framing.comparison.tables import Comparison
    from framing.corpus import read_articles
    from framing.doctor import inspect_articles
    from framing.errors import FramingError, InputError, InputWarning
    from framing.evaluation.attribution import AttributionValidity, evaluate_attribution
    from framing.evaluation.frames import FrameValidity, evaluate_frames
    from framing.evaluation.loaded import LoadedValidity, evaluate_loaded
    from framing.evaluation.reliability import Reliability, open_reliability, reliability
    from framing.evaluation.sentiment import SentimentValidity, evaluate_sentiment
    from framing.extraction import split_paragraphs
    from framing.frames.articles import frames_by_article
    from framing.loaded.keyness import loaded_keyness
    from framing.loaded.sentences import loaded_sentences
    from framing.report.citing import cite
    from framing.report.manual import write_manual
    from framing.scale.archive import analyze_archive
    from framing.scores import find_spans, score
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
    "Reliability": "framing.evaluation.reliability",
    "Sample": "framing.coding",
    "SentimentValidity": "framing.evaluation.sentiment",
    "analyze": "framing.analysis",
    "analyze_archive": "framing.scale.archive",
    "cite": "framing.report.citing",
    "compare": "framing.comparison.comparing",
    "draw_sample": "framing.coding",
    "evaluate_attribution": "framing.evaluation.attribution",
    "evaluate_frames": "framing.evaluation.frames",
    "evaluate_loaded": "framing.evaluation.loaded",
    "evaluate_sentiment": "framing.evaluation.sentiment",
    "find_spans": "framing.scores",
    "frames_by_article": "framing.frames.articles",
    "import_codes": "framing.coding",
    "inspect_articles": "framing.doctor",
    "load_codebook": "framing.codebooks",
    "loaded_keyness": "framing.loaded.keyness",
    "loaded_sentences": "framing.loaded.sentences",
    "open_analysis": "framing.analysis",
    "open_comparison": "framing.comparison.saving",
    "open_reliability": "framing.evaluation.reliability",
    "open_sample": "framing.coding",
    "read_adjudicated": "framing.agreement.adjudicating",
    "read_articles": "framing.corpus",
    "reliability": "framing.evaluation.reliability",
    "save_comparison": "framing.comparison.saving",
    "score": "framing.scores",
    "sources_by_article": "framing.sources.by_article",
    "split_paragraphs": "framing.extraction",
    "write_bundle": "framing.bundle",
    "write_manual": "framing.report.manual",
    "write_sample": "framing.coding",
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
    "Reliability",
    "Sample",
    "SentimentValidity",
    "analyze",
    "analyze_archive",
    "cite",
    "compare",
    "draw_sample",
    "evaluate_attribution",
    "evaluate_frames",
    "evaluate_loaded",
    "evaluate_sentiment",
    "find_spans",
    "frames_by_article",
    "import_codes",
    "inspect_articles",
    "load_codebook",
    "loaded_keyness",
    "loaded_sentences",
    "open_analysis",
    "open_comparison",
    "open_reliability",
    "open_sample",
    "read_adjudicated",
    "read_articles",
    "reliability",
    "save_comparison",
    "score",
    "sources_by_article",
    "split_paragraphs",
    "write_bundle",
    "write_manual",
    "write_sample",
]


def _fetch(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


if not TYPE_CHECKING:  # else a checker takes any name, misspelt ones too, for one of ours
    __getattr__ = _fetch


def load_ipython_extension(ipython: Any) -> None:
    """Give a notebook ``%%framing``, which annotates pasted text: ``%load_ext framing``."""
    from framing.magic import load

    load(ipython)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


register_with_pandas()
