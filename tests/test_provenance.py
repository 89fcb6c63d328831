"""Provenance: everything that decides a figure is told, and only by what it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

import framing
from framing.codebooks import load_codebook
from framing.codebooks.writing import dump_codebook
from framing.provenance import codebook_of, codebook_told, describe, shipped_data
from framing.scoring import default_extractors

DATA = Path(framing.__file__).parent / "data"


def test_every_model_has_a_revision_a_licence_and_a_card_that_is_there() -> None:
    models = {name: said for name, said in shipped_data().items() if name.startswith("models/")}
    assert models
    for name, said in models.items():
        card = (DATA.parent.parent / said["card"]).read_text("utf-8")
        assert f"version {said['version']}\n" in card, name
        assert said["licence"] == "MIT"
        assert "Reimers" in said["citation"], "what its vectors are derived from"
        encoders = [s["sha256"] for n, s in shipped_data().items() if n.startswith("encoders/")]
        assert "encoder" not in said or any(e.startswith(said["encoder"]) for e in encoders)


def test_every_list_tells_title_version_licence_and_citation() -> None:
    for name, said in shipped_data().items():
        if name.startswith("lexicons/"):
            assert all(said[key] for key in ("title", "version", "licence", "citation"))
            table = (DATA / name).read_bytes().replace(b"\r\n", b"\n")
            assert said["sha256"] == hashlib.sha256(table).hexdigest()


@pytest.mark.parametrize("model", ["standard", "fast"])
def test_every_threshold_is_told(model: str) -> None:
    told = {
        one.name: describe(one).get("thresholds", {}) for one in default_extractors(model=model)
    }
    assert set(told["frames"]) == set(load_codebook().codes)
    assert set(told["loaded_sentences"]) == {"loaded"}
    in_context = {
        "loaded": {"loaded_use", "loaded_word"},
        "attribution": set(map("attribution_{}".format, ("source", "cue", "content"))),
    }
    for name, labels in in_context.items():
        assert set(told[name]) == (labels if model == "standard" else set())
    assert all(0 <= low <= high <= 1 for one in told.values() for low, high in one.values())


def test_a_shipped_codebook_is_named_and_one_of_ones_own_is_held() -> None:
    mine = replace(load_codebook(), name="Mills")
    for book, held in ((load_codebook("policy_frames"), False), (mine, True)):
        told = framing.analyze("It rained.", model="fast", codebook=book).provenance
        assert told["codebook_sha256"] == book.hash
        assert told["codebook_version"] == book.version
        assert (told.get("codebook_text") == dump_codebook(book)) is held
        assert ("codebook_text" in told) is held


def test_the_codebook_of_an_analysis_is_found_again() -> None:
    mine = replace(load_codebook(), name="Mills", rules=("Code blind.",))
    for given in ("default", "policy_frames", mine):
        told = framing.analyze("It rained.", model="fast", codebook=given).provenance
        book = mine if given is mine else load_codebook(str(given))
        assert codebook_of(told) == book


def test_a_codebook_that_has_changed_since_is_not_given() -> None:
    told = framing.analyze("It rained.", model="fast").provenance
    old = {**told["data"], "codebooks/default.toml": {"sha256": "0"}}
    assert codebook_of({**told, "data": old}) is None
    assert codebook_of({**told, "data": "none"}) is None
    assert codebook_of({"codebook": "../../etc/passwd", "data": {}}) is None
    assert codebook_of({"codebook_text": "not = [toml"}) is None


def test_extractors_without_a_codebook_tell_none() -> None:
    assert codebook_told(default_extractors(model="fast")[:1]) == {}
