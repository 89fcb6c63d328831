"""Codes to learn from: checked at the gate, and cut into folds that keep groups together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framing.errors import InputError

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

FOLDS = 5


def check_codes(texts: Sequence[Any], codes: ArrayLike, labels: Sequence[str]) -> Floats:
    """Give the codes as a table of 1, 0 and NaN, one column a label.

    Raises InputError where they cannot be learnt from.
    """
    table = _table(texts, codes, labels)
    wrong = np.argwhere(~(np.isnan(table) | (table == 0) | (table == 1)))
    faults = [f"row {row}, {labels[column]}: {table[row, column]}" for row, column in wrong[:20]]
    for label, column in zip(labels, table.T, strict=True):
        for code in (0, 1):
            count = int((column == code).sum())
            if count < FOLDS:
                faults.append(f"{label}: {count} texts coded {code}, at least {FOLDS} needed")
    if faults:
        raise InputError("codes", faults, remedy="Code texts as 1, 0 or NaN (not coded).")
    return table


def check_shares(texts: Sequence[Any], shares: ArrayLike, labels: Sequence[str]) -> Floats:
    """Give the shares of coders as a table of 0 to 1 and NaN, one column a label.

    Raises InputError where a share is none, or a label is found in all of the texts or in none.
    """
    table = _table(texts, shares, labels)
    wrong = np.argwhere(~(np.isnan(table) | ((table >= 0) & (table <= 1))))
    faults = [f"row {row}, {labels[column]}: {table[row, column]}" for row, column in wrong[:20]]
    for label, column in zip(labels, table.T, strict=True):
        if not ((column >= 0.5).any() and (column < 0.5).any()):
            faults.append(f"{label}: expected texts with it and texts without it")
    if faults:
        raise InputError("shares", faults, remedy="Give 0 to 1, or NaN (not coded).")
    return table


def _table(texts: Sequence[Any], codes: ArrayLike, labels: Sequence[str]) -> Floats:
    table = np.asarray(codes, dtype=np.float64)
    table = table.reshape(-1, 1) if table.ndim == 1 else table
    if table.shape != (len(texts), len(labels)):
        fault = f"expected {len(texts)} rows and {len(labels)} columns, got {table.shape}"
        raise InputError("codes", [fault], remedy="Give one row a text and one column a label.")
    return table


def check_groups(texts: Sequence[Any], groups: Sequence[Any] | None) -> list[str]:
    """Give the group of each text as text; without groups each text is one.

    Raises InputError where there is not one a text.
    """
    keys = range(len(texts)) if groups is None else list(groups)
    if len(keys) != len(texts):
        fault = f"expected {len(texts)}, one a text, got {len(keys)}"
        raise InputError("groups", [fault], remedy="Give one group a text, or none.")
    return list(map(str, keys))


def folds(
    table: Floats, keys: Sequence[Any], labels: Sequence[str], random_state: int
) -> list[tuple[Rows, Rows]]:
    """Give rows to learn from and rows to test on; a group is never in both.

    Raises InputError where groups are too few to learn every label in every fold.
    """
    names, groups = np.unique(np.array(keys, dtype=str), return_inverse=True)
    dealt = np.random.default_rng(random_state).permutation(len(names)) % FOLDS
    parts = [
        (np.flatnonzero(dealt[groups] != n), np.flatnonzero(dealt[groups] == n))
        for n in range(FOLDS)
    ]
    faults = [] if len(names) >= FOLDS else [f"{len(names)} groups, at least {FOLDS} needed"]
    for label, column in zip(labels, table.T, strict=True):
        if any(len(np.unique(column[train][~np.isnan(column[train])])) < 2 for train, _ in parts):
            faults.append(f"{label}: its codes stand in too few groups to leave one out")
    if faults:
        raise InputError("groups", faults, remedy="Code more groups, or give none.")
    return parts
