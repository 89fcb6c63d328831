"""Coding by hand: a sample of paragraphs, sheets for coders, and their codes read back."""
