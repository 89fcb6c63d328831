"""The cast of an article: names, what describes them, and what a short name can mean."""

from speech_reading import sentences_of

from framing.speech.actors import Actor, Cast, initials
from framing.speech.cast import find_cast


def cast_of(text: str) -> Cast:
    return find_cast(sentences_of(text))


def person(text: str, name: str, title: str = "") -> Actor | None:
    return cast_of(text).person(name, title)


def name_of(actor: Actor | None) -> str:
    return actor.name if actor else ""


def test_a_surname_is_the_full_name() -> None:
    assert name_of(person("Governor Ann Reed came.", "Reed")) == "Ann Reed"


def test_an_initial_fits_a_first_name() -> None:
    assert name_of(person("Governor Ann Maria Reed came.", "A. Reed")) == "Ann Maria Reed"


def test_two_of_one_surname_stay_open() -> None:
    assert person("Ann Reed met Tom Reed.", "Reed") is None


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Congresswoman Ann Reed met Congressman Tom Reed."
    assert name_of(person(text, "Reed", "ms")) == "Ann Reed"


def test_of_a_family_the_surname_is_who_is_no_relative() -> None:
    text = "Tom Reed left the club. His wife, Ann Reed, a baker, stayed at home."
    assert name_of(person(text, "Reed")) == "Tom Reed"


def test_a_first_name_alone_is_who_has_it() -> None:
    assert name_of(person("Mayor Keith Askew came.", "Keith")) == "Keith Askew"


def test_titles_ages_and_appositions_describe() -> None:
    actor = person("Former grain inspector Laura Whitcomb, 41, a mother of two, left.", "Whitcomb")
    assert actor is not None
    assert {"inspector", "mother"} <= actor.description.nouns
    assert "grain" in actor.description.words
    assert actor.description.age == "41"
    assert actor.gender == "she"


def test_a_post_in_front_describes_whoever_follows() -> None:
    actor = person("The head of the works council, Birgit Hauck, left.", "Hauck")
    assert actor is not None
    assert "head" in actor.description.nouns


def test_short_titles_are_spelled_out() -> None:
    actor = person("Sen. Laura Whitcomb left.", "Whitcomb")
    assert actor is not None
    assert {"senator", "lawmaker"} <= actor.description.nouns


def test_what_speaks_next_to_a_name_is_no_apposition() -> None:
    actor = person("It was painted by his pupil Margaret Tennant, the museum said.", "Tennant")
    assert actor is not None
    assert "museum" not in actor.description.nouns


def test_a_body_is_known_by_its_initials_and_first_words() -> None:
    cast = cast_of("The Ministry of Justice met the Tamarack Motor Company.")
    assert name_of(cast.body("MoJ")) == "Ministry of Justice"
    assert name_of(cast.body("Tamarack")) == "Tamarack Motor Company"
    assert cast.body("Leeds") is None


def test_a_body_may_have_a_common_name() -> None:
    cast = cast_of("He blamed the Portuguese athletics federation for the delay.")
    assert "the Portuguese athletics federation" in [actor.name for actor in cast.named]


def test_streets_and_days_are_nobody() -> None:
    cast = cast_of("On Friday Morning they met in Elm Street.")
    assert not list(cast.named)


def test_initials_with_and_without_small_words() -> None:
    assert initials("Ministry of Justice") == {"MOJ", "MJ"}
    assert initials("Northwest Terminal Association") == {"NTA"}
