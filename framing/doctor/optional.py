"""Optional parts: what an installation can do more where it is there, and how to get it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

_DISTRIBUTION = "framing-toolkit"


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it passed, what was found, and what to do where it did not.

    What is *optional* may be missing; ``passed`` then says whether it is there.
    """

    name: str
    passed: bool
    found: str
    remedy: str = ""
    optional: bool = False


#: What each package is for, by the extra that brings it.
_PARTS = {
    "dask": ("dask", "archives on several machines, with Dask"),
    "pyspark": ("spark", "archives on a cluster, with Spark"),
    "universal-pathlib": ("remote", "reading from object stores (s3://, gs://, az://)"),
    "playwright": ("test", "looking at pages in a browser, for the tests"),
    "torch": ("train", "training the shipped encoder anew"),
}


def optional_checks() -> Iterator[Check]:
    """Say of each optional part whether it is there, and what it is for."""
    for package, (extra, use) in _PARTS.items():
        remedy = f'python -m pip install "{_DISTRIBUTION}[{extra}]"'
        try:
            found = metadata.version(package)
        except metadata.PackageNotFoundError:
            yield Check(package, False, f"not installed; for {use}", remedy, optional=True)
        else:
            yield Check(package, True, f"{found}; for {use}", optional=True)
    yield java_check()
    yield browser_check()


def java_check() -> Check:
    """Say whether there is a Java that runs, which Spark needs."""
    use, remedy = "for Spark", "Install Java 17 or newer."
    program = shutil.which("java")
    if program is None:
        return Check("Java", False, f"not installed; {use}", remedy, optional=True)
    try:
        done = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        found = f"does not run ({type(error).__name__}); {use}"
        return Check("Java", False, found, remedy, optional=True)
    told = (done.stderr or done.stdout).strip().splitlines()
    return Check("Java", True, f"{told[0] if told else 'runs'}; {use}", optional=True)


def browser_check() -> Check:
    """Say whether there is a Chromium that the tests of pages can drive."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    use = "for the tests of pages"
    if found is None:
        remedy = "Install Chromium, or run: python -m playwright install chromium"
        return Check("Chromium", False, f"not on the path; {use}", remedy, optional=True)
    return Check("Chromium", True, f"on the path; {use}", optional=True)
