"""The notebook magic: it annotates pasted text, never runs it, and refuses in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell

from framing.analysis import Analysis


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> InteractiveShell:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        made = InteractiveShell()
        made.history_manager.enabled = False
        made.run_cell("%load_ext framing").raise_error()
        return made


def run(shell: InteractiveShell, cell: str) -> ExecutionResult:
    return shell.run_cell(cell, store_history=False)


def test_a_cell_is_annotated_shown_and_kept(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Calm returns\n\nIt was a massacre, officials said."
    given = run(shell, f"%%framing --model fast --as mine\n{text}").result
    assert isinstance(given, Analysis)
    assert shell.user_ns["mine"] is given
    assert given.paragraphs["text"].tolist() == text.split("\n\n")
    assert given.provenance["model"] == "fast"
    assert "massacre[LP]" in capsys.readouterr().out


def test_nothing_in_the_text_or_the_options_is_run(shell: InteractiveShell, tmp_path: Path) -> None:
    text = f"!touch {tmp_path}/a\n{{1/0}} $HOME\n%cd /\nopen('{tmp_path}/b', 'w')"
    given = run(shell, f"%%framing --model fast\n{text}").result
    assert [*tmp_path.iterdir()] == []
    assert "".join(given.paragraphs["text"]) == text.replace("\n", "")
    run(shell, f"%%framing --as {{open('{tmp_path}/c','w')}}\ntext")
    assert [*tmp_path.iterdir()] == []


def test_a_word_is_never_the_name_of_a_file(shell: InteractiveShell, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Somebody else's text.")
    given = run(shell, f"%%framing --model fast\n{tmp_path}/a.txt").result
    assert given.articles["text"].tolist() == [f"{tmp_path}/a.txt"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--model quick", "invalid choice: 'quick'"),
        ("--modell fast", "unrecognized arguments: --modell fast"),
        ("--mod fast", "unrecognized arguments: --mod fast"),
        ("news.txt", "unrecognized arguments: news.txt"),
        ("--as 3x", "'3x' cannot be the name of a variable"),
        ("--as class", "'class' cannot be the name of a variable"),
        ("--as framing", "is the name of the package"),
        ("--as", "expected one argument"),
        ("--model 'fast", "no closing quotation"),
        ("--codebook nosuch", "codebook nosuch: 1 fault"),
    ],
)
def test_bad_options_are_told_in_short(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str], options: str, said: str
) -> None:
    result = run(shell, f"%%framing {options}\nIt rained.")
    told = capsys.readouterr()
    assert told.err.startswith("UsageError: %%framing: ")
    assert said in told.err
    assert "Traceback" not in told.out + told.err
    assert not result.success


def test_an_empty_cell_is_told(shell: InteractiveShell, capsys: pytest.CaptureFixture[str]) -> None:
    run(shell, "%%framing --model fast\n \n")
    assert "the cell holds no text" in capsys.readouterr().err


@pytest.mark.parametrize("cell", ["%framing", "%framing --help", "%%framing --help\nIt rained."])
def test_help_lists_the_options(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str], cell: str
) -> None:
    assert run(shell, cell).success
    told = capsys.readouterr().out
    assert all(option in told for option in ("--model", "--codebook", "--as", "%load_ext framing"))
