"""Dask as the task runner, by one line of the configuration, with two worker processes."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from prefect import State
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

from flows.detecting import detect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from storage.database import Database
from tests.flows.crew import assert_same, flagged, table, unfinished
from tests.flows.many import fill
from tests.flows.newsroom import configuration
from tests.flows.test_workers import by_one


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.usefixtures("prefect_server")
def test_two_processes_make_the_table_of_one(
    database: Database, sqlite_template: Path, tmp_path: Path, reader: Reader, scorer: NliScorer
) -> None:
    pytest.importorskip("prefect_dask", reason="the extra `dask` is not installed")
    fill(database, 24)
    config = configuration(tmp_path, workers={"runner": "dask", "count": 2}, reading={"batch": 4}, pairing={"batch": 4})
    state: State[Any] = asyncio.run(detect(config=str(config), return_state=True))  # type: ignore[arg-type]
    assert state.is_completed(), state.message
    assert unfinished(database) == 0

    async def tasks() -> list[str]:
        async with get_client() as client:
            this = FlowRunFilter(id=FlowRunFilterId(any_=[state.state_details.flow_run_id]))
            return [task.name for task in await client.read_task_runs(flow_run_filter=this)]

    assert {"read batch 1", "read batch 2", "pair and score batch 2"} <= set(asyncio.run(tasks()))
    (tmp_path / "one.db").write_bytes(sqlite_template.read_bytes())
    alone = by_one(f"sqlite:///{tmp_path / 'one.db'}", 24, reader, scorer)
    assert flagged(alone) >= 6
    assert_same(table(database), alone)
