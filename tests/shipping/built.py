"""What may and must be in a wheel and in a source archive, and whether two of them are alike.

``python tests/shipping/built.py FOLDER OTHER`` checks the wheel and the source archive in
FOLDER, and that the wheel in OTHER (built from the tree, where that was built from the archive)
has the same bytes. Every fault is printed; any ends it with 1.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: All that may be in a wheel, as patterns of whole paths; nothing of a test, a cache or a secret.
MAY_BE_IN_A_WHEEL = tuple(
    re.compile(pattern)
    for pattern in (
        r"framing/(?:[a-z_]+/)*(?:[a-z_]+|__init__|__main__)\.py",
        r"framing/py\.typed",
        r"framing/data/references\.toml",
        r"framing/data/(?:codebooks|encoders)/[a-z_]+\.toml",
        r"framing/data/encoders/contextual\.(?:json|onnx)",
        r"framing/data/lexicons/[a-z_]+\.(?:csv|toml)",
        r"framing/data/models/[a-z_]+\.(?:json|md)",
        r"framing/data/texts/(?:README\.md|[a-z_0-9]+\.jsonl)",
        r"framing/data/vectors/(?:words\.npz|words\.toml|LICENSE-Apache-2\.0\.txt)",
        r"framing/report/template/(?:[a-z_]+\.(?:css|js)|conf\.json|index\.html\.j2)",
        r"framing/report/template/sections/[a-z_]+(?:\.html)?\.j2",
        r"framing_toolkit-[\w.]+\.dist-info/(?:METADATA|WHEEL|RECORD|entry_points\.txt)",
        r"framing_toolkit-[\w.]+\.dist-info/licenses/LICENSE",
        r"framing_toolkit-[\w.]+\.dist-info/licenses/framing/data/vectors/LICENSE-Apache-2\.0\.txt",
    )
)
#: Some that must be: an installation lacks something without them.
MUST_BE_IN_A_WHEEL = (
    "framing/__main__.py",
    "framing/py.typed",
    "framing/data/codebooks/default.toml",
    "framing/data/encoders/contextual.onnx",
    "framing/data/encoders/contextual.json",
    "framing/data/lexicons/loaded.csv",
    "framing/data/models/frames_context.json",
    "framing/data/models/loaded_context.md",
    "framing/data/vectors/words.npz",
    "framing/data/vectors/LICENSE-Apache-2.0.txt",
    "framing/report/template/index.html.j2",
    "framing/report/template/page.js",
)
MUST_BE_DESCRIBED = (
    "entry_points.txt",
    "licenses/LICENSE",
    "licenses/framing/data/vectors/LICENSE-Apache-2.0.txt",
)
#: What is in the repository and not in a source archive.
_KEPT_BACK = ".ci/"
_BY_THE_BUILDER = "PKG-INFO"
#: What running things leaves behind, as .gitignore has it.
_BUILT = re.compile(
    r"__pycache__/|\.ipynb_checkpoints/|^reports/built/|/\.(?:\w+_cache|hypothesis)/"
)


def faults_of_wheel(paths: Collection[str], tree: Collection[str]) -> list[str]:
    """Name what is in a wheel and may not be, and what is missing, given the package's files."""
    faults = [
        f"the wheel holds {path}"
        for path in sorted(paths)
        if not any(pattern.fullmatch(path) for pattern in MAY_BE_IN_A_WHEEL)
    ]
    described = {path.partition(".dist-info/")[2] for path in paths if ".dist-info/" in path}
    wanted = {*MUST_BE_IN_A_WHEEL, *(path for path in tree if path.startswith("framing/"))}
    missing = [*sorted(wanted - set(paths)), *sorted(set(MUST_BE_DESCRIBED) - described)]
    return [*faults, *(f"the wheel lacks {path}" for path in missing)]


def faults_of_archive(paths: Collection[str], tree: Collection[str]) -> list[str]:
    """Name what a source archive holds beyond the repository's files, and lacks of them."""
    wanted = {path for path in tree if not path.startswith(_KEPT_BACK)} | {_BY_THE_BUILDER}
    return [
        *(f"the source archive holds {path}" for path in sorted(set(paths) - wanted)),
        *(f"the source archive lacks {path}" for path in sorted(wanted - set(paths))),
    ]


def faults_between(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Name the files that two wheels, given as path and SHA-256, do not share."""
    return [
        f"the two wheels differ in {path}"
        for path in sorted(one.keys() | other.keys())
        if one.get(path) != other.get(path)
    ]


def read_wheel(path: Path) -> dict[str, str]:
    """Give path and SHA-256 of every file in a wheel."""
    with zipfile.ZipFile(path) as wheel:
        return {name: hashlib.sha256(wheel.read(name)).hexdigest() for name in wheel.namelist()}


def read_archive(path: Path) -> set[str]:
    """Give the paths in a source archive, without the folder that all stand in."""
    with tarfile.open(path) as archive:
        return {member.name.partition("/")[2] for member in archive if member.isfile()}


def tracked() -> list[str]:
    """Give the paths of the repository's files; where there is no repository, all but the built."""
    if not (ROOT / ".git").exists():
        given = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        named = given["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
        found = [path for name in named for path in (ROOT / name, *(ROOT / name).rglob("*"))]
        paths = [path.relative_to(ROOT).as_posix() for path in found if path.is_file()]
        return [".gitignore", *(path for path in paths if not _BUILT.search(path))]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for path in listed.stdout.split("\0") if path]


def found_in(folder: Path, other: Path) -> list[str]:
    """Check the wheel and the source archive in a folder, and the wheel in another."""
    tree = tracked()
    wheel = read_wheel(next(folder.glob("*.whl")))
    return [
        *faults_of_wheel(wheel, tree),
        *faults_of_archive(read_archive(next(folder.glob("*.tar.gz"))), tree),
        *faults_between(wheel, read_wheel(next(other.glob("*.whl")))),
    ]


if __name__ == "__main__":
    faults = found_in(*map(Path, sys.argv[1:3]))
    print("\n".join(faults) or "wheel and source archive hold what they must, and nothing else")
    sys.exit(bool(faults))
