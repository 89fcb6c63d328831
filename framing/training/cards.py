"""Model cards: what a model is, how it was measured and where it stops, in Markdown."""

from __future__ import annotations

from framing.heads import version_of
from framing.training.records import HEADER, Trained


def write_card(trained: Trained) -> str:
    """Give the model card; every figure in it comes from the training."""
    head = trained.head
    notes = "\n".join(f"- {key}: {value}" for key, value in head.notes.items())
    facts = "\n".join(f"- {fact}" for fact in trained.facts)
    lines = [HEADER, tuple("---" for _ in HEADER), *trained.table]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"""# Model `{head.name}`, version {version_of(head)}

A linear head: one weight a word or pair of words and label ({len(head.entries):,} entries), so
each word's share of the log-odds is exact. Written by `python -m framing.training`, figures
included; the same texts give the same file.

{notes}
- licence: MIT, as the package; the weights rest on word vectors derived from all-MiniLM-L6-v2
  (Apache-2.0), see `framing/data/vectors/words.toml`

## What it does, and where it stops

{facts}

## Figures on training topics left out

Five folds; texts of one topic are never both learnt from and tested on. Written texts are easier
than news: read these as an upper bound.

{table}

`calibration error` is the mean gap, over tenths of probability, between what was said and what
was so.
"""
