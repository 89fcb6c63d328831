"""The report of an evaluation: how well frames are found, and the worst errors with their words.

The names are the sections that its notebook is built from.
"""

from framing.report.validity.calibration import calibration
from framing.report.validity.confusion import confusion
from framing.report.validity.errors import errors
from framing.report.validity.figures import figures
from framing.report.validity.head import head
from framing.report.validity.method import method

__all__ = ["calibration", "confusion", "errors", "figures", "head", "method"]
