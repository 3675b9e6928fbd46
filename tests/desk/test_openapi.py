"""The desk's own OpenAPI description, tried with whatever it allows: nothing ends in a 5xx."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from storage.database import open_database
from tests.desk.conftest import ADDRESS, desk_of
from tests.storage.newsroom import DENIAL, KYIV, LEGION, RAID, Newsroom, decided


@pytest.fixture(scope="module")
def described(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    file = tmp_path_factory.mktemp("openapi") / "desk.db"
    shutil.copy(migrated, file)
    database = open_database(f"sqlite:///{file}")
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.store([decided(*newsroom.pending())])
    database.close()
    with desk_of(f"sqlite:///{file}") as client:
        yield schemathesis.openapi.from_dict(client.get("/openapi.json").json())
        # The client below is made anew for the calls themselves.


schema = schemathesis.pytest.from_fixture("described")


@pytest.fixture(scope="module")
def desk(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    file = tmp_path_factory.mktemp("openapi") / "tried.db"
    shutil.copy(migrated, file)
    database = open_database(f"sqlite:///{file}")
    newsroom = Newsroom(database)
    newsroom.report("herald.example/raid", RAID, LEGION)
    newsroom.report("courier.example/denial", DENIAL, KYIV, outlet="Evening Courier")
    newsroom.store([decided(*newsroom.pending())])
    database.close()
    with desk_of(f"sqlite:///{file}") as client:
        yield client


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_call_ends_in_a_server_error(case: schemathesis.Case, desk: object) -> None:
    answer = case.call(session=desk, base_url=ADDRESS)
    case.validate_response(answer, checks=[not_a_server_error])
