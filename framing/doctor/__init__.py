"""The doctor: whether an installation is sound, and what is wrong with a source before scoring."""

from framing.doctor.inspecting import inspect_articles
from framing.doctor.inspection import Inspection

__all__ = ["Inspection", "inspect_articles"]
