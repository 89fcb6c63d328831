"""Names of variables that both Stata and SPSS take: short, plain, each once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

#: The longest name of a variable in Stata; SPSS would take 64 bytes.
LONGEST = 32
_SHORTEST_PART = 3
_STATA = (
    *("_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_se", "_skip", "aggregate"),
    *("array", "boolean", "break", "byte", "case", "catch", "class", "colvector", "complex"),
    *("const", "continue", "default", "delegate", "delete", "do", "double", "else", "eltypedef"),
    *("end", "enum", "explicit", "export", "external", "float", "for", "friend", "function"),
    *("global", "goto", "if", "in", "inline", "int", "local", "long", "null", "pragma"),
    *("protected", "quad", "rowvector", "short", "str", "strl", "typedef", "typename", "using"),
    *("virtual", "with"),
)
_SPSS = ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")
_RESERVED = frozenset({*_STATA, *_SPSS})
_STRING = re.compile(r"str\d+")


def short_names(columns: Iterable[str]) -> dict[str, str]:
    """Give a legal name for each column, by the column; no two differ in capitals alone.

    Letters lose their accents, what is no letter, digit or underscore becomes an underscore, and
    the longest words of a name are cut until it has 32 characters.

    >>> short_names(["Länge", "if", "word_share_military_intervention_abroad"])
    {'Länge': 'Lange', 'if': 'if_', 'word_share_military_intervention_abroad': \
'word_share_milita_interve_abroad'}
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for column in columns:
        name = _legal(column)
        number = 2
        while name.lower() in taken:
            tail = f"_{number}"
            name = f"{_cut(_legal(column), LONGEST - len(tail))}{tail}"
            number += 1
        taken.add(name.lower())
        given[column] = name
    return given


def _legal(column: str) -> str:
    plain = unicodedata.normalize("NFKD", column).encode("ascii", "ignore").decode("ascii")
    plain = re.sub(r"\W+", "_", plain.strip())
    plain = plain.strip("_") or "column"
    if not plain[0].isalpha():
        plain = f"v_{plain}"
    if plain.lower() in _RESERVED or _STRING.fullmatch(plain.lower()):
        # SPSS dislikes the underscore at the end of a name, and takes it.
        plain = f"{plain}_"
    return _cut(plain, LONGEST)


def _cut(name: str, most: int) -> str:
    """Cut the longest word of a name, letter by letter, until it is short enough.

    >>> _cut("word_share_security", 15)
    'word_shar_secur'
    """
    parts = name.split("_")
    while len("_".join(parts)) > most:
        longest = max(range(len(parts)), key=lambda at: len(parts[at]))
        if len(parts[longest]) <= _SHORTEST_PART:
            return "_".join(parts)[:most].rstrip("_")
        parts[longest] = parts[longest][:-1]
    return "_".join(parts)
