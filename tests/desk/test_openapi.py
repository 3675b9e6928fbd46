"""The desk's own OpenAPI description, tried with whatever it allows: nothing ends in a 5xx."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from cli.settings import DeskSettings, Settings
from desk.app import create_app
from desk.pages.common import from_our_form
from storage.database import open_database
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


@pytest.fixture
def desk(sqlite_template: Path, tmp_path: Path) -> Iterator[FastAPI]:
    """A desk with one row. Forms pass without their token here, or none would come to what is behind it."""
    shutil.copy(sqlite_template, tmp_path / "desk.db")
    url = f"sqlite:///{tmp_path / 'desk.db'}"
    database = open_database(url)
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.store([decided(*newsroom.pending())])
    database.close()
    app = create_app(Settings(database_url=url, desk=DeskSettings(names=("testserver",))))
    app.dependency_overrides[from_our_form] = lambda: None
    yield app
    app.state.database.close()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_call_ends_in_a_server_error(desk: FastAPI) -> None:
    operations = [found.ok() for found in schemathesis.openapi.from_asgi("/openapi.json", desk).get_all_operations()]
    assert len(operations) >= 25
    for operation in operations:
        _try(operation)


#: Seconds for one call: the first picture loads a plotting library, on a machine that may be busy.
PATIENCE = 300


def _try(operation: Any) -> None:
    @settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def tried(case: Any) -> None:
        case.validate_response(case.call(timeout=PATIENCE), checks=[not_a_server_error])

    tried()
