"""The page of a replication bundle: what is in it, and the commands that make it again."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from framing.definitions import Definition
from framing.report.rebuilding import rescoring
from framing.sharing import LEFT_OUT
from framing.tables import Tables

#: Where the commands put the analysis, and what stands in them for what only the reader has.
RESULT, ARTICLES, METADATA = "../result", "ARTICLES", "METADATA"
_WHAT = {
    "report.toml": "the definition of the report",
    "codebook.toml": "the frames, as coders and programme were told them",
    "requirements.txt": "the versions it was made with: pip install -r requirements.txt",
    "citations.txt": "what to cite; citations.bib and citations.ris for reference managers",
    "cards/": "the cards of the models: what each learnt from, and how well it does",
    "tables/": "the tables without text: ids, sums of the texts, offsets, figures, dictionary",
    "provenance.json": "settings, versions, lists and models, and the sums of the articles",
    "SHA256SUMS": "the sum of every file, as sha256sum --check reads it",
}
_WITHOUT = """\
No more than five words of an article stand in a row in any file. tables/articles.csv has the
SHA-256 of the text of every article, so that whoever holds the articles can see that they are the
same. An id that holds four words of an article is given as the beginning of its SHA-256."""
_COMPARED = """\
The tables of ../again are then those of this bundle, byte for byte, with the same versions on the
same machine: diff -r tables ../again/tables says nothing. On other machines figures agree to three
digits behind the point, and labels but for those next to a threshold."""
_OWN = """\
The analysis rests on models or parts of its maker's own, which are not in this bundle: see
provenance.json for their versions. With them, in this folder:"""


def page_of(
    analysis: Tables,
    definition: Definition | None,
    files: Sequence[str],
    left_out: Sequence[str],
) -> str:
    """Give the page: what the *files* are, how to make all again, what was *left_out*."""
    version = analysis.provenance.get("framing", "")
    title = f"Replication bundle of an analysis with framing {version}".strip()
    parts = [
        f"{title}\n{'=' * len(title)}",
        _contents(files),
        _WITHOUT,
        _making(analysis, definition),
        _COMPARED,
    ]
    if left_out:
        parts.append("\n".join(["Not in this bundle:", *(f"- {w}: {LEFT_OUT}" for w in left_out)]))
    return "\n\n".join(parts) + "\n"


def _contents(files: Sequence[str]) -> str:
    always = ("tables/", "provenance.json", "SHA256SUMS")
    there = {*files, *always, *("cards/" for name in files if name.startswith("cards/"))}
    width = max(map(len, _WHAT))
    return "\n".join(f"{name:<{width}}  {what}" for name, what in _WHAT.items() if name in there)


def _making(analysis: Tables, definition: Definition | None) -> str:
    given = _given(definition)
    command = rescoring(
        analysis.provenance, articles=ARTICLES, codebook="codebook.toml", out=RESULT
    )
    says = f"To make it again, type this in this folder; {ARTICLES} is where your articles are:"
    if not command:
        command = f"framing analyze {ARTICLES} -o {RESULT} {_own_models(analysis)}".rstrip()
        says = f"{_OWN}"
    if METADATA in given:
        says += f"\n({METADATA} is your table about them.)"
    commands = [
        f"{command}{given}",
        f"framing report report.toml -o {RESULT}_report",
        f"framing export {RESULT} --bundle -o ../again",
    ]
    return "\n".join([says, "", *(f"    {one}" for one in commands)])


def _given(definition: Definition | None) -> str:
    """Give the options that say where the text of articles stands, and what else is known."""
    if definition is None:
        return ""
    text = f" --text {shlex.quote(definition.text)}" if definition.text else ""
    return f"{text} --metadata {METADATA}" if definition.metadata else text


def _own_models(analysis: Tables) -> str:
    """Give the options that name models of somebody's own, by what provenance tells of them."""
    told = analysis.provenance
    options = [f"--model {told['model']}"] if told.get("model") else []
    if str(told.get("codebook")).endswith(", own model"):
        options.append("--codebook FRAMES_MODEL")
    if told.get("loaded") != "default":
        options.append("--loaded LOADED_MODEL")
    return " ".join(options)
