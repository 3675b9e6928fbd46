"""The `track` flow: both halves in one run, for `counterclaim run`, for cron, and for a person who looks once."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import State, flow
from prefect.states import Completed, Failed

from cli.settings import load_settings
from flows.artifacts import ingest_artifacts
from flows.detecting import detect_all, tell_of
from flows.ingesting import fetch_all
from flows.journal import one_line, recorded_run
from flows.outcomes import Summary
from flows.parameters import Config
from models.errors import CounterclaimError
from storage.database import open_database


class RunFailed(CounterclaimError):
    """A run of the flow did not complete."""


def _run_name() -> str:
    return f"track {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


@flow(
    name="track",
    flow_run_name=_run_name,
    description="Reads the news once, and puts what is said in it beside what conflicts with it.",
)
async def track(config: Config = None) -> State[Any]:
    """Fetch the sources, read what is new, put it beside the rest, record what conflicts.

    Args:
        config: Path of a configuration file where the flow runs; empty: the defaults and the environment.
    """
    try:
        settings = load_settings(Path(config) if config else None)
        with (
            contextlib.closing(open_database(settings.database_url)) as database,
            recorded_run(database, "track") as run,
        ):
            ingested = await fetch_all(settings, database, run.id, settings.sources)
            detected = await detect_all(settings, database, run.id)
            summary = Summary(ingested, detected)
            run.funnel, run.message = summary.funnel, summary.line
            await ingest_artifacts(ingested)
            await tell_of(settings, database, detected)
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
