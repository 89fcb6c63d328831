"""Presence: who is let speak in which article, with mentions matched over articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.sources.speakers import group_of, is_local, speaker_names
from framing.speech.actors import PERSON


@dataclass(frozen=True)
class Presence:
    """One named source over all articles.

    By article: ``times`` how often it speaks, ``first`` the paragraph where first, ``words`` how
    many words it is given.
    """

    name: str
    source_type: str
    times: dict[str, int]
    first: dict[str, str]
    words: dict[str, int]

    @property
    def is_local(self) -> bool:
        """Whether it is a body known by a common noun only ("his office")."""
        return is_local(self.name)

    def is_of(self, name: str, article_id: str) -> bool:
        """Say whether a mention is this source.

        A body known by a common noun only is the same in its own article at most.
        """
        if is_local(name) or self.is_local:
            return article_id in self.times and self.name.casefold() == name.casefold()
        return same_actor(self.name, name)


def same_actor(name: str, other: str) -> bool:
    """Say whether two mentions are the same actor: equal, or one ends with the other's words.

    A single word matches only itself, because many people share a family name;
    ``presences`` sees whether it can mean more than one of them.

    >>> same_actor("City head Eugene Maslov", "Eugene Maslov"), same_actor("Ann Lee", "Lee")
    (True, False)
    """
    one, two = name.casefold().split(), other.casefold().split()
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter


def presences(attributions: pd.DataFrame) -> list[Presence]:
    """Give the named sources of all articles, those in most articles first.

    Named are the types that the data dictionary counts as named. Pronouns that were not resolved
    are left out. Mentions of one actor are joined: equal ones, or where one ends with the other's
    words (``same_actor``). A last name by itself is the only person here whose full name ends with
    it, unless an article has both apart; where there are two such persons it stays by itself.

    >>> import framing
    >>> texts = ["“It is open,” said Mayor Jo Hale.", "“It is shut,” Hale said."]
    >>> [(one.name, len(one.times)) for one in presences(framing.analyze(
    ...     pd.DataFrame({"text": texts}), model="fast").attributions)]
    [('Jo Hale', 2)]
    """
    found: list[Presence] = []
    # Mentions of one actor end with the same word.
    by_last: dict[str, list[Presence]] = {}
    for article_id, paragraph_id, name, kind, words in zip(
        attributions["article_id"],
        attributions["paragraph_id"],
        speaker_names(attributions),
        attributions["source_type"],
        attributions["content_words"],
        strict=True,
    ):
        if group_of(name, kind) != "named":
            continue
        alike = by_last.setdefault("".join(name.casefold().split()[-1:]), [])
        known = next((one for one in alike if one.is_of(name, article_id)), None)
        if known is None:
            known = Presence(str(name), str(kind), {}, {}, {})
            found.append(known)
            alike.append(known)
        known.times[article_id] = known.times.get(article_id, 0) + 1
        known.words[article_id] = known.words.get(article_id, 0) + int(words)
        known.first.setdefault(article_id, str(paragraph_id))
    for one in found.copy():
        whole = _whole_of(one, by_last)
        if whole is not None:
            whole.times.update(one.times)
            whole.words.update(one.words)
            whole.first.update(one.first)
            found.remove(one)
    return sorted(found, key=lambda presence: -len(presence.times))


def _whole_of(one: Presence, by_last: Mapping[str, Sequence[Presence]]) -> Presence | None:
    """Give the one person whose full name ends with a last name that stands by itself."""
    if one.source_type != PERSON or " " in one.name:
        return None
    alike = [p for p in by_last[one.name.casefold()] if p.source_type == PERSON and " " in p.name]
    is_one = len(alike) == 1 and alike[0].times.keys().isdisjoint(one.times)
    return alike[0] if is_one else None
