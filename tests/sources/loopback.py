"""A real web site on the loopback interface: a test says what each path answers and sees what was asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType

HTML, RSS = "text/html; charset=utf-8", "application/rss+xml"


@dataclass(frozen=True)
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0


class _Server(ThreadingHTTPServer):
    """A client that goes away in the middle of an answer is what some tests are about, and no news."""

    daemon_threads = True
    request_queue_size = 128  # with the five of the default, a sixth that comes at once waits a second and more

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class Site:
    """Serves `answers`; a list answers request after request, its last item from then on."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.user_agents: set[str] = set()
        self.clients: set[tuple[str, int]] = set()
        self.most_at_once = self._at_once = 0
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def put(
        self,
        path: str,
        body: str | bytes = b"",
        content_type: str = HTML,
        status: int = 200,
        delay: float = 0.0,
        **more: str,
    ) -> str:
        """Let `path` answer so (after what it answers already), and give its address."""
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": content_type, "Content-Length": str(len(data))}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        self.answers.setdefault(path, []).append(Answer(data, status, {k: v for k, v in headers.items() if v}, delay))
        return self.address + path

    def drip(self, path: str, body: str, seconds: float) -> str:
        """Let `path` send its body one byte at a time."""
        url = self.put(path, body)
        self.answers[path][-1] = replace(self.answers[path][-1], drip=seconds)
        return url

    def _next(self, path: str) -> Answer:
        answers = self.answers.get(path, [Answer(status=404, headers={"Content-Length": "0"})])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _handler(self) -> Callable[..., BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                with site._lock:
                    site.asked.append(self.path)
                    site.headers.append({name.lower(): value for name, value in self.headers.items()})
                    site.user_agents.add(self.headers.get("User-Agent", ""))
                    site.clients.add(self.client_address)
                    site._at_once += 1
                    site.most_at_once = max(site.most_at_once, site._at_once)
                    answer = site._next(self.path.partition("?")[0])
                time.sleep(answer.delay)
                with site._lock:
                    site._at_once -= 1
                self.send_response(answer.status)
                if "Content-Length" not in answer.headers:
                    self.close_connection = True
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if not answer.drip:
                    self.wfile.write(answer.body)
                    return
                for byte in answer.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(answer.drip)

            def log_message(self, format: str, *args: object) -> None:
                """Tests are quiet."""

        return Handler

    def __enter__(self) -> "Site":
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


def page(title: str, *paragraphs: str, head: str = "") -> str:
    """A news page with a menu and a footer around its article."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<main><article><h1>{title}</h1>{body}</article></main><footer>All rights reserved.</footer></body></html>"
    )


def rss(*items: str, title: str = "Harbour Post") -> str:
    """An RSS 2.0 feed around ready-made items."""
    head = f"<title>{title}</title><link>https://harbour-post.example/</link><language>en</language>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'
