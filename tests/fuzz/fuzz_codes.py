"""Targets: what researchers write by hand, codebooks, word lists, codes, and models of these."""

from __future__ import annotations

import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path
from string import ascii_lowercase

import numpy as np
import pandas as pd
from awkward import SURROGATES, damaged, edits, encoded, in_memory, texts
from coded_sheets import annotate, by_length, fill_csv, fill_workbook, select, small, tick
from hypothesis import strategies as st
from targets import Refused, Target, outcome, same, table_of

import framing
from framing.agreement.reading import read_codings
from framing.classification import FrameClassifier, LoadedClassifier
from framing.codebooks.reading import CODEBOOKS
from framing.coding.formats import FORMATS
from framing.codings import CODINGS
from framing.lexicons import load_lexicon

Edits = list[tuple[str, float, bytes]]
BOOK = (CODEBOOKS / "default.toml").read_bytes()


def _load(content: bytes, name: str = "mine.toml") -> object:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return outcome(lambda: framing.load_codebook(path))


def check_damaged_codebook(changes: Edits) -> None:
    content = damaged(BOOK, changes)
    assert _untold(_load(content)) == _untold(_load(content))


def _untold(found: object) -> object:
    """Leave out what is told: it names the folder."""
    return found.error if isinstance(found, Refused) else found


def check_odd_codebook(written: tuple[str, str, str, str]) -> None:
    """Check a sound codebook with odd words in it: they are kept, and cues are found by."""
    name, definition, cue, text = written
    told = [json.dumps(one, ensure_ascii=False) for one in (f"x {name}", f"x {definition}", cue)]
    told = [one.replace("\x7f", "\\u007f") for one in told]
    content = (
        f'name = {told[0]}\nversion = "1"\nunit = "paragraph"\ncitation = "x"\n'
        f'[[frames]]\ncode = "odd"\nname = {told[0]}\ndefinition = {told[1]}\n'
        f"[frames.cues]\n{told[2]} = 1.5\n"
    )
    book = _load(encoded(content, "utf-8"))
    if not isinstance(book, Refused):
        table = table_of({"text": [f"{text} {cue}"], "language": ["en"]})
        outcome(lambda: framing.analyze(table, model="fast", codebook=book))


def check_word_list(given: tuple[list[list[str]], Edits, bool]) -> None:
    """Check word lists with a note that fits them, and with damage to either."""
    rows, changes, honest = given
    table = pd.DataFrame(rows, columns=["entry", "forms"]).to_csv(index=False)
    content = damaged(encoded(table, "utf-8"), changes)
    digest = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest() if honest else "0"
    note = (
        'title = "t"\nversion = "1"\nlicence = "MIT"\ncitation = "c"\norigin = "o"\n'
        f'columns = ["entry", "forms"]\ncount = {len(rows)}\nsha256 = "{digest}"\n'
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.csv"
        path.write_bytes(content)
        path.with_suffix(".toml").write_bytes(
            note.encode() if honest else damaged(note.encode(), changes)
        )
        found = outcome(lambda: load_lexicon(path))
        if not isinstance(found, Refused):
            found.find("Officials said it was so-called news.")


def check_codings(rows: list[tuple[str, ...]]) -> None:
    """Check codings in memory and in a file, and the reliability of what could be read."""
    table = pd.DataFrame(rows, columns=list(CODINGS), dtype="object")
    read = outcome(lambda: read_codings(table))
    if not isinstance(read, Refused):
        outcome(lambda: framing.reliability(read, draws=20))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "codings.csv"
        path.write_bytes(encoded(table.to_csv(index=False), "utf-8"))
        outcome(lambda: read_codings(path))


#: How coders fill in a file of each format.
FILLERS = {"xlsx": fill_workbook, "csv": fill_csv}
EXPORTS = {"label-studio": annotate, "doccano": tick, "inception": select}


@cache
def coded(name: str) -> tuple[str, bytes]:
    """Give the file of a coder who has coded, and what its name ends with."""
    sample, how = small(), FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"coder_1{how.suffix}"
        path.write_bytes(how.write(sample, "Anna"))
        if name in FILLERS:
            FILLERS[name](path, by_length)
        else:
            EXPORTS[name](path, path, by_length)
        return how.suffix, path.read_bytes()


def check_coded_file(given: tuple[str, Edits]) -> None:
    name, changes = given
    suffix, content = coded(name)
    _import(suffix, damaged(content, changes))


def check_odd_json(given: tuple[str, list[tuple[int, object]]]) -> None:
    """Check exports in which values of other kinds stand where codes and texts should."""
    name, changes = given
    suffix, content = coded(name)
    lines = content.decode().splitlines() if suffix.endswith("jsonl") else [content.decode()]
    trees = [json.loads(line) for line in lines]
    for number, value in changes:
        trees = _planted(trees, number, value)
    told = [json.dumps(tree) for tree in (trees if isinstance(trees, list) else [trees])]
    _import(suffix, "\n".join(told).encode())


def _planted(tree: object, number: int, value: object) -> object:
    """Give a tree in which one of its values is another, found by going down it by a number."""
    if isinstance(tree, list) and tree:
        at = number % len(tree)
        return [_planted(v, number // 7, value) if i == at else v for i, v in enumerate(tree)]
    if isinstance(tree, dict) and tree:
        at = number % len(tree)
        items = enumerate(tree.items())
        return {k: _planted(v, number // 7, value) if i == at else v for i, (k, v) in items}
    return value


def _import(suffix: str, content: bytes) -> None:
    sample = small()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"coder_1{suffix}"
        path.write_bytes(content)
        codings, faults = framing.import_codes(path, sample)
        again, _ = framing.import_codes(path, sample)
    assert same(codings, again)
    assert set(codings["value"].dropna()) <= {*map(str, range(-1, 100_000))} or len(faults)


def check_training(written: list[str]) -> None:
    """Check that texts of any kind can be learnt from, or are refused."""
    written = [f"{text} {word}" for text, word in zip(written, ascii_lowercase, strict=False)]
    codes = np.array([[n % 2, n // 2 % 2, (n + 1) % 2] for n in range(len(written))], dtype=float)
    model = FrameClassifier("default", model="fast")
    fitted = outcome(lambda: model.fit(written, codes))
    if not isinstance(fitted, Refused):
        shares = fitted.predict_proba(written)
        assert ((shares >= 0) & (shares <= 1)).all()
        fitted.explain(written[0])


def check_loaded_training(written: list[str]) -> None:
    written = [f"{text} {word}" for text, word in zip(written, ascii_lowercase, strict=False)]
    labels = [n % 2 for n in range(len(written))]
    model = LoadedClassifier("fast")
    fitted = outcome(lambda: model.fit(written, labels))
    if not isinstance(fitted, Refused):
        shares = fitted.predict_proba(written)
        assert ((shares >= 0) & (shares <= 1)).all()
        fitted.explain(written[0])


_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), in_memory, st.just(10**400)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(texts(most=2), inner, max_size=2)
    ),
    max_leaves=3,
)
_words = st.lists(st.one_of(st.sampled_from(["thug", "a|b", "[x] y"]), texts(most=2)), min_size=2)
_cues = st.one_of(
    st.sampled_from(["hope", "hope not", "don't", "ıß", "ﬁ", "\u0301"]), texts(most=1)
)
_book = st.tuples(texts(most=3), texts(most=3), _cues, texts(most=5))
_cell = st.one_of(st.sampled_from(["a:0001", "ann", "ben", "x", "1", "0", "1.0"]), in_memory)
_odd = st.lists(texts(*SURROGATES, most=5), min_size=22, max_size=22)
TARGETS = {
    "damaged codebooks": Target(edits, check_damaged_codebook, 4),
    "odd codebooks": Target(_book, check_odd_codebook, 3),
    "word lists": Target(
        st.tuples(st.lists(_words.map(lambda w: w[:2]), max_size=4), edits, st.booleans()),
        check_word_list,
        6,
    ),
    "codings": Target(st.lists(st.tuples(*[_cell] * 7), max_size=5), check_codings, 3),
    "coded files": Target(
        st.tuples(st.sampled_from([*FILLERS, *EXPORTS]), edits), check_coded_file, 5
    ),
    "odd exports of coding": Target(
        st.tuples(
            st.sampled_from([*EXPORTS]),
            st.lists(st.tuples(st.integers(0, 10**9), _values), min_size=1, max_size=3),
        ),
        check_odd_json,
        8,
    ),
    "training on frames": Target(_odd, check_training, 1),
    "training on loaded language": Target(_odd, check_loaded_training, 0),
}
