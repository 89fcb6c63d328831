"""Categories: the kinds of evidence a reader can see and tell apart in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A kind of mark: its code in the page, its letter in the text, its name."""

    code: str
    letter: str
    label: str
    labels: str

    @property
    def speech(self) -> bool:
        """Whether it marks a part of an attribution."""
        return self.code in ("named", "unnamed", "document", "verb", "quotation", "paraphrase")


CATEGORIES = {
    category.code: category
    for category in (
        Category("loaded", "L", "loaded word", "loaded words"),
        Category("named", "S", "named source", "named sources"),
        Category("unnamed", "U", "unnamed source", "unnamed sources"),
        Category("document", "O", "document or outlet as source", "documents or outlets"),
        Category("verb", "V", "attribution verb", "attribution verbs"),
        Category("quotation", "Q", "quotation", "quotations"),
        Category("paraphrase", "P", "paraphrase", "paraphrases"),
        Category("scare", "D", "words in scare quotes", "scare quotes"),
        Category("frame", "F", "frame cue", "frame cues"),
        Category("other", "E", "other evidence", "other evidence"),
    )
}
