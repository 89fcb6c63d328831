"""Attribution: who is let speak, in which form, and how much of the text is quoted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.encoders import load_contextual
from framing.extractors.protocol import Measure
from framing.heads import ContextReader, load_vector_head, version_of
from framing.lexicons import load_lexicon
from framing.speech import Attribution as Attributed
from framing.speech import Place, Speech, find_speech
from framing.speech.judging import PREFIX, Judge
from framing.speech.records import NAMED, UNNAMED
from framing.speech.vocabulary import LEXICONS
from framing.text.passage import Passage
from framing.text.spans import Span, Stretch

#: The name of the extractor, and of the model that gives a second opinion.
NAME = "attribution"
_ORIGIN = (
    "Written for this project; units after Pareti (2015, Attribution: A Computational Approach)"
)
_RULES = "rules 4"


def _count(name: str, label: str, definition: str) -> Measure:
    return Measure(
        name=f"attribution_{name}",
        label=label,
        unit="attributions",
        low=0.0,
        high=float("inf"),
        direction="higher means more of them",
        definition=f"{definition} Counted in the paragraph of its first part.",
        undefined="the paragraph has no words or the article is not in English",
        origin=_ORIGIN,
        version=_RULES,
        combine="sum",
    )


_MEASURES = (
    _count(
        "count",
        "Attributions",
        "Attributions of what is said, written, thought, known, wanted or felt to a source. What "
        "somebody refuses counts where it is told ('declined to comment on the leak'); silence "
        "without content ('did not respond') and the wish to stay without a name do not.",
    ),
    _count("direct_count", "Direct", "Attributions whose content stands in quotation marks."),
    _count("indirect_count", "Indirect", "Attributions in the narrator's words."),
    _count("mixed_count", "Mixed", "Attributions partly quoted, partly in the narrator's words."),
    _count(
        "named_count",
        "Named sources",
        "Attributions to a person or organisation with a name, or to a body the reader can tell "
        "without one ('the ministry', 'his office'), but not to a service of many ('police', "
        "'the army'), unless it has a name. He or she counts here where persons named "
        "before can be meant, even if it stays open which of them.",
    ),
    _count(
        "unnamed_count",
        "Unnamed sources",
        "Attributions to a role without a name ('officials', 'a driver', 'police'), a vague source "
        "('critics') or a collective ('voters', 'both sides'). A pronoun counts here only where "
        "it stands for such a source, or where no person is named before it.",
    ),
    _count(
        "unsourced_count",
        "Without a source",
        "Attributions that name no source at all, as in 'it was announced', or only an 'it' that "
        "stands for nothing the text names.",
    ),
    Measure(
        name="attribution_quoted_words_share",
        label="Share of quoted words",
        unit="share of words",
        low=0.0,
        high=1.0,
        direction="higher means more of the paragraph is quoted speech",
        definition=(
            "Words in quoted speech divided by all words of the paragraph; scare quotes, titles "
            "and names in quotation marks do not count."
        ),
        undefined="the paragraph has no words or the article is not in English",
        origin=_ORIGIN,
        version=_RULES,
        combine="mean",
        weight="words",
    ),
)


@dataclass(frozen=True)
class Attribution:
    """Points at source, cue and content of attributions, and at quoted words that are none.

    Reports counts per paragraph (by form and by kind of source) and the share of quoted words.
    *quick* reads only sentences with a quotation or a verb that hardly ever means anything but
    speech ("said", "told", "according to"); *context* gives a second opinion on each attribution,
    from the words in their sentence, and those that are not sure enough then are left out.
    Spans have the kinds ``source``, ``cue``, ``content``, ``scare_quote``, ``title_or_name``;
    those of one attribution share a ``relation``, and their ``weight`` is its confidence.

    >>> from framing.articles import article_of
    >>> spans = Attribution().find(article_of("“We will stay,” Mayor Jo Hale said."))
    >>> [(span.kind, span.text) for span in spans]
    [('content', '“We will stay,”'), ('source', 'Mayor Jo Hale'), ('cue', 'said')]
    """

    quick: bool = False
    context: ContextReader | None = None
    name: ClassVar[str] = NAME

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures, with the versions of rules, lists and model."""
        parts = [f"{_RULES}, quick" if self.quick else _RULES]
        parts += [load_lexicon(name).version for name in LEXICONS]
        if self.context is not None:
            head = self.context.head_of(f"{PREFIX}cue")
            parts.append(f"model {head.name} {version_of(head)}")
        return tuple(replace(measure, version=", ".join(parts)) for measure in _MEASURES)

    def read_speech(self, paragraphs: Sequence[Passage]) -> Speech:
        """Find who says what in the paragraphs of an article."""
        return find_speech(paragraphs, quick=self.quick, judge=self._judge)

    @cached_property
    def _judge(self) -> Judge | None:
        """The second opinion of the model, from the vectors that other extractors need too."""
        reader = self.context
        if reader is None:
            return None

        def judge(passage: Passage, part: str, start: int, end: int) -> float:
            return reader.log_odds(passage, f"{PREFIX}{part}", Stretch(start, end))

        return judge

    def relate(self, article: Article) -> list[tuple[str, Attributed]]:
        """Give the attributions of an article in order, each with its relation."""
        return [
            (f"{article.article_id}:r{number:03d}", found)
            for number, found in enumerate(article.speech.attributions, start=1)
        ]

    def find(self, article: Article) -> list[Span]:
        """Point at the parts of every attribution, and at quoted words without a speech act."""
        spans: list[Span] = []
        for relation, found in self.relate(article):
            parts = (("source", found.source), ("cue", found.cue), ("content", found.content))
            for kind, places in parts:
                for place in places:
                    spans.append(_span(article, kind, place, relation, found))
        for quotation in article.speech.quotations:
            if quotation.kind != "speech":
                spans += [_span(article, quotation.kind, place) for place in quotation.places]
        spans.sort(key=lambda span: (span.paragraph_id, span.start, -span.end, span.relation))
        return spans

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Count the attributions that begin in a paragraph, and its quoted words."""
        del spans
        own = paragraph.article.speech.starting.get(paragraph.position, ())
        forms = [found.form for found in own]
        types = [found.source_type for found in own]
        words = len(paragraph.written.words)
        return {
            "attribution_count": float(len(own)),
            "attribution_direct_count": float(forms.count("direct")),
            "attribution_indirect_count": float(forms.count("indirect")),
            "attribution_mixed_count": float(forms.count("mixed")),
            "attribution_named_count": float(sum(map(types.count, NAMED))),
            "attribution_unnamed_count": float(sum(map(types.count, UNNAMED))),
            "attribution_unsourced_count": float(types.count("none")),
            "attribution_quoted_words_share": (
                paragraph.quoted_word_count / words if words else math.nan
            ),
        }


def _span(
    article: Article,
    kind: str,
    place: Place,
    relation: str = "",
    found: Attributed | None = None,
) -> Span:
    """Point at a part of an attribution, or at quoted words that are none."""
    entry, weight = (found.cue_lemma, found.confidence) if found else ("", math.nan)
    return article.paragraphs[place.position].span(
        NAME, kind, place[1:], entry=entry, weight=weight, relation=relation
    )


@cache
def default_attribution(model: str) -> Attribution:
    """Give the extractor of this package: ``"standard"``, or ``"fast"`` for archives."""
    if model == "fast":
        return Attribution(quick=True)
    return Attribution(context=ContextReader(load_contextual(), (load_vector_head(NAME),)))
