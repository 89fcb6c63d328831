"""What is shipped: the check of wheel and source archive sees what is there and should not be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from built import (
    MUST_BE_IN_A_WHEEL,
    ROOT,
    faults_between,
    faults_of_archive,
    faults_of_wheel,
    tracked,
)
from packaging.requirements import Requirement

DESCRIBED = [
    f"framing_toolkit-0.1.0.dist-info/{name}"
    for name in (
        *("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"),
        "licenses/framing/data/vectors/LICENSE-Apache-2.0.txt",
    )
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def tree() -> list[str]:
    return tracked()


def test_all_files_of_the_package_may_be_shipped(tree: list[str]) -> None:
    package = [path for path in tree if path.startswith("framing/")]
    assert faults_of_wheel([*package, *DESCRIBED], tree) == []
    archive = [path for path in tree if not path.startswith(".ci/")]
    assert faults_of_archive([*archive, "PKG-INFO"], tree) == []


@pytest.mark.parametrize(
    "stray",
    [
        "tests/conftest.py",
        "framing/test_tables.pyc",
        "framing/__pycache__/tables.cpython-311.pyc",
        "framing/data/texts/others.csv",
        "framing/data/models/loaded.pkl",
        "framing/data/models/loaded.json.orig",
        "framing/.env",
        "conftest.py",
        ".ci/run",
        "framing/report/template/sections/old.html",
        "framing_toolkit-0.1.0.data/scripts/run",
    ],
)
def test_a_stray_file_is_named(stray: str) -> None:
    assert faults_of_wheel([*MUST_BE_IN_A_WHEEL, *DESCRIBED, stray], []) == [
        f"the wheel holds {stray}"
    ]


def test_what_is_missing_is_named() -> None:
    tree = ["framing/tables.py", "tests/conftest.py", "LICENSE"]
    few = [*MUST_BE_IN_A_WHEEL[1:], *DESCRIBED[:-1]]
    assert faults_of_wheel(few, tree) == [
        "the wheel lacks framing/__main__.py",
        "the wheel lacks framing/tables.py",
        "the wheel lacks licenses/framing/data/vectors/LICENSE-Apache-2.0.txt",
    ]
    assert faults_of_archive(["LICENSE", "framing/tables.py", "notes.txt"], tree) == [
        "the source archive holds notes.txt",
        "the source archive lacks PKG-INFO",
        "the source archive lacks tests/conftest.py",
    ]
    assert faults_between({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == [
        "the two wheels differ in b",
        "the two wheels differ in c",
    ]


def test_what_is_said_of_the_package_is_true() -> None:
    project = PROJECT["project"]
    for path in project["license-files"]:
        assert (ROOT / path).is_file()
    assert project["license"].split(" AND ") == ["MIT", "Apache-2.0"]
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"version: {project['version']}\n" in cited
    for path in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]:
        assert Path(ROOT / path).exists(), path


def test_every_dependency_has_a_lower_bound() -> None:
    for given in PROJECT["project"]["dependencies"]:
        operators = {one.operator for one in Requirement(given).specifier}
        assert operators & {">=", "=="}, given
