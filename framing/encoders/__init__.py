"""Encoders: what is known about words before a codebook is."""

from framing.encoders.contextual import ContextualEncoder, load_contextual
from framing.encoders.protocol import Encoder, Encoding
from framing.encoders.static import WordVectors, load_vectors

__all__ = [
    "ContextualEncoder",
    "Encoder",
    "Encoding",
    "WordVectors",
    "load_contextual",
    "load_vectors",
]
