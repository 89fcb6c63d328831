"""Formats people bring: pages, JSON of news services, web archives, Word, exports of databases."""

from __future__ import annotations

import io
import json
import socket
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import source_making as making
from hypothesis import given, settings
from hypothesis import strategies as st
from source_making import ADDRESS, HEADLINE, PARAGRAPHS, TEXT

import framing
from framing.corpus import read_articles
from framing.corpus.entries import EntryError, entries_of
from framing.errors import InputError, InputWarning
from framing.storage import FAULTS

ENTRY = {
    "source": {"id": None, "name": "The Daily"},
    "author": "Ann Lee",
    "title": HEADLINE,
    "description": "A bridge is open.",
    "url": ADDRESS,
    "publishedAt": "2024-03-01T09:30:00Z",
    "content": TEXT,
}
BOTH = [HEADLINE, *PARAGRAPHS]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def as_page(folder: Path) -> Path:
    (folder / "a.html").write_text(making.page(), "utf-8")
    return folder / "a.html"


def as_mhtml(folder: Path) -> Path:
    head = f"Snapshot-Content-Location: {ADDRESS}\nContent-Type: text/html; charset=utf-8\n\n"
    (folder / "a.mhtml").write_text(head + making.page(url=""), "utf-8")
    return folder / "a.mhtml"


def as_newsapi(folder: Path) -> Path:
    (folder / "a.json").write_text(making.newsapi([ENTRY]), "utf-8")
    return folder / "a.json"


def as_warc(folder: Path) -> Path:
    (folder / "a.warc").write_bytes(making.warc([(ADDRESS, making.page().encode())], gzip=False))
    return folder / "a.warc"


def as_packed_warc(folder: Path) -> Path:
    packed = making.warc([(ADDRESS, making.page().encode())], gzip=True)
    (folder / "a.warc.gz").write_bytes(packed)
    return folder / "a.warc.gz"


def as_nexis(folder: Path) -> Path:
    return making.write_docx(folder / "a.docx", making.nexis_lines(), headings=[HEADLINE])


def as_word(folder: Path) -> Path:
    return making.write_docx(folder / "a.docx", BOTH, headings=[HEADLINE])


def as_factiva(folder: Path) -> Path:
    (folder / "a.html").write_text(f"<html><body>{making.factiva_rows()}</body></html>", "utf-8")
    return folder / "a.html"


def as_coded_factiva(folder: Path) -> Path:
    (folder / "a.htm").write_text(f"<html><body>{making.factiva_codes()}</body></html>", "utf-8")
    return folder / "a.htm"


#: How each is written, the id its article gets, and what of the article the file does not tell.
WRITERS: list[tuple[Callable[[Path], Path], str, set[str]]] = [
    (as_page, "a", set()),
    (as_mhtml, "a", set()),
    (as_newsapi, "a-0001", set()),
    (as_warc, "a-0001", set()),
    (as_packed_warc, "a-0001", set()),
    (as_nexis, "a", {"url"}),
    (as_word, "a", {"url", "outlet", "published"}),
    (as_factiva, "a", {"url"}),
    (as_coded_factiva, "a", {"url"}),
]
EACH = pytest.mark.parametrize(
    ("write", "article_id", "untold"), WRITERS, ids=[writer.__name__ for writer, *_ in WRITERS]
)


def faults_of(source: object, **settings: Any) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        read_articles(source, **settings)  # type: ignore[arg-type]
    return caught.value.faults


@EACH
def test_the_same_article_from_every_format(
    write: Callable[[Path], Path], article_id: str, untold: set[str], tmp_path: Path
) -> None:
    path = write(tmp_path)
    for source in (path, str(path), tmp_path, f"{tmp_path}/*"):
        articles = read_articles(source)
        assert articles.index.tolist() == [article_id]
    article = articles.loc[article_id]
    paragraphs = article["text"].split("\n\n")
    assert paragraphs in ([*PARAGRAPHS], BOTH)
    told = {
        "outlet": "The Daily",
        "published": "2024-03-01",
        "headline": HEADLINE,
        "language": "en",
        "url": ADDRESS,
    }
    for name, value in told.items():
        if name in untold:
            assert article[[name]].isna().all()
        else:
            found = str(article[name])
            assert found == value or found.startswith((f"{value}T", f"{value} ("))


@EACH
def test_an_archive_gives_what_memory_gives(
    write: Callable[[Path], Path], article_id: str, untold: set[str], tmp_path: Path
) -> None:
    del article_id, untold
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder)
    archive = framing.analyze_archive(folder, tmp_path / "out", model="fast")
    memory = framing.analyze(folder, model="fast")
    for name in ("articles", "paragraphs", "features", "spans"):
        assert getattr(archive, name).equals(getattr(memory, name))
    assert len(memory.paragraphs) == 4


def test_a_page_loses_menus_comments_and_teasers(tmp_path: Path) -> None:
    text = read_articles(as_page(tmp_path)).loc["a", "text"]
    assert text.split("\n\n") == BOTH
    for noise in ("Home", "cakes", "silly", "Cookie"):
        assert noise not in text


def test_line_breaks_part_paragraphs_and_links_leave_their_words(tmp_path: Path) -> None:
    page = making.page().replace("“We", "<a href='/x'>Asked.</a><br><br>“We")
    page = page.replace("&ldquo;", "“").replace("It is safe.", "It is <b>safe</b>.")
    (tmp_path / "a.html").write_text(page, "utf-8")
    text = read_articles(tmp_path).loc["a", "text"]
    assert text.split("\n\n") == [HEADLINE, PARAGRAPHS[0], "Asked.", *PARAGRAPHS[1:]]


def test_a_page_without_an_article_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "home.html").write_text(making.index_page(), "utf-8")
    (fault,) = faults_of(tmp_path)
    assert "home.html: holds no article that can be told from the rest of the page" in fault


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="iso-8859-2">'),
        ("utf-16", ""),
        ("cp1252", '<meta charset="ISO-8859-1">'),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
        ("utf-8", '<meta charset="no-such-thing">'),
        ("utf-8", '<meta charset="utf-16">'),
    ],
)
def test_pages_are_decoded_by_mark_or_by_what_they_declare(
    encoding: str, head: str, tmp_path: Path
) -> None:
    words = "“Žádné škody,” said the café owner Ann Lee of the Senn bridge on Friday."
    words = words if encoding != "cp1252" else words.replace("á", "ä")
    page = making.page([words, *PARAGRAPHS], head=head)
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert words in read_articles(tmp_path).loc["a", "text"]


def test_an_undeclared_windows_page_is_noted(tmp_path: Path) -> None:
    page = making.page(["The café on Senn quay isn’t open, said its owner on Friday.", *PARAGRAPHS])
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    with pytest.warns(InputWarning, match=r"cp1252.*a\.html"):
        assert "café" in read_articles(tmp_path).loc["a", "text"]


def test_a_few_damaged_letters_make_no_other_encoding(tmp_path: Path) -> None:
    page = making.page([f"{PARAGRAPHS[0]} café", *PARAGRAPHS * 3]).encode()
    (tmp_path / "a.html").write_bytes(page.replace("é".encode(), b"\xe9"))
    with pytest.warns(InputWarning, match="damaged letters"):
        text = read_articles(tmp_path).loc["a", "text"]
    assert "caf\ufffd" in text
    assert "“We checked" in text


def test_what_a_browser_saves_beside_a_page_is_not_read(tmp_path: Path) -> None:
    as_page(tmp_path)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "frame.html").write_text("<p>advertisement</p>")
    (tmp_path / "a_files" / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "b_files").mkdir()
    (tmp_path / "b_files" / "c.txt").write_text("It rained.")
    for source in (tmp_path, f"{tmp_path}/**/*"):
        with pytest.warns(InputWarning, match=r"browser saved it beside a page.*a_files"):
            assert read_articles(source).index.tolist() == ["a", "b_files/c"]


def test_the_language_that_a_page_tells_is_taken_and_counted(tmp_path: Path) -> None:
    german = ["Die Brücke über die Senn ist seit Freitag wieder offen, sagte der Hafenrat." * 2]
    (tmp_path / "de.html").write_text(making.page(german, language="de-DE"), "utf-8")
    (tmp_path / "x.html").write_text(making.page(german, language="?"), "utf-8")
    as_page(tmp_path)
    analysis = framing.analyze(tmp_path, model="fast")
    assert analysis.articles["language"].to_dict() == {"a": "en", "de": "de", "x": "de"}
    assert analysis.provenance["excluded"]["articles_not_in_english"] == {"de": 2}
    ours = analysis.paragraphs["article_id"] == "de"
    assert analysis.features.loc[ours, "sentiment_mean"].isna().all()


def test_cut_texts_do_not_pass_as_whole(tmp_path: Path) -> None:
    cut = {**ENTRY, "content": f"{PARAGRAPHS[0]} They… [+1234 chars]"}
    (tmp_path / "a.json").write_text(making.newsapi([ENTRY, cut, cut]), "utf-8")
    with pytest.warns(InputWarning, match=r"2 texts were cut short.*entry 2, .*entry 3"):
        articles = read_articles(tmp_path)
    assert articles["characters_cut"].fillna(0).tolist() == [0, 1234, 1234]
    assert articles["text"].tolist()[1] == f"{PARAGRAPHS[0]} They"


def test_entries_without_text_are_faults(tmp_path: Path) -> None:
    without = {**ENTRY, "content": None}
    (tmp_path / "a.json").write_text(making.newsapi([ENTRY, without, 7]), "utf-8")
    path = tmp_path / "a.json"
    assert faults_of(path) == (
        f"{path}, entry 2: 'content' is empty",
        f"{path}, entry 3: expected an object {{…}}, got a number",
    )
    analysis = framing.analyze_archive(path, tmp_path / "out", model="fast")
    assert analysis.faults["row"].tolist() == ["entry 2", "entry 3"]
    assert (tmp_path / "out" / FAULTS).is_file()
    path.write_text(making.newsapi([without]), "utf-8")
    assert "'content' holds no text in any row" in faults_of(path)[0]


@pytest.mark.parametrize(
    ("name", "content", "service"),
    [
        (
            "stories.csv",
            "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
            "1,2024-03-02,en,daily.example,https://daily.example,2024-03-01,Calm,https://x.example\n",
            "Media Cloud",
        ),
        (
            "list.json",
            '{"articles": [{"url": "u", "url_mobile": "", "title": "Calm", "domain": "d.example",'
            ' "seendate": "20240301T101500Z", "language": "English", "sourcecountry": "X"}]}',
            "GDELT",
        ),
    ],
)
def test_lists_without_texts_say_what_is_missing(
    name: str, content: str, service: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    (fault,) = faults_of(tmp_path / name)
    assert f"is a list of stories from {service}, which gives no texts" in fault
    assert read_articles(tmp_path / name, text="title")["text"].tolist() == ["Calm"]


def test_columns_of_services_are_known_where_a_text_was_added(tmp_path: Path) -> None:
    story = {"media_name": "The Daily", "publish_date": "2024-03-01", "title": HEADLINE}
    found = {"domain": "daily.example", "seendate": "20240301T101500Z", "language": "English"}
    for name, entry in {"mediacloud": story, "gdelt": found}.items():
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps([{**entry, "url": ADDRESS, "text": TEXT}]), "utf-8")
    articles = read_articles(tmp_path)
    assert articles["outlet"].to_dict() == {
        "gdelt-0001": "daily.example",
        "mediacloud-0001": "The Daily",
    }
    assert articles["published"].tolist() == ["2024-03-01T10:15:00Z", "2024-03-01"]
    assert articles["language"].tolist() == ["en", "en"]


@pytest.mark.parametrize(
    "content",
    [
        [{"title": "Calm", "text": "One."}, {"title": "Storm", "text": "Two."}],
        {"data": [{"title": "Calm", "text": "One."}, {"title": "Storm", "text": "Two."}]},
        {"articles": {"page": 1, "results": [{"text": "One."}, {"text": "Two."}]}, "n": 2},
        {
            "response": {
                "status": "ok",
                "results": [
                    {"webTitle": "Calm", "fields": {"bodyText": "One."}},
                    {"webTitle": "Storm", "fields": {"bodyText": "Two."}},
                ],
            }
        },
    ],
)
def test_lists_are_found_however_they_are_wrapped(content: object, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    assert read_articles(tmp_path)["text"].tolist() == ["One.", "Two."]


def test_one_article_a_file_and_one_object_a_line(tmp_path: Path) -> None:
    lines = ['{"title": "Calm", "maintext": "One."}', '{"maintext": "Two.", "title": "Storm"}']
    (tmp_path / "a.json").write_text(lines[0])
    (tmp_path / "b.json").write_text("\n".join(lines))
    articles = read_articles(tmp_path)
    assert articles["text"].to_dict() == {"a-0001": "One.", "b-0001": "One.", "b-0002": "Two."}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=50, deadline=None)
@given(st.lists(JSON, max_size=6), st.sampled_from([None, 2]), st.integers(1, 40), st.booleans())
def test_entries_are_what_the_whole_file_holds(
    values: list[Any], indent: int | None, block: int, ascii_only: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=ascii_only)
    assert list(entries_of(io.StringIO(text), block=block)) == values
    wrapped = json.dumps({"status": "ok", "articles": values, "n": 3}, indent=indent)
    assert list(entries_of(io.StringIO(wrapped), block=block)) == values


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet='[]{}",:0a \n-e.tru\\', max_size=30), st.integers(1, 8))
def test_any_text_is_json_or_says_where_it_is_none(text: str, block: int) -> None:
    def told(block: int) -> object:
        try:
            return list(entries_of(io.StringIO(text), block=block))
        except EntryError as error:
            return str(error)

    assert told(block) == told(100)


def test_broken_json_gives_what_came_before_it(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "One."}, {"text": "Tw')
    (fault,) = faults_of(tmp_path)
    assert "a.json, after entry 1: is not JSON (" in fault
    analysis = framing.analyze_archive(tmp_path, tmp_path / "out", model="fast")
    assert analysis.articles["text"].tolist() == ["One."]
    (tmp_path / "a.json").write_text("[" * 100_000)
    assert "too deeply nested" in faults_of(tmp_path / "a.json")[0]
    (tmp_path / "a.json").write_text("[" + "9" * 5000 + "]")
    assert "is not JSON" in faults_of(tmp_path / "a.json")[0]


def test_records_of_a_web_archive_keep_address_and_capture(tmp_path: Path) -> None:
    pages = [
        (ADDRESS, making.page().encode()),
        ("https://daily.example/", making.index_page().encode()),
        ("https://daily.example/2", making.page(headline="Ferries wait", date="", url="").encode()),
    ]
    (tmp_path / "a.warc.gz").write_bytes(making.warc(pages, gzip=True))
    (fault,) = faults_of(tmp_path)
    assert "a.warc.gz, record 2: https://daily.example/: holds no article" in fault
    with pytest.warns(InputWarning, match=r"1 archived page tells no day.*record 3"):
        analysis = framing.analyze_archive(tmp_path, tmp_path / "out", model="fast")
    articles = analysis.articles
    assert articles["url"].to_dict() == {
        "a-0001": ADDRESS,
        "a-0003": "https://daily.example/2",
    }
    assert articles["published"].tolist() == ["2024-03-01", "2024-03-02"]
    assert set(articles["captured"]) == {"2024-03-02T04:05:06Z"}
    assert analysis.faults["row"].tolist() == ["record 2"]


@pytest.mark.filterwarnings("ignore::framing.errors.InputWarning")
def test_what_is_no_page_in_a_web_archive_is_passed_over(tmp_path: Path) -> None:
    good = making.warc([(ADDRESS, making.page().encode())], gzip=False)
    missing = good.replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 404 No")
    picture = making.warc([("https://x.example/a.png", b"\x89PNG")], gzip=False)
    picture = picture.replace(b"text/html; charset=utf-8", b"image/png; name=abc12345")
    (tmp_path / "a.warc").write_bytes(missing + picture + good)
    assert read_articles(tmp_path).index.tolist() == ["a-0003"]


def test_several_documents_of_a_delivery_are_numbered(tmp_path: Path) -> None:
    cover = ["User Name: = Somebody", "Date and Time: = 2 March 2024", "Documents (2)", "1. Senn"]
    second = making.nexis_lines(
        ["It rained on Port Senn."], headline="Rain", date="29 Feb 2024", length=6
    )
    lines = [*cover, *making.nexis_lines(), *second]
    making.write_docx(tmp_path / "a.docx", lines, headings=[HEADLINE, "Rain"])
    articles = read_articles(tmp_path)
    assert articles["headline"].to_dict() == {"a-0001": HEADLINE, "a-0002": "Rain"}
    assert articles["published"].tolist() == ["2024-03-01", "2024-02-29"]
    assert articles["text"].tolist() == [TEXT, "It rained on Port Senn."]
    assert articles[["outlet", "byline", "section"]].iloc[0].tolist() == [
        *("The Daily (Port Senn)", "Ann Lee", "NEWS; Pg. 4")
    ]


def test_a_delivery_without_styles_is_read_by_its_lines(tmp_path: Path) -> None:
    making.write_docx(tmp_path / "a.docx", making.nexis_lines())
    article = read_articles(tmp_path).loc["a"]
    assert (article["headline"], article["published"]) == (HEADLINE, "2024-03-01")
    assert article["outlet"] == "The Daily (Port Senn)"


def test_a_document_without_body_is_a_fault(tmp_path: Path) -> None:
    lines = [line for line in making.nexis_lines() if line not in PARAGRAPHS]
    making.write_docx(tmp_path / "a.docx", [*making.nexis_lines(), *lines])
    assert "a.docx, document 2: holds no text" in faults_of(tmp_path)[0]


def test_several_articles_of_a_factiva_export_are_numbered(tmp_path: Path) -> None:
    empty = making.factiva_rows([], headline="Nothing")
    both = making.factiva_codes() + making.factiva_rows() + empty
    (tmp_path / "a.html").write_text(f"<html><body>{both}</body></html>", "utf-8")
    assert faults_of(tmp_path) == (
        f"{tmp_path / 'a.html'}, article 3: holds no text (no articleParagraph)",
    )
    said = f"<script>'<div class=\"article enArticle\">'</script>{making.page()}"
    (tmp_path / "b.html").write_text(said, "utf-8")
    assert read_articles(tmp_path / "b.html")["text"].tolist() == ["\n\n".join(BOTH)]
    (tmp_path / "b.html").unlink()
    (tmp_path / "a.html").write_text(f"<body>{both.replace(empty, '')}</body>", "utf-8")
    articles = read_articles(tmp_path)
    assert articles.index.tolist() == ["a-0001", "a-0002"]
    assert articles["text"].tolist() == [TEXT, TEXT]
    assert set(articles["byline"]) == {"By Ann Lee"}
    assert set(articles["factiva_document"]) == {"DAILYX0020240301ek3100001"}


def test_a_length_that_differs_from_what_the_database_tells_is_noted(tmp_path: Path) -> None:
    lines = [*making.nexis_lines(), *making.nexis_lines(headline="Later", length=1062)]
    making.write_docx(tmp_path / "a.docx", lines, headings=[HEADLINE, "Later"])
    (tmp_path / "b.html").write_text(f"<body>{making.factiva_codes(length=620)}</body>", "utf-8")
    with pytest.warns(InputWarning) as caught:
        read_articles(tmp_path)
    told = [str(warning.message).replace(f"{tmp_path}/", "") for warning in caught]
    assert [note.partition(". Compare")[0] for note in told] == [
        "Read with clearly more or fewer words than Nexis tells: a.docx, document 2",
        "Read with clearly more or fewer words than Factiva tells: b.html",
    ]


def test_reading_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text(making.index_page(), "utf-8")
    (tmp_path / "b.warc").write_bytes(making.warc([("u", b"<p>a")], gzip=False)[:-4] + b"more")
    with warnings.catch_warnings(record=True):
        faults_of(tmp_path)
    assert capfd.readouterr() == ("", "")
