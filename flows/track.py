"""The `track` flow: fetch, read, pair and score, publish. The schedule, `counterclaim run` and a person start this one.

A task does one source or one batch and hands back counts, never documents. A source that fails is a warning; a store or
a model that is not there fails the run with one line.
"""

import asyncio
import contextlib
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed, Failed

from cli.settings import Settings, load_settings
from flows import stages
from flows.artifacts import create_artifacts
from flows.intake import Intake
from flows.journal import one_line, recorded_run
from flows.outcomes import IngestResult, PairResult, SourceResult, Summary
from flows.tally import added
from models.errors import CounterclaimError, InputError
from models.schema import Funnel
from sources.spec import SourceSpec
from storage.database import Database, open_database
from storage.queries import Filters, Row, list_rows


class Work:
    """What the tasks of one run share. A plain class, so that Prefect does not look through it for task results."""

    def __init__(self, settings: Settings, database: Database, run_id: int) -> None:
        self.settings = settings
        self.database = database
        self.run_id = run_id
        self.seen_at = datetime.now(UTC)
        self.intake: Intake
        self.reader: stages.ReadsArticles
        self.scorer: stages.ScoresPairs


class RunFailed(CounterclaimError):
    """A run of the flow did not complete."""


class SourceFailed(InputError):
    """Nothing could be taken from a source; carries what is known of it."""

    def __init__(self, result: SourceResult) -> None:
        super().__init__(f"{result.source}: {result.problem}")
        self.result = result


def _run_name() -> str:
    return f"track {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


@flow(name="track", flow_run_name=_run_name)
async def track(config: str | None = None) -> State[Any]:
    """Read the news once: fetch the sources, read what is new, put it beside the rest, record what conflicts.

    `config` is the path of a configuration file; without one the defaults and the environment hold.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with (
            contextlib.closing(open_database(settings.database_url)) as database,
            recorded_run(database, "track") as run,
        ):
            summary = await _stages(Work(settings, database, run.id))
            run.funnel, run.message = summary.funnel, summary.line
    except CounterclaimError as error:
        return Failed(message=one_line(error))  # a fault of ours goes on instead: Prefect's page shows where it is
    return Completed(message=summary.line, data=summary)


async def track_once(config: Path | None) -> Summary:
    """Run the flow here and now. Raises RunFailed, with the flow's own line, where it did not complete."""
    try:
        state = await track(config=str(config.resolve()) if config else None, return_state=True)
    except Exception as error:  # what the flow raises is in its state; this is Prefect without a server
        raise RunFailed(f"Prefect could not run the flow ({one_line(error)}); is PREFECT_API_URL right?") from error
    if not state.is_completed():
        raise RunFailed(state.message or f"the track flow ended as {state.name}")
    summary = await state.aresult()
    assert isinstance(summary, Summary)
    return summary


async def _stages(work: Work) -> Summary:
    ingested = await _fetch_all(work)
    await load_models(work)
    funnel, paired = Funnel(refused=ingested.refused), PairResult()
    for number in count(1):
        found = await read(work, number)
        if found is None:
            break
        funnel = added(funnel, found)
    for number in count(1):
        met = await pair(work, paired.article_ids, number)
        if met is None:
            break
        paired = paired.plus(met)
    funnel = added(funnel, paired.funnel)
    summary = Summary(work.run_id, work.seen_at, ingested, funnel, paired.new_rows, paired.changed_rows)
    await publish(work, summary)
    return summary


async def _fetch_all(work: Work) -> IngestResult:
    """All sources side by side. One that fails is logged and counted; any other error, of the store say, is raised."""
    settings = work.settings
    work.intake = await asyncio.to_thread(
        Intake, work.database, settings.sources, run_id=work.run_id, limits=settings.fetch, policy=settings.ingest
    )
    with work.intake:
        return await _visit_all(work)


async def _visit_all(work: Work) -> IngestResult:
    logger = get_run_logger()
    fetches = (fetch(work, spec) for spec in work.intake.specs)
    results = list(work.intake.lists_refused())
    for outcome in await asyncio.gather(*fetches, return_exceptions=True):
        found = await outcome.aresult(raise_on_failure=False) if isinstance(outcome, State) else outcome
        if isinstance(found, SourceFailed):
            logger.warning("source failed: %s", found)
            found = found.result
        if isinstance(found, BaseException):
            raise found
        results.append(found)
    return IngestResult(tuple(results))


@task(name="fetch", task_run_name="fetch {spec.label}", cache_policy=NO_CACHE)
async def fetch(work: Work, spec: SourceSpec) -> SourceResult | State[Any]:
    """Take in the articles of one source. Fails with SourceFailed where nothing could be taken from it.

    No retries here: each address has been tried several times by then.
    """
    result = await asyncio.to_thread(work.intake.visit, spec)
    if result.resting:
        get_run_logger().info("resting: %s", result.resting.detail)
        return result
    if result.problem:
        failure = SourceFailed(result)
        return Failed(message=str(failure), data=failure)  # not raised: a traceback would say nothing more
    get_run_logger().info(
        "%d new, %d revised, %d unchanged, %d refused",
        result.added,
        result.revised,
        result.unchanged,
        len(result.refusals),
    )
    return result


@task(name="load models", cache_policy=NO_CACHE)
async def load_models(work: Work) -> None:
    """Load the reader and the NLI model, once for the run and in one thread. Raises ModelError."""

    def load() -> tuple[stages.ReadsArticles, stages.ScoresPairs]:
        from models.nli.scorer import NliScorer
        from models.reading.reader import Reader

        return Reader(), NliScorer(work.settings.nli.model)

    work.reader, work.scorer = await asyncio.to_thread(load)


@task(name="read", task_run_name="read batch {number}", cache_policy=NO_CACHE)
async def read(work: Work, number: int) -> Funnel | None:
    """Read the next batch of articles; None where none is left."""
    chosen = work.settings.reading
    return await asyncio.to_thread(
        stages.read_batch, work.database, work.reader, batch=chosen.batch, language=chosen.language
    )


@task(name="pair and score", task_run_name="pair and score batch {number}", cache_policy=NO_CACHE)
async def pair(work: Work, counted_before: frozenset[int], number: int) -> PairResult | None:
    """Let the statements of the next batch of articles meet the others, and score them; None where none is left."""
    chosen = work.settings.pairing
    return await asyncio.to_thread(
        stages.pair_batch,
        work.database,
        work.scorer,
        stages.pairing_fingerprint(work.reader, work.scorer),
        seen_at=work.seen_at,
        counted_before=counted_before,
        batch=chosen.batch,
        days=chosen.days,
    )


@task(name="publish", cache_policy=NO_CACHE)
async def publish(work: Work, summary: Summary) -> None:
    """Put the funnel and the new rows on Prefect's pages."""

    def look() -> list[Row]:
        with work.database.reading() as session:
            return list_rows(session, Filters(since=work.seen_at))

    await create_artifacts(summary, await asyncio.to_thread(look) if summary.new_rows else [])
