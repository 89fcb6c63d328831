"""Corpora for tests: articles put together from our own paragraphs, with planted differences.

Articles of all outlets are drawn alike: paragraphs that carry a frame or none, passages with
attributions, and sentences that tell the same facts either in loaded or in plain wording. Only one
outlet takes more of the loaded ones. So its loaded wording (and with it its sentiment) differs, and
frames, sources, length and readability do not. The facts are invented: never read them as news.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

import framing
from framing.analysis import Analysis

HERE = Path(__file__).parent
TEXTS = Path(framing.__file__).parent / "data" / "texts"
OUTLETS = ("Daily Harbour", "Evening Lantern", "Morning Ferry", "Weekly Orchard")
SECTIONS = ("comment", "local", "politics", "world")
#: How often a paragraph carries each frame, or none.
MIXTURE = {"humanitarian": 0.25, "security": 0.25, "political_symbolism": 0.15, "": 0.35}
FRAMED = ("frames_1", "frames_3", "frames_4", "frames_5", "frames_8")
SPOKEN = ("attribution_4", "attribution_5", "attribution_6", "attribution_7")
#: Both ways of telling have about as many words, quote nobody, and cite somebody or not.
LONGER_BY = 3
SAID = re.compile(r"\b(sa(id|ys?)|told|tell|according|warn(ed|s)|accus(ed|es))\b")
QUOTED = re.compile('["“”‘]')
#: How much the share of loaded sentences varies from article to article (of a beta distribution).
SPREAD = 4.0
Drawn = TypeVar("Drawn")


@dataclass(frozen=True)
class Recipe:
    """What a corpus is made of.

    ``each`` outlet has that many articles of its own, dated over ``months`` from ``first`` on.
    ``loaded`` of the sentences told both ways are loaded, and ``dose`` more in the outlet
    ``tilted`` (0 plants no difference): .28 more is a difference of about 0.8 standard deviations
    in loaded words per 100 words. From the month ``changed`` on (counted from 0; none where it is
    below 0) the share of humanitarian paragraphs is higher by ``rise`` in all outlets. On top come,
    in each outlet, ``repeated`` near copies of its own articles and ``shared`` of another outlet's
    (wire copy), and in turn ``short`` ones and ``foreign`` ones.
    """

    each: int = 50
    first: str = "2024-01"
    months: int = 24
    loaded: float = 0.3
    dose: float = 0.28
    tilted: str = OUTLETS[1]
    changed: int = -1
    rise: float = 0.35
    repeated: int = 2
    shared: int = 2
    short: int = 1
    foreign: int = 1


@dataclass(frozen=True)
class Corpus:
    """Articles in a table that ``framing.analyze`` reads, and what was planted in them.

    ``roles`` says of every article_id whether it is ``own``, ``repeated`` (a near copy within the
    outlet), ``shared`` (of another outlet's article), ``short`` or ``foreign``.
    """

    articles: pd.DataFrame
    roles: pd.Series
    recipe: Recipe


def make_corpus(seed: int = 0, recipe: Recipe | None = None) -> Corpus:
    """Make a corpus; the same seed and recipe give the same one."""
    recipe = recipe or Recipe()
    random = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    for outlet in OUTLETS:
        for _ in range(recipe.each):
            month = int(random.integers(recipe.months))
            rows.append(_dated(_article(random, recipe, outlet, month), random, recipe, month))
    own = list(rows)
    for outlet in OUTLETS:
        mine = [row for row in own if row["outlet"] == outlet]
        others = [row for row in own if row["outlet"] != outlet]
        rows += [
            _copied(row, random, outlet, "repeated") for row in _some(random, mine, recipe.repeated)
        ]
        rows += [
            _copied(row, random, outlet, "shared") for row in _some(random, others, recipe.shared)
        ]
        rows += list(_brief(random, recipe, outlet, "short", recipe.short))
        rows += list(_brief(random, recipe, outlet, "foreign", recipe.foreign))
    mixed = [rows[at] for at in random.permutation(len(rows))]
    table = pd.DataFrame(mixed)
    table.insert(0, "article_id", [f"a{at:04d}" for at in range(len(table))])
    roles = table.set_index("article_id").pop("role")
    return Corpus(table.drop(columns="role"), roles, recipe)


@dataclass(frozen=True)
class Planted:
    """A corpus and what the toolkit makes of it."""

    corpus: Corpus
    analysis: Analysis


def analysed(seed: int, recipe: Recipe) -> Planted:
    """Make a corpus and analyse it."""
    corpus = make_corpus(seed, recipe)
    return Planted(corpus, framing.analyze(corpus.articles, model="fast"))


def _article(
    random: np.random.Generator, recipe: Recipe, outlet: str, month: int
) -> dict[str, object]:
    """Give an article of a topic: what it leads with colours about half of its paragraphs."""
    mixture = _mixture(recipe, month)
    names, weights = list(mixture), list(mixture.values())
    lead = names[random.choice(len(names), p=weights)]
    wish = recipe.loaded + (recipe.dose if outlet == recipe.tilted else 0.0)
    share = random.beta(wish * SPREAD, (1 - wish) * SPREAD)
    framed = []
    for at in range(int(random.integers(3, 6))):
        drawn = lead if at % 2 == 0 else names[random.choice(len(names), p=weights)]
        framed.append(_one(random, framed_texts()[drawn]))
    spoken = [_one(random, _spoken()) for _ in range(int(random.integers(2, 4)))]
    told = [_one(random, told_texts())[int(random.random() < share)] for _ in range(4)]
    body = [text for _, text in framed] + spoken + told
    return {
        "outlet": outlet,
        "headline": f"{framed[0][0][:1].upper()}{framed[0][0][1:]}: what is known so far",
        "section": SECTIONS[int(random.integers(len(SECTIONS)))],
        "wire": False,
        "text": "\n\n".join(body[at] for at in random.permutation(len(body))),
        "role": "own",
    }


def _mixture(recipe: Recipe, month: int) -> Mapping[str, float]:
    """Give the shares of the frames in a month."""
    if not 0 <= recipe.changed <= month:
        return MIXTURE
    first, *others = MIXTURE
    left = 1 - MIXTURE[first] - recipe.rise
    scale = left / (1 - MIXTURE[first])
    return {first: 1 - left, **{name: MIXTURE[name] * scale for name in others}}


def _dated(
    row: dict[str, object], random: np.random.Generator, recipe: Recipe, month: int
) -> dict[str, object]:
    day = pd.Period(recipe.first, "M") + month
    return {**row, "published": f"{day}-{int(random.integers(1, 29)):02d}"}


def _copied(
    row: Mapping[str, object], random: np.random.Generator, outlet: str, role: str
) -> dict[str, object]:
    """Give a near copy: another headline, and two words put in."""
    words = str(row["text"]).split(" ")
    for word in ("reportedly", "meanwhile"):
        words.insert(int(random.integers(1, len(words))), word)
    return {
        **row,
        "outlet": outlet,
        "headline": f"Update: {row['headline']}",
        "wire": role == "shared",
        "text": " ".join(words),
        "role": role,
    }


def _brief(
    random: np.random.Generator,
    recipe: Recipe,
    outlet: str,
    role: str,
    count: int,
) -> Iterator[dict[str, object]]:
    """Give articles that a comparison leaves out, each outlet another one first."""
    texts = _left_out()[role]
    for at in range(count):
        text = texts[(OUTLETS.index(outlet) + at) % len(texts)]
        row = {**text, "outlet": outlet, "section": "local", "wire": False, "role": role}
        yield _dated(row, random, recipe, int(random.integers(recipe.months)))


def _one(random: np.random.Generator, pool: Sequence[Drawn]) -> Drawn:
    return pool[int(random.integers(len(pool)))]


def _some(random: np.random.Generator, pool: Sequence[Drawn], count: int) -> list[Drawn]:
    return [pool[at] for at in random.choice(len(pool), count, replace=False)]


def _rows(name: str) -> list[dict[str, str]]:
    lines = (TEXTS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def _left_out() -> Mapping[str, Sequence[Mapping[str, object]]]:
    return tomllib.loads((HERE / "corpus_left_out.toml").read_text("utf-8"))


@cache
def framed_texts() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Give topic and text of the paragraphs that carry one frame alone, or none ("")."""
    found: dict[str, list[tuple[str, str]]] = {code: [] for code in MIXTURE}
    for row in (row for name in FRAMED for row in _rows(name)):
        codes = [code for code in MIXTURE if code and row[code]]
        if len(codes) < 2:
            found[codes[0] if codes else ""].append((row["topic"], row["text"]))
    return found


@cache
def _spoken() -> Sequence[str]:
    """Give passages with attributions, without their marks."""
    marked = (row["marked"] for name in SPOKEN for row in _rows(name))
    return [re.sub(r"</?[a-z]+\d*>", "", text).replace("\n", "\n\n") for text in marked]


@cache
def told_texts() -> Sequence[tuple[str, str]]:
    """Give facts in plain and in loaded wording, of about the same length."""
    pairs = [(row["neutral"], row["loaded"]) for row in _rows("loaded_pairs_1")]
    return [
        (plain, loaded)
        for plain, loaded in pairs
        if abs(len(plain.split()) - len(loaded.split())) <= LONGER_BY
        and not QUOTED.search(plain + loaded)
        and bool(SAID.search(plain)) == bool(SAID.search(loaded))
    ]
