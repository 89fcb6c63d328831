"""The installation: whether everything it needs is here and sound, and what it could have more."""

from __future__ import annotations

import hashlib
import platform
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path
from typing import Any

from framing.doctor.optional import Check, optional_checks
from framing.errors import DataError, InputError

DISTRIBUTION = "framing-toolkit"
_DIGITS = 8
_AGAIN = "Install the package anew, as the README says."


def examine() -> list[Check]:
    """Look at Python, libraries, shipped data, the template, the kernel and optional parts."""
    data = [*data_checks(), *codebook_checks(), *model_checks(), encoder_check()]
    own = Check("framing", True, metadata.version(DISTRIBUTION))
    needed = [own, python_check(), *library_checks(), *data, template_check(), kernel_check()]
    return [*needed, *optional_checks()]


def python_check() -> Check:
    """Say whether this Python is one the package supports."""
    from packaging.specifiers import SpecifierSet

    wanted = metadata.metadata(DISTRIBUTION)["Requires-Python"]
    found = platform.python_version()
    passed = SpecifierSet(wanted).contains(found, prereleases=True)
    return Check("Python", passed, f"{found} (needs {wanted})", "Install a newer Python.")


def library_checks() -> Iterator[Check]:
    """Say of each library whether it is installed in a version the package supports."""
    from packaging.requirements import Requirement

    for line in metadata.requires(DISTRIBUTION) or []:
        needed = Requirement(line)
        if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
            continue
        remedy = f'python -m pip install "{needed.name}{needed.specifier}"'
        try:
            found = metadata.version(needed.name)
        except metadata.PackageNotFoundError:
            yield Check(needed.name, False, f"missing (needs {needed.specifier})", remedy)
            continue
        passed = needed.specifier.contains(found, prereleases=True)
        yield Check(needed.name, passed, f"{found} (needs {needed.specifier})", remedy)


def data_checks(folder: Path | None = None) -> Iterator[Check]:
    """Say of each shipped list, codebook and model whether it is what its side note says."""
    folder = folder or Path(str(resources.files("framing") / "data"))
    for note in sorted(folder.rglob("*.toml")):
        name = note.relative_to(folder).with_suffix("").as_posix()
        try:
            told = tomllib.loads(note.read_text("utf-8"))
        except ValueError:
            yield Check(name, False, "its side note is damaged", _AGAIN)
            continue
        if not isinstance(told.get("sha256"), str):
            continue
        files = [p for p in note.parent.glob(f"{note.stem}.*") if p != note]
        passed = any(told["sha256"] in _sums_of(path) for path in files)
        found = _noted(told) if passed else "missing or changed"
        yield Check(name, passed, found, _AGAIN)


def _sums_of(path: Path) -> tuple[str, str]:
    """Give the sum of a file as it is, and as it would be with plain line ends."""
    data = path.read_bytes()
    plain = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest(), hashlib.sha256(plain).hexdigest()


def _noted(told: dict[str, Any]) -> str:
    """Give what a side note says of its list: version, entries, the first digits of its sum."""
    version = f"{told['version']}, " if "version" in told else ""
    entries = f"{told['count']:,} entries, " if isinstance(told.get("count"), int) else ""
    return f"{version}{entries}{_sum(told['sha256'])}"


def _sum(digest: str) -> str:
    return f"sha256 {digest[:_DIGITS]}"


def codebook_checks() -> Iterator[Check]:
    """Say of each shipped codebook whether it can be read, and which it is."""
    from framing.codebooks import load_codebook, shipped_codebooks

    for name in shipped_codebooks():
        try:
            book = load_codebook(name)
        except InputError as error:
            yield Check(f"codebook {name}", False, "; ".join(error.faults), _AGAIN)
            continue
        told = f"{book.version}, {len(book.frames)} frames, {_sum(book.hash)}"
        yield Check(f"codebook {name}", True, told)


def model_checks() -> Iterator[Check]:
    """Say of each shipped model whether it loads and is what its own checksum says."""
    from framing.heads import Head, load_any_head
    from framing.provenance import shipped_data

    for name, told in shipped_data().items():
        if name.startswith("models/") and name.endswith(".json"):
            stem = Path(name).stem
            try:
                head = load_any_head(stem)
            except DataError as error:
                yield Check(f"model {stem}", False, "; ".join(error.faults), _AGAIN)
                continue
            entries = (
                f"{len(head.entries):,} entries"
                if isinstance(head, Head)
                else f"{len(head.coefficients):,} coefficients, on encoder {head.encoder}"
            )
            yield Check(f"model {stem}", True, f"{entries}, {_sum(told['sha256'])}")


def encoder_check() -> Check:
    """Say whether the contextual encoder loads and reads a text."""
    from framing.encoders import load_contextual
    from framing.text.passage import Passage

    encoder = load_contextual()
    try:
        tokens = len(encoder.encode(Passage("Calm returns.")).tokens)
    except (DataError, ImportError) as error:
        faults = error.faults if isinstance(error, DataError) else [str(error)]
        return Check("encoder contextual", False, "; ".join(faults), _AGAIN)
    return Check("encoder contextual", tokens == 3, f"{encoder.version}, reads", _AGAIN)


def template_check() -> Check:
    """Say whether the look of the reports and its exporter are installed."""
    template = resources.files("framing") / "report" / "template"
    names = [point.name for point in metadata.entry_points(group="nbconvert.exporters")]
    faults = []
    if not template.is_dir() or not any(p.name.endswith(".j2") for p in template.iterdir()):
        faults.append("the template is missing")
    if "framing" not in names:
        faults.append("the exporter is not registered")
    return Check("report template", not faults, "; ".join(faults) or "here", _AGAIN)


def kernel_check() -> Check:
    """Say whether a notebook kernel of this very Python starts and answers."""
    from jupyter_client.manager import KernelManager

    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    kernel = KernelManager()
    remedy = "python -m pip install --force-reinstall ipykernel"
    try:
        # The kernel called python3 may belong to another installation: this Python is asked.
        kernel.kernel_spec.argv[:] = command  # type: ignore[union-attr]
        kernel.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        client = kernel.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
        finally:
            client.stop_channels()
    except Exception as error:  # whatever keeps a kernel from starting is the finding
        return Check("notebook kernel", False, f"{type(error).__name__}: {error}", remedy)
    finally:
        if kernel.has_kernel:
            kernel.shutdown_kernel(now=True)
    return Check("notebook kernel", True, "starts")
