"""Training of the shipped models, from the texts in ``framing/data/texts``: same bytes each time.

``python -m framing.training`` writes models and model cards anew.
"""

from framing.training.frames import train_frames
from framing.training.loaded import train_loaded
from framing.training.records import Trained

__all__ = ["Trained", "train_frames", "train_loaded"]
