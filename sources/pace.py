"""How often is asked: so many requests at once in all, and a pause between two to one host."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sources.limits import Limits
from sources.refused import Reason, Refused


class Pace:
    """The turns of all threads that fetch. A host that asked to be left alone is left alone by all of them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(limits.requests_at_once)
        self._next: dict[str, float] = {}
        self._pause: dict[str, float] = {}
        self._alone_until: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for this host's turn, then for a place among the requests at once; both hold until the block ends.

        Raises Refused (not reached) where the host asked for a longer rest than anyone should wait.
        """
        if (wait := self._reserve(host)) > 0:  # to sleep for nothing would still hand the processor on
            time.sleep(wait)
        with self._places:
            yield

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep so many seconds between two requests to a host, as its robots.txt asks; at most `max_wait_seconds`."""
        with self._lock:
            self._pause[host] = min(seconds, self._limits.max_wait_seconds)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Ask nothing of a host for so many seconds."""
        with self._lock:
            self._alone_until[host] = max(self._alone_until.get(host, 0.0), time.monotonic() + seconds)

    def _reserve(self, host: str) -> float:
        """Seconds until this caller's turn; the next caller comes after him."""
        with self._lock:
            now = time.monotonic()
            alone = self._alone_until.get(host, 0.0) - now
            if alone > self._limits.max_wait_seconds:
                raise Refused(
                    Reason.NOT_REACHED,
                    f"{host} asked to be left alone for {alone:.0f} s more",
                    passing=True,
                    wait=alone,
                )
            at = max(now, self._next.get(host, 0.0), now + alone)
            self._next[host] = at + max(self._limits.host_seconds, self._pause.get(host, 0.0))
            return at - now
