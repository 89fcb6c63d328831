"""Helpers of other folders that fuzzing borrows: coders, and mutilated texts."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path += [str(TESTS / folder) for folder in ("coding", "speech")]
