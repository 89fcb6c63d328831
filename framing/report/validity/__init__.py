"""The report of an evaluation: how well something is found, and the worst errors with their words.

The names are the sections that its notebooks are built from.
"""

from framing.report.validity.attribution import attribution_errors, attribution_figures
from framing.report.validity.calibration import calibration
from framing.report.validity.confusion import confusion
from framing.report.validity.errors import errors
from framing.report.validity.figures import figures
from framing.report.validity.head import head
from framing.report.validity.method import method
from framing.report.validity.sentiment import sentiment_errors, sentiment_figures

__all__ = [
    "attribution_errors",
    "attribution_figures",
    "calibration",
    "confusion",
    "errors",
    "figures",
    "head",
    "method",
    "sentiment_errors",
    "sentiment_figures",
]
