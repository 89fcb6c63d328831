"""Training with scikit-learn: classifiers of texts by their words, folded into heads."""

from framing.classification.features import WordFeatures
from framing.classification.frames import FrameClassifier
from framing.classification.frames_figures import FrameRounds, measure_frames
from framing.classification.frames_saving import save_frames
from framing.classification.frames_training import TrainedFrames, train_frames
from framing.classification.loaded import LoadedClassifier
from framing.classification.words import WordClassifier

__all__ = [
    "FrameClassifier",
    "FrameRounds",
    "LoadedClassifier",
    "TrainedFrames",
    "WordClassifier",
    "WordFeatures",
    "measure_frames",
    "save_frames",
    "train_frames",
]
