"""What objects show of themselves: true, bounded, escaped, quick."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import framing
from framing.analysis import Analysis, StoredAnalysis
from framing.report import annotated
from framing.report.annotated import AnnotatedText

HOSTILE = '<script>alert("x")</script> “<img src=x onerror=alert(1)>” warned {{ 7*7 }} $x$ & co.'


@pytest.fixture(scope="module")
def two() -> Analysis:
    table = pd.DataFrame(
        {
            "article_id": ["a", "b<i>"],
            "outlet": ["Gazette", "<b>Voice</b>"],
            "published": ["2025-03-02", "2025-03-01"],
            "headline": ["A bridge falls", HOSTILE],
            "text": [
                "Critics warned of a catastrophe.\n\n“It was a brutal attack,” Mayor Ann Lee said.",
                HOSTILE,
            ],
        }
    )
    return framing.analyze(table, model="fast")


def text_in(html: str) -> str:
    """Give what a reader sees and hears of HTML."""
    html = re.sub("<style>.*?</style>|<details>.*", "", html, flags=re.DOTALL)
    plain = re.sub("<[^>]+>", "", re.sub(r"<i>[^<]*</i>", "", html))
    for code, sign in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&amp;", "&")):
        plain = plain.replace(code, sign)
    return plain


def test_an_analysis_tells_what_it_is(two: Analysis) -> None:
    html = two._repr_html_()
    for said in (
        "Analysis of 2 articles, 4 paragraphs",
        "2 outlets: &lt;b&gt;Voice&lt;/b&gt; and Gazette. Published 2025-03-01 to 2025-03-02.",
        "Model fast, codebook default",
        "Leading figures of 2 articles",
        "framing.compare(analysis)",
    ):
        assert said in html


def test_its_figures_are_those_of_the_tables(two: Analysis) -> None:
    named = two.attributions["source_type"].isin(["named_person", "named_organisation"])
    share = f"{100 * named.mean():.0f}%"
    assert f"<td class=framing-n>{share}</td><td>of {len(named)} attribution" in two._repr_html_()


def test_what_has_no_figures_is_told() -> None:
    german = "Der Regen fiel, und die Leute gingen nach Hause, weil das Wetter nicht gut war. " * 3
    html = framing.analyze(german, model="fast")._repr_html_()
    assert "Without figures: 1 article not in English." in html
    told = repr(framing.analyze(german, model="fast").show())
    assert "nothing was measured" in told
    assert "no frame assigned" not in told


def test_an_empty_analysis_has_a_card(two: Analysis) -> None:
    from dataclasses import replace

    tables = ("articles", "whole_texts", "paragraphs", "spans", "attributions")
    empty = {name: getattr(two, name).iloc[:0] for name in (*tables, "features", "frames")}
    none = replace(two, **empty)
    assert "Analysis of 0 articles, 0 paragraphs" in none._repr_html_()
    with pytest.raises(framing.InputError, match="There are no articles"):
        none.show()


def test_displaying_a_large_stored_analysis_reads_none_of_it(
    two: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = framing.open_analysis(two.save(tmp_path / "result"))
    monkeypatch.setattr("framing.display.QUICK", 3)
    html = stored._repr_html_()
    assert "Analysis of 2 articles, 4 paragraphs" in html
    assert "Leading figures" not in html
    assert isinstance(stored, StoredAnalysis)
    assert not {"articles", "paragraphs", "features", "spans"} & set(vars(stored))


def test_a_paragraph_and_an_article_show_their_own_text(two: Analysis) -> None:
    texts = two.paragraphs["text"]
    article, paragraph = two.show("a"), two.show("a:0002")
    assert [one.paragraph.paragraph_id for one in article.paragraphs] == [
        *("a:0000", "a:0001", "a:0002")
    ]
    assert texts["a:0001"] in text_in(article._repr_html_())
    assert texts["a:0002"] in text_in(paragraph._repr_html_())
    assert texts["a:0001"] not in text_in(paragraph._repr_html_())
    assert repr(two.show()) == repr(article)


def test_hostile_text_stays_text(two: Analysis) -> None:
    html = two.show("b<i>")._repr_html_()
    assert HOSTILE in text_in(html)
    outside = re.sub("<style>.*?</style>", "", html)
    assert set(re.findall(r"<(\w+)", outside)) <= {
        *("div", "style", "p", "small", "mark", "i", "span", "code", "ul", "li"),
        *("details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert not re.search(r"<[^>]*\son\w+\s*=", outside)
    assert "http" not in outside


def test_marks_do_not_rest_on_colour_and_have_no_addresses(two: Analysis) -> None:
    html = two.show("a")._repr_html_()
    spans = two.spans[two.spans["text"].isin(["catastrophe", "brutal"])]
    for word in sorted(set(spans.loc[spans["extractor"] == "loaded", "text"])):
        assert re.search(rf"<mark[^>]*>{word}<i> \[loaded word\]</i></mark>", html)
        assert re.search(rf"<th scope=row>{word}</th><td>[^<]*</td><td>loaded word \(L\)", html)
    assert " id=" not in html
    assert " title=" in html


def test_a_terminal_sees_letters_and_their_meaning(two: Analysis) -> None:
    told = repr(two.show("a:0001"))
    assert "catastrophe[L]" in told
    assert "[L] loaded word" in told
    assert "\n  ¶ 1 · " in told
    assert re.sub(r"\[[A-Z]+\]", "", told.splitlines()[1]) == two.paragraphs["text"]["a:0001"]


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotated, "CHARACTERS", 20)


@pytest.mark.usefixtures("little_room")
def test_long_texts_are_cut_and_it_is_told(two: Analysis) -> None:
    shown = two.show("a")
    assert len(shown.paragraphs) == 2
    html = text_in(shown._repr_html_())
    assert "Critic …" in html
    assert "1 is cut: its whole text is in analysis.paragraphs" in html
    assert "1 further paragraph not shown" in html
    assert "catastrophe" not in html


def test_a_paragraph_that_never_ends_is_shown_from_its_beginning(
    two: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotated, "LONGEST", 10)
    shown = two.show("a:0001")
    assert shown.marks == ()
    assert "Critics wa …" in text_in(shown._repr_html_())
    assert repr(shown).splitlines()[1] == "Critics wa …"
    assert "is cut" in repr(shown)


@pytest.mark.parametrize("which", ["a:0009", "c", "", "A", 3, ["a"]])
def test_an_unknown_id_is_refused_with_those_near(two: Analysis, which: Any) -> None:
    with pytest.raises(framing.InputError, match="expected the id of") as caught:
        two.show(which)
    assert "'a:0000'" in str(caught.value) or "'a'" in str(caught.value)


def test_the_order_of_articles_changes_nothing(two: Analysis) -> None:
    assert AnnotatedText.of(two, "a") == two.show("a")


def test_a_comparison_shows_sample_differences_and_findings(two: Analysis) -> None:
    compared = framing.compare(two, primary=["loaded_per_100_words"], min_words=0)
    html = compared._repr_html_()
    assert "Comparison by outlet: 2 groups" in html
    for group, row in compared.sample.iterrows():
        named = str(group).replace("<", "&lt;").replace(">", "&gt;")
        assert f"<th scope=row>{named}</th><td class=framing-n>{row['analysed']}</td>" in html
    verdicts = compared.differences.loc["loaded_per_100_words", "verdict"]
    assert html.count("Loaded words per 100 words: ") == len(verdicts)
    assert html.count(f"<td>{verdicts.iloc[0]}</td>") == len(verdicts)
    assert str(compared.findings["sentence"].iloc[0])[:20] in html


def test_an_evaluation_shows_its_figures() -> None:
    coded = pd.DataFrame({"text": ["Troops fired rockets.", "It rained."], "security": [1, 0]})
    with pytest.warns(framing.InputWarning):
        validity = framing.evaluate_frames(coded, model="fast")
    html = validity._repr_html_()
    assert "Frames evaluated on 2 texts" in html
    assert f"{validity.figures.loc['security', 'auc']:.2f}" in html
