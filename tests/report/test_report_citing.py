"""Citing: the same works as the report tells, in the forms that are asked for."""

from __future__ import annotations

import pytest

import framing
from framing.analysis import Analysis
from framing.errors import InputError
from framing.extractors.readability import Readability
from framing.report.citation import citations_of


@pytest.fixture(scope="module")
def fast() -> Analysis:
    return framing.analyze("Critics warned.", model="fast")


def test_without_an_analysis_it_is_what_the_usual_one_rests_on() -> None:
    told = framing.cite()
    for work in ("VADER", "Entman", "Flesch", "Model loaded_context", "Licence: MIT"):
        assert work in told


@pytest.mark.slow
def test_it_is_the_same_as_of_an_analysis_that_was_made() -> None:
    assert framing.cite() == framing.cite(framing.analyze("Critics warned of a catastrophe."))


def test_with_one_it_is_what_that_one_rests_on(fast: Analysis) -> None:
    told = framing.cite(fast)
    assert told.count("\n  ") == len(citations_of(fast).works)
    assert told.startswith("The programme\n  The framing maintainers (2026). framing: ")
    few = framing.cite(framing.analyze("Critics warned.", extractors=(Readability(),)))
    assert "Flesch" in few
    assert "VADER" not in few
    assert "Its models" not in few


def test_reference_managers_get_every_work(fast: Analysis) -> None:
    works = len(citations_of(fast).works)
    assert framing.cite(fast, format="bibtex").count("\n@") + 1 == works
    assert framing.cite(fast, format="ris").count("ER  - ") == works


def test_a_form_there_is_not_is_refused(fast: Analysis) -> None:
    with pytest.raises(InputError, match=r"is 'apa'(.|\n)*text, bibtex, ris"):
        framing.cite(fast, format="apa")
