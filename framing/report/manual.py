"""Manuals: a codebook as one page that coders read, print and code with."""

from __future__ import annotations

from pathlib import Path

from framing.codebooks import Codebook, Frame, load_codebook
from framing.errors import InputError
from framing.folders import write_file
from framing.paths import expanded
from framing.report.look import policy, stylesheet
from framing.report.markup import render
from framing.report.wording import count

#: What the page says it was made by: a file that says so may be replaced.
GENERATOR = "framing codebook"
#: How many units one decision sheet has room for.
_UNITS = 6
_STYLES = ("page.css", "sections.css", "manual.css")


def write_manual(codebook: Codebook | str | Path, path: str | Path) -> Path:
    """Write the coding manual of a codebook, its name or its file as one printable HTML page.

    The page needs no network; the same codebook gives the same bytes. A manual that is already
    there is replaced.

    Raises InputError where the codebook has faults, and where *path* does not end in ``.html`` or
    holds something that is no manual.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = write_manual("policy_frames", f"{folder}/manual.html")
    ...     page.name, "Morality" in page.read_text("utf-8")
    ('manual.html', True)
    """
    book = codebook if isinstance(codebook, Codebook) else load_codebook(codebook)
    path = expanded(path)
    check_place(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, manual_page(book).encode("utf-8"))
    return path


def check_place(path: Path) -> None:
    """Say whether a manual may be written to a path.

    Raises InputError where it does not end in ``.html`` or holds something that is no manual.
    """
    faults = []
    if path.suffix.lower() != ".html":
        faults = ["expected a name that ends in .html"]
    elif path.is_dir():
        faults = ["is a folder, expected a file"]
    elif path.exists() and not _is_manual(path):
        faults = ["is there already and is no coding manual that was written here before"]
    if faults:
        raise InputError(str(path), faults, remedy="Nothing was written. Name a new .html file.")


def _is_manual(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(1000)
    return f'<meta name="generator" content="{GENERATOR}">'.encode() in start


def manual_page(codebook: Codebook) -> str:
    """Give the coding manual of a codebook as an HTML page."""
    anchors = {code: f"frame-{at}" for at, code in enumerate(codebook.codes, start=1)}
    page = render(
        "manual.html.j2",
        book=codebook,
        amount=count(len(codebook.frames), "frame"),
        frames=[(anchors[frame.code], frame) for frame in codebook.frames],
        anchors=anchors,
        names={frame.code: frame.name for frame in codebook.frames},
        parts={frame.code: _parts(codebook, frame) for frame in codebook.frames},
        cues={frame.code: _cues(frame) for frame in codebook.frames},
        units=range(_UNITS),
        generator=GENERATOR,
        policy=policy(scripted=False),
        styles="".join(map(stylesheet, _STYLES)),
    )
    return f"{page}\n"


def _parts(codebook: Codebook, frame: Frame) -> list[str]:
    """Give the codes of the frames that belong to a frame."""
    return [other.code for other in codebook.frames if other.parent == frame.code]


def _cues(frame: Frame) -> list[tuple[str, str]]:
    """Give the cues of a frame with their weights as text, the heaviest first."""
    return [(cue, f"{weight:g}") for cue, weight in sorted(frame.cues, key=lambda c: (-c[1], c[0]))]
