"""Quotations that a dash and a name sign."""

import pytest

from framing.articles import article_of


def rows(text: str) -> list[tuple[str, str, str]]:
    article = article_of(text)
    return [
        (
            one.source_text,
            one.cue_text,
            " … ".join(article.paragraphs[p].text[s:e] for p, s, e in one.content),
        )
        for one in article.speech.attributions
    ]


@pytest.mark.parametrize("dash", ["—", "–", "―", "-", "--"])
def test_a_dash_and_a_name_sign_a_quotation(dash: str) -> None:
    text = f"“We are tired of it all.” {dash} Ana Reyes, 34, Houston"
    assert rows(text) == [("Ana Reyes, 34, Houston", "", "“We are tired of it all.”")]


def test_lines_of_one_paragraph_are_signed_one_by_one() -> None:
    text = "“We are tired of it all.” ― Ana Reyes\n“He lies every day.”― Tom Hale"
    assert [row[0] for row in rows(text)] == ["Ana Reyes", "Tom Hale"]


def test_the_name_may_have_a_paragraph_of_its_own() -> None:
    text = "“We stay until the end of the war.”\n\n— Jo Hale, mayor of Leeds\n\nIt rained."
    assert rows(text) == [("Jo Hale, mayor of Leeds", "", "“We stay until the end of the war.”")]


def test_a_role_may_sign() -> None:
    assert rows("“We are tired of it all,” — a nurse in Leeds.")[0][0] == "a nurse in Leeds"


@pytest.mark.parametrize(
    "text", ["“We stay here.” — The end was near.", "“We stay here.” — and nobody came."]
)
def test_a_clause_behind_a_dash_is_no_name(text: str) -> None:
    assert [row[0] for row in rows(text)] in ([], [""])
