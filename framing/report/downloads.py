"""Downloads: the tables of an analysis as files that other programmes open, with their sums.

They lie beside the page, in the report's folder ``tables``; a page with room to spare holds them
itself as well, so that it can be sent alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pandas as pd
from markupsafe import Markup
from pyarrow.parquet import ParquetFile

from framing.codebooks import Codebook
from framing.codebooks.writing import dump_codebook
from framing.comparison.tables import INDEX as COMPARED_TABLES
from framing.export.tables import wide_articles, wide_paragraphs
from framing.frames.decided import codes_of
from framing.frames.dictionary import shared_measures
from framing.memory import collected_after
from framing.provenance import codebook_of
from framing.report.bibliography import Work, bibtex, ris
from framing.report.citation import citations_of
from framing.report.modes import FULL, NONE
from framing.report.wording import count
from framing.sharing import FILES as SHARED
from framing.sharing import SUMS, shared_files, sums_of, write_shared
from framing.sources.dictionary import attribution_measures
from framing.spreadsheets import csv_of
from framing.storage import TABLES, parquet_of
from framing.tables import Tables, measures_table

#: Where the files lie, beside the page: with the text of the articles, and without.
FOLDER, WITHOUT_TEXT = "tables", "tables_without_text"
#: Where those of a comparison lie.
COMPARISON = "comparison"
#: The tables of a comparison as CSV, as paths in the folder of a report.
COMPARISON_CSV = frozenset(f"{COMPARISON}/{name}.csv" for name in COMPARED_TABLES)
#: What is said of sharing where the page holds no running text.
SHARING = (
    f"Share report.html and {WITHOUT_TEXT} only: {FOLDER} holds the articles’ text, and lies there"
    " so that the page can be built again."
)
BIBTEX, RIS = "citations.bib", "citations.ris"
#: Up to so many articles a page may have so many bytes; one with more, the last.
SIZES = ((1, 150_000), (10, 600_000))
_LARGEST = 4_000_000
_WRITTEN = (
    *("highlights.csv", "articles.csv", "paragraphs.csv", "attributions.csv"),
    *("data_dictionary.csv", "codebook.toml", BIBTEX, RIS, SUMS),
)
#: The files that ``write_downloads`` leaves in the folder of a report, as paths in it.
DOWNLOADS = frozenset(
    {*(f"{FOLDER}/{name}" for name in _WRITTEN), *(f"{WITHOUT_TEXT}/{name}" for name in SHARED)}
)
_SHARED = {
    "articles.csv": "Articles without text",
    "paragraphs.csv": "Paragraphs without text",
    "measures.csv": "Measures of each paragraph",
    "spans.csv": "Highlights as offsets",
    "attributions.csv": "Attributions without words",
    "data_dictionary.csv": "Data dictionary",
}
_KINDS = {"csv": "text/csv", "toml": "application/toml", "bib": "text/x-bibtex"}
_KINDS |= {"ris": "application/x-research-info-systems"}


@dataclass(frozen=True)
class Download:
    """A file to download: its path in the folder of the report, what it holds, how it is made."""

    path: str
    what: str
    make: Callable[[], bytes]

    @property
    def name(self) -> str:
        """The name of the file alone."""
        return self.path.rpartition("/")[2]

    def sum_in(self, report: Path) -> str:
        """Give the SHA-256 of the file in the folder of a report, or as it would be made there."""
        file = report / self.path
        content = file.read_bytes() if file.is_file() else self.make()
        return hashlib.sha256(content).hexdigest()


def downloads_of(tables: Tables, text_mode: str = FULL) -> list[Download]:
    """Give the files of an analysis in the order in which a page offers them.

    Where the page holds less than the full text of the articles (*text_mode*), so do these.
    """
    book = codebook_of(tables.provenance)
    codebook = [] if book is None else [_codebook(book)]
    if text_mode == FULL:
        parquet = [_parquet(name, getattr(tables, name)) for name in TABLES]
        return [*_tables_of(tables), *codebook, *parquet]
    files = cache(lambda: shared_files(tables))
    shared = [
        Download(f"{WITHOUT_TEXT}/{name}", what, lambda name=name: files()[name])  # type: ignore[misc]
        for name, what in _SHARED.items()
    ]
    return [*shared, *codebook]


def _codebook(book: Codebook) -> Download:
    return Download(
        f"{FOLDER}/codebook.toml",
        count(len(book.frames), "frame"),
        lambda: dump_codebook(book).encode("utf-8"),
    )


def _parquet(name: str, table: pd.DataFrame) -> Download:
    return Download(f"{FOLDER}/{name}.parquet", count(len(table), "row"), lambda: parquet_of(table))


def _tables_of(tables: Tables) -> list[Download]:
    known = dictionary_of(tables)
    said = (
        ("highlights", "highlight", len(tables.spans), lambda: csv_of(highlights(tables))),
        ("articles", "article", len(tables.articles), lambda: csv_of(wide_articles(tables))),
        (
            "paragraphs",
            "paragraph",
            len(tables.paragraphs),
            lambda: csv_of(wide_paragraphs(tables)),
        ),
        (
            *("attributions", "attribution", len(tables.attributions)),
            lambda: csv_of(tables.attributions),
        ),
        ("data_dictionary", "definition", len(known), lambda: csv_of(known)),
    )
    return [
        Download(f"{FOLDER}/{name}.csv", count(rows, noun), make) for name, noun, rows, make in said
    ]


def highlights(tables: Tables) -> pd.DataFrame:
    """Give the spans under the ids of their paragraphs, with article and place in it."""
    places = tables.paragraphs[["article_id", "position"]]
    return places.join(tables.spans.set_index("paragraph_id"), how="inner")


def dictionary_of(tables: Tables) -> pd.DataFrame:
    """Give the data dictionary of all files: measures, attributions, frames of articles."""
    parts = {"paragraphs, articles": tables.measures}
    if "attribution_count" in tables.measures.index:
        parts["attributions"] = attribution_measures(tables)
    if codes_of(tables):
        parts["articles, <code> for each frame"] = measures_table(shared_measures(tables))
    return pd.concat([part.assign(table=name) for name, part in parts.items()])


def references_of(tables: Tables) -> list[Download]:
    """Give the works to be cited as files for reference managers."""
    return [
        Download(f"{FOLDER}/{name}", what, partial(_cited, tables, form))
        for name, what, form in ((BIBTEX, "BibTeX", bibtex), (RIS, "RIS", ris))
    ]


def _cited(tables: Tables, form: Callable[[Sequence[Work]], str]) -> bytes:
    return form(citations_of(tables).works).encode("utf-8")


@collected_after()
def write_downloads(tables: Tables, folder: Path) -> None:
    """Write the files of ``DOWNLOADS`` into the folder of a report, whose tables are written.

    ``SHA256SUMS`` has the sum of every file in ``tables``. The same tables give the same bytes.
    """
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    for download in (*downloads_of(tables), *references_of(tables)):
        if not (folder / download.path).exists():
            (folder / download.path).write_bytes(download.make())
    files = {path.name: path.read_bytes() for path in place.iterdir() if path.name != SUMS}
    (place / SUMS).write_bytes(sums_of(files))
    write_shared(tables, folder / WITHOUT_TEXT)


def largest(articles: int) -> int:
    """Give how many bytes a page on so many articles may have.

    >>> largest(1), largest(4), largest(300)
    (150000, 600000, 4000000)
    """
    return next((size for most, size in SIZES if articles <= most), _LARGEST)


def sharing_of(text_mode: str) -> str:
    """Say what of a report to share, where its page holds no running text; else nothing."""
    return SHARING if text_mode == NONE else ""


def link_to(download: Download, text: str) -> Markup:
    """Give a link to a file beside the page, of which ``hold_downloads`` can make one into it."""
    return Markup('<a href="{}" download>{}</a>').format(download.path, text)


def hold_downloads(page: str, folder: Path, *, most: int | None = None) -> str:
    """Give a page that holds the files it links to, as far as it stays within *most* bytes.

    *folder* is that of the report; without *most*, its articles decide (``largest``).

    The page's links for download are taken in their order, those for reference managers first:
    each whose file still has room is made a ``data:`` link; a file that has none is left beside
    the page, and the next is tried.
    """
    paths = _paths_in(page)
    if most is None:
        most = largest(_articles_in(folder)) if paths else 0
    size = len(page.encode("utf-8"))
    for path in sorted(paths, key=lambda path: not path.endswith((".bib", ".ris"))):
        link = f'href="{path}" download>'
        data = data_link(path, (folder / path).read_bytes())
        held = f'href="{data}" download="{path.rpartition("/")[2]}">'
        if size + len(held) - len(link) <= most:
            size += len(held) - len(link)
            page = page.replace(link, held, 1)
    return page


def _articles_in(folder: Path) -> int:
    return int(ParquetFile(folder / FOLDER / "articles.parquet").metadata.num_rows)


def _paths_in(page: str) -> list[str]:
    offered = (*DOWNLOADS, *COMPARISON_CSV, *(f"{FOLDER}/{name}.parquet" for name in TABLES))
    places = {path: page.find(f'href="{path}" download>') for path in offered}
    return sorted((path for path, at in places.items() if at >= 0), key=lambda path: places[path])


def data_link(path: str, content: bytes) -> str:
    """Give the content of a file as an address.

    >>> data_link("tables/a.csv", b"a")
    'data:text/csv;base64,YQ=='
    """
    kind = _KINDS.get(path.rpartition(".")[2], "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
