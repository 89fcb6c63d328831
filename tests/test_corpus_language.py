"""Language: English texts are never lost, others are not scored as English."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import language
from framing.corpus.language import detect_language

TOLD = {
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke in der Nacht von einer Drohne "
    "getroffen worden sei und dass niemand verletzt wurde.",
    "nl": "De burgemeester zei maandag dat de brug in de nacht werd geraakt door een drone en "
    "dat niemand gewond is geraakt.",
    "fr": "Le maire a déclaré lundi que le pont avait été touché par un drone pendant la nuit et "
    "que personne n’avait été blessé.",
    "es": "El alcalde dijo el lunes que el puente fue alcanzado por un dron durante la noche.",
    "pt": "O prefeito disse na segunda-feira que a ponte foi atingida por um drone de noite.",
    "sv": "Borgmästaren sade på måndagen att bron träffades av en drönare under natten.",
    "pl": "Burmistrz powiedział w poniedziałek, że w nocy most został trafiony przez drona.",
    "id": "Wali kota mengatakan pada hari Senin bahwa jembatan itu terkena drone malam hari.",
    "ru": "Мост открыт.",
    "uk": "Міський голова заявив, що вночі в міст влучив безпілотник, постраждалих немає.",
    "zh": "市长表示大桥被无人机击中。",
}

ENGLISH = [
    ("Police say two men held", "short: the model calls it Nigerian Pidgin"),
    ("Kursk Bridge Drone Alert", "four names and nouns"),
    ("Trump Putin Zelensky Xi Modi Macron Scholz Meloni Erdogan Lula Biden", "names only"),
    ("Bitcoin ETF inflows surge 40% Monday; Nasdaq, Dow, S&P rally on Fed cut hopes", "no verbs"),
    ("El Niño, José Peña, Lüneburg, Curaçao: where tourists go this winter and why", "accents"),
    ("1-0, 2-1, 3-3", "no words at all"),
    ("«Привет», she said in Moscow, and then the reporters asked her about it", "a foreign word"),
    ("", "nothing"),
]


@pytest.mark.parametrize("language", TOLD)
def test_other_languages_are_named(language: str) -> None:
    assert detect_language(TOLD[language]) == language


@pytest.mark.parametrize(("text", "reason"), ENGLISH)
def test_english_is_not_lost(text: str, reason: str) -> None:
    assert detect_language(text) == "en", reason


def test_an_english_article_with_a_foreign_quotation_stays_english() -> None:
    told = "The mayor told the council on Monday what had been said at the bridge. " * 2
    assert detect_language(told + f"“{TOLD['de']}”") == "en"


PIECES = st.sampled_from(
    [
        *[
            "the",
            "The",
            "of",
            "said",
            "İt",
            "it's",
            "the’",
            "the_of",
            "thé",
            "ſaid",
            "a1b",
            "mot",
            "Мост",
            "市长",
            "1,000",
            "😀",
        ],
        *"’'?—.- \n\ud800",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=60).map(" ".join))
def test_the_quick_count_says_english_only_where_the_exact_one_does(text: str) -> None:
    if language._is_plainly_english(text):
        words = [word.casefold() for word in language._WORD.findall(text)]
        english = sum(word in language._FUNCTION_WORDS for word in words)
        assert text.isascii() or not language._is_foreign_script(text)
        assert len(words) < language._ENOUGH or english / len(words) >= language._DOUBT


@given(st.lists(PIECES, max_size=40).map("".join))
def test_letters_are_counted_one_by_one(text: str) -> None:
    letters = [letter for letter in text if letter.isalpha()]
    latin = [letter for letter in letters if letter.casefold() in "abcdefghijklmnopqrstuvwxyzéſi̇"]
    assert language._is_foreign_script(text) == (len(latin) < len(letters) / 2)


def test_no_opening_of_a_shipped_english_text_is_lost() -> None:
    folder = resources.files("framing") / "data" / "texts"
    for name in ("frames_1.jsonl", "loaded_single_1.jsonl"):
        for line in (folder / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            words = row["text"].split()
            assert detect_language(" ".join(words[:12])) == "en", row
