"""Every command explains itself, with an example that can be typed."""

import pytest
import typer.main

from beside.cli.app import app


def _leaves(command, path=()):
    children = getattr(command, "commands", None)
    if children is None:
        yield path, command
        return
    for name, child in sorted(children.items()):
        yield from _leaves(child, (*path, name))


COMMANDS = list(_leaves(typer.main.get_command(app)))
IDS = [" ".join(path) for path, _ in COMMANDS]


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=IDS)
def test_help_ends_with_an_example_of_this_very_command(path, command):
    assert "Example: " in command.help
    example = command.help.rpartition("Example: ")[2]
    assert f"beside {' '.join(path)}" in example


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=IDS)
def test_every_option_and_argument_says_what_it_is(path, command):
    assert not [option.name for option in command.params if not getattr(option, "help", "")]


def test_help_is_printed_and_ends_well(run):
    said = run("--help")
    assert said.code == 0
    assert "Usage: beside" in said.out
    assert "backup" in said.out


def test_an_unknown_command_is_a_question_of_usage(run):
    said = run("befriend")
    assert said.code == 2
    assert "befriend" in said.err
    assert "Traceback" not in said.err
