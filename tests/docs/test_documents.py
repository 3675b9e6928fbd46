"""The documents say what is so: their commands exist, their SQL runs, their links lead somewhere."""

import re
import shlex
import sqlite3
from enum import EnumType
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cli.main import app
from cli.settings import load_settings
from docs.refresh import MODEL_CARD, README, ROOT
from models import vocabulary
from models.schema import PairGate
from models.training.mixture import SHIP
from storage.database import upgrade

DOCUMENTS = (
    README,
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    MODEL_CARD,
    *sorted((ROOT / "docs").glob("*.md")),
)
EVERYWHERE = (*DOCUMENTS, ROOT / "NOTICE", ROOT / "docs" / "pipeline.svg", ROOT / "docs" / "quality.json")

_COMMAND = re.compile(r"(?:^ {4}|`)counterclaim ([^`\n]+)", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
#: A path from the root of some machine: two parts at least, and no part of an address, a tag or a relative path.
_MACHINE_PATH = re.compile(r"(?<![\w./:~<>*)\]`-])/[A-Za-z_][\w.-]*/[\w./-]+")

name = pytest.mark.parametrize


def blocks(document: Path, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return [body for found, body in _BLOCK.findall(document.read_text("utf-8")) if found == language]


def commands(document: Path) -> list[str]:
    """What stands after `counterclaim` in indented lines and in code spans, without a trailing comment or pipe."""
    return [re.split(r"\s[#|>&]", found)[0].strip() for found in _COMMAND.findall(document.read_text("utf-8"))]


def resolved(line: str) -> tuple[TyperCommand, list[str]]:
    """The command that a line calls, and the words after it."""
    found, words = get_command(app), shlex.split(line)
    while isinstance(found, TyperGroup):
        assert words, f"counterclaim {line} names no command"
        assert words[0] in found.commands, f"there is no such command: counterclaim {line}"
        found, words = found.commands[words[0]], words[1:]
    assert isinstance(found, TyperCommand)
    return found, words


@name("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_their_options_exist(document: Path) -> None:
    for line in commands(document):
        command, words = resolved(line)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        unknown = {word for word in words if word.startswith("-")} - known
        assert not unknown, f"counterclaim {line}"


def test_the_readme_calls_what_a_newcomer_needs() -> None:
    called = {line.split()[0] for line in commands(README)}
    assert {"run", "list", "show", "review", "rejected", "claims", "export", "serve", "db", "nli"} <= called
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"\bmake ([a-z]+)", README.read_text("utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@name("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_sql_runs_on_an_empty_database(document: Path, tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    upgrade(f"sqlite:///{file}")
    for body in blocks(document, "sql"):
        for query in filter(str.strip, body.split(";")):
            assert sqlite3.connect(file).execute(query).fetchall() == []


def test_there_is_sql_to_run() -> None:
    assert sum(body.count(";") for body in blocks(README, "sql")) == 5
    assert len(blocks(ROOT / "docs" / "queries.md", "sql")) >= 5


def test_the_readmes_configurations_are_read_without_complaint(tmp_path: Path) -> None:
    for body in blocks(README, "yaml"):
        (tmp_path / "config.yaml").write_text(body, "utf-8")
        load_settings(tmp_path / "config.yaml")


@name("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files(document: Path) -> None:
    for target in _LINK.findall(document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


@name(("document", "block"), [(README, "run"), (README, "quality"), (MODEL_CARD, "nli")])
def test_what_real_runs_fill_is_marked_and_filled(document: Path, block: str) -> None:
    begin, end = f"<!-- {block}:begin -->", f"<!-- {block}:end -->"
    text = document.read_text("utf-8")
    assert text.count(begin) == text.count(end) == 1
    assert text.split(begin)[1].split(end)[0].strip()


@name("document", EVERYWHERE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_path_of_somebodys_machine(document: Path) -> None:
    assert _MACHINE_PATH.findall(document.read_text("utf-8")) == []


def test_every_word_of_the_closed_sets_is_explained() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "vocabulary.md").read_text("utf-8")))
    sets = [found for found in vars(vocabulary).values() if isinstance(found, EnumType)]
    words = {str(found[word]) for found in [*sets, PairGate] for word in found.__members__}
    assert words - explained == set()


def test_notice_and_model_card_name_every_source_of_training_data() -> None:
    for document in (ROOT / "NOTICE", MODEL_CARD):
        named = set(re.findall(r"\w+", document.read_text("utf-8")))
        assert set(SHIP) - named == set(), document.name
