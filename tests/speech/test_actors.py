"""Names of an article, and whom short names and pronouns stand for."""

from speech_reading import sentences_of

from framing.speech.actors import Actors, find_actors
from framing.speech.resolution import Resolver, slug
from framing.speech.sources import SourcePhrase


def actors_of(text: str) -> Actors:
    return find_actors(sentences_of(text))


def pronoun(text: str, word: str, *, position: int = 0) -> tuple[str, str]:
    resolver = Resolver(actors_of(text))
    found = resolver.resolve(SourcePhrase("pronoun", "", word, ""), word, position, len(text))
    return found.source_type, found.name


def test_a_surname_is_the_full_name() -> None:
    assert actors_of("Governor Ann Reed came.").core("Reed") == "Ann Reed"


def test_an_initial_fits_a_first_name() -> None:
    assert actors_of("Governor Ann Maria Reed came.").core("A. Reed") == "Ann Maria Reed"


def test_two_of_one_surname_stay_apart() -> None:
    assert actors_of("Ann Reed met Tom Reed.").core("Reed") == "Reed"


def test_a_title_tells_two_of_one_surname_apart() -> None:
    actors = actors_of("Congresswoman Ann Reed met Congressman Tom Reed.")
    assert actors.core("Reed", "ms") == "Ann Reed"


def test_a_pronoun_is_the_one_person_near() -> None:
    assert pronoun("Jo Hale came late.", "he") == ("named_person", "Jo Hale")


def test_a_pronoun_does_not_reach_over_two_paragraphs() -> None:
    assert pronoun("Jo Hale came late.", "he", position=2) == ("named_person", "")


def test_gender_must_fit() -> None:
    assert pronoun("Alexander Reed met Maria Hale.", "she") == ("named_person", "Maria Hale")


def test_two_who_fit_stay_open() -> None:
    assert pronoun("Mary Hale met Ann Reed.", "she") == ("named_person", "")


def test_nobody_named_is_a_role() -> None:
    assert pronoun("The shop was closed.", "she") == ("unnamed_role", "")


def test_it_without_a_body_is_nobody() -> None:
    assert pronoun("The shop was closed.", "it") == ("none", "")


def test_we_is_the_outlet() -> None:
    assert pronoun("The shop was closed.", "we") == ("outlet", "")


def test_ids_are_plain() -> None:
    assert slug("Zoë O’Brien-Łukasz") == "zoe-obrien-ukasz"
    assert slug("Иван Петров") == "иван-петров"
