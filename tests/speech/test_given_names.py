"""The one name that a source gives belongs to it."""

from __future__ import annotations

import pytest

from framing.articles import article_of

CASES = [
    ("“It is cold,” said a nurse who gave only her first name, Dolma.", "Dolma", True),
    ("A driver, who gave his name as Tom, said it was cold.", "Tom", False),
    ("One woman, who gave her name only as Maria, said it was cold.", "Maria", True),
    ("“It is cold,” said a nurse who gave only her first name, on Monday.", "", True),
    ("“It is cold,” said a nurse who gave only her first name.", "", True),
]


@pytest.mark.parametrize(("text", "name", "withheld"), CASES)
def test_a_name_that_is_given_is_the_source(text: str, name: str, withheld: bool) -> None:
    (found,) = article_of(text).speech.attributions
    assert found.source_type == ("named_person" if name else "unnamed_role")
    assert found.source_resolved == name or not name
    assert found.anonymity is withheld
