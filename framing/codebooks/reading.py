"""Reading codebooks: those that are shipped, by name, and anybody's own, by path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from framing.codebooks.book import Codebook, Frame
from framing.codebooks.checking import CODE, HEAD, LISTS, WORDING, find_faults
from framing.errors import InputError
from framing.paths import expanded, read_file

CODEBOOKS = Path(__file__).parent.parent / "data" / "codebooks"
#: In bytes: a codebook of a hundred frames has a fiftieth of it.
LARGEST = 10_000_000
#: The codebook in the folder of a model that was trained with it.
BOOK = "codebook.toml"
_REMEDY = "Correct the codebook; framing/data/codebooks/default.toml shows every field."


def shipped_codebooks() -> tuple[str, ...]:
    """Give the names of the codebooks of this package.

    >>> shipped_codebooks()
    ('default', 'policy_frames')
    """
    return tuple(sorted(path.stem for path in CODEBOOKS.glob("*.toml")))


def is_name(source: object) -> bool:
    """Say whether a source is the name of a shipped codebook, as opposed to a path.

    >>> is_name("default"), is_name("mine.toml")
    (True, False)
    """
    if not isinstance(source, str) or CODE.fullmatch(source) is None:
        return False
    return source in shipped_codebooks() or not Path(source).is_dir()


def load_codebook(source: str | Path = "default") -> Codebook:
    """Give the codebook stored in a TOML file or beside a model, or the shipped one of that name.

    Raises InputError, which lists every fault with its line where it can be told.

    >>> load_codebook("default").frames[0].name
    'Humanitarian'
    """
    path = CODEBOOKS / f"{source}.toml" if is_name(source) else expanded(source)
    is_folder = path.is_dir()
    path = path / BOOK if is_folder else path
    try:
        text = read_file(path, LARGEST).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        fault = (
            (f"the folder holds no {BOOK}" if is_folder else "there is no such file")
            if isinstance(error, FileNotFoundError)
            else f"cannot be read ({error.strerror})"
        )
        raise InputError(f"codebook {source}", [fault], remedy=_named()) from error
    except ValueError as error:
        fault = f"is not TOML: {error}"
        raise InputError(f"codebook {source}", [fault], remedy=_REMEDY) from error
    return parse_codebook(text, name=path.name)


def parse_codebook(text: str, *, name: str = BOOK) -> Codebook:
    """Give the codebook that a TOML text defines; errors call it by *name*.

    Raises InputError, which lists every fault with its line where it can be told.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        deep = isinstance(error, RecursionError)
        fault = "is nested too deeply" if deep else f"is not TOML: {error}"
        raise InputError(f"codebook {name}", [fault], remedy=_REMEDY) from error
    faults = find_faults(content, text)
    if faults:
        raise InputError(f"codebook {name}", faults, remedy=_REMEDY)
    return _codebook(content)


def _named() -> str:
    return f"Name {', '.join(shipped_codebooks())} or the path of a TOML file."


def _codebook(content: Mapping[str, Any]) -> Codebook:
    name, version, unit, citation = (_joined(content[key]) for key in HEAD)
    return Codebook(
        name,
        version,
        unit,
        citation,
        tuple(map(_frame, content["frames"])),
        note=_joined(content.get("note", "")),
        rules=tuple(map(_joined, content.get("rules", []))),
    )


def _frame(content: Mapping[str, Any]) -> Frame:
    code, name, definition = (_joined(content[key]) for key in WORDING)
    include, exclude, yes, no = (tuple(map(_joined, content.get(key, []))) for key in LISTS)
    cues = tuple((cue, float(weight)) for cue, weight in content.get("cues", {}).items())
    parent = content.get("parent", "")
    return Frame(code, name, definition, include, exclude, yes, no, cues, parent)


def _joined(text: str) -> str:
    """Give a text that was wrapped for reading on one line again."""
    return " ".join(text.split())
