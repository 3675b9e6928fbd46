"""Fetching: every call is bounded, polite and honest about who asks."""

import gzip
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from socket import create_server, socket
from threading import Thread

import brotli
import pytest

from sources.addresses import check_spelled, consent, is_public
from sources.fetch import Fetched, Fetcher, Form
from sources.limits import Limits
from sources.policy import Policy
from sources.refused import Reason, Refused
from tests.sources.loopback import RSS, Site

QUICK = Limits(backoff_seconds=0.01, host_seconds=0, max_bytes=2000, max_wait_seconds=2)
#: For servers that are slow on purpose; one that is to answer gets its time, as the machine may be busy.
IMPATIENT = QUICK.model_copy(update={"read_seconds": 0.5, "total_seconds": 1.0})


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def get(url: str, form: Form = Form.PAGE, referrer: str | None = None, limits: Limits = QUICK) -> Fetched:
    with Fetcher(limits) as fetcher:
        return fetcher.get(url, form, referrer)


def refused(url: str, form: Form = Form.PAGE, referrer: str | None = None, limits: Limits = QUICK) -> Refused:
    with pytest.raises(Refused) as caught:
        get(url, form, referrer, limits)
    return caught.value


def test_a_page_comes_with_its_charset_and_we_say_who_we_are(site: Site) -> None:
    fetched = get(site.put("/a", "<p>words</p>".encode("koi8-r"), "text/html; charset=koi8-r"))
    assert (fetched.data, fetched.content_type, fetched.charset) == (b"<p>words</p>", "text/html", "koi8-r")
    assert site.user_agents == {QUICK.user_agent}
    assert "Counterclaim" in QUICK.user_agent


def test_passing_trouble_is_tried_again(site: Site) -> None:
    url = site.put("/a", status=503)
    site.put("/a", status=429)
    site.put("/a", "<p>words</p>")
    assert get(url).data == b"<p>words</p>"
    assert len(site.asked) == 3


def test_lasting_trouble_is_told_after_the_last_try(site: Site) -> None:
    assert refused(site.put("/a", status=500)).detail == "the server answered 500"
    assert len(site.asked) == QUICK.tries


def test_a_plain_no_is_not_asked_twice(site: Site) -> None:
    assert refused(site.put("/a", status=403)).reason == Reason.HTTP_STATUS
    assert len(site.asked) == 1


def test_retry_after_is_waited_for(site: Site) -> None:
    url = site.put("/a", status=429, Retry_After="1")
    site.put("/a", "<p>words</p>")
    start = time.monotonic()
    get(url)
    assert time.monotonic() - start >= 1


@pytest.mark.parametrize(
    "after", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)], ids=["seconds", "date"]
)
def test_a_retry_after_that_is_too_long_is_neither_waited_for_nor_cut_short(site: Site, after: str) -> None:
    patient = QUICK.model_copy(update={"max_wait_seconds": 60})
    start = time.monotonic()
    error = refused(site.put("/a", status=503, Retry_After=after), limits=patient)
    assert error.detail.startswith("the server answered 503")
    assert time.monotonic() - start < 30, "neither the hour nor the minute at most"
    assert len(site.asked) == 1


def test_redirects_are_followed_so_far_and_no_farther(site: Site) -> None:
    site.put("/b", "<p>words</p>")
    assert get(site.put("/a", status=301, Location="/b")).url == f"{site.address}/b"
    assert refused(site.put("/round", status=302, Location="/round")).reason == Reason.TOO_MANY_REDIRECTS
    assert refused(site.put("/out", status=302, Location="file:///etc/passwd")).reason == Reason.BAD_ADDRESS
    assert refused(site.put("/bad", status=302, Location="http://[::1")).reason == Reason.NOT_REACHED  # httpx stops


@pytest.mark.parametrize(
    ("content_type", "form", "taken"),
    [
        ("text/html", Form.PAGE, True),
        ("", Form.PAGE, True),
        ("application/pdf", Form.PAGE, False),
        ("image/png", Form.FEED, False),
        ("application/vnd.something+xml", Form.FEED, True),
        ("text/html", Form.RECORDS, False),
        (RSS, Form.ANY, True),
    ],
)
def test_what_comes_must_be_what_is_wanted(site: Site, content_type: str, form: Form, taken: bool) -> None:
    url = site.put("/a", "words", content_type)
    if taken:
        assert get(url, form).data == b"words"
    else:
        assert refused(url, form).reason == Reason.WRONG_CONTENT_TYPE


def test_too_large_is_refused_announced_or_not_or_packed(site: Site) -> None:
    assert refused(site.put("/a", "x" * 2001)).reason == Reason.TOO_LARGE
    assert refused(site.put("/b", "x" * 2001, Content_Length="")).reason == Reason.TOO_LARGE
    bomb = gzip.compress(b"x" * 1_000_000)
    assert len(bomb) < 2000
    assert refused(site.put("/c", bomb, Content_Encoding="gzip")).reason == Reason.TOO_LARGE


def test_an_empty_answer_is_refused(site: Site) -> None:
    assert refused(site.put("/a", "")).reason == Reason.EMPTY


def test_a_server_that_never_answers_is_given_up(site: Site) -> None:
    with create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        error = refused(f"http://127.0.0.1:{silent.getsockname()[1]}/", limits=IMPATIENT)
        assert error.reason == Reason.NOT_REACHED
        assert time.monotonic() - start < QUICK.read_seconds, "given up by the limit that was set"


def test_a_server_that_is_not_there(site: Site) -> None:
    with create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").reason == Reason.NOT_REACHED


@pytest.mark.parametrize("url", ["ftp://a.example/x", "file:///etc/passwd", "http://", "http://a:b/", "http://[::1/"])
def test_addresses_that_are_none(url: str) -> None:
    assert refused(url).reason in (Reason.BAD_ADDRESS, Reason.NOT_REACHED)


def test_followed_pages_obey_robots_and_named_ones_are_read_as_by_a_browser(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/", "text/plain")
    url, feed = site.put("/private/a", "<p>words</p>"), f"{site.address}/rss.xml"
    assert get(url).data == b"<p>words</p>"
    assert refused(url, referrer=feed).reason == Reason.ROBOTS
    with Fetcher(QUICK) as fetcher:
        site.put("/b", "<p>words</p>")
        fetcher.get(f"{site.address}/b", Form.PAGE, feed)
        fetcher.get(f"{site.address}/b", Form.PAGE, feed)
    assert site.asked.count("/robots.txt") == 2  # once for each fetcher


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses_are_public_or_not_also_where_one_wraps_another(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_private_address_is_asked_only_where_a_person_wrote_it_out() -> None:
    assert consent("http://127.0.0.1:8000/rss.xml") == ("127.0.0.1", 8000)
    assert consent("http://news.example/rss.xml") is None
    check_spelled("http://127.0.0.1:8000/page", ("127.0.0.1", 8000))
    for elsewhere in ("http://127.0.0.1:8001/page", "http://localhost:8000/page", "http://[::1]:8000/"):
        with pytest.raises(Refused) as caught:
            check_spelled(elsewhere, ("127.0.0.1", 8000))
        assert caught.value.reason == Reason.PRIVATE_ADDRESS


def test_private_networks_are_reached_where_the_operator_says_so(site: Site) -> None:
    with Site() as other, Fetcher(QUICK, Policy(allow_private_networks=True)) as fetcher:
        there = other.put("/b", "<p>words</p>")
        assert fetcher.get(site.put("/a", status=302, Location=there), Form.PAGE).url == there


def test_a_name_is_judged_where_it_leads_when_it_is_connected_to(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is public at the first look and leads home at the second: what counts is where the connection goes."""
    port = int(site.address.rpartition(":")[2])
    site.put("/a", "<p>words</p>")
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("127.0.0.1", port))])
    with Fetcher(QUICK, Policy(contact="desk@news.example")) as fetcher, pytest.raises(Refused) as caught:
        fetcher.get(f"http://rebinds.example:{port}/a", Form.PAGE)
    assert caught.value.reason == Reason.PRIVATE_ADDRESS
    assert site.asked == []


def test_nothing_is_asked_of_another_machine_without_a_contact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: pytest.fail("nothing may be looked up"))
    error = refused("https://news.example/rss.xml", Form.FEED)
    assert error.reason == Reason.NO_CONTACT
    assert "ingest.contact" in error.detail


def test_the_contact_stands_in_the_user_agent(site: Site) -> None:
    with Fetcher(QUICK, Policy(contact="desk@news.example")) as fetcher:
        fetcher.get(site.put("/a", "<p>words</p>"), Form.PAGE)
    assert site.user_agents == {
        "Counterclaim/0.1 (compares attributed statements in the news; +desk@news.example)",
    }


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    url = site.put("/a", "<p>words</p>", ETag='"v1"', Last_Modified="Mon, 09 Nov 2026 08:00:00 GMT")
    site.put("/a", status=304)
    with Fetcher(QUICK) as fetcher:
        seen = fetcher.get(url, Form.PAGE).validators
        assert fetcher.get_if_changed(url, Form.PAGE, seen) is None
    assert site.headers[-1]["if-none-match"] == '"v1"'
    assert site.headers[-1]["if-modified-since"] == "Mon, 09 Nov 2026 08:00:00 GMT"


def test_a_304_that_nobody_asked_for_is_an_error(site: Site) -> None:
    assert refused(site.put("/a", status=304)).detail == "the server answered 304"


@pytest.mark.parametrize("name", ["gzip", "br", "deflate", "raw deflate", "gzip, br"])
def test_packed_bodies_are_unpacked(site: Site, name: str) -> None:
    words = b"<p>words</p>" * 20
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(words),
        "br": brotli.compress(words),
        "deflate": zlib.compress(words),
        "raw deflate": raw.compress(words) + raw.flush(),
        "gzip, br": brotli.compress(gzip.compress(words)),
    }[name]
    assert get(site.put("/a", packed, Content_Encoding=name.removeprefix("raw "))).data == words
    assert site.headers[-1]["accept-encoding"] == "gzip, deflate, br"


def test_one_host_is_asked_once_in_so_many_seconds(site: Site) -> None:
    pages = [site.put(f"/{n}", "<p>words</p>") for n in range(4)]
    start = time.monotonic()
    with (
        Fetcher(QUICK.model_copy(update={"host_seconds": 0.2})) as fetcher,
        ThreadPoolExecutor(4) as threads,
    ):
        list(threads.map(lambda url: fetcher.get(url, Form.PAGE), pages))
    assert 0.6 <= time.monotonic() - start < 10


def test_while_one_host_rests_another_is_asked(site: Site) -> None:
    page = site.put("/a", "<p>words</p>")
    with Fetcher(QUICK.model_copy(update={"host_seconds": 60})) as fetcher, Site() as other:
        fetcher.get(page, Form.PAGE)
        start = time.monotonic()
        fetcher.get(other.put("/a", "<p>words</p>").replace("127.0.0.1", "localhost"), Form.PAGE)
        assert time.monotonic() - start < 30


def test_no_more_than_so_many_requests_are_under_way_at_once(site: Site) -> None:
    pages = [site.put(f"/{n}", "<p>words</p>", delay=0.3) for n in range(6)]
    with Fetcher(QUICK.model_copy(update={"requests_at_once": 2})) as fetcher, ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda url: fetcher.get(url, Form.PAGE), pages))
    assert site.most_at_once == 2


def test_connections_are_used_again(site: Site) -> None:
    pages = [site.put(f"/{n}", "<p>words</p>") for n in range(5)]
    with Fetcher(QUICK) as fetcher:
        for page in pages:
            fetcher.get(page, Form.PAGE)
    assert len(site.clients) == 1


def test_the_pause_that_robots_txt_asks_for_is_kept(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3", "text/plain")
    pages = [site.put(f"/{n}", "<p>words</p>") for n in range(3)]
    start = time.monotonic()
    with Fetcher(QUICK) as fetcher:
        for page in pages:
            fetcher.get(page, Form.PAGE, referrer=site.address)
    assert time.monotonic() - start >= 0.6


def test_a_site_whose_robots_txt_is_in_trouble_is_left_alone_for_now(site: Site) -> None:
    site.put("/robots.txt", status=503)
    error = refused(site.put("/a", "<p>words</p>"), referrer=f"{site.address}/rss.xml")
    assert error.passing
    assert "/a" not in site.asked


def test_no_cookie_is_kept(site: Site) -> None:
    url = site.put("/a", "<p>words</p>", Set_Cookie="reader=17")
    with Fetcher(QUICK) as fetcher:
        fetched = fetcher.get(url, Form.PAGE)
        fetcher.get(url, Form.PAGE)
    assert "set-cookie" not in dict(fetched.headers)
    assert all("cookie" not in headers for headers in site.headers)


def test_headers_that_drip_are_cut_off_as_a_body_is() -> None:
    start = time.monotonic()
    with dripping(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 1000, 0.05) as url:
        assert refused(url, limits=IMPATIENT).reason == Reason.NOT_REACHED
    assert time.monotonic() - start < 30, "the whole of it would take fifty seconds, each time that it is asked for"


@contextmanager
def dripping(data: bytes, seconds: float) -> Iterator[str]:
    """A server that sends one byte at a time to whoever comes."""
    with create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)

        def serve() -> None:
            with suppress(OSError):
                while True:
                    Thread(target=drip, args=(listening.accept()[0],), daemon=True).start()

        def drip(connection: socket) -> None:
            with suppress(OSError), connection:
                connection.recv(4096)
                for byte in data:
                    connection.send(bytes([byte]))
                    time.sleep(seconds)

        Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
