"""What write_report leaves behind: three things, the same bytes, nothing hostile, nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.metadata import entry_points
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from report_specimens import BRIDGE, HOSTILE, make_tables, page_of

from framing.errors import InputError, ReportError
from framing.report import write_report
from framing.report.exporter import ReportExporter
from framing.report.layouts import ARTICLE
from framing.report.notebook import Heading, build_notebook
from framing.report.running import kernel_in, run_notebook
from framing.report.writing import date_of_source
from framing.storage import open_tables
from framing.tables import Tables


class Reader(HTMLParser):
    """Gathers what a browser would make of a page: elements, attributes, text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(folder: Path) -> str:
    return (folder / "report.html").read_text("utf-8")


def notebook_text(folder: Path) -> str:
    return (folder / "report.ipynb").read_text("utf-8")


def test_a_report_is_a_page_a_notebook_and_tables(written: dict[str, Path]) -> None:
    names = sorted(path.name for path in written["one"].iterdir())
    assert names == ["report.html", "report.ipynb", "tables", "tables_without_text"]
    again = open_tables(written["one"] / "tables")
    assert len(again.paragraphs) == 4


@pytest.mark.parametrize(
    "name", ["one", "two", "hostile", "kursk", "seeds", "validity", "validity_hostile"]
)
def test_a_page_has_one_heading_one_main_a_language_and_a_way_past_the_contents(
    written: dict[str, Path], name: str
) -> None:
    read = Reader(page(written[name]))
    assert len(read.all("h1")) == 1
    assert len(read.all("main")) == 1
    assert read.all("html")[0]["lang"] == "en"
    assert read.all("a")[0]["href"] == "#main"
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert [n for n, count in Counter(ids).items() if count > 1] == []
    targets = {a["href"] for a in read.all("a") if (a["href"] or "").startswith("#")}
    assert {target for target in targets if (target or "")[1:] not in ids} == set()
    assert len(read.all("table")) == len(read.all("caption")) > 0
    assert all(th.get("scope") in ("row", "col") for th in read.all("th"))
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels
    regions = [attributes for _, attributes in read.elements if attributes.get("role") == "region"]
    assert all(region.get("aria-label") for region in regions)
    pictures = read.all("svg")
    assert all("aria-labelledby" in svg or svg.get("aria-hidden") == "true" for svg in pictures)


def test_nothing_comes_from_outside(written: dict[str, Path]) -> None:
    for folder in written.values():
        read = Reader(page(folder))
        for tag, attributes in read.elements:
            assert tag not in ("link", "iframe", "object", "embed", "img")
            assert not any(name.startswith("on") for name in attributes)
            assert "src" not in attributes
        assert len(read.all("script")) == 2


def test_hostile_text_is_shown_as_text(written: dict[str, Path]) -> None:
    read = Reader(page(written["hostile"]))
    assert read.all("img") == []
    shown = "".join(read.text)
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7*7 }}" in shown
    assert "49" not in re.findall(r"\{\{.*?\}\}|\b49\b", shown)
    outputs = "".join(
        "".join(output["data"]["text/html"])
        for cell in json.loads(notebook_text(written["hostile"]))["cells"]
        for output in cell.get("outputs", [])
    )
    assert Reader(outputs).all("img") == []
    assert len(Reader(outputs).all("script")) == 1  # the provenance, as JSON


def test_every_hostile_cell_reaches_the_page_as_text(hostile: Tables) -> None:
    read = Reader(page_of(hostile, title=HOSTILE, question=HOSTILE, date=HOSTILE))
    assert read.all("img") == []
    assert [a.get("type") for a in read.all("script")] == ["application/json", None]
    assert "".join(read.text).count("<script>alert(1)</script>") > 50


def test_the_same_tables_give_the_same_bytes(
    written: dict[str, Path], tmp_path: Path, two: Tables
) -> None:
    write_report(two, tmp_path / "again")
    for name in ("report.html", "report.ipynb", "tables/spans.parquet", "tables/analysis.json"):
        assert (tmp_path / "again" / name).read_bytes() == (written["two"] / name).read_bytes()


def test_the_notebook_keeps_no_code_in_the_page_no_times_and_no_messages(
    written: dict[str, Path],
) -> None:
    assert "open_tables" not in page(written["one"])
    notebook = nbformat.reads(notebook_text(written["one"]), as_version=4)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells][:3] == ["introduction", "tables", "head"]
    for cell in notebook.cells:
        assert "execution" not in cell.metadata
        assert all(output.output_type == "execute_result" for output in cell.get("outputs", []))


def test_the_page_names_its_notebook_by_hash(written: dict[str, Path]) -> None:
    digest = hashlib.sha256((written["one"] / "report.ipynb").read_bytes()).hexdigest()
    assert digest in page(written["one"])


def test_the_date_comes_from_the_caller_or_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert date_of_source() is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert date_of_source() == "1970-01-02"


def test_a_page_without_a_date_has_none(one: Tables) -> None:
    assert "<time" not in page_of(one)
    assert '<time datetime="2026-11-25">' in page_of(one, date="2026-11-25")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, one: Tables) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        write_report(one, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_cell_that_fails_fails_the_report(tmp_path: Path) -> None:
    notebook = build_notebook(ARTICLE, Heading(), "Title")
    notebook.cells = [nbformat.v4.new_code_cell("1 / 0")]
    with kernel_in(tmp_path) as kernel, pytest.raises(ReportError, match="ZeroDivisionError"):
        run_notebook(notebook, kernel)


def test_messages_of_the_kernel_are_dropped(tmp_path: Path) -> None:
    notebook = build_notebook(ARTICLE, Heading(), "Title")
    notebook.cells = [nbformat.v4.new_code_cell("import sys; print('x', file=sys.stderr)\n1 + 1")]
    with kernel_in(tmp_path) as kernel:
        run_notebook(notebook, kernel)
    assert [output.output_type for output in notebook.cells[0].outputs] == ["execute_result"]


def rendered(*outputs: nbformat.NotebookNode, markdown: str = "") -> str:
    cells = [nbformat.v4.new_code_cell("x = 1", outputs=list(outputs))]
    if markdown:
        cells.append(nbformat.v4.new_markdown_cell(markdown))
    html, _ = ReportExporter().from_notebook_node(nbformat.v4.new_notebook(cells=cells))
    return str(html)


def output(**data: str) -> nbformat.NotebookNode:
    named = {name.replace("_", "/", 1): value for name, value in data.items()}
    return nbformat.v4.new_output("display_data", data=named)


def test_the_exporter_is_registered_with_nbconvert() -> None:
    found = entry_points(group="nbconvert.exporters", name="framing")
    assert [entry.load() for entry in found] == [ReportExporter]


def test_svg_reaches_the_page_as_svg() -> None:
    svg = '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    assert svg in rendered(
        nbformat.v4.new_output("display_data", data={"image/svg+xml": svg, "text/plain": "x"})
    )


def test_plain_text_markdown_and_prints_are_escaped() -> None:
    made = rendered(
        output(text_plain=HOSTILE),
        nbformat.v4.new_output("stream", name="stdout", text=HOSTILE),
        output(text_markdown=HOSTILE),
        markdown=HOSTILE,
    )
    read = Reader(made)
    assert (read.all("img"), len(read.all("script"))) == ([], 1)
    assert "".join(read.text).count("alert(1)") == 4


def test_an_output_that_is_an_error_is_refused() -> None:
    error = nbformat.v4.new_output("error", ename="KeyError", evalue="'x'", traceback=[])
    with pytest.raises(ReportError, match="KeyError"):
        rendered(error)


@pytest.mark.parametrize("amount", [0, 1, 2, 10, 11, 40])
def test_any_number_of_articles_has_an_honest_page(amount: int) -> None:
    tables = make_tables({f"a{at}": BRIDGE for at in range(amount)})
    read = Reader(page_of(tables))
    shown = "".join(read.text)
    assert len(read.all("h1")) == 1
    assert ("Not all that fewer have." in shown) == (amount > 10)
    assert ("is drawn" in shown) == (2 <= amount <= 10)
    assert ("(hatched)" in shown) == (1 <= amount <= 10)
    assert ("storm shattered the old bridge" in shown) == (1 <= amount <= 10)


def no_frames(tables: Tables) -> Tables:
    kept = [str(name) for name in tables.measures.index if name in tables.features]
    return replace(tables, frames=tables.frames[[]], measures=tables.measures.loc[kept])


def nothing_but_frames(tables: Tables) -> Tables:
    kept = [str(name) for name in tables.measures.index if name in tables.frames]
    return replace(
        nothing_found(tables), features=tables.features[[]], measures=tables.measures.loc[kept]
    )


def nothing_found(tables: Tables) -> Tables:
    return replace(tables, spans=tables.spans.iloc[:0], attributions=tables.attributions.iloc[:0])


def all_undefined(tables: Tables) -> Tables:
    return replace(
        nothing_found(tables),
        features=tables.features.where(tables.features.isna()),
        frames=tables.frames.where(tables.frames.isna()),
        articles=tables.articles.assign(language="de"),
    )


@pytest.mark.parametrize("lack", [no_frames, nothing_but_frames, nothing_found, all_undefined])
def test_a_page_is_sensible_without_its_parts(
    one: Tables, two: Tables, lack: Callable[[Tables], Tables]
) -> None:
    for tables in (one, two):
        read = Reader(page_of(lack(tables)))
        shown = "".join(read.text)
        assert not re.search(r"\bnan\b|\bNone\b|\bNA\b", shown)
        assert "The brutal storm" in shown
