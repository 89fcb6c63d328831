"""The front door: analyse articles, and hold what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.codebooks import Codebook, is_name, load_codebook
from framing.corpus import Metadata, Source, read_articles
from framing.errors import InputError
from framing.extraction import extract
from framing.extractors.attribution import default_attribution
from framing.extractors.frames import Frames, default_frames
from framing.extractors.frames_own import is_saved, open_frames
from framing.extractors.loaded import default_loaded
from framing.extractors.loaded_own import find_misfits, kind_of, loaded_by, open_loaded
from framing.extractors.loaded_sentences import default_loaded_sentences
from framing.extractors.one_pass import in_one_pass
from framing.extractors.protocol import Extractor
from framing.extractors.readability import Readability
from framing.extractors.sentiment import Sentiment
from framing.heads import Head, VectorHead, version_of
from framing.heads.cues import CUED, cued_head
from framing.provenance import provenance_of
from framing.storage import open_tables, save_tables
from framing.tables import Tables

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier
    from framing.comparison.tables import Comparison

MODELS = ("standard", "fast")
DEFAULT = "default"


@dataclass(frozen=True, eq=False, repr=False)
class Analysis(Tables):
    """All tables of one analysis, and what can be made of them."""

    def __repr__(self) -> str:
        """Say how much was analysed; the tables themselves are attributes."""
        from framing.report.wording import count

        amounts = (
            count(len(getattr(self, f"{noun}s")), noun)
            for noun in ("article", "paragraph", "measure", "span")
        )
        return f"<Analysis: {', '.join(amounts)}>"

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
        """
        return save_tables(self, folder)

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
    ) -> Path:
        """Write the report of this analysis to a folder, and give the path of its page.

        *date* is printed on the page, in ISO form; without one that of the environment variable
        SOURCE_DATE_EPOCH, and none where it is not set. *layout* is ``"article"``, ``"event"``,
        ``"corpus"``, ``"outlets"`` or ``"time"``; without one it is chosen by the articles.
        *text_mode* is ``"full"``, ``"excerpts"`` or ``"none"``: how much of the articles' text the
        page holds; without one ``"full"`` for up to ten articles, ``"excerpts"`` for more.
        *comparison* is what ``framing.compare`` gave of this analysis: the page then shows it.

        Raises InputError where the folder holds other files, there is no such layout or mode, or
        layout and comparison do not go together.
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
        )


def default_extractors(
    frames: Frames | None = None,
    *,
    model: str = MODELS[0],
    loaded: Head | VectorHead | None = None,
) -> tuple[Extractor, ...]:
    """Give the extractors that ``analyze`` runs where none are named, in the order of columns.

    *frames* stand in for those of the shipped codebook, *loaded* for the shipped model of loaded
    language; *model* is that of ``analyze``.
    """
    if loaded is None:
        words, sentences = default_loaded(model), default_loaded_sentences(model)
    else:
        words, sentences = loaded_by(loaded)
    words, sentences, frames, attribution = in_one_pass(
        words,
        sentences,
        default_frames(model) if frames is None else frames,
        default_attribution(model),
    )
    return (Sentiment(), words, sentences, attribution, Readability(), frames)


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
    """
    if model not in MODELS:
        raise InputError(
            "model",
            [f"expected {' or '.join(map(repr, MODELS))}, got {model!r}"],
            remedy="Leave model out for the default.",
        )
    frames = _frames_of(codebook)
    own = None if loaded is None else _loaded_of(loaded, model=model)
    for name, given, stand_in in (
        ("codebook", codebook != DEFAULT, "Frames(codebook, head)"),
        ("loaded", own is not None, "LoadedSentences(listed, head)"),
        ("model", model != MODELS[0], "default_loaded(model) and default_loaded_sentences(model)"),
    ):
        if extractors is not None and given:
            raise InputError(
                name,
                ["expected none where the extractors are named"],
                remedy=f"Put {stand_in} among the extractors.",
            )
    model = model if own is None else kind_of(own)
    if extractors is None:
        parts = default_extractors(frames, model=model, loaded=own)
    else:
        parts = tuple(extractors)
    articles = read_articles(source, text=text, metadata=metadata)
    total = len(articles)
    tables = extract(
        articles,
        parts,
        provenance={},
        progress=None if progress is None else lambda done: progress(done, total),
    )
    told = codebook if frames is None or is_name(codebook) else _told_of(frames)
    told_loaded = DEFAULT if own is None else f"{own.name} {version_of(own)}, own model"
    settings = {"model": model, "codebook": told, "loaded": told_loaded}
    provenance = provenance_of(tables, parts, settings=settings)
    return _analysis(replace(tables, provenance=provenance))


def _frames_of(codebook: Any) -> Frames | None:
    """Give the frames of a codebook, of a fitted classifier or of the folder it was saved to.

    ``None`` stands for the shipped model's.

    Raises InputError for anything else, and for a codebook with faults.
    """
    if isinstance(codebook, str) and codebook == DEFAULT:
        return None
    if is_saved(codebook):
        return open_frames(codebook)
    if isinstance(codebook, (str, Path)):
        codebook = load_codebook(codebook)
    if isinstance(codebook, Codebook):
        return Frames(codebook, cued_head(codebook))
    from framing.classification import FrameClassifier

    if isinstance(codebook, FrameClassifier):
        return codebook.extractor()
    raise InputError(
        "codebook",
        [f"expected a codebook, its name or path, or a fitted FrameClassifier, got {codebook!r}"],
        remedy="Pass 'default', the path of a codebook, the folder of a saved model, or"
        " FrameClassifier(codebook).fit(texts, codes).",
    )


def _told_of(frames: Frames) -> str:
    """Say which codebook and which kind of model gave frames that are not the shipped ones."""
    model = CUED if frames.judge.name == CUED else "own model"
    return f"{frames.codebook.name}, {model}"


def _loaded_of(loaded: Any, *, model: str) -> Head | VectorHead:
    """Give the head of a fitted classifier, or of the file or folder it was saved to.

    Raises InputError for anything else, and where the head cannot be used here or as *model*.
    """
    if isinstance(loaded, (str, Path)):
        head = open_loaded(loaded)
    else:
        from framing.classification import LoadedClassifier

        if not isinstance(loaded, LoadedClassifier) or not hasattr(loaded, "head_"):
            raise InputError(
                "loaded",
                [f"expected a fitted LoadedClassifier or the folder of one, got {loaded!r}"],
                remedy="Pass LoadedClassifier().fit(texts, labels), or what its save() wrote.",
            )
        head = loaded.head_
    faults = find_misfits(head)
    if model != MODELS[0] and kind_of(head) != model:
        faults.append(f"was trained as model {kind_of(head)!r}, not {model!r}")
    if faults:
        remedy = "Leave model out, or train it again: LoadedClassifier(model)."
        raise InputError("loaded", faults, remedy=remedy)
    return head


def open_analysis(folder: str | Path) -> Analysis:
    """Read an analysis that ``save`` or ``framing analyze`` wrote.

    Raises InputError where the folder holds none, or one that is damaged.
    """
    return _analysis(open_tables(folder))


def _analysis(tables: Tables) -> Analysis:
    return Analysis(**{field.name: getattr(tables, field.name) for field in fields(Tables)})
