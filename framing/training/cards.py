"""Model cards: what a model is, how it was measured and where it stops, in Markdown."""

from __future__ import annotations

from framing.heads import Head, VectorHead, version_of
from framing.training.records import HEADER, Trained


def write_card(trained: Trained) -> str:
    """Give the model card; every figure in it comes from the training."""
    head = trained.head
    kind, origin = _vector_parts(head) if isinstance(head, VectorHead) else _word_parts(head)
    notes = "\n".join(f"- {key}: {value}" for key, value in head.notes.items())
    facts = "\n".join(f"- {fact}" for fact in trained.facts)
    lines = [HEADER, tuple("---" for _ in HEADER), *trained.table]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"""# Model `{head.name}`, version {version_of(head)}

{kind} Written by `python -m framing.training`, figures
included; the same texts give the same file.

{notes}
- licence: MIT, as the package; {origin}

## What it does, and where it stops

{facts}

{trained.measured}

{table}

`calibration error` is the mean gap, over tenths of probability, between what was said and what
was so.
"""


def _word_parts(head: Head) -> tuple[str, str]:
    """Give what kind of head it is, and where its knowledge comes from."""
    return (
        "A linear head: one weight a word or pair of words and label"
        f" ({len(head.entries):,} entries), so\neach word's share of the log-odds is exact.",
        "the weights rest on word vectors derived from all-MiniLM-L6-v2\n"
        "  (Apache-2.0), see `framing/data/vectors/words.toml`",
    )


def _vector_parts(head: VectorHead) -> tuple[str, str]:
    """Give the same for a head on vectors."""
    return (
        f"A linear head on {len(head.coefficients)} numbers a token, with other evidence beside"
        " it;\nso each word's share of the log-odds is exact.",
        f"it reads the vectors of encoder {head.encoder}, derived from\n"
        "  all-MiniLM-L6-v2 (Apache-2.0), see `framing/data/encoders/contextual.toml`",
    )
