"""Pruning of the tokenizer: what English news holds is cut as before."""

from __future__ import annotations

import json

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from framing.encoders.contextual import ENCODERS
from framing.training.vocabulary import prune

WORDS = [
    "[PAD]",
    "[unused1]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "中",
    "##ки",
    "calm",
    "##er",
    "é",
]


@pytest.fixture
def whole() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def test_english_is_cut_as_before_and_other_scripts_are_unknown(whole: Tokenizer) -> None:
    told, kept = prune(whole.to_str())
    pruned = Tokenizer.from_str(told)
    assert [WORDS[number] for number in kept] == [
        *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "calm", "##er", "é")
    ]
    for text in ("Calmer, calm", "é"):
        before, after = whole.encode(text), pruned.encode(text)
        assert before.tokens == after.tokens
        assert [kept[number] for number in after.ids] == before.ids
    assert pruned.encode("中").tokens == ["[UNK]"]


def test_the_shipped_tokenizer_has_nothing_left_to_prune() -> None:
    text = (ENCODERS / "contextual.json").read_text("utf-8")
    again, kept = prune(text)
    assert kept == list(range(len(kept)))
    assert json.loads(again)["model"]["vocab"] == json.loads(text)["model"]["vocab"]
