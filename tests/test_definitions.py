"""Report definitions: what a file may say, and how each fault is named."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from framing.comparison.settings import Settings
from framing.definitions import Definition, dump_definition, read_definition
from framing.errors import InputError

FULL = """
title = "How is it told?"
question = "Who speaks?"
source = ["../seeds/a.txt", "../seeds/b.txt"]
text = "body"
metadata = "outlets.csv"
codebook = "default"
model = "fast"
loaded = "my_model"
date = 2024-03-31
"""


COMPARING = """
source = "a"
layout = "outlets"
text_mode = "none"
by = "section"
reference = "World"
primary = ["loaded_per_100_words"]
adjust = ["words", "genre"]
period = "month"
events = [{date = 2024-03-01, label = "The vote"}]
bounds = {sentiment_mean = 0.1}
wanted = {loaded_per_100_words = 0.5}
min_words = 80
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "question.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    assert read_definition(written(tmp_path, FULL)) == Definition(
        sources=(f"{tmp_path}/../seeds/a.txt", f"{tmp_path}/../seeds/b.txt"),
        title="How is it told?",
        question="Who speaks?",
        date="2024-03-31",
        text="body",
        metadata=f"{tmp_path}/outlets.csv",
        model="fast",
        loaded=f"{tmp_path}/my_model",
        sha256=hashlib.sha256(FULL.encode("utf-8")).hexdigest(),
    )


def test_a_codebook_is_a_name_or_a_path_beside_the_file(tmp_path: Path) -> None:
    for told, meant in (("policy_frames", "policy_frames"), ("a.toml", f"{tmp_path}/a.toml")):
        text = f"source = 'a'\ncodebook = '{told}'"
        assert read_definition(written(tmp_path, text)).codebook == meant


def test_the_source_is_enough(tmp_path: Path) -> None:
    path = written(tmp_path, f"source = '{tmp_path}/news'")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_definition(path) == Definition(sources=(f"{tmp_path}/news",), sha256=digest)


def test_keys_of_a_comparison_are_its_settings(tmp_path: Path) -> None:
    definition = read_definition(written(tmp_path, COMPARING))
    assert (definition.layout, definition.text_mode) == ("outlets", "none")
    assert definition.comparing == Settings(
        by="section",
        reference="World",
        primary=("loaded_per_100_words",),
        adjust=("words", "genre"),
        period="month",
        events=(("2024-03-01", "The vote"),),
        bounds={"sentiment_mean": 0.1},
        wanted={"loaded_per_100_words": 0.5},
        min_words=80,
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title = 'x'", "'source' is missing"),
        ("source = 'a'\nlook = 'x'", "'look' is not a key of a report definition"),
        ("source = 'a'\nlayout = ' '", "expected the name of a layout"),
        ("source = 'a'\nprimary = 'x'", "'primary' is 'x', expected a list of measures"),
        ("source = 'a'\nadjust = [3]", "expected a list of columns"),
        ("source = 'a'\nevents = [{date = 'May', label = 'x'}]", "expected a list of tables"),
        ("source = 'a'\nevents = [{date = 2024-03-31}]", "expected a list of tables"),
        ("source = 'a'\nevents = ['The vote']", '[{date = 2024-03-31, label = "The vote"}]'),
        ("source = 'a'\nbounds = {x = 0}", "expected a table of measures with a figure above 0"),
        ("source = 'a'\nmin_words = true", "'min_words' is True, expected a whole number"),
        ("source = 3", "'source' is 3, expected a path"),
        ("source = []", "'source' is [], expected a path"),
        ("source = ['a', 1]", "expected a path"),
        ("source = 'a'\ntitle = ['x']", "'title' is ['x'], expected text"),
        ("source = 'a'\ntitle = ' '", "expected text"),
        ("source = 'a'\ndate = 'May'", "'date' is 'May', expected a date as 2024-03-31"),
        ("source = 'a'\ndate = 2024", "expected a date"),
        ("source = 'a'\ntext = 3", "'text' is 3, expected the name of a column"),
        ("source = ", "is not TOML"),
    ],
)
def test_faults(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(InputError) as caught:
        read_definition(written(tmp_path, text))
    assert any(fault in named for named in caught.value.faults)


def test_a_date_may_have_a_time_and_quotation_marks(tmp_path: Path) -> None:
    for date in ("2024-03-31T10:00:00", "'2024-03-31'"):
        assert read_definition(written(tmp_path, f"source='a'\ndate={date}")).date == "2024-03-31"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_definition(tmp_path / "none.toml")


def test_a_definition_that_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "full.toml").write_text(FULL + COMPARING.replace('source = "a"\n', ""), "utf-8")
    first = read_definition(tmp_path / "full.toml")
    odd = replace(first, title='Who "speaks", \\ and\nhow\x7f? Ж', question="")
    (tmp_path / "again.toml").write_text(dump_definition(odd), "utf-8")
    again = read_definition(tmp_path / "again.toml")
    assert replace(again, sha256=first.sha256) == replace(odd, question=None)
    assert dump_definition(again) == dump_definition(odd)
