"""Training of the shipped models, from the texts in ``framing/data/texts``.

``python -m framing.training`` writes models and model cards anew, the same bytes each time;
``python -m framing.training.encoder`` trains the encoder they stand on (extra ``train``).
"""

from framing.training.attribution import train_attribution
from framing.training.context import train_context
from framing.training.frames import train_frames, train_frames_context
from framing.training.loaded import train_loaded
from framing.training.marking import train_use, train_word
from framing.training.records import Trained

__all__ = [
    "Trained",
    "train_attribution",
    "train_context",
    "train_frames",
    "train_frames_context",
    "train_loaded",
    "train_use",
    "train_word",
]
