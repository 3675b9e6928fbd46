"""The desk on its address: alone until it is stopped, or in a thread beside the schedule."""

import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn

from cli.settings import DeskSettings, Settings
from desk.app import create_app
from models.errors import ConfigError, CounterclaimError

_START_SECONDS = 30

#: For answers that are under way when it stops; longer ones are broken off.
_STOP_SECONDS = 2


class DeskError(CounterclaimError):
    """The desk could not be started."""


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM. Raises ConfigError, StoreError or DeskError where it cannot start."""
    if settings.desk.port is None:
        raise ConfigError("desk.port is null, so the desk has no place; name one, or give --port")
    server = _server(settings)
    # uvicorn hands a signal on when it has stopped; both are then the same quiet end.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _bound(settings.desk) as listening, suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


@contextmanager
def beside(settings: Settings) -> Iterator[str | None]:
    """The desk in a thread while the context lasts; gives its address, None without a port. Raises as `run` does."""
    if settings.desk.port is None:
        yield None
        return
    server = _server(settings)
    with _bound(settings.desk) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, name="desk", daemon=True)
        thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not server.started:
            if not thread.is_alive() or time.monotonic() > deadline:
                raise DeskError("the desk did not start; `counterclaim desk` alone shows why")
            time.sleep(0.05)
        try:
            yield address(settings.desk)
        finally:
            server.should_exit = True
            thread.join(2 * _STOP_SECONDS)


def address(settings: DeskSettings) -> str:
    """Where the desk is found."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _server(settings: Settings) -> uvicorn.Server:
    app = create_app(settings)
    # Whoever asks is known by the peer's address; a header of his own must not change it.
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_STOP_SECONDS,
        )
    )


@contextmanager
def _bound(settings: DeskSettings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.host, settings.port))
        except OSError as error:
            raise DeskError(
                f"{settings.host} port {settings.port} cannot be used ({error.strerror}); "
                "stop what runs there, or choose another by desk.port"
            ) from error
        yield listening
