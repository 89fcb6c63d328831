"""What kind of source a noun phrase names, and the name at its core."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.given_names import name_given
from framing.speech.names import name_at_end, names_outlet, person_behind, type_of_name
from framing.speech.reduced import is_participle
from framing.speech.remembering import remembered
from framing.speech.tokens import Token, written
from framing.speech.unnamed import PEOPLE, organisation_in, type_of_noun
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of
from framing.text.values import value


@value
class SourcePhrase:
    """A source as read: its type, its core name ("" without one), its head noun, its title."""

    source_type: str
    name: str
    head: str
    title: str


@remembered
def read_source(tokens: Sequence[Token]) -> SourcePhrase:
    """Say what kind of source the tokens of a noun phrase name.

    A person inside an insertion counts for the whole ("the group, through its head Jo Hale").
    """
    vocab = vocabulary()
    quoted = next((t for t in tokens if t.kind == "quote" and names_outlet(t.inner, vocab)), None)
    tokens = [t for t in tokens if t.kind != "quote"]
    parts = _parts(tokens)
    if quoted is not None and len(tokens) <= 2:
        return SourcePhrase("outlet", quoted.inner, tokens[-1].low if tokens else "", "")
    if not parts:
        return SourcePhrase("none", "", "", "")
    main = parts[0]
    first = read_part(main, vocab)
    if first.source_type == "named_person":
        return _as_firm(first, parts[1:], vocab)
    given = name_given(tokens) if first.source_type == "unnamed_role" else None
    if given is not None:
        return SourcePhrase("named_person", given.text, first.head, "")
    for part in parts[1:]:
        inner = _apposed(first, part, vocab)
        if inner is not None:
            return inner
    return first


def _apposed(first: SourcePhrase, part: Sequence[Token], vocab: Vocabulary) -> SourcePhrase | None:
    """Read the name apposed to a post or a body ("the applicant, Goss Ltd", "through Jo Hale")."""
    speaks_for = part[0].low in ("through", "via", "by", "represented")
    unnamed = first.source_type in ("unnamed_role", "unnamed_vague")
    body = first.source_type == "named_organisation" and not first.name
    apposed = (unnamed or body) and part[0].low not in words_of("ends_name")
    if first.source_type == "document" or not (speaks_for or apposed):
        return None
    inner = read_part(part[1:] if speaks_for else part, vocab)
    if first.head in ("one", "another") and inner.source_type == "unnamed_role":
        return SourcePhrase("unnamed_role", "", inner.head, "")  # "One, a trader in Kent"
    if body and not speaks_for:
        person = " " in inner.name
        return None if person else SourcePhrase(first.source_type, inner.name, first.head, "")
    if inner.source_type == "named_organisation" and inner.name and not speaks_for:
        return SourcePhrase(inner.source_type, inner.name, first.head, "")
    if inner.source_type != "named_person":
        return None
    return SourcePhrase("named_person", inner.name, first.head, first.title or inner.title)


def _as_firm(
    first: SourcePhrase, parts: Sequence[Sequence[Token]], vocab: Vocabulary
) -> SourcePhrase:
    """Take one word for a firm where the apposition says so ("Norvik, the listed brewer")."""
    if first.title or " " in first.name or not parts:
        return first
    told = read_part(parts[0], vocab)
    listed = any(t.low.endswith(("-listed", "-owned")) for t in parts[0])
    if listed or (told.source_type == "named_organisation" and parts[0][0].text[0].islower()):
        return SourcePhrase("named_organisation", first.name, first.head, "")
    return first


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at commas, brackets and dashes."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "mark" and token.text in ",()—–:":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def read_part(tokens: Sequence[Token], vocab: Vocabulary) -> SourcePhrase:
    """Read one noun phrase without commas."""
    tokens = list(tokens)
    while tokens and tokens[-1].kind == "clitic":
        tokens.pop()
    if len(tokens) > 1 and tokens[-1].low in words_of("stressing"):
        tokens.pop()  # "the clerk herself"
    if not tokens:
        return SourcePhrase("none", "", "", "")
    tokens = _behind_quantity(tokens)
    cut = next((i for i in range(1, len(tokens)) if _ends_head(tokens, i)), len(tokens))
    while cut > 1 and _is_published(tokens[cut - 1], tokens[cut - 2], vocab):
        cut -= 1
    main = tokens[:cut]
    head = main[-1].low
    if _is_staff(tokens, cut, vocab):
        return SourcePhrase("named_organisation", written(tokens), head, "")
    pronoun = vocab.is_kind(head, "subject", "relative", "object")
    if pronoun or head in words_of("possessive") or head in ("this", "that"):
        return SourcePhrase("pronoun", "", head, "")
    name, title = name_at_end(main, vocab)
    holder = [] if name else person_behind(main, tokens[cut:], vocab)
    if holder:
        return SourcePhrase("named_person", written(holder), head, head)
    if len(name) == 1 and main == tokens[:1] and len(tokens) > 1 and _is_plural(name[0]):
        name = []  # "Shrimpers along the coast"
    if name:
        return SourcePhrase(type_of_name(main, name), written(name), head, title)
    return SourcePhrase(type_of_noun(main, tokens, vocab), organisation_in(tokens, vocab), head, "")


def _behind_quantity(tokens: list[Token]) -> list[Token]:
    """Leave out a quantity that counts what follows it ("a number of | studies")."""
    for index in range(min(3, len(tokens) - 2)):
        if tokens[index].low in words_of("quantity") and tokens[index + 1].low == "of":
            return tokens[index + 2 :]
    return tokens


def _is_published(token: Token, before: Token, vocab: Vocabulary) -> bool:
    """Say whether a participle at the end describes the noun before it ("data published")."""
    plain = token.low.endswith("ed") and token.text[0].islower() and token.low not in vocab.sources
    return plain and before.low in vocab.sources


def _ends_head(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the head noun of a phrase stands before a token ("head | of the city")."""
    token = tokens[index]
    if token.low in words_of("ends_name"):
        return not token.text[0].isupper()
    vocab = vocabulary()
    before = tokens[index - 1]
    if vocab.is_kind(token.low, "determiner", "subject") and before.low not in vocab.kinds:
        return before.low in vocab.sources  # "figures | the council released"
    if not is_participle(token, vocab) or before.low in vocab.determiners:
        return False  # "a retired | teacher in the line"
    near = tokens[index + 1 : index + 3]  # "the letter | sent home from schools"
    if any(t.low in vocab.times for t in near):
        return True
    return any(t.low in words_of("ends_name") or t.low in words_of("inside") for t in near)


def _is_staff(tokens: Sequence[Token], cut: int, vocab: Vocabulary) -> bool:
    """Say whether a plural in capitals names a body ("the Joint Chiefs of Staff")."""
    if cut < 2 or cut + 1 >= len(tokens) or tokens[cut].low != "of":
        return False
    capitals = all(tokens[at].text[0].isupper() for at in (cut - 1, cut + 1))
    return capitals and _is_people(tokens[cut - 1], vocab)


def _is_plural(token: Token) -> bool:
    return token.low.endswith(PEOPLE) and token.low.endswith("s")


def _is_people(token: Token, vocab: Vocabulary) -> bool:
    return token.low.endswith("s") and vocab.is_source(token.low, "role", "collective")
