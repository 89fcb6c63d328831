"""Errors keep what they say when another process raises them."""

from __future__ import annotations

import pickle

import pytest

from framing.errors import DataError, FaultsError, InputError


@pytest.mark.parametrize("kind", [InputError, DataError])
def test_an_error_can_be_sent(kind: type[FaultsError]) -> None:
    error = kind("articles", ["row 3: text is empty", "row 4: too"], remedy="Drop the rows.")
    sent = pickle.loads(pickle.dumps(error))
    assert type(sent) is kind
    assert str(sent) == str(error)
    assert (sent.what, sent.faults, sent.remedy) == (error.what, error.faults, error.remedy)
