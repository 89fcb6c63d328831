"""Extractors point at words (``find``) and then count what was pointed at (``measure``)."""
