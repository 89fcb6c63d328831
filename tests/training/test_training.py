"""The shipped models are what training gives, and their cards say what it measured."""

import re
from pathlib import Path

import numpy as np
import pytest

from framing.errors import DataError
from framing.heads import Head, VectorHead, load_any_head, version_of
from framing.heads.sealed import MODELS
from framing.training.__main__ import TRAININGS, main
from framing.training.cards import write_card
from framing.training.texts import TEXTS, read_texts

VOICES = {
    *("wire", "mainstream", "left_news", "right_news", "left_opinion", "right_opinion"),
    *("centre_opinion", "fringe"),
}
#: Files of texts, and where their texts stand (in sentences where nothing is named).
RUNS: dict[str, tuple[str, ...]] = {
    "literal_pairs.jsonl": ("literal", "loaded"),
    "mirror_pairs.jsonl": ("a", "b"),
    "loaded_news_*.jsonl": (),
    "loaded_uses_*.jsonl": ("text",),
}


@pytest.mark.training
@pytest.mark.parametrize("name", TRAININGS)
def test_the_shipped_head_is_what_training_gives(name: str) -> None:
    trained, shipped = TRAININGS[name](), load_any_head(name)
    assert trained.head.notes == shipped.notes
    for now, then in zip(trained.head.labels, shipped.labels, strict=True):
        assert now.name == then.name
        assert (now.low, now.high) == pytest.approx((then.low, then.high), abs=1e-5)
        assert now.intercept == pytest.approx(then.intercept, abs=1e-3)
    # another processor may round otherwise on the way, and what is stored has few decimals
    if isinstance(shipped, Head) and isinstance(trained.head, Head):
        assert trained.head.entries == shipped.entries
        assert np.abs(trained.head.weights - shipped.weights).max() < 1e-3
    if isinstance(shipped, VectorHead) and isinstance(trained.head, VectorHead):
        assert trained.head.encoder == shipped.encoder
        assert trained.head.beside == pytest.approx(shipped.beside, abs=1e-3)
        assert np.abs(trained.head.coefficients - shipped.coefficients).max() < 1e-2
    card = (MODELS / f"{name}.md").read_text("utf-8")
    assert version_of(shipped) in card
    assert write_card(trained).splitlines()[1:] == card.splitlines()[1:]


@pytest.mark.parametrize("name", TRAININGS)
def test_the_card_names_the_shipped_version(name: str) -> None:
    card = (MODELS / f"{name}.md").read_text("utf-8")
    assert card.startswith(f"# Model `{name}`, version {version_of(load_any_head(name))}")


def test_an_unknown_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    told = "no such model: nonsense. There are: " + ", ".join(TRAININGS)
    assert told in capsys.readouterr().out


def test_texts_kept_for_testing_are_not_learnt_from() -> None:
    tested = {row[w] for row in read_texts("literal_pairs.jsonl") for w in ("literal", "loaded")}
    tested |= {row[side] for row in read_texts("mirror_pairs.jsonl") for side in ("a", "b")}
    learnt = {row["text"] for row in read_texts("loaded_single_*.jsonl")}
    learnt |= {row["text"] for row in read_texts("loaded_paragraphs_*.jsonl")}
    learnt |= {row[w] for row in read_texts("loaded_pairs_*.jsonl") for w in ("loaded", "neutral")}
    learnt |= {row["text"] for row in read_texts("loaded_uses_*.jsonl")}
    learnt |= {s["text"] for row in read_texts("loaded_news_*.jsonl") for s in row["sentences"]}
    assert not tested & learnt


WRITTEN = sorted(TEXTS.glob("frames_[0-9].jsonl"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_coded_paragraphs_are_complete(path: Path) -> None:
    rows = read_texts(path.name)
    assert [row["id"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert row["text"].strip() == row["text"] != ""
        assert row["topic"]
        codes = [row[code] for code in ("humanitarian", "security", "political_symbolism")]
        assert all(code in (0, 1, None) for code in codes)


def test_the_note_counts_the_rows_of_every_file() -> None:
    note = (TEXTS / "README.md").read_text("utf-8")
    said = dict(re.findall(r"^\| (\w+) \| (\d+) \|", note, re.MULTILINE))
    there = {path.stem: str(len(read_texts(path.name))) for path in TEXTS.glob("*.jsonl")}
    assert said == there


@pytest.mark.parametrize("part", ["learnt", "held"])
def test_coded_news_is_complete(part: str) -> None:
    for row in read_texts(f"loaded_news_{part}_*.jsonl"):
        assert row["topic"]
        assert row["voice"] in VOICES
        for sentence in row["sentences"]:
            assert sentence["text"].strip() == sentence["text"] != ""
            assert len(sentence["grades"]) == len(sentence["words"]) == 2
            assert set(sentence["grades"]) <= {0, 1, 2, 3}
            assert all(w and w in sentence["text"] for words in sentence["words"] for w in words)


def test_topics_held_out_are_not_learnt_from() -> None:
    held, learnt = (
        {row["topic"] for row in read_texts(f"loaded_news_{part}_*.jsonl")}
        for part in ("held", "learnt")
    )
    assert len(held) >= 25
    assert not held & learnt


def test_every_use_of_a_word_names_it_once() -> None:
    for row in read_texts("loaded_uses_*.jsonl"):
        assert row["text"].count(row["word"]) == 1
        assert row["label"] in ("loaded", "plain")


def test_sentences_written_later_share_no_run_of_words_with_others_or_with_those_for_testing() -> (
    None
):
    seen: dict[tuple[str, ...], str] = {}
    for pattern, keys in RUNS.items():
        for row in read_texts(pattern):
            texts = [s["text"] for s in row["sentences"]] if keys == () else [row[k] for k in keys]
            for text in texts:
                words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))
                runs = set(zip(*(words[at:] for at in range(7)), strict=False))
                if keys in ((), ("text",)):
                    shared = [" ".join(run) for run in runs if seen.get(run, text) != text]
                    assert not shared, (pattern, text, shared)
                seen.update(dict.fromkeys(runs, text))


def test_no_coded_paragraph_stands_twice() -> None:
    texts = [row["text"] for row in read_texts("frames_*.jsonl")]
    assert len(set(texts)) == len(texts)


def test_paragraphs_written_as_news_are_graded_by_two_coders_and_half_hold_no_frame() -> None:
    rows = [row for kind in ("news", "cut") for row in read_texts(f"frames_{kind}_*.jsonl")]
    for row in rows:
        assert row["text"].strip() == row["text"] != ""
        assert row["topic"]
        assert row["register"]
        assert np.shape(row["grades"]) == (2, 3)
        assert set(np.ravel(row["grades"])) <= {0, 1, 2, 3}
    none = np.mean([(np.mean(row["grades"], axis=0) < 1.5).all() for row in rows])
    assert 0.4 < none < 0.6


def test_articles_held_out_are_not_learnt_from() -> None:
    for kind, key in (("news", "article_id"), ("news", "topic"), ("cut", "text")):
        held, learnt = (
            {row[key] for row in read_texts(f"frames_{kind}_{part}_*.jsonl")}
            for part in ("held", "learnt")
        )
        assert not held & learnt


def test_paragraphs_written_as_news_share_no_run_of_eight_words() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in read_texts("frames_*.jsonl"):
        words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", row["text"].lower()))
        runs = set(zip(*(words[at:] for at in range(8)), strict=False))
        if "grades" in row:
            shared = [" ".join(run) for run in runs if run in seen]
            assert not shared, (row["text"], shared)
        seen.update(dict.fromkeys(runs, row["text"]))


def test_missing_texts_are_said() -> None:
    with pytest.raises(DataError, match="there are none"):
        read_texts("nothing_*.jsonl")
