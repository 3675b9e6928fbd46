"""Connections that know where they may lead and when they must end.

httpx waits per read and looks up names by itself. Here every connection is made to an address that was checked, and
every wait counts against one deadline for the whole request, headers and handshake included.
"""

import contextlib
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NoReturn

import httpcore
import httpx

from sources.addresses import Place, check_resolved, place_of, resolve

_KEPT_OPEN_SECONDS = 15.0


@lru_cache(maxsize=1)
def _trust() -> ssl.SSLContext:
    """The certificates to believe; reading them takes a tenth of a second, so it is done once."""
    return httpx.create_ssl_context()


class Guard(threading.local):
    """What holds for the request that this thread is making: its deadline, and the private place it may reach."""

    deadline: float = float("inf")
    allowed: Place | None = None

    def left(self, timeout: float | None, error: type[Exception]) -> float | None:
        """Seconds that may still be waited; raises `error` where there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise error("the time for this request is over")
        return min(left, timeout if timeout is not None else left) if left != float("inf") else timeout


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and hands the address itself on: nothing is looked up a second time."""

    def __init__(self, guard: Guard, exempt: Place | None, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._guard = guard
        self._exempt = exempt  # the proxy of the configuration
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host}: {error.strerror or error}") from error
        if not self._allow_private and (host, port) != self._exempt:
            check_resolved((host.rstrip(".").lower(), port), addresses, self._guard.allowed)
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            left = self._guard.left(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self._guard)
        raise failed

    def connect_unix_socket(self, *_: Any, **__: Any) -> NoReturn:
        raise httpcore.ConnectError("no source lies behind a Unix socket")


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends with the request's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, guard: Guard) -> None:
        self._inner = inner
        self._guard = guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._guard.left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._guard.left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._guard.left(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._guard)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """One pool of connections for httpx, made by `CheckedBackend`. `allow_private` drops the check of addresses.

    A `proxy` looks names up by itself; then they are looked up here as well and checked before it is asked.
    """

    def __init__(self, connections: int, allow_private: bool = False, proxy: str | None = None) -> None:
        self._guard = Guard()
        self._allow_private = allow_private
        self._proxied = proxy is not None
        backend = CheckedBackend(self._guard, place_of(proxy) if proxy else None, allow_private)
        common: dict[str, Any] = {
            "ssl_context": _trust(),
            "max_connections": connections,
            "max_keepalive_connections": connections,
            "keepalive_expiry": _KEPT_OPEN_SECONDS,
            "network_backend": backend,
        }
        self._pool = httpcore.HTTPProxy(proxy, **common) if proxy else httpcore.ConnectionPool(**common)

    @contextlib.contextmanager
    def request_within(self, seconds: float, allowed: Place | None) -> Iterator[None]:
        """Whatever this thread asks inside is over after so many seconds, and may reach the private place `allowed`."""
        self._guard.deadline, self._guard.allowed = time.monotonic() + seconds, allowed
        try:
            yield
        finally:
            self._guard.deadline, self._guard.allowed = float("inf"), None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._proxied and not self._allow_private:
            place = place_of(str(request.url))
            with contextlib.suppress(OSError):  # perhaps only the proxy can look it up
                check_resolved(place, resolve(*place), self._guard.allowed)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


@contextlib.contextmanager
def _as_httpx() -> Iterator[None]:
    """Errors of the pool under the names that httpx has for them, which are the same."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error) or type(error).__name__) from error
