"""Pruning of a tokenizer: tokens that English news cannot hold need no row in the encoder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

#: A token is kept where it is special or of these letters, digits and marks.
_KEPT = re.compile(r"(?:##)?[\x21-\x7e\u00a1-\u017f\u2010-\u2044\u20a0-\u20bf\u2122]+")
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def prune(tokenizer: str) -> tuple[str, list[int]]:
    """Give a tokenizer (its JSON) without the tokens of other scripts, and the numbers kept.

    The tokens kept are numbered anew, in their old order; text in another script becomes unknown.

    >>> vocabulary = {"[PAD]": 0, "[unused0]": 1, "[UNK]": 2, "中": 3, "a": 4}
    >>> told, kept = prune(json.dumps({"model": {"vocab": vocabulary}, "added_tokens": []}))
    >>> kept, json.loads(told)["model"]["vocab"]["a"]
    ([0, 2, 4], 2)
    """
    told = json.loads(tokenizer)
    vocabulary: Mapping[str, int] = told["model"]["vocab"]
    kept = sorted(number for token, number in vocabulary.items() if _is_kept(token))
    numbers = {old: new for new, old in enumerate(kept)}
    told["model"]["vocab"] = {
        token: numbers[number] for token, number in vocabulary.items() if number in numbers
    }
    for token in told["added_tokens"]:
        token["id"] = numbers[token["id"]]
    _renumber(told.get("post_processor"), numbers)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")), kept


def _is_kept(token: str) -> bool:
    if token in _SPECIAL:
        return True
    return not token.startswith("[unused") and _KEPT.fullmatch(token) is not None


def _renumber(processor: Any, numbers: Mapping[int, int]) -> None:
    """Number the special tokens anew where the tokenizer puts them around a text."""
    for told in (processor or {}).get("special_tokens", {}).values():
        told["ids"] = [numbers[number] for number in told["ids"]]
