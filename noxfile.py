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
    """Check types with mypy, strictly."""
    session.install("-e", ".", "mypy>=1.11", "pandas-stubs>=2.2")
    session.run("mypy")


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
    """Build the wheel, install it in a clean environment and use it there."""
    session.install("build>=1.2")
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist")
    wheel = next(Path("dist").glob("*.whl"))
    session.run("python", "-m", "venv", "--clear", "dist/clean", silent=True)
    scripts = Path("dist/clean").absolute() / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    session.run(python, "-m", "pip", "install", "--quiet", str(wheel), external=True)
    seeds = str(Path("seeds").resolve())
    with session.chdir("dist"):
        session.run(python, "-m", "framing", "doctor", external=True)
        session.run(python, "-m", "framing", "report", seeds, "-o", "report", external=True)


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
