"""Who speaks in an article: attributions and quoted stretches, found once and shared."""

from framing.speech.finding import find_speech
from framing.speech.records import Attribution, Place, Quotation, Speech

__all__ = ["Attribution", "Place", "Quotation", "Speech", "find_speech"]
