"""Training of the frame head, over the shipped codebook."""

from __future__ import annotations

import numpy as np

from framing.classification import FrameClassifier
from framing.codebooks import load_codebook
from framing.extractors.frames import CAVEAT
from framing.training.records import Trained, measure
from framing.training.texts import read_texts

RANDOM_STATE = 0


def train_frames() -> Trained:
    """Train the head of the shipped codebook; a topic is never both learnt from and tested on."""
    codebook = load_codebook()
    rows = read_texts("frames_*.jsonl")
    codes = np.array([[row[code] for code in codebook.codes] for row in rows], dtype=np.float64)
    model = FrameClassifier(codebook, random_state=RANDOM_STATE)
    model.fit([row["text"] for row in rows], codes, [row["topic"] for row in rows])
    head = model.head(
        "frames",
        {
            "texts": len(rows),
            "codebook": f"{codebook.name} {codebook.version} {codebook.hash[:12]}",
            "origin": "paragraphs written and coded for this project",
        },
    )
    table = tuple(
        measure(label, calibration.log_odds(model.left_out_[:, column]), codes[:, column])
        for column, (label, calibration) in enumerate(
            zip(head.labels, model.calibrations_, strict=True)
        )
    )
    return Trained(head, table, _FACTS)


_FACTS = (
    "Judges how far a paragraph of English news is told through each frame of the shipped"
    " codebook (`framing/data/codebooks/default.toml`), each frame by itself.",
    "Learnt from the paragraphs `framing/data/texts/frames_*.jsonl` and from the examples,"
    " counter-examples and cues of the codebook.",
    "Names inside a sentence and function words count for nothing: whom a paragraph is about, and"
    " its style, are no frame.",
    "A frame is assigned above the band of 0.05 around the threshold; inside the band the model"
    " abstains.",
    "Limits: the training paragraphs were written and coded by one hand and are easier than news;"
    " irony, metaphors without a cue and frames that are only implied are missed. Short headlines"
    f" rest on few words. {CAVEAT}",
)
