"""Sentences with their positions: a trained splitter, and what news needs beyond it.

The splitter (nupunkt) knows abbreviations, initials and decimals. Rules of our own mend what it
gets wrong in news: two ranks in a row, speech that goes on after a closing mark, abbreviations
that end a sentence as well as stand inside one, and closing marks set off by a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import nupunkt

from framing.text.spans import Stretch

# After these a name follows, never a new sentence.
_TITLES = (
    "Adm|Amb|Asst|Atty|Brig|Capt|Cdr|Cmdr|Col|Cpl|Cpt|Det|Dr|Fr|Gen|Gov|Hon|Insp|Lt|Maj|Messrs"
    "|Mlle|Mme|Mr|Mrs|Ms|Msgr|Pfc|Pres|Prof|Pvt|Rep|Reps|Rev|Sen|Sens|Sgt|Spc|Supt|Vice Adm"
)
_ENDS_IN_TITLE = re.compile(rf"\b(?:{_TITLES})\.\s*\Z")
# A name like iPhone starts a sentence as it is.
_CONTINUES = re.compile(r"[a-z](?![A-Z])")

_CLOSING = r"[\"')\]]"
# These end a sentence where a word follows that rarely goes on with a name.
_STARTERS = (
    "A|After|All|Also|Although|An|And|Another|As|At|Because|Before|Both|But|By|Critics|During|Each"
    "|Even|Every|Few|For|From|He|Her|Here|His|How|However|I|If|In|Instead|It|Its|Last|Many|Meanwhile"
    "|Most|My|Neither|No|None|Nobody|Not|Nothing|Now|Officials|On|One|Only|Or|Other|Others|Our"
    "|People|Police|She|Since|So|Some|Still|Such|That|The|Their|Then|There|These|They|This|Those"
    "|Though|Three|Thus|To|Today|Two|Under|Until|We|What|When|Where|While|Who|Why|With|Yet|You|Your"
)
_STATE_END = re.compile(
    rf"\b(?:[A-Z]\.){{2,4}}{_CLOSING}*\s+(?=\"?(?:{_STARTERS})\b(?!\.))|"
    rf"\b(?:Inc|Corp|Co|Ltd|Jr|Sr|etc|Bros|Ave|Blvd|St|Rd)\.{_CLOSING}*\s+(?=\"?(?:{_STARTERS})\b)"
)
# No name starts with these, so that even an initial before them ends its sentence.
_FUNCTION_WORDS = (
    "And|But|He|Her|His|If|It|Its|She|That|The|Their|There|They|This|We|When|While|With|You|Your"
)
_LETTER_END = re.compile(
    rf"\b[A-Z]\.{_CLOSING}*\s+(?=\"?(?:{_FUNCTION_WORDS})\b(?!\.))"
    rf"|\bno\.{_CLOSING}*\s+(?=\"?[A-Z])"
)
_ENUMERATOR = re.compile(r"\(?\d{1,3}[.)]\s*")
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
_WORD_END = re.compile(
    rf"(?<![\w.&'-])(?:(?!(?:{_ABBREVIATIONS})\.)[a-z]{{3,}}|(?:{_SHORT_WORDS}))\.{_CLOSING}*\s+"
    r"(?=\"?[A-Z](?:[a-z']|\s))"
)
# A time of day ends a sentence unless a day, a month, a zone or '... time' follows.
_DAY = (
    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    "|Eastern|Central|Mountain|Pacific|Greenwich|Standard|Daylight|Atlantic"
)
_TIME_END = re.compile(
    rf"\b[ap]\.m\.{_CLOSING}*\s+(?=\"?[A-Z])(?!(?:{_DAY})[a-z]*\b)(?![A-Z]{{2,5}}\b)"
    rf"(?!\w+ [Tt]ime\b)|\b[ap]\.m\. [A-Z]{{2,5}}\.{_CLOSING}*\s+(?=\"?[A-Z])"
)
# The splitter's time grows with the square of a run without blanks; no sentence ends inside one.
_RUN = re.compile(r"\S{200,}")
_RUN_END = 8
# Speech that ends meets speech that begins.
_TURN = re.compile(r"[.!?][\"']\s+(?=[\"'][A-Z])")


def find_sentences(text: str) -> tuple[Stretch, ...]:
    """Point at the sentences of *text*, without the blanks around them.

    The text is the scoring copy of a passage, with ASCII marks and joined lines. A sentence keeps
    the marks and brackets that close it.

    >>> text = "Lt. Col. Hale paid 3.5 million. 'Why?' he asked."
    >>> [sentence.of(text) for sentence in find_sentences(text)]
    ['Lt. Col. Hale paid 3.5 million.', "'Why?' he asked."]
    """
    starts = sorted({*_kept_starts(text), *_missed_starts(text)})
    sentences = []
    for start, end in pairwise([*starts, len(text)]):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            sentences.append(Stretch(start + lead, start + len(piece.rstrip())))
    return tuple(sentences)


def _kept_starts(text: str) -> Iterator[int]:
    """Give the starts that the splitter finds, without those where a sentence goes on."""
    before = Stretch(0, 0)
    for start, end in nupunkt.sent_spans(_RUN.sub(_shaded, text)):
        if start == 0:
            yield 0
        elif not _goes_on(text, before, start):
            yield _past_closing_mark(text, start)
        before = Stretch(start, end)


def _goes_on(text: str, before: Stretch, start: int) -> bool:
    """Say whether the sentence that seems to end before *start* goes on there."""
    if _CONTINUES.match(text, start) or _ENUMERATOR.fullmatch(text, *before):
        return True
    end = before.end
    return _ENDS_IN_TITLE.search(text, max(0, end - 12), end) is not None


def _shaded(run: re.Match[str]) -> str:
    """Give a run of the same length and end that costs the splitter nothing."""
    return "x" * (len(run[0]) - _RUN_END) + run[0][-_RUN_END:]


def _past_closing_mark(text: str, start: int) -> int:
    """Give the start after a mark that stands alone: it closes the sentence before it."""
    return start + 1 if text[start : start + 2] in ('" ', "' ", ") ") else start


def _missed_starts(text: str) -> Iterator[int]:
    """Give the starts that the splitter misses, after words, abbreviations and other speech."""
    for pattern in (_WORD_END, _STATE_END, _LETTER_END, _TIME_END, _TURN):
        for match in pattern.finditer(text):
            yield match.end()
