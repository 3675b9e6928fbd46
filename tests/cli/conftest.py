"""A migrated database named by the environment, and the command as a shell would call it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from storage.database import Database, open_database, upgrade
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided

Run = Callable[..., Result]


@pytest.fixture
def counterclaim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder; its database is ./counterclaim.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_DATABASE_URL", raising=False)
    monkeypatch.delenv("COUNTERCLAIM_DATA", raising=False)

    def run(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(app, list(arguments), prog_name="counterclaim", **options)

    return run


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """The database of the folder that `counterclaim` runs in, migrated and empty."""
    url = f"sqlite:///{tmp_path / 'counterclaim.db'}"
    upgrade(url)
    return open_database(url)


@pytest.fixture
def raid(database: Database) -> int:
    """The id of one row: the Legion claims the raid, Kyiv denies it."""
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    claim, denial = newsroom.pending()
    newsroom.store([decided(claim, denial)])
    return newsroom.rows()[0].id
