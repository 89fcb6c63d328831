"""Provenance: what somebody needs to repeat an analysis, without paths and times."""

from __future__ import annotations

import hashlib
import platform
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from framing.codebooks import Codebook, load_codebook, parse_codebook, shipped_codebooks
from framing.codebooks.writing import dump_codebook
from framing.errors import InputError
from framing.extractors.protocol import Extractor
from framing.heads import version_of
from framing.tables import Tables

LIBRARIES = (
    *("numpy", "nupunkt", "pandas", "py3langid", "pyahocorasick", "pyarrow", "scikit-learn"),
    *("textstat", "tokenizers", "onnxruntime", "vaderSentiment"),
)
#: Where in the package's data those files lie that decide a figure, and what notes say of them.
_ROOMS = ("lexicons", "codebooks", "models", "encoders")
_BINARY = (".onnx",)
_NOTED = ("title", "version", "licence", "citation")
# What a model says in its file and on its card: the sum its revision is the beginning of, the
# encoder that it reads, its licence.
_CHECKSUM = re.compile(r'"checksum": "([0-9a-f]{12})')
_ENCODER = re.compile(r'"encoder": "([0-9a-f]+)"')
_LICENCE = re.compile(r"^- licence: ([^,;\n]+)", re.MULTILINE)
#: Whose knowledge models rest on: the side note of the vectors, for those that read no encoder.
_VECTORS = "vectors/words.toml"
_ENCODERS = "encoders/contextual.toml"
#: As many articles are named one by one; more are told by one fingerprint over all.
_NAMED = 50


def provenance_of(
    extractors: Sequence[Extractor],
    *,
    settings: Mapping[str, Any],
    read: Mapping[str, Any],
    excluded: Mapping[str, Any],
) -> dict[str, Any]:
    """Give versions, settings, lists and models, what was *read*, and what of it was *excluded*."""
    return {
        "framing": version("framing-toolkit"),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        **settings,
        **codebook_told(extractors),
        "random_state": "none: nothing is drawn at random",
        "extractors": [describe(extractor) for extractor in extractors],
        "data": dict(shipped_data()),
        "input": dict(read),
        "excluded": dict(excluded),
    }


def made_with(extractors: Sequence[Extractor]) -> dict[str, Any]:
    """Give all that decides the figures of some extractors, whatever is read."""
    return {
        "codebook": codebook_told(extractors),
        "data": {name: told["sha256"] for name, told in shipped_data().items()},
        "extractors": {extractor.name: describe(extractor) for extractor in extractors},
        "framing": version("framing-toolkit"),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def codebook_told(extractors: Sequence[Extractor]) -> dict[str, str]:
    """Give version and SHA-256 of the codebook of the frames; the whole of one that is not shipped.

    The sum is that of the codebook's content, however its file is written.
    """
    books = (getattr(extractor, "codebook", None) for extractor in extractors)
    book = next((book for book in books if isinstance(book, Codebook)), None)
    if book is None:
        return {}
    told = {"codebook_version": book.version, "codebook_sha256": book.hash}
    shipped = {load_codebook(name).hash for name in shipped_codebooks()}
    return told if book.hash in shipped else {**told, "codebook_text": dump_codebook(book)}


def codebook_of(provenance: Mapping[str, Any]) -> Codebook | None:
    """Give the codebook of an analysis: the one it holds, or the shipped one that it names.

    ``None`` where the frames have none, or the shipped one is another than it was.
    """
    if isinstance(text := provenance.get("codebook_text"), str):
        try:
            return parse_codebook(text)
        except InputError:
            return None
    name = str(provenance.get("codebook")).split(",")[0]
    file = f"codebooks/{name}.toml"
    told, here = provenance.get("data"), shipped_data().get(file)
    if here is None:
        # A file of the reader's own that is a copy of a shipped one.
        books = map(load_codebook, shipped_codebooks())
        return next((b for b in books if b.hash == provenance.get("codebook_sha256")), None)
    if not isinstance(told, Mapping) or not isinstance(told.get(file), Mapping):
        return None
    return load_codebook(name) if told[file].get("sha256") == here["sha256"] else None


def describe(extractor: Extractor) -> dict[str, Any]:
    """Give an extractor's name, its settings, the versions behind its measures, and thresholds.

    Settings are its fields; one that is neither text, number nor a sequence of these is told by
    its ``version`` where it has one. The list, formula and model versions are those of the data
    dictionary. Where a field is a head, or reads for some, ``thresholds`` has for each of their
    labels the probability below which it is not assigned, and that from which on it is.
    """
    settings: dict[str, Any] = {}
    thresholds: dict[str, list[float]] = {}
    versions = sorted({measure.version for measure in extractor.measures})
    if is_dataclass(extractor):
        for field in fields(extractor):
            value = getattr(extractor, field.name)
            told = _told(value)
            if told is not None:
                settings[field.name] = told
            for label in _labels_of(value, versions):
                thresholds[label.name] = [label.low, label.high]
    return {
        "name": extractor.name,
        "settings": settings,
        **({"thresholds": thresholds} if thresholds else {}),
        "versions": versions,
    }


def _labels_of(value: Any, versions: Sequence[str]) -> list[Any]:
    """Give the labels of a head; of a reader with several heads, those that *versions* name."""
    named = [
        head
        for head in getattr(value, "heads", ())
        if any(f"{head.name} {version_of(head)}" in version for version in versions)
    ]
    return [*getattr(value, "labels", ()), *(label for head in named for label in head.labels)]


@cache
def shipped_data() -> Mapping[str, Mapping[str, str]]:
    r"""Give what is known of every shipped list, codebook and model, by the name of its file.

    Title, version, licence and citation as its side note says them; of a model its revision, its
    card, the encoder it reads, and the citation of what it rests on. ``sha256`` is taken of what
    is there, texts with ``\n`` line ends, so a changed file shows.

    >>> sorted(shipped_data()["lexicons/loaded.csv"])
    ['citation', 'licence', 'sha256', 'title', 'version']
    >>> sorted(shipped_data()["models/loaded.json"])
    ['card', 'citation', 'licence', 'sha256', 'version']
    """
    data = Path(__file__).parent / "data"
    files = [
        path
        for room in _ROOMS
        for path in sorted((data / room).glob("*.*"))
        if path.suffix != ".md"  # a card is told of with its model
        if room != "encoders" or path.suffix == ".onnx"  # its note binds the tokenizer to it
    ]
    told = {}
    for path in files:
        note = path.with_suffix(".toml")
        if path == note and len([other for other in files if other.stem == path.stem]) > 1:
            continue
        said = _model_told(path) if path.suffix == ".json" else _noted(note)
        told[path.relative_to(data).as_posix()] = {**said, "sha256": _sum_of(path)}
    return told


def _noted(note: Path) -> dict[str, str]:
    said = tomllib.loads(note.read_text("utf-8")) if note.is_file() else {}
    return {key: " ".join(said[key].split()) for key in _NOTED if isinstance(said.get(key), str)}


def _model_told(path: Path) -> dict[str, str]:
    text, card = path.read_text("utf-8"), path.with_suffix(".md")
    about = card.read_text("utf-8") if card.is_file() else ""
    encoder = _ENCODER.search(text)
    rests_on = _noted(path.parents[1] / (_ENCODERS if encoder else _VECTORS))
    found = {"version": _CHECKSUM.search(text), "licence": _LICENCE.search(about)}
    return {
        **{key: match[1] for key, match in found.items() if match},
        **({"encoder": encoder[1]} if encoder else {}),
        **({"card": f"framing/data/models/{card.name}"} if about else {}),
        "citation": rests_on.get("citation", ""),
    }


def _sum_of(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix not in _BINARY:
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()


def digests(articles: pd.DataFrame) -> dict[str, str]:
    """Give the SHA-256 of every article's text as stored, by its id."""
    return {
        str(article_id): hashlib.sha256(text.encode("utf-8")).hexdigest()
        for article_id, text in articles["text"].items()
    }


def fingerprints(by_article: Mapping[str, str]) -> dict[str, Any]:
    """Give the sums of articles one by one, or one over all where they are many."""
    whole = hashlib.sha256()
    for article_id in sorted(by_article):
        whole.update(f"{by_article[article_id]} {article_id}\n".encode())
    named = {"sha256_by_article": dict(by_article)} if len(by_article) <= _NAMED else {}
    return {"articles": len(by_article), "sha256": whole.hexdigest(), **named}


def exclusions(tables: Tables) -> dict[str, Any]:
    """Give what was read but not measured: articles not in English, paragraphs without words."""
    languages = tables.articles["language"]
    other = languages[languages != "en"]
    return {
        "articles_not_in_english": {
            str(language): int(count) for language, count in sorted(other.value_counts().items())
        },
        "paragraphs_not_in_english": int(
            tables.paragraphs["article_id"].isin(list(other.index)).sum()
        ),
        "paragraphs_without_words": int((tables.paragraphs["words"] == 0).sum()),
    }


def _told(value: Any) -> Any:
    """Give a setting as JSON can hold it, or ``None`` where it cannot be told in short."""
    if isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (tuple, frozenset)) and all(isinstance(v, (str, int)) for v in value):
        return sorted(map(str, value)) if isinstance(value, frozenset) else list(value)
    told = getattr(value, "version", None)
    return told if isinstance(told, str) else None
