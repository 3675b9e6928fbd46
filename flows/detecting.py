"""The `detect` flow: what was taken in is read, the statements meet, and what conflicts becomes rows.

A task does one batch and hands back counts, never documents. The batches go to one engine (threads) or to several
processes (dask); either way each takes its articles by a lease, so that any number of machines may work side by side.
"""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import State, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner

from cli.settings import Settings, load_settings
from flows.artifacts import detect_artifacts, progress_begun, progress_made
from flows.engine import BatchPaired, BatchRead, Job, engine_for
from flows.events import tell_drift, tell_flagged
from flows.journal import one_line, recorded_run
from flows.links import desk_address
from flows.logs import keep_log_book
from flows.outcomes import Detected, PairResult
from flows.pairing import WAIT_SECONDS
from flows.parameters import Batch, Config
from flows.runners import runner_for
from flows.tally import added
from models.errors import CounterclaimError
from models.schema import Funnel
from storage.database import Database, StoreUnreachable, open_database
from storage.drift import drift
from storage.leases import newest_article
from storage.queries import Filters, Row, list_rows
from storage.waiting import waiting

keep_log_book()

#: Seconds before each further try where the database is away: about what a restart takes, and then some.
_RETRIES = [1.0, 2.0, 5.0, 10.0, 20.0, 30.0]

#: In one run; each takes what came during the one before.
_PASSES = 20


@dataclass(slots=True)
class Progress:
    """How far a stage is, as a person sees it on Prefect's pages; shown where it takes more than one batch."""

    stage: str
    done: int = 0
    artifact: UUID | None = None

    async def now(self, more: int, left: int) -> None:
        """`more` articles are done, `left` wait."""
        self.done += more
        share = 100.0 * self.done / (self.done + left) if self.done + left else 100.0
        if self.artifact is None and left:
            self.artifact = await progress_begun(self.stage, share)
        elif self.artifact is not None:
            await progress_made(self.artifact, share)


def _is_away(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Only a database that is away may be back in a moment; all else would fail in the same way again."""
    return isinstance(getattr(state, "data", None), StoreUnreachable) or "StoreUnreachable" in (state.message or "")


@task(
    name="read",
    task_run_name="read batch {number}",
    cache_policy=NO_CACHE,
    retries=len(_RETRIES),
    retry_delay_seconds=_RETRIES,
    retry_condition_fn=_is_away,
)
def read(job: Job, number: int) -> BatchRead:
    """Read the next batch of articles. Raises ModelError and StoreError."""
    return engine_for(job).read(job)


@task(
    name="pair and score",
    task_run_name="pair and score batch {number}",
    cache_policy=NO_CACHE,
    retries=len(_RETRIES),
    retry_delay_seconds=_RETRIES,
    retry_condition_fn=_is_away,
)
def pair(job: Job, counted_before: frozenset[int], number: int) -> BatchPaired:
    """Let the statements of the next batch of articles meet the others, and score them."""
    return engine_for(job).pair(job, counted_before)


def _run_name() -> str:
    """As in "detect · 35 articles", which wait to be read; no number where nobody can say, as the run will."""
    config = flow_run.parameters.get("config")
    try:
        with (
            contextlib.closing(open_database(load_settings(Path(config) if config else None).database_url)) as database,
            database.reading() as session,
        ):
            unread = waiting(session).unread
    except CounterclaimError:
        return "detect"
    return f"detect · {unread} article{'s' * (unread != 1)}"


@flow(
    name="detect",
    flow_run_name=_run_name,
    description="Reads the articles that are new, and puts what is said in them beside what conflicts with it.",
)
async def detect(config: Config = None, batch: Batch = None) -> State[Any]:
    """Read, pair and score all that waits now.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
        batch: Articles in one task and one transaction; empty: as configured.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with (
            contextlib.closing(open_database(settings.database_url)) as database,
            recorded_run(database, "detect") as run,
        ):
            found = await detect_all(settings, database, run.id, batch)
            run.funnel, run.message = found.funnel, found.line
            await tell_of(settings, database, found)
    except CounterclaimError as error:
        return Failed(message=one_line(error))
    return Completed(message=found.line, data=found)


async def detect_all(settings: Settings, database: Database, run_id: int, batch: int | None = None) -> Detected:
    """All that waits, and what arrives meanwhile: a run that falls due during this one is cancelled, not queued.

    Pass by pass: first all reading of what is there, whoever does it, then the meeting and scoring.
    """
    found = Detected(run_id, datetime.now(UTC))
    with runner_for(settings.workers) as (runner, width):
        for newest in _growing(database):
            job = Job.of(settings, newest, found.seen_at, batch)
            funnel = await _read_all(job, runner, width)
            paired = await _pair_all(job, runner, width)
            found = replace(
                found,
                funnel=added(found.funnel, funnel, paired.funnel),
                new_rows=found.new_rows + paired.new_rows,
                changed_rows=found.changed_rows + paired.changed_rows,
            )
    return found


def _growing(database: Database) -> Iterator[int]:
    """The newest article's id, again and again while it grows; so many times at most, for a run shall have an end."""
    last = -1
    for _ in range(_PASSES):
        with database.reading() as session:
            newest = newest_article(session)
        if newest == last:
            return
        yield newest
        last = newest


async def tell_of(settings: Settings, database: Database, found: Detected) -> None:
    """Artifacts and events of what was found."""

    def look() -> list[Row]:
        with database.reading() as session:
            rows = list_rows(session, Filters(since=found.seen_at))
        # Rows that another worker found later carry the time of its own run.
        return [row for row in rows if row.first_seen_at == found.seen_at.replace(microsecond=0)]

    rows = await asyncio.to_thread(look) if found.new_rows else []
    desk = desk_address(settings)
    await detect_artifacts(found, rows, desk)
    told = tell_flagged(rows, desk)
    get_run_logger().info("%d new rows, of which %d were told as flagged", len(rows), told)
    with database.reading() as session:
        moved = drift(session, datetime.now(UTC), **settings.drift.model_dump())
    if moved.alarms:
        get_run_logger().warning("the rows are not what they were: %s", ", ".join(moved.alarms))
        tell_drift(moved)


async def _read_all(job: Job, runner: "TaskRunner[Any]", width: int) -> Funnel:
    logger, progress, total, number = get_run_logger(), Progress("reading"), Funnel(), 0
    while True:
        batches: list[BatchRead] = await _round(
            runner, read, [{"job": job, "number": number + nth} for nth in range(1, width + 1)]
        )
        number += width
        left = min(batch.left for batch in batches)
        for found in (batch.funnel for batch in batches if batch.funnel is not None):
            total = added(total, found)
            logger.info(
                "read %d articles: %d statements, %d propositions; %d not read, %d wait",
                found.articles,
                found.statements,
                found.propositions,
                found.refused,
                left,
            )
            await progress.now(found.articles + found.refused, left)
        if all(batch.funnel is None for batch in batches):
            if not left:
                return total
            await asyncio.sleep(WAIT_SECONDS)  # the rest is in the hands of other workers, who may die


async def _pair_all(job: Job, runner: "TaskRunner[Any]", width: int) -> PairResult:
    logger, progress, total, number = get_run_logger(), Progress("pairing and scoring"), PairResult(), 0
    while True:
        each = [
            {"job": job, "counted_before": total.article_ids, "number": number + nth} for nth in range(1, width + 1)
        ]
        batches: list[BatchPaired] = await _round(runner, pair, each)
        number += width
        left = min(batch.left for batch in batches)
        for found in (batch.result for batch in batches if batch.result is not None):
            total = total.plus(found)
            logger.info(
                "paired %d articles: %d candidates, %d scored; %d rows new, %d changed; %d wait",
                len(found.article_ids),
                found.funnel.candidates,
                found.funnel.scored,
                found.new_rows,
                found.changed_rows,
                left,
            )
            await progress.now(len(found.article_ids), left)
        if all(batch.result is None for batch in batches):
            if not left:
                return total
            await asyncio.sleep(WAIT_SECONDS)


async def _round(runner: "TaskRunner[Any]", work: Any, parameters: list[dict[str, Any]]) -> list[Any]:
    """One task for each set of parameters, side by side; raises what a task raised."""

    def submit_and_wait() -> list[Any]:
        futures = [runner.submit(work, parameters=each) for each in parameters]
        return [future.result() for future in futures]

    return await asyncio.to_thread(submit_and_wait)
