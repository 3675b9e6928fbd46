"""The reader and the judge that ship, each loaded once; and one Prefect server for the tests that run a flow."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.environment import prepare_prefect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from storage.database import Database, open_database

prepare_prefect()


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="session")
def scorer() -> NliScorer:
    return NliScorer()


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Iterator[Database]:
    """The database that a configuration in this folder names, migrated and empty."""
    shutil.copy(sqlite_template, tmp_path / "news.db")
    opened = open_database(f"sqlite:///{tmp_path / 'news.db'}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """A server of Prefect's own for tests, without the thread that every flow would wait for at its end."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=int(os.environ.get("COUNTERCLAIM_TEST_PATIENCE", "240"))),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield
