"""Codebooks written as TOML are read as what they were."""

from __future__ import annotations

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.codebooks import Codebook, Frame, load_codebook, shipped_codebooks
from framing.codebooks.writing import dump_codebook

LETTERS = string.printable + "äß«»\x7f\x00\u2028🙂\\\"'"
TEXTS = st.text(LETTERS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)


@pytest.mark.parametrize("name", shipped_codebooks())
def test_shipped_codebooks_come_back(name: str, tmp_path: Path) -> None:
    book = load_codebook(name)
    path = tmp_path / "book.toml"
    path.write_text(dump_codebook(book), "utf-8")
    assert load_codebook(path) == book
    assert load_codebook(path).hash == book.hash


@settings(max_examples=60, deadline=None)
@given(TEXTS, LISTS, LISTS, st.sampled_from(["", "other"]))
def test_whatever_stands_in_a_codebook_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    some: tuple[str, ...],
    rules: tuple[str, ...],
    parent: str,
) -> None:
    cues = (("carbon tax", 0.1), ("price*", 1.0), ("don't", 0.123456789))
    frame = Frame("one", text, text, some, (), some, (), cues, parent)
    other = replace(frame, code="other", cues=(), parent="")
    book = Codebook(text, "1", text, text, (frame, other), note=text, rules=rules)
    path = tmp_path_factory.mktemp("book") / "book.toml"
    path.write_text(dump_codebook(book), "utf-8", newline="\n")
    assert load_codebook(path) == book


def test_a_folder_stands_for_the_codebook_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = load_codebook()
    for name in ("mine", "policy_frames"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "codebook.toml").write_text(dump_codebook(book), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_codebook("mine") == load_codebook(tmp_path / "mine") == book
    assert load_codebook("policy_frames") != book, "the name of a shipped codebook comes first"
