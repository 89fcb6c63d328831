"""Scores for a table of the caller's own: every row a text, its figures and the words behind them.

A cell is one text, whatever it holds: no line of it is taken for a headline, and columns beside it
are not looked at. For articles with outlets, dates and headlines there is ``framing.analyze``.
"""

from framing.scores.evidence import find_spans
from framing.scores.scoring import measures_of, score

__all__ = ["find_spans", "measures_of", "score"]
