"""Archives: score any number of articles into a folder, and go on where a run was stopped."""

from __future__ import annotations

import errno
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.analysis import Analysis, open_analysis
from framing.codebooks import Codebook
from framing.corpus.drafts import Findings
from framing.corpus.metadata import Metadata
from framing.corpus.places import find_places, join_places
from framing.errors import InputError, InputWarning, StoppedError
from framing.folders import write_file
from framing.paths import expanded
from framing.provenance import fingerprints, made_with, provenance_of
from framing.scale.files import sum_of
from framing.scale.parts import PARTED, Part, score_portion, write_part
from framing.scale.portions import CHARACTERS, Portion, cut
from framing.scale.run import Run, is_made_of, made_of, run_in
from framing.scale.workers import in_order
from framing.scoring import DEFAULT, MODELS, Scoring
from framing.spreadsheets import csv_of
from framing.storage import ANALYSIS, FAULT_COLUMNS, FAULTS, parquet_of
from framing.tables import make_table, measures_table

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier

Paths = str | Path | Sequence[str | Path]
Progress = Callable[[int, int], None]


def analyze_archive(
    source: Paths,
    folder: str | Path,
    *,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    text: str | None = None,
    metadata: Metadata | None = None,
    workers: int = 1,
    strict: bool = False,
    restart: bool = False,
    characters: int = CHARACTERS,
    progress: Progress | None = None,
) -> Analysis:
    """Score articles of any number into a folder, in bounded memory; give the stored analysis.

    *source* is a path, several paths, a folder or a glob, which is read piece by piece; the other
    settings are those of ``framing.analyze``. The tables are the same, in parts: an article is
    never split over two. *workers* is the number of processes; it changes no byte. A file, row or
    article that cannot be used goes to ``faults.csv`` (``.faults``) with its reason; with *strict*
    it stops the run. *progress* is called with the articles done and their total.

    Stopped at any moment, the same call goes on from the last part that was finished. An analysis
    that is already there and made of the same is left as it is, with a warning; another one is
    replaced when the new one is whole. *restart* throws unfinished work away. A part ends with the
    article that brings it to so many *characters*: smaller ones lose less when stopped and take
    less memory.

    Raises InputError where the source cannot be read, holds no article that can be used, or has
    faults and *strict* is given; where the folder holds other files; and where unfinished work is
    made of other articles or settings. Raises StoppedError where the disk is full or a worker
    ends by itself.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     news = Path(folder, "news.csv")
    ...     _ = news.write_text("article_id,text\\na,It rained.\\nb,\\nc,It snowed.\\n", "utf-8")
    ...     analysis = framing.analyze_archive(news, Path(folder, "result"), model="fast")
    ...     print(analysis.rows("articles"), analysis.faults["row"].tolist())
    2 ['row 2 after the header']
    """
    if workers < 1:
        fault = f"expected one or more processes, got {workers}"
        raise InputError("workers", [fault], remedy="Leave workers out for one.")
    scoring = Scoring(model, codebook, loaded)
    taken = _Source(source, text, metadata, characters)
    survey = taken.survey(strict=strict)
    plan = _plan(taken, scoring, survey)
    with run_in(folder) as run:
        if restart:
            run.drop()
        elif not run.is_there() and is_made_of(plan, run.folder, ANALYSIS):
            warnings.warn(
                f"{folder} is made of the same articles with the same settings: nothing was scored",
                InputWarning,
                stacklevel=2,
            )
            return open_analysis(folder)
        run.begin(plan)
        try:
            parts = _score(run, taken, scoring, survey, workers, strict=strict, progress=progress)
            _put_together(run, parts, scoring, plan, survey)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise StoppedError(
                f"{run.folder}: no space is left on the disk. What was finished is kept: make room"
                ", then run the same again."
            ) from error
    return open_analysis(folder)


@dataclass(frozen=True)
class _Survey:
    """What a source holds, counted before anything is scored; faults and what was guessed."""

    articles: int
    findings: Findings


@dataclass(frozen=True)
class _Source:
    """Where articles come from, and how they are cut."""

    source: Paths
    text: str | None
    metadata: Metadata | None
    characters: int

    def portions(self, findings: Findings) -> Iterator[Portion]:
        return cut(
            self.source,
            findings,
            text=self.text,
            metadata=self.metadata,
            characters=self.characters,
        )

    def survey(self, *, strict: bool) -> _Survey:
        """Read all once: the rest of the run knows how much there is, and what is wrong."""
        findings = Findings()
        articles = sum(len(portion.drafts) for portion in self.portions(findings))
        if findings.faults and (strict or not articles):
            remedy = "Nothing was scored. Correct or take out what is named"
            more = ", or leave strict out: it then goes to faults.csv." if articles else "."
            raise InputError("source", findings.faults, remedy=remedy + more)
        return _Survey(articles, findings)

    def files(self) -> dict[str, str]:
        """Give the SHA-256 of every file, by its place in the source."""
        found = Findings()
        if isinstance(self.source, (str, Path)):
            places = find_places(self.source, found)
        else:
            places = join_places(self.source, found)
        sums = {f"{p.article_id}{p.path.suffix}": sum_of(p.path) for p in places.files}
        sums |= {f"{inside}{path.name}": sum_of(path) for path, inside in places.sides}
        if isinstance(self.metadata, (str, Path)):
            sums["metadata"] = sum_of(expanded(self.metadata))
        return sums


def _plan(taken: _Source, scoring: Scoring, survey: _Survey) -> dict[str, Any]:
    """Give all that decides what is written: with the same plan, a run may go on."""
    return {
        **made_with(scoring.parts),
        "articles": survey.articles,
        "characters": taken.characters,
        "files": taken.files(),
        "format": ANALYSIS.format,
        "settings": scoring.told,
        "text": taken.text or "",
    }


@dataclass(frozen=True)
class _Work:
    """What is done with a portion, here or in another process."""

    scoring: Scoring
    folder: Path
    strict: bool
    progress: Callable[[int], None] | None = None

    def __call__(self, portion: Portion) -> tuple[int, Part]:
        tables, findings = score_portion(portion, self.scoring, self.progress)
        if self.strict and findings.faults:
            raise InputError(
                "source",
                findings.faults,
                remedy="What was finished is kept. Correct what is named, or leave strict out.",
            )
        return portion.number, write_part(portion.number, tables, findings, self.folder)


def _score(
    run: Run,
    taken: _Source,
    scoring: Scoring,
    survey: _Survey,
    workers: int,
    *,
    strict: bool,
    progress: Progress | None,
) -> list[Part]:
    """Score the portions that are not yet done, and give what is known of all of them in order."""
    parts: dict[int, Part] = {}
    done = 0

    def tell(more: int = 0) -> None:
        if progress is not None:
            progress(done + more, survey.articles)

    def missing() -> Iterator[Portion]:
        nonlocal done
        for portion in taken.portions(Findings()):
            part = run.done(portion.number)
            if part is None:
                lengths[portion.number] = len(portion.drafts)
                yield portion
            else:
                parts[portion.number] = part
                done += len(portion.drafts)
                tell()

    lengths: dict[int, int] = {}
    work = _Work(scoring, run.tables, strict, tell if workers == 1 else None)
    for number, part in in_order(work, missing(), workers):
        run.keep(number, part)
        parts[number] = part
        done += lengths[number]
        tell()
    return [parts[number] for number in sorted(parts)]


def _put_together(
    run: Run, parts: Sequence[Part], scoring: Scoring, plan: Mapping[str, Any], survey: _Survey
) -> None:
    """Write what explains the parts, and let the whole take its place."""
    measures = measures_table([m for extractor in scoring.parts for m in extractor.measures])
    written = parquet_of(measures)
    write_file(run.tables / "measures.parquet", written)
    described: dict[str, Any] = {
        name: {"rows": sum(p.rows[name] for p in parts), "parts": [p.sums[name] for p in parts]}
        for name in PARTED
    }
    described["measures"] = {"rows": len(measures), "sha256": sum_of(written)}
    faults = [fault for part in parts for fault in part.faults]
    if faults:
        table = make_table(faults, dict.fromkeys(FAULT_COLUMNS, "str"))
        write_file(run.tables / FAULTS, csv_of(table, index=False))
    provenance = provenance_of(
        scoring.parts,
        settings=scoring.told,
        read=fingerprints({key: sha for part in parts for key, sha in part.read.items()}),
        excluded={**_added([part.excluded for part in parts]), "faults": len(faults)},
    )
    told = {**provenance, "made_of": made_of(plan)}
    write_file(run.tables / ANALYSIS.contents, ANALYSIS.page_of(described, told))
    run.finish()
    findings = survey.findings
    findings.faults.clear()  # they stand in their file
    findings.repaired += [where for part in parts for where in part.repaired]
    findings.unbroken += [where for part in parts for where in part.unbroken]
    findings.close()


def _added(told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Add up counts, and counts by name, over parts."""
    whole: dict[str, Any] = {}
    for part in told:
        for key, value in part.items():
            if isinstance(value, Mapping):
                counts = Counter(whole.get(key, {}))
                counts.update(value)
                whole[key] = dict(sorted(counts.items()))
            else:
                whole[key] = whole.get(key, 0) + value
    return whole
