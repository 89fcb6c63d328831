"""The floors: imports point down or sideways, without circles; each floor has its libraries."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import framing

PACKAGE = Path(framing.__file__).parent

#: The floor of every room: a module or package directly inside ``framing``.
FLOORS = {
    **dict.fromkeys(["cards", "errors", "folders", "memory", "paths", "text"], 0),
    **dict.fromkeys(["lexicons", "codebooks", "encoders", "heads"], 1),
    **dict.fromkeys(["articles", "speech", "extractors"], 2),
    **dict.fromkeys(["tables", "corpus", "extraction", "storage", "provenance"], 3),
    **dict.fromkeys(["sharing", "spreadsheets", "codings"], 3),
    **dict.fromkeys(["coded", "features", "classification", "frames", "loaded", "sources"], 4),
    **dict.fromkeys(["training", "comparison", "scoring", "coding", "agreement", "export"], 4),
    "workbooks": 4,
    **dict.fromkeys(
        [
            *("analysis", "definitions", "evaluation", "report", "scale", "cli", "__main__"),
            *("scores", "accessor", "sklearn", "display", "magic", "bundle", "doctor"),
        ],
        5,
    ),
}

#: What each floor may use from outside, besides what the floors below it may.
LIBRARIES = {
    0: {"nupunkt", "upath"},
    1: {"numpy", "ahocorasick", "tokenizers", "onnxruntime"},
    2: {"vaderSentiment", "textstat"},
    3: {"pandas", "pyarrow", "py3langid", "trafilatura", "lxml", "docx", "warcio"},
    4: {
        *("sklearn", "scipy", "statsmodels", "rapidfuzz", "narwhals", "openpyxl", "pyreadstat"),
        "threadpoolctl",
        *("torch", "transformers", "onnx"),  # training only
    },
    5: {
        *(
            "nbformat",
            "nbclient",
            "nbconvert",
            "jupyter_client",
            "jupyter_core",
            "ipykernel",
            "traitlets",
        ),
        *("jinja2", "markupsafe", "packaging", "typer", "rich"),
        *("dask", "filelock", "joblib", "platformdirs", "pyspark", "IPython"),
    },
}

HEAVY = (
    *(
        "pandas",
        "pyarrow",
        "sklearn",
        "statsmodels",
        "nbconvert",
        "nbformat",
        "textstat",
        "py3langid",
    ),
    *("onnxruntime", "tokenizers"),
)


def modules() -> dict[str, Path]:
    names = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        names[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return names


MODULES = modules()


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def statements(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Give the imports that run, inside functions too, without those for type checkers."""
    for child in ast.iter_child_nodes(node):
        if is_for_types(child):
            continue
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            yield child
        yield from statements(child)


def imports_of(module: str) -> Iterator[str]:
    for node in statements(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            continue
        assert node.level == 0, f"{module} imports relatively; name the module in full"
        assert node.module is not None
        for alias in node.names:
            inside = f"{node.module}.{alias.name}"
            yield inside if inside in MODULES else node.module


def room(module: str) -> str:
    return module.split(".")[1]


def own(name: str) -> bool:
    return name.split(".")[0] == "framing"


ROOMS = [module for module in MODULES if module != "framing"]


def test_every_room_has_a_floor() -> None:
    assert {room(module) for module in ROOMS} <= set(FLOORS)


@pytest.mark.parametrize("module", ROOMS)
def test_imports_point_down_or_sideways(module: str) -> None:
    floor = FLOORS[room(module)]
    up = [
        name
        for name in imports_of(module)
        if own(name) and name != "framing" and FLOORS[room(name)] > floor
    ]
    assert not up, f"{module} (floor {floor}) reaches up to {up}"


@pytest.mark.parametrize("module", ROOMS)
def test_each_floor_keeps_its_libraries(module: str) -> None:
    allowed = set().union(*(LIBRARIES[n] for n in range(FLOORS[room(module)] + 1)))
    used = {name.split(".")[0] for name in imports_of(module) if not own(name)}
    assert used - set(sys.stdlib_module_names) <= allowed


def test_no_module_needs_itself() -> None:
    graph = {module: {n for n in imports_of(module) if n in MODULES} for module in ROOMS}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize(
    "code",
    [
        "import framing; dir(framing)",
        "import framing.cli",
        "from typer.testing import CliRunner; import framing.cli as c; "
        "assert CliRunner().invoke(c.app, ['report', '--help']).exit_code == 0",
    ],
)
def test_heavy_libraries_wait_until_they_are_needed(code: str) -> None:
    ask = f"{code}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in framing.__all__:
        assert getattr(framing, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        framing.nonsense  # noqa: B018


def test_no_two_modules_of_tests_share_a_name() -> None:
    names = Counter(path.name for path in Path(__file__).parent.rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []
