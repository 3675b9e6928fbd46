"""Somebody else's servers that take messages: what a webhook posts to, and a mail server."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from types import TracebackType


class Receiver:
    """Keeps the bodies of what is posted to it."""

    def __init__(self) -> None:
        bodies: list[bytes] = []
        self.bodies = bodies

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bodies.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Tests are quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/hook"

    def __enter__(self) -> "Receiver":
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class MailServer:
    """Speaks enough SMTP to be sent mail (RFC 5321), and keeps it."""

    def __init__(self) -> None:
        mails: list[EmailMessage] = []
        self.mails = mails

        class Session(StreamRequestHandler):
            def handle(self) -> None:
                self._say(b"220 ready")
                while line := self.rfile.readline():
                    match line.split()[0].upper():
                        case b"DATA":
                            self._say(b"354 go on")
                            data = b"".join(iter(self.rfile.readline, b".\r\n"))
                            mails.append(message_from_bytes(data.replace(b"\r\n..", b"\r\n."), policy=policy.default))
                            self._say(b"250 kept")
                        case b"QUIT":
                            self._say(b"221 bye")
                            return
                        case _:
                            self._say(b"250 fine")

            def _say(self, line: bytes) -> None:
                self.wfile.write(line + b"\r\n")

        self._server = ThreadingTCPServer(("127.0.0.1", 0), Session)
        self.port = self._server.server_address[1]

    def __enter__(self) -> "MailServer":
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
