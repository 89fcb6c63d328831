"""Export: the tables of an analysis for other programmes, with labels and a data dictionary."""

from framing.export.writing import FORMATS, write_export

__all__ = ["FORMATS", "write_export"]
