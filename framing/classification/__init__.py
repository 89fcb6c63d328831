"""Training with scikit-learn: classifiers of texts by their words, folded into heads."""

from framing.classification.features import WordFeatures
from framing.classification.frames import FrameClassifier
from framing.classification.loaded import LoadedClassifier
from framing.classification.words import WordClassifier

__all__ = ["FrameClassifier", "LoadedClassifier", "WordClassifier", "WordFeatures"]
