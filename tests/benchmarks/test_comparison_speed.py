"""A comparison of 300 articles of four outlets: the time of its parts on one core."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from corpus_making import Recipe, analysed

import framing
from framing.comparison import comparing

pytestmark = pytest.mark.benchmark

PARTS = ("draw_sample", "article_values", "means_and_differences", "over_time", "word_keyness")
MOST_SECONDS = 10.0


def timed(work: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        found = work(*given, **named)
        seconds[name] = time.process_time() - began
        return found

    return run


@pytest.mark.usefixtures("quiet_core")
def test_three_hundred_articles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    analysis = analysed(0, Recipe(each=75)).analysis
    seconds: dict[str, float] = {}
    for part in PARTS:
        monkeypatch.setattr(comparing, part, timed(getattr(comparing, part), part, seconds))
    began = time.process_time()
    comparison = framing.compare(analysis, primary=["words"], adjust=["section", "words"])
    whole = time.process_time() - began
    with capsys.disabled():
        told = ", ".join(f"{part} {second:.1f}" for part, second in seconds.items())
        print(f"\n{comparison!r}: {whole:.1f} s on one core ({told})")
    assert whole < MOST_SECONDS
