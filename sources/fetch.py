"""One address to its bytes: every call has a time limit, a size limit and a form it must come in."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from types import TracebackType
from urllib.parse import urljoin

import httpx

from sources.addresses import check_reach
from sources.canonical import is_web_address
from sources.limits import Limits
from sources.refused import Reason, Refused
from sources.robots import Robots

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class Form(StrEnum):
    """What is wanted from an address."""

    PAGE = "page"
    FEED = "feed"
    RECORDS = "records"
    ANY = "any"


_HTML = ("text/html", "application/xhtml+xml")
XML_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_JSON = ("application/json", "application/jsonl", "application/x-ndjson", "application/x-jsonlines", "text/plain")
ACCEPTED: Mapping[Form, tuple[str, ...]] = {
    Form.PAGE: _HTML,
    # Feeds are often served under a wrong name; whether it is one is for the parser to say.
    Form.FEED: (*XML_TYPES, *_HTML, "text/plain"),
    Form.RECORDS: (*_JSON, "application/octet-stream"),
    Form.ANY: (*_HTML, *XML_TYPES, *_JSON),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes, where they came from in the end, and what the server said they are."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of one server; `data` is empty unless the status is 2xx."""

    status: int
    headers: httpx.Headers
    data: bytes
    charset: str | None


class Fetcher:
    """Gets addresses within `limits`; holds the connections, so use it as a context manager."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._client = httpx.Client(
            timeout=httpx.Timeout(self.limits.read_seconds, connect=self.limits.connect_seconds),
            headers={"User-Agent": self.limits.user_agent},
            follow_redirects=False,  # followed by hand: each hop is checked
        )
        self._robots = Robots(self._client, self.limits)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, form: Form, referrer: str | None = None) -> Fetched:
        """The bytes at `url`, redirects followed. `referrer` is the feed that names it, None if a person does.

        What a person names is read as a browser would; what is followed from there obeys robots.txt.
        Raises Refused (bad or private address, robots, not reached, http status, wrong content type, too large,
        too many redirects, empty).
        """
        obey = self.limits.obey_robots and referrer is not None
        for _ in range(self.limits.max_redirects + 1):
            if not is_web_address(url):
                raise Refused(Reason.BAD_ADDRESS, f"only http and https are read, got {url}")
            check_reach(url, referrer)
            if obey and not self._robots.allow(url):
                raise Refused(Reason.ROBOTS, "the site asks programs not to read this page")
            answer = self._answer(url, form)
            location = answer.headers.get("location")
            if not (300 <= answer.status < 400 and location):
                return _accepted(url, answer)
            referrer, url = url, _joined(url, location)
        raise Refused(Reason.TOO_MANY_REDIRECTS, f"more than {self.limits.max_redirects}")

    def _answer(self, url: str, form: Form) -> _Answer:
        """The first answer that is no passing trouble, or the last one there was."""
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                answer = self._once(url, form)
                if last or answer.status not in _RETRIED:
                    return answer
                wait = _asked_wait(answer.headers.get("retry-after"))
                if wait is not None and wait > self.limits.max_wait_seconds:
                    return answer  # to ask again sooner than told would be rude, and to wait so long useless
            except httpx.TransportError as error:
                if last:
                    raise Refused(Reason.NOT_REACHED, f"{type(error).__name__}: {error}") from error
                wait = None
            except (httpx.InvalidURL, httpx.DecodingError, ValueError) as error:
                raise Refused(Reason.BAD_ADDRESS, f"{type(error).__name__}: {error}") from error
            time.sleep(self._pause(attempt) if wait is None else wait)
        raise AssertionError("tries is at least 1")

    def _pause(self, attempt: int) -> float:
        """Doubling from `backoff_seconds`, with jitter so that many readers do not come back at once."""
        longest = min(self.limits.max_wait_seconds, self.limits.backoff_seconds * 2 ** (attempt - 1))
        return random.uniform(longest / 2, longest)

    def _once(self, url: str, form: Form) -> _Answer:
        """One request. The body is read only where status, type and announced size are right."""
        accept = ", ".join(ACCEPTED[form]) + ", */*;q=0.1"
        with self._client.stream("GET", url, headers={"Accept": accept}) as response:
            data = b""
            if response.is_success:
                _check_type(response, form)
                data = self._body(response)
            return _Answer(response.status_code, response.headers, data, response.charset_encoding)

    def _body(self, response: httpx.Response) -> bytes:
        """The body, counted after decompression, so that a small bomb cannot fill the memory."""
        too_large = Refused(Reason.TOO_LARGE, f"more than {self.limits.max_bytes:,} bytes (limit max_bytes)")
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self.limits.max_bytes:
            raise too_large
        # The client's time limit holds for each read; a server that drips one byte at a time needs one for all.
        deadline = time.monotonic() + self.limits.total_seconds
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > self.limits.max_bytes:
                raise too_large
            if time.monotonic() > deadline:
                raise Refused(Reason.NOT_REACHED, f"not complete after {self.limits.total_seconds:g} s")
        return bytes(data)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Refused(Reason.BAD_ADDRESS, f"redirected to {location}") from None


def _accepted(url: str, answer: _Answer) -> Fetched:
    if not 200 <= answer.status < 300:
        raise Refused(Reason.HTTP_STATUS, f"the server answered {answer.status}")
    if not answer.data:
        raise Refused(Reason.EMPTY, "the server sent no bytes")
    return Fetched(url, answer.data, _media_type(answer.headers), answer.charset)


def _check_type(response: httpx.Response, form: Form) -> None:
    """Refuse what is announced as something else; what is announced as nothing is let through to the parser."""
    media_type = _media_type(response.headers)
    if media_type and media_type not in ACCEPTED[form] and not (form is Form.FEED and media_type.endswith("+xml")):
        raise Refused(Reason.WRONG_CONTENT_TYPE, f"wanted a {form}, the server sent {media_type}")


def _media_type(headers: httpx.Headers) -> str:
    return str(headers.get("content-type", "")).partition(";")[0].strip().lower()


def _asked_wait(retry_after: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or a date; None where it says nothing."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
