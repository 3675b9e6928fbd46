"""The desk's own OpenAPI description, tried with whatever it allows: nothing ends in a 5xx."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from starlette.testclient import TestClient

from storage.database import open_database
from tests.desk.conftest import ADDRESS, desk_of
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


@pytest.fixture(scope="module")
def desk(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    file = tmp_path_factory.mktemp("openapi") / "desk.db"
    shutil.copy(migrated, file)
    database = open_database(f"sqlite:///{file}")
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.store([decided(*newsroom.pending())])
    database.close()
    with desk_of(f"sqlite:///{file}") as client:
        yield client


@pytest.fixture(scope="module")
def described(desk: TestClient) -> Any:
    return schemathesis.openapi.from_dict(desk.get("/openapi.json").json())


def _tried(case: Any, desk: TestClient) -> None:
    answer = case.call(session=desk, base_url=ADDRESS)
    case.validate_response(answer, checks=[not_a_server_error])


test_no_call_ends_in_a_server_error = pytest.mark.slow(
    schemathesis.pytest.from_fixture("described").parametrize()(
        settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))(_tried)
    )
)
