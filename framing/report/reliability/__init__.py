"""The report of the reliability of codings: figures, pairs of coders, what they differ on.

The names are the sections that its notebook is built from.
"""

from framing.report.reliability.disagreements import disagreements
from framing.report.reliability.figures import figures
from framing.report.reliability.head import head
from framing.report.reliability.method import method
from framing.report.reliability.pairs import pairs

__all__ = ["disagreements", "figures", "head", "method", "pairs"]
