"""Optional parts: what is there is told, and what is missing fails nothing."""

from __future__ import annotations

import subprocess
from importlib import metadata
from typing import Any

import pytest

from framing.cli.doctor import show
from framing.doctor.optional import Check, browser_check, java_check, optional_checks


def test_missing_packages_are_told_with_what_they_are_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr("shutil.which", lambda _: None)
    checks = list(optional_checks())
    assert all(check.optional and not check.passed and check.remedy for check in checks)
    remote = next(check for check in checks if check.name == "universal-pathlib")
    assert "object stores" in remote.found
    assert remote.remedy == 'python -m pip install "framing-toolkit[remote]"'


def test_a_java_that_does_not_run_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise subprocess.TimeoutExpired("java", 30)

    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", broken)
    assert not java_check().passed
    done = subprocess.CompletedProcess([], 0, "", 'openjdk version "17"\nmore')
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    assert java_check().found == 'openjdk version "17"; for Spark'
    assert browser_check().passed


def test_what_is_optional_is_shown_apart(capsys: pytest.CaptureFixture[str]) -> None:
    show([Check("torch", False, "not installed", "pip install torch", optional=True)])
    printed = capsys.readouterr().out
    assert "FAILED" not in printed
    assert "Everything is here and sound." in printed
    assert "torch: pip install torch" in printed
