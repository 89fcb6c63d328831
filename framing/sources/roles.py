"""Roles: as what an article presents a source beside its name."""

from __future__ import annotations

from collections.abc import Iterable


def role_of(name: str, mentions: Iterable[str]) -> str:
    """Give the fullest description that stands beside a name where a source is mentioned.

    "" where the name stands alone, or is itself a description.

    >>> role_of("Ann Lee", ["Lee", "mayor Ann Lee", "Ann Lee, who heads the city"])
    'who heads the city'
    >>> role_of("Ann Lee", ["City head Ann Lee"]), role_of("critics", ["Critics", "critics"])
    ('City head', '')
    """
    roles = []
    for mention in mentions:
        before, found, after = mention.partition(name)
        if name and found:
            parts = (part.strip(" ,;:–—-()") for part in (before, after))
            roles.append(", ".join(part for part in parts if part))
    return max(roles, key=len, default="")
