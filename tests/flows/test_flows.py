"""The flows of the schedule: what each leaves on Prefect's pages, and how it ends when something is missing."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from prefect import State
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
from prefect.client.schemas.objects import Artifact, FlowRun
from prefect.events import Event
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
from prefect.states import Completed
from prefect.utilities.callables import parameter_schema
from sqlalchemy import make_url

from cli.settings import ScheduleSettings
from flows.deployments import NEVER_TWO, plans
from flows.detecting import detect
from flows.digesting import digest
from flows.events import ARRIVED, BROKEN, DRIFT, FLAGGED
from flows.ingesting import ingest
from flows.maintenance import maintenance
from models.vocabulary import Decision
from storage.database import Database, open_database
from storage.queries import latest_runs, list_rows
from storage.runs import start_run
from storage.tables import ArticleRow, RunRow
from tests.flows.copies import copies_of_the_first
from tests.flows.newsroom import CLAIM, DENIAL, configuration, drop

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture
def database(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """Once of each kind; the environment goes before what a configuration says."""
    monkeypatch.setenv("COUNTERCLAIM_DATABASE_URL", url)
    with contextlib.closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    drop(folder, "Northern Herald", "depot", CLAIM)
    drop(folder, "Evening Courier", "ministry", DENIAL)
    return folder


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What the flows tell while the test runs."""
    told: list[Event] = []

    def keep(event: str, resource: dict[str, str], payload: dict[str, Any]) -> None:
        told.append(Event(event=event, resource=resource, payload=payload))

    monkeypatch.setattr("flows.events.emit_event", keep)
    return told


def run(flow: Any, **parameters: Any) -> tuple[State[Any], FlowRun, dict[str, Artifact]]:
    """A run's state, the run as the pages have it, and its artifacts by key."""
    state: State[Any] = asyncio.run(flow(return_state=True, **parameters))

    async def look() -> tuple[FlowRun, list[Artifact]]:
        async with get_client() as client:
            run_id = state.state_details.flow_run_id
            assert run_id is not None
            this = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
            return await client.read_flow_run(run_id), list(await client.read_artifacts(flow_run_filter=this))

    flow_run, artifacts = asyncio.run(look())
    return state, flow_run, {str(artifact.key): artifact for artifact in artifacts}


@pytest.mark.slow
def test_ingest_then_detect_then_digest(database: Database, inbox: Path, tmp_path: Path, events: list[Event]) -> None:
    config = str(configuration(tmp_path, inbox, tmp_path / "gone", desk_url="https://desk.example"))
    state, flow_run, artifacts = run(ingest, config=config)
    assert state.is_completed(), "a source that fails is no failure of the run"
    assert state.message == "2 new articles, 0 revised, 1 inputs refused; 1 of 2 sources failed"
    assert flow_run.name == "ingest · 2 sources"
    assert "| gone | not found" in str(artifacts["sources"].data)
    assert [event.event for event in events] == [BROKEN, ARRIVED]
    broken, arrived = events
    assert broken.payload["location"] == str(tmp_path / "gone")
    assert broken.payload["problem"].startswith("not found")
    assert arrived.payload["articles"] == 2

    events.clear()
    state, flow_run, artifacts = run(detect, config=config, batch=1)
    assert state.is_completed()
    assert flow_run.name == "detect · 2 articles"
    assert set(artifacts) == {"funnel", "new-rows", "progress"}
    assert artifacts["progress"].data == 100.0
    with database.reading() as session:
        flagged = [row for row in list_rows(session) if row.decision == "flag"]
    assert [event.event for event in events] == [FLAGGED] * len(flagged)
    row = flagged[0]
    payload = next(event.payload for event in events if event.payload["id"] == row.id)
    assert payload["link"] == f"https://desk.example/rows/{row.id}"
    assert (payload["a"]["speaker"], payload["b"]["speaker"]) == (row.claimant, row.denier)
    assert payload["a"]["quote"] == row.claim_quote
    assert f"(https://desk.example/rows/{row.id})" in str(artifacts["new-rows"].data)
    assert not {"true", "false", "lie", "wrong"} & set(json.dumps(payload).casefold().split())

    state, flow_run, artifacts = run(digest, config=config)
    assert state.is_completed()
    assert flow_run.name.startswith("digest · ")
    assert "Karst Brigade" in str(artifacts["digest"].data)


def test_rows_that_are_no_longer_what_they_were_are_told(
    database: Database, inbox: Path, tmp_path: Path, events: list[Event]
) -> None:
    config = str(configuration(tmp_path, inbox))
    run(ingest, config=config)
    run(detect, config=config)
    events.clear()
    long_ago, lately = (datetime.now(UTC) - timedelta(days=days) for days in (20, 1))
    copies_of_the_first(database, Decision.FLAG, 0.9, 60, long_ago)
    copies_of_the_first(database, Decision.SUGGEST, 0.6, 60, long_ago)
    copies_of_the_first(database, Decision.FLAG, 0.9, 60, lately)
    state, _, _ = run(detect, config=config)
    assert state.is_completed(), "an alarm is no failure"
    (alarm,) = events
    assert alarm.event == DRIFT
    assert alarm.payload["alarms"] == ["flagged", "probability"]
    assert alarm.payload["recent"]["rows"] >= 60


def test_a_model_that_is_not_there_fails_the_run_with_one_line(database: Database, inbox: Path, tmp_path: Path) -> None:
    config = str(configuration(tmp_path, inbox, nli={"model": "./my-model"}))
    run(ingest, config=config)
    state, _, _ = run(detect, config=config)
    assert state.is_failed()
    assert "my-model" in str(state.message)
    assert "\n" not in str(state.message)


def test_a_run_by_hand_may_name_its_sources(database: Database, inbox: Path, tmp_path: Path) -> None:
    config = str(configuration(tmp_path, inbox, tmp_path / "gone"))
    state, flow_run, _ = run(ingest, config=config, only=["inbox"])
    assert (state.message, flow_run.name) == ("2 new articles, 0 revised, 0 inputs refused", "ingest · 1 source")
    state, _, _ = run(ingest, config=config, only=["nowhere"])
    assert state.is_failed()
    assert state.message == "there is no source named 'nowhere' in the configuration"


@pytest.mark.parametrize("flow", [ingest, detect, digest, maintenance], ids=lambda flow: flow.name)
def test_a_database_that_is_not_there_fails_the_run_with_one_line(inbox: Path, tmp_path: Path, flow: Any) -> None:
    state, _, artifacts = run(flow, config=str(configuration(tmp_path, inbox)))
    assert state.is_failed()
    assert "counterclaim db upgrade" in str(state.message)
    assert "\n" not in str(state.message)
    assert artifacts == {}


def test_maintenance_lets_go_of_what_is_old_and_looks_it_over(database: Database, inbox: Path, tmp_path: Path) -> None:
    config = str(configuration(tmp_path, inbox, tmp_path / "gone", retention={"runs_days": 30, "refusals_days": 30}))
    run(ingest, config=config)
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with database.session() as session:
        killed = session.get_one(RunRow, start_run(session, "detect"))
        killed.started_at = datetime.now(UTC) - timedelta(days=3)
        session.get_one(RunRow, start_run(session, "detect")).started_at = long_ago
    state, flow_run, artifacts = run(maintenance, config=config)
    assert state.is_completed(), state.message
    assert flow_run.name.startswith("maintenance · ")
    assert str(state.message).startswith("0 refusals and 1 runs deleted, 1 dead runs closed; ")
    assert "the database is in order" in str(artifacts["maintenance"].data)
    with database.reading() as session:
        assert [stored.kind for stored in latest_runs(session)] == ["maintenance", "detect", "ingest"]


def test_maintenance_forgets_prefects_old_runs_as_configured(database: Database, tmp_path: Path) -> None:
    async def ended(days_ago: int) -> UUID:
        async with get_client() as client:
            made = await client.create_flow_run(digest)
            await client.set_flow_run_state(made.id, Completed(), force=True)
        with contextlib.closing(sqlite3.connect(_file_of_prefects_server(), 60, isolation_level=None)) as file:
            at = datetime.now(UTC) - timedelta(days=days_ago)
            changed = file.execute(
                "UPDATE flow_run SET end_time = ? WHERE id = ?", (f"{at:%Y-%m-%d %H:%M:%S.%f}", str(made.id))
            )
            assert changed.rowcount == 1
        return made.id

    async def known(run_id: UUID) -> bool:
        async with get_client() as client:
            return bool(await client.read_flow_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))))

    old, young = asyncio.run(ended(31)), asyncio.run(ended(29))
    config = configuration(tmp_path, retention={"flow_runs_days": 30})
    state, _, _ = run(maintenance, config=str(config), compact=False)
    assert "1 old flow runs deleted" in str(state.message)
    assert not asyncio.run(known(old))
    assert asyncio.run(known(young))


def _file_of_prefects_server() -> str:
    """Its clock cannot be turned back, but what it has written down can."""
    address = PREFECT_API_DATABASE_CONNECTION_URL.value()
    assert address is not None
    return str(make_url(address).database)


def test_maintenance_lets_full_texts_expire_where_the_configuration_says_so(
    database: Database, inbox: Path, tmp_path: Path
) -> None:
    config = str(configuration(tmp_path, inbox, ingest={"expire_text_after_days": 90}))
    run(ingest, config=config)
    with database.session() as session:
        session.get_one(ArticleRow, 1).fetched_at = datetime.now(UTC) - timedelta(days=91)
    state, _, _ = run(maintenance, config=config)
    assert state.is_completed(), state.message
    assert "1 full texts expired" in str(state.message)
    with database.reading() as session:
        assert session.get_one(ArticleRow, 1).text == ""


def test_maintenance_fails_where_the_database_is_not_in_order(database: Database, inbox: Path, tmp_path: Path) -> None:
    config = str(configuration(tmp_path, inbox))
    run(ingest, config=config)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE articles SET text = 'forged' WHERE id = 1")
    state, _, artifacts = run(maintenance, config=config)
    assert state.is_failed()
    assert "the text of articles is not what was stored" in str(state.message)
    assert "**problem**" in str(artifacts["maintenance"].data)


def test_the_form_of_a_run_by_hand_says_what_is_wanted_and_within_which_bounds() -> None:
    form = parameter_schema(detect).model_dump()["properties"]
    assert form["batch"]["description"].startswith("Articles in one task")
    assert any(choice.get("maximum") == 500 for choice in form["batch"]["anyOf"])
    assert form["config"]["description"].startswith("Path of a configuration file")


def test_prefect_yaml_and_serve_have_the_same_deployments() -> None:
    """What a work pool runs is what `counterclaim serve` runs, with the default schedule."""
    written = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text("utf-8"))["deployments"]
    for plan, deployment in zip(plans(ScheduleSettings()), written, strict=True):
        module, _, name = deployment["entrypoint"].partition(".py:")
        assert module.replace("/", ".") == plan.flow.fn.__module__
        assert name == plan.flow.fn.__name__
        assert deployment["description"] == plan.flow.description
        assert deployment["tags"] == list(plan.tags)
        (schedule,) = deployment["schedules"]
        if plan.schedule.interval is not None:
            assert timedelta(seconds=schedule["interval"]) == plan.schedule.interval
        else:
            assert (schedule["cron"], schedule["timezone"]) == (plan.schedule.cron, plan.schedule.timezone)
        expected = [trigger["expect"] for trigger in deployment.get("triggers", [])]
        assert expected == ([[plan.started_by]] if plan.started_by else [])
        assert deployment["concurrency_limit"] == {
            "limit": NEVER_TWO.limit,
            "collision_strategy": NEVER_TWO.collision_strategy.value,
        }
