"""Language: English or not, judged on a whole article and cautiously."""

from __future__ import annotations

import math
import re

# Words that carry English grammar and that its neighbours do not share ("in", "was", "is", "a"
# also belong to German or Dutch). In English news they are a quarter of all words.
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """the and of to that for with it this from by has have had were are which their they would
        who been not but said his her its at she him them these those than when what where there
        will into after before about""",
    )
)
_ENCODED = frozenset(word.encode() for word in _FUNCTION_WORDS)
#: Letters (as small ones), apostrophes and ``?``, which stands for all that is not ASCII, stay;
#: all else is a blank.
_PARTED = bytes(
    ord(c.lower()) if (c := chr(code)).isalpha() or c in "'?" else 32 for code in range(128)
).ljust(256)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: Below this share of English function words a Latin text is put to the language model.
_DOUBT = 0.10
#: Fewer words than this are never taken for another language written in Latin letters.
_ENOUGH = 10
#: How far another language must lead English, in log-odds over the root of the length. English
#: openings of 10 to 30 words reach 1 at most, other languages of that length start at 10.
_LEAD = 5.0
#: The English names of languages, as GDELT, Nexis and Factiva write them, and their codes.
NAMES = {
    **{"english": "en", "eng": "en", "german": "de", "french": "fr", "spanish": "es"},
    **{"italian": "it", "portuguese": "pt", "dutch": "nl", "russian": "ru", "ukrainian": "uk"},
    **{"polish": "pl", "turkish": "tr", "swedish": "sv", "norwegian": "no", "danish": "da"},
    **{"finnish": "fi", "czech": "cs", "hungarian": "hu", "romanian": "ro", "greek": "el"},
    **{"arabic": "ar", "hebrew": "he", "chinese": "zh", "japanese": "ja", "korean": "ko"},
}
#: As much of an article as the language model gets to see, in characters.
_SEEN = 20_000


def detect_language(text: str) -> str:
    """Give the ISO 639-1 code of a text: ``en`` unless it is clearly something else.

    A text in other letters than Latin ones is never English, however short; a Latin one is only
    called something else with ten words or more, few English function words and a confident
    verdict of the language model. ``und`` where it is not English but cannot be named.

    >>> detect_language("Police say two men held"), detect_language("Мост открыт")
    ('en', 'ru')
    """
    if _is_plainly_english(text):
        return "en"
    if not text.isascii() and _is_foreign_script(text):
        best, _ = _judge(text)
        return "und" if best == "en" else best
    words = [word.casefold() for word in _WORD.findall(text)]
    english = sum(word in _FUNCTION_WORDS for word in words)
    if len(words) < _ENOUGH or english / len(words) >= _DOUBT:
        return "en"
    best, lead = _judge(text)
    return best if lead >= _LEAD else "en"


def _is_plainly_english(text: str) -> bool:
    """Say whether even a rough count, which is quick, shows what the exact one asks for.

    It finds too few Latin letters and function words, and too many other letters and words: each
    apostrophe, and each character that is not ASCII, counts as if it parted two words.
    """
    rough = text.encode("ascii", "replace").translate(_PARTED)
    words = rough.split()
    apostrophes, others = rough.count(b"'"), rough.count(b"?")
    letters = len(rough) - rough.count(b" ") - apostrophes - others
    english = sum(map(_ENCODED.__contains__, words))
    return letters >= others and english >= _DOUBT * (len(words) + apostrophes + others)


def _is_foreign_script(text: str) -> bool:
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _LATIN.findall(text))) < letters / 2


def language_code(name: str) -> str:
    """Give the code that a language column means; an unknown name as it is, in small letters.

    >>> language_code("English"), language_code("en-GB"), language_code("DE")
    ('en', 'en', 'de')
    """
    code = re.split(r"[-_]", name.strip().casefold())[0]
    return NAMES.get(code, code)


def _judge(text: str) -> tuple[str, float]:
    """Give the likeliest language and its lead over English."""
    import py3langid  # half a second and 100 MB: only where function words leave doubt

    seen = text[:_SEEN]
    ranking: list[tuple[str, float]] = py3langid.rank(seen)
    scores = dict(ranking)
    best, score = ranking[0]
    return best, (score - scores["en"]) / math.sqrt(len(seen.encode("utf-8", "replace")) or 1)
