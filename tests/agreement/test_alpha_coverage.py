"""Whether intervals of alpha hold the true alpha as often as they say, in studies made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pytest
from codings_made import Floats

from framing.agreement.alpha import alphas
from framing.agreement.chance import Ints, first_coefficients
from framing.agreement.resampling import interval
from framing.codings import Level

#: So many studies are made of each design, and so often their intervals must hold the truth.
STUDIES, LEAST, MOST = 400, 0.92, 0.97
Generator = np.random.Generator


@dataclass(frozen=True)
class Presence:
    """Two coders or more judge presence: each finds a case, and a case that is none, so often.

    ``alike`` is the correlation of two paragraphs of one article.
    """

    articles: int
    each: int
    prevalence: float
    found: float
    ruled_out: float
    alike: float = 0.0
    coders: int = 2
    gaps: float = 0.0
    level: Level = "nominal"
    codes: int = 2

    def truth(self) -> float:
        """Give alpha in all texts, in closed form."""
        said = self.prevalence * self.found + (1 - self.prevalence) * (1 - self.ruled_out)
        differ = self.prevalence * self.found * (1 - self.found)
        differ += (1 - self.prevalence) * self.ruled_out * (1 - self.ruled_out)
        return 1 - 2 * differ / (2 * said * (1 - said))

    def draw(self, random: Generator) -> Floats:
        """Give the counts of codes of one study."""
        chances = np.full(self.articles, self.prevalence)
        if self.alike:
            size = (1 - self.alike) / self.alike
            chances = random.beta(
                self.prevalence * size, (1 - self.prevalence) * size, self.articles
            )
        case = random.random((self.articles, self.each)) < chances[:, None]
        says = np.where(case.ravel(), self.found, 1 - self.ruled_out)
        codes = (random.random((case.size, self.coders)) < says[:, None]).astype(int)
        return _counted(codes, 2, random, self.gaps)


@dataclass(frozen=True)
class Latent:
    """Coders see something of degrees, each with an error, and say between which limits it lies."""

    articles: int
    each: int
    limits: tuple[float, ...]
    reliable: float
    level: Level
    alike: float = 0.0
    coders: int = 2
    gaps: float = 0.0

    @property
    def codes(self) -> int:
        """How many codes there are."""
        return len(self.limits) + 1

    def truth(self) -> float:
        """Give alpha in all texts: that of a study so large that chance has no say."""
        large = Latent(80_000, 5, self.limits, self.reliable, self.level)
        counts = large.draw(np.random.default_rng(99))
        values = np.arange(float(self.codes))
        return float(alphas(counts, values, self.level, np.ones((1, len(counts))))[0])

    def draw(self, random: Generator) -> Floats:
        """Give the counts of codes of one study."""
        shape = (self.articles, self.each)
        seen = np.sqrt(self.alike) * random.normal(size=(self.articles, 1))
        seen = (seen + np.sqrt(1 - self.alike) * random.normal(size=shape)).ravel()[:, None]
        errors = random.normal(size=(seen.size, self.coders))
        felt = np.sqrt(self.reliable) * seen + np.sqrt(1 - self.reliable) * errors
        return _counted(np.searchsorted(self.limits, felt), self.codes, random, self.gaps)


def _counted(codes: Ints, amount: int, random: Generator, gaps: float) -> Floats:
    given = random.random(codes.shape) >= gaps
    counts = [((codes == code) & given).sum(axis=1) for code in range(amount)]
    return np.stack(counts, axis=1).astype(np.float64)


DESIGNS: dict[str, Presence | Latent] = {
    "100 units": Presence(100, 1, 0.3, 0.9, 0.95),
    "400 units, code in 1 of 20": Presence(400, 1, 0.05, 0.85, 0.99),
    "200 units, code in 1 of 10": Presence(200, 1, 0.1, 0.85, 0.985),
    "40 articles of 10": Presence(40, 10, 0.3, 0.9, 0.95, alike=0.4),
    "20 articles of 5": Presence(20, 5, 0.3, 0.9, 0.95, alike=0.3),
    "80 articles of 5, code in 1 of 20": Presence(80, 5, 0.05, 0.85, 0.99, alike=0.3),
    "three coders with gaps": Presence(60, 5, 0.1, 0.85, 0.985, alike=0.2, coders=3, gaps=0.1),
    "ordinal": Latent(50, 4, (-0.5, 1.0), 0.85, "ordinal", alike=0.3),
    "interval": Latent(40, 5, (-1.0, -0.3, 0.3, 1.0), 0.8, "interval", alike=0.3),
    "ratio": Latent(100, 1, (0.0, 0.7, 1.2, 1.7, 2.2), 0.85, "ratio"),
}


def held(
    design: Presence | Latent, figure: Callable[[Floats, Floats], Floats], truth: float
) -> float:
    """Give the share of studies whose interval holds the truth; no interval holds nothing."""
    random = np.random.default_rng(20)
    groups = np.repeat(np.arange(design.articles), design.each)
    hits = 0
    for study in range(STUDIES):
        ask = partial(figure, design.draw(random))
        low, high = interval(ask, groups, draws=1000, random_state=study)
        hits += low <= truth <= high
    return hits / STUDIES


@pytest.mark.slow
@pytest.mark.parametrize("name", DESIGNS)
def test_intervals_of_alpha_hold_the_truth(name: str) -> None:
    design = DESIGNS[name]
    values = np.arange(float(design.codes))

    def figure(counts: Floats, weights: Floats) -> Floats:
        return alphas(counts, values, design.level, weights)

    truth = design.truth()
    share = held(design, figure, truth)
    print(f"{name}: alpha {truth:.3f}, held by {share:.1%} of {STUDIES} intervals")
    assert LEAST <= share <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", ["100 units", "80 articles of 5, code in 1 of 20"])
def test_intervals_of_ac1_hold_the_truth(name: str) -> None:
    design = DESIGNS[name]
    large = Presence(400_000, 1, design.prevalence, design.found, design.ruled_out)  # type: ignore[union-attr]
    counts = large.draw(np.random.default_rng(9))
    truth = float(first_coefficients(counts, np.ones((1, len(counts))))[0])
    share = held(design, first_coefficients, truth)
    print(f"{name}: AC1 {truth:.3f}, held by {share:.1%} of {STUDIES} intervals")
    assert LEAST <= share <= MOST
