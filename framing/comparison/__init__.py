"""Comparison: what differs between groups of articles or over time, and how sure that is."""
