"""Texts: faults, encoding, length, language, and what does not belong into a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from framing.corpus.drafts import Fault
from framing.doctor.finding import FINE, LOOK, STOPS, Finding, named, some
from framing.doctor.reading import ReadSource

#: Below so many words the figures of an article rest on little.
SHORT = 50
#: A paragraph that stands in so many articles, and in a hundredth of all, belongs to none.
REPEATED = 5
# UTF-8 that was once read as Windows text.
_TWICE = re.compile("â€[\x9c\x9d™œ˜¦“”]|Ã[\xa0-\xbf©¨¤¶¼]|Â[\xa0£«»]")
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|span|b|i|em|strong|ul|li|h[1-6]|img|script)\b[^<>]{0,300}>"
    r"|&(?:amp|quot|nbsp|lt|gt|apos|rsquo|ldquo|rdquo|#\d{2,5});",
    re.I,
)
_BROKEN_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|(?:read more|continue reading|subscribe to continue)\W*)\Z", re.I
)
_SHOWN = 25


def fault_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell what cannot be read at all, with file and row."""
    faults = source.findings.faults
    rows = [fault for fault in faults if isinstance(fault, Fault)]
    whole = [str(fault) for fault in faults if not isinstance(fault, Fault)]
    if whole:
        advice = "Mend this first: the source as a whole cannot be read as it is."
        yield Finding(STOPS, "source", len(whole), "; ".join(whole[:_SHOWN]), advice)
    if rows:
        lines = [f"\n  - {fault}" for fault in rows[:_SHOWN]]
        lines += [f"\n  and {len(rows) - _SHOWN:,} more"] if len(rows) > _SHOWN else []
        advice = (
            "Correct what cannot be read: no article is left without it."
            if source.articles.empty
            else "Correct or take out what cannot be read. framing report and framing.analyze stop"
            " at it; framing analyze leaves it out and lists it in faults.csv."
        )
        verb = "" if len(rows) == 1 else "s"
        yield Finding(
            STOPS, "faults", len(rows), f"{len(rows):,} fault{verb}:{''.join(lines)}", advice
        )
    if source.articles.empty and not faults:
        yield Finding(STOPS, "articles", 0, "No article was found.", "Name another source.")


def reading_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell what was guessed or left out while reading."""
    guesses = source.findings.guesses()
    for about, sentence in guesses.items():
        found, _, advice = sentence.partition(". ")
        count = len(source.findings.cut) if about == "cut texts" else 0
        yield Finding(LOOK, about, count, f"{found.rstrip('.')}.", advice)
    for note in source.findings.notes:
        yield Finding(LOOK, "reading", 0, note)
    if "encoding" not in guesses and not source.articles.empty:
        yield Finding(FINE, "encoding", 0, "Every text was read without guessing its encoding.")


def length_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell how long the articles are, and which are very short or seem broken off."""
    words = source.articles["words"]
    if words.empty:
        return
    told = f"{int(words.min()):,} to {int(words.max()):,} words, half of them {words.median():,.0f}"
    yield Finding(FINE, "length", len(words), f"Articles of {told} or more.")
    short = list(words.index[words < SHORT])
    if short:
        yield Finding(
            LOOK,
            "short texts",
            len(short),
            f"{some(len(short), 'article', verb='has')} fewer than {SHORT} words: {named(short)}.",
            "See whether these are whole articles; figures of so few words say little.",
        )
    whole = source.articles["characters_cut"].isna()
    ends = [name for name in words.index[whole] if _BROKEN_OFF.search(source.texts[name][-60:])]
    if ends:
        yield Finding(
            LOOK,
            "broken off",
            len(ends),
            f"{some(len(ends), 'text', verb='ends')} as if something followed (… or 'read more'): "
            f"{named(ends)}.",
            "Compare them with their sources; a teaser must not pass as an article.",
        )


def language_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell the languages, and where what is told differs from what the text reads like."""
    articles = source.articles
    if articles.empty:
        return
    counts = articles["language"].value_counts()
    codes = ", ".join(f"{code}: {count:,}" for code, count in counts.items())
    other = int((articles["language"] != "en").sum())
    if not other:
        yield Finding(FINE, "language", len(articles), "Every article is in English.")
    else:
        yield Finding(
            LOOK,
            "language",
            other,
            f"{some(other, 'article', verb='is')} not in English ({codes}).",
            "These articles are kept but not measured: every figure of theirs is missing (NaN).",
        )
    differs = articles["language"] != articles["language_read"]
    wrong = list(
        articles.index[differs & (articles[["language", "language_read"]] == "en").any(axis=1)]
    )
    if wrong:
        first = articles.loc[wrong[0]]
        yield Finding(
            LOOK,
            "language told",
            len(wrong),
            f"{some(len(wrong), 'article', verb='reads')} like another language than the one told: "
            f"{named(wrong)} ({wrong[0]}: told {first['language']}, reads as "
            f"{first['language_read']}).",
            "Correct the language column, or leave it out: the language is then read off the text.",
        )


def content_findings(source: ReadSource, copies: set[str]) -> Iterator[Finding]:
    """Tell of letters gone wrong, of markup, and of paragraphs that stand in many articles."""
    twice = [name for name, text in source.texts.items() if _TWICE.search(text)]
    if twice:
        yield Finding(
            LOOK,
            "letters",
            len(twice),
            f"{some(len(twice), 'text', verb='has')} letters gone wrong, as â€™ for ’: "
            f"{named(twice)}.",
            "Export them again as UTF-8; they were once read in another encoding.",
        )
    marked = [name for name, text in source.texts.items() if _MARKUP.search(text)]
    if marked:
        yield Finding(
            LOOK,
            "markup",
            len(marked),
            f"{some(len(marked), 'text', verb='has')} marks of HTML, as <p> or &amp;: "
            f"{named(marked)}.",
            "Save them as .html, which is read as pages are, or take the marks out.",
        )
    places: Counter[str] = Counter()
    for name, blocks in source.blocks.items():
        if name not in copies:
            places.update({block for block in blocks if len(block.split()) > 2})
    least = max(REPEATED, len(source.blocks) // 100)
    often = [(block, count) for block, count in places.most_common(3) if count >= least]
    if often:
        shown = "; ".join(f"“{block[:60].strip()}” in {count:,}" for block, count in often)
        yield Finding(
            LOOK,
            "repeated paragraphs",
            often[0][1],
            f"The same paragraph stands in many articles: {shown}.",
            "Take out what is no part of an article (notices, invitations to subscribe).",
        )
