"""Coding manuals: everything a codebook holds, escaped, in order, on screen and on paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from report_specimens import HOSTILE

import framing
from framing.codebooks import Codebook, Frame, load_codebook, shipped_codebooks
from framing.errors import InputError
from framing.report.manual import GENERATOR, manual_page, write_manual

COST = Frame(
    code="cost",
    name="Cost & benefit",
    definition="What it costs.",
    include=("prices", "taxes"),
    exclude=("the cost of a life",),
    examples=("Heating will be dearer.",),
    counter_examples=("It cost him his good name.",),
    cues=(("tax*", 0.5), ("price", 1.0)),
)
WAGES = Frame("wages", "Wages", "Who earns what.", (), (), (), (), (), parent="cost")
BOOK = Codebook("Two", "2", "sentence", "Own (2024).", (COST, WAGES), "A draft.", ("Read twice.",))
BIDI = "\u202eright to left\u202c \u2067isolated"


class Outline(HTMLParser):
    """What a page is made of: open elements, headings, anchors, links, and the text it shows."""

    VOID = ("meta", "br", "hr", "img", "input", "link")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.attributes |= told.keys()
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and data.strip():
            self.words.append(" ".join(data.split()))


def hostile_book(amount: int) -> Codebook:
    """Give a codebook whose every text is hostile, or long."""
    text = f"{HOSTILE} {BIDI}"
    frames = [
        Frame(
            code=f"f{at}" + "x" * 300 * (at == 0),
            name=text + "W" * 3000 * (at == 1),
            definition=text,
            include=(text,),
            exclude=(text, "w" * 5000),
            examples=(text,),
            counter_examples=(text,),
            cues=(("w" * 400, 0.5),),
            parent="f2" if at > 2 else "",
        )
        for at in range(amount)
    ]
    return Codebook(text, text, text, text, tuple(frames), text, (text,))


def test_the_page_holds_what_the_codebook_says_in_order() -> None:
    words = Outline(manual_page(BOOK)).words
    assert words[:5] == [
        "Two: coding manual",
        "Skip to the frames",
        "Coding manual",
        "Two",
        "Version",
    ]
    start = words.index("Frames")
    assert words[start + 1 : words.index("Decision sheet", start)] == [
        *("Cost & benefit", "Code", "cost", "· its parts:", "Wages", "What it costs."),
        *("Include", "prices", "taxes", "Exclude", "the cost of a life"),
        *("Examples", "Heating will be dearer."),
        *("Counter-examples", "It cost him his good name."),
        *("Cues", "price", "1", "tax*", "0.5"),
        *("Wages", "Code", "wages", "· part of", "Cost & benefit", "Who earns what."),
    ]
    for told in ("2", "2 frames", "sentence", "Own (2024).", BOOK.hash, "A draft.", "Read twice."):
        assert told in words[:start], told
    sheet = words[words.index("1 when") :]
    assert sheet == [
        *("1 when", "0 when it is only"),
        *("Cost & benefit", "cost", "What it costs.", "the cost of a life"),
        *("Wages", "wages", "Who earns what.", "Notes"),
    ]


@pytest.mark.parametrize("name", shipped_codebooks())
def test_every_shipped_codebook_has_a_manual(name: str) -> None:
    book = load_codebook(name)
    words = " ".join(Outline(manual_page(book)).words)
    for frame in book.frames:
        texts = (frame.definition, *frame.include, *frame.exclude, *frame.counter_examples)
        for text in (*texts, *frame.examples, *(cue for cue, _ in frame.cues)):
            assert text in words
    assert book.note in words
    assert book.hash in words


@pytest.mark.parametrize("book", [BOOK, hostile_book(200)], ids=["toy", "hostile"])
def test_pages_are_well_formed_and_inert(book: Codebook) -> None:
    page = manual_page(book)
    outline = Outline(page)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link[0] for link in outline.links} == {"#"}, "no address outside the page"
    assert {link[1:] for link in outline.links} <= set(outline.ids)
    assert {"script", "img", "iframe", "svg"}.isdisjoint(outline.tags)
    assert not any(name.startswith("on") or name == "src" for name in outline.attributes)
    assert '<html lang="en">' in page
    assert "script-src 'none'" in page


def test_bidirectional_marks_stay_in_their_element() -> None:
    page = manual_page(hostile_book(3))
    for line in page.splitlines():
        # a mark that is never closed ends with a block or an isolated run
        for before in re.findall(r"<([^<>]*)>[^<>]*\u202e", line):
            assert "dir=" in before or before in ("bdi", "title"), before


def test_the_same_codebook_gives_the_same_bytes_wherever_it_comes_from(tmp_path: Path) -> None:
    book = load_codebook("policy_frames")
    first = framing.write_manual("policy_frames", tmp_path / "new" / "one.html")
    second = write_manual(book, str(tmp_path / "two.HTML"))
    assert first.read_bytes() == second.read_bytes() == manual_page(book).encode()
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["one.html", "two.HTML"]


def test_only_a_manual_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "manual.html"
    write_manual(BOOK, path)
    write_manual("default", path)
    assert "Humanitarian" in path.read_text("utf-8")
    for text in ("<p>mine", f"<p>{GENERATOR}", ""):
        path.write_text(text)
        with pytest.raises(InputError, match="is there already"):
            write_manual(BOOK, path)
        assert path.read_text() == text
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        write_manual(BOOK, tmp_path / "folder.html")
    with pytest.raises(InputError, match=r"ends in \.html"):
        write_manual(BOOK, tmp_path / "book.toml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.html", "manual.html"]


def shown(chromium: Browser, folder: Path, book: Codebook, **options: object) -> Page:
    path = write_manual(book, folder / "manual.html")
    page = chromium.new_page(**options)  # type: ignore[arg-type]
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(path.as_uri())
    return page


STICKS_OUT = """() => [...document.querySelectorAll('main *')].filter((node) => {
    const box = node.getBoundingClientRect();
    const out = box.right > innerWidth + 1 || box.left < -1;
    return out && box.width > 1 && !node.closest('.scroll');
}).map((node) => node.outerHTML.slice(0, 80))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_on_a_screen(
    chromium: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    for book in (load_codebook("policy_frames"), hostile_book(4)):
        page = shown(chromium, tmp_path, book, **options)
        assert page.evaluate(STICKS_OUT) == []
        colours = page.evaluate(
            "[document.body, document.querySelector('h1')].map((node, at) =>"
            " getComputedStyle(node)[at ? 'color' : 'backgroundColor'])"
        )
        paper, ink = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in colours)
        assert (paper > 600 > 200 > ink) == (scheme == "light")
        assert (ink > 600 > 200 > paper) == (scheme == "dark")
        page.close()


@pytest.mark.browser
def test_on_paper_no_frame_is_broken_and_nothing_is_cut(chromium: Browser, tmp_path: Path) -> None:
    page = shown(
        chromium, tmp_path, load_codebook("policy_frames"), viewport={"width": 665, "height": 900}
    )
    page.emulate_media(media="print")
    assert page.evaluate(STICKS_OUT) == []
    assert page.evaluate("document.querySelector('.sheet').scrollWidth <= innerWidth")
    breaks = page.evaluate(
        "[...document.querySelectorAll('.frame')].map((n) => getComputedStyle(n).breakInside)"
    )
    assert breaks == ["avoid"] * 14
    tallest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.frame')].map((n) => n.offsetHeight))"
    )
    assert tallest < 980, "a frame fits an A4 page (261 mm between the margins)"
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(pages) >= 15, "a frame a page at most, and the sheet begins a page"
    page.close()
