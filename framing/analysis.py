"""The front door: analyse articles, and hold what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from framing.codebooks import Codebook
from framing.corpus import Metadata, Source, read_articles
from framing.extraction import extract
from framing.extractors.protocol import Extractor
from framing.provenance import digests, exclusions, fingerprints, provenance_of
from framing.scoring import DEFAULT, MODELS, Scoring
from framing.storage import ANALYSIS, FAULT_COLUMNS, FAULTS, StoredTables, save_tables
from framing.tables import Tables

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier
    from framing.comparison.tables import Comparison
    from framing.report.annotated import AnnotatedText


@dataclass(frozen=True, eq=False, repr=False)
class Analysis(Tables):
    """All tables of one analysis, and what can be made of them.

    ``framing.analyze`` makes one, ``framing.open_analysis`` reads one. Each table is an attribute,
    a pandas DataFrame: ``articles``, ``paragraphs``, ``features`` and ``frames`` (a row a
    paragraph), ``spans`` (a row a piece of evidence), ``attributions``, and ``measures``, which
    says what each figure means. A notebook shows what it is and how to go on.

    >>> import framing
    >>> analysis = framing.analyze("It was a massacre, officials said.", model="fast")
    >>> analysis
    <Analysis: 1 article, 1 paragraph, 29 measures, 6 spans>
    >>> analysis.features["loaded_count"].tolist(), analysis.attributions["source"].tolist()
    ([1.0], ['officials'])
    >>> analysis.rows("attributions"), len(analysis.faults)
    (1, 0)
    """

    def __repr__(self) -> str:
        """Say how much was analysed; the tables themselves are attributes."""
        from framing.report.wording import count

        amounts = (
            count(self.rows(f"{noun}s"), noun)
            for noun in ("article", "paragraph", "measure", "span")
        )
        return f"<Analysis: {', '.join(amounts)}>"

    def _repr_html_(self) -> str:
        from framing.display import analysis_card

        return analysis_card(self).html()

    def show(self, which: str | None = None) -> AnnotatedText:
        """Give an article or a paragraph, by its id, with the evidence marked in its text.

        Without an id it is the first article. A notebook shows marked text, and a table of the
        marks; a terminal shows lines in which a letter stands after each mark.

        Raises InputError where there is no such article or paragraph.

        >>> import framing
        >>> framing.analyze("It was a massacre, officials said.", model="fast").show()
        text
        It was a massacre[LP], officials[U] said[V].
          ¶ 0 · no frame assigned · sentiment 0.00
        [L] loaded word, [P] paraphrase, [U] unnamed source, [V] attribution verb
        """
        from framing.display import shown_text

        return shown_text(self, which)

    def rows(self, table: str) -> int:
        """Say how many rows one of the tables has; of a stored analysis without reading it."""
        return len(getattr(self, table))

    @property
    def faults(self) -> pd.DataFrame:
        """What of an archive could not be used: a row a fault, with ``file``, ``row``, ``reason``.

        Empty where everything was used; ``analyze`` uses everything or nothing.
        """
        return pd.DataFrame(columns=FAULT_COLUMNS, dtype="str")

    def to_frame(self) -> pd.DataFrame:
        """Give one wide table, a row per paragraph: paragraph columns, features, frames.

        >>> import framing
        >>> wide = framing.analyze("Critics warned of a catastrophe.").to_frame()
        >>> wide.loc["text:0000", "words"]
        np.int64(5)
        """
        return pd.concat([self.paragraphs, self.features, self.frames], axis=1)

    def save(self, folder: str | Path) -> Path:
        """Write all tables to a folder, from which ``framing.open_analysis`` reads them again.

        Raises InputError where the folder holds anything but an earlier analysis.

        >>> import framing
        >>> from tempfile import TemporaryDirectory
        >>> analysis = framing.analyze("It rained.", model="fast")
        >>> with TemporaryDirectory() as folder:
        ...     framing.open_analysis(analysis.save(f"{folder}/result")).rows("paragraphs")
        1
        """
        return save_tables(self, folder)

    def export(
        self, folder: str | Path, *, formats: Sequence[str] = ("csv",), text: bool = True
    ) -> Path:
        """Write the tables to a folder for other programmes, with a data dictionary and a README.

        *formats* are any of ``"csv"``, ``"parquet"``, ``"feather"``, ``"xlsx"`` (Excel), ``"dta"``
        (Stata) and ``"sav"`` (SPSS); the last two have labels for variables and for values. Without
        *text* no four words of an article stand in a row in any file. What a format cannot hold is
        warned of, and written whole beside it.

        Raises InputError for an unknown format, and where the folder holds anything but an earlier
        export, or one that was changed since.

        >>> import framing
        >>> from tempfile import TemporaryDirectory
        >>> analysis = framing.analyze("It was a massacre, officials said.", model="fast")
        >>> with TemporaryDirectory() as folder:
        ...     export = analysis.export(f"{folder}/export")
        ...     pd.read_csv(export / "paragraphs.csv")["loaded_count"].tolist()
        [1.0]
        """
        from framing.export import write_export

        return write_export(self, folder, formats=formats, text=text)

    def report(
        self,
        folder: str | Path,
        *,
        title: str | None = None,
        question: str | None = None,
        date: str | None = None,
        layout: str | None = None,
        text_mode: str | None = None,
        comparison: Comparison | None = None,
        codings: str | Path | pd.DataFrame | None = None,
        coded_sample: str | Path | pd.DataFrame | None = None,
    ) -> Path:
        """Write the report of this analysis to a folder, and give the path of its page.

        *date* is printed on the page, in ISO form; without one that of the environment variable
        SOURCE_DATE_EPOCH, and none where it is not set. *layout* is ``"article"``, ``"event"``,
        ``"corpus"``, ``"outlets"`` or ``"time"``; without one it is chosen by the articles.
        *text_mode* is ``"full"``, ``"excerpts"`` or ``"none"``: how much of the articles' text the
        page holds; without one ``"full"`` for up to ten articles, ``"excerpts"`` for more.
        *comparison* is what ``framing.compare`` gave of this analysis: the page then shows it.
        *codings*, a table or its file, are human judgements of paragraphs of this analysis
        (``framing.codings``), and *coded_sample* the folder that ``framing sample`` wrote, for
        their weights: the page then shows how well the programme does on this material.

        Raises InputError where the folder holds other files, there is no such layout or mode,
        layout and comparison do not go together, or the codings have faults.

        >>> import framing
        >>> analysis = framing.analyze("It was a massacre, officials said.", model="fast")
        >>> analysis.report("my_report", title="One sentence")  # doctest: +SKIP
        PosixPath('my_report/report.html')
        """
        from framing.report import write_report

        return write_report(
            self,
            Path(folder),
            title=title,
            question=question,
            date=date,
            layout=layout,
            text_mode=text_mode,
            comparison=comparison,
            codings=codings,
            coded_sample=coded_sample,
        )


def analyze(
    source: Source,
    *,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    extractors: Sequence[Extractor] | None = None,
    text: str | None = None,
    metadata: Metadata | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Analysis:
    """Read, split and score articles; give every figure with the words behind it.

    *source* is a path, several paths, a folder, a glob, a plain text, or a table with ``text``
    (and ``article_id``, ``outlet``, ``published``, ``headline``, ``url`` where present).
    *text* names the column of a table that holds the text, where it is not guessed; *metadata* is
    a table or its path with ``article_id`` and what else is known of each article.
    *model* says how loaded language and the shipped frames are read: ``"standard"`` reads each word
    as it stands in its sentence, ``"fast"`` (for archives) by itself; and how attributions are:
    ``"standard"`` reads every sentence and asks a model how sure each is, ``"fast"`` only sentences
    with a quotation or a sure verb of speech. All other measures are the same.
    *codebook* is ``"default"``, with its trained model; a fitted ``FrameClassifier``, or the folder
    it was saved to, whose codebook and model are then used; or another shipped codebook, the path
    of one, or a ``Codebook``: its frames are then found by their cues alone, a first look, not
    calibrated.
    *loaded* is a fitted ``LoadedClassifier`` or the folder it was saved to: it then judges
    loaded wording, and *model* is that which it was trained as. *progress* is called after each
    article with the articles done and their total.

    Raises InputError where the source cannot be read; it lists every fault.

    >>> import framing
    >>> text = "Storm hits\\n\\nIt was a reckless betrayal, Mayor Ann Lee said."
    >>> analysis = framing.analyze(text, model="fast")
    >>> analysis.paragraphs["part"].tolist()
    ['headline', 'body']
    >>> analysis.spans.query("extractor == 'loaded'")["text"].tolist()
    ['reckless', 'betrayal']
    """
    scoring = Scoring(model, codebook, loaded, extractors)
    articles = read_articles(source, text=text, metadata=metadata)
    total = len(articles)
    tables = extract(
        articles,
        scoring.parts,
        provenance={},
        progress=None if progress is None else lambda done: progress(done, total),
    )
    return analysis_of(tables, scoring)


def analysis_of(tables: Tables, scoring: Scoring) -> Analysis:
    """Give the analysis of tables that were scored so, with their provenance."""
    provenance = provenance_of(
        scoring.parts,
        settings=scoring.told,
        read=fingerprints(digests(tables.articles)),
        excluded=exclusions(tables),
    )
    named = {field.name: getattr(tables, field.name) for field in fields(Tables)}
    return Analysis(**{**named, "provenance": provenance})


class StoredAnalysis(StoredTables, Analysis):
    """An analysis in a folder, whose tables are read when they are first asked for."""

    def rows(self, table: str) -> int:
        """Say how many rows one of the tables has, without reading it."""
        opened = self.__dict__.get("opened")
        return super().rows(table) if opened is None else int(opened.rows(table))

    @property
    def faults(self) -> pd.DataFrame:
        """What of the archive could not be used: a row a fault, with file, row and reason."""
        opened = self.__dict__.get("opened")
        if opened is None or not (opened.folder / FAULTS).is_file():
            return super().faults
        return pd.read_csv(
            opened.folder / FAULTS, dtype="str", keep_default_na=False, encoding="utf-8-sig"
        )


def open_analysis(folder: str | Path) -> Analysis:
    """Open an analysis that ``save`` or ``framing analyze`` wrote.

    A table is read when it is first asked for, so that opening costs nothing, whatever the size.

    Raises InputError where the folder holds none, misses a file or is of another version; a table
    that is damaged raises it when it is read.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     saved = framing.analyze("It rained, officials said.", model="fast").save(folder)
    ...     framing.open_analysis(saved).paragraphs["words"].tolist()
    [4]
    """
    return StoredAnalysis.of(ANALYSIS.open(folder))
