"""The `track` flow: what it does, and in which state it ends when something is missing."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from prefect import State
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import Artifact, FlowRun, TaskRun

from flows.outcomes import Summary
from flows.track import RunFailed, track, track_once
from storage.database import Database
from storage.queries import latest_runs, list_rows
from tests.flows.newsroom import CLAIM, DENIAL, configuration, drop

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    drop(folder, "Northern Herald", "depot", CLAIM)
    drop(folder, "Evening Courier", "ministry", DENIAL)
    return folder


def run(config: Path) -> State[Any]:
    state: State[Any] = asyncio.run(track(config=str(config), return_state=True))  # type: ignore[arg-type]
    return state


async def _on_the_pages(run_id: Any) -> tuple[FlowRun, list[TaskRun], list[Artifact]]:
    async with get_client() as client:
        this = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
        return (
            await client.read_flow_run(run_id),
            await client.read_task_runs(flow_run_filter=this),
            list(await client.read_artifacts(flow_run_filter=this)),
        )


@pytest.mark.slow
def test_a_run_ends_completed_with_its_funnel_and_its_rows(database: Database, inbox: Path, tmp_path: Path) -> None:
    state = run(configuration(tmp_path, inbox, tmp_path / "gone"))
    assert state.is_completed()
    summary = asyncio.run(state.aresult())
    assert isinstance(summary, Summary)
    assert state.message == summary.line
    assert state.message.endswith("1 of 2 sources failed")
    with database.reading() as session:
        rows, (stored, *_) = list_rows(session), latest_runs(session)
    assert summary.detected.new_rows == len(rows) > 0
    assert (stored.kind, stored.status, stored.flagged) == ("track", "completed", summary.funnel.flagged)

    flow_run, tasks, artifacts = asyncio.run(_on_the_pages(state.state_details.flow_run_id))
    assert flow_run.name.startswith("track 2")
    names = {task.name: task.state_name for task in tasks}
    assert names["fetch gone"] == "Failed"
    assert names["fetch inbox"] == names["read batch 1"] == names["pair and score batch 1"] == "Completed"
    by_key = {artifact.key: artifact for artifact in artifacts}
    assert set(by_key) == {"sources", "funnel", "new-rows"}
    assert all(artifact.description for artifact in artifacts)
    assert f"| pairs of quotes flagged | {summary.funnel.flagged} |" in str(by_key["funnel"].data)
    assert "| gone | not found" in str(by_key["sources"].data)
    assert "Karst Brigade" in str(by_key["new-rows"].data)

    again = run(configuration(tmp_path, inbox))
    assert asyncio.run(again.aresult()).detected.new_rows == 0
    _, _, artifacts = asyncio.run(_on_the_pages(again.state_details.flow_run_id))
    assert {artifact.key for artifact in artifacts} == {"sources", "funnel"}


def test_a_database_that_is_not_there_fails_the_run_with_one_line(inbox: Path, tmp_path: Path) -> None:
    state = run(configuration(tmp_path, inbox))
    assert state.is_failed()
    assert state.message is not None
    assert "counterclaim db upgrade" in state.message
    assert "\n" not in state.message


@pytest.mark.slow
def test_a_model_that_is_not_there_fails_the_run_with_one_line(database: Database, inbox: Path, tmp_path: Path) -> None:
    state = run(configuration(tmp_path, inbox, nli={"model": "./no-such-model"}))
    assert state.is_failed()
    assert state.message is not None
    assert "no-such-model" in state.message
    assert "\n" not in state.message
    with database.reading() as session:
        (stored,) = latest_runs(session)
    assert (stored.status, stored.message) == ("failed", state.message)


def test_a_configuration_that_is_wrong_fails_the_run_with_one_line(tmp_path: Path) -> None:
    state = run(configuration(tmp_path, colour="red"))
    assert state.is_failed()
    assert "there is no setting colour" in str(state.message)


def test_run_says_what_the_flow_said(tmp_path: Path) -> None:
    with pytest.raises(RunFailed, match="there is no setting colour"):
        asyncio.run(track_once(configuration(tmp_path, colour="red")))
