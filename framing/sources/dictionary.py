"""The data dictionary of attributions and of sources by article: what each column means."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from framing.extractors.protocol import Measure
from framing.sources.by_article import FORMS, STANCES
from framing.tables import Tables, measures_table

_NEVER = "never"
_NO_ORDER = "names, no order"
_PAPERS = (
    "units after Pareti (2015, Attribution: A Computational Approach); stances after Kiparsky &"
    " Kiparsky (1970, Fact), Caldas-Coulthard (1994, On reporting reporting) and Floyd (2000, The"
    " reporting verbs and bias in the press); the lists are ours"
)


def attribution_measures(analysis: Tables) -> pd.DataFrame:
    """Give one row per column of ``Analysis.attributions``, in its order.

    It has the columns of ``Analysis.measures`` and, as ``version``, that of the attributions.
    """
    return measures_table([_dated(measure, analysis) for measure in _ATTRIBUTIONS])


def source_measures(analysis: Tables) -> pd.DataFrame:
    """Give one row per column of ``framing.sources_by_article``, in its order.

    >>> import framing
    >>> measures = source_measures(framing.analyze("Calm returned.", model="fast"))
    >>> measures.loc["share_of_voice", "unit"]
    'share of words'
    """
    return measures_table([_dated(measure, analysis) for measure in _SOURCES])


def _dated(measure: Measure, analysis: Tables) -> Measure:
    versions = analysis.measures["version"]
    own = versions.get("attribution_count", "")
    return replace(measure, version=str(own))


def _named(name: str, label: str, unit: str, definition: str, undefined: str = _NEVER) -> Measure:
    """Give a column that holds a name or a text."""
    return Measure(
        name, label, unit, math.nan, math.nan, _NO_ORDER, definition, undefined, _PAPERS, ""
    )


def _counted(
    name: str,
    label: str,
    unit: str,
    definition: str,
    *,
    high: float = math.inf,
    direction: str = "higher means more",
    undefined: str = _NEVER,
) -> Measure:
    """Give a column that holds a number."""
    return Measure(
        name, label, unit, 0.0, high, direction, definition, undefined, _PAPERS, "", combine="sum"
    )


_TYPES = (
    "named_person; named_organisation, an institution, firm, party or state with a name or one the"
    " reader can tell; unnamed_role, people told by post or role; unnamed_vague (“critics”, “a"
    " source”); collective, a public or side; document; outlet, a news outlet; none"
)
_STANCE = (
    "What the cue says of the content: neutral; endorsing, it takes the content as true"
    " (“revealed”); doubting, it holds it at a distance (“claimed”); confrontational (“slammed”,"
    " “denied”); emotive (“lamented”); promissory (“vowed”); mental, a thought, wish or feeling."
    " neutral where no cue stands."
)
_ATTRIBUTIONS = (
    _named("article_id", "Article", "id", "The article it stands in."),
    _named("paragraph_id", "Paragraph", "id", "The paragraph of its first part."),
    _named(
        "form",
        "Form",
        "code",
        "direct, the content stands in quotation marks; indirect, in the narrator's words; mixed.",
    ),
    _named("source", "Source", "words", "The words that name the source; empty where none do."),
    _named(
        "source_id",
        "Source, id",
        "id",
        "The same for all attributions of the article to one actor; empty where it stays open who"
        " that is.",
    ),
    _named(
        "source_resolved",
        "Source, resolved",
        "words",
        "The fullest mention of that actor in the article; of one without a name the first.",
        "empty where it stays open",
    ),
    _named("source_type", "Source, type", "code", f"{_TYPES}."),
    _named(
        "source_gender",
        "Source, gender",
        "she, he or empty",
        "As a title, a word (“spokeswoman”) or a pronoun tied to it says; a first name alone says"
        " nothing, though it helps to tie a pronoun.",
        "empty where the text does not say",
    ),
    _named(
        "anonymity",
        "Anonymity stated",
        "yes or no",
        "Whether the text says anywhere that the name of the source is withheld.",
    ),
    _counted(
        "link_confidence",
        "Source, confidence of the link",
        "confidence",
        "How sure it is that the words mean that actor: 1 the name itself, or somebody without one"
        " who speaks for the first time; .95 a short name, .9 a description used before, .85 a"
        " pronoun, .75 the only one it can be, .7 the same words without a name again. Set by"
        " hand.",
        high=1.0,
        direction="higher means surer",
        undefined="the source stays open, or there is none",
    ),
    _named("cue", "Cue", "words", "The words that ascribe; empty where nothing does."),
    _named("cue_lemma", "Cue, lemma", "words", "The cue as its list has it."),
    _named(
        "cue_class",
        "Cue, class",
        "code",
        "What the cue tells of: statement, announcement, claim, admission, denial, evaluation,"
        " directive, question, evidence, commitment, manner; or what goes on in a head: thought,"
        " wish, feeling. Drop these three to keep what was said.",
    ),
    _named("stance", "Stance of the cue", "code", _STANCE),
    _named(
        "tense",
        "Tense of the cue",
        "code",
        "past (the perfect too), present, future, conditional.",
        "empty for participles, infinitives, nouns, “according to”",
    ),
    _named("content", "Content", "words", "What is said, parts of it joined by “…”."),
    _counted("content_words", "Words of the content", "words", "All words of the content."),
    _counted(
        "direct_words", "Words in quotation marks", "words", "Those of them in quoted speech."
    ),
    _named(
        "answers",
        "Answers",
        "relation",
        "The attribution before it in the same paragraph that it answers: that of another known"
        " source, where the cue denies, rejects, replies or agrees.",
        "empty where it answers none",
    ),
    _named(
        "rule",
        "Rule",
        "code",
        "The pattern that found it, as “quotation”, “that” (a that-clause), “according”, “noun”.",
    ),
    _counted(
        "confidence",
        "Confidence",
        "confidence",
        "How sure rule and model are that this is an attribution; no calibrated probability.",
        high=1.0,
        direction="higher means surer",
    ),
)
_SOURCES = (
    _named("source", "Source", "words", "The fullest mention of the actor in the article."),
    _named("source_type", "Type", "code", f"{_TYPES}. none for the row of all that stay open."),
    _named("source_gender", "Gender", "she, he or empty", "As a title, word or pronoun says."),
    _named(
        "anonymity",
        "Anonymity stated",
        "yes or no",
        "Whether the text says anywhere that the name is withheld.",
    ),
    _counted("attributions", "Attributions", "attributions", "Attributions to the source."),
    _counted(
        "content_words",
        "Words given to it",
        "words",
        "Words of all contents, each attribution by itself.",
    ),
    _counted("direct_words", "Own words", "words", "Those of them in quoted speech."),
    *(
        _counted(form, form.capitalize(), "attributions", f"Attributions in {form} form.")
        for form in FORMS
    ),
    *(
        _counted(
            f"stance_{stance}",
            f"{stance.capitalize()} cues",
            "attributions",
            f"Attributions whose cue is {stance}.",
        )
        for stance in STANCES
    ),
    _counted(
        "share_of_voice",
        "Share of voice",
        "share of words",
        "Its part of the words that the article gives to all sources together; words of one"
        " content inside another count for both.",
        high=1.0,
        direction="higher means more of what is said is said by it",
        undefined="no source is given a word",
    ),
    _named(
        "first_paragraph_id",
        "First paragraph",
        "id",
        "The paragraph in which it first speaks.",
    ),
    _counted(
        "first_position",
        "First position",
        "paragraphs from the top",
        "The position of that paragraph, the headline is 0.",
        direction="higher means later",
    ),
    _counted("answers", "Answers", "attributions", "How often it answers another source."),
    _counted("answered", "Answered", "attributions", "How often another source answers it."),
)
