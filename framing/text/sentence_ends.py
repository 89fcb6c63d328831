"""What ends a sentence in news and what does not: rules of our own about a single mark.

A rule looks at the word before a full stop and at what follows it. The rules mend what a trained
splitter gets wrong in news, and tell most marks by themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop, the last of several dots, and other marks; not inside a word ('3.5', 'U.S.-led') or
# before a comma, where nothing ends. Then what closes speech or a bracket, and blanks.
_MARK = re.compile(r"[.!?…](?=[\s\"')\]}*:;@({\[!?”’»])([\"')\]]*+)(\s*+)")

# After these a name follows, never a new sentence.
_TITLES = (
    "Adm|Amb|Asst|Atty|Brig|Capt|Cdr|Cmdr|Col|Cpl|Cpt|Det|Dr|Fr|Gen|Gov|Hon|Insp|Lt|Maj|Messrs"
    "|Mlle|Mme|Mr|Mrs|Ms|Msgr|Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Spc|Supt|Vice Adm"
)
_ENDS_IN_TITLE = re.compile(rf"\b(?:{_TITLES})\.\s*\Z")
_LONGEST_TITLE = 12
# A name like iPhone starts a sentence as it is.
_CONTINUES = re.compile(r"[a-z](?![A-Z])")

# The splitter takes some plain words ('ten.', 'bus.', 'cent.') for abbreviations. Of words in small
# letters only these are any; two letters with a full stop are a word only where listed.
_ABBREVIATIONS = (
    "approx|appt|apt|assn|assoc|aug|ave|avg|bldg|blvd|bros|capt|cert|chap|cir|cit|col|comp|corp"
    "|def|dept|dist|div|doc|ed|eds|encl|esp|est|etc|ext|feb|fig|figs|fwd|gen|gov|govt|hon|hrs|hwy"
    "|ibid|inc|incl|jan|jul|jun|lbs|lieut|ltd|maj|mar|max|mfg|mgr|min|mins|misc|mkt|mrs|mtn|nat"
    "|natl|nos|nov|obs|oct|orig|para|paras|pop|prep|pres|prof|prov|pseud|pub|ref|rep|repr|resp|rev"
    "|sec|sect|sen|sep|sept|ser|sgt|spec|sqq|supp|suppl|supt|syn|tel|temp|trans|transl|treas|univ"
    "|var|ver|viz|vol|vols|vss"
)
_SHORT_WORDS = "am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|of|on|or|so|to|up|us|we"
# These end a sentence where a word follows that rarely goes on with a name.
_FIRMS = "Inc|Corp|Co|Ltd|Jr|Sr|etc|Bros|Ave|Blvd|St|Rd"
_STARTERS = (
    "A|After|All|Also|Although|An|And|Another|As|At|Because|Before|Both|But|By|Critics|During|Each"
    "|Even|Every|Few|For|From|He|Her|Here|His|How|However|I|If|In|Instead|It|Its|Last|Many|Meanwhile"
    "|Most|My|Neither|No|None|Nobody|Not|Nothing|Now|Officials|On|One|Only|Or|Other|Others|Our"
    "|People|Police|She|Since|So|Some|Still|Such|That|The|Their|Then|There|These|They|This|Those"
    "|Though|Three|Thus|To|Today|Two|Under|Until|We|What|When|Where|While|Who|Why|With|Yet|You|Your"
)
# No name starts with these, so that even an initial before them ends its sentence.
_FUNCTION_WORDS = (
    "And|But|He|Her|His|If|It|Its|She|That|The|Their|There|They|This|We|When|While|With|You|Your"
)
# A time of day ends a sentence unless a day, a month, a zone or '... time' follows.
_DAY = (
    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    "|Eastern|Central|Mountain|Pacific|Greenwich|Standard|Daylight|Atlantic"
)
# The word before a full stop, and what must follow for the sentence to end there. Where two rules
# know the word, the first asks for less.
_RULES = tuple(
    (re.compile(rf"(?:{word})\Z"), re.compile(following))
    for word, following in [
        (
            rf"(?<![\w.&'-])(?:(?!(?:{_ABBREVIATIONS})\Z)[a-z]{{3,}}|(?:{_SHORT_WORDS}))",
            r"\"?[A-Z](?:[a-z']|\s)",
        ),
        (r"\b(?:[A-Z]\.){1,3}[A-Z]", rf"\"?(?:{_STARTERS})\b(?!\.)"),
        (rf"\b(?:{_FIRMS})", rf"\"?(?:{_STARTERS})\b"),
        (r"\b[A-Z]", rf"\"?(?:{_FUNCTION_WORDS})\b(?!\.)"),
        (r"\bno", r"\"?[A-Z]"),
        (
            r"\b[ap]\.m",
            rf"(?=\"?[A-Z])(?!(?:{_DAY})[a-z]*\b)(?![A-Z]{{2,5}}\b)(?!\w+ [Tt]ime\b)",
        ),
    ]
)
_LONGEST_KEPT = 40
# A time of day with its zone is two words.
_ZONE_END = re.compile(r"\b[ap]\.m\. [A-Z]{2,5}\.[\"')\]]*\s+(?=\"?[A-Z])")
# Speech that ends meets speech that begins.
_SPEECH_BEGINS = re.compile(r"[\"'][A-Z]")


def starts_by_rule(text: str) -> tuple[set[int], bool]:
    """Give where our rules let a sentence start, and whether they tell all marks of the text.

    They tell a mark where they put a start after it, and where there can be none: at the end of
    the text, and before a word with which the sentence goes on.

    >>> starts_by_rule("Mr. Hale left. He was ill.")
    ({0, 15}, True)
    >>> starts_by_rule("Gov. Hale met Inc. Magazine. He left.")
    ({0}, False)
    """
    starts = {0}
    all_told = True
    start_of_word = 0
    for mark in _MARK.finditer(text):
        end = mark.end()
        if end == len(text):
            break
        if not mark[2]:
            all_told = False
            continue
        if _ends(text, mark, start_of_word):
            starts.add(end)
        elif not (text[end].isalnum() and goes_on(text, end)):
            all_told = False
        start_of_word = end
    if ".m. " in text:
        starts.update(match.end() for match in _ZONE_END.finditer(text))
    return starts, all_told


def goes_on(text: str, start: int) -> bool:
    """Say whether the sentence that seems to end before *start* goes on there.

    >>> goes_on("Lt. Col. Hale left.", 9), goes_on("Calm. It rained.", 6)
    (True, False)
    """
    if _CONTINUES.match(text, start):
        return True
    return _ENDS_IN_TITLE.search(text, max(0, start - _LONGEST_TITLE), start) is not None


def _ends(text: str, mark: re.Match[str], start_of_word: int) -> bool:
    """Say whether a rule ends the sentence at a mark with blanks after it.

    The word before the mark begins after the last blank, and not before *start_of_word*.
    """
    last, end = mark.start(1) - 1, mark.end()
    if text[last] == ".":
        word = text[text.rfind(" ", start_of_word, last) + 1 or start_of_word : last]
        following = _following(word)
        if following is not None and following.match(text, end):
            return True
    return mark[1] in ("'", '"') and text[last] != "…" and bool(_SPEECH_BEGINS.match(text, end))


def _following(word: str) -> re.Pattern[str] | None:
    """Give what must follow a word with a full stop that ends a sentence, if any rule knows it."""
    return _following_kept(word) if len(word) <= _LONGEST_KEPT else _look_up(word)


def _look_up(word: str) -> re.Pattern[str] | None:
    return next((following for before, following in _RULES if before.search(word)), None)


_following_kept = lru_cache(maxsize=20_000)(_look_up)
