"""The `maintenance` flow: each night what has had its time goes, and the database is looked over."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger, task
from prefect.artifacts import acreate_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterEndTime
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed

from cli.settings import Settings, load_settings
from flows.journal import one_line, recorded_run
from flows.parameters import Config
from models.errors import CounterclaimError, StoreError
from storage.database import Database, check, open_database
from storage.retention import expire_text
from storage.upkeep import Swept, sweep, vacuum

MAINTENANCE_KEY = "maintenance"

_FLOW_RUNS_AT_ONCE = 200


def _run_name() -> str:
    return f"maintenance · {datetime.now(UTC):%a %d %B %Y}"


@flow(
    name="maintenance",
    flow_run_name=_run_name,
    description="Each night: retention as configured, old flow runs, vacuum, and a check that all is whole.",
)
async def maintenance(config: Config = None, compact: bool = True) -> State[Any]:
    """Let go of what has had its time, give its space back, and check the database; Failed where it is not in order.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
        compact: Give the space of deleted rows back to the disk.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with (
            contextlib.closing(open_database(settings.database_url)) as database,
            recorded_run(database, "maintenance") as run,
        ):
            lines = [await retain(settings, database), await forget_flow_runs(settings.retention.flow_runs_days)]
            if compact:
                lines.append(await give_space_back(database))
            problems = await look_over(settings.database_url)
            await _tell(lines, problems)
            run.message = "; ".join(lines)
            if problems:
                raise StoreError(f"the database is not in order: {problems[0]}; `counterclaim db check` names all")
    except CounterclaimError as error:
        return Failed(message=one_line(error))
    return Completed(message="; ".join(lines))


@task(name="retention", cache_policy=NO_CACHE)
async def retain(settings: Settings, database: Database) -> str:
    """Delete what is older than the configuration keeps."""
    kept = settings.retention

    days = settings.ingest.expire_text_after_days

    def work() -> tuple[Swept, int]:
        now = datetime.now(UTC)
        with database.session() as session:
            swept = sweep(session, now, refusals_days=kept.refusals_days, runs_days=kept.runs_days)
            return swept, expire_text(session, now - timedelta(days=days)).texts if days is not None else 0

    swept, texts = await asyncio.to_thread(work)
    line = f"{swept.refusals} refusals and {swept.runs} runs deleted, {swept.closed} dead runs closed"
    line += f", {texts} full texts expired" if days is not None else ""
    get_run_logger().info("%s", line)
    return line


@task(name="old flow runs", cache_policy=NO_CACHE)
async def forget_flow_runs(days: int | None) -> str:
    """Delete Prefect's flow runs that ended longer ago, with their logs and task runs; its own server never does."""
    deleted = 0
    if days is not None:
        ended = FlowRunFilter(end_time=FlowRunFilterEndTime(before_=datetime.now(UTC) - timedelta(days=days)))
        async with get_client() as client:
            while runs := await client.read_flow_runs(flow_run_filter=ended, limit=_FLOW_RUNS_AT_ONCE):
                for run in runs:
                    with contextlib.suppress(ObjectNotFound):
                        await client.delete_flow_run(run.id)
                deleted += len(runs)
    line = f"{deleted} old flow runs deleted"
    get_run_logger().info("%s", line)
    return line


@task(name="vacuum", cache_policy=NO_CACHE)
async def give_space_back(database: Database) -> str:
    """Give unused space back to the disk."""
    size = await asyncio.to_thread(vacuum, database)
    line = f"the database has {size / 1e6:.1f} MB"
    get_run_logger().info("%s", line)
    return line


@task(name="integrity check", cache_policy=NO_CACHE)
async def look_over(database_url: str) -> list[str]:
    """All that is wrong with the database, one line a problem."""
    problems = await asyncio.to_thread(check, database_url)
    for problem in problems:
        get_run_logger().error("%s", problem)
    return problems


async def _tell(lines: list[str], problems: list[str]) -> None:
    found = [f"- {line}" for line in lines] + [f"- **problem**: {problem}" for problem in problems]
    found += [] if problems else ["- the database is in order"]
    await acreate_markdown_artifact(
        "\n".join(found), key=MAINTENANCE_KEY, description="What the night's maintenance did and found"
    )
