"""Cues in a sentence: the verb groups, nouns and phrases that say somebody says something."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

from framing.speech.agreement import agrees
from framing.speech.ambiguity import is_ly, is_noun_here, is_owner_alone
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import CueEntry, CueForm, Vocabulary, vocabulary, words_of
from framing.text.values import value

#: What may stand inside the phrase of a cue ("put it to").
_INSIDE = frozenset({"it", "him", "them"})


@value
class Cue:
    """A cue found: tokens ``first`` to ``last`` (included) with auxiliaries, ``head`` its verb.

    ``form`` is finite, infinitive, ing, participle (no auxiliary), passive, noun, or that of a
    preposition, adjective or adverb ("").
    """

    entry: CueEntry
    first: int
    head: int
    last: int
    form: str


def find_cues(sentence: Sentence) -> list[Cue]:
    """Point at the cues of a sentence, in order, without overlap."""
    vocab = vocabulary()
    found: list[Cue] = []
    behind = 0
    known = map(vocab.openers.__contains__, sentence.lows)
    for index in compress(count(), known):
        if index < behind or sentence.tokens[index].kind != "word":
            continue
        if not _may_open(sentence.lows, index, vocab):
            continue
        cue = _cue_at(sentence, index, vocab)
        if cue is not None:
            found.append(cue)
            behind = cue.last + 1
    return found


def _may_open(lows: Sequence[str], index: int, vocab: Vocabulary) -> bool:
    """Say whether a word that opens cues by phrases alone ("in the view of") has one behind it."""
    seconds = vocab.phrased.get(lows[index])
    if seconds is None:
        return True
    following = lows[index + 1] if index + 1 < len(lows) else ""
    return following in seconds or following in _INSIDE


def _cue_at(sentence: Sentence, index: int, vocab: Vocabulary) -> Cue | None:
    tokens = sentence.tokens
    token = tokens[index]
    noun = vocab.nouns.get(token.low)
    as_noun = noun is not None and is_noun_here(tokens, index, vocab, titled=sentence.titled)
    if noun is not None and (as_noun or token.low not in vocab.cues):
        return Cue(noun.entry, index, index, index, "noun")
    if as_noun:
        return None
    for form in vocab.cues.get(token.low, ()):
        last = _match(tokens, index, form)
        if last is None:
            continue
        if form.entry.kind in ("preposition", "adverb"):
            return Cue(form.entry, index, index, last, "")
        if form.entry.kind == "adjective":
            return _adjective(tokens, index, form, vocab)
        if token.low in vocab.prepositions:
            return None  # "regarding the plan"
        if is_name_here(sentence, index) or (
            noun is None and is_noun_here(tokens, index, vocab, titled=sentence.titled)
        ):
            return None
        return _verb(tokens, index, last, form)
    return None


def _match(tokens: Sequence[Token], index: int, form: CueForm) -> int | None:
    """Give the last token of a form that stands here; a pronoun may stand inside a phrase."""
    if len(form.words) == 1:
        return index
    at = index
    for word in form.words[1:]:
        at += 1
        if at < len(tokens) and tokens[at].low != word and tokens[at].low in _INSIDE:
            at += 1
        if at >= len(tokens) or tokens[at].low != word:
            return None
    return at


def is_name_here(sentence: Sentence, index: int) -> bool:
    """Say whether a capital inside a sentence makes this a name ("Hope Hicks")."""
    token = sentence.tokens[index]
    if sentence.titled or not token.text[0].isupper():
        return False
    if index > 0:
        return True
    following = sentence.tokens[1] if len(sentence.tokens) > 1 else None
    return (
        following is not None
        and following.kind == "word"
        and following.text[0].isupper()
        and (token.low in ("hope", "grant", "bill", "mark", "drew"))
    )


def _adjective(tokens: Sequence[Token], index: int, form: CueForm, vocab: Vocabulary) -> Cue | None:
    """Take an adjective as a cue after a form of be, seem, feel or remain."""
    at = index - 1
    while at >= 0 and (vocab.is_kind(tokens[at].low, "adverb", "negation") or is_ly(tokens[at])):
        at -= 1
    if at < 0:
        return None
    linking = tokens[at].low in vocab.forms_of_be or tokens[at].low in words_of("linking")
    contracted = tokens[at].kind == "clitic" and tokens[at].low in ("'s", "'re", "'m")
    if not (linking or contracted):
        return None
    first = _group_start(tokens, at, vocab)
    return Cue(form.entry, first, index, index, "finite")


def _group_start(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> int:
    """Go left over auxiliaries and the adverbs among them, to where a verb group starts."""
    first = index
    at = index - 1
    while at >= 0:
        token = tokens[at]
        if _is_auxiliary(token, vocab):
            first = at
        elif not (vocab.is_kind(token.low, "adverb", "negation") or is_ly(token)):
            break
        at -= 1
    return first


def _is_auxiliary(token: Token, vocab: Vocabulary) -> bool:
    if token.kind == "clitic":
        return token.low in ("'ve", "'d", "'ll", "'re", "'m")
    return token.kind == "word" and token.low in vocab.auxiliaries and token.text != "May"


def _verb(tokens: Sequence[Token], index: int, last: int, form: CueForm) -> Cue | None:
    vocab = vocabulary()
    first = _group_start(tokens, index, vocab)
    if first == index and index and tokens[index - 1].low == "to":
        return Cue(form.entry, index, index, last, "infinitive")
    group = [tokens[at].low for at in range(first, index)]
    auxiliaries = [low for low in group if low in vocab.auxiliaries or low[0] == "'"]
    if not auxiliaries and index and tokens[index - 1].low == "'s":
        # "he's telling": the clitic is a verb only before -ing.
        alone = _acts_alone(tokens, index, vocab) or is_owner_alone(tokens, index, vocab)
        if form.form == "past" and alone:
            return Cue(form.entry, index, index, last, "finite")
        if form.form != "ing":
            return None
        return Cue(form.entry, index - 1, index, last, "finite")
    last_one = auxiliaries[-1] if auxiliaries else ""
    be = last_one in vocab.forms_of_be or last_one in ("'re", "'m")
    if form.form == "ing":
        return Cue(form.entry, first, index, last, "finite" if be else "ing")
    is_past = form.form in ("past", "participle")
    if be and is_past:
        state = "s" in form.entry.frames
        return Cue(form.entry, first, index, last, "finite" if state else "passive")
    if auxiliaries:
        return Cue(form.entry, first, index, last, "finite")
    if not agrees(tokens, index, form, vocab):
        return None
    return Cue(form.entry, first, index, last, _bare_form(tokens, index, last, form))


def _acts_alone(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a past form behind 's has a name as subject ("doctors at St Mary's told her")."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    named = index > 1 and tokens[index - 2].text[0].isupper()
    return named and following is not None and vocab.is_kind(following.low, "object", "determiner")


def _bare_form(tokens: Sequence[Token], index: int, last: int, form: CueForm) -> str:
    """Tell a finite verb from a participle behind a noun ("the plan announced by ...")."""
    if form.form != "past":
        return "participle" if form.form == "participle" else "finite"
    if index == 0 or tokens[index].low in words_of("expert"):
        return "participle"  # "people briefed on the talks"
    if any(t.low == "not" for t in tokens[max(0, index - 2) : index]):
        return "participle"
    return "participle" if _has_agent(tokens, last) else "finite"


def _has_agent(tokens: Sequence[Token], last: int) -> bool:
    """Say whether "by" and who did it follow a verb, not by what means ("by satellite phone")."""
    if last + 1 >= len(tokens) or tokens[last + 1].low != "by":
        return False
    near = [t.low for t in tokens[last + 2 : last + 4]]
    bare = near != [] and near[0] not in vocabulary().determiners
    return not (bare and any(low in words_of("medium") for low in near))
