"""Paths: a home folder is written out, and one that is not there is told, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from framing.cli import app
from framing.codebooks import load_codebook
from framing.errors import InputError
from framing.evaluation.storage import open_evaluation
from framing.extractors.frames_own import is_saved, open_frames
from framing.folders import check_folder
from framing.paths import expanded
from framing.report.manual import write_manual
from framing.storage import open_tables

NOBODY = "~no-such-person/x.html"


def test_homes_are_written_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert expanded("~/a") == expanded(Path("~/a")) == tmp_path / "a"
    for name in ("a/~b", "./a/~no-such-person"):
        assert expanded(name) == Path(name)


@pytest.mark.parametrize(
    "use",
    [
        expanded,
        is_saved,
        open_evaluation,
        open_frames,
        open_tables,
        lambda path: check_folder(path, ()),
        lambda path: write_manual(load_codebook(), path),
    ],
)
def test_a_home_that_is_not_there_is_told(use: Callable[[str], object]) -> None:
    with pytest.raises(InputError, match="~no-such-person is the home folder of nobody"):
        use(NOBODY)


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "loaded", "~no-such-person/a.csv", "-o", "new"],
        ["train", "frames", "--codebook", "default", "-o", "~no-such-person/x"],
        ["evaluate", "frames", "--codes", "~no-such-person/a.csv", "-o", "new", "--model", "fast"],
    ],
)
def test_commands_tell_it_without_a_traceback(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2, done.output
    assert "nobody on this machine" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["train", "loaded", "a.csv", "-o", "new"],
        ["train", "frames", "--codebook", "default", "-o", "new"],
        ["evaluate", "frames", "--codes", "a.csv", "-o", "new"],
    ],
)
def test_a_seed_below_zero_is_refused(arguments: list[str]) -> None:
    done = CliRunner().invoke(app, [*arguments, "--random-state", "-1"])
    assert done.exit_code == 2
    assert "Invalid value for '--random-state'" in done.output
