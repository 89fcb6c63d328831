"""Sessions for everything that is done more than once: ``nox -l`` lists them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_existing_virtualenvs = True

BUILT = Path("reports/built")
#: Interpreters on which the bounds of dependencies are tried, where they are there.
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: Tests of what leans on the dependencies most: reading, storing, scoring, comparing, showing.
LEANING = (
    "tests/test_corpus_reading.py",
    "tests/test_corpus_formats.py",
    "tests/test_corpus_pages.py",
    "tests/test_storage.py",
    "tests/test_tables.py",
    "tests/test_spreadsheets.py",
    "tests/test_cli.py",
    "tests/test_determinism.py",
    "tests/extractors",
    "tests/heads",
    "tests/encoders",
    "tests/scores",
    "tests/accessor",
    "tests/transformers",
    "tests/export",
    "tests/comparison/test_adjusting.py",
    "tests/comparison/test_saving.py",
    "tests/report/test_report_writing.py",
)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; arguments go to pytest."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """Run the tests that take long, and those of Dask and Spark (which needs Java)."""
    session.install("-e", ".[test,dask,spark,remote]")
    chosen = ("-m", "(slow or engine) and not benchmark")
    session.run("python", "-m", "pytest", *chosen, *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting with ruff."""
    session.install("ruff>=0.6")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy, strictly: the package, and a user's program with it installed."""
    session.install(".", "mypy>=1.11", "pandas-stubs>=2.2")
    session.run("mypy")
    with session.chdir("tests/typing"):
        session.run("mypy", "--strict", "--config-file=", "strict_use.py")


def _test_bounds(session: nox.Session, *how: str) -> None:
    """Test on releases that uv chooses; only on wheels, since not all old releases build."""
    session.install("uv>=0.5")
    python = str(Path(session.bin) / "python")
    wanted = ("--upgrade", "--no-build", *how, "-e", ".[test]")
    session.run("uv", "pip", "install", "--quiet", "--python", python, *wanted)
    session.run("uv", "pip", "check", "--python", python)
    # Old releases of jupyter_core warn where this is not set.
    session.run(
        *("python", "-m", "pytest", *LEANING, *session.posargs), env={"JUPYTER_PLATFORM_DIRS": "1"}
    )


@nox.session(python=PYTHONS)
def lowest(session: nox.Session) -> None:
    """Test on the lowest release that pyproject.toml allows of each dependency."""
    _test_bounds(session, "--resolution", "lowest-direct")


@nox.session(python=PYTHONS)
def latest(session: nox.Session) -> None:
    """Test on the newest releases there are."""
    _test_bounds(session)


@nox.session
def notebooks(session: nox.Session) -> None:
    """Execute the teaching notebooks."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "tests/test_notebooks.py", *session.posargs)


@nox.session
def reports(session: nox.Session) -> None:
    """Build every reports/*.toml into reports/built/, with an index page.

    One failure does not stop the rest, but fails the session.
    """
    session.install("-e", ".")
    built = ("-o", str(BUILT))
    session.run("python", "-m", "framing", "report", "reports/*.toml", *built, *session.posargs)


@nox.session
def train(session: nox.Session) -> None:
    """Train the encoder and all models anew from the texts in framing/data/ (half an hour).

    Names of models (nox -s train -- loaded) train these alone, on the encoder there is.
    """
    if session.posargs:
        session.install("-e", ".")
    else:
        session.install("-e", ".[train]")
        session.run("python", "-m", "framing.training.encoder")
    session.run("python", "-m", "framing.training", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build source archive and wheel, check what is in them, and use the wheel where nothing is."""
    session.install("build>=1.2", "twine>=6")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist")
    session.run("python", "-m", "build", "--wheel", "--outdir", "dist/of_tree")
    session.run("python", "tests/shipping/built.py", "dist", "dist/of_tree")
    wheel, archive = (next(Path("dist").glob(name)) for name in ("*.whl", "*.tar.gz"))
    session.run("python", "-m", "twine", "check", "--strict", str(wheel), str(archive))
    python = _clean_python(session, str(wheel))
    session.run("python", "-m", "pip", "--python", python, "check")
    seeds = str(Path("seeds").resolve())
    with session.chdir("dist"):
        session.run(python, "-m", "framing", "doctor", external=True)
        session.run(python, "-m", "framing", "report", seeds, "-o", "report", external=True)


def _clean_python(session: nox.Session, *packages: str) -> str:
    """Give the interpreter of a new environment with these packages and what they need, no more."""
    session.run("python", "-m", "venv", "--clear", "--without-pip", "dist/clean", silent=True)
    scripts = Path("dist/clean").absolute() / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    session.run("python", "-m", "pip", "--python", python, "install", "--quiet", *packages)
    return python


@nox.session
def sbom(session: nox.Session) -> None:
    """Write dist/sbom.json, a CycloneDX bill of all that comes with an installation."""
    session.install("cyclonedx-bom>=5")
    python = _clean_python(session, ".")
    told = ("--pyproject", "pyproject.toml", "--mc-type", "library", "--output-reproducible")
    session.run("cyclonedx-py", "environment", *told, "-o", "dist/sbom.json", python)


@nox.session
def audit(session: nox.Session) -> None:
    """Look for known vulnerabilities in what comes with an installation (needs the network)."""
    session.install("pip-audit>=2.7")
    # Strict: what could not be looked up is no pass.
    session.run("pip-audit", "--strict", "--progress-spinner", "off", *session.posargs, ".")


@nox.session
def models(session: nox.Session) -> None:
    """Train the shipped heads anew, and compare them with what is shipped (five minutes)."""
    session.install("-e", ".[test]")
    session.run("python", "-m", "pytest", "-m", "training", "tests/training", *session.posargs)


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure time and memory: an archive on one core, and how time grows with the text."""
    session.install("-e", ".[test]")
    alone = ("-n", "0", "-m", "benchmark", "tests/benchmarks")
    session.run("python", "-m", "pytest", *alone, *session.posargs)


@nox.session
def figures(session: nox.Session) -> None:
    """Photograph the report of the sample article for the README (needs chromium)."""
    session.install("-e", ".[test]")
    session.run("python", "tests/report/photograph.py", "reports/kursk.png", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Make awkward input for half an hour, or as many minutes as are named (nox -s fuzz -- 5)."""
    session.install("-e", ".[test]")
    minutes = session.posargs[0] if session.posargs else "30"
    alone = ("-n", "0", "-m", "fuzz", "tests/fuzz")
    session.run("python", "-m", "pytest", *alone, env={"FRAMING_FUZZ_MINUTES": minutes})
