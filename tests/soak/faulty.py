"""A news site as the net has them: most pages come, some fail, some hang, some are garbage; new articles all the time.

What goes wrong with an address is settled by a hash of it, so that a run can be repeated: of a hundred articles five
fail for good, two never end, and one is noise. The hash is one by which each kind is met among the first fourteen.
"""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from xml.sax.saxutils import escape

from tests.flows.many import articles

#: In a hundred articles.
ERRORS, HANGS, GARBAGE = 5, 2, 1

#: How many of the newest articles the feed lists, as feeds do.
LISTED = 60


class FaultySite:
    """Each time the feed is asked for, `at_once` articles more stand in it, until there are `most`."""

    def __init__(self, at_once: int, most: int) -> None:
        self.at_once = at_once
        self._articles = list(articles(most))
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.listed = 0
        self.asked = 0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Tests are quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """Who hangs up on a page that never ends is right to do so."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def addresses(self) -> list[str]:
        """Every article that the feed has ever listed."""
        return [f"{self.address}/{number}.html" for number in range(self.listed)]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        path = handler.path.partition("?")[0]
        if path == "/robots.txt":
            _send(handler, 404, b"", "text/plain")
        elif path == "/feed.xml":
            with self._lock:
                self.asked += 1
                self.listed = min(self.listed + self.at_once, len(self._articles))
                feed = self._feed()
            _send(handler, 200, feed, "application/rss+xml")
        else:
            self._page(handler, int(path.strip("/").removesuffix(".html")))

    def _page(self, handler: BaseHTTPRequestHandler, number: int) -> None:
        luck = int(hashlib.sha256(f"page 28: {number}".encode()).hexdigest(), 16) % 100
        if luck < ERRORS:
            _send(handler, 500, b"out of order", "text/plain")
        elif luck < ERRORS + HANGS:
            self._stopping.wait(30)
        elif luck < ERRORS + HANGS + GARBAGE:
            _send(handler, 200, hashlib.sha256(b"noise").digest() * 400, "text/html")
        else:
            article = self._articles[number]
            body = "".join(f"<p>{escape(line)}</p>" for line in article.text.split("\n")[1:] if line)
            page = (
                f'<!DOCTYPE html><html lang="en"><head><title>{escape(article.title)}</title></head><body><main>'
                f"<article><h1>{escape(article.title)}</h1>{body}</article></main></body></html>"
            )
            _send(handler, 200, page.encode(), "text/html; charset=utf-8")

    def _feed(self) -> bytes:
        items = "".join(
            f"<item><title>{escape(self._articles[number].title)}</title><link>{self.address}/{number}.html</link>"
            f'<guid isPermaLink="true">{self.address}/{number}.html</guid></item>'
            for number in range(max(0, self.listed - LISTED), self.listed)
        )
        head = f"<title>Harbour Post</title><link>{self.address}/</link><language>en</language>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()

    def __enter__(self) -> "FaultySite":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()


def _send(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
