"""Encoders: what is known about words before a codebook is."""

from framing.encoders.static import WordVectors, load_vectors

__all__ = ["WordVectors", "load_vectors"]
