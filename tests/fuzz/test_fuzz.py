"""Fuzzing: every target for a moment in the plain tests, and for long by ``nox -s fuzz``."""

from __future__ import annotations

import os
import random
import time

import fuzz_codes
import fuzz_reading
import fuzz_texts
import fuzz_writing
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from targets import bounded

TARGETS = {
    **fuzz_reading.TARGETS,
    **fuzz_texts.TARGETS,
    **fuzz_codes.TARGETS,
    **fuzz_writing.TARGETS,
}
QUIET = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)
#: So many examples are made before the clock is looked at again.
ROUND = 50


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.smoke])
def test_a_few_awkward_inputs_break_nothing(name: str) -> None:
    target = TARGETS[name]
    quick = settings(QUIET, max_examples=target.smoke, derandomize=True, phases=[Phase.generate])
    quick(given(target.made)(target.check))()


@pytest.mark.fuzz
@pytest.mark.parametrize("name", TARGETS)
def test_many_awkward_inputs_break_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a target with ever new seeds for its share of FRAMING_FUZZ_MINUTES (30)."""
    budget = 60 * float(os.environ.get("FRAMING_FUZZ_MINUTES", "30")) / len(TARGETS)
    until, examples, rounds = time.monotonic() + budget, 0, 0
    target, first = TARGETS[name], random.SystemRandom().randrange(2**32)

    failed = False

    def check(made: object) -> None:
        nonlocal examples, failed
        # What failed is made smaller, however long that takes.
        if time.monotonic() < until or failed:
            examples += 1
            try:
                with bounded():
                    target.check(made)
            except BaseException:
                failed = True
                raise

    while time.monotonic() < until:
        fuzzed = settings(QUIET, max_examples=ROUND)(given(target.made)(check))
        seed(first + rounds)(fuzzed)()
        rounds += 1
    with capsys.disabled():
        print(f"\n{name}: {examples} examples, seeds from {first}")
