"""Sentences judged loaded, as the report shows them: which, how many, and why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from report_specimens import BANK, STORM, Row, make_tables

from framing.report.categories import CATEGORIES
from framing.report.finding import find_marks
from framing.report.judged import JudgedArticle, judged_articles
from framing.report.marks import Mark
from framing.report.reading import read_views
from framing.report.sections.loaded import loaded_words, loaded_words_of
from framing.report.sections.texts import annotated_texts
from framing.tables import Tables


def page_of(tables: Tables) -> str:
    return str(loaded_words(tables).html)


def judged_of(tables: Tables) -> list[JudgedArticle]:
    return judged_articles(tables, read_views(tables))


def many(articles: int, sentences: int) -> Tables:
    """Give articles whose sentences are all judged loaded, each a little more than the last."""
    said = [f"Thing {at} is a disgrace." for at in range(sentences)]
    rows: list[Row] = []
    for article in range(articles):
        for at, text in enumerate(said):
            relation = f"a{article}:0000:s{at}"
            weight = 0.5 + at / 100
            rows.append(
                (f"a{article}:0000", "loaded_sentences", "loaded", text, "", weight, relation)
            )
    return make_tables({f"a{article}": " ".join(said) for article in range(articles)}, rows)


def test_a_sentence_stands_with_its_words_their_reasons_and_its_place(one: Tables) -> None:
    (article,) = judged_of(one)
    loaded, uncertain = article.sentences
    assert article.amounts == "1 of 4 sentences judged loaded, 1 uncertain"
    assert (loaded.probability, loaded.state, loaded.voice) == (
        *("0.83", "loaded"),
        "narrator’s voice",
    )
    assert loaded.text.striptags() == STORM
    assert re.findall("<b>(.*?)</b>", loaded.text) == ["brutal", "fled"]
    assert loaded.where == "<a href=#p-1>¶\N{NO-BREAK SPACE}1</a>"
    assert [reason.striptags() for reason in loaded.why] == [
        "brutal +0.62: violence",
        "fled +0.31: not in the list, loaded in this context",
    ]
    assert (uncertain.text.striptags(), uncertain.state) == (BANK, "uncertain")
    assert [reason.striptags() for reason in uncertain.why] == [
        "No single word is heavy enough to be named."
    ]


def test_the_list_gives_its_reason_and_the_entry_where_words_differ() -> None:
    text = "Critics slammed it."
    rows: list[Row] = [
        ("a:0000", "loaded_sentences", "loaded", text, "", 0.7, "s"),
        ("a:0000", "loaded_sentences", "dramatic_verb", "slammed", "slam", 0.5, "s"),
    ]
    ((sentence,),) = [one.sentences for one in judged_of(make_tables({"a": text}, rows))]
    told = sentence.why[0].striptags()
    assert told.startswith("slammed +0.50: dramatic verb · entry “slam” · ")
    assert len(told.split(" · ")) >= 3


def test_uncertain_ones_say_so_in_words(one: Tables) -> None:
    assert page_of(one).count('<span class="sign uncertain">uncertain</span>') == 1


# articles, sentences in each, shown of each, said of the rest
AMOUNTS = [
    (1, 7, 7, ""),
    (1, 15, 7, "The highest are shown; 8 more are in tables/spans.parquet beside this page."),
    (2, 8, 6, "The highest of each article are shown; 4 more are in tables/spans.parquet"),
    (11, 2, 1, "The highest of each article are shown; 11 more are in tables/spans.parquet"),
]


@pytest.mark.parametrize(("articles", "sentences", "shown", "said"), AMOUNTS)
def test_the_highest_are_shown_and_the_rest_is_counted(
    articles: int, sentences: int, shown: int, said: str
) -> None:
    tables = many(articles, sentences)
    for article in judged_of(tables):
        highest = [f"{0.5 + at / 100:.2f}" for at in range(sentences)][::-1][:shown]
        assert [sentence.probability for sentence in article.sentences] == highest
    page = page_of(tables)
    assert len(re.findall('class="?(?:said|kwic)"?>', page)) == articles * shown * (
        1 + (articles <= 10)
    )
    assert said in page
    assert ("beside this page" in page) == bool(said)


def test_articles_keep_their_order_whatever_their_sentences(two: Tables) -> None:
    bridge, river = judged_of(two)
    assert (bridge.name, river.name) == ("Bridge", "River")
    assert river.amounts == "0 of 3 sentences judged loaded"
    page = page_of(two)
    assert page.index("1 of 4 sentences judged loaded") < page.index("0 of 3 sentences")


def test_none_found_is_not_unknown() -> None:
    river = make_tables({"river": "River closes bridge\n\nRepairs take a year."})
    assert "0 of 2 sentences judged loaded." in page_of(river)
    features = river.features.drop(columns="loaded_probability")
    assert "Sentences were not judged" in page_of(replace(river, features=features))


def test_judged_sentences_are_not_marked_word_by_word(one: Tables) -> None:
    found = [mark for marks in find_marks(one).values() for mark in marks]
    assert not any(mark.category.code == "other" for mark in found)
    assert not any(mark.text in ("fled", STORM) for mark in found)


def test_judged_sentences_have_corners_in_the_text(one: Tables) -> None:
    page = str(annotated_texts(one).html)
    opens = '<span class={} title="wording judged {}">'
    assert page.count(opens.format("corner", "loaded, 0.83")) == 1
    assert page.count(opens.format('"corner open"', "uncertain, 0.33")) == 1
    paragraph = page.split("id=p-1>")[1].split("\n</div>")[0]
    assert paragraph.count('class="corner ends"') == 1
    assert "Corners" in page
    spans = one.spans[one.spans["extractor"] != "loaded_sentences"]
    assert "corner" not in str(annotated_texts(replace(one, spans=spans)).html)


def test_loaded_words_say_why_and_what_is_plainer() -> None:
    rows: list[Row] = [
        ("a:0000", "loaded", "dramatic_verb", "slammed", "slam", 0.5, ""),
        ("a:0000", "loaded", "unlisted", "sneered", "sneered", 0.83, ""),
    ]
    tables = make_tables({"a": "Critics slammed it and sneered."}, rows)
    slammed, sneered = loaded_words_of(tables)
    assert slammed.reason
    assert slammed.kind == "dramatic verb"
    assert (sneered.kind, sneered.reason, sneered.instead) == (
        *("not in the list", "loaded in this context"),
        "",
    )
    page = page_of(tables)
    assert f"<small>{slammed.reason} · {slammed.instead}</small>" in page
    assert "Words that are not in the list were found by a model" in page


# kind, weight, what the tooltip says, reason
WEIGHTS = [
    ("dramatic verb", 0.5, "weight +0.50", "of an entry, what it adds"),
    ("not in the list", 0.83, "probability 0.83", "of an unlisted word, how likely it is loaded"),
]


@pytest.mark.parametrize(("kind", "weight", "told", "reason"), WEIGHTS)
def test_a_weight_is_called_what_it_is(kind: str, weight: float, told: str, reason: str) -> None:
    mark = Mark(1, "a:0000", CATEGORIES["loaded"], 0, 3, "abc", kind, "", weight, "narrator")
    assert mark.weighed == told, reason
