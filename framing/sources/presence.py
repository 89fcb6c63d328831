"""Presence: who is let speak in which article, with mentions matched over articles."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from framing.sources.speakers import group_of, is_local, speaker_names


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

    A single word matches only itself, because many people share a family name.

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
    are left out.
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
    return sorted(found, key=lambda presence: -len(presence.times))
