"""Hostile files: bombs, endless nesting, damaged archives; each is a fault, none a crash."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
import source_making as making
from source_making import ADDRESS, HEADLINE, PARAGRAPHS

import framing
from framing.corpus import packed, read_articles, trees, word
from framing.corpus.pages import page_of
from framing.corpus.trees import PageError
from framing.errors import InputError

PAGES = [
    (f"https://x.example/{n}", making.page(headline=f"Story of day {n}").encode()) for n in range(4)
]


def fault_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_articles(path)
    (fault,) = caught.value.faults
    return fault.removeprefix(f"{path.parent}/")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.html", b"", "a.html: is empty"),
        ("a.html", b" \n ", "a.html: cannot be read as a page (Document is empty)"),
        ("a.html", b"PK\x03\x04\0\xff\x81", "a.html: is binary, not text"),
        ("a.html", b"<div>" * 10_000 + b"<p>It rained.", "a.html: cannot be read as a page to its"),
        ("a.html", b"<" * 100_000, "a.html: holds no article"),
        ("a.html", b"<p " + b"a=1 " * 50_000 + b">x</p>", "a.html: holds no article"),
        ("a.html", b"just words", "a.html: holds no article"),
        ("a.mhtml", b"Content-Type: text/plain\n\nIt rained.", "a.mhtml: holds no page"),
        ("a.mhtml", b"\0\0\0", "a.mhtml: holds no page"),
        ("a.warc", b"junk\n" * 9, "a.warc: cannot be read on as a web archive (Unknown archive"),
        ("a.warc.gz", b"\x1f\x8b", "a.warc.gz: cannot be read on as a web archive (it ends too"),
        (
            "a.warc.gz",
            gzip.compress(b"junk\n", mtime=0),
            "a.warc.gz: cannot be read on as a web archive",
        ),
        ("a.docx", b"junk", "a.docx: cannot be read as a Word file (File is not a zip file)"),
        ("a.docx", b"\xd0\xcf\x11\xe0" * 9, "a.docx: cannot be read as a Word file"),
        ("a.json", b"{" * 9, "a.json: is not JSON (expected a name at character 1)"),
    ],
)
def test_junk_is_a_fault(name: str, content: bytes, fault: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_articles(path)
    assert caught.value.faults[0].removeprefix(f"{tmp_path}/").startswith(fault)


def test_a_page_that_is_nested_too_deeply_is_not_half_read(tmp_path: Path) -> None:
    page = making.page().replace("</article>", "</article>" + "<b>" * 400)
    assert "to its end" in fault_of(tmp_path / "a.html", page.encode())


def test_a_page_with_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    page = making.page([*PARAGRAPHS] * 40)
    assert len(page_of(page).text.split("\n\n")) > 100
    monkeypatch.setattr(trees, "_MOST_ELEMENTS", 100)
    with pytest.raises(PageError, match="has over 100 elements"):
        page_of(page)


def test_pictures_written_into_a_page_cost_nothing(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 3_000_000}">'
    (tmp_path / "a.html").write_text(making.page().replace("<article>", f"<article>{picture}"))
    assert read_articles(tmp_path).loc["a", "text"].split("\n\n") == [HEADLINE, *PARAGRAPHS]


def test_entities_from_outside_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET")
    outside = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    page = outside + making.page().replace("The bridge", "&x; The bridge")
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert "SECRET" not in read_articles(tmp_path / "a.html").loc["a", "text"]


@pytest.mark.parametrize("packed_as", [True, False])
def test_a_web_archive_that_ends_too_early_is_told(packed_as: bool, tmp_path: Path) -> None:
    whole = making.warc(PAGES, gzip=packed_as)
    path = tmp_path / ("a.warc.gz" if packed_as else "a.warc")
    path.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(InputError) as caught:
        read_articles(path)
    faults = [fault.partition(", ")[2] for fault in caught.value.faults]
    assert faults[0].startswith("record 3: https://x.example/2: is cut short")
    ends = ["after record 3: cannot be read on as a web archive (it ends too early)"]
    assert faults[1:] == (ends if packed_as else [])
    analysis = framing.analyze_archive(path, tmp_path / "out", model="fast")
    assert analysis.articles.index.tolist()[:2] == ["a-0001", "a-0002"]


def test_a_damaged_record_ends_the_reading_and_keeps_what_came_before(tmp_path: Path) -> None:
    damaged = bytearray(making.warc(PAGES, gzip=True))
    damaged[len(damaged) * 5 // 8] ^= 0xFF
    assert "cannot be read on as a web archive" in fault_of(tmp_path / "a.warc.gz", bytes(damaged))
    unknown = making.warc(PAGES, gzip=False).replace(b"Content-Length", b"Content-Lngth", 1)
    assert "does not say how long it is" in fault_of(tmp_path / "b.warc", unknown)


def test_an_archive_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(making.warc(PAGES, gzip=False)))
    assert len(read_articles(tmp_path)) == 4


def test_packed_pages_are_unpacked_in_bounds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def archive(content: bytes, how: str) -> bytes:
        return making.warc([(ADDRESS, content)], gzip=True, **{"Content-Encoding": how})

    page = gzip.compress(PAGES[0][1])
    path = tmp_path / "a.warc.gz"
    for content in (page, PAGES[0][1]):  # archives store pages unpacked, too, under this header
        path.write_bytes(archive(content, "gzip"))
        assert read_articles(path)["headline"].tolist() == ["Story of day 0"]
    assert "is packed as 'br', which cannot be unpacked" in fault_of(path, archive(page, "br"))
    assert "is cut short (its packing has no end)" in fault_of(path, archive(page[:200], "gzip"))
    monkeypatch.setattr(packed, "LARGEST", 2**20)
    bomb = gzip.compress(b"<p>" + b"a" * 2**22)
    assert "has over 1 MB, too much" in fault_of(path, archive(bomb, "gzip"))
    assert "has over 1 MB, too much" in fault_of(path, archive(b"a" * 2**21, "identity"))


def with_document(path: Path, change: dict[str, str]) -> bytes:
    """Give a Word file with pieces of its main part replaced."""
    making.write_docx(path, [HEADLINE, *PARAGRAPHS])
    out = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                for old, new in change.items():
                    content = content.replace(old, new, 1)
            after.writestr(name, content.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def test_word_files_with_entities_are_refused(tmp_path: Path) -> None:
    outside = '?>\n<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    content = with_document(tmp_path / "a.docx", {"?>": outside, "The bridge": "&x; bridge"})
    assert "it defines entities, as no Word file does" in fault_of(tmp_path / "a.docx", content)
    deep = with_document(
        tmp_path / "a.docx",
        {"<w:body>": "<w:body>" + "<w:sdt>" * 999, "</w:body>": "</w:sdt>" * 999 + "</w:body>"},
    )
    assert "cannot be read as a Word file" in fault_of(tmp_path / "a.docx", deep)


def test_word_files_that_unpack_to_too_much_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(word, "_LARGEST", 2**20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 2**21)
    assert "unpacked it has over 1 MB" in fault_of(tmp_path / "a.docx", out.getvalue())
