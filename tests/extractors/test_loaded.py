"""Loaded language: what is pointed at, what is left out, and how it is counted."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path

import numpy as np
import pytest

from framing.articles import article_of
from framing.encoders import Encoding
from framing.encoders.protocol import Floats
from framing.extractors.loaded import USE, LoadedLanguage
from framing.extractors.loaded_unlisted import UNLISTED, WORD
from framing.extractors.protocol import Extractor
from framing.heads import ContextReader, Label, VectorHead
from framing.lexicons import load_lexicon
from framing.text.passage import Passage

KINDS = {
    "catastrophe",
    "doubt_marker",
    "dramatic_verb",
    "dysphemism",
    "editorial",
    "emotive",
    "euphemism",
    "glorifying",
    "insinuation",
    "intensifier",
    "label",
    "literal",
    "metaphor",
    "ridicule",
    "sensational",
}
IDENTITIES = frozenset(
    [
        "democrat",
        "democrats",
        "republican",
        "republicans",
        "conservative",
        "conservatives",
        "liberal",
        "liberals",
        "socialist",
        "socialists",
        "communist",
        "communists",
        "labour",
        "tory",
        "tories",
        "green",
        "greens",
        "left",
        "right",
        "progressive",
        "progressives",
        "libertarian",
        "libertarians",
        "muslim",
        "muslims",
        "christian",
        "christians",
        "jew",
        "jews",
        "migrant",
        "migrants",
        "immigrant",
        "immigrants",
        "refugee",
        "refugees",
        "feminist",
        "feminists",
        "zionist",
        "zionists",
        "trump",
        "biden",
        "putin",
    ]
)
LOADED = Label("loaded", -1.0, low=0.5, high=0.5)


@pytest.fixture(scope="module")
def loaded() -> LoadedLanguage:
    return LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"))


# text, the loaded words with their kinds, reason
GOLDEN = [
    # the kinds
    ("The regime sent its thugs.", "regime=label thugs=label", "name calling"),
    ("He called it a witch hunt.", "witch hunt=dysphemism", "an inquiry named as persecution"),
    (
        "The report lists collateral damage.",
        "collateral damage=euphemism",
        "deaths softened into a term",
    ),
    ("Costs rose by a staggering 2 percent.", "staggering=intensifier", "size given as shock"),
    ("Ministers slammed the ruling.", "slammed=dramatic_verb", "criticism told as violence"),
    ("It was a heinous decision.", "heinous=emotive", "moral horror as description"),
    ("The party is in meltdown.", "meltdown=catastrophe", "failure told as an accident"),
    ("Her heroic stand won votes.", "heroic=glorifying", "praise as description"),
    ("The so-called reform passed.", "so-called=doubt_marker", "a name held at a distance"),
    ("Predictably, nobody resigned.", "Predictably=editorial", "outcome told with a sigh"),
    ("A flood of migrants is expected.", "flood of migrants=metaphor", "people told as water"),
    ("Donors met behind closed doors.", "behind closed doors=insinuation", "secrecy hinted"),
    ("The buffoon is back.", "buffoon=ridicule", "a person mocked"),
    ("The verdict was a shocker.", "shocker=sensational", "news told as shock"),
    # one political side as the other
    ("Far-left activists marched.", "Far-left=label", "a place at the edge"),
    ("Far-right activists marched.", "Far-right=label", "the same on the other side"),
    ("The Democrats met on Tuesday.", "", "a party's name is not loaded"),
    ("Conservatives and liberals voted.", "", "political identities are not loaded"),
    ("Socialists won three seats.", "", "political identities are not loaded"),
    # forms
    ("The plan was torpedoed.", "torpedoed=dramatic_verb", "an inflected form of the entry"),
    ("They are weaponising grief.", "weaponising=dramatic_verb grief=emotive", "British spelling"),
    ("They are weaponizing grief.", "weaponizing=dramatic_verb grief=emotive", "American spelling"),
    ("The regime’s debts grew.", "regime=label", "a possessive stays outside"),
    ("He has “blood on his hands”.", "blood on his hands=metaphor", "a phrase, curly marks"),
    ("A man-made slammer.", "", "a part of a longer word is not the word"),
    ("So-called\nreform stalled.", "So-called=doubt_marker", "hard-wrapped line"),
    # names
    ("Kyiv fired Storm Shadow missiles.", "", "a weapon's name"),
    ("Police began Operation Brutal Dawn.", "", "an operation's name"),
    ("The Radical Party gained seats.", "", "a party's name inside the sentence"),
    ("Reporters met Randy Savage there.", "", "a surname after a first name"),
    ("Shares of Monster Beverage rose.", "", "a company's name"),
    ("The HERO Act was passed.", "", "an act's name in capitals"),
    ("Big Oil has won again.", "Big Oil=label", "an entry that is written with capitals"),
    ("This is a SHOCKING case.", "SHOCKING=emotive", "shouted, and no name"),
    ("“Radical plans will fail,” Hale said.", "Radical=label", "a capital that opens a quotation"),
    ("The Savage case goes on.", "Savage=label", "a lone capital is no name of several words"),
    # headlines
    (
        "Mayor Slams Shameful Plan to Gut Parks",
        "Slams=dramatic_verb Shameful=emotive",
        "title case",
    ),
    ("MAYOR SLAMS SHAMEFUL PLAN", "SLAMS=dramatic_verb SHAMEFUL=emotive", "capitals throughout"),
    ("Mayor slams shameful plan", "slams=dramatic_verb shameful=emotive", "sentence case"),
    # literal uses
    ("The door slammed behind him.", "", "a door is slammed"),
    ("Hail shattered the windscreen.", "", "glass is shattered"),
    ("The blast tore through the bomb depot.", "", "a blast among bombs"),
    ("The tumour had poisoned her kidney.", "", "poison in medicine"),
    ("Chemists measured the hydroxyl radical.", "", "a fixed phrase of chemistry"),
    ("She pressed the panic button.", "", "a fixed phrase of safety"),
    ("The group claimed responsibility.", "", "a fixed phrase of report"),
    ("Refugees claimed asylum in Oslo.", "", "a fixed phrase of law"),
    ("The minister insisted on a vote.", "", "a demand, no report"),
    ("The minister insisted that he knew.", "insisted=doubt_marker", "a report told as stubborn"),
    ("The cargo was dumped in the sea.", "", "a thing is dumped at sea"),
    ("The families were dumped in a camp.", "dumped=dysphemism", "people are told as refuse"),
    ("She was admitted to hospital.", "", "a fixed phrase of medicine"),
    ("Doctors changed the dosing regime.", "", "a regime of treatment"),
    ("The shepherd counted his sheep.", "", "sheep on a farm"),
    ("Actors played the clown in the opera.", "", "a clown on stage"),
    ("Gardeners squashed the slugs.", "", "done to a slug in a garden"),
    (
        "The door was locked. The minister slammed critics.",
        "slammed=dramatic_verb",
        "the door stands in another sentence",
    ),
    (
        "The governor slammed judges Windows and Doors.",
        "slammed=dramatic_verb",
        "names tell of no field",
    ),
    ("The mill lies about 40 km south of Brno.", "", "a place lies there"),
    ("The farm lies about two hours from the port.", "", "a place lies there"),
    ("The senator lies about his record.", "lies=emotive", "a person lies"),
    ("Windows were shattered in nine flats.", "", "glass is the subject"),
    (
        "The blast broke windows and shattered the calm of the port.",
        "shattered=dramatic_verb",
        "the glass is the object of another verb",
    ),
    ("He took the door and slammed it.", "", "the pronoun stands for the door"),
    (
        "The peace was shattered, and glass lay in every street.",
        "shattered=dramatic_verb",
        "the glass stands in another clause",
    ),
    (
        "Nurses tend to shattered lives behind new windows.",
        "shattered lives=dramatic_verb",
        "lives are no glass, whatever stands near",
    ),
    ("Disaster relief came a day after the terror attack.", "", "plain compounds"),
    ("He is suffering from asthma.", "", "an illness"),
    ("She is a grief counsellor.", "", "a profession"),
    # where the load lies
    ("He claims that it rained.", "claims=doubt_marker", "the conjunction is not loaded"),
    ("A barrage of questions met him.", "barrage=intensifier", "nor are the small words"),
    # registers
    (
        "They fought shoulder to shoulder, and their feat will never be forgotten.",
        "shoulder to shoulder=glorifying feat=glorifying will never be forgotten=glorifying",
        "a state medium",
    ),
    ("He sat shoulder to shoulder with the driver.", "", "a seat"),
    (
        "Their suffering must not be met by looking away.",
        "suffering=emotive looking away=emotive",
        "an appeal for aid",
    ),
    ("The town braces for layoffs.", "braces=dramatic_verb", "expectation told as a blow"),
    (
        "Please act now: no child should go to bed hungry.",
        "act now=emotive no child should=emotive go to bed hungry=emotive",
        "an appeal for aid",
    ),
    (
        "FURY as bosses trash beloved park",
        "FURY=emotive trash=dysphemism beloved=emotive",
        "a tabloid",
    ),
    (
        "Western curators hold the strings of their obedient vassals.",
        "Western curators=label obedient=emotive vassals=label",
        "a state medium",
    ),
    (
        "Corporate criminals put profits over people.",
        "Corporate criminals=label profits over people=dysphemism",
        "an activist",
    ),
    # terms
    ("The editor was held in contempt of court.", "", "a term of law"),
    ("His contempt for voters shows.", "contempt=emotive", "a feeling"),
    ("The shot raised neutralizing antibodies.", "", "a term of medicine"),
    ("A new drone on show in Tehran drew crowds.", "", "a drone, not a speech"),
    ("He was droning on about himself.", "droning on=ridicule", "a speech"),
    ("The merger was a disaster.", "disaster=catastrophe", "failure told as ruin"),
    ("Disaster management teams met.", "", "a plain compound"),
    # plain reporting
    ("The council approved the budget by 31 votes to 28.", "", "nothing loaded"),
    ("Talks may resume, perhaps in May.", "", "hedges are not loaded"),
    ("Officials said the bridge was safe.", "", "nothing loaded"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), GOLDEN)
def test_golden(loaded: LoadedLanguage, text: str, expected: str, reason: str) -> None:
    found = [f"{span.text}={span.kind}" for span in loaded.find(article_of(text))]
    assert " ".join(found).replace("\n", " ") == expected, reason


def test_each_mark_names_its_own_entry(loaded: LoadedLanguage) -> None:
    text = "He is sick of it, and praised a shared sacrifice and the supreme sacrifice."
    assert [span.entry for span in loaded.find(article_of(text))] == [
        "sick of",
        "shared sacrifice",
        "supreme sacrifice",
    ]


def test_a_headline_over_a_body(loaded: LoadedLanguage) -> None:
    spans = loaded.find(article_of("Mayor Slams Plan for New Road\n\nThe vote is on Tuesday."))
    assert [(span.paragraph_id, span.text) for span in spans] == [("text:0000", "Slams")]


def test_who_speaks(loaded: LoadedLanguage) -> None:
    text = "“This regime is a disgrace,” Maria Hale said. Her reply was shameful."
    voices = {span.text: span.voice for span in loaded.find(article_of(text))}
    assert voices == {"regime": "quoted", "disgrace": "quoted", "shameful": "narrator"}


def test_figures(loaded: LoadedLanguage) -> None:
    article = article_of("“This regime is a disgrace,” Maria Hale said. Her reply was shameful.")
    figures = loaded.measure(article.paragraphs[0], loaded.find(article))
    assert figures == {
        "loaded_count": 3.0,
        "loaded_per_100_words": pytest.approx(100 * 3 / 12),
        "loaded_narrator_per_100_words": pytest.approx(100 * 1 / 7),
    }


def test_nothing_found_is_zero_and_no_narrator_is_undefined(loaded: LoadedLanguage) -> None:
    article = article_of(
        "“We met in May, and we will meet again in June,” Maria Hale said.\n\n“So be it."
    )
    calm = loaded.measure(article.paragraphs[0], [])
    assert set(calm.values()) == {0.0}
    wordless = loaded.measure(article_of("—").paragraphs[0], [])
    assert math.isnan(wordless["loaded_per_100_words"])
    assert math.isnan(wordless["loaded_narrator_per_100_words"])


def test_the_contract(loaded: LoadedLanguage) -> None:
    assert isinstance(loaded, Extractor)
    article = article_of("The regime fell.")
    figures = loaded.measure(article.paragraphs[0], loaded.find(article))
    assert list(figures) == [measure.name for measure in loaded.measures]
    assert repr(loaded) == (
        f"LoadedLanguage(lexicon=<Lexicon {loaded.lexicon.version}, "
        f"{len(loaded.lexicon.rows)} entries>, fields={loaded.fields!r})"
    )


class LongSentences:
    """An encoder whose vectors tell the length of the sentence."""

    version = "toy"

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        assert onto is not None
        long = [
            float(sentence.end - sentence.start > 20)
            for word in passage.words
            for sentence in passage.sentences
            if sentence.start <= word.start < sentence.end
        ]
        return Encoding(passage.words, np.array(long)[:, None] @ onto)


def in_context(loaded: LoadedLanguage, *heads: VectorHead) -> LoadedLanguage:
    return dataclasses.replace(loaded, context=ContextReader(LongSentences(), heads))


def test_what_reads_the_context_decides_on_literal_uses(loaded: LoadedLanguage) -> None:
    head = VectorHead(USE, (Label(USE, -1.0, 0.5, 0.5),), np.array([[3.0]]), "toy", 4.0)
    # in a long sentence 3 - 1 speaks for a loaded use, and literal company counts 4 against it
    text = "He slammed it. The senator slammed the plan to close docks. He slammed the heavy door."
    spans = in_context(loaded, head).find(article_of(text))
    found = [span.start for span in spans if span.text == "slammed"]
    assert found == [text.index("slammed the plan")]
    assert "slammed" in [span.text for span in loaded.find(article_of("He slammed it."))]


def test_what_reads_the_context_finds_words_that_no_list_holds(loaded: LoadedLanguage) -> None:
    use = VectorHead(USE, (Label(USE, 9.0, 0.5, 0.5),), np.array([[0.0]]), "toy")
    word = VectorHead(WORD, (Label(WORD, -1.0, 0.6, 0.6),), np.array([[2.0]]), "toy")
    text = "It so came. Now 3 regime men, late, saw Kyiv in the rain."
    spans = in_context(loaded, use, word).find(article_of(text))
    told = [(span.kind, span.text) for span in spans]
    assert told == [
        (UNLISTED, "Now"),
        ("label", "regime"),
        (UNLISTED, "men"),
        (UNLISTED, "late"),
        (UNLISTED, "saw"),
        (UNLISTED, "rain"),
    ]
    assert spans[-1].entry == "rain"
    assert spans[-1].weight == pytest.approx(1 / (1 + math.exp(-1)))


def test_the_shipped_notes_fit_their_tables() -> None:
    for name in ("loaded", "literal_fields"):
        note = load_lexicon(name).note
        assert note is not None
        assert note.licence == "MIT"
        assert not Path(note.origin).is_absolute()


def test_where_the_context_is_not_sure_the_company_decides(loaded: LoadedLanguage) -> None:
    head = VectorHead(USE, (Label(USE, 0.0, 0.2, 0.8),), np.array([[0.0]]), "toy")
    text = "The senator slammed the plan to close docks. He slammed the heavy door of the house."
    spans = in_context(loaded, head).find(article_of(text))
    found = [span.start for span in spans if span.text == "slammed"]
    assert found == [text.index("slammed the plan")]
