"""Files that somebody made to be loaded: whatever is in them, they are data, or are refused."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import framing
from framing.codebooks import load_codebook
from framing.coding.studies import open_sample
from framing.definitions import read_definition
from framing.encoders import ContextualEncoder, static
from framing.encoders.contextual import ENCODERS
from framing.errors import DataError, FaultsError, InputError
from framing.evaluation.storage import open_evaluation
from framing.extractors.frames_own import open_frames
from framing.extractors.loaded_own import open_loaded
from framing.heads import load_any_head, load_head, load_vector_head
from framing.heads.sealed import LARGEST_FILE, seal
from framing.lexicons import load_lexicon
from framing.storage import open_tables
from framing.text.objects import parse_json

DEEP = 200_000
HEAD: dict[str, Any] = {
    "format": "framing-head-1",
    "name": "toy",
    "notes": {},
    "power": 0.5,
    "names": True,
    "labels": [{"name": "storm", "intercept": -1.0, "low": 0.4, "high": 0.6}],
    "entries": ["rain", "wind"],
    "weights": [[1.0, 2.0]],
}
VECTORS: dict[str, Any] = {
    "format": "framing-vector-head-1",
    "name": "toy",
    "notes": {},
    "encoder": "0",
    "beside": 0.0,
    "labels": HEAD["labels"],
    "coefficients": [[0.5, 0.25]],
}


class Runs:
    """What would run if anything here were unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("touch canary",)


def twice(text: str, key: str, more: str) -> str:
    """Give a sealed text in which a key stands once more, sealed again."""
    body = text.partition("\n")[2].removesuffix("\n}\n") + f',\n"{key}": {more}'
    return f'{{"checksum": "{hashlib.sha256(body.encode()).hexdigest()}",\n{body}\n}}\n'


# --- heads ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "change", "fault"),
    [
        (HEAD, {"weights": [[1.0, float("nan")]]}, "not finite"),
        (HEAD, {"weights": [[1.0, float("inf")]]}, "not finite"),
        (HEAD, {"weights": [[1.0, 10**400]]}, "not finite"),
        (HEAD, {"weights": [[1.0, "2"]]}, "not finite"),
        (HEAD, {"weights": [[1.0]]}, "expected 2 numbers"),
        (HEAD, {"weights": [[1.0, 2.0, 3.0]]}, "expected 2 numbers"),
        (HEAD, {"weights": [[1.0, 2.0]] * 2}, "expected 1 columns"),
        (HEAD, {"weights": [{"0": 1.0}]}, "expected 2 numbers"),
        (HEAD, {"power": float("nan")}, "power"),
        (HEAD, {"power": True}, "power"),
        (HEAD, {"labels": []}, "labels"),
        (HEAD, {"labels": HEAD["labels"] * 2, "weights": HEAD["weights"] * 2}, "twice"),
        (HEAD, {"labels": ["storm"]}, "labels"),
        (HEAD, {"entries": ["rain", "rain"]}, "twice"),
        (HEAD, {"entries": ["rain", 3]}, "not words"),
        (HEAD, {"format": "framing-head-9"}, "format"),
        (VECTORS, {"beside": float("inf")}, "beside"),
        (VECTORS, {"beside": float("nan")}, "beside"),
        (VECTORS, {"coefficients": []}, "coefficients"),
        (VECTORS, {"coefficients": [1.0]}, "coefficients"),
        (VECTORS, {"coefficients": [[0.5], [0.5]]}, "coefficients"),
        (VECTORS, {"coefficients": [[float("-inf")]]}, "not finite"),
    ],
)
def test_a_head_that_is_sealed_but_impossible_is_refused(
    tmp_path: Path, content: dict[str, Any], change: dict[str, Any], fault: str
) -> None:
    path = tmp_path / "toy.json"
    path.write_text(seal({**content, **change}), "utf-8")
    load = load_head if content is HEAD else load_vector_head
    with pytest.raises(DataError, match=fault):
        load(path)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"a": ' * DEEP, "cannot be read"),
        ("[" * DEEP, "nested too deeply"),
        (twice(seal(HEAD), "power", "1.0"), "'power' stands twice"),
        (seal(HEAD).replace("2.0", "2.5"), "checksum"),
        (seal(HEAD).replace("rain", "r\x00in"), "cannot be read"),
        ("9" * 5_000, "cannot be read"),
        ("[" + "0," * (LARGEST_FILE // 2) + "0]", "more than"),
    ],
    ids=["objects", "lists", "twice", "changed", "zero", "number", "large"],
)
def test_a_file_that_is_no_sealed_head_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "toy.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=fault):
        load_any_head(path)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev"])
def test_devices_are_no_files(path: str) -> None:
    """Nothing waits for the end of what has none."""
    loaders: tuple[Callable[[Any], Any], ...] = (load_any_head, open_loaded, load_codebook)
    for load in (*loaders, read_definition):
        with pytest.raises(FaultsError):
            load(Path(path))


def test_a_queue_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "book.toml")
    with pytest.raises(InputError, match="no file"):
        load_codebook(tmp_path / "book.toml")


# --- the folders of one's own models --------------------------------------------------------


def model_folder(folder: Path, head: dict[str, Any]) -> Path:
    """Write the folder of a model of frames that consists of the cues of a codebook."""
    book = (
        'name = "n"\nversion = "1"\nunit = "paragraph"\ncitation = "c"\n[[frames]]\n'
        'code = "storm"\nname = "S"\ndefinition = "d"\n[frames.cues]\nrain = 1.0\n'
    )
    (folder / "codebook.toml").write_text(book, "utf-8")
    notes = {"codebook_sha256": load_codebook(folder / "codebook.toml").hash, "model": "fast"}
    (folder / "frames.json").write_text(seal({**head, "notes": notes}), "utf-8")
    return folder


def test_a_model_of_frames_speaks_of_the_frames_of_its_codebook(tmp_path: Path) -> None:
    folder = model_folder(tmp_path, HEAD)
    assert [label.name for label in open_frames(folder).judge.labels] == ["storm"]
    other = [{**HEAD["labels"][0], "name": "=1+1"}]
    model_folder(tmp_path, {**HEAD, "labels": other})
    with pytest.raises(InputError, match="expected the codes"):
        open_frames(folder)


def test_a_vector_head_of_another_size_is_refused(tmp_path: Path) -> None:
    from framing.encoders import load_contextual
    from framing.extractors.loaded import default_loaded

    notes = {"list": default_loaded("fast").lexicon.version}
    labels = [{**HEAD["labels"][0], "name": "loaded"}]
    told = {**VECTORS, "labels": labels, "notes": notes, "encoder": load_contextual().version}
    (tmp_path / "loaded.json").write_text(seal(told), "utf-8")
    with pytest.raises(InputError, match="2 coefficients a label, expected 384"):
        open_loaded(tmp_path)


# --- encoders and word vectors ---------------------------------------------------------------


def arrays(**content: np.ndarray[Any, Any]) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=True, **content)  # type: ignore[arg-type]
    return file.getvalue()


def claiming(shape: tuple[int, ...]) -> bytes:
    """Give an archive with an array whose header claims a shape that is not there."""
    header = io.BytesIO()
    told = {"descr": "|i1", "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(header, told)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("words.npy", header.getvalue() + b"xx")
        archive.writestr("vectors.npy", header.getvalue() + b"xx")
        archive.writestr("scale.npy", header.getvalue() + b"xx")
    return file.getvalue()


def bomb() -> bytes:
    """Give a small archive that would be large."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vectors.npy", bytes(static.LARGEST + 1))
    return file.getvalue()


WORDS = np.frombuffer(b"rain\nwind", dtype=np.uint8)
GOOD = {"words": WORDS, "vectors": np.ones((2, 3), dtype=np.int8), "scale": np.array(0.1)}
BAD: dict[str, Callable[[], bytes]] = {
    "pickled": lambda: arrays(**{**GOOD, "vectors": np.array([Runs()], dtype=object)}),
    "a pickle": lambda: pickle.dumps(Runs()),
    "a giant shape": lambda: claiming((10**6, 10**9)),
    "a giant number": lambda: claiming((10**30,)),
    "a bomb": bomb,
    "NaN": lambda: arrays(**{**GOOD, "scale": np.array(np.nan)}),
    "another shape": lambda: arrays(**{**GOOD, "vectors": np.ones((3, 2), dtype=np.int8)}),
    "no vectors": lambda: arrays(words=WORDS),
    "texts": lambda: arrays(**{**GOOD, "vectors": np.array(["a", "b"])}),
}


@pytest.mark.parametrize("case", BAD)
def test_word_vectors_are_numbers_of_the_shape_they_have(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The side note has been made to fit, so that the sum alone does not tell."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(static, "VECTORS", tmp_path / "words.npz")
    for data, refused in ((arrays(**GOOD), False), (BAD[case](), True)):
        digest = hashlib.sha256(data).hexdigest()
        note = f'count = 2\ndimensions = 3\nsha256 = "{digest}"\n'
        (tmp_path / "words.npz").write_bytes(data)
        (tmp_path / "words.toml").write_text(note, "utf-8")
        if refused:
            with pytest.raises(DataError):
                static.load_vectors.__wrapped__()
        else:
            assert static.load_vectors.__wrapped__().words == ("rain", "wind")
    assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize("name", ["contextual.onnx", "contextual.json", "contextual.toml"])
def test_a_network_that_was_exchanged_is_refused(name: str, tmp_path: Path) -> None:
    """First the file alone, then with a side note that was made to fit."""
    for one in ("contextual.onnx", "contextual.json", "contextual.toml"):
        if one != name:
            shutil.copy(ENCODERS / one, tmp_path / one)
    other = b"\x08\x08" + pickle.dumps(Runs())
    (tmp_path / name).write_bytes(other)
    note = tmp_path / "contextual.toml"
    with pytest.raises(DataError):
        framing.encoders.ContextualEncoder(note).encode(_passage())
    if name != "contextual.toml":
        was = hashlib.sha256((ENCODERS / name).read_bytes()).hexdigest()
        told = note.read_text("utf-8").replace(was, hashlib.sha256(other).hexdigest())
        note.write_text(told, "utf-8")
        with pytest.raises(DataError, match="cannot be read"):
            ContextualEncoder(note).encode(_passage())


def _passage() -> Any:
    from framing.text.passage import Passage

    return Passage("Rain fell.")


# --- codebooks, definitions, lexicons ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a = " + "[" * DEEP, "nested too deeply"),
        ("a = " + "{b = " * 2_000, "nested too deeply|not TOML"),
        ('name = "a"\nname = "b"', "not TOML"),
        ("weight = " + "9" * 5_000, "not TOML"),
        ("x" * 10_000_001, "more than"),
    ],
    ids=["lists", "tables", "twice", "number", "large"],
)
def test_codebooks_and_definitions_that_are_traps_are_refused(
    tmp_path: Path, text: str, fault: str
) -> None:
    path = tmp_path / "trap.toml"
    path.write_text(text, "utf-8")
    for load in (load_codebook, read_definition):
        with pytest.raises(InputError, match=fault):
            load(path)


@pytest.mark.parametrize("weight", ["nan", "inf", "-inf", "-0.5", "1e400", "true", '"1"'])
def test_cues_weigh_what_can_be_weighed(tmp_path: Path, weight: str) -> None:
    path = model_folder(tmp_path, HEAD) / "codebook.toml"
    path.write_text(path.read_text("utf-8").replace("= 1.0", f"= {weight}"), "utf-8")
    with pytest.raises(InputError, match="expected a weight"):
        load_codebook(path)


def lexicon(folder: Path, table: str, **change: Any) -> Path:
    """Write a list with a side note that fits it."""
    data = table.encode()
    told = {
        **dict.fromkeys(("title", "version", "licence", "citation", "origin"), "x"),
        "columns": table.partition("\n")[0].split(","),
        "count": max(0, len(table.splitlines()) - 1),
        "sha256": hashlib.sha256(data).hexdigest(),
        **change,
    }
    (folder / "mine.csv").write_bytes(data)
    note = "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items())
    (folder / "mine.toml").write_text(note, "utf-8")
    return folder / "mine.csv"


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        ("entry\nregime\n", {"sha256": "0" * 64}, "sha256"),
        ("entry\nregime\n", {"count": 10**12}, "count"),
        ("entry,entry\nregime,thug\n", {}, "stands twice"),
        ("entry\n" + "x" * 200_000 + "\n", {}, "field limit"),
        ('entry\n"regime\n', {}, "unexpected end of data"),
        ("word\nregime\n", {}, "entry is missing"),
    ],
)
def test_lists_that_are_not_what_their_note_says_are_refused(
    tmp_path: Path, table: str, change: dict[str, Any], fault: str
) -> None:
    with pytest.raises(DataError, match=fault):
        load_lexicon(lexicon(tmp_path, table, **change))


def test_words_of_a_list_are_never_patterns(tmp_path: Path) -> None:
    """What means something to a pattern is matched as it stands."""
    path = lexicon(tmp_path, "entry\n(a+)+$\n.*\n")
    assert [m.row["entry"] for m in load_lexicon(path).find("x (a+)+$ y " + "a" * 5_000)] == [
        "(a+)+$"
    ]


# --- stored analyses, evaluations, samples ------------------------------------------------------


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    analysis = framing.analyze("Rain fell, officials said.\n\nIt was brutal.", model="fast")
    return analysis.save(tmp_path_factory.mktemp("stored") / "result")


def replaced(stored: Path, folder: Path, name: str, data: bytes) -> Path:
    """Give a copy in which a table is another file, whose sum is told as if it were the true."""
    shutil.copytree(stored, folder)
    page = json.loads((folder / "analysis.json").read_text("utf-8"))
    page["tables"][name]["sha256"] = hashlib.sha256(data).hexdigest()
    (folder / f"{name}.parquet").write_bytes(data)
    (folder / "analysis.json").write_text(json.dumps(page), "utf-8")
    return folder


def parquet(table: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    table.to_parquet(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"PAR1", b"PAR1" + b"\xff" * 100 + b"PAR1", pickle.dumps(Runs())),
        *(parquet(pd.DataFrame({"a": [1]})), parquet(pd.DataFrame())),
    ],
    ids=["empty", "short", "noise", "pickle", "columns", "nothing"],
)
def test_tables_that_were_exchanged_are_refused(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("articles", "paragraphs", "spans", "attributions"):
        folder = replaced(stored, tmp_path / name, name, data)
        with pytest.raises(InputError, match=f"{name}"):
            getattr(open_tables(folder), name)
    assert not (tmp_path / "canary").exists()


@pytest.mark.parametrize(
    "page",
    [
        "[" * DEEP,
        '{"format": 2, "format": 2}',
        '{"format": 2, "provenance": {}, "tables": []}',
        '{"format": 2, "provenance": {}, "tables": {"articles": {"rows": 1, "parts": {"a": 1}}}}',
        '{"format": 2, "provenance": {}, "tables": {"../articles": {"rows": 1, "sha256": "0"}}}',
        "null",
        "\x00",
    ],
    ids=["deep", "twice", "list", "parts", "path", "null", "zero"],
)
def test_pages_that_explain_no_tables_are_refused(stored: Path, tmp_path: Path, page: str) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(stored, folder)
    for name, load in (
        ("analysis.json", open_tables),
        ("evaluation.json", open_evaluation),
        ("reliability.json", framing.open_reliability),
        ("key/sample.json", open_sample),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(page, "utf-8")
        with pytest.raises(InputError):
            load(folder)


def test_parts_of_tables_are_a_list_of_sums(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(stored, folder)
    whole = json.loads((folder / "analysis.json").read_text("utf-8"))
    for parts in ({"a": 1}, [1, 2], "abc", [], [None]):
        told = {**whole["tables"], "spans": {"rows": 1, "parts": parts}}
        (folder / "analysis.json").write_text(json.dumps({**whole, "tables": told}), "utf-8")
        with pytest.raises(InputError, match="damaged"):
            open_tables(folder)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '[{"b": {"a": 1, "a": 1}}]', "[" * DEEP, "x"])
def test_json_is_read_in_one_way_only(text: str) -> None:
    with pytest.raises(ValueError, match=r"twice|deeply|Expecting"):
        parse_json(text)
