"""Quotations: what each article puts between quotation marks, and who is said to say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.report.reading import ArticleView, text_of
from framing.report.spellings import plain_words
from framing.sources.speakers import speaker_names
from framing.speech.marks import pair_marks
from framing.speech.vocabulary import vocabulary
from framing.tables import Tables
from framing.text.words import find_words

#: Words that begin with other letters than these are no spellings of each other.
_STEM = 3
_MARKS = "\"“”„‟″＂«»‹›'‘’‚‛`"


@dataclass(frozen=True)
class Quoted:
    """The words that one attribution quotes, or one quotation without a speaker.

    ``parts`` hold the text between each pair of marks, without them; ``position`` is the paragraph
    of the first. ``source``, ``cue`` and ``stance`` are empty where no attribution holds the words.
    ``words`` are those that are compared (“we’ll” as two), ``content`` those of them that are no
    function words, ``stems`` how these begin, ``size`` how many words stand there.
    """

    article_id: str
    position: int
    source: str
    cue: str
    stance: str
    parts: tuple[str, ...]
    words: tuple[str, ...] = field(init=False)
    content: tuple[str, ...] = field(init=False)
    stems: frozenset[str] = field(init=False, repr=False)
    size: int = field(init=False)
    _places: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Read the words once."""
        written = [
            plain_words(part[word.start : word.end])
            for part in self.parts
            for word in find_words(part)
        ]
        words = tuple(word for one in written for word in one)
        known = vocabulary().kinds
        object.__setattr__(self, "words", words)
        content = tuple(word for word in words if word not in known)
        object.__setattr__(self, "content", content)
        object.__setattr__(self, "stems", frozenset(word[:_STEM] for word in content))
        object.__setattr__(self, "size", len(written))
        places = (at for at, one in enumerate(written) for _ in one)
        object.__setattr__(self, "_places", tuple(places))

    def place(self, at: int) -> int:
        """Give which of the words as they stand there one of those compared belongs to."""
        return self._places[at] if at < len(self._places) else self.size

    def told(self, start: int, end: int) -> str:
        """Give a run of the words compared as text."""
        return " ".join(self.words[start:end])


def quotations_of(tables: Tables, article: ArticleView) -> list[Quoted]:
    """Give the quotations of an article in order; titles and names in marks are left out."""
    holders = _holders(tables, article)
    texts = [paragraph.text for paragraph in article.paragraphs]
    told = _told(tables, article)
    parts: dict[str, list[tuple[int, str]]] = {}
    for at, pair in enumerate(pair_marks(texts)):
        place = pair.places[0]
        paragraph = article.paragraphs[place.position]
        where = paragraph.position
        kind, relation = _holder(holders.get(paragraph.paragraph_id, ()), place.start, place.end)
        if kind != "title_or_name":
            inside = " ".join(texts[p.position][p.start : p.end].strip(_MARKS) for p in pair.places)
            parts.setdefault(relation or f" {at}", []).append((where, inside.strip()))
    return [
        Quoted(
            article.article_id,
            found[0][0],
            *told.get(relation, ("", "", "")),
            tuple(text for _, text in found),
        )
        for relation, found in parts.items()
    ]


def _told(tables: Tables, article: ArticleView) -> dict[str, tuple[str, str, str]]:
    """Give source, cue and stance of each attribution of an article."""
    mine = tables.attributions[tables.attributions["article_id"] == article.article_id]
    columns = (speaker_names(mine), mine["cue"], mine["stance"])
    return {
        str(relation): (text_of(source), text_of(cue), text_of(stance))
        for relation, source, cue, stance in zip(mine.index, *columns, strict=True)
    }


@dataclass(frozen=True)
class _Holder:
    """A span that can hold a quotation; ``source_type`` is that of its attribution."""

    kind: str
    start: int
    end: int
    relation: str
    source_type: str


def _holders(tables: Tables, article: ArticleView) -> dict[str, list[_Holder]]:
    """Give the spans of an article that can hold quotations, by paragraph, the shortest first."""
    ids = [paragraph.paragraph_id for paragraph in article.paragraphs]
    spans = tables.spans
    spans = spans[
        spans["paragraph_id"].isin(ids)
        & (spans["extractor"] == "attribution")
        & spans["kind"].isin(["content", "scare_quote", "title_or_name"])
    ]
    types = {str(key): str(kind) for key, kind in tables.attributions["source_type"].items()}
    columns = (spans[name] for name in ("paragraph_id", "kind", "start", "end", "relation"))
    found: dict[str, list[_Holder]] = {}
    for paragraph, kind, start, end, relation in zip(*columns, strict=True):
        key = text_of(relation)
        holder = _Holder(str(kind), int(start), int(end), key, types.get(key, ""))
        found.setdefault(str(paragraph), []).append(holder)
    return {key: sorted(held, key=lambda one: one.end - one.start) for key, held in found.items()}


def _holder(holders: Sequence[_Holder], start: int, end: int) -> tuple[str, str]:
    """Give kind and relation of the span that holds a quotation, the shortest where several do.

    Of one attribution inside another, a document or nobody gives way to who speaks outside: in
    “He said data showed ‘a rise’” he is quoted, not the data.
    """
    held = [one for one in holders if one.start < end and one.end > start]
    if not held:
        return "", ""
    speaking = [one for one in held if one.source_type not in ("document", "none")]
    row = speaking[0] if held[0].kind == "content" and speaking else held[0]
    return row.kind, row.relation


def all_quotations(tables: Tables, articles: Sequence[ArticleView]) -> list[Quoted]:
    """Give the quotations of all articles that hold a word."""
    found = (quoted for article in articles for quoted in quotations_of(tables, article))
    return [quoted for quoted in found if quoted.words]
