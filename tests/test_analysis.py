"""The front door: one call from a source to all tables, and back from a folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.codebooks import load_codebook
from framing.errors import InputWarning
from framing.extractors.protocol import Extractor
from framing.provenance import describe, digests, fingerprints, shipped_data
from framing.scoring import default_extractors

TABLE = pd.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "text": [
            "Calm returns\n\nOfficials said the bridge was safe.\n\n* * *",
            "Critics warned of a catastrophe.",
            "Der Bürgermeister sagte am Montag, dass die Brücke in der Nacht getroffen wurde.",
        ],
    }
)


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    return framing.analyze(TABLE)


def test_one_row_a_paragraph_everywhere(analysis: framing.Analysis) -> None:
    ids = analysis.paragraphs.index
    assert ids.tolist() == ["a:0000", "a:0001", "a:0002", "b:0000", "c:0000"]
    assert analysis.features.index.equals(ids)
    assert analysis.frames.index.equals(ids)
    wide = analysis.to_frame()
    assert wide.index.equals(ids)
    assert wide.columns.is_unique
    expected = [*analysis.paragraphs, *analysis.features, *analysis.frames]
    assert wide.columns.tolist() == expected


def test_an_analysis_says_how_much_it_holds(analysis: framing.Analysis) -> None:
    assert repr(analysis).startswith("<Analysis: 3 articles, 5 paragraphs, ")


def test_every_figure_is_in_the_data_dictionary(analysis: framing.Analysis) -> None:
    measured = [*analysis.features.columns, *analysis.frames.columns]
    assert sorted(measured) == sorted(analysis.measures.index)


def test_what_is_not_english_or_has_no_words_is_nan(analysis: framing.Analysis) -> None:
    figures = analysis.to_frame()[analysis.measures.index]
    assert figures.loc[["a:0002", "c:0000"]].isna().all(axis=None)
    assert analysis.provenance["excluded"] == {
        "articles_not_in_english": {"de": 1},
        "paragraphs_not_in_english": 1,
        "paragraphs_without_words": 1,
    }


def test_save_and_open(analysis: framing.Analysis, tmp_path: Path) -> None:
    opened = framing.open_analysis(analysis.save(tmp_path / "result"))
    assert isinstance(opened, framing.Analysis)
    pd.testing.assert_frame_equal(opened.to_frame(), analysis.to_frame(), check_exact=True)
    pd.testing.assert_frame_equal(opened.spans, analysis.spans, check_exact=True)
    assert opened.provenance == analysis.provenance


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        framing.analyze(TABLE).save(tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_provenance_tells_versions_input_and_data(analysis: framing.Analysis) -> None:
    told = analysis.provenance
    assert told["model"] == "standard"
    assert told["loaded"] == "default"
    assert "pandas" in told["libraries"]
    digest = hashlib.sha256(b"Critics warned of a catastrophe.").hexdigest()
    assert told["input"]["sha256_by_article"]["b"] == digest
    assert [extractor["name"] for extractor in told["extractors"]] == [
        extractor.name for extractor in default_extractors()
    ]
    labels = default_extractors()[-1].judge.labels  # type: ignore[attr-defined]
    thresholds = {label.name: [label.low, label.high] for label in labels}
    assert told["extractors"][-1]["thresholds"] == thresholds
    assert told["data"].keys() == shipped_data().keys()


def test_provenance_names_no_path_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    text = json.dumps(dict(framing.analyze(tmp_path).provenance))
    for path in (tmp_path, Path.home(), Path(framing.__file__).parent):
        assert str(path) not in text


def test_many_articles_have_one_fingerprint() -> None:
    texts = pd.DataFrame({"text": [f"Line {n}." for n in range(60)]}, index=range(60))
    articles = framing.read_articles(texts)
    told = fingerprints(digests(articles))
    assert "sha256_by_article" not in told
    assert told == fingerprints(digests(articles.iloc[::-1])), "whatever the order"
    changed = articles.assign(text=articles["text"].replace("Line 3.", "Line 3!"))
    assert told["sha256"] != fingerprints(digests(changed))["sha256"]


def test_an_extractor_is_described_without_its_lists() -> None:
    for extractor in default_extractors():
        assert len(json.dumps(describe(extractor))) < 4000


@pytest.mark.parametrize("setting", ["model", "codebook"])
def test_unknown_settings_are_refused(setting: str) -> None:
    with pytest.raises(framing.InputError, match=f"{setting}.*: 1 fault"):
        framing.analyze("It rained.", **{setting: "nonsense"})


OWN = """
name = "Toll"
version = "1"
unit = "paragraph"
citation = "own"
[[frames]]
code = "toll"
name = "Toll"
definition = "Dead."
cues = {"catastrophe*" = 0.9}
"""


def test_a_codebook_without_a_model_is_read_by_its_cues(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(OWN)
    ways = (str(path), path, load_codebook(path))
    analyses = [framing.analyze(TABLE, codebook=codebook) for codebook in ways]
    for one in analyses:
        assert list(one.frames.columns) == ["frame_toll", "assigned_toll"]
        assert one.frames.loc["b:0000", "assigned_toll"] == 1
        assert one.provenance["codebook"] == "Toll, cues alone"
        assert str(tmp_path) not in json.dumps(dict(one.provenance))
        pd.testing.assert_frame_equal(one.measures, analyses[0].measures)
    shipped = framing.analyze(TABLE, codebook="policy_frames")
    assert len(shipped.frames.columns) == 28
    assert shipped.provenance["codebook"] == "policy_frames"
    trained = framing.analyze(TABLE, codebook="default")
    assert "model frames" in trained.measures.loc["frame_security", "version"]


@pytest.mark.parametrize("codebook", [3, None, {"name": "x"}, "none.toml"])
def test_what_is_no_codebook_is_refused(codebook: object) -> None:
    with pytest.raises(framing.InputError, match=r"codebook.*: 1 fault"):
        framing.analyze("It rained.", codebook=codebook)


def test_the_text_column_and_metadata_are_named_as_at_reading() -> None:
    table = pd.DataFrame({"id": ["x"], "body": ["It rained."], "text": ["no"]})
    about = pd.DataFrame({"article_id": ["x"], "outlet": ["Daily"]})
    with pytest.warns(InputWarning, match="'text' was left out"):
        analysis = framing.analyze(table, text="body", metadata=about, extractors=())
    assert analysis.articles.loc["x", ["outlet", "text"]].tolist() == ["Daily", "It rained."]
    assert repr(analysis) == "<Analysis: 1 article, 1 paragraph, 0 measures, 0 spans>"


def test_progress_gives_articles_done_and_their_total() -> None:
    seen: list[tuple[int, int]] = []
    framing.analyze(TABLE, extractors=(), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_chosen_extractors_are_the_only_ones() -> None:
    assert framing.analyze(TABLE, extractors=()).features.columns.tolist() == []


def test_default_extractors_fit_the_protocol() -> None:
    extractors = default_extractors()
    assert all(isinstance(extractor, Extractor) for extractor in extractors)
    names = [measure.name for extractor in extractors for measure in extractor.measures]
    assert len(names) == len(set(names))
