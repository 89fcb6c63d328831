"""A hand-made comparison of three outlets: simple enough to check, and one that is hostile.

Figures follow from a few numbers by plain arithmetic (``Spec``), intervals are twice the standard
error and p-values those of a normal distribution: what matters here is that the tables fit
together, not how they are computed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from report_specimens import HOSTILE, RIVER, make_tables

from framing.comparison import tables as contract
from framing.comparison.settings import Settings
from framing.comparison.tables import ALL, INDEX, Comparison
from framing.report.section import Section
from framing.report.wording import SOURCE_TYPES
from framing.tables import MEASURES, Tables

GROUPS = ("Daily Herald", "Evening Post", "Northern Star")
#: Articles analysed of each: two outlets that may be tested, one that may not.
SIZES = (14, 12, 6)
#: A name of 60 characters, 43 of them in one word.
LONG_NAME = "The Allgemeine Donaudampfschifffahrtsgesellschafts-Zeitung N"
MONTHS = tuple(f"2025-{month:02d}" for month in range(1, 13))
LEFT_OUT = {"duplicate": 2, "language": 1, "short": 3}
WORDS = ("bridge", "collapse", "families", "rebuild", "storm", "terrible")
SOURCES = {"Ann Lee": "named_person", "Bridge Agency": "named_organisation", "Jo Hale": ""}


@dataclass(frozen=True)
class Spec:
    """A measure: where its values lie, how far apart, and what sets the first group off (in sd)."""

    name: str
    label: str
    unit: str
    family: str
    base: float
    sd: float
    shift: float = 0.0
    primary: bool = False
    bound: float = math.nan


SHARE = "share of paragraphs"
OF = "share of attributions"
SPECS = (
    Spec("sentiment_mean", "Sentiment", "−1 to 1", "sentiment", -0.1, 0.12, 0.2),
    Spec("sentiment_narrator_mean", "Sentiment, narrator", "−1 to 1", "sentiment", -0.2, 0.15, -2),
    Spec(
        *("loaded_per_100_words", "Loaded words per 100 words", "spans per 100 words"),
        *("loaded language", 2.0, 0.8, 2.0, True),
    ),
    Spec(
        *("attribution_per_100_words", "Attributions per 100 words", "attributions per 100 words"),
        *("attribution", 2.4, 0.5),
    ),
    Spec("attribution_named_share", "Named sources", OF, "attribution", 0.6, 0.1, -1.5),
    Spec("attribution_unnamed_share", "Unnamed sources", OF, "attribution", 0.3, 0.1),
    Spec("attribution_unsourced_share", "Without a source", OF, "attribution", 0.0, 0.0),
    Spec("attribution_direct_share", "Direct speech", OF, "attribution", 0.4, 0.1),
    Spec("attribution_indirect_share", "Indirect speech", OF, "attribution", 0.5, 0.1),
    Spec("attribution_quoted_words_share", "Quoted words", "share of words", "attribution", 0.2, 0),
    Spec("share_humanitarian", "Humanitarian frame", SHARE, "frames", 0.3, 0.1, 1.0, True),
    Spec("share_security", "Security frame", SHARE, "frames", 0.4, 0.12),
    Spec("share_political_symbolism", "Political symbolism frame", SHARE, "frames", 0.1, 0.05),
    Spec("no_frame_share", "None of the frames", SHARE, "frames", 0.25, 0.09, -0.5),
    Spec(
        *("readability_flesch_kincaid_grade", "Flesch-Kincaid grade", "US school grade"),
        *("readability", 11.0, 0.4, 0.05, False, 1.0),
    ),
    Spec(
        "readability_words_per_sentence",
        "Words per sentence",
        "words",
        "readability",
        21.0,
        3.0,
        0.4,
    ),
    Spec("words", "Words of the article", "words", "readability", 450.0, 90.0, -0.2),
)


def make_comparison(
    groups: Sequence[str] = GROUPS,
    sizes: Sequence[int] = SIZES,
    *,
    hostile: bool = False,
    **settings: Any,
) -> Comparison:
    """Give a comparison of the groups with so many articles each; sizes are repeated as needed.

    *settings* are those of ``Settings``. A hostile one has markup in every text of a user.
    """
    if hostile:
        groups = [f"{name} {HOSTILE}" for name in groups]
    amounts = {name: sizes[at % len(sizes)] for at, name in enumerate(sorted(groups))}
    primary = tuple(spec.name for spec in SPECS if spec.primary)
    asked = {"adjust": ("words",), "period": "month", **settings}
    chosen = Settings(**{"primary": primary, **asked})
    values = _values(amounts)
    means = _means(values, list(amounts))
    made = {
        "sample": _sample(amounts, values),
        "left_out": _left_out(amounts),
        "measures": _measures(chosen.primary),
        "differences": _differences(values, list(amounts), chosen),
        "advice": _advice(values, chosen),
        "voice": _voice(amounts),
        "sources": _sources(amounts),
        "loaded": _loaded(amounts),
        "keyness": _keyness(amounts),
        "contexts": _contexts(values),
        "examples": _examples(values),
        "periods": _periods(values, means, chosen),
        "volume": _volume(values, chosen),
        "changes": _changes(chosen),
        "findings": _findings(list(amounts)),
        "means": means,
    }
    tables = {name: _table(name, rows) for name, rows in made.items()}
    told = {**asdict(chosen), "versions": {"scipy": "1.0"}}
    comparison = Comparison(values=values, settings=told, **tables)
    return _hostile(comparison) if hostile else comparison


def plain_days(section: Section) -> str:
    """Give the HTML of a section without what keeps the parts of a date on one line."""
    return re.sub(r"<span class=day>(.*?)</span>", r"\1", str(section.html))


def make_compared_tables(comparison: Comparison, *, hostile: bool = False) -> Tables:
    """Give the analysis of the articles analysed: each has the same short text."""
    text = f"{HOSTILE}\n\n{RIVER}" if hostile else RIVER
    tables = make_tables(dict.fromkeys(map(str, comparison.values.index), text))
    tables.articles["outlet"] = comparison.values["group"]
    tables.articles["published"] = comparison.values["published"]
    if hostile:
        tables.articles["headline"] = HOSTILE
    return tables


Row = tuple[Any, ...]


def _table(name: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Give a table of the contract from rows that begin with their index."""
    columns: Mapping[str, str] = getattr(contract, {"measures": "COMPARED"}.get(name, name.upper()))
    known = [list(row) for row in rows]
    names = INDEX[name]
    table = pd.DataFrame(known, columns=[*(f"_{part}" for part in names), *columns])
    for part in names:
        kind = "int64" if part in ("line", "rank", "finding") else "str"
        table[f"_{part}"] = table[f"_{part}"].astype(kind)
    indexed = table.set_index([f"_{part}" for part in names])
    indexed.index.names = list(names)
    return indexed.astype(dict(columns))


def _values(amounts: Mapping[str, int]) -> pd.DataFrame:
    rows, index = [], []
    for at, (group, amount) in enumerate(amounts.items()):
        for n in range(amount):
            wave = ((7 * n + 3 * at) % 11 - 5) / 3.3
            row: dict[str, Any] = {
                "group": group,
                "published": f"{MONTHS[n % 12]}-{n % 27 + 1:02d}",
            }
            for place, spec in enumerate(SPECS):
                turn = wave if place % 2 else ((5 * n + place) % 11 - 5) / 3.3
                row[spec.name] = spec.base + spec.sd * (turn + (spec.shift if at == 0 else 0.0))
            if n == 1:
                row["sentiment_narrator_mean"] = math.nan
            rows.append(row)
            index.append(f"g{at}-{n:02d}")
    columns = ["group", "published", *(spec.name for spec in SPECS)]
    table = pd.DataFrame(rows, columns=columns, index=pd.Index(index, dtype="str"))
    table.index.name = "article_id"
    return table.astype(dict.fromkeys(columns[:2], "str") | dict.fromkeys(columns[2:], float))


def _sample(amounts: Mapping[str, int], values: pd.DataFrame) -> Iterable[Row]:
    for at, (group, amount) in enumerate(amounts.items()):
        mine = values[values["group"] == group]
        out = LEFT_OUT.values() if at == 0 else (0, 0, 0)
        days = (min(mine["published"], default=""), max(mine["published"], default=""))
        size = next(
            s for n, s in ((0, "none"), (1, "case"), (9, "few"), (1e9, "enough")) if amount <= n
        )
        words = int(mine["words"].sum())
        yield (
            group,
            amount + sum(out),
            *out,
            amount,
            min(at, amount),
            9 * amount,
            words,
            *days,
            size,
        )


def _left_out(amounts: Mapping[str, int]) -> Iterable[Row]:
    group = next(iter(amounts))
    for reason, amount in LEFT_OUT.items():
        for n in range(amount):
            yield f"out-{reason}-{n}", group, reason, "g0-00" if reason == "duplicate" else ""
    yield "out-nowhere", "", "no group", ""


def _measures(primary: Sequence[str]) -> Iterable[Row]:
    for spec in SPECS:
        told = {
            **{"label": spec.label, "unit": spec.unit, "direction": "higher means more"},
            **{"low": -1.0 if "sentiment" in spec.name else 0.0},
            **{"high": 1.0 if "share" in spec.unit or "1" in spec.unit[:4] else math.inf},
            **{"definition": f"{spec.label} of an article.", "undefined": "no words"},
            **{"origin": "written for this test", "version": "1"},
            **{"combine": "mean", "weight": "articles"},
        }
        yield spec.name, *(told[column] for column in MEASURES), spec.family, spec.name in primary


def _interval(middle: float, error: float, articles: int) -> tuple[float, float, str]:
    if articles < 2 or math.isnan(error):
        return math.nan, math.nan, ""
    return middle - 2 * error, middle + 2 * error, "t" if articles < 10 else "bootstrap"


def _known(values: pd.DataFrame, name: str, group: str, *, others: bool = False) -> pd.Series:
    inside = values["group"].to_numpy(dtype=object) == group
    return values[name][~inside if others else inside].dropna()


def _means(values: pd.DataFrame, groups: Sequence[str]) -> list[Row]:
    rows = []
    for spec in SPECS:
        for group in groups:
            known = _known(values, spec.name, group)
            n, mean, sd = len(known), known.mean(), known.std()
            interval = _interval(mean, sd / math.sqrt(n or 1), n)
            rows.append((spec.name, group, n, mean, sd, known.median(), *interval))
    return rows


def _differences(values: pd.DataFrame, names: Sequence[str], settings: Settings) -> Iterable[Row]:
    groups = [name for name in names if name != settings.reference and len(names) > 1]
    for spec in SPECS:
        primary = spec.name in settings.primary
        family = sum(s.family == spec.family and s.name not in settings.primary for s in SPECS)
        size = len(groups) * (len(settings.primary) if primary else family)
        for group in groups:
            mine = _known(values, spec.name, group)
            other = _known(
                values, spec.name, settings.reference or group, others=not settings.reference
            )
            n, m = len(mine), len(other)
            difference = mine.mean() - other.mean()
            error = math.sqrt(mine.var() / n + other.var() / m) if min(n, m) > 1 else math.nan
            tested = min(n, m) > 1 and error > 1e-12
            p = math.erfc(abs(difference / error) / math.sqrt(2)) if tested else math.nan
            low, high, kind = _interval(difference, error if tested else math.nan, min(n, m))
            sd = math.sqrt((mine.var() + other.var()) / 2) if tested else math.nan
            adjusted = (math.nan, math.nan, math.nan, 0)
            if settings.adjust and tested:
                middle = 0.8 * difference
                adjusted = (middle, middle - 2.2 * error, middle + 2.2 * error, n + m)
            yield (
                *(spec.name, group, n, m, difference, low, high, kind, difference / sd),
                *(p, min(p * size, 1.0), "holm" if primary else "bh", spec.family, size),
                *adjusted,
                *(spec.bound, _verdict(difference, p * size, min(n, m), spec.bound, tested=tested)),
            )


def _verdict(difference: float, p: float, least: int, bound: float, *, tested: bool) -> str:
    if not tested:
        return "not tested"
    if least < 10:
        return "exploratory"
    if p <= 0.05:
        return "higher" if difference > 0 else "lower"
    return "equivalent" if abs(difference) < bound else "no clear difference"


def _advice(values: pd.DataFrame, settings: Settings) -> Iterable[Row]:
    for spec in SPECS:
        sd = float(values[spec.name].std())
        wanted = settings.wanted.get(spec.name, sd / 2)
        articles = math.ceil(2 * (1.96 * sd / wanted) ** 2) if sd > 1e-12 else math.nan
        yield spec.name, sd, 1.96 * sd * math.sqrt(1 / 12 + 1 / 20), wanted, articles


def _voice(amounts: Mapping[str, int]) -> Iterable[Row]:
    for at, (group, amount) in enumerate(amounts.items()):
        for place, kind in enumerate(SOURCE_TYPES):
            share = (1 + (place + at) % 8) / 36
            middle = share if amount else math.nan
            interval = _interval(middle, 0.02, amount)
            yield group, kind, amount, 2 * amount, 30 * amount, middle, *interval


def _sources(amounts: Mapping[str, int]) -> Iterable[Row]:
    for at, (name, kind) in enumerate(SOURCES.items()):
        for place, (group, amount) in enumerate(amounts.items()):
            articles = max(amount - 2 * at - place, 0)
            yield name, group, kind or "named_person", articles, 2 * articles, 25 * articles


def _loaded(amounts: Mapping[str, int]) -> Iterable[Row]:
    for group in amounts:
        for place, word in enumerate(WORDS):
            yield group, word, "taking_sides", 9 - place, 2, 5 - place, 1.5, 8, 4, 0.5, 1.6


def _keyness(amounts: Mapping[str, int]) -> Iterable[Row]:
    for at, group in enumerate(amounts):
        for place, word in enumerate(WORDS):
            ratio = (2.5 - 0.5 * place) * (-1 if place % 2 else 1) * (1 - 0.1 * at)
            yield (
                *(group, word, 12 - place, 18.0 - place, 8 + place, 4.0 + place),
                *(ratio, ratio - 0.8, ratio + 0.8, 5, 6, 0.4, 0.001, 0.02 + 0.01 * place),
            )


def _contexts(values: pd.DataFrame) -> Iterable[Row]:
    for group in values["group"].unique():
        mine = values.index[values["group"] == group]
        for word in WORDS:
            for line, article in enumerate(mine[:5]):
                yield group, word, line, f"{article}:0001", "They said the", word, "is closed."


def _examples(values: pd.DataFrame) -> Iterable[Row]:
    for group in values["group"].unique():
        mine = list(values.index[values["group"] == group])
        for rank, article in enumerate(mine[:3], start=1):
            yield group, "typical", rank, article, 0.2 + rank / 10, "sentiment_mean", 0.5
        for rank, article in enumerate(mine[:-4:-1] if len(mine) >= 7 else (), start=1):
            yield group, "extreme", rank, article, 2.1 - rank / 10, "loaded_per_100_words", 3.5


def _periods(values: pd.DataFrame, means: Sequence[Row], settings: Settings) -> Iterable[Row]:
    if not settings.period:
        return
    sd = {(row[0], row[1]): row[4] for row in means}
    names = [spec.name for spec in SPECS]
    sd |= {(name, ALL): float(values[name].std()) for name in names}
    found = {}
    for group in (ALL, *values["group"].unique()):
        mine = values if group == ALL else values[values["group"] == group]
        by_month = mine.groupby(mine["published"].str[:7])[names]
        found[group] = (by_month.count().to_dict(), by_month.mean().to_dict())
    for name in names:
        for group, (counts, averages) in found.items():
            for place, month in enumerate(MONTHS):
                articles = counts[name].get(month, 0)
                # Most months are thick ones for all together, so that both looks are there.
                n = articles + 10 * (group == ALL and place != 3)
                mean = averages[name].get(month, math.nan) if articles else math.nan
                error = sd[(name, group)] / math.sqrt(n or 1)
                interval = _interval(mean, error, n if articles else 0)
                yield name, group, month, n, mean, *interval, mean, n < 10


def _volume(values: pd.DataFrame, settings: Settings) -> Iterable[Row]:
    if not settings.period:
        return
    months = values["published"].str[:7]
    for month in MONTHS:
        for group in values["group"].unique():
            mine = values["group"] == group
            n, of_month = int((mine & (months == month)).sum()), int((months == month).sum())
            yield month, group, n, n / of_month if of_month else math.nan, n / int(mine.sum())


def _changes(settings: Settings) -> Iterable[Row]:
    if not settings.period:
        return
    for at, spec in enumerate(SPECS):
        verdict = ("no clear change", "too few periods", "change")[at % 3]
        p = {"change": 0.01, "no clear change": 0.4}.get(verdict, math.nan)
        step = spec.sd * (0.8 if verdict == "change" else 0.1)
        place = ("2025-06", "2025-05", "2025-08") if verdict != "too few periods" else ("",) * 3
        after = spec.base + step
        interval = (step - 0.4 * spec.sd, step + 0.4 * spec.sd)
        yield spec.name, 12, *place, spec.base, after, step, *interval, p, p, verdict


def _findings(groups: Sequence[str]) -> Iterable[Row]:
    first, last = groups[0], groups[-1]
    told = f"{first} has more loaded words per 100 words than the others."
    yield 0, "primary", "loaded_per_100_words", first, told, "differences"
    yield 1, "secondary", "", "", "11 measures show no clear difference.", "differences"
    yield 2, "sample", "", last, f"{last} has 6 articles: what is said is exploratory.", "sample"
    yield 3, "time", "loaded_per_100_words", "", "Loaded words changed from 2025-06.", "time"


#: Texts that come from users, their files or their articles, by table.
OPEN_TEXTS = {
    "sample": ("first_published", "last_published"),
    "values": ("published",),
    "measures": ("label", "unit", "direction", "definition", "undefined", "origin", "version"),
    "contexts": ("before", "keyword", "after"),
    "findings": ("sentence",),
}


def _hostile(comparison: Comparison) -> Comparison:
    """Give it with markup in every text of a user; group names are hostile before."""
    changed: dict[str, pd.DataFrame] = {
        name: getattr(comparison, name).assign(**dict.fromkeys(columns, HOSTILE))
        for name, columns in OPEN_TEXTS.items()
    }
    rename = {name: f"{name} {HOSTILE}" for name in (*WORDS, *SOURCES)}
    for name in ("sources", "loaded", "keyness", "contexts"):
        changed[name] = changed.get(name, getattr(comparison, name)).rename(index=rename)
    out = comparison.left_out
    changed["left_out"] = out.rename(index=lambda key: f"{key} {HOSTILE}").assign(
        same_as=np.where(out["same_as"] == "", "", HOSTILE)
    )
    settings = {**comparison.settings, "by": HOSTILE, "adjust": (HOSTILE,)}
    settings["events"] = (("2025-06-15", HOSTILE),)
    return replace(comparison, settings=settings, **changed)
