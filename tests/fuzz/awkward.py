"""Awkward input, recombined: what breaks programs that read text, beside plain news."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

NEWS = (
    "Officials said the shameless regime lied.",
    "“Never,” said Ann Lee, who leads the port office.",
    "The council met on Monday and heard three reports about the old bridge.",
    "Troops fired rockets at the base, and families need food.",
    "Mr. Smith, who asked not to be named, told Reuters that it was not good.",
    "According to the ministry, critics warned of a “catastrophe”.",
)
BIDI = ("\u202e", "\u2066", "\u2069", "\u200f", "\u200e", "\u061c", "\u202c")
UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\U000e0041")
COMBINING = ("e\u0301", "\u0301", "a" + "\u0300" * 20, "\u20dd", "\u0345", "क्षि", "\u1160")
SCRIPTS = (
    "שלום עולם",
    "مرحبا",
    "Привет",
    "你好。",
    "ไทย",
    "नमस्ते",
    "İ",
    "ı",
    "ß",
    "ŉ",
    "ﬁ",
    "ΐ",
    "Σ",
)
EMOJI = ("😀", "👩\u200d👩\u200d👧", "🇬🇧", "👍🏽", "\U0010ffff", "\ue000", "\uffff", "𝟗", "𝕳ello")
QUOTES = ("“", "”", "‘", "’", '"', "'", "«", "»", "„", "‟", "‹", "›", "`", "''", "``", "“‘“", "’”")
ENDS = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\f", "\v", "\x1c", "\x1e", "\t")
CONTROLS = ("\x00", "\x07", "\x1b[31m", "\x7f", "\x08")
MARKUP = (
    *("&lt;", "&#x202e;", "&#0;", "&amp;amp;", "<script>alert(1)</script>", "</p>", "<!--", "]]>"),
    *("</style>", "{{7*7}}", "{% raw %}", "${x}", '" onload="x', "javascript:alert(1)", "<svg"),
)
NUMBERS = ("٣٫٥", "１２", "५", "Ⅻ", "½", "²", "①", "1,000.5", "3.5.", "1e999", "-0", "9" * 400)
SHORTENED = ("U.S.", "Dr.", "e.g.", "J. K.", "p.m.", "No.", "St.", "Inc.", "...", "…", "A.", "?!")
CELLS = ("=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0", "NaN", "null", "True", "'", ",", ";")
CUES = ("said", "he said, ", "who said that ", "allegedly", "not", "but", "so-called", "told", "I")
LOUD = ("SHAMELESS REGIME", "WARCRIMESANDLIES" * 3, "Hope Lee", "x", "_", "-", "—", "(", ")", ":")
PIECES = (
    *(NEWS + BIDI + UNSEEN + COMBINING + SCRIPTS + EMOJI + QUOTES + ENDS + CONTROLS + MARKUP),
    *(NUMBERS + SHORTENED + CELLS + CUES + LOUD),
)
#: Half of a character: it can stand in a table in memory, and in no file.
SURROGATES = ("\ud800", "\udfff", "\ud83d")


def pieces(*more: str) -> SearchStrategy[str]:
    """Give a piece of text, sometimes many times over, or letters of any kind."""
    one = st.sampled_from((*PIECES, *more))
    run = st.builds(lambda piece, times: piece * times, one, st.integers(2, 40))
    letters = st.text(st.characters(exclude_categories=() if more else ("Cs",)), max_size=8)
    return st.one_of(one, one, st.sampled_from(NEWS), run, letters)


def texts(*more: str, most: int = 14) -> SearchStrategy[str]:
    """Give texts of up to so many pieces, with blanks, nothing or line ends between them."""
    between = st.sampled_from(["", " ", " ", " ", "\n", "\n\n"])
    part = st.tuples(pieces(*more), between)
    return st.lists(part, max_size=most).map(lambda parts: "".join(map("".join, parts)))


#: Texts as they may stand in a table in memory, surrogates and all.
in_memory = texts(*SURROGATES)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "shift-jis",
)


def encoded(text: str, encoding: str) -> bytes:
    """Give a text as bytes, leaving out what the encoding has not."""
    return text.encode(encoding, "ignore")


_Edit = tuple[str, float, bytes]
edits: SearchStrategy[list[_Edit]] = st.lists(
    st.tuples(
        st.sampled_from(["cut", "behead", "put", "over", "double"]),
        st.floats(0, 1),
        st.one_of(
            st.binary(min_size=1, max_size=6),
            st.sampled_from([b"\0", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b'"', b"\r", b"<"]),
        ),
    ),
    max_size=3,
)


def damaged(data: bytes, changes: list[_Edit]) -> bytes:
    """Give bytes as a bad disk or a bad program leaves them."""
    for what, where, more in changes:
        at = int(where * len(data))
        if what == "cut":
            data = data[:at]
        elif what == "behead":
            data = data[at:]
        elif what == "put":
            data = data[:at] + more + data[at:]
        elif what == "over":
            data = data[:at] + more + data[at + len(more) :]
        else:
            data = data[:at] + data[at // 2 :]
    return data
