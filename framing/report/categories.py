"""Categories: the kinds of evidence a reader can see and tell apart in a text."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Category:
    """A kind of mark: its code in the tables, its letter in the text and the page, its name.

    ``measure`` is the measure whose version tells what found it, ``lists`` those parts of that
    version which bear on it (all where empty); ``changes`` what would change it.
    """

    code: str
    letter: str
    label: str
    labels: str
    measure: str = ""
    lists: tuple[str, ...] = ()
    changes: str = ""

    @property
    def speech(self) -> bool:
        """Whether it marks a part of an attribution."""
        return self.code in ("named", "unnamed", "document", "verb", "quotation", "paraphrase")

    def found_by(self, measures: pd.DataFrame) -> str:
        """Give the lists, rules and models that found it, each with its version; "" if unknown."""
        if self.measure not in measures.index:
            return ""
        parts = str(measures.loc[self.measure, "version"]).split(", ")
        mine = [part for part in parts if part.split(" ")[0] in self.lists]
        return ", ".join(mine or parts)


_SAID = ("attribution_count", ("rules", "source_nouns", "title_nouns", "model"))
_WORDS = ("attribution_count", ("rules", "model"))
_CUED = ("attribution_count", ("rules", "cues", "cue_nouns", "model"))
_NAME = "a name in place of a description, or a description in place of the name"

CATEGORIES = {
    category.code: category
    for category in (
        Category(
            *("loaded", "L", "loaded word", "loaded words", "loaded_count", ()),
            "a plainer word in its place, or a sentence that takes it literally",
        ),
        Category("named", "S", "named source", "named sources", *_SAID, _NAME),
        Category("unnamed", "U", "unnamed source", "unnamed sources", *_SAID, _NAME),
        Category(
            *("document", "O", "document or outlet as source", "documents or outlets", *_SAID),
            "a person or body named as who speaks in it",
        ),
        Category(
            *("verb", "V", "attribution verb", "attribution verbs", *_CUED),
            "another verb: its stance is that of its entry, said is neutral",
        ),
        Category(
            *("quotation", "Q", "quotation", "quotations", *_WORDS),
            "no quotation marks: then it is a paraphrase",
        ),
        Category(
            *("paraphrase", "P", "paraphrase", "paraphrases", *_WORDS),
            "quotation marks: then it is a quotation; no cue: then it is the narrator’s",
        ),
        Category(
            *("scare", "D", "scare quote", "scare quotes", *_WORDS),
            "a source and a cue: then it is a quotation",
        ),
        Category(
            *("frame", "F", "frame cue", "frame cues", "", ()),
            "other words; “without it” is the probability that is left",
        ),
        Category("other", "E", "other evidence", "other evidence"),
    )
}
