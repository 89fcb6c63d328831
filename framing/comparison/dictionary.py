"""The data dictionary of a comparison: what each measure of an article means, and its family."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd

from framing.comparison.phrases import uncapitalised
from framing.comparison.tables import COMPARED
from framing.extractors.protocol import Measure
from framing.frames.decided import codes_of
from framing.frames.dictionary import article_measures
from framing.sources.by_article import STANCES
from framing.sources.dictionary import attribution_measures
from framing.tables import Tables, measures_table

#: The families of measures, by how the names of an extractor's measures begin.
FAMILIES = {
    "sentiment": "sentiment",
    "loaded": "loaded language",
    "attribution": "attribution",
    "frame": "frames",
    "assigned": "frames",
    "readability": "readability",
}
OTHERS = "other measures"

ATTRIBUTIONS, WORDS, NO_FRAME = "attribution_count", "words", "no_frame_share"
#: Shares among attributions: the measure, the count it is made of, and what it is called.
SHARES = {
    "attribution_named_share": ("attribution_named_count", "with a named source"),
    "attribution_unnamed_share": ("attribution_unnamed_count", "with an unnamed source"),
    "attribution_unsourced_share": ("attribution_unsourced_count", "without a source"),
    "attribution_direct_share": ("attribution_direct_count", "in direct form"),
    "attribution_indirect_share": ("attribution_indirect_count", "in indirect form"),
    "attribution_mixed_share": ("attribution_mixed_count", "in mixed form"),
}
_COUNT, _RATE = "_count", "_per_100_words"
_WEIGHTS = {
    "words": "their words",
    "narrator_words": "the narrator's words in them",
    "quoted_words": "the quoted words in them",
    "paragraphs": "",
}


def rate_of(name: str) -> str:
    """Give the name of the rate that a count becomes.

    >>> rate_of("attribution_count")
    'attribution_per_100_words'
    """
    return f"{name.removesuffix(_COUNT)}{_RATE}"


def stance_share(stance: str) -> str:
    """Give the name of the share of cues with a stance."""
    return f"attribution_{stance}_share"


def counts_of(tables: Tables) -> list[str]:
    """Give the counts that are compared as rates: those no rate and no share is made of yet."""
    measures = tables.measures
    shared = {count for count, _ in SHARES.values()}
    return [
        str(name)
        for name in measures.index[measures["combine"] == "sum"]
        if rate_of(str(name)) not in measures.index
        and not (name in shared and ATTRIBUTIONS in measures.index)
    ]


def kept_of(tables: Tables) -> list[str]:
    """Give the measures of paragraphs that are compared as they are combined for an article."""
    measures = tables.measures
    is_frame = measures.index.isin(tables.frames.columns)
    return list(map(str, measures.index[(measures["combine"] != "sum") & ~is_frame]))


def compared_measures(
    tables: Tables, primary: Collection[str] = (), *, corrected: bool = False
) -> pd.DataFrame:
    """Give one row per measure that is compared, by families, with those *primary* marked.

    Definitions are those of the analysis; what is made of its counts says so, and so do frames of
    which the table ``corrected`` has the shares as codings correct them.

    >>> import framing
    >>> measures = compared_measures(framing.analyze("Calm returned.", model="fast"))
    >>> measures.loc["attribution_per_100_words", ["label", "family"]].tolist()
    ['Attributions per 100 words', 'attribution']
    """
    listed = tables.measures
    measures = [_kept(_measure_of(listed, name)) for name in kept_of(tables)]
    measures += [_rate(_measure_of(listed, name)) for name in counts_of(tables)]
    families = {measure.name: _family_of(measure.name) for measure in measures}
    if ATTRIBUTIONS in listed.index:
        measures += _attribution_shares(tables)
    frames = [_corrected(frame) if corrected else frame for frame in _frames(tables)]
    length = _length()
    families |= dict.fromkeys((measure.name for measure in frames), FAMILIES["frame"])
    families[length.name] = FAMILIES["readability"]
    measures += [*frames, length]
    table = measures_table([replace(m, combine="mean", weight="articles") for m in measures])
    table["family"] = pd.Series(
        [families.get(str(name)) or _family_of(str(name)) for name in table.index],
        index=table.index,
        dtype="str",
    )
    table["primary"] = table.index.isin(list(primary))
    order = [*dict.fromkeys(FAMILIES.values()), OTHERS]
    return table.sort_values("family", key=lambda names: names.map(order.index), kind="stable")[
        list(COMPARED)
    ]


def _family_of(name: str) -> str:
    return FAMILIES.get(name.split("_")[0], OTHERS)


def _measure_of(measures: pd.DataFrame, name: str) -> Measure:
    row: dict[str, Any] = {str(key): value for key, value in measures.loc[name].items()}
    return Measure(name=name, **row)


def _kept(measure: Measure) -> Measure:
    if measure.combine == "text":
        return replace(measure, definition=_told(measure.definition, "computed on its joined body"))
    weight = _WEIGHTS.get(measure.weight, measure.weight)
    way = f"the mean over its paragraphs{weight and f', weighted by {weight}'}"
    return replace(measure, definition=_told(measure.definition, way))


def _told(definition: str, way: str) -> str:
    return f"{definition.removesuffix('.')}. Of an article: {way}."


def _rate(measure: Measure) -> Measure:
    return replace(
        measure,
        name=rate_of(measure.name),
        label=f"{measure.label} per 100 words",
        unit=f"{measure.unit} per 100 words",
        definition=_told(measure.definition, "per 100 of its words"),
    )


def _attribution_shares(tables: Tables) -> list[Measure]:
    """Give the shares among the attributions of an article."""
    listed = tables.measures
    undefined = "the article has no attribution"
    shares = [
        replace(
            _measure_of(listed, count),
            name=name,
            label=f"Share of attributions {told}",
            unit="share of attributions",
            high=1.0,
            definition=_told(
                str(listed.loc[count, "definition"]), "divided by all its attributions"
            ),
            undefined=undefined,
        )
        for name, (count, told) in SHARES.items()
        if count in listed.index
    ]
    stances = str(attribution_measures(tables).loc["stance", "definition"])
    shares += [
        replace(
            _measure_of(listed, ATTRIBUTIONS),
            name=stance_share(stance),
            label=f"Share of {stance} cues",
            unit="share of attributions with a cue",
            high=1.0,
            definition=f"Attributions whose cue is {stance}, of those with a cue. {stances}",
            undefined=f"{undefined} with a cue",
        )
        for stance in STANCES
    ]
    return shares


def _frames(tables: Tables) -> list[Measure]:
    """Give the share of paragraphs of each frame, and of those with none."""
    codes = codes_of(tables)
    if not codes:
        return []
    shared = article_measures(tables)
    shares = []
    for code in codes:
        measure = _measure_of(shared, f"share_{code}")
        frame = str(tables.measures.loc[f"frame_{code}", "label"]).removesuffix(", probability")
        label = f"Share of paragraphs in the {uncapitalised(frame)}"
        shares.append(replace(measure, label=label))
    none = replace(
        shares[0],
        name=NO_FRAME,
        label="Share of paragraphs in none of the frames",
        definition="Paragraphs assigned to no frame, of those the model decided on for every frame;"
        " the headline is one.",
        undefined="no paragraph was decided on for every frame",
    )
    return [*shares, none]


def _corrected(measure: Measure) -> Measure:
    """Say where a share stands corrected, and how."""
    return replace(
        measure,
        definition=f"{measure.definition.removesuffix('.')}. Corrected in the table corrected: the"
        " mean over articles of what the programme says, plus the weighted mean over the paragraphs"
        " that people coded of code less what the programme says (difference estimator).",
    )


def _length() -> Measure:
    """Give the length of articles."""
    return Measure(
        WORDS,
        "Words per article",
        "words",
        0.0,
        float("inf"),
        "higher means longer",
        "Words of the article, the headline included.",
        "never",
        "ours",
        "",
    )
