"""The `ingest` flow: every source side by side. One that fails is a warning; a missing store fails the run."""

import asyncio
import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from cli.settings import Settings, load_settings
from flows.artifacts import ingest_artifacts
from flows.events import tell_arrived, tell_broken
from flows.intake import Intake
from flows.journal import one_line, recorded_run
from flows.logs import keep_log_book
from flows.outcomes import IngestResult, SourceResult
from flows.parameters import Config, Only
from models.errors import ConfigError, CounterclaimError, InputError
from models.schema import Funnel
from sources.spec import SourceSpec
from storage.database import Database, open_database

keep_log_book()


class SourceFailed(InputError):
    """Nothing could be taken from a source; carries what is known of it."""

    def __init__(self, result: SourceResult) -> None:
        super().__init__(f"{result.source}: {result.problem}")
        self.result = result


def _run_name() -> str:
    """As in "ingest · 14 sources"; without a number where the configuration cannot be read, as the run will say."""
    given = flow_run.parameters
    try:
        config = given.get("config")
        chosen = _chosen(load_settings(Path(config) if config else None), given.get("only") or ())
    except CounterclaimError:
        return "ingest"
    return f"ingest · {len(chosen)} source{'s' * (len(chosen) != 1)}"


@flow(name="ingest", flow_run_name=_run_name, description="Looks at every source and keeps the articles that are new.")
async def ingest(config: Config = None, only: Only = []) -> State[Any]:  # noqa: B006 - Prefect copies it into a form
    """Take in what the sources have.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
        only: Names of configured sources; empty: all of them.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        chosen = _chosen(settings, only)
        with (
            contextlib.closing(open_database(settings.database_url)) as database,
            recorded_run(database, "ingest") as run,
        ):
            result = await fetch_all(settings, database, run.id, chosen)
            run.funnel, run.message = Funnel(refused=result.refused), result.line
            await ingest_artifacts(result)
    except CounterclaimError as error:
        return Failed(message=one_line(error))  # a fault of ours goes on instead: Prefect's page shows where it is
    tell_arrived(result)
    return Completed(message=result.line, data=result)


async def fetch_all(settings: Settings, database: Database, run_id: int, sources: Sequence[SourceSpec]) -> IngestResult:
    """All sources side by side. One that fails is logged, told and counted; any other error is raised."""
    intake = await asyncio.to_thread(
        Intake, database, sources, run_id=run_id, limits=settings.fetch, policy=settings.ingest
    )
    with intake:
        return await _visited(intake)


async def _visited(intake: Intake) -> IngestResult:
    logger = get_run_logger()
    results = list(intake.lists_refused())
    fetches = (fetch(intake, spec) for spec in intake.specs)
    for spec, outcome in zip(intake.specs, await asyncio.gather(*fetches, return_exceptions=True), strict=True):
        found = await outcome.aresult(raise_on_failure=False) if isinstance(outcome, State) else outcome
        if isinstance(found, SourceFailed):
            logger.warning("source failed: %s", found)
            found = found.result
            tell_broken(found, spec)
        if isinstance(found, BaseException):
            raise found
        results.append(found)
    result = IngestResult(tuple(results))
    logger.info("%s", result.line)
    return result


@task(name="fetch", task_run_name="fetch {spec.label}", cache_policy=NO_CACHE)
async def fetch(intake: Intake, spec: SourceSpec) -> SourceResult | State[Any]:
    """Take in the articles of one source. Fails with SourceFailed where nothing could be taken from it.

    No retries here: each address has been tried several times by then.
    """
    result = await asyncio.to_thread(intake.visit, spec)
    if result.resting:
        get_run_logger().info("%s: %s", spec.label, result.resting.detail)
        return result
    if result.problem:
        failure = SourceFailed(result)
        return Failed(message=str(failure), data=failure)  # not raised: a traceback would say nothing more
    get_run_logger().info(
        "%s: %d new, %d revised, %d unchanged, %d refused in %.1f s",
        spec.label,
        result.added,
        result.revised,
        result.unchanged,
        len(result.refusals),
        result.seconds,
    )
    return result


def _chosen(settings: Settings, only: Sequence[str]) -> Sequence[SourceSpec]:
    """The sources with these names, all where there are none. Raises ConfigError for a name that is not configured."""
    unknown = set(only) - {spec.label for spec in settings.sources}
    if unknown:
        raise ConfigError(f"there is no source named {sorted(unknown)[0]!r} in the configuration")
    return [spec for spec in settings.sources if not only or spec.label in only]
