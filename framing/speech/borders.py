"""Where content ends because the next attribution begins."""

from __future__ import annotations

from framing.speech.adverbials import skip_adverbials
from framing.speech.cues import Cue
from framing.speech.nominals import is_nominal_at
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Scene
from framing.speech.statements import is_clause
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import speaks

_CONTRAST = frozenset(
    {"but", "while", "though", "although", "whereas", "and", "yet", "as", "when", "even", "then"}
)

#: The marks and words at which content may end; elsewhere it ends only at a cue, or in a clause
#: between commas.
MAY_END = _CONTRAST | {",", "–", "—", ":"}
_OBJECT = 6
_RELATIVE = frozenset({"that", "which", "he", "she", "they", "it"})
_NO_FRONT = frozenset({"that", "how", "why", "whether", "what", "where", "according"})


def is_border(scene: Scene, index: int, cue: Cue) -> bool:
    """Say whether another attribution begins at a comma or joining word, so that content ends."""
    tokens = scene.tokens
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    here = scene.starts.get(index)
    if here is not None and here.entry.kind == "preposition":
        return True
    if here is not None and here.form == "ing" and tokens[index - 1].kind == "quote":
        return True
    if following is None:
        return False
    if token.text == "," and index + 1 in scene.terms:
        return True
    if cue.first in scene.enclosed and tokens[index - 1].text[-2:-1] == ",":
        return _is_main_verb(token)  # "who called it “a gift,” left"
    if token.text in ("–", "—") and cue.first in scene.enclosed:
        return True
    if token.text in (",", "–", "—") and sums_up(scene, index + 1):
        return True
    if token.text == ":" and following.kind == "quote":
        return index + 2 in scene.clause_starts or index + 2 in scene.starts
    if token.text == ",":
        if cue.first in scene.enclosed and _is_main_verb(following):
            return True
        later = scene.starts.get(index + 1)
        if later is not None and (later.form == "ing" or later.entry.kind == "preposition"):
            return True
        if later is not None and _ends_relative(scene, later):
            return False
        if later is not None and later.form == "finite" and _is_closing(scene, later):
            return True
        if later is not None and later.form == "finite" and _is_inverted(scene, later):
            return True
        parenthetical = scene.clause_starts.get(index + 1)
        if parenthetical is not None and _is_closing(scene, parenthetical):
            return True
        return following.low in _CONTRAST and _another(scene, index + 1, cue, comma=True)
    return token.low in _CONTRAST and _another(scene, index, cue, comma=False)


def sums_up(scene: Scene, at: int) -> bool:
    """Say whether the narrator's judgement of what was said begins at a token (", a loss that").

    An article, at most three words before the noun, and a relative clause or the end behind it.
    """
    tokens = scene.tokens
    if at >= len(tokens) or tokens[at].low not in ("a", "an", "one"):
        return False
    for index in range(at + 1, min(at + 4, len(tokens))):
        if tokens[index].low in words_of("summary"):
            behind = tokens[index + 1] if index + 1 < len(tokens) else None
            return behind is None or behind.text == "." or behind.low in _RELATIVE
        if tokens[index].kind != "word" or tokens[index].low in vocabulary().kinds:
            return False
    return False


def ends_front(scene: Scene, index: int, cue: Cue) -> bool:
    """Say whether a comma ends the clause or phrase in front in which a cue stands."""
    tokens = scene.tokens
    if tokens[index].text != "," or index + 1 >= len(tokens) or not is_fronted(scene, cue):
        return False
    following = tokens[index + 1]
    relative = following.kind == "quote" or following.low in vocabulary().relatives
    return not relative and is_clause(scene, index + 1)


def is_fronted(scene: Scene, cue: Cue) -> bool:
    """Say whether a cue stands in a clause or phrase in front of the main clause.

    "While S has pledged to C, ...", "Despite S's warning that C, ...", "Asked if C, ...".
    """
    tokens = scene.tokens
    vocab = vocabulary()
    first = int(tokens[0].low in vocab.conjunctions)
    if cue.first == first and cue.form in ("participle", "ing"):
        return True
    low = tokens[first].low
    fronting = vocab.is_kind(low, "subordinator", "preposition") and low not in _NO_FRONT
    return fronting and first < cue.first <= scene.comma


def _is_main_verb(token: Token) -> bool:
    vocab = vocabulary()
    return token.low in vocab.auxiliaries or (
        token.low in vocab.finite and token.low not in vocab.sources
    )


def _ends_relative(scene: Scene, cue: Cue) -> bool:
    """Say whether a verb follows its subject's relative clause ("a clerk, who was there, | told").

    Then the comma before it closes the clause, and no attribution begins there.
    """
    own = scene.owners.get(cue.first)
    if own is None or own[1] - own[0] <= 1:
        return False
    return any(t.low in ("who", "whom", "whose") for t in scene.tokens[own[0] : own[1]])


def _is_closing(scene: Scene, cue: Cue) -> bool:
    """Say whether nothing but a mark follows a cue ("..., she said.")."""
    tokens = scene.tokens
    if not cue.entry.takes("qt") and cue.entry.cue_class != "evidence":
        return False
    after = skip_adverbials(scene, cue.last + 1)
    if "A" in cue.entry.frames:
        told = phrase_after(scene.sentence, after, appositions=False, addressee=True)
        after = skip_adverbials(scene, told[1]) if told else after
    return after >= len(tokens) or tokens[after].text in (".", ",")


def _is_inverted(scene: Scene, cue: Cue) -> bool:
    """Say whether a source follows a cue behind a comma ("..., said a member of the board")."""
    at = cue.last + 1
    plain = cue.entry.cue_class == "statement" and "q" in cue.entry.frames
    if not plain or at >= len(scene.tokens) or is_clause(scene, at):
        return False
    source = phrase_after(scene.sentence, at, appositions=False)
    return source is not None and speaks(scene.sentence, source) >= 0.9


def _another(scene: Scene, index: int, cue: Cue, *, comma: bool) -> bool:
    """Say whether a joining word at *index* opens the next attribution."""
    joint = scene.tokens[index].low
    later = scene.starts.get(index + 1)
    if later is not None and joint in ("and", "but", "while", "yet", "then"):
        if later.form == "ing" and (joint == "while" or cue.form == "ing"):
            return True
        verb = cue.first if cue.form in ("finite", "passive") else _governing(scene, cue)
        same = later.form == "finite" and verb >= 0
        opposed = comma and joint == "but" and later.entry.weight >= 0.9
        agreed = opposed or _tense(scene, later.first) == _tense(scene, verb)
        if same and agreed and (later.entry.weight >= 0.5 or comma):
            return True
    clause = scene.clause_starts.get(index + 1) or (
        scene.clause_starts.get(index + 2) if joint == "even" else None
    )
    if clause is None:
        return False
    strong = clause.entry.weight >= 0.6
    if joint in ("and", "as", "when", "even", "then"):
        return comma and strong
    return comma or strong


def _governing(scene: Scene, cue: Cue) -> int:
    """Give the cue of which a noun is the object ("rejected | the claims that C, and"), or -1."""
    tokens = scene.tokens
    if cue.form != "noun":
        return -1
    for at in range(cue.first - 1, max(-1, cue.first - _OBJECT), -1):
        own = scene.starts.get(at)
        if own is not None and own.form == "finite":
            return own.first
        if tokens[at].kind == "mark" or not is_nominal_at(tokens, at, vocabulary()):
            return -1
    return -1


def _tense(scene: Scene, first: int) -> str:
    """Tell past from present by the first word of a verb group."""
    low = scene.tokens[first].low
    if low.endswith("ed") or low in (
        "said",
        "told",
        "wrote",
        "had",
        "was",
        "were",
        "did",
        "thought",
        "went",
        "made",
        "found",
        "knew",
        "felt",
        "saw",
        "spoke",
        "called",
    ):
        return "past"
    return "present"
