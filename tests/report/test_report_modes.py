"""How much of the articles' text a page shows: words are counted, mode by mode."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from report_specimens import Row, make_tables

from framing import report
from framing.errors import InputError
from framing.report.modes import MOST_WORDS, TEXT_MODES, said_of, shorten_names, told_words
from framing.tables import Tables
from framing.text.words import find_words

#: The sections that print words of articles; all take the mode.
PRINTING = (
    *("annotated_texts", "openings", "quotation_wrapping", "parallel_reading", "loaded_words"),
    *("attribution_table", "source_presence", "frame_strip", "sentiment_arc"),
)


def numbered(amount: int, name: str = "word") -> list[str]:
    """Give words each of which stands once, so that each that is shown can be counted."""
    return [f"{name}{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(amount)]


class Words(HTMLParser):
    """Gathers all words that a page holds: its text, and what its attributes say."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name not in ("class", "id", "href", "d"):
                self._add(value or "")

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        self.found += [text[word.start : word.end] for word in find_words(text)]


def tables() -> Tables:
    """Give two articles of 300 words of their own, which share one long quotation."""
    quoted = " ".join(numbered(80, "said"))
    texts, spans, rows = {}, list[Row](), {}
    for name in ("ant", "bee"):
        own = numbered(300, name)
        source = " ".join(own[100:112])
        texts[name] = (
            f"{' '.join(numbered(12, 'head'))}\n\n"
            f"{' '.join(own[20:150])}: “{quoted}”.\n\n{' '.join(own[150:])}"
        )
        body, last = f"{name}:0001", f"{name}:0002"
        spans += [
            (body, "attribution", "source", source, "", 0.9, name),
            (body, "attribution", "cue", own[112], "", 0.9, name),
            (body, "attribution", "content", f"“{quoted}”", "", 0.9, name),
            (last, "loaded", "alarm", own[220], own[220], 1.0, ""),
            (last, "frames", "humanitarian", " ".join(own[230:239]), "", 0.8, ""),
            (last, "loaded_sentences", "loaded", " ".join(own[150:]), "", 0.8, f"{last}:s0"),
            (last, "loaded_sentences", "alarm", own[220], own[220], 0.5, f"{last}:s0"),
            (last, "sentiment", "negative", own[240], own[240], -1.0, ""),
        ]
        told = ("named_person", own[112], own[112], "verb", "neutral", 80, 80, 0.9)
        rows[name] = (name, body, "direct", source, name, source, *told)
    return make_tables(texts, spans, rows)


def shown(mode: str, sections: tuple[str, ...] = PRINTING) -> list[str]:
    made = tables()
    words: list[str] = []
    for name in sections:
        words += [*Words(str(getattr(report, name)(made, text_mode=mode).html)).found, "|"]
    return words


def runs(words: list[str]) -> list[int]:
    """Give the lengths of runs of an article's words in a row."""
    line = " ".join(words)
    found = re.findall(r"(?:\b(?:ant|bee|said)[a-z]{2}\b ?)+", line)
    return [len(run.split()) for run in found]


def long_runs(words: list[str]) -> list[list[str]]:
    """Give the runs of an article's words that are longer than what may stand anywhere."""
    line = " ".join(words)
    found = re.findall(r"(?:\b(?:ant|bee|said)[a-z]{2}\b ?)+", line)
    return [run.split() for run in found if len(run.split()) > MOST_WORDS["excerpts"]]


def test_full_shows_every_word() -> None:
    words = set(shown("full", ("annotated_texts",)))
    for name in ("ant", "bee"):
        own = numbered(300, name)
        assert set(own[20:]) <= words


def test_excerpts_show_passages_and_else_no_more_than_ten_words() -> None:
    words = shown("excerpts")
    long = {word for run in long_runs(words) for word in run}
    for name in ("ant", "bee"):
        own = {*numbered(300, name)[20:], *numbered(80, "said")}
        assert 30 < len(own & long) <= len(own) / 3


def test_none_shows_no_running_text() -> None:
    for name in PRINTING:
        assert max(runs(shown("none", (name,))), default=0) <= 5, name
    assert set(numbered(300, "ant")) & set(shown("none")), "single words of evidence are shown"


@pytest.mark.parametrize("name", PRINTING)
def test_every_section_refuses_an_unknown_mode(name: str) -> None:
    with pytest.raises(InputError, match="text_mode"):
        getattr(report, name)(tables(), text_mode="some")


@pytest.mark.parametrize("mode", TEXT_MODES)
def test_a_page_says_what_it_leaves_out(mode: str) -> None:
    page = str(report.annotated_texts(tables(), text_mode=mode).html)
    assert (said_of(mode) in page) == (mode != "full")
    assert page.count("<p><span class=held>") == (6 if mode == "none" else 0)
    assert said_of(mode) in str(report.downloads(tables(), text_mode=mode).html) or mode == "full"


def test_names_and_quotations_are_cut() -> None:
    text = "a b c d e f g h i j k l"
    assert told_words(text, "none") == "a b c d e …"
    assert told_words(text, "excerpts") == "a b c d e f g h i j …"
    assert told_words(text, "full") == text
    assert told_words("one two", "none") == "one two"
    assert told_words("Walk-in clinic to open three days", "none") == "Walk-in clinic to open …"
    assert told_words("a-b-c-d-e-f-g", "none") == "a-b-c-d-e-f-g", "one word is no running text"


def test_headlines_are_cut_wherever_they_stand() -> None:
    made = shorten_names(tables(), "none")
    head = numbered(12, "head")
    page = "".join(
        str(section.html)
        for section in (
            report.head(made),
            report.overview(made),
            *(getattr(report, name)(made, text_mode="none") for name in PRINTING),
        )
    )
    words = Words(page).found
    assert head[4] in words
    assert head[5] not in words
    assert shorten_names(tables(), "excerpts").articles["headline"].isna().all()


def test_switches_are_there_only_where_marks_are() -> None:
    for mode in TEXT_MODES:
        sections = (
            report.annotated_texts(tables(), text_mode=mode),
            report.parallel_reading(tables(), text_mode=mode),
        )
        shown = "".join(str(section.html) for section in sections)
        assert ("<mark" in shown) == (mode != "none")
        assert ("<input" in shown) == (mode != "none")
        assert ("The switches of" in shown) == (mode != "none")
