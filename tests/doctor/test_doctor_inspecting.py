"""The doctor of a source: each mistake is found, told with its place, and nothing else is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import source_making as making
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import framing
from framing.cli import app
from framing.doctor.finding import FINE, LOOK, STOPS
from framing.doctor.inspection import COLUMNS, Inspection

#: Four articles that have nothing in common but being long enough.
WHOLE = [
    making.TEXT + " It rained all day over the quays and nobody crossed the water before night.",
    "The court in Aarmouth heard three witnesses on Tuesday. Each of them had seen the lorry turn"
    " into the yard, but none could say who drove it. The judge asked for maps, and adjourned the"
    " case until the week after next, when two engineers are expected to speak about its brakes.",
    "Farmers north of the lake have begun to mow a month early. A dry spring left the hay short,"
    " said Petra Lund, who keeps ninety cows, and prices rose by a third. The ministry promised"
    " money for fodder before the summer holidays, though parliament has still to vote on it.",
    "A museum of clocks opened in the old post office after six years of repairs. Visitors may"
    " wind one of them every hour, the curator told reporters, as long as they take off their"
    " gloves. Tickets cost four crowns, and children under ten go in free on every first Sunday.",
]


def table(**columns: list[Any]) -> pd.DataFrame:
    told: dict[str, list[Any]] = {
        "article_id": ["a", "b", "c", "d"],
        "outlet": ["Daily", "Post", "Daily", "Post"],
        "published": ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"],
        "text": WHOLE,
    }
    return pd.DataFrame({**told, **columns})


def told_of(found: Inspection, about: str) -> list[tuple[str, int, str]]:
    rows = found.findings[found.findings["about"] == about]
    return list(zip(rows["level"], rows["articles"], rows["found"], strict=True))


def test_a_sound_source_has_nothing_to_look_at() -> None:
    found = framing.inspect_articles(table())
    assert set(found.findings["level"]) == {FINE}
    assert found.verdict == "4 articles read; nothing stops an analysis, and nothing is strange."
    assert not found.stops
    assert found.advice == []
    assert found.findings.columns.tolist() == list(COLUMNS)
    assert told_of(found, "outlets") == [(FINE, 2, "2 outlets: Daily (2), Post (2).")]
    assert told_of(found, "columns") == [
        (
            FINE,
            4,
            "table: 'text' is the text, 'article_id' the id, 'outlet' the outlet, 'published' the"
            " date.",
        )
    ]


@pytest.mark.parametrize(
    ("columns", "about", "count", "says"),
    [
        ({"text": [*WHOLE[:3], "It rained."]}, "short texts", 1, "fewer than 50 words: d."),
        ({"text": [*WHOLE[:3], WHOLE[0]]}, "copies", 1, "word for word, 0 of them within"),
        ({"text": [*WHOLE[:3], WHOLE[3] + " …"]}, "broken off", 1, "read more'): d."),
        (
            {"text": [*WHOLE[:2], WHOLE[0] + " He left.", WHOLE[3]]},
            "near copies",
            1,
            "another in nearly the same words, 1 of them within one outlet: c as a.",
        ),
        ({"text": ["Café â€™ " + text for text in WHOLE]}, "letters", 4, "4 texts have letters"),
        ({"text": [f"<p>{WHOLE[0]}</p>", *WHOLE[1:]]}, "markup", 1, "marks of HTML"),
        ({"language": ["en", "de", "en", "en"]}, "language", 1, "(en: 3, de: 1)"),
        ({"language": ["en", "de", "en", "en"]}, "language told", 1, "b: told de, reads as en"),
        ({"published": [None, *["2024-03-01"] * 3]}, "dates missing", 1, "no date: a."),
        (
            {"published": ["01/03/2024", *["2024-03-01"] * 3]},
            "dates unreadable",
            1,
            "1 date cannot be read: '01/03/2024' (a).",
        ),
        ({"published": ["9024-03-01", *["2024-03-01"] * 3]}, "dates", 1, "in the future: a (9024"),
        ({"published": ["1970-01-01", *["2024-03-01"] * 3]}, "dates", 1, "write for none: a."),
        (
            {"published": ["2024-01-01", "2024-01-02", "2024-01-03", "2024-03-01"]},
            "gaps",
            1,
            "1 gap without articles: 2024-01-03 to 2024-03-01 (58 days).",
        ),
        ({"outlet": [None] * 4}, "outlets", 4, "No article says who published it."),
        ({"outlet": ["Daily", None, "Daily", "Daily"]}, "outlets missing", 1, "no outlet: b."),
        (
            {"outlet": ["The Daily", "daily", "Post", " THE  DAILY"]},
            "outlet names",
            3,
            "1 outlet written in several ways: 'The Daily' (1) = 'daily' (1) = 'THE DAILY' (1).",
        ),
    ],
)
def test_each_mistake_is_found_and_no_other(
    columns: dict[str, list[Any]], about: str, count: int, says: str
) -> None:
    found = framing.inspect_articles(table(**columns))
    ((level, articles, sentence),) = [one for one in told_of(found, about) if one[0] != FINE]
    assert (level, articles) == (LOOK, count)
    assert says in sentence
    assert not found.stops
    strange = set(found.findings.loc[found.findings["level"] == LOOK, "about"])
    assert strange <= {about, "language", "language told"}
    assert len(found.advice) == len(strange)


def test_the_same_paragraph_in_many_articles_is_told() -> None:
    notice = "Sign up here to get the best of the week every Friday."
    rows = [
        f"Story {number} of {name} is told. " + f"{name} {number} goes on. " * 20
        for number, name in enumerate(["Ann", "Bo", "Cy", "Di", "Eva", "Finn"])
    ]
    found = framing.inspect_articles(pd.DataFrame({"text": [f"{r}\n\n{notice}" for r in rows]}))
    ((level, count, sentence),) = told_of(found, "repeated paragraphs")
    assert (level, count) == (LOOK, 6)
    assert notice[:40] in sentence


def test_faults_stop_and_are_told_with_their_rows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('id,text\nx,"One."\nx,Two.\ny,\n')
    (tmp_path / "b.txt").write_bytes("Café.".encode("cp1252"))
    (tmp_path / "c.html").write_text(making.index_page())
    cut = {"title": "T", "content": "They met… [+99 chars]", "score": 3}
    (tmp_path / "d.json").write_text(json.dumps([cut]))
    found = framing.inspect_articles(tmp_path)
    assert found.stops
    ((level, count, sentence),) = told_of(found, "faults")
    assert (level, count) == (STOPS, 3)
    lines = sentence.split("\n  - ")
    assert lines[0] == "3 faults:"
    assert lines[1:] == [
        "a.csv, row 3 after the header: 'text' is empty",
        "c.html: holds no article that can be told from the rest of the page; save the page of one"
        " article, or its text as .txt",
        "a.csv, row 2 after the header: has the article_id 'x', as has a.csv, row 1 after the"
        " header",
    ]
    assert told_of(found, "encoding")[0][2] == "Not UTF-8, so read as Windows text (cp1252): b.txt."
    assert told_of(found, "cut texts")[0][:2] == (LOOK, 1)
    assert told_of(found, "broken off") == []
    assert "meaning here: 'score'." in told_of(found, "columns")[1][2]
    assert found.findings["level"].tolist() == sorted(
        found.findings["level"], key=[STOPS, LOOK, FINE].index
    )
    articles = found.articles
    assert articles["file"].to_dict() == {"d-0001": "d.json", "b": "b.txt", "x": "a.csv"}
    assert articles.loc["x", "row"] == "row 1 after the header"
    assert articles.loc["d-0001", "characters_cut"] == 99


def test_what_the_doctor_lets_pass_is_read_and_what_it_stops_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WHOLE[0])
    assert framing.inspect_articles(tmp_path).articles.index.tolist() == ["a"]
    assert framing.read_articles(tmp_path).index.tolist() == ["a"]
    (tmp_path / "b.txt").write_text("")
    assert framing.inspect_articles(tmp_path).stops
    with pytest.raises(framing.InputError):
        framing.read_articles(tmp_path)


@pytest.mark.parametrize("source", ["nowhere/a.txt", [], None, "", pd.DataFrame(), ["a", "b"]])
def test_what_is_no_source_is_a_finding(source: Any) -> None:
    found = framing.inspect_articles(source)
    assert found.stops
    assert found.articles.empty
    assert found.articles.index.name == "article_id"


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "text": st.one_of(st.none(), st.text(max_size=60), st.integers()),
                "date": st.one_of(st.none(), st.text(max_size=12), st.dates().map(str)),
                "outlet": st.one_of(st.none(), st.text(max_size=6)),
                "language": st.one_of(st.none(), st.sampled_from(["en", "de", "?", ""])),
            }
        ),
        max_size=5,
    )
)
def test_any_table_can_be_inspected(rows: list[dict[str, Any]]) -> None:
    found = framing.inspect_articles(pd.DataFrame(rows))
    try:
        read = len(framing.read_articles(pd.DataFrame(rows)))
    except framing.InputError:
        assert found.stops
    else:
        assert (found.stops, len(found.articles)) == (False, read)
    assert "<script" not in found._repr_html_().lower()


def test_what_it_shows_cannot_run() -> None:
    hostile = "<script>alert(1)</script>"
    found = framing.inspect_articles(table(outlet=[hostile, "a", "b", "c"]))
    page = found._repr_html_()
    assert hostile not in page
    assert "&lt;script&gt;" in page


def test_today_decides_what_is_future(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.doctor.dates.today", lambda: datetime.date(2024, 3, 2))
    found = framing.inspect_articles(table())
    assert "2 dates in the future: c (2024-03-03), d (2024-03-04)." in [
        sentence for _, _, sentence in told_of(found, "dates")
    ]


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    framing.inspect_articles(table(), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["doctor", *map(str, arguments)])


def test_the_command_ends_with_1_only_where_something_stops(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    table(published=["2024-03", "1 May", None, "2024-03-04"]).to_csv(path, index=False)
    result = run(path)
    assert result.exit_code == 0, result.output
    assert "What to do:" in result.output
    assert "dates unreadable: Write dates as 2024-03-05" in result.output
    table(text=[*WHOLE[:3], "\x1b[31m"]).to_csv(path, index=False)
    result = run(path, "--text", "text")
    assert "\x1b[31m" not in result.output
    (tmp_path / "b.txt").write_text("")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "b.txt: is empty" in result.output
    assert run(tmp_path / "none.txt").exit_code == 1
    assert "framing doctor news/" in run("--help").output
