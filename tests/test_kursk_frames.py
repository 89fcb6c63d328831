"""Leading frames of the sample article and its variants, against what a human coder accepts."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from framing.articles import article_of
from framing.extractors.frames import default_frames

ROOT = Path(__file__).parents[1]
TABLES = tomllib.loads((ROOT / "tests/variants/expected.toml").read_text("utf-8"))["articles"]
PARAGRAPHS = 18
#: Paragraphs that agree at least: in the sample article, and in its variants.
SAMPLE, VARIANTS = 16, 15


def leading_frames(file: str, model: str) -> list[str]:
    """Give the code of the most probable frame of each paragraph."""
    frames = default_frames(model)
    leading = []
    for paragraph in article_of((ROOT / file).read_text("utf-8")).paragraphs:
        figures = frames.measure(paragraph, [])
        leading.append(max(frames.codebook.codes, key=lambda code: figures[f"frame_{code}"]))
    return leading


@pytest.mark.parametrize("model", ["standard", "fast"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: Path(table["file"]).stem)
def test_leading_frames_agree_with_the_coder(table: dict[str, Any], model: str) -> None:
    leading = leading_frames(table["file"], model)
    assert len(leading) == len(table["frames"]) == PARAGRAPHS
    wrong = [
        f"{position}: {code}, accepted {accepted}"
        for position, (code, accepted) in enumerate(zip(leading, table["frames"], strict=True))
        if accepted and code not in accepted
    ]
    least = SAMPLE if table["file"].startswith("seeds/") else VARIANTS
    assert PARAGRAPHS - len(wrong) >= least, wrong
