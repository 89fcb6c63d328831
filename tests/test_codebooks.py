"""Codebooks: what the shipped one holds, and faults told with their line."""

from pathlib import Path

import pytest

from framing.cli.labelled import OUTLET
from framing.codebooks import Codebook, load_codebook
from framing.codebooks.checking import RESERVED
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, PARAGRAPH
from framing.evaluation.codes import TEXT as TEXT_COLUMN
from framing.evaluation.merging import VALUE, VARIABLE
from framing.evaluation.tables import ValidityTables
from framing.heads import load_head
from framing.report.wording import SOURCE_TYPES
from framing.text.entries import find_entries
from framing.text.passage import Passage

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
        (
            'code = "science"',
            'code = "text"',
            "line 19, frames[1].code: 'text' has a meaning of its own in tables; choose another",
        ),
        ('definition = "What is measured."', "", "line 18, frames[1].definition: expected a text"),
    ],
)
def test_faults_are_told_with_their_place(old: str, new: str, fault: str, tmp_path: Path) -> None:
    assert old in TEXT
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT.replace(old, new, 1))
    assert fault in str(caught.value)


@pytest.mark.parametrize("code", sorted(RESERVED))
def test_codes_that_mean_something_in_tables_are_refused(code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT.replace('"science"', f'"{code}"'))
    (fault,) = caught.value.faults
    assert fault.startswith(f"line 19, frames[1].code: {code!r} has a meaning")
    assert load(tmp_path, TEXT.replace('"science"', f'"{code}_2"')).codes[1] == f"{code}_2"


def test_columns_of_codes_and_evaluations_are_reserved() -> None:
    assert {TEXT_COLUMN, ARTICLE, PARAGRAPH, OUTLET, VARIABLE, VALUE} <= RESERVED
    assert {index for index in ValidityTables.FIGURES.values() if index} <= RESERVED
    other_words = {code for code, told in SOURCE_TYPES.items() if told != code.replace("_", " ")}
    assert other_words <= RESERVED


@pytest.mark.parametrize("cue", ["5g", "2030 agenda", "agenda 2030", "9-11", "5g*", "²x"])
def test_cues_that_are_read_as_numbers_are_faults(cue: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT.replace("carbon tax", cue))
    told = f"line 16, frames[0].{cue}: a word that begins with a digit is read as a number"
    assert caught.value.faults == (told,)


@pytest.mark.parametrize("cue", ["catch-22", "g7", "g7 summit*", "covid-19"])
def test_cues_with_a_digit_further_on_are_none(cue: str, tmp_path: Path) -> None:
    book = load(tmp_path, TEXT.replace("carbon tax", cue))
    assert dict(book.frames[0].cues)[cue] == 1.0
    entries = find_entries(Passage(f"A {cue.replace('*', '')}."), {cue}, phrases=True)
    assert "*" in cue or [entry.text for entry in entries] == [cue]


@pytest.mark.parametrize("source", ["~no-such-user/book.toml", Path("~no-such-user")])
def test_a_home_folder_of_nobody(source: str | Path) -> None:
    with pytest.raises(InputError, match="~no-such-user is the home folder of nobody"):
        load_codebook(source)


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


def test_the_hash_of_the_shipped_codebook_is_that_its_model_names() -> None:
    assert load_head("frames").notes["codebook"].endswith(load_codebook().hash[:12])


def test_later_fields_change_the_hash_only_where_they_are_set(tmp_path: Path) -> None:
    book = load(tmp_path, TEXT)
    nested = load(tmp_path, TEXT + 'parent = "cost"\n')
    assert [frame.parent for frame in nested.frames] == ["", "cost"]
    assert nested.hash != book.hash
    head = 'note = """\nA first\ndraft."""\nrules = ["Read twice."]\n'
    noted = load(tmp_path, head + TEXT)
    assert (noted.note, noted.rules) == ("A first draft.", ("Read twice.",))
    assert noted.hash not in (book.hash, nested.hash)


CHILDREN = [
    ('parent = "money"', "line 22, frames[1].parent: 'money' is the code of no frame"),
    ('parent = "science"', "line 22, frames[1].parent: 'science' is the frame itself"),
    ("parent = 3", "line 22, frames[1].parent: expected the code of another frame"),
    ('parent = ""', "line 22, frames[1].parent: expected the code of another frame"),
    ('parents = "cost"', "line 22, frames[1].parents: is no field of a frame"),
]


@pytest.mark.parametrize(("line", "fault"), CHILDREN)
def test_a_parent_is_another_frame(line: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path, f"{TEXT}{line}\n")
    assert caught.value.faults == (fault,)


def test_parents_in_a_circle_are_told_once(tmp_path: Path) -> None:
    text = TEXT.replace('code = "cost"', 'code = "cost"\nparent = "science"')
    third = '[[frames]]\ncode = "c"\nname = "C"\ndefinition = "D."\nparent = "cost"\n'
    with pytest.raises(InputError) as caught:
        load(tmp_path, f'{text}parent = "cost"\n{third}')
    (fault,) = caught.value.faults
    assert fault == "line 8, frames[0].parent: goes in a circle: 'cost' in 'science' in 'cost'"


def test_frames_are_counted_whatever_their_brackets_look_like(tmp_path: Path) -> None:
    text = TEXT.replace("[[frames]]\ncode", "[[ frames ]]  # one\ncode")
    with pytest.raises(InputError, match=r"line 19, frames\[1\]\.code"):
        load(tmp_path, text.replace('code = "science"', "code = 1"))


def test_no_line_is_told_where_it_cannot_be_known(tmp_path: Path) -> None:
    text = TEXT.replace("What it costs,", "[[frames]]\nWhat it costs,").replace('"science"', "1")
    with pytest.raises(InputError) as caught:
        load(tmp_path, text)
    assert caught.value.faults == ("frames[1].code: expected a text, not empty",)


WRONG = {
    "a list": "[1]",
    "a table": "{a = 1}",
    "a date": "2024-03-01",
    "no number": "nan",
    "truth": "true",
}


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
def test_wrong_kinds_are_faults_everywhere(value: str, tmp_path: Path) -> None:
    fields = ("code", "name", "definition", "parent", "include", "cues")
    frame = "".join(f"{field} = {value}\n" for field in fields if (field, value) != ("cues", ""))
    with pytest.raises(InputError) as caught:
        load(
            tmp_path,
            f"note = {value}\nrules = {value}\nname = {value}\n" + f"[[frames]]\n{frame}" * 2,
        )
    told = str(caught.value)
    for field in ("version", "note", "rules", "frames[0].code", "frames[1].definition"):
        assert field in told


@pytest.mark.parametrize("text", ["frames = 3", "frames = [1, 2]", "frames = {}", "frames = []"])
def test_frames_that_are_none(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="frames"):
        load(tmp_path, text)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"codebook .*book\.toml: 1 fault"):
        load(tmp_path, "name = " + "[" * 100_000)


def test_a_folder_is_no_codebook(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the folder holds no codebook\.toml"):
        load_codebook(tmp_path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    path.write_text(TEXT, "utf-8-sig")
    assert load_codebook(path).hash == load(tmp_path, TEXT).hash


def test_two_hundred_frames_with_a_fault_each(tmp_path: Path) -> None:
    frame = '\n[[frames]]\ncode = "f{0}"\nname = "F"\ndefinition = ""\nparent = "f{1}"\n'
    frames = "".join(frame.format(at, (at + 1) % 200) for at in range(200))
    with pytest.raises(InputError) as caught:
        load(tmp_path, TEXT[: TEXT.index("[[")] + frames)
    faults = caught.value.faults
    assert len(faults) == 201
    assert faults[199].startswith("line 1204, frames[199].definition")
    assert "goes in a circle" in faults[200]


def test_the_policy_frames_are_complete_and_honest() -> None:
    book = load_codebook("policy_frames")
    assert len(book.frames) == 14
    assert "no model trained or validated" in book.note
    for name in ("Boydstun", "Card", "2013", "2014", "2015", "Media Frames Corpus"):
        assert name in book.citation
    for frame in book.frames:
        assert frame.definition.endswith(".")
        assert min(map(len, (frame.include, frame.exclude))) >= 2
        assert 1 <= len(frame.examples) <= 3
        assert 1 <= len(frame.counter_examples) <= 3
        assert 25 <= len(frame.cues) <= 45
