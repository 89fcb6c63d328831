"""Frames of whole articles, and what would change the decision on a paragraph."""
