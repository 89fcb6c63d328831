"""Studies: a sample as a folder of files for coders and the key to them, and read again."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.codebooks import load_codebook
from framing.codebooks.writing import dump_codebook
from framing.coding.asking import variables_named
from framing.coding.doccano import codable
from framing.coding.formats import FORMATS, check_formats, files_of
from framing.coding.sample import STRATA, UNITS, Sample
from framing.errors import InputError
from framing.folders import check_folder, recover, replacing
from framing.paths import expanded
from framing.spreadsheets import csv_of, marked, plain_of
from framing.tables import make_table
from framing.text.objects import parse_json

FORMAT = 1
BOOK, README = "codebook.toml", "README.txt"
PLAN, KEY, KEY_README = "key/sample.json", "key/units.csv", "key/README.txt"
#: What the plan of a sample tells at least.
_KINDS: Mapping[str, type] = {
    **{"format": int, "plan": dict, "coders": list, "variables": list, "strata": list},
    "files": dict,
}
_REMEDY = "Name a folder that `framing sample` or write_sample() wrote."
_KEY_TOLD = """Nothing in this folder is for coders before they are done.

units.csv has a row a unit: paragraph_id and article_id say what it is, stratum why it was drawn,
weight is 1 / its chance of being drawn, coder who codes it (empty: all of them).
To estimate a share of all paragraphs from the codes of some, weight them: the sum of the weights of
the units with a code, over the sum of the weights of all coded units.
sample.json says how the sample was drawn, so that the same command draws it again.
"""


def write_sample(
    sample: Sample, folder: str | Path, formats: Sequence[str] = ("xlsx", "csv")
) -> Path:
    """Write a sample to a folder: a file for each coder and format, and the key in ``key/``.

    *formats* are ``"xlsx"``, ``"csv"``, ``"label-studio"``, ``"doccano"`` and
    ``"inception"``. Nothing that the programme found, no outlet, date or stratum stands in the
    files of the coders, and each has an order of its own. The same sample gives the same bytes. A
    sample that is already there is replaced as long as nobody has coded in it.

    Raises InputError where the folder holds anything else, or a file that was changed since.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> analysis = framing.analyze("Troops fired rockets.\\n\\nThe aid came late.", model="fast")
    >>> sample = framing.draw_sample(analysis, n=2, coders=["Ann", "Ben"])
    >>> with TemporaryDirectory() as folder:
    ...     study = framing.write_sample(sample, f"{folder}/study", formats=["csv"])
    ...     sorted(path.name for path in study.iterdir())
    ['README.txt', 'codebook.toml', 'coder_Ann.csv', 'coder_Ben.csv', 'key']
    """
    formats = (formats,) if isinstance(formats, str) else tuple(formats)
    check_formats(formats, sample)
    check_study(folder)
    files = {**dict(files_of(sample, formats)), BOOK: dump_codebook(sample.codebook).encode()}
    files[KEY] = csv_of(sample.units.assign(text=[marked(text) for text in sample.units["text"]]))
    files[README] = _readme(sample, formats).encode()
    files[KEY_README] = _KEY_TOLD.replace("\n", "\r\n").encode()
    files[PLAN] = _plan_of(sample, formats, files)
    with replacing(folder, _listed(folder)) as fresh:
        for name, data in files.items():
            path = fresh / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    return Path(folder)


def open_sample(folder: str | Path) -> Sample:
    """Open a sample that ``write_sample`` or ``framing sample`` wrote.

    Raises InputError where the folder holds none, or its key or codebook was changed.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> analysis = framing.analyze("Troops fired rockets.\\n\\nThe aid came late.", model="fast")
    >>> sample = framing.draw_sample(analysis, n=2, coders=["Ann", "Ben"])
    >>> with TemporaryDirectory() as folder:
    ...     framing.open_sample(framing.write_sample(sample, f"{folder}/study")).coders
    ('Ann', 'Ben')
    """
    folder = expanded(folder)
    recover(folder)
    page = _page(folder)
    faults = []
    for name in (KEY, BOOK):
        if not (folder / name).is_file():
            faults.append(f"{name} is missing")
        elif _sum_of((folder / name).read_bytes()) != page["files"].get(name):
            faults.append(f"{name} was changed since it was written")
    if faults:
        raise InputError(str(folder), faults, remedy=_REMEDY)
    codebook = load_codebook(folder / BOOK)
    try:
        variables, _ = variables_named(codebook, page["variables"])
        rows = [tuple(row[name] for name in ("stratum", *STRATA)) for row in page["strata"]]
        strata = make_table(
            [row[1:] for row in rows], STRATA, index=[row[0] for row in rows], index_name="stratum"
        )
        units = _units((folder / KEY).read_bytes())
    except (KeyError, TypeError, ValueError) as error:
        fault = f"{PLAN} or {KEY} is damaged ({type(error).__name__}: {error})"
        raise InputError(str(folder), [fault], remedy=_REMEDY) from None
    return Sample(units, strata, codebook, variables, tuple(page["coders"]), page["plan"])


def check_study(folder: str | Path) -> None:
    """Say before the work begins whether a sample may be written to a folder.

    Raises InputError where it holds anything but a sample, or one that somebody has worked on.
    """
    check_folder(folder, _listed(folder))
    folder = expanded(folder)
    if not (folder / PLAN).is_file():
        return
    sums = _page(folder)["files"]
    faults = [
        f"{name} was changed since it was written; there may be codes in it"
        for name, told in sorted(sums.items())
        if (folder / name).is_file() and _sum_of((folder / name).read_bytes()) != told
    ]
    if faults:
        raise InputError(
            str(folder), faults, remedy="Nothing was written. Name a new or empty folder."
        )


def _listed(folder: str | Path) -> frozenset[str]:
    """Give the files of a sample in a folder, as it lists them; none where it holds none."""
    try:
        return frozenset({PLAN, *_page(expanded(folder))["files"]})
    except InputError:
        return frozenset()


def _page(folder: Path) -> dict[str, Any]:
    """Give what the plan of a sample says."""
    try:
        page = parse_json((folder / PLAN).read_text("utf-8"))
    except OSError:
        fault = f"holds no {PLAN}"
        raise InputError(str(folder), [fault], remedy=_REMEDY) from None
    except ValueError:
        raise InputError(str(folder), [f"{PLAN} is damaged"], remedy=_REMEDY) from None
    if not isinstance(page, dict) or not all(
        isinstance(page.get(name), kind) for name, kind in _KINDS.items()
    ):
        raise InputError(str(folder), [f"{PLAN} is damaged"], remedy=_REMEDY)
    if page["format"] != FORMAT:
        fault = f"has format {page['format']}; this version reads {FORMAT}"
        raise InputError(str(folder), [fault], remedy=_REMEDY)
    return page


def _plan_of(sample: Sample, formats: Sequence[str], files: Mapping[str, bytes]) -> bytes:
    page = {
        "about": "How a sample was drawn. Coders must not see this folder before they are done.",
        "format": FORMAT,
        "plan": dict(sample.plan),
        "coders": list(sample.coders),
        "variables": [variable.name for variable in sample.variables],
        "formats": list(formats),
        "codebook_sha256": sample.codebook_hash,
        "strata": sample.strata.reset_index().to_dict("records"),
        "files": {name: _sum_of(data) for name, data in sorted(files.items())},
    }
    text = json.dumps(page, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _units(data: bytes) -> pd.DataFrame:
    table = pd.read_csv(
        io.BytesIO(data), dtype="str", keep_default_na=False, encoding="utf-8-sig"
    ).set_index("unit")
    for name, kind in UNITS.items():
        if kind == "str":
            table[name] = [plain_of(cell) for cell in table[name]]
    table.index = table.index.astype("str")
    return table.astype(dict(UNITS))


def _readme(sample: Sample, formats: Sequence[str]) -> str:
    lines = [
        "This folder holds paragraphs to be coded by hand.",
        "",
        "Give each coder the file with their name, and nothing of the folder key/: it says what",
        "each paragraph is from and why it was drawn. Coders work by themselves.",
        "",
    ]
    for name in dict.fromkeys(formats):
        lines += [f"{name}: coder_….{FORMATS[name].suffix.lstrip('.')}"]
        lines += [f"  {FORMATS[name].setting_up}"]
        left = [v.name for v in sample.variables if v not in codable(sample)]
        if name == "doccano" and left:
            lines += [f"  It has no place for numbers, so {', '.join(left)} is not coded there."]
        lines += [""]
    sheets = [name for name in ("xlsx", "csv") if name in formats]
    files = f"coder_*{FORMATS[sheets[0]].suffix}" if sheets else "EXPORTED_FILES"
    lines += [
        "The codebook as a page to print:",
        "  framing codebook codebook.toml -o codebook.html",
        "",
        "When they are done (use the files that were coded, or that the programme exported):",
        f"  framing codes import {files} --sample . -o codings.csv",
        "",
    ]
    return "\r\n".join(lines)


def _sum_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
