"""Fetching: every call is bounded, polite and honest about who asks."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from socket import create_server

import pytest

from sources.addresses import check_reach, is_private
from sources.fetch import Fetched, Fetcher, Form
from sources.limits import Limits
from sources.refused import Reason, Refused
from tests.sources.loopback import RSS, Site

QUICK = Limits(backoff_seconds=0.01, max_bytes=2000, read_seconds=0.5, total_seconds=1.0, max_wait_seconds=2)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def get(url: str, form: Form = Form.PAGE, referrer: str | None = None, limits: Limits = QUICK) -> Fetched:
    with Fetcher(limits) as fetcher:
        return fetcher.get(url, form, referrer)


def refused(url: str, form: Form = Form.PAGE, referrer: str | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        get(url, form, referrer)
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


@pytest.mark.parametrize("after", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)])
def test_a_retry_after_that_is_too_long_is_neither_waited_for_nor_cut_short(site: Site, after: str) -> None:
    start = time.monotonic()
    assert refused(site.put("/a", status=503, Retry_After=after)).detail == "the server answered 503"
    assert time.monotonic() - start < 1
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
        assert refused(f"http://127.0.0.1:{silent.getsockname()[1]}/").reason == Reason.NOT_REACHED
        assert time.monotonic() - start < 5


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


def test_what_is_public_may_not_lead_into_the_private_net() -> None:
    assert is_private("127.0.0.1")
    assert is_private("169.254.169.254")
    assert not is_private("8.8.8.8")
    with pytest.raises(Refused) as caught:
        check_reach("http://169.254.169.254/latest/meta-data", referrer="http://8.8.8.8/rss.xml")
    assert caught.value.reason == Reason.PRIVATE_ADDRESS
    check_reach("http://127.0.0.1/page", referrer="http://127.0.0.1/rss.xml")
    check_reach("http://127.0.0.1/page", referrer=None)
