"""Targets: files of every format that is read, sound ones and damaged ones."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import source_making as making
from awkward import ENCODINGS, damaged, edits, encoded, in_memory, texts
from hypothesis import strategies as st
from targets import Refused, Target, outcome, same

import framing
from framing.corpus.decoding import encoding_of
from framing.corpus.drafts import Findings
from framing.text.normalising import normalise
from framing.text.paragraphs import is_blank


class Made(NamedTuple):
    """A file: what its name ends with, and its bytes."""

    suffix: str
    content: bytes


def check_file(made: Made) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"news{made.suffix}"
        path.write_bytes(made.content)
        read = outcome(lambda: framing.read_articles(path))
        assert same(read, outcome(lambda: framing.read_articles(path)))
        outcome(lambda: framing.inspect_articles(path))
        check_articles(read)


def check_articles(read: object) -> None:
    """Check that what was read is text, in the form that is kept from now on."""
    if isinstance(read, Refused):
        return
    assert isinstance(read, pd.DataFrame)
    assert read.index.is_unique
    for text in read["text"]:
        assert not is_blank(text)
        assert normalise(text) == text
        text.encode("utf-8")
    outcome(lambda: framing.split_paragraphs(read))


def _page(text: str) -> bytes:
    return encoded(making.page([text, *making.PARAGRAPHS, text], headline=text[:60]), "utf-8")


def _raw_page(text: str) -> bytes:
    """Give a page whose text is not escaped, so that it is markup."""
    return encoded(making.page().replace("The bridge", text), "utf-8")


def _mhtml(text: str) -> bytes:
    head = "From: <Saved>\nSnapshot-Content-Location: https://a.example/x\nMIME-Version: 1.0\n"
    parted = 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    return encoded(head + parted, "utf-8") + _page(text) + b"\n--b--\n"


def _warc(text: str) -> bytes:
    pages = [(f"https://a.example/{n}", _page(text)) for n in range(2)]
    return making.warc(pages, gzip=False)


def _warc_gz(text: str) -> bytes:
    return making.warc([("https://a.example/x", _page(text))], gzip=True)


def _docx(lines: list[str]) -> bytes:
    # Word files hold no control characters, and python-docx refuses to write them.
    kept = ["".join(c for c in line if c >= " " and c < "\ufffe") for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        return making.write_docx(Path(folder) / "a.docx", kept).read_bytes()


def _csv(text: str) -> bytes:
    table = pd.DataFrame({"text": [text, *making.PARAGRAPHS], "date": [text[:20], "2024", "", "x"]})
    return encoded(table.to_csv(index=False), "utf-8")


def _loose_csv(text: str) -> bytes:
    return encoded(f"text,outlet\nIt rained.,{text}\n{text}\n", "utf-8")


def _parquet(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        pd.DataFrame({"text": [text, "It rained."], "n": [1.5, None]}).to_parquet(path)
        return path.read_bytes()


def _factiva(text: str) -> bytes:
    articles = making.factiva_rows([text, *making.PARAGRAPHS], headline=text[:40])
    more = making.factiva_codes([text, *making.PARAGRAPHS])
    return encoded(f"<html><body>{articles}{more}</body></html>", "utf-8")


#: What makes a file of a text, by what its name ends with.
MAKERS: tuple[tuple[str, Callable[[str], bytes]], ...] = (
    (".txt", lambda text: encoded(text, "utf-8")),
    (".md", lambda text: encoded(f"---\ntitle: {text[:30]}\noutlet: x\n---\n{text}", "utf-8")),
    (".md", lambda text: encoded(f"# {text}\n\n{text}", "utf-8")),
    (".csv", _csv),
    (".csv", _loose_csv),
    (".json", lambda text: json.dumps([{"text": text}, {"body": text, text[:9]: 1}]).encode()),
    (".json", lambda text: making.newsapi([{"content": text, "title": text[:40]}]).encode()),
    (".json", lambda text: encoded(f'[{{"text": "{text}"}}]', "utf-8")),
    (".jsonl", lambda text: (json.dumps({"text": text, "date": text}) + "\n").encode() * 2),
    (".jsonl", lambda text: encoded(f'{{"text": "a"}}\n{text}\n', "utf-8")),
    (".parquet", _parquet),
    (".html", _page),
    (".html", _raw_page),
    (".xhtml", lambda text: b'<?xml version="1.0" encoding="utf-16"?>' + _page(text)),
    (".html", _factiva),
    (".mhtml", _mhtml),
    (".warc", _warc),
    (".warc.gz", _warc_gz),
    (".docx", lambda text: _docx([text, *making.PARAGRAPHS])),
    (".docx", lambda text: _docx(making.nexis_lines([text, *making.PARAGRAPHS], headline=text))),
)
SUFFIXES = tuple(dict.fromkeys(suffix for suffix, _ in MAKERS))


def _file(maker: int, text: str, changes: list[tuple[str, float, bytes]]) -> Made:
    suffix, make = MAKERS[maker]
    return Made(suffix, damaged(make(text), changes))


files = st.builds(_file, st.integers(0, len(MAKERS) - 1), texts(), edits)
junk = st.builds(Made, st.sampled_from(SUFFIXES), st.binary(max_size=300))


def check_plain_text(text: str) -> None:
    """Check that a text file is read whole, or refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode("utf-8"))
        read = outcome(lambda: framing.read_articles(path))
        if isinstance(read, Refused):
            assert is_blank(normalise(text)) or "\0" in text or not text.strip("\ufeff")
        else:
            kept = read["text"].iloc[0]
            assert kept == normalise(text.removeprefix("\ufeff").replace("\0", "\ufffd"))


def check_decoding(given: tuple[bytes, list[int]]) -> None:
    """Check that it does not matter where bytes are cut into blocks, and what is told decodes."""
    data, cuts = given
    edges = sorted({0, len(data), *(at % (len(data) + 1) for at in cuts)})
    parts = [data[a:b] for a, b in pairwise(edges)]
    whole, pieces = Findings(), Findings()
    told = encoding_of([data], "a", whole)
    if data[:4] == b"".join(parts[:1])[:4]:  # a mark of the encoding is in the first block
        assert encoding_of(parts, "a", pieces) == told
        assert pieces.faults == whole.faults
    if told is not None:
        data.decode(told)
    else:
        assert whole.faults


def check_table(cells: list[object]) -> None:
    table = pd.DataFrame({"text": pd.Series(cells, dtype="object"), "outlet": "x"})
    before = table.copy(deep=True)
    read = outcome(lambda: framing.read_articles(table))
    pd.testing.assert_frame_equal(table, before)
    check_articles(read)


_blocks = st.one_of(
    st.binary(max_size=80), st.builds(encoded, texts(most=4), st.sampled_from(ENCODINGS))
)
_cells = st.one_of(
    in_memory, in_memory, st.none(), st.floats(), st.integers(), st.binary(max_size=5)
)
TARGETS = {
    "files": Target(files, check_file, 10),
    "files of random bytes": Target(junk, check_file, 4),
    "text files": Target(texts(), check_plain_text, 4),
    "decoding": Target(st.tuples(_blocks, st.lists(st.integers(0, 99))), check_decoding, 20),
    "tables to read": Target(st.lists(_cells, max_size=6), check_table, 5),
}
