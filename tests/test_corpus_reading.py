"""Reading: every kind of source, what is carried along, and the one error that lists all faults."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.corpus import read_articles
from framing.errors import InputError, InputWarning
from framing.extraction import split_paragraphs
from framing.storage import save_tables

Writer = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Writer:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def faults_of(source: object, **settings: object) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        read_articles(source, **settings)  # type: ignore[arg-type]
    return caught.value.faults


def test_a_plain_text_is_one_article() -> None:
    articles = read_articles("Calm returns\n\nOfficials said the bridge was safe.")
    assert articles.index.tolist() == ["text"]
    assert articles.columns.tolist() == [
        *("outlet", "published", "headline", "language", "url", "text")
    ]
    assert articles.loc["text", "headline"] == "Calm returns"
    assert articles.loc["text", "text"] == "Calm returns\n\nOfficials said the bridge was safe."


def test_a_single_word_is_a_text_but_may_be_a_slip() -> None:
    with pytest.warns(InputWarning, match="'sedes' names no file"):
        assert read_articles("sedes")["text"].tolist() == ["sedes"]


def test_a_file_gives_its_name_as_id(write: Writer) -> None:
    path = write("news/bridge.txt", "The bridge is safe.\n")
    for source in (path, str(path)):
        assert read_articles(source)["text"].to_dict() == {"bridge": "The bridge is safe."}


def test_a_folder_gives_paths_relative_to_itself(write: Writer, tmp_path: Path) -> None:
    write("b/one.txt", "One.")
    write("a.md", "# Two\n\nBody.")
    write("b/deep/three.txt", "Three.")
    write("b/.hidden/no.txt", "No.")
    write(".DS_Store", b"\0")
    assert read_articles(tmp_path).index.tolist() == ["a", "b/deep/three", "b/one"]


def test_a_glob_gives_paths_relative_to_its_fixed_part(write: Writer, tmp_path: Path) -> None:
    write("x/one.txt", "One.")
    write("y/two.txt", "Two.")
    write("y/three.csv", "text\nThree.\n")
    assert read_articles(f"{tmp_path}/**/*.txt").index.tolist() == ["x/one", "y/two"]
    assert read_articles(f"{tmp_path}/x/*").index.tolist() == ["one"]


def test_several_paths_give_paths_relative_to_what_they_share(write: Writer) -> None:
    one, two = write("x/1.txt", "One."), write("y/1.txt", "Two.")
    assert read_articles([one, two]).index.tolist() == ["x/1", "y/1"]
    assert read_articles([one.parent, str(two)]).index.tolist() == ["x/1", "y/1"]
    assert read_articles([one, one]).index.tolist() == ["1"], "the same file counts once"


def test_a_table_keeps_its_columns_and_is_left_alone() -> None:
    table = pd.DataFrame(
        {
            "Body": ["One.", "Two."],
            "Source": ["Daily", None],
            "Date": [pd.Timestamp("2024-03-01"), pd.Timestamp("2024-03-02 10:30")],
            "lang": ["en-GB", "Deutsch"],
            "shares": [3, None],
            "wave": [1, 2],
        },
        index=["a", "b"],
    )
    before = table.copy(deep=True)
    articles = read_articles(table)
    pd.testing.assert_frame_equal(table, before)
    assert articles.index.tolist() == ["a", "b"]
    assert articles["outlet"].tolist()[0] == "Daily"
    assert articles["outlet"].isna().tolist() == [False, True]
    assert articles["published"].tolist() == ["2024-03-01", "2024-03-02T10:30:00"]
    assert articles["language"].tolist() == ["en", "deutsch"]
    assert articles["shares"].tolist()[0] == 3
    assert articles["wave"].dtype == "int64"


def test_reading_an_articles_table_again_changes_nothing(write: Writer, tmp_path: Path) -> None:
    write("a.txt", "Calm returns\n\nIt rained. Officials said so.")
    write("metadata.csv", "article_id,outlet,content\na,Daily,a note\n")
    articles = read_articles(tmp_path)
    pd.testing.assert_frame_equal(read_articles(articles), articles)
    articles.to_parquet(tmp_path.parent / f"{tmp_path.name}.parquet")
    again = read_articles(tmp_path.parent / f"{tmp_path.name}.parquet", text="text")
    pd.testing.assert_frame_equal(again, articles)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_the_same_rows_from_every_kind_of_table(kind: str, tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "id": ["n1", "n2"],
            "title": ["Calm", "Storm"],
            "text": ["One, «two»;\nthree.", 'He said "no".'],
            "topic": ["x", "y"],
        }
    )
    path = tmp_path / f"news.{kind}"
    if kind == "csv":
        table.to_csv(path, index=False)
    elif kind == "jsonl":
        table.to_json(path, orient="records", lines=True, force_ascii=False)
    else:
        table.to_parquet(path)
    articles = read_articles(path)
    assert articles.index.tolist() == ["n1", "n2"]
    assert articles["headline"].tolist() == ["Calm", "Storm"]
    assert articles["text"].tolist() == table["text"].tolist()
    assert articles["topic"].tolist() == ["x", "y"]


def test_rows_without_ids_are_numbered(write: Writer, tmp_path: Path) -> None:
    write("wire.csv", "text\nOne.\nTwo.\n")
    write("wire2.jsonl", '{"text": "Three."}\n\n{"text": "Four."}\n')
    assert read_articles(tmp_path).index.tolist() == [
        *("wire-0001", "wire-0002", "wire2-0001", "wire2-0003")
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_separators(write: Writer, separator: str) -> None:
    path = write("a.csv", separator.join(["id", "text"]) + f'\nx{separator}"a, b; c"\n')
    assert read_articles(path)["text"].to_dict() == {"x": "a, b; c"}


def test_blank_csv_rows_and_a_nameless_column_are_passed_over(write: Writer) -> None:
    path = write("a.csv", ",id,text\n0,x,One.\n,,\n\n1,y,Two.\n")
    articles = read_articles(path)
    assert articles.index.tolist() == ["x", "y"]
    assert "" not in articles.columns


def test_the_text_column_can_be_named(write: Writer) -> None:
    path = write("a.csv", "id,text,summary\nx,Long.,Short.\n")
    with pytest.warns(InputWarning, match="'text' was left out"):
        articles = read_articles(path, text="summary")
    assert articles.loc["x", "text"] == "Short."


def test_cp1252_is_read_with_a_warning_that_names_the_file(write: Writer) -> None:
    path = write("old.txt", "The café isn’t open.".encode("cp1252"))
    with pytest.warns(InputWarning, match=r"cp1252.*old\.txt"):
        assert read_articles(path).loc["old", "text"] == "The café isn’t open."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_followed(write: Writer, encoding: str) -> None:
    path = write("a.txt", "Přes řeku.\r\nTwo.".encode(encoding))
    assert read_articles(path).loc["a", "text"] == "Přes řeku.\nTwo."


def test_markdown_loses_its_marks_and_gives_its_heading(write: Writer) -> None:
    path = write(
        "a.md",
        "---\noutlet: The Daily\ndate: 2024-03-01\nmood: calm\n---\n"
        "# What now: the U.S.\nIt **rained**, [officials](http://a.example/x_y) _said_.\n\n"
        "## Later\n> “Quoted *words*”, snake_case_name and 2*3*4.\n",
    )
    article = read_articles(path).loc["a"]
    assert article["text"] == (
        "What now: the U.S.\n\nIt rained, officials said.\n\nLater\n\n"
        "“Quoted words”, snake_case_name and 2*3*4."
    )
    assert article["headline"] == "What now: the U.S."
    assert (article["outlet"], article["published"]) == ("The Daily", "2024-03-01")
    assert article["mood"] == "calm"
    assert split_paragraphs(read_articles(path))["part"].tolist() == ["headline", *["body"] * 3]


def test_a_side_file_tells_outlet_and_date(write: Writer, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("b/c.txt", "Two.")
    write("metadata.csv", "file,outlet,date\na.txt,Daily,2024-03-01\nb\\c.txt,Wire,\n")
    articles = read_articles(tmp_path)
    assert articles["outlet"].to_dict() == {"a": "Daily", "b/c": "Wire"}
    assert articles["published"].isna().tolist() == [False, True]
    assert read_articles(tmp_path / "a.txt").loc["a", "outlet"] == "Daily"


def test_a_side_file_deeper_down_speaks_of_its_own_folder(write: Writer, tmp_path: Path) -> None:
    write("b/c.txt", "Two.")
    write("b/metadata.csv", "article_id,outlet\nc,Wire\n")
    assert read_articles(tmp_path)["outlet"].to_dict() == {"b/c": "Wire"}


def test_metadata_from_a_table_goes_before_what_the_article_says(write: Writer) -> None:
    path = write("a.csv", "id,text,outlet,topic\nx,One.,Old,t\n")
    metadata = pd.DataFrame({"article_id": ["x"], "outlet": ["New"]})
    article = read_articles(path, metadata=metadata).loc["x"]
    assert (article["outlet"], article["topic"]) == ("New", "t")


def test_a_side_file_of_something_else_stops_no_single_file(write: Writer, tmp_path: Path) -> None:
    path = write("a.txt", "One.")
    write("metadata.csv", "sensor,value\n1,2\n")
    with pytest.warns(InputWarning, match="side file was not used"):
        assert read_articles(path).index.tolist() == ["a"]
    assert "has no column 'article_id'" in faults_of(tmp_path)[0]


def test_faults_of_several_paths_are_listed_together(write: Writer, tmp_path: Path) -> None:
    faults = faults_of([tmp_path / "none.txt", write("a.txt", ""), write("b.jpg", "x")])
    assert len(faults) == 3


def test_metadata_that_does_not_match_is_told(write: Writer, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("metadata.csv", "article_id,outlet\nz,Daily\n")
    with pytest.warns(InputWarning) as caught:
        read_articles(tmp_path)
    assert [str(warning.message) for warning in caught] == [
        "The metadata speaks of articles that are not in the source: z.",
        "The metadata has no row for a.",
    ]


def test_every_fault_is_listed_at_once(write: Writer, tmp_path: Path) -> None:
    write("binary.txt", b"PK\x03\x04\0\0")
    write("blank.txt", " \n\u200b\n")
    write("empty.txt", "")
    write("neither.txt", b"caf\xe9 \x81")
    write("photo.jpg", b"\xff\xd8")
    write("rows.csv", "id,text\nx,One.\nx,Two.\ny,\nz\n")
    write("broken.jsonl", '{"text": "One."}\n[1]\n{oops\n')
    write("nothing.csv", "id,name\n1,a\n")
    write("bad.parquet", b"PAR1 not really")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    faults = "\n".join(fault.replace(f"{tmp_path}/", "") for fault in faults_of(tmp_path))
    for fault in (
        "binary.txt: is binary, not text (a zero byte at position 4)",
        "blank.txt: holds no text",
        "empty.txt: is empty",
        "neither.txt: is neither UTF-8 nor Windows text (byte 0x81 at position 5)",
        "photo.jpg: has '.jpg', expected .txt, .md, .csv, .jsonl, .json, .parquet, .html",
        "rows.csv, row 2 after the header: has the article_id 'x', as has "
        "rows.csv, row 1 after the header",
        "rows.csv, row 3 after the header: 'text' is empty",
        "rows.csv, row 4 after the header: has 1 cells, expected 2",
        "broken.jsonl, line 2: expected an object {…}, got a list",
        "broken.jsonl, line 3: is not JSON",
        "nothing.csv: no column is called 'text', 'body' or the like; its columns are 'id', 'name'",
        "bad.parquet: cannot be read as parquet",
        "gone.txt: is not a file that can be read",
    ):
        assert fault in faults
    assert len(faults.split("\n")) == 13


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (pd.DataFrame(), "table: holds no rows"),
        (pd.DataFrame({"text": ["a"], "body": ["b"]}), "several columns may hold the text"),
        (pd.DataFrame([["a", "b"]], columns=["text", "text"]), "'text' stands there twice"),
        (pd.DataFrame({"text": [3.5]}), "'text' holds no text in any row"),
        (pd.DataFrame({"text": ["a", 3]}), "table, row 1: 'text' holds 3, expected text"),
        (pd.DataFrame({"text": ["a"], "id": [None]}), "table, row 0: 'id' is empty"),
        (
            pd.DataFrame({"text": ["a", "b"], "date": ["2024-02-29", "2024-13-45"]}),
            "table, row 1: '2024-13-45' is no date",
        ),
    ],
)
def test_faults_of_a_table(table: pd.DataFrame, fault: str) -> None:
    assert fault in "\n".join(faults_of(table))


def test_dates_written_in_other_ways_are_kept() -> None:
    table = pd.DataFrame({"text": ["It rained."] * 2, "date": ["3 March 2024", "2024-03"]})
    assert read_articles(table)["published"].tolist() == ["3 March 2024", "2024-03"]


def test_a_wrong_name_for_the_text_column(write: Writer) -> None:
    path = write("a.csv", "id,text\nx,One.\n")
    (fault,) = faults_of(path, text="body")
    assert "has no column 'body'; its columns are 'id', 'text'" in fault
    assert "holds no table" in faults_of(write("a.txt", "One."), text="body")[0]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("nowhere/article.txt", "no such file or folder"),
        ("nowhere/*.txt", "it matches no file"),
        ("https://example.org/a.txt", "https://example.org/a.txt: pages are not read"),
        ([], "the list of sources is empty"),
        ("", "holds no text"),
        ("\u200b \n", "holds no text"),
        (Path("nowhere"), "no such file or folder"),
        ("He and/or she.txt", "meant as text is read from a table"),
        ("a**b/*.txt", "a**b/*.txt: "),
        (["It rained.", "It stopped."], "meant as text is read from a table"),
        ([b"a"], "got list"),
        (b"It rained.", "got bytes"),
        (None, "got NoneType"),
        (pd.Series(["It rained."]), "got Series"),
    ],
)
def test_sources_that_are_not_there(source: object, fault: str) -> None:
    assert fault in faults_of(source)[0]


def test_files_that_share_an_id(write: Writer, tmp_path: Path) -> None:
    write("a.txt", "One.")
    write("a.md", "Two.")
    assert "has the article_id 'a'" in faults_of(tmp_path)[0]


def test_a_side_file_is_never_an_article(write: Writer, tmp_path: Path) -> None:
    side = write("metadata.csv", "article_id,text\na,One.\n")
    assert "never read as articles" in faults_of(side)[0]
    assert "holds no file" in faults_of(tmp_path)[0]


def test_folders_called_like_files_and_loops_of_links(write: Writer, tmp_path: Path) -> None:
    write("news.txt/a.txt", "One.")
    (tmp_path / "news.txt" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.txt").symlink_to(tmp_path / "news.txt" / "a.txt")
    assert read_articles(tmp_path).index.tolist() == ["link", "news.txt/a"]


@pytest.mark.parametrize("inside", ["out", "deep/out"])
@pytest.mark.parametrize("kind", ["report", "analysis"])
def test_what_was_written_here_is_no_source(
    write: Writer, tmp_path: Path, kind: str, inside: str
) -> None:
    write("news/a.txt", "Calm returns\n\nIt rained.")
    news, out = tmp_path / "news", tmp_path / "news" / inside
    analysis = framing.analyze(news, extractors=())
    if kind == "analysis":
        analysis.save(out)
    else:
        save_tables(analysis, out / "tables")
        (out / "report.ipynb").write_text("{}", "utf-8")
        (out / "report.html").write_text("<p>", "utf-8")
    for source in (news, f"{news}/**/*"):
        with pytest.warns(InputWarning, match="Not read, because framing wrote it there"):
            assert read_articles(source).index.tolist() == ["a"]
    remedy = "open it with open_analysis or open_comparison"
    if kind == "report":
        remedy = f"its analysis is {out / 'tables'}, which framing report and framing compare take"
    told = re.escape(f"holds what framing wrote, not articles; {remedy}")
    with pytest.raises(InputError, match=told):
        read_articles(out)


def test_a_comparison_is_no_source_and_its_analysis_is_named(tmp_path: Path) -> None:
    out = tmp_path / "out"
    save_tables(framing.analyze("It rained.", extractors=()), out / "tables")
    (out / "comparison").mkdir()
    told = json.dumps({"format": 1, "settings": {}, "tables": {}})
    (out / "comparison" / "comparison.json").write_text(told, "utf-8")
    for inside in ("comparison", "tables"):
        with pytest.raises(InputError, match="holds what framing wrote, not articles") as caught:
            read_articles(out / inside)
        named = f"its analysis is {out / 'tables'}" in str(caught.value)
        assert named is (inside == "comparison")


def test_a_folder_with_a_file_of_the_same_name_is_read(write: Writer, tmp_path: Path) -> None:
    write("news/out/a.txt", "It rained.")
    write("news/out/analysis.json", "[1]")
    with pytest.raises(InputError, match=r"analysis\.json, entry 1: expected an object"):
        read_articles(tmp_path / "news")


def test_a_text_without_paragraph_breaks_is_noted(write: Writer, tmp_path: Path) -> None:
    write("news/broken.txt", "It rained and stopped. " * 300)
    write("news/long.txt", "It rained and stopped.\n\n" * 300)
    with pytest.warns(InputWarning) as caught:
        assert len(read_articles(read_articles(tmp_path / "news"))) == 2
    (told,) = [str(warning.message) for warning in caught]
    assert "over 1,000 words" in told
    assert "broken.txt" in told
    assert "long.txt" not in told


def test_what_no_file_can_hold_is_replaced_and_told(write: Writer, tmp_path: Path) -> None:
    lines = [{"text": "A\ud800B \u0000 said.", "title": "\udfff", "tags": ["\ud800", 1]}]
    path = write("a.jsonl", "\n".join(map(json.dumps, lines)))
    with pytest.warns(InputWarning, match="replaced by"):
        articles = read_articles(path)
    assert articles["text"].tolist() == ["A\ufffdB \ufffd said."]
    articles.to_parquet(tmp_path / "out.parquet")


def test_a_very_long_line_and_very_long_cells(write: Writer, tmp_path: Path) -> None:
    long = "word " * 300_000
    write("a.txt", long)
    write("b.csv", f'text\n"{long}"\n')
    write("c.md", "[" * 300_000 + "**" * 300_000)
    with pytest.warns(InputWarning, match="over 1,000 words"):
        articles = read_articles(tmp_path)
    assert articles["text"].str.len().tolist()[:2] == [len(long) - 1] * 2


def test_deeply_nested_json_is_a_fault_not_a_crash(write: Writer) -> None:
    path = write("a.jsonl", '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}\n")
    assert "a.jsonl" in faults_of(path)[0]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_any_text_is_read_or_refused_and_can_be_stored(texts: list[str]) -> None:
    table = pd.DataFrame({"text": texts, "title": texts[::-1]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)
        try:
            articles = read_articles(table)
        except InputError:
            return
    for text in articles["text"]:
        text.encode("utf-8")
    paragraphs = split_paragraphs(articles)
    for paragraph in paragraphs.itertuples():
        if not pd.isna(paragraph.start):
            text = articles.loc[paragraph.article_id, "text"]
            assert text[paragraph.start :].startswith(paragraph.text)
