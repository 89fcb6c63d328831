"""Markdown: the words of an article without the marks of its layout."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^(\w[\w -]*):[^\S\n]*(\S.*?)[^\S\n]*$", re.M)
_HEADING = re.compile(r"^ {0,3}#{1,6}[^\S\n]+(.*?)(?:[^\S\n]+#+)?[^\S\n]*$", re.M)
_UNDERLINED = re.compile(r"^(\S.*)\n(?:={2,}|-{2,})[^\S\n]*$", re.M)
_QUOTED_BLOCK = re.compile(r"^ {0,3}>[^\S\n]?", re.M)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[^\S\n]*){3,}|(?:-[^\S\n]*){3,}|(?:_[^\S\n]*){3,})$", re.M)
_IMAGE = re.compile(r"!\[[^\]\[\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[([^\]\[\n]+)\]\([^()\n]*\)")
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")
_STRESS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])")


def read_markdown(text: str) -> tuple[str, dict[str, str]]:
    r"""Give the words of a markdown text, and the ``key: value`` lines of its front matter.

    Marks of headings, emphasis, quoted blocks and rules go, links leave their words, pictures
    leave nothing; a heading stands in a block of its own, and one that begins the text is given
    as ``headline`` where the front matter names none. Everything else stays as written.

    >>> read_markdown("# Calm returns\nIt **rained**, [officials](http://a.example) said.")
    ('Calm returns\n\nIt rained, officials said.', {'headline': 'Calm returns'})
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    fields: dict[str, str] = {}
    front = _FRONT.match(text)
    if front:
        fields = {key.strip(): value.strip("\"'") for key, value in _FIELD.findall(front[1])}
        text = text[front.end() :]
    text = _QUOTED_BLOCK.sub("", text.lstrip())
    headed = _HEADING.match(text) or _UNDERLINED.match(text)
    text = _UNDERLINED.sub(r"\n\1\n", _HEADING.sub(r"\n\1\n", text))
    text = _RULE.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRESS.sub(r"\2", _STRONG.sub(r"\2", _ADDRESS.sub(r"\1", text)))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    if headed and not {"headline", "title"} & {key.casefold() for key in fields}:
        fields["headline"] = text.split("\n", 1)[0]
    return text, fields
