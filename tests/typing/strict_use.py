"""A user's program, checked strictly against the installed package; it is never run.

``assert_type`` fails where a checker sees another type than the one named, above all Any. Each
``type: ignore`` must be needed: a checker that no longer complains there fails as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, assert_type

import pandas as pd

import framing
from framing.articles import Article, Paragraph
from framing.codebooks import Codebook
from framing.doctor import Inspection
from framing.extractors.protocol import Extractor, Measure
from framing.extractors.readability import Readability
from framing.sklearn import FramingTransformer
from framing.text.spans import Span


def the_way_of_the_data(folder: Path) -> Path:
    """Read, score, compare and report."""
    articles = framing.read_articles(folder)
    assert_type(articles, pd.DataFrame)
    assert_type(framing.split_paragraphs(articles), pd.DataFrame)
    assert_type(framing.inspect_articles(folder), Inspection)
    analysis = framing.analyze(folder, model="fast", codebook="default")
    assert_type(analysis, framing.Analysis)
    assert_type(analysis.articles, pd.DataFrame)
    assert_type(analysis.spans, pd.DataFrame)
    assert_type(analysis.provenance, Mapping[str, Any])
    assert_type(analysis.to_frame(), pd.DataFrame)
    assert_type(framing.open_analysis(folder), framing.Analysis)
    assert_type(framing.analyze_archive(folder, folder / "out", workers=2), framing.Analysis)
    comparison = framing.compare(analysis, by="outlet", primary=["loaded_per_100_words"])
    assert_type(comparison, framing.Comparison)
    assert_type(comparison.differences, pd.DataFrame)
    assert_type(framing.save_comparison(comparison, folder), Path)
    assert_type(framing.open_comparison(folder), framing.Comparison)
    for table in (
        framing.loaded_sentences(analysis),
        framing.loaded_keyness(analysis),
        framing.sources_by_article(analysis),
        framing.frames_by_article(analysis),
    ):
        assert_type(table, pd.DataFrame)
    assert_type(framing.cite(analysis, "bibtex"), str)
    assert_type(framing.write_bundle(analysis, folder / "bundle.zip"), Path)
    assert_type(analysis.export(folder / "tables", formats=["csv", "xlsx"]), Path)
    return analysis.report(folder / "report", title="A title")


def tables_of_my_own(table: pd.DataFrame, column: pd.Series[str], polars: object) -> None:
    """Score tables: pandas gives pandas, what a checker does not know gives Any."""
    assert_type(framing.score(table, text="body", prefix="fr_"), pd.DataFrame)
    assert_type(framing.score(column, model="fast", workers=2), pd.DataFrame)
    assert_type(framing.score(["It rained."]), pd.DataFrame)
    assert_type(framing.find_spans(table, text="body"), pd.DataFrame)
    assert_type(framing.score(polars), Any)
    FramingTransformer(model="fast").fit(["It rained."])


def coded_by_hand(analysis: framing.Analysis, folder: Path) -> None:
    """Draw, code, judge, train."""
    sample = framing.draw_sample(analysis, n=100, coders=["ann", "ben"])
    assert_type(sample, framing.Sample)
    assert_type(sample.units, pd.DataFrame)
    assert_type(framing.write_sample(sample, folder), Path)
    assert_type(framing.open_sample(folder), framing.Sample)
    codings, faults = framing.import_codes(folder / "coder_1.xlsx", sample)
    assert_type(codings, pd.DataFrame)
    assert_type(faults, pd.DataFrame)
    judged = framing.reliability(codings)
    assert_type(judged, framing.Reliability)
    assert_type(judged.report(folder), Path)
    assert_type(framing.open_reliability(folder), framing.Reliability)
    assert_type(framing.read_adjudicated(folder / "settled.csv", codings), pd.DataFrame)
    assert_type(framing.evaluate_frames(codings, analysis), framing.FrameValidity)
    codebook = framing.load_codebook("default")
    assert_type(codebook, Codebook)
    assert_type(framing.write_manual(codebook, folder / "manual.html"), Path)
    classifier = framing.FrameClassifier(codebook).fit(["It rained."], [[0, 0, 0]])
    assert_type(classifier, framing.FrameClassifier)
    assert_type(classifier.save(folder / "model"), Path)
    loaded = framing.LoadedClassifier().fit(["It rained."], [0])
    assert_type(loaded, framing.LoadedClassifier)
    assert_type(loaded.figures(), pd.DataFrame)
    assert_type(framing.analyze("It rained.", codebook=classifier, loaded=loaded), framing.Analysis)


@dataclass(frozen=True)
class Questions:
    """An extractor of the user's own."""

    mark: str = "?"
    name: ClassVar[str] = "questions"
    measures: ClassVar[tuple[Measure, ...]] = ()

    def find(self, article: Article) -> list[Span]:
        """Point at each mark."""
        return [
            Span(paragraph.paragraph_id, self.name, "question", at, at + 1, letter)
            for paragraph in article.paragraphs
            for at, letter in enumerate(paragraph.text)
            if letter == self.mark
        ]

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Count what was pointed at, per word."""
        return {"questions_per_word": len(spans) / len(paragraph.words)}


def with_my_extractor() -> Extractor:
    """Hand an extractor of the user's own beside one of the package."""
    own: Extractor = Questions()
    framing.analyze("It rained?", extractors=(Readability(), own))
    return own


def mistakes(analysis: framing.Analysis, folder: Path) -> None:
    """Be told of what is wrong before anything runs."""
    framing.analyse("It rained.")  # type: ignore[attr-defined]
    framing.analyze("It rained.", modell="fast")  # type: ignore[call-arg]
    framing.analyze(5)  # type: ignore[arg-type]
    framing.compare(folder)  # type: ignore[arg-type]
    framing.score(["It rained."], 5)  # type: ignore[call-overload]
    assert_type(analysis.paragraf, Any)  # type: ignore[attr-defined]
    try:
        framing.read_articles(folder)
    except framing.InputError as error:
        assert_type(str(error), str)
