"""`counterclaim db copy` and `downgrade`, as a person calls them."""

import json
from pathlib import Path

from typer.testing import CliRunner

from cli.main import app
from storage.database import open_database, upgrade
from tests.flows.many import fill


def made(path: Path) -> str:
    url = f"sqlite:///{path}"
    upgrade(url)
    database = open_database(url)
    fill(database, 3)
    database.close()
    return url


def test_copy_says_how_many_rows_each_table_has(tmp_path: Path) -> None:
    source = made(tmp_path / "news.db")
    done = CliRunner().invoke(app, ["db", "copy", source, f"sqlite:///{tmp_path / 'copy.db'}", "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["articles"] == 3
    assert "articles: 3" in done.stderr
    again = CliRunner().invoke(app, ["db", "copy", source, f"sqlite:///{tmp_path / 'copy.db'}"])
    assert again.exit_code == 1
    (line,) = again.stderr.splitlines()
    assert "copy into an empty database" in line


def test_an_earlier_program_can_have_its_database_back(tmp_path: Path) -> None:
    made(tmp_path / "news.db")
    config = tmp_path / "newsroom.yaml"
    config.write_text("database_url: sqlite:///news.db\n")
    assert CliRunner().invoke(app, ["db", "downgrade", "0002", "--config", str(config)]).exit_code == 0
    behind = CliRunner().invoke(app, ["db", "check", "--config", str(config)])
    assert behind.exit_code == 1
    assert "is at migration 0002" in behind.stderr
    base = CliRunner().invoke(app, ["db", "downgrade", "base", "--config", str(config)])
    assert base.exit_code == 1
    assert "would delete everything" in base.stderr
