"""Every mark names its own entry: the forms of a row are forms of its entry."""

from __future__ import annotations

import re
import unicodedata

from framing.lexicons import Row, headword, load_lexicon

#: Irregular forms and second spellings, by the word they stand for.
IRREGULAR = {
    "arsed": "assed",
    "axe": "axed axing ax",
    "bend": "bent",
    "blow": "blew",
    "break": "broke",
    "bring": "brought",
    "checkered": "chequered",
    "cling": "clung",
    "come": "came",
    "cosied": "cozied",
    "cosy": "cozy",
    "cosying": "cozying",
    "feed": "fed",
    "fight": "fought",
    "get": "got",
    "go": "went gone going goes",
    "haemorrhage": "hemorrhage hemorrhaged hemorrhaging",
    "kneel": "knelt",
    "leave": "left",
    "lend": "lent",
    "lie": "lying",
    "lose": "lost",
    "man": "men",
    "paedo": "pedo pedos",
    "ride": "rode",
    "rise": "rose",
    "run": "ran",
    "sabre": "saber",
    "see": "saw",
    "sell": "sold",
    "send": "sent",
    "shake": "shook",
    "shoot": "shot",
    "sing": "sang",
    "siphon": "syphon syphoned syphoning",
    "sit": "sat",
    "slink": "slunk",
    "sneak": "snuck",
    "spin": "spun",
    "spit": "spat",
    "stand": "stood",
    "steal": "stole stolen",
    "sweep": "swept",
    "take": "took",
    "teach": "taught",
    "tear": "tore torn",
    "throw": "threw",
    "tsar": "czar czars",
    "vice": "vise",
    "woman": "women",
}
BASES = {form: base for base, forms in IRREGULAR.items() for form in forms.split()}
SMALL = frozenset(row["entry"] for row in load_lexicon("function_words").rows)


def words_of(phrase: str) -> list[str]:
    folded = unicodedata.normalize("NFD", phrase.lower())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return [
        BASES.get(word) or BASES.get(word.removesuffix("s"), word)
        for word in re.findall(r"[^\W_]{2,}", plain)
    ]


def stem_of(word: str) -> str:
    """Give the first four letters, without what a short word loses or changes in its forms."""
    for ending in ("ing", "s", "ed", "e"):
        word = word.removesuffix(ending) if len(word) > len(ending) + 2 else word
    return re.sub(r"(.)\1$", r"\1", re.sub(r"y$", "i", word))[:4]


def is_form_of(form: str, row: Row) -> bool:
    """Say whether each telling word of the entry stands in the form, in some inflection."""
    entry, here = words_of(headword(row)), words_of(form)
    if "".join(here).startswith("".join(entry)[:-1]):
        return True  # the same word, written together or apart
    telling = [word for word in entry if word not in SMALL] or entry
    return all(
        any(other.startswith(stem_of(word)) or stem_of(other) == stem_of(word) for other in here)
        for word in telling
    )


def test_every_form_is_a_form_of_its_entry() -> None:
    strangers = [
        f"{row['entry']}: {form}"
        for row in load_lexicon("loaded").rows
        if row["kind"] != "literal"
        for form in row["forms"].split("|")
        if form and not is_form_of(form, row)
    ]
    assert strangers == []
