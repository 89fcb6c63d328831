"""Coding by hand: a sample of paragraphs, sheets for coders, and their codes read back."""

from framing.coding.drawing import draw_sample
from framing.coding.importing import import_codes
from framing.coding.sample import Sample
from framing.coding.studies import open_sample, write_sample

__all__ = ["Sample", "draw_sample", "import_codes", "open_sample", "write_sample"]
