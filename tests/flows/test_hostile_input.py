"""Hostile input from a real server, one case a line: each ends stored or refused with a reason, in bounded time.

After every case the next source of the same run is served. Memory is bounded by what is taken in: `max_bytes`.
"""

# ruff: noqa: E501 - one case a line is what makes the table readable
import gzip
import json
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import pytest
from sqlalchemy import select

from flows.intake import ingest
from sources.limits import Limits
from sources.spec import SourceKind, SourceSpec
from storage.database import Database, open_database, upgrade
from storage.tables import ArticleRow, RefusalRow
from tests.sources.loopback import HTML, RSS, Site, page, rss

#: A server that answers gets its time, as the machine may be busy; one that is slow on purpose gets `IMPATIENT`.
LIMITS = Limits(
    max_bytes=4_000_000,
    max_entries=200,
    backoff_seconds=0,
    host_seconds=0,
    tries=1,
    max_wait_seconds=0.5,
)
IMPATIENT = LIMITS.model_copy(update={"read_seconds": 2.0, "total_seconds": 3.0})
#: Seconds that any one case may take, the machine being busy with other things.
PATIENCE = 30.0

BODY = "The Legion says that it carried out the raid on Monday.", "Kyiv says it has nothing to do with the raid."
WORDS = page("Raid on the border", *BODY)
XML = "application/xml"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry>{}</entry></feed>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
STORED = "stored"

Prepare = Callable[[Site], str]
"""Sets the trap on the site; gives the address to ingest."""


@dataclass(frozen=True)
class Case:
    """A trap, and how it ends: `stored`, or the reasons of refusal that are told (any of them)."""

    name: str
    trap: Prepare
    ends: tuple[str, ...]
    kind: SourceKind = SourceKind.AUTO
    text: str | None = None
    limits: Limits = LIMITS


def moved(location: str, status: int = 302) -> Prepare:
    return lambda site: site.put("/x", status=status, Location=location.replace("SITE", site.address))


def body(data: str | bytes, content_type: str = HTML, **headers: Any) -> Prepare:
    return lambda site: site.put("/x", data, content_type, **headers)


def feed(*items: str, content_type: str = RSS) -> Prepare:
    return lambda site: site.put("/x", rss(*items).replace("SITE", site.address), content_type)


def entry(**fields: str) -> str:
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items()) + "</item>"


def followed(name: str, data: str | bytes, content_type: str = HTML, **headers: Any) -> Prepare:
    """A feed whose one entry leads to this page."""

    def trap(site: Site) -> str:
        link = site.put(f"/{name}", data, content_type, **headers)
        return site.put("/x", rss(entry(title="Raid!", link=link, description="Legion claims it.")), RSS)

    return trap


def redirected(location: str) -> Prepare:
    """A feed whose one entry leads to a page that leads elsewhere."""

    def trap(site: Site) -> str:
        link = site.put("/a", status=302, Location=location)
        return site.put("/x", rss(entry(title="Raid!", link=link, description="Legion claims it.")), RSS)

    return trap


def bomb(depth: int = 9) -> str:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{names}]>'


EXTERNAL = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
REMOTE_DTD = '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "SITE/evil.dtd">'
SCRIPTED = (
    "&lt;script&gt;alert(1)&lt;/script&gt;&lt;iframe src=&quot;http://169.254.169.254/&quot;&gt;&lt;/iframe&gt;Raid!"
)
TINY = entry(title="Raid!")

PRIVATE = ("private address",)
TOO_LARGE = ("too large",)

CASES = [
    # where it leads
    Case("redirect to the cloud's metadata", moved("http://169.254.169.254/latest/meta-data"), PRIVATE),
    Case("redirect to a router", moved("http://192.168.1.1/"), PRIVATE),
    Case("redirect to another port here", moved("http://127.0.0.1:1/"), PRIVATE),
    Case("redirect to localhost by name", moved("http://localhost:1/"), PRIVATE),
    Case("redirect to IPv6 loopback", moved("http://[::1]/"), PRIVATE),
    Case("redirect to an IPv4 address in IPv6", moved("http://[::ffff:10.0.0.1]/"), PRIVATE),
    Case("redirect to 0.0.0.0", moved("http://0.0.0.0/"), PRIVATE),
    Case("redirect to link-local IPv6", moved("http://[fe80::1]/"), PRIVATE),
    Case("redirect to a decimal address", moved("http://2130706433/"), ("private address", "no contact configured")),
    Case("redirect to another machine, no contact", moved("http://news.example/"), ("no contact configured",)),
    Case("redirect to a file", moved("file:///etc/passwd"), ("bad address",)),
    Case("redirect to gopher", moved("gopher://127.0.0.1:25/"), ("bad address",)),
    Case("redirect to data:", moved("data:text/html,words"), ("bad address",)),
    Case("redirect to javascript:", moved("javascript:alert(1)"), ("bad address",)),
    Case("redirect to itself", moved("/x"), ("too many redirects",)),
    Case("redirect to nowhere", moved(""), ("http status",)),
    Case("redirect to half an address", moved("http://[::1"), ("bad address", "not reached")),
    Case("redirect to 1 MB", moved("/" + "a" * 60_000), ("bad address", "not reached")),
    Case("redirect with a user name", moved("http://127.0.0.1@169.254.169.254/"), PRIVATE),
    Case("an entry's page leads to metadata", redirected("http://169.254.169.254/"), ("private address", STORED)),
    Case("an entry's page leads to a file", redirected("file:///etc/passwd"), ("bad address", STORED)),
    Case("an entry names a private address", feed(entry(title="Raid!", link="http://10.0.0.1/")), (*PRIVATE, STORED)),
    Case("an entry names javascript:", feed(entry(title="Raid!", link="javascript:alert(1)")), (STORED,)),
    Case("an entry names a file", feed(entry(title="Raid!", link="file:///etc/passwd")), (STORED,)),
    Case("an entry names 1 MB", feed(entry(title="Raid!", link="http://a.example/" + "a" * 1_000_000)), (STORED,)),
    # how much and how slowly
    Case("a body without end", body(b"<p>" + b"word " * 1_000_000, Content_Length=""), TOO_LARGE),
    Case("announced larger than allowed", body(b"x" * 4_000_001), TOO_LARGE),
    Case("a gzip bomb", body(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip"), TOO_LARGE),
    Case("a gzip bomb in a gzip bomb", body(gzip.compress(gzip.compress(b"0" * 50_000_000)), Content_Encoding="gzip, gzip"), TOO_LARGE),
    Case("a brotli bomb", body(brotli.compress(b"0" * 50_000_000), Content_Encoding="br"), TOO_LARGE),
    Case("a deflate bomb", body(zlib.compress(b"0" * 50_000_000), Content_Encoding="deflate"), TOO_LARGE),
    Case("a packed sitemap that is a bomb", body(gzip.compress(b"0" * 50_000_000), "application/gzip"), TOO_LARGE, SourceKind.SITEMAP),
    Case("packed six times", body(b"x", Content_Encoding="gzip, gzip, gzip, gzip, gzip, gzip"), ("bad encoding",)),
    Case("packed in a way nobody knows", body(b"x", Content_Encoding="zebra"), ("bad encoding",)),
    Case("says gzip and is not", body(WORDS, Content_Encoding="gzip"), ("bad encoding",)),
    Case("gzip that ends in the middle", body(gzip.compress(WORDS.encode() * 20)[:-60], Content_Encoding="gzip"), ("bad encoding",)),
    Case("a server that drips", lambda site: site.drip("/x", WORDS, 0.5), ("not reached",), limits=IMPATIENT),
    Case("a server that says nothing", lambda site: site.put("/x", WORDS, delay=60.0), ("not reached",), limits=IMPATIENT),
    Case("a server that hangs up", lambda site: site.put("/x", WORDS, Content_Length="99999", Connection="close"), ("not reached",)),
    Case("100,000 entries", feed(*[TINY] * 100_000), ("too many entries", STORED)),
    Case("ten thousand entries of JSON", body(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"title": "Raid!", "id": str(n)} for n in range(10_000)]}), "application/feed+json"), ("too many entries", STORED)),
    Case("a sitemap of 20,000 pages", body(SITEMAP.format("".join(f"<url><loc>http://a.example/{n}</loc></url>" for n in range(20_000))), XML), ("too many entries", "no contact configured", "no text")),
    Case("a sitemap index that names itself", lambda site: site.put("/x", f"<sitemapindex><sitemap><loc>{site.address}/x</loc></sitemap></sitemapindex>", XML), ()),
    # XML that bites
    Case("an entity bomb in RSS", body(bomb() + "<rss><channel><item><title>&e8;</title></item></channel></rss>", RSS), ("malformed feed", "no text", STORED)),
    Case("an entity bomb in Atom", body(bomb() + ATOM.format("<title>&e8;</title>"), XML), ("malformed feed", "no text", STORED)),
    Case("an entity bomb in a sitemap", body(bomb() + SITEMAP.format("<url><loc>&e8;</loc></url>"), XML), ("malformed feed",)),
    Case("an entity bomb in OPML", body(bomb() + "<opml><body>&e8;</body></opml>", XML), ("malformed feed",), SourceKind.OPML),
    Case("an external entity in RSS", body(EXTERNAL + "<rss><channel><item><title>a &x; b</title></item></channel></rss>", RSS), (STORED, "malformed feed")),
    Case("an external entity in a sitemap", body(EXTERNAL + SITEMAP.format("<url><loc>&x;</loc></url>"), XML), ("malformed feed",)),
    Case("a DTD from elsewhere", lambda site: site.put("/x", REMOTE_DTD.replace("SITE", site.address) + rss(TINY)[21:], RSS), (STORED, "malformed feed")),
    Case("RSS cut off in the middle", body(rss(TINY, TINY)[:-40], RSS), ("malformed feed", "no text", STORED)),
    Case("RSS nested 5,000 deep", body("<rss><channel><item><title>" + "<b>" * 5000 + "Raid!", RSS), ("malformed feed", "no text", STORED)),
    Case("a page nested 20,000 deep", body("<html><body>" + "<div>" * 20_000 + BODY[0]), ("no article", STORED)),
    Case("JSON nested 100,000 deep", body("[" * 100_000, "application/json"), ("not JSON",)),
    Case("a JSON Feed whose items are none", body('{"version": "https://jsonfeed.org/version/1", "items": {"a": 1}}', "application/feed+json"), ("not a feed",), SourceKind.FEED),
    # words that are not what they seem
    Case("latin-1 called UTF-8", body(page("Élan à l’ouest".replace("’", "'"), *BODY).encode("latin-1")), (STORED,), text="Élan à l'ouest"),
    Case("UTF-8 called latin-1", body(page("Élan à l’ouest", *BODY).encode(), "text/html; charset=iso-8859-1"), (STORED,), text="Élan à l’ouest"),
    Case("UTF-16 without a mark called UTF-8", body(WORDS.encode("utf-16-le")), (STORED,), text="Legion"),
    Case("a charset that does not exist", body(WORDS.encode(), "text/html; charset=klingon-8"), (STORED,), text="Legion"),
    Case("bytes that are no text", body(bytes(range(256)) * 40), ("binary noise", "no article")),
    Case("NUL bytes in a page", body(WORDS.replace("Legion", "Le\0gion")), ("binary noise", STORED)),
    Case("NUL bytes in a record", body('{"text": "Kyiv \\u0000 denies it."}', "application/json"), ("binary noise",)),
    Case("a lone surrogate in a record", body('{"text": "Kyiv \\ud83d denies it."}', "application/json"), (STORED,), text="Kyiv ? denies it."),
    Case("a lone surrogate in a feed", feed(entry(title="Raid &#xD83D; tonight")), (STORED, "malformed feed")),
    Case("marks that turn text around", feed(entry(title="Raid \u202egnp.exe\u202c tonight")), (STORED,), text="\u202e"),
    Case("script and iframe in every field", feed(entry(title=SCRIPTED, description=SCRIPTED, author=SCRIPTED, category=SCRIPTED)), (STORED,), text="Raid!"),
    Case("script in a page", followed("a", page("Raid", "<script>alert(1)</script>" + BODY[0], BODY[1])), (STORED,), text="Legion"),
    Case("a page that is a picture", body(b"\x89PNG\r\n\x1a\n", "image/png"), ("wrong content type",)),
    Case("a picture called a page", body(b"\x89PNG\r\n\x1a\n" + bytes(500)), ("binary noise", "no article")),
    Case("an empty body", body(""), ("empty",)),
    Case("an executable called a feed", body(b"MZ\x90\x00" + bytes(300), RSS), ("binary noise", "not a feed", "malformed feed")),
    # dates and names that lie
    Case("a date in 1900", feed(entry(title="Raid!", pubDate="Mon, 01 Jan 1900 00:00:00 GMT")), (STORED,)),
    Case("a date in 2099", feed(entry(title="Raid!", pubDate="Thu, 01 Jan 2099 00:00:00 GMT")), (STORED,)),
    Case("a 31st of February", feed(entry(title="Raid!", pubDate="Sat, 31 Feb 2026 25:61:00 GMT")), (STORED,)),
    Case("two entries with one GUID", feed(entry(title="Raid!", guid="g"), entry(title="Denial!", guid="g")), ("duplicate id", "http status", STORED)),
    Case("a GUID of 1 MB", feed(entry(title="Raid!", guid="g" * 1_000_000)), ("id_too_long",)),
    Case("a GUID that is a script", feed(entry(title="Raid!", guid="&lt;script&gt;")), ("http status", STORED)),
    Case("a canonical address elsewhere", followed("a", page("Raid", *BODY, head='<link rel="canonical" href="http://169.254.169.254/">')), (STORED,)),
    Case("a header that is no number", lambda site: site.put("/x", status=503, Retry_After="soon"), ("http status",)),
    Case("Retry-After of a thousand years", lambda site: site.put("/x", status=429, Retry_After="99999999999"), ("http status",)),
    Case("an ETag of 60 kB", body(WORDS, ETag='"' + "e" * 60_000 + '"'), (STORED,)),
]  # fmt: skip


def another_host(address: str) -> str:
    """The same machine by another name: what asks to be left alone is the host, with all that it serves."""
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("template") / "news.db"
    upgrade(f"sqlite:///{path}")
    return path.read_bytes()


@pytest.fixture
def database(tmp_path: Path, template: bytes) -> Iterator[Database]:
    (tmp_path / "news.db").write_bytes(template)
    opened = open_database(f"sqlite:///{tmp_path / 'news.db'}")
    yield opened
    opened.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_ends_stored_or_refused_with_a_reason_and_the_next_source_is_served(
    case: Case, database: Database
) -> None:
    with Site() as site:
        trap = SourceSpec(location=case.trap(site), kind=case.kind)
        site.put("/next", page("The next one", *BODY))
        after = SourceSpec(location=another_host(site.address) + "/next")
        start = time.monotonic()
        ingest(database, [trap, after], limits=case.limits)
        assert time.monotonic() - start < PATIENCE
    with database.reading() as session:
        articles = list(session.scalars(select(ArticleRow)))
        reasons = set(session.scalars(select(RefusalRow.reason)))
    assert "The next one" in {article.title for article in articles}
    mine = [article for article in articles if article.title != "The next one"]
    ends = reasons | ({STORED} if mine else set())
    assert ends <= set(case.ends), ends
    assert ends or not case.ends
    words = "\n".join(article.text + article.title + article.outlet for article in mine)
    assert "root:" not in words
    assert "alert(1)" not in words
    assert len(words) < 3 * LIMITS.max_bytes
    assert case.text is None or case.text in words
    for article in mine:
        assert article.published_at is None or 1991 <= article.published_at.year <= datetime.now(UTC).year + 1
        assert (article.url or "http").startswith("http")


def test_the_table_is_long_enough_and_says_each_thing_once() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)
