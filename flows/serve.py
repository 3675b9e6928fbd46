"""`counterclaim serve`: Prefect's server as a child process, and the `track` flow on its schedule, until stopped."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Never

import httpx

from cli.settings import ServerSettings, Settings, absolute_database_url
from flows.environment import prepare_prefect
from flows.leftovers import let_go
from models.errors import CounterclaimError
from storage.database import open_database

#: The names of flow and deployment: on Prefect's pages and for `prefect deployment run track/scheduled`.
FLOW, DEPLOYMENT = "track", "scheduled"

_START_SECONDS = 120
_STOP_SECONDS = 20

#: How often Prefect's runner asks for work, unless the schedule is quicker.
_POLL_SECONDS = 10


class ServerError(CounterclaimError):
    """Prefect's server did not start."""


def serve(settings: Settings, config: Path | None, say: Callable[[str], None]) -> None:
    """Start the server, put the `track` flow on its schedule and stay until SIGINT or SIGTERM.

    `say` is told the addresses. Raises StoreError where the database is not ready, ServerError where the server does
    not come up. Prefect must not have been imported before.
    """
    url = absolute_database_url(settings.database_url)
    open_database(url).close()
    address = _address(settings.server)
    prepare_prefect(
        PREFECT_API_URL=f"{address}/api",
        # Without these the pages would call port 4200 whatever port was chosen.
        PREFECT_SERVER_API_HOST=settings.server.host,
        PREFECT_SERVER_API_PORT=str(settings.server.port),
        # The runs are processes of their own; what they need of this one goes with them.
        COUNTERCLAIM_DATABASE_URL=url,
    )
    # Both end the process through every `finally`; a shell starts background jobs with SIGINT ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    with _server(settings.server, address):
        say(f"Prefect's pages: {address} (stop with Ctrl-C)")
        _serve_schedule(settings, config, say)


def _serve_schedule(settings: Settings, config: Path | None, say: Callable[[str], None]) -> None:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import RunnerDeployment
    from prefect.runner import Runner
    from prefect.types.entrypoint import EntrypointType

    from flows.artifacts import FUNNEL_KEY, NEW_ROWS_KEY, artifact_address
    from flows.track import track

    class Polite(Runner):
        """Takes SIGTERM as it takes Ctrl-C; its own way leaves the event loop in the middle of its work."""

        def handle_sigterm(self, *_: object, **__: object) -> None:
            signal.raise_signal(signal.SIGINT)

    seconds = settings.schedule.interval_seconds
    deployment = RunnerDeployment.from_flow(
        track,
        DEPLOYMENT,
        interval=timedelta(seconds=seconds),
        parameters={"config": str(config.resolve()) if config else None},
        paused=False,
        description="Reads the news, and puts what is said in it beside what conflicts with it.",
        # A run that is still at work is not joined by a second one.
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    say(f"the track flow runs every {seconds} seconds; each run leaves its funnel at {artifact_address(FUNNEL_KEY)}")
    say(f"and the rows that it added at {artifact_address(NEW_ROWS_KEY)}")

    async def stay() -> None:
        runner = Polite(query_seconds=min(_POLL_SECONDS, seconds))
        await runner.aadd_deployment(deployment)
        await runner.start()

    with suppress(KeyboardInterrupt):
        asyncio.run(stay())
    say("stopped; the schedule rests until the next start")


@contextmanager
def _server(chosen: ServerSettings, address: str) -> Iterator[None]:
    """Prefect's server while the context lasts."""
    _require_free(chosen)
    command = (sys.executable, "-m", "prefect", "server", "start", "--host", chosen.host, "--port", str(chosen.port))
    # A session of its own: Ctrl-C reaches this process alone, which stops the schedule first and the server last.
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_until_healthy(child, address)
        _tidy_up(address)
        yield
    finally:
        _stop(child)


def _address(chosen: ServerSettings) -> str:
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    return f"http://{host}:{chosen.port}"


def _require_free(chosen: ServerSettings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in chosen.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError as error:
            raise ServerError(
                f"{chosen.host} port {chosen.port} cannot be used ({error.strerror}); "
                "stop what runs there, or choose another by server.port"
            ) from error


def _wait_until_healthy(child: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise ServerError(f"Prefect's server ended with exit code {child.returncode}; its last lines say why")
        try:
            # The machine's proxy, if there is one, has no part in this.
            if httpx.get(f"{address}/api/health", timeout=5, trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise ServerError(f"Prefect's server did not answer at {address}/api/health within {_START_SECONDS} seconds")


def _tidy_up(address: str) -> None:
    try:
        let_go(f"{address}/api", FLOW, DEPLOYMENT)
    except httpx.HTTPError as error:
        raise ServerError(f"Prefect's server at {address} failed while it was set up: {error}; try again") from error


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the server's process group: gently, then for good."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _interrupt(signal_number: int, frame: object) -> Never:
    """Let SIGTERM end the process the way Ctrl-C does, through every `finally`."""
    raise KeyboardInterrupt
