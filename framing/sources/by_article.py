"""Sources by article: from single attributions to one row an actor and article."""

from __future__ import annotations

import pandas as pd

from framing.errors import InputError
from framing.tables import Tables

#: The stances of cues, in the order of the data dictionary.
STANCES = (
    "neutral",
    "endorsing",
    "doubting",
    "confrontational",
    "emotive",
    "promissory",
    "mental",
)
#: The forms of attributions.
FORMS = ("direct", "indirect", "mixed")
#: Stands for all attributions of an article that are tied to no actor.
OPEN = ""


def sources_by_article(analysis: Tables) -> pd.DataFrame:
    """Give one row per article and actor: what the article gives to whom it lets speak.

    The index is ``article_id`` and ``source_id``; the actor heard first comes first. Attributions
    that name no source, or whose source could not be tied to anybody ("they", "the 46-year-old"),
    share the row whose ``source_id`` is "" and whose type is ``none``, whatever they are. The
    columns, as ``framing.sources.dictionary.source_measures`` defines them:

    - ``source``, the fullest name, and ``source_type``; ``source_gender`` ("she", "he", or ""
      where the text does not say) and ``anonymity`` (whether the text says that the name is
      withheld).
    - ``attributions``, and of these ``direct``, ``indirect``, ``mixed``; ``stance_<stance>``, by
      the stance of the cue.
    - ``content_words``, the words given to the source, and ``direct_words``, those of them in its
      own words; ``share_of_voice``, its part of all content words of the article (0 to 1; NaN
      where there are none).
    - ``first_paragraph_id`` and ``first_position``, the paragraph it first speaks in, from 0.
    - ``answers``, how often it answers another source of the same paragraph, and ``answered``,
      how often another source answers it.

    Raises InputError where the analysis has no attributions measured.

    >>> import framing
    >>> text = "“We will stay,” Mayor Jo Hale said. Critics slammed the plan. Hale denied a delay."
    >>> sources = framing.sources_by_article(framing.analyze(text, model="fast"))
    >>> sources[["attributions", "direct_words"]].to_dict("index")[("text", "jo-hale")]
    {'attributions': 2, 'direct_words': 3}
    """
    if "attribution_count" not in analysis.features.columns:
        raise InputError(
            "analysis",
            ["the measure attribution_count is missing: attributions were not sought"],
            remedy="Run framing.analyze() with the extractor Attribution, as it does by default.",
        )
    mine = analysis.attributions
    keys = [mine["article_id"], mine["source_id"].fillna(OPEN)]
    times = mine["answers"].value_counts().to_dict()
    places = mine["paragraph_id"].map(analysis.paragraphs["position"])
    rows = mine.assign(
        first_position=places,
        **{form: mine["form"] == form for form in FORMS},
        **{f"stance_{stance}": mine["stance"] == stance for stance in STANCES},
        answered=[times.get(relation, 0) for relation in mine.index],
        answering=mine["answers"].fillna("") != "",
    )
    grouped = rows.groupby(keys, sort=False)
    counted = ["content_words", "direct_words", *FORMS, *(f"stance_{s}" for s in STANCES)]
    table = pd.DataFrame(
        {
            "source": grouped["source_resolved"].first(),
            "source_type": grouped["source_type"].first(),
            "source_gender": grouped["source_gender"].max(),
            "anonymity": grouped["anonymity"].max(),
            "attributions": grouped.size(),
            **{name: grouped[name].sum() for name in counted},
            "first_paragraph_id": grouped["paragraph_id"].first(),
            "first_position": grouped["first_position"].min(),
            "answers": grouped["answering"].sum(),
            "answered": grouped["answered"].sum(),
        }
    )
    table.index.names = ["article_id", "source_id"]
    whole = table.groupby(level="article_id")["content_words"].transform("sum")
    share = table["content_words"] / whole.where(whole > 0)
    at = list(table.columns).index("first_paragraph_id")
    table.insert(at, "share_of_voice", share)
    return _typed(table)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give the columns their types, also where there is no row; the open ones get no name."""
    texts = ("source", "source_type", "source_gender", "first_paragraph_id")
    kinds = {
        name: "str" if name in texts else "float64" if name == "share_of_voice" else "int64"
        for name in table.columns
    }
    table = table.astype({**kinds, "anonymity": "bool"})
    unknown = table.index.get_level_values("source_id") == OPEN
    table.loc[unknown, ["source", "source_gender"]] = ""
    table.loc[unknown, "source_type"] = "none"
    return table
