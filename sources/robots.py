"""What a site asks of programs in its robots.txt, read once per site."""

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from sources.refused import Reason, Refused, surprises_refused

_LONGEST = 500_000  # bytes that RFC 9309 asks a reader to take at least; the rest is ignored


class Robots:
    """The rules of every site met so far. A site without readable rules forbids nothing.

    `read` gives the bytes of a site's robots.txt, None where it has none, and raises Refused where nobody can tell.
    """

    def __init__(self, user_agent: str, read: Callable[[str], bytes | None]) -> None:
        self._user_agent = user_agent
        self._read = read
        self._lock = threading.Lock()
        self._reading: dict[str, threading.Lock] = {}
        self._rules: dict[str, Protego | Refused | None] = {}

    def allow(self, url: str) -> bool:
        """Whether the site of `url` lets our User-Agent read it. Raises Refused where the site cannot be asked."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            reading = self._reading.setdefault(site, threading.Lock())
        with reading:  # other threads that want the same site wait for its rules; others do not
            if site not in self._rules:
                self._rules[site] = self._met(site)
            rules = self._rules[site]
        if isinstance(rules, Refused):
            raise rules
        return rules is None or bool(rules.can_fetch(url, self._user_agent))

    def _met(self, site: str) -> Protego | Refused | None:
        try:
            data = self._read(site)
            return None if data is None else self.parsed(data)
        except Refused as refused:
            return Refused(refused.reason, f"robots.txt: {refused.detail}", passing=refused.passing, wait=refused.wait)

    def parsed(self, data: bytes) -> Protego:
        """The rules as written. Raises Refused (unreadable)."""
        with surprises_refused(Reason.UNREADABLE):
            return Protego.parse(data[:_LONGEST].decode("utf-8", "replace"))
