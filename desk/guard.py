"""Stands before every page: the host must be ours, the user known, writes out of our own forms; and sets the headers.

The Content-Security-Policy allows nothing inline: hostile text that got past the escaping could still not run.
"""

import hmac
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cli.settings import DeskSettings
from desk.access import is_known_host, user_of

#: The name of the hidden field of every form.
CSRF_FIELD = "csrf"

_PAGE_POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: A picture is a document of its own, drawn with style attributes; it may do nothing else.
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

#: A note is a few sentences; whatever is longer than this is no form of ours.
LARGEST_BODY = 64_000


class Guard:
    """ASGI middleware. Leaves `user` and `csrf` in the request's state."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self._app = app
        self._settings = settings
        self._secret = secrets.token_bytes(32)  # tokens end with the process; a page that waited long is loaded again

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, self._with_headers(scope, send, None))
            return
        cookie = _cookie(headers, self._cookie_name)
        fresh = None if cookie else secrets.token_urlsafe(24)
        state = scope.setdefault("state", {})
        state["user"] = user_of(headers, _peer(scope), self._settings)
        state["csrf"] = self._token(cookie or fresh or "", state["user"].name)
        state["csrf_known"] = cookie is not None
        await self._app(scope, receive, self._with_headers(scope, send, fresh))

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        if not is_known_host(headers.get("host", ""), self._settings):
            return PlainTextResponse("this host name is not ours; add it to desk.names\n", 400)
        if user_of(headers, _peer(scope), self._settings) is None:
            return PlainTextResponse("who is asking? the reverse proxy has to say so in its header\n", 401)
        if scope["method"] in _SAFE_METHODS:
            return None
        if not _of_this_site(headers):
            return PlainTextResponse("this form was not sent from a page of the desk\n", 403)
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdigit() or int(length) > LARGEST_BODY:
            return PlainTextResponse("this form is too long, or does not say how long it is\n", 413)
        return None

    @property
    def _secure(self) -> bool:
        """Behind a proxy there is TLS; on loopback a browser may refuse a secure cookie."""
        return self._settings.user_header is not None

    @property
    def _cookie_name(self) -> str:
        return "__Host-counterclaim" if self._secure else "counterclaim"

    def _token(self, cookie: str, user: str) -> str:
        return hmac.new(self._secret, f"{cookie}\n{user}".encode(), sha256).hexdigest()

    def _with_headers(self, scope: Scope, send: Send, cookie: str | None) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                picture = headers.get("content-type", "").startswith("image/svg")
                headers.setdefault("Content-Security-Policy", _PICTURE_POLICY if picture else _PAGE_POLICY)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
                if cookie:
                    secure = "; Secure" if self._secure else ""
                    headers.append(
                        "Set-Cookie", f"{self._cookie_name}={cookie}; Path=/; HttpOnly; SameSite=Strict{secure}"
                    )
            await send(message)

        return sending


def is_genuine(given: str, expected: str) -> bool:
    """Whether a form's token is the one that this user's pages carry."""
    return hmac.compare_digest(given.encode(), expected.encode())


def _peer(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None


def _cookie(headers: Headers, name: str) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def _of_this_site(headers: Headers) -> bool:
    """By what the browser itself says of a request; one that says nothing is judged by the form's token alone."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")
