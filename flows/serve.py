"""`counterclaim serve`: Prefect's server, the models kept warm, and four flows on their schedules, until stopped."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx

from cli.settings import LogSettings, ServerSettings, Settings, absolute_database_url
from desk.server import beside
from flows import warm
from flows.addresses import ServerError, address, require_free
from flows.children import Kept, kept_alive
from flows.environment import prepare_prefect
from flows.leftovers import let_go
from flows.logs import json_line
from flows.monitor import monitored
from flows.signals import interrupt, on_first_signal
from storage.database import open_database
from storage.sole import only_one

Say = Callable[[str], None]

#: The flows that are on the schedule, each with a deployment of the name `scheduled`.
FLOWS, DEPLOYMENT = ("ingest", "detect", "digest", "maintenance"), "scheduled"

#: On the schedule of an earlier version; what it left in Prefect must come to rest too.
_RETIRED = ("track",)

_START_SECONDS = 180

#: How often Prefect's runner asks for work, unless a schedule is quicker.
_POLL_SECONDS = 5

#: Before that runner is started again, so that one which cannot start does not spin.
_PAUSE_SECONDS = 2.0


def serve(settings: Settings, config: Path | None, say: Say) -> None:
    """Start everything and stay until SIGINT or SIGTERM; then stop within ten seconds, with work in flight or without.

    `say` is told the addresses. The next start takes up what was in flight: a batch is stored whole or not at all.
    Raises StoreError where the database is not ready or served already, ServerError where a port is taken or Prefect's
    server does not come up, ConfigError where a package is missing. Prefect must not have been imported before.
    """
    say = _as_log(settings.log, say)
    url = absolute_database_url(settings.database_url)
    settings = settings.model_copy(update={"database_url": url})
    pages = address(settings.server.host, settings.server.port)
    warmed = warm.new_address()
    on_first_signal(interrupt)  # a shell starts background jobs with SIGINT ignored
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        stack.callback(shutil.rmtree, Path(warmed.path).parent, ignore_errors=True)
        database = stack.enter_context(closing(open_database(url)))
        stack.enter_context(only_one(database))
        _require_free_ports(settings)
        _prepare(settings, pages, url)
        if settings.workers.runner != "threads":
            from flows.runners import require_runner

            require_runner(settings.workers)
        children = _children(settings, warmed, say)
        stack.enter_context(kept_alive(*children))
        _wait_until_healthy(children[0], pages)
        _tidy_up(pages)
        seen = stack.enter_context(
            monitored(settings, database, lambda: [f"{each.name} is down" for each in children if not each.alive])
        )
        desk = stack.enter_context(beside(settings))
        say(f"Prefect's pages: {pages} (stop with Ctrl-C)")
        if desk:
            say(f"the desk: {desk}")
        if seen:
            say(f"for watchers: {seen}/live, {seen}/ready, {seen}/metrics")
        os.environ[warm.VARIABLE] = warmed.text if len(children) > 1 else ""
        _serve_schedule(settings, config, pages, say)
    say("stopped; the schedule rests until the next start")


def _prepare(settings: Settings, pages: str, url: str) -> None:
    prepare_prefect(
        settings.log,
        PREFECT_API_URL=f"{pages}/api",
        # Without these the pages would call port 4200 whatever port was chosen.
        PREFECT_SERVER_API_HOST=settings.server.host,
        PREFECT_SERVER_API_PORT=str(settings.server.port),
        # The runs are processes of their own; what they need of this one goes with them.
        COUNTERCLAIM_DATABASE_URL=url,
    )


def _children(settings: Settings, warmed: warm.Address, say: Say) -> list[Kept]:
    """Prefect's server, and the engine that all runs share; Dask's workers have engines of their own."""
    children = [Kept("Prefect's server", lambda: _start_server(settings.server), say)]
    if settings.workers.runner == "threads":
        children.append(Kept("the process that holds the models", lambda: warm.start(warmed), say))
    return children


def _start_server(chosen: ServerSettings) -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-m", "prefect", "server", "start", "--host", chosen.host, "--port", str(chosen.port))
    # A session of its own: Ctrl-C reaches this process alone, which stops the schedule first and the server last.
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def _serve_schedule(settings: Settings, config: Path | None, pages: str, say: Say) -> None:
    from flows.artifacts import FUNNEL_KEY, NEW_ROWS_KEY, SOURCES_KEY, artifact_address
    from flows.deployments import deployments
    from flows.polite import Polite, run_until_stopped

    chosen = settings.schedule
    say(f"ingest runs every {chosen.interval_seconds} seconds; what it brings: {artifact_address(SOURCES_KEY)}")
    say(f"detect runs when something is new: {artifact_address(FUNNEL_KEY)} and {artifact_address(NEW_ROWS_KEY)}")

    async def stay() -> bool:
        runner = Polite(query_seconds=min(_POLL_SECONDS, chosen.interval_seconds), limit=None)
        return await run_until_stopped(runner, deployments(chosen, str(config.resolve()) if config else None), say)

    while True:
        try:
            if asyncio.run(stay()):
                return
        except Exception as error:  # a server that was away for long ends Prefect's runner; ours goes on
            say(f"Prefect's runner ended ({_first_line(error)}); it is started again")
        on_first_signal(interrupt)
        time.sleep(_PAUSE_SECONDS)
        _wait_for(pages)


def _require_free_ports(settings: Settings) -> None:
    """Raise ServerError now where a port is taken: later, models have been loaded for nothing."""
    for section, chosen in (("server", settings.server), ("monitor", settings.monitor), ("desk", settings.desk)):
        if chosen.port is not None:
            require_free(chosen.host, chosen.port, f"{section}.port")


def _wait_until_healthy(server: Kept, pages: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if not server.alive:
            raise ServerError(
                f"Prefect's server ended with exit code {server.process.returncode}; its last lines say why"
            )
        if _healthy(pages):
            return
        time.sleep(0.2)
    raise ServerError(f"Prefect's server did not answer at {pages}/api/health within {_START_SECONDS} seconds")


def _wait_for(pages: str) -> None:
    while not _healthy(pages):
        time.sleep(0.5)


def _healthy(pages: str) -> bool:
    try:
        # The machine's proxy, if there is one, has no part in this.
        return httpx.get(f"{pages}/api/health", timeout=5, trust_env=False).is_success
    except httpx.TransportError:
        return False


def _tidy_up(pages: str) -> None:
    try:
        for flow in (*FLOWS, *_RETIRED):
            let_go(f"{pages}/api", flow, DEPLOYMENT)
    except httpx.HTTPError as error:
        raise ServerError(f"Prefect's server at {pages} failed while it was set up: {error}; try again") from error


def _as_log(chosen: LogSettings, say: Say) -> Say:
    """`say`, one JSON object a line where the logs are to be so."""
    if chosen.format == "text":
        return say

    def say_json(text: str) -> None:
        say(json_line("INFO", "counterclaim.serve", text, datetime.now(UTC)))

    return say_json


def _first_line(error: BaseException) -> str:
    inner = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error
    return f"{type(inner).__name__}: {' '.join(str(inner).split())}"[:200]
