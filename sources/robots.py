"""What a site asks of programs in its robots.txt, read once per site."""

import time
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego

from sources.limits import Limits

_LONGEST = 500_000  # bytes that RFC 9309 asks a reader to take at least; the rest is ignored


class Robots:
    """The rules of every site met so far. A site without readable rules forbids nothing."""

    def __init__(self, client: httpx.Client, limits: Limits) -> None:
        self._client = client
        self._limits = limits
        self._rules: dict[str, Protego | None] = {}

    def allow(self, url: str) -> bool:
        """Whether the site of `url` lets our User-Agent read it."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read(urljoin(site, "/robots.txt"))
        rules = self._rules[site]
        return rules is None or rules.can_fetch(url, self._limits.user_agent)

    def _read(self, url: str) -> Protego | None:
        """The rules at an address; None where it has none, or answers with anything but 2xx."""
        data = bytearray()
        deadline = time.monotonic() + self._limits.total_seconds
        try:
            with self._client.stream("GET", url) as response:
                if not response.is_success:
                    return None
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > _LONGEST or time.monotonic() > deadline:
                        break
            return Protego.parse(bytes(data[:_LONGEST]).decode("utf-8", "replace"))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return None  # a site that cannot be reached says so again when the page itself is asked for
