"""Citation: what is cited follows from the tables; BibTeX and RIS can be read back."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from attacking import TEXTS
from report_specimens import HOSTILE, ROOT
from test_report_writing import Reader

import framing
from framing.analysis import Analysis
from framing.report.bibliography import Work, bibtex, ris, written
from framing.report.citation import citations_of, used_files
from framing.report.sections.citation import citation
from framing.tables import Tables

PLAIN = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "&%$#_{}"},
}


@pytest.fixture(scope="module")
def standard() -> Analysis:
    return framing.analyze("Critics warned of a catastrophe, the mayor said.")


@pytest.fixture(scope="module")
def fast() -> Analysis:
    return framing.analyze("Critics warned.", model="fast", codebook="policy_frames")


def value_at(text: str, at: int) -> tuple[str, int]:
    """Read a value in braces from a position on, with the braces inside it balanced."""
    depth, start = 0, at
    while True:
        if text[at] == "\\":
            at += 1
        elif text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if depth == 0:
                return text[start + 1 : at], at + 1
        at += 1


def plain(value: str) -> str:
    value = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    pattern = "|".join(map(re.escape, sorted(PLAIN, key=len, reverse=True)))
    return re.sub(pattern, lambda found: PLAIN[found[0]], value)


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Read BibTeX as its grammar has it; anything left over is an error."""
    entries, at = [], 0
    while text[at:].strip():
        head = re.compile(r"\s*@([a-z]+)\{([a-z0-9_]+),").match(text, at)
        assert head, text[at : at + 60]
        entry, at = {"kind": head[1], "key": head[2]}, head.end()
        while field := re.compile(r"\s*([a-z]+) = (?=\{)").match(text, at):
            entry[field[1]], at = value_at(text, field.end())
            at += text[at] == ","
        end = re.compile(r"\s*\}").match(text, at)
        assert end, text[at : at + 60]
        entries.append({name: plain(value) for name, value in entry.items()})
        at = end.end()
    return entries


def read_ris(text: str) -> list[dict[str, list[str]]]:
    entries: list[dict[str, list[str]]] = []
    assert text.endswith("\r\n")
    open_entry: dict[str, list[str]] | None = None
    for line in text.split("\r\n")[:-1]:
        if not line:
            assert open_entry is None
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "TY":
            assert open_entry is None
            open_entry = {}
            entries.append(open_entry)
        assert open_entry is not None
        open_entry.setdefault(found[1], []).append(found[2])
        if found[1] == "ER":
            open_entry = None
    assert open_entry is None
    return entries


WORKS = [
    Work("article", "A & B: 50 % of {it}_$#~^\\", ("O'Hara, Ann-Marie", "Lee, B."), 1999),
    Work("software", "Tool\nwith\rlines", ("{The makers & sons}",), version="1.0"),
    Work("misc", f"{HOSTILE}\nER  - \n@book{{x, title={{y}}}}", note='}} "quoted" {'),
    Work("article", "Again", ("Lee, B.",), 1999, "Journal", "3", "4", "1–9", doi="10.1/a_b"),
    Work("article", "Again", ("Lee, B.",), 1999),
]


def test_any_work_can_be_read_back_from_bibtex() -> None:
    read = read_bibtex(bibtex(WORKS))
    assert [entry["title"] for entry in read] == [" ".join(work.title.split()) for work in WORKS]
    assert read[0]["author"] == "O'Hara, Ann-Marie and Lee, B."
    assert read[1]["author"] == "The makers & sons"
    assert read[2]["note"] == '}} "quoted" {'
    expected = {"journal": "Journal", "volume": "3", "number": "4", "pages": "1--9"}
    assert expected.items() <= read[3].items()
    assert read[3]["doi"] == "10.1/a_b"
    keys = [entry["key"] for entry in read]
    assert len(set(keys)) == len(keys)


def test_any_work_can_be_read_back_from_ris() -> None:
    read = read_ris(ris(WORKS))
    assert [entry["TI"] for entry in read] == [[" ".join(work.title.split())] for work in WORKS]
    assert read[0]["AU"] == ["O'Hara, Ann-Marie", "Lee, B."]
    assert (read[3]["SP"], read[3]["EP"], read[3]["DO"]) == (["1"], ["9"], ["10.1/a_b"])
    assert [entry["TY"] for entry in read] == [["JOUR"], ["COMP"], ["GEN"], ["JOUR"], ["JOUR"]]


def test_no_trick_leaves_the_field_it_stands_in() -> None:
    works = [Work("misc", told, (told,), note=told) for told in TEXTS if told.isprintable()]
    read = read_bibtex(bibtex(works))
    assert [entry["title"] for entry in read] == [" ".join(work.title.split()) for work in works]
    assert not re.search(r"\\(input|write18)", bibtex(works))
    assert [entry["TI"] for entry in read_ris(ris(works))] == [
        [" ".join(work.title.split())] for work in works
    ]


def test_the_works_of_an_analysis_are_read_back_as_they_were(standard: Analysis) -> None:
    works = citations_of(standard).works
    assert [entry["title"] for entry in read_bibtex(bibtex(works))] == [w.title for w in works]
    assert [entry["TI"] for entry in read_ris(ris(works))] == [[w.title] for w in works]


def test_what_is_used_is_cited_and_nothing_else(standard: Analysis, fast: Analysis) -> None:
    one, other = citations_of(standard), citations_of(fast)
    assert {"Model frames_context", "Model attribution"} <= {work.title for work in one.models}
    assert [work.title for work in other.models] == ["Model loaded"]
    first = {(work.authors[0].split(",")[0], work.year) for work in one.literature}
    assert {("Hutto", 2014), ("Flesch", 1948), ("Entman", 1993), ("Reimers", 2019)} <= first
    assert ("Boydstun", 2013) not in first
    assert {("Boydstun", 2013), ("Card", 2015)} <= {
        (work.authors[0].split(",")[0], work.year) for work in other.literature
    }
    assert len(set(one.works)) == len(one.works)
    files = dict(used_files(standard))
    assert "lexicons/loaded.csv" in files
    assert "encoders/contextual.onnx" in files
    assert "encoders/contextual.onnx" not in dict(used_files(fast))
    assert "codebooks/policy_frames.toml" not in files


def test_a_measure_that_was_not_taken_is_not_cited(standard: Analysis) -> None:
    kept = standard.measures[standard.measures.index.str.startswith("sentiment")]
    told = {**standard.provenance, "extractors": []}
    found = citations_of(replace(standard, measures=kept, provenance=told))
    assert [work.authors[0] for work in found.literature] == ["Hutto, C. J."]
    assert [work.title for work in found.lists] == ["Adjustments of VADER's lexicon to news"]
    assert found.models == ()


def test_every_year_in_shipped_origins_and_notes_is_that_of_a_known_work(
    standard: Analysis, fast: Analysis
) -> None:
    for tables in (standard, fast):
        found = citations_of(tables)
        assert [work for work in found.literature if work.kind == "misc"] == []
        years = {work.year for work in found.works}
        for origin in tables.measures["origin"]:
            assert {int(year) for year in re.findall(r"\b(?:1[89]|20)\d\d\b", origin)} <= years


def test_an_origin_that_is_in_no_list_is_cited_as_it_stands(standard: Analysis) -> None:
    origin = "Lee & Hill (2031), Of mills, Journal of Mills 3(1)"
    measures = standard.measures.assign(origin=origin)
    told = [written(work) for work in citations_of(replace(standard, measures=measures)).literature]
    assert f"{origin}." in told


def test_a_codebook_of_ones_own_is_cited() -> None:
    book = framing.load_codebook("default")
    mine = replace(book, name="Mills", version="7", citation="Lee (2031). Mills & men.")
    tables = framing.analyze("Critics warned.", model="fast", codebook=mine)
    told = [written(work) for work in citations_of(tables).literature]
    assert "Codebook: Mills (version 7). Lee (2031). Mills & men." in told
    assert not any("Entman" in one for one in told)


def test_the_references_are_sound() -> None:
    content = tomllib.loads(
        (resources.files("framing") / "data" / "references.toml").read_text("utf-8")
    )
    for work in content["works"]:
        assert work["authors"]
        assert work["title"]
        assert work.get("programme") or 1900 < work["year"] < 2030
        assert all("–" in pages for pages in [work.get("pages", "–")])
        assert re.fullmatch(r"10\.\d{4,}/\S+", work.get("doi", "10.1000/x"))


def test_the_tool_is_cited_as_its_citation_file_says(standard: Analysis) -> None:
    cff = (ROOT / "CITATION.cff").read_text("utf-8")
    tool = citations_of(standard).tool
    assert f'title: "{tool.title}"' in cff
    assert f'name: "{tool.authors[0].strip("{}")}"' in cff
    assert f"date-released: {tool.year}-" in cff
    assert (
        f"version: {framing.__version__ if hasattr(framing, '__version__') else tool.version}"
        in cff
    )


def test_the_section_shows_text_and_links_both_files(standard: Analysis) -> None:
    read = Reader(str(citation(standard).html))
    assert [a["href"] for a in read.all("a")] == ["tables/citations.bib", "tables/citations.ris"]
    shown = "".join(read.text)
    for work in citations_of(standard).literature:
        assert written(work) in shown


def test_hostile_origins_stay_text(hostile: Tables) -> None:
    measures = hostile.measures.assign(origin=f"{HOSTILE} (1999)", version=HOSTILE)
    data = {HOSTILE: {"citation": HOSTILE, "version": HOSTILE}}
    tables = replace(hostile, measures=measures, provenance={"data": data, "framing": HOSTILE})
    read = Reader(str(citation(tables).html))
    assert (read.all("img"), read.all("script")) == ([], [])
    assert HOSTILE in "".join(read.text)
    assert read_bibtex(bibtex(citations_of(tables).works))
