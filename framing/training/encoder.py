"""Training of the contextual encoder: ``python -m framing.training.encoder``, extra ``train``.

Takes three quarters of an hour on two cores. Seeded; another processor gives another file whose
figures lie within the spread of seeds, so the heads on it (``python -m framing.training loaded_use
loaded_word loaded_context frames_context``) have to be trained anew each time.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from framing.encoders.contextual import ENCODERS
from framing.training.attribution_task import AttributionTask
from framing.training.attribution_texts import read_passages
from framing.training.examples import flatten, read_news, read_uses
from framing.training.export import export_encoder
from framing.training.frame_task import FrameTask
from framing.training.frame_texts import read_coded, read_written
from framing.training.network import Recipe, fine_tune, origin_folder
from framing.training.sentence_task import SentenceTask
from framing.training.vocabulary import prune

RANDOM_STATE = 0


def train_encoder(folder: Path = ENCODERS, recipe: Recipe | None = None) -> None:
    """Fine-tune the encoder on its three tasks, and write it with its side note."""
    recipe = recipe or Recipe()
    texts = [*read_news("learnt"), *read_uses()]
    paragraphs = [*read_written(), *read_coded("learnt")]
    passages = read_passages()
    tasks = (
        SentenceTask(texts, tagging=0.3, alone=0.6, most=4),
        FrameTask(paragraphs, exchanged=0.5),
        AttributionTask(passages),
    )
    encoder = fine_tune(tasks, RANDOM_STATE, recipe, print)
    folder.mkdir(exist_ok=True)
    stored = folder / "contextual.onnx"
    tokenizer, kept = prune((origin_folder() / "tokenizer.json").read_text("utf-8"))
    export_encoder(encoder, stored, kept)
    (folder / "contextual.json").write_text(tokenizer, "utf-8", newline="\n")
    numbers = json.loads(tokenizer)["model"]["vocab"]
    note = _NOTE.format(
        texts=len(list(flatten(texts))),
        paragraphs=len(paragraphs),
        passages=len(passages),
        recipe=recipe,
        tokens=len(kept),
        first=numbers["[CLS]"],
        last=numbers["[SEP]"],
        unknown=numbers["[UNK]"],
        sum=hashlib.sha256(stored.read_bytes()).hexdigest(),
        tokenizer_sum=hashlib.sha256(tokenizer.encode()).hexdigest(),
    )
    (folder / "contextual.toml").write_text(note, "utf-8", newline="\n")


_NOTE = """title = "Contextual encoder: a vector for each token, from the text around it"
version = "1.0.0"
licence = "Apache-2.0"
citation = "Reimers, N., & Gurevych, I. (2019). Sentence-BERT: Sentence embeddings using Siamese \
BERT-networks. EMNLP-IJCNLP 2019, 3982-3992; model all-MiniLM-L6-v2, after Wang, W., et al. \
(2020). MiniLM. NeurIPS 33."
origin = "Derived from the model sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0, licence text \
in framing/data/vectors; changed as said here): fine-tuned for {recipe.epochs} epochs on {texts} \
sentences (how loaded each is, and by which tokens), {paragraphs} paragraphs (which frames they \
carry, half of them under other names each time) and {passages} paragraphs (which tokens are \
source, cue or content of an attribution) written for this project, the weights of {recipe.runs} \
runs averaged with each other and with those before ({recipe.trained} to the trained ones), the \
large tables rounded to int8, tokens of other scripts left out ({tokens} kept)."
dimensions = 384
first = {first}
last = {last}
unknown = {unknown}
sha256 = "{sum}"
tokenizer_sha256 = "{tokenizer_sum}"
"""


if __name__ == "__main__":
    train_encoder()
    sys.exit(0)
