"""Every command has help with an example that it can parse."""

import shlex
from importlib.metadata import version

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from cli.main import app
from tests.cli.conftest import Run

COMMANDS = {
    ("run",), ("serve",), ("ingest",), ("detect",), ("list",), ("show",), ("rejected",), ("claims",), ("review",),
    ("export",), ("statements",), ("nli",), ("evaluate",), ("sources",), ("desk",), ("recalibrate",),
    ("article", "show"), ("article", "diff"), ("article", "changed"), ("article", "withdraw"), ("article", "expire"),
    ("db", "upgrade"), ("db", "check"), ("db", "downgrade"), ("db", "copy"),
}  # fmt: skip


def test_these_are_the_commands() -> None:
    found: set[tuple[str, ...]] = set()
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        found |= {(name, inner) for inner in command.commands} if isinstance(command, TyperGroup) else {(name,)}
    assert found == COMMANDS


@pytest.mark.parametrize("command", sorted(COMMANDS), ids=" ".join)
def test_help_shows_an_example_of_the_command(counterclaim: Run, command: tuple[str, ...]) -> None:
    result = counterclaim(*command, "--help")
    assert result.exit_code == 0
    words = shlex.split(result.stdout.partition("Example:\n")[2].partition("\n\n")[0])
    assert tuple(words[words.index("counterclaim") + 1 :][: len(command)]) == command


def test_the_bare_command_shows_its_help_and_ends_as_a_usage_error(counterclaim: Run) -> None:
    result = counterclaim()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: counterclaim" in result.stderr


def test_it_tells_its_version(counterclaim: Run) -> None:
    result = counterclaim("--version")
    assert (result.exit_code, result.stdout) == (0, f"counterclaim {version('counterclaim')}\n")
