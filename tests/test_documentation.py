"""Every public name and every command is explained, with an example that runs."""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from typing import Any

import click
import pytest
import typer

import framing
from framing.cli.commands import app

#: What has no example of its own, and why.
WITHOUT = {
    "FrameClassifier.calibrations_": "how scores become probabilities, for the card of the model",
    "FrameClassifier.context_head": "the part of a saved model that reads the encoder",
    "FrameClassifier.decision_function": "scikit-learn's name for the log-odds of predict_proba",
    "FrameClassifier.extractor": "what framing.analyze makes of a classifier that it is given",
    "FrameClassifier.head": "the part of a saved model that reads words",
    "FrameClassifier.recalibrate": "needs a coded sample of other texts, and these are long",
}


def members(name: str) -> Iterator[tuple[str, Any]]:
    """Give what a public class has of its own that is public: methods and properties."""
    kind = getattr(framing, name)
    if not inspect.isclass(kind) or issubclass(kind, (Exception, Warning)):
        return
    for base in kind.__mro__:
        if base.__module__.split(".")[0] != "framing":
            continue
        for member, value in vars(base).items():
            told = inspect.isroutine(value) or isinstance(value, (property, classmethod))
            # scikit-learn gives its estimators these: they route metadata between its parts.
            routes = re.fullmatch("set_[a-z_]+_request", member)
            if told and not routes and not member.startswith("_"):
                yield member, value


MEMBERS = sorted({(name, member) for name in framing.__all__ for member, _ in members(name)})


def doc(value: Any) -> str:
    return inspect.getdoc(value) or ""


def examples(text: str) -> str:
    """Give the lines of code of a docstring's examples."""
    return "\n".join(re.findall(r"^\s*(?:>>>|\.\.\.) (.*)", text, re.MULTILINE))


@pytest.mark.parametrize("name", framing.__all__)
def test_every_public_name_says_what_it_gives_and_shows_it(name: str) -> None:
    text = doc(getattr(framing, name))
    assert re.match(r"[A-Z][^\n]*\S", text), "no first line"
    assert examples(text) or name in WITHOUT, "no example"


@pytest.mark.parametrize(("name", "member"), MEMBERS)
def test_every_public_method_says_what_it_gives_and_is_shown(name: str, member: str) -> None:
    text = doc(inspect.getattr_static(getattr(framing, name), member))
    assert re.match(r"[A-Z][^\n]*\S", text), "no first line"
    of_class = examples(doc(getattr(framing, name)))
    shown = examples(text) or re.search(rf"\.{member}\b", of_class)
    assert bool(shown) != (f"{name}.{member}" in WITHOUT), "shown, or a reason: one of the two"


@pytest.mark.parametrize("name", framing.__all__)
def test_the_arguments_of_every_function_are_told(name: str) -> None:
    function = getattr(framing, name)
    if inspect.isclass(function):
        return
    named = [p.name for p in inspect.signature(function).parameters.values()]
    # “The other settings are those of framing.analyze” tells them, too.
    named_in = re.findall(r"``framing\.(\w+)``", doc(function))
    text = doc(function) + "".join(doc(getattr(framing, one, None)) for one in named_in)
    untold = [one for one in named if not re.search(rf"\b{one}s?\b", text)]
    # One argument that the first line names in other words needs no more.
    assert len(untold) <= 1, untold


def commands(
    command: click.Command, words: tuple[str, ...] = ("framing",)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    for name, inside in getattr(command, "commands", {}).items():
        yield from commands(inside, (*words, name))


COMMANDS = dict(commands(typer.main.get_command(app)))


def shown_by(command: click.Command) -> list[str]:
    """Give the lines that a command's help shows as examples."""
    _, _, rest = (command.help or "").partition("[bold]Example")
    return [line.strip() for line in rest.splitlines() if line.strip().startswith("framing ")]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_an_example_of_itself(words: tuple[str, ...]) -> None:
    lines = shown_by(COMMANDS[words])
    assert any(line.startswith(" ".join(words)) for line in lines)


LINES = sorted({line for command in COMMANDS.values() for line in shown_by(command)})


@pytest.mark.parametrize("line", LINES)
def test_every_example_is_a_command_with_such_options(line: str) -> None:
    words = shlex.split(line)
    at = max(n for n in range(1, len(words) + 1) if tuple(words[:n]) in COMMANDS)
    command, rest = COMMANDS[tuple(words[:at])], words[at:]
    if rest == ["--help"]:
        return
    assert not getattr(command, "commands", {}), f"{' '.join(words[:at])} has commands of its own"
    command.make_context(" ".join(words[:at]), rest)  # raises UsageError where an option is wrong
