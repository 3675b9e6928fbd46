"""/live, /ready and /metrics of `counterclaim serve`, for whoever watches over it: a container engine, Prometheus."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CONTENT_TYPE_LATEST

from cli.settings import Settings
from flows.addresses import require_free
from flows.metrics import exposition
from models.errors import CounterclaimError
from storage.database import Database, open_database

#: Says what is not as it should be: an empty list is all well.
Complaints = Callable[[], list[str]]


@contextlib.contextmanager
def monitored(settings: Settings, database: Database, complaints: Complaints) -> Iterator[str | None]:
    """Answer while the context lasts; the address, or None where no port is configured. Raises ServerError: taken.

    /live answers as long as this process does; /ready is 503 with the reasons where the database or a part of the
    service is not at work, so that nobody is sent here.
    """
    chosen = settings.monitor
    if chosen.port is None:
        yield None
        return
    require_free(chosen.host, chosen.port, "monitor.port")

    class Handler(BaseHTTPRequestHandler):
        """Answers GET."""

        def do_GET(self) -> None:
            match self.path.partition("?")[0]:
                case "/live":
                    self._answer(200, b'{"alive": true}\n', "application/json")
                case "/ready":
                    wrong = _problems(settings.database_url) + complaints()
                    body = json.dumps({"ready": not wrong, "problems": wrong}).encode() + b"\n"
                    self._answer(503 if wrong else 200, body, "application/json")
                case "/metrics":
                    self._answer(200, exposition(database, settings.drift), CONTENT_TYPE_LATEST)
                case _:
                    self._answer(404, b"/live, /ready, /metrics\n", "text/plain")

        def _answer(self, code: int, body: bytes, kind: str) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A line for each look of a watcher would bury the log."""

    server = ThreadingHTTPServer((chosen.host, chosen.port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="monitor", daemon=True)
    thread.start()
    try:
        yield f"http://{chosen.host}:{chosen.port}"
    finally:
        server.shutdown()
        server.server_close()


def _problems(database_url: str) -> list[str]:
    try:
        open_database(database_url).close()
    except CounterclaimError as error:
        return [str(error)]
    return []
