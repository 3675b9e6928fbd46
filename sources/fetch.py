"""One address to its bytes: every call has a time limit, a size limit and a form it must come in.

One `Fetcher` serves all sources and all threads of a run: one pool of connections, one pace for each host.
"""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx

from sources.addresses import Place, check_spelled, consent, is_loopback, place_of
from sources.canonical import is_web_address
from sources.limits import LONGEST_ADDRESS, Limits
from sources.network import CheckedTransport
from sources.pace import Pace
from sources.policy import Policy
from sources.refused import Reason, Refused
from sources.robots import Robots
from sources.unpack import ACCEPT_ENCODING, unpacked

_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_VALIDATOR = 500


class Form(StrEnum):
    """What is wanted from an address."""

    PAGE = "page"
    FEED = "feed"
    RECORDS = "records"
    ANY = "any"
    ROBOTS = "robots"


_HTML = ("text/html", "application/xhtml+xml")
XML_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
JSON_FEED_TYPES = ("application/feed+json", "application/json")
_JSON = (*JSON_FEED_TYPES, "application/jsonl", "application/x-ndjson", "application/x-jsonlines", "text/plain")
_LISTS = (*XML_TYPES, "text/x-opml", "application/xml+opml", "application/gzip", "application/x-gzip")
ACCEPTED: Mapping[Form, tuple[str, ...]] = {
    Form.PAGE: _HTML,
    # Feeds are often served under a wrong name; whether it is one is for the parser to say.
    Form.FEED: (*_LISTS, *JSON_FEED_TYPES, *_HTML, "text/plain", "application/octet-stream"),
    Form.RECORDS: (*_JSON, "application/octet-stream"),
    Form.ANY: (*_HTML, *_LISTS, *_JSON),
    Form.ROBOTS: (),
}


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server named to recognise this version of `url` by, to be shown to it at the next visit."""

    url: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that make a GET conditional."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the bytes as unpacked, where they came from in the end, and all that the server said of them."""

    url: str
    data: bytes
    content_type: str
    charset: str | None
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    asked_url: str = ""
    fetched_at: datetime | None = None

    @property
    def validators(self) -> Validators:
        """What to show at the next visit. Values that are too long, or hold what no header may, are not kept."""
        named = {name.lower(): value for name, value in self.headers}
        kept = (
            value if value and value.isprintable() and value.isascii() and len(value) <= _LONGEST_VALIDATOR else None
            for value in (named.get("etag"), named.get("last-modified"))
        )
        return Validators(self.url, *kept)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of one server; `data` is empty unless the status is 2xx."""

    status: int
    headers: httpx.Headers
    data: bytes
    charset: str | None


class Fetcher:
    """Gets addresses within `limits`, as `policy` allows; holds the connections, so use it as a context manager."""

    def __init__(self, limits: Limits | None = None, policy: Policy | None = None) -> None:
        self.limits = limits or Limits()
        self.policy = policy or Policy()
        self.user_agent = self.policy.user_agent(self.limits.user_agent)
        self._pace = Pace(self.limits)
        self._transport = CheckedTransport(
            self.limits.requests_at_once, self.policy.allow_private_networks, self.limits.proxy
        )
        self._client = httpx.Client(
            transport=self._transport,
            timeout=httpx.Timeout(self.limits.read_seconds, connect=self.limits.connect_seconds),
            headers={"User-Agent": self.user_agent, "Accept-Encoding": ACCEPT_ENCODING},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # nobody is to be followed, us included
            follow_redirects=False,  # followed by hand: each hop is checked
        )
        self._robots = Robots(self.user_agent, self._robots_at)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, form: Form, referrer: str | None = None) -> Fetched:
        """The bytes at `url`, redirects followed. `referrer` is the feed that names it, None if a person does.

        What a person names is read as a browser would; what is followed from there obeys robots.txt.
        Raises Refused (bad or private address, no contact, robots, not reached, http status, wrong content type, too
        large, bad encoding, too many redirects, empty).
        """
        fetched = self._follow(url, form, referrer, None)
        assert fetched is not None
        return fetched

    def get_if_changed(
        self, url: str, form: Form, seen: Validators | None, referrer: str | None = None
    ) -> Fetched | None:
        """As `get`; None where the server says that nothing has changed since `seen`."""
        return self._follow(url, form, referrer, seen)

    def _follow(self, url: str, form: Form, referrer: str | None, seen: Validators | None) -> Fetched | None:
        asked_url = url
        obey = self.limits.obey_robots and referrer is not None and form is not Form.ROBOTS
        allowed = consent(referrer or url) if is_web_address(referrer or url) else None
        for _ in range(self.limits.max_redirects + 1):
            self._check(url, allowed)
            if obey and not self._robots.allow(url):
                raise Refused(Reason.ROBOTS, "the site asks programs not to read this page")
            shown = seen.headers if seen and seen.url == url else {}
            answer = self._answer(url, form, shown, allowed)
            if answer.status == 304 and shown:
                return None
            location = answer.headers.get("location")
            if not (300 <= answer.status < 400 and location):
                return _accepted(asked_url, url, answer)
            url = _joined(url, location)
        raise Refused(Reason.TOO_MANY_REDIRECTS, f"more than {self.limits.max_redirects}")

    def _check(self, url: str, allowed: Place | None) -> None:
        """Raise Refused for an address that is not to be asked, before anything is sent."""
        if not is_web_address(url):
            raise Refused(Reason.BAD_ADDRESS, f"only http and https are read, got {url}")
        if len(url) > LONGEST_ADDRESS:
            raise Refused(Reason.BAD_ADDRESS, f"longer than {LONGEST_ADDRESS} characters")
        host = place_of(url)[0]
        if not self.policy.allow_private_networks:
            check_spelled(url, allowed)
        if self.policy.contact is None and not is_loopback(host):
            advice = "set ingest.contact to a mail address or page where its owner can reach you"
            raise Refused(Reason.NO_CONTACT, f"{host} is another machine; {advice}")

    def _answer(self, url: str, form: Form, shown: Mapping[str, str], allowed: Place | None) -> _Answer:
        """The first answer that is no passing trouble, or the last one there was."""
        for attempt in range(1, self.limits.tries + 1):
            last = attempt == self.limits.tries
            try:
                answer = self._once(url, form, shown, allowed)
                if answer.status not in _RETRIED:
                    return answer
                wait = _asked_wait(answer.headers.get("retry-after"))
                if wait is not None:
                    self._pace.leave_alone(place_of(url)[0], wait)
                if last or (wait is not None and wait > self.limits.max_wait_seconds):
                    return answer  # to ask again sooner than told would be rude, and to wait so long useless
            except httpx.TransportError as error:
                if last or isinstance(error, httpx.UnsupportedProtocol):
                    raise Refused(Reason.NOT_REACHED, f"{type(error).__name__}: {error}", passing=True) from error
                wait = None
            except (httpx.InvalidURL, UnicodeError, ValueError) as error:
                raise Refused(Reason.BAD_ADDRESS, f"{type(error).__name__}: {error}") from error
            if wait is None:  # else the host's next turn comes only then
                time.sleep(self._pause(attempt))
        raise AssertionError("tries is at least 1")

    def _pause(self, attempt: int) -> float:
        """Doubling from `backoff_seconds`, with jitter so that many readers do not come back at once."""
        longest = min(self.limits.max_wait_seconds, self.limits.backoff_seconds * 2 ** (attempt - 1))
        return random.uniform(longest / 2, longest)

    def _once(self, url: str, form: Form, shown: Mapping[str, str], allowed: Place | None) -> _Answer:
        """One request. The body is read only where status, type and announced size are right."""
        headers = {"Accept": ", ".join((*ACCEPTED[form], "*/*;q=0.1")), **shown}
        with (
            self._pace.turn(place_of(url)[0]),
            self._transport.request_within(self.limits.total_seconds, allowed),
            self._client.stream("GET", url, headers=headers) as response,
        ):
            data = b""
            if response.is_success:
                _check_type(response, form)
                data = self._body(response)
            return _Answer(response.status_code, response.headers, data, response.charset_encoding)

    def _body(self, response: httpx.Response) -> bytes:
        """The body, counted as it is unpacked, so that a small bomb cannot fill the memory."""
        too_large = Refused(Reason.TOO_LARGE, f"more than {self.limits.max_bytes:,} bytes (limit max_bytes)")
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > self.limits.max_bytes:
            raise too_large
        data = bytearray()
        for piece in unpacked(response.iter_raw(), response.headers.get("content-encoding", "")):
            data += piece
            if len(data) > self.limits.max_bytes:
                raise too_large
        return bytes(data)

    def _robots_at(self, site: str) -> bytes | None:
        """The robots.txt of a site; None where it has none. Raises Refused where nobody can tell."""
        try:
            found = self.get(urljoin(site, "/robots.txt"), Form.ROBOTS, referrer=site)
        except Refused as refused:
            # RFC 9309: a server in trouble is to be left alone altogether; one without such a page forbids nothing.
            if refused.passing:
                raise
            return None
        rules = self._robots.parsed(found.data)
        if delay := rules.crawl_delay(self.user_agent):
            self._pace.slow_down(urlsplit(site).hostname or "", float(delay))
        return found.data


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Refused(Reason.BAD_ADDRESS, f"redirected to {location}") from None


def _accepted(asked_url: str, url: str, answer: _Answer) -> Fetched:
    if not 200 <= answer.status < 300:
        wait = _asked_wait(answer.headers.get("retry-after"))
        detail = f"the server answered {answer.status}" + (
            f" and asks to be left alone for {wait:.0f} s" if wait else ""
        )
        raise Refused(Reason.HTTP_STATUS, detail, passing=answer.status in _RETRIED, wait=wait)
    if not answer.data:
        raise Refused(Reason.EMPTY, "the server sent no bytes")
    headers = tuple((name, value) for name, value in answer.headers.multi_items() if name != "set-cookie")
    return Fetched(
        url,
        answer.data,
        _media_type(answer.headers),
        answer.charset,
        answer.status,
        headers,
        asked_url,
        datetime.now(UTC),
    )


def _check_type(response: httpx.Response, form: Form) -> None:
    """Refuse what is announced as something else; what is announced as nothing is let through to the parser."""
    media_type, accepted = _media_type(response.headers), ACCEPTED[form]
    if (
        accepted
        and media_type
        and media_type not in accepted
        and not (form is Form.FEED and media_type.endswith("+xml"))
    ):
        raise Refused(Reason.WRONG_CONTENT_TYPE, f"wanted a {form}, the server sent {media_type}")


def _media_type(headers: httpx.Headers) -> str:
    return str(headers.get("content-type", "")).partition(";")[0].strip().lower()


def _asked_wait(retry_after: str | None) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or a date; None where it says nothing."""
    if not retry_after:
        return None
    written = retry_after.strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
