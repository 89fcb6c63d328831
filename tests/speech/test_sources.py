"""What kind of source a phrase names."""

import pytest
from speech_reading import sentence_of

from framing.speech.sources import read_source

CASES = [
    ("Jo Hale", "named_person", "Jo Hale"),
    ("Hale", "named_person", "Hale"),
    ("Mayor Jo Hale", "named_person", "Jo Hale"),
    ("Sen. Jo Hale (D-Wash.)", "named_person", "Jo Hale"),
    ("the governor, Jo Hale", "named_person", "Jo Hale"),
    ("his nephew Omar el Sayed", "named_person", "Omar el Sayed"),
    ("Larisa, 43, a clerk", "named_person", "Larisa"),
    ("the party, through its chairman Jo Hale", "named_person", "Jo Hale"),
    ("Amnesty International", "named_organisation", "Amnesty International"),
    ("the Kremlin", "named_organisation", "Kremlin"),
    ("NATO", "named_organisation", "NATO"),
    ("Kyiv", "named_organisation", "Kyiv"),
    ("the ministry", "named_organisation", ""),
    ("his office", "named_organisation", ""),
    ("Stott’s office", "named_organisation", "Stott’s office"),
    ("the Teachers’ Union", "named_organisation", "Teachers’ Union"),
    ("the city's council", "named_organisation", ""),
    ("a council", "unnamed_role", ""),
    ("officials", "unnamed_role", ""),
    ("a senior government official", "unnamed_role", ""),
    ("two residents", "unnamed_role", ""),
    ("City Head", "unnamed_role", ""),
    ("critics", "unnamed_vague", ""),
    ("some", "unnamed_vague", ""),
    ("many", "unnamed_vague", ""),
    ("most voters", "collective", ""),
    ("Conservationists", "collective", ""),
    ("INTERVIEWER", "unnamed_role", ""),
    ("MODERATOR", "unnamed_role", ""),
    ("KHINSTEN", "named_person", "KHINSTEN"),
    ("UNESCO", "named_organisation", "UNESCO"),
    ("United Russia", "named_organisation", "United Russia"),
    ("Tariq Jordan", "named_person", "Tariq Jordan"),
    ("residents", "collective", ""),
    ("both sides", "collective", ""),
    ("54 percent", "collective", ""),
    ("the survey", "document", ""),
    ("a report", "document", ""),
    ("Reuters", "outlet", "Reuters"),
    ("the news site Valley Info", "outlet", "Valley Info"),
    ("she", "pronoun", ""),
    ("who", "pronoun", ""),
]


@pytest.mark.parametrize(("phrase", "source_type", "name"), CASES)
def test_kinds_of_sources(phrase: str, source_type: str, name: str) -> None:
    found = read_source(sentence_of(phrase).tokens)
    assert (found.source_type, found.name) == (source_type, name)


def test_no_words_are_no_source() -> None:
    assert read_source(()).source_type == "none"
