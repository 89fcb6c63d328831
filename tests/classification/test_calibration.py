"""Calibration: means fit the prior, slopes keep their bound, thresholds the highest F1."""

import numpy as np
import pytest
from scipy.special import expit
from sklearn.metrics import f1_score

from framing.classification.calibration import _GRID, BAND, calibrate

RANDOM = np.random.default_rng(1)
TRUE = RANDOM.normal(-0.5, 2.0, 4000)
CODES = (RANDOM.random(4000) < expit(TRUE)).astype(float)


def test_scores_that_are_log_odds_stay_as_they_are() -> None:
    found = calibrate(TRUE, CODES, prior=None, steepest=10.0)
    assert found.slope == pytest.approx(1.0, abs=0.1)
    assert found.intercept == pytest.approx(0.0, abs=0.1)


def test_scores_too_sure_are_made_less_so() -> None:
    found = calibrate(3 * TRUE, CODES, prior=None, steepest=1.0)
    assert found.slope == pytest.approx(1 / 3, abs=0.03)


def test_scores_never_get_surer_than_allowed() -> None:
    assert calibrate(TRUE / 4, CODES, prior=None, steepest=1.0).slope == 1.0


def test_the_mean_probability_is_the_prior() -> None:
    found = calibrate(TRUE, CODES, prior=0.1, steepest=1.0)
    weights = np.where(CODES == 1, 0.1 / CODES.mean(), 0.9 / (1 - CODES.mean()))
    mean = np.average(expit(found.log_odds(TRUE)), weights=weights)
    assert mean == pytest.approx(0.1, abs=1e-6)


def test_the_threshold_lies_near_half_of_the_highest_f1() -> None:
    # for calibrated probabilities the threshold with the highest F1 is half that F1
    found = calibrate(TRUE, CODES, prior=None, steepest=1.0)
    chosen = expit(found.log_odds(TRUE)) >= found.threshold
    f1 = 2 * (CODES * chosen).sum() / (CODES.sum() + chosen.sum())
    assert found.threshold == pytest.approx(f1 / 2, abs=0.05)


@pytest.mark.parametrize(("texts", "prior"), [(12, None), (40, 0.1), (300, 0.6)])
def test_the_threshold_is_the_one_that_scikit_learn_finds(texts: int, prior: float | None) -> None:
    scores, codes = TRUE[:texts], CODES[:texts]
    found = calibrate(scores, codes, prior=prior, steepest=1.0)
    share = codes.mean()
    wanted = share if prior is None else prior
    weights = np.where(codes == 1, wanted / share, (1 - wanted) / (1 - share))
    said = [expit(found.log_odds(scores)) >= at for at in _GRID]
    quality = np.array([f1_score(codes, one, sample_weight=weights) for one in said])
    assert found.threshold == pytest.approx(
        _GRID[quality >= quality.max() - 0.02].mean(), abs=0.005
    )


def test_a_label_abstains_in_a_band_around_the_threshold() -> None:
    found = calibrate(TRUE, CODES, prior=None, steepest=1.0)
    label = found.label("x", -2.0)
    assert label.intercept == pytest.approx(found.log_odds(np.array([-2.0]))[0])
    assert (label.low, label.high) == (found.threshold - BAND, found.threshold + BAND)
