"""Codebooks: what the shipped one holds, and faults told with their line."""

from pathlib import Path

import pytest

from framing.codebooks import Codebook, load_codebook
from framing.errors import InputError

TEXT = '''name = "Climate"
version = "0.1"
unit = "paragraph"
citation = "own"

[[frames]]
code = "cost"
name = "Cost"
definition = """
What it costs,
and whom."""
examples = ["Heating will be dearer."]

[frames.cues]
"price*" = 0.8
"carbon tax" = 1.0

[[frames]]
code = "science"
name = "Science"
definition = "What is measured."
'''


def load(folder: Path, text: str) -> Codebook:
    path = folder / "book.toml"
    path.write_text(text, "utf-8")
    return load_codebook(path)


def test_a_codebook_of_ones_own(tmp_path: Path) -> None:
    book = load(tmp_path, TEXT)
    assert book.codes == ("cost", "science")
    assert book.frames[0].definition == "What it costs, and whom."
    assert book.frames[0].cues == (("price*", 0.8), ("carbon tax", 1.0))
    assert book.frames[1].examples == ()


def test_the_hash_tells_content_not_layout(tmp_path: Path) -> None:
    book = load(tmp_path, TEXT)
    assert load(tmp_path, TEXT.replace("\n\n", "\n\n# a note\n")).hash == book.hash
    assert load(tmp_path, TEXT.replace("0.8", "0.7")).hash != book.hash


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('name = "Climate"', 'name = " "', "line 1, name: expected a text, not empty"),
        ('unit = "para', 'units = "x"\nunit = "para', "line 3, units: is no field of a codebook"),
        ('code = "cost"', 'code = "Cost!"', "line 7, frames[0].code: 'Cost!' is not lower-case"),
        ('code = "science"', 'code = "cost"', "frames: the code 'cost' stands twice"),
        ("examples = [", "exampels = [", "line 12, frames[0].exampels: is no field of a frame"),
        ('["Heating will be dearer."]', '[""]', "frames[0].examples: expected a list of texts"),
        ('"price*" = 0.8', '"price*" = 2', "frames[0].price*: expected a weight above 0, to 1"),
        (
            '"carbon tax"',
            '"Carbon tax"',
            "frames[0].Carbon tax: expected one or two words in lower",
        ),
        ('definition = "What is measured."', "", "line 18, frames[1].definition: expected a text"),
    ],
)
def test_faults_are_told_with_their_place(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in TEXT
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT.replace(old, new, 1))
    assert fault in str(caught.value)


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT.replace('"own"', '""').replace('"price*" = 0.8', '"price*" = "much"'))
    assert "citation" in str(caught.value)
    assert "price*" in str(caught.value)


@pytest.mark.parametrize("text", ["name = ", "\x00", 'name = "x"'])
def test_what_is_no_codebook_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"codebook .*book\.toml"):
        load(tmp_path, text)


def test_a_codebook_that_is_not_there() -> None:
    with pytest.raises(InputError, match="there is no such file"):
        load_codebook("nonsense")


def test_the_shipped_codebook_is_complete() -> None:
    for frame in load_codebook().frames:
        assert frame.definition.endswith(".")
        assert min(map(len, (frame.include, frame.exclude, frame.counter_examples))) >= 2
        assert len(frame.examples) >= 3
        assert len(frame.cues) >= 30
