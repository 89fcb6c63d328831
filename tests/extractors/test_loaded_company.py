"""Literal or loaded: golden pairs of the same word, decided by subject, object or place."""

from __future__ import annotations

import pytest

from framing.articles import article_of
from framing.extractors.loaded import LoadedLanguage
from framing.lexicons import load_lexicon

# text, the loaded words, reason
GOLDEN = [
    # the field's word describes an object that is a person, a group or a matter
    ("Critics slammed the football club's owners.", "slammed", "owners are people"),
    ("Residents slammed the council's plan for a garden waste charge.", "slammed", "a plan"),
    ("She slammed the hospital car park charges.", "slammed", "charges are a matter"),
    ("He slammed Norway, the host of the football final.", "slammed", "a name"),
    ("Unions blasted the train operator's directors.", "blasted", "directors are people"),
    ("Parents blasted the school bus cuts.", "blasted", "cuts are a matter"),
    ("Anglers savaged the ministry's fish quota proposals.", "savaged", "proposals"),
    # in a later phrase, a reason
    ("Parents slammed the council for the closure of the library building.", "slammed", "a reason"),
    ("The minister was slammed over the broken bridge.", "slammed", "a reason"),
    ("The mayor was blasted for the state of the roof.", "blasted", "a reason"),
    ("Voters hammered the party at a rally beside the harbour wall.", "hammered", "a setting"),
    # a dash ends a phrase
    ("Port Under Attack – Harbour Chief Confirms Missile Strikes", "", "the attack is literal"),
    ("The tax is under attack – Harbour chief confirms delay", "under attack", "a tax"),
    # in another clause
    ("Unions slammed the firm after a bus hit a wall.", "slammed", "the bus has its own verb"),
    ("Neighbours slammed the mayor, who had promised a new door.", "slammed", "a relative clause"),
    # what is struck is a matter
    ("The storm shattered hopes of a truce.", "shattered hopes", "hopes are no glass"),
    ("The peace plan was torpedoed by the navy chief.", "torpedoed", "a plan is no ship"),
    ("The ball shattered the calm of the window seat.", "shattered", "calm is no glass"),
    ("His promises are hollow, like the walls.", "hollow", "promises are no walls"),
    # governed by "of", or told of public life
    ("An avalanche of complaints followed the snow.", "avalanche", "complaints are no snow"),
    ("It is a moral poison, doctors said.", "poison", "no medicine"),
    # an adjective and its noun; a verb that only looks like a noun
    ("Her desperate bid was launched from a ship at sea.", "desperate", "a bid is not at sea"),
    ("Voters cannot bear such spineless talk.", "spineless", "to bear is no animal"),
    ("Divers found a spineless sea animal.", "", "an animal has no spine"),
    # literal: subject, object, place, tool
    ("Waves slammed the coast all night.", "", "waves strike"),
    ("The car slammed into a wall.", "", "a car strikes a wall"),
    ("The driver slammed the car door.", "", "a door is slammed, though it describes nothing"),
    ("A lorry slammed into the minister's car.", "", "a lorry strikes"),
    ("The hurricane battered Florida.", "", "a hurricane strikes a place"),
    ("Storm Ivor battered Cork.", "", "a storm with its name"),
    ("The storm battered coastal communities and villages.", "", "a storm strikes people"),
    ("Windows in nine council flats were shattered.", "", "windows are the subject"),
    ("The thief smashed the window with a hammer.", "", "a window is struck"),
    ("A falling crane crushed two workers.", "", "a crane crushes"),
    ("The grain is fed to a steel drum, where it is crushed.", "", "a pronoun for a thing"),
    ("Surgeons performed radical surgery.", "", "surgery is radical"),
    ("They swept up the shattered glass.", "", "glass is shattered"),
    ("A plague of locusts reached the farms.", "", "locusts are a plague"),
    ("The tumour had crippled the patient.", "", "a tumour cripples"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), GOLDEN)
def test_golden(text: str, expected: str, reason: str) -> None:
    loaded = LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"))
    found = [span.text for span in loaded.find(article_of(text))]
    assert " ".join(found) == expected, reason
