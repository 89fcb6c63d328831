"""Downloads: files that open elsewhere, sums that hold, a page that stays under its size."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser
from report_specimens import HOSTILE
from test_report_writing import Reader

import framing
from framing.report.downloads import (
    DOWNLOADS,
    FOLDER,
    WITHOUT_TEXT,
    downloads_of,
    hold_downloads,
    largest,
    references_of,
    write_downloads,
)
from framing.report.look import policy
from framing.report.sections.citation import citation
from framing.report.sections.downloads import downloads
from framing.sharing import SUMS
from framing.spreadsheets import neutral
from framing.storage import FILES, write_tables
from framing.tables import Tables


@pytest.fixture
def folder(tmp_path: Path, two: Tables) -> Path:
    write_tables(two, tmp_path / FOLDER)
    write_downloads(two, tmp_path)
    return tmp_path


def page_with(*sections: object) -> str:
    shown = "".join(str(section.html) for section in sections)  # type: ignore[attr-defined]
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
    return f"<!DOCTYPE html><html lang=en><meta charset=utf-8>{meta}<title>x</title>{shown}"


def test_every_file_is_written_and_none_besides(folder: Path) -> None:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    found |= {f"{FOLDER}/{SUMS}", f"{WITHOUT_TEXT}/{SUMS}"}
    assert found - {f"{FOLDER}/{name}" for name in FILES} <= DOWNLOADS
    assert DOWNLOADS - found <= {f"{FOLDER}/codebook.toml"}


def test_the_sums_hold(folder: Path, two: Tables) -> None:
    lines = (folder / FOLDER / SUMS).read_text("utf-8").splitlines()
    assert len(lines) == len(list((folder / FOLDER).iterdir())) - 1
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / FOLDER / name).read_bytes()).hexdigest() == digest
    here = Reader(str(downloads(two, report=folder).html))
    for one in downloads_of(two):
        digest = hashlib.sha256((folder / one.path).read_bytes()).hexdigest()
        assert digest in here.text
        assert one.sum_in(folder) == one.sum_in(folder / "nowhere"), "made as it was written"


def test_highlights_point_at_their_words(folder: Path, two: Tables) -> None:
    table = pd.read_csv(folder / FOLDER / "highlights.csv", keep_default_na=False)
    texts = two.paragraphs["text"]
    assert len(table) == len(two.spans)
    for row in table.itertuples():
        assert texts[row.paragraph_id][row.start : row.end] == row.text
        assert row.paragraph_id == f"{row.article_id}:{row.position:04d}"


def test_tables_come_back_with_their_figures(folder: Path, two: Tables) -> None:
    paragraphs = pd.read_csv(folder / FOLDER / "paragraphs.csv", index_col="paragraph_id")
    pd.testing.assert_frame_equal(
        paragraphs[list(two.features.columns)], two.features, check_index_type=False
    )
    articles = pd.read_csv(folder / FOLDER / "articles.csv", index_col="article_id")
    assert articles.loc["bridge", "loaded_count"] == 4
    assert "text" not in articles


def test_nothing_hostile_runs_in_a_spreadsheet(hostile: Tables) -> None:
    paragraphs = hostile.paragraphs.assign(text="=1+1", outlet="@x")
    spans = hostile.spans.assign(text="+1+1", entry="-2+3", kind="\t=1")
    attributions = hostile.attributions.assign(source="=cmd|' /C calc'!A0", content="\r=1")
    tables = replace(hostile, paragraphs=paragraphs, spans=spans, attributions=attributions)
    for one in downloads_of(tables):
        if one.path.endswith(".csv"):
            read = pd.read_csv(io.BytesIO(one.make()), dtype=str, keep_default_na=False)
            assert all(neutral(cell) == cell for row in read.to_numpy() for cell in row), one.path


def test_a_page_without_full_texts_offers_none(two: Tables) -> None:
    for mode in ("none", "excerpts"):
        found = downloads_of(two, mode)
        assert all(one.path.startswith(WITHOUT_TEXT) for one in found)
        content = b"".join(one.make() for one in found).decode("utf-8")
        assert "shattered" not in content
        assert "Ann Lee" not in content
        read = Reader(str(downloads(two, text_mode=mode).html))
        assert {a["href"].split("/")[0] for a in read.all("a") if a["href"]} == {WITHOUT_TEXT}


def test_the_codebook_is_one_that_can_be_used(tmp_path: Path) -> None:
    mine = replace(framing.load_codebook("default"), name="Mills", note="Of my own.")
    for book, told in ((mine, mine), ("default", framing.load_codebook("default"))):
        tables = framing.analyze("Critics warned.", model="fast", codebook=book)
        write_downloads(tables, tmp_path)
        path = tmp_path / FOLDER / "codebook.toml"
        assert framing.load_codebook(path).hash == told.hash
        assert tables.provenance["codebook_sha256"] == told.hash
        path.unlink()


def held(page: str) -> dict[str, bytes]:
    found = re.findall(r'href="data:[\w./+-]+;base64,([\w+/=]*)" download="([^"]+)">', page)
    return {name: base64.b64decode(content) for content, name in found}


def test_a_page_holds_what_has_room_in_order_and_not_a_byte_more(folder: Path, two: Tables) -> None:
    page = page_with(downloads(two, report=folder), citation(two))
    size = len(page.encode())
    assert hold_downloads(page, folder, most=size) == page
    whole = hold_downloads(page, folder, most=10**7)
    files = held(whole)
    assert len(files) == len(downloads_of(two)) + 2
    for name, content in files.items():
        assert content == (folder / FOLDER / name).read_bytes()
    assert 'href="tables/highlights.csv"' not in whole
    for most in range(size, len(whole.encode()) + 1, 3001):
        some = hold_downloads(page, folder, most=most)
        assert size <= len(some.encode()) <= most
        assert some == hold_downloads(page, folder, most=most)
    exact = len(whole.encode())
    assert hold_downloads(page, folder, most=exact) == whole
    assert len(held(hold_downloads(page, folder, most=exact - 1))) == len(files) - 1


def test_references_are_the_first_to_be_held(folder: Path, two: Tables) -> None:
    page = page_with(downloads(two, report=folder), citation(two))
    room = sum(len(one.make()) for one in references_of(two)) * 4 // 3 + 400
    some = hold_downloads(page, folder, most=len(page.encode()) + room)
    assert {"citations.bib", "citations.ris"} <= set(held(some))


def test_text_that_looks_like_a_link_is_left_alone(folder: Path, two: Tables) -> None:
    link = 'href="tables/highlights.csv" download>'
    text = f"<p>{link.replace(chr(34), '&#34;')}</p>"
    page = page_with(downloads(two, report=folder)) + text
    assert text in hold_downloads(page, folder, most=10**7)


def test_sizes_are_those_of_the_kinds_of_reports() -> None:
    assert [largest(n) for n in (0, 1, 2, 10, 11, 300)] == [
        *(150_000, 150_000, 600_000, 600_000),
        *(4_000_000, 4_000_000),
    ]


def test_hostile_tables_give_a_section_that_is_text(hostile: Tables) -> None:
    read = Reader(str(downloads(hostile).html))
    assert (read.all("img"), read.all("script")) == ([], [])
    assert HOSTILE not in "".join(a["href"] or "" for a in read.all("a"))


@pytest.mark.browser
@pytest.mark.parametrize("script", [True, False])
def test_held_files_download_under_the_policy_without_a_request(
    chromium: Browser, folder: Path, two: Tables, script: bool
) -> None:
    page_text = hold_downloads(
        page_with(downloads(two, report=folder), citation(two)), folder, most=10**7
    )
    (folder / "page.html").write_text(page_text, encoding="utf-8")
    context = chromium.new_context(offline=True, java_script_enabled=script, accept_downloads=True)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url[:30]))
    page.goto((folder / "page.html").as_uri())
    for name in ("highlights.csv", "spans.parquet", "citations.bib"):
        with page.expect_download() as caught:
            page.locator(f'a[download="{name}"]').click()
        assert caught.value.suggested_filename == name
        assert Path(caught.value.path()).read_bytes() == (folder / FOLDER / name).read_bytes()
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    context.close()
