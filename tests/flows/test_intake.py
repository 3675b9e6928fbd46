"""Visits to a real server, again and again: what is asked, what is kept, and what is left alone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from flows.intake import ingest
from flows.outcomes import IngestResult
from models.vocabulary import Extent
from sources.breaker import Breaker, Circuit
from sources.limits import Limits
from sources.policy import Policy
from sources.spec import SourceKind, SourceSpec
from storage.database import Database, open_database, upgrade
from storage.responses import body_of, response_of
from storage.tables import ArticleRow, PageRow, RefusalRow
from storage.visits import all_sources
from tests.sources.loopback import RSS, Site, page, rss

QUICK = Limits(backoff_seconds=0, host_seconds=0, tries=1, max_wait_seconds=1)
BODY = "The Legion says that it carried out the raid on Monday.", "Kyiv says it has nothing to do with the raid."


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


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


def visit(database: Database, url: str, limits: Limits = QUICK, fresh: bool = False, **spec: str) -> IngestResult:
    return ingest(database, [SourceSpec(location=url, **spec)], limits=limits, fresh=fresh)


def articles(database: Database) -> list[ArticleRow]:
    with database.reading() as session:
        return list(session.scalars(select(ArticleRow).order_by(ArticleRow.id)))


def item(link: str, title: str = "Raid!", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>Legion claims it.</description>{more}</item>"


def test_an_unchanged_feed_is_asked_with_its_validators_and_not_parsed(
    site: Site, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = site.put("/rss", rss(item(site.put("/raid", page("Raid", *BODY)))), RSS, ETag='"v1"')
    assert visit(database, feed).sources[0].added == 1
    site.put("/rss", status=304)
    site.answers["/rss"].pop(0)
    monkeypatch.setattr("sources.feeds.parse_feed", lambda *_a, **_k: pytest.fail("nothing is to be parsed"))
    again = visit(database, feed)
    assert (again.sources[0].not_modified, again.failed) == (True, ())
    assert (
        next(h for path, h in zip(site.asked[::-1], site.headers[::-1], strict=True) if path == "/rss")["if-none-match"]
        == '"v1"'
    )


def test_a_feed_without_validators_is_known_by_its_bytes(site: Site, database: Database) -> None:
    feed = site.put("/rss", rss(item(site.put("/raid", page("Raid", *BODY)))), RSS)
    visit(database, feed)
    assert visit(database, feed).sources[0].not_modified


def test_a_known_page_is_fetched_again_when_due_and_a_silent_edit_becomes_a_revision(
    site: Site, database: Database
) -> None:
    link = site.put("/raid", page("Raid", *BODY))
    feed = site.put("/rss", rss(item(link)), RSS)
    visit(database, feed)
    site.answers["/raid"] = []
    site.put("/raid", page("Raid", BODY[0].replace("Monday", "Sunday"), BODY[1]))
    assert visit(database, feed).sources[0].revised == 1
    assert [(row.revision, row.outlet, row.external_id) for row in articles(database)] == [
        (1, "Harbour Post", link),
        (2, "Harbour Post", link),
    ]
    with database.session() as session:
        (known,) = session.scalars(select(PageRow))
        known.due_at = datetime.now(UTC) + timedelta(hours=1)
    asked = site.asked.count("/raid")
    visit(database, feed)
    assert site.asked.count("/raid") == asked


def test_a_new_entry_is_fetched_and_the_known_ones_are_not(site: Site, database: Database) -> None:
    first, second = (site.put(f"/{name}", page(name.title(), *BODY)) for name in ("raid", "denial"))
    visit(database, site.put("/rss", rss(item(first)), RSS))
    with database.session() as session:
        for known in session.scalars(select(PageRow)):
            known.due_at = None
    site.answers["/rss"] = []
    result = visit(database, site.put("/rss", rss(item(first), item(second, "Denial!")), RSS)).sources[0]
    assert (result.added, result.unchanged) == (1, 1)
    assert site.asked.count("/raid") == 1


def test_a_page_that_is_down_for_one_visit_is_asked_again_at_the_next(site: Site, database: Database) -> None:
    link = site.put("/raid", status=503)
    feed = site.put("/rss", rss(item(link)), RSS, ETag='"v1"')
    visit(database, feed)
    (row,) = articles(database)
    assert (row.extent, row.withheld) == (Extent.STANDFIRST, "http status")
    site.answers["/raid"] = []
    site.put("/raid", page("Raid", *BODY))
    assert visit(database, feed).sources[0].revised == 1
    assert articles(database)[-1].extent is Extent.FULL


def test_a_page_that_robots_txt_forbids_keeps_title_and_standfirst(site: Site, database: Database) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    visit(database, site.put("/rss", rss(item(site.put("/raid", page("Raid", *BODY)))), RSS))
    (row,) = articles(database)
    assert (row.text, row.extent, row.withheld) == (
        "Raid!\n\nLegion claims it.",
        Extent.STANDFIRST,
        "robots.txt forbids it",
    )


def test_a_paywalled_page_keeps_title_and_standfirst_also_where_its_text_came_along(
    site: Site, database: Database
) -> None:
    locked = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    visit(database, site.put("/rss", rss(item(site.put("/raid", page("Raid", *BODY, head=locked)))), RSS))
    (row,) = articles(database)
    assert (row.text, row.extent, row.withheld) == ("Raid!\n\nLegion claims it.", Extent.STANDFIRST, "paywall")


def test_the_response_behind_an_article_is_kept_whole(site: Site, database: Database) -> None:
    whole = page("Raid", *BODY)
    moved = site.put("/moved", status=301, Location="/raid")
    site.put("/raid", whole, X_Served_By="cache-17")
    visit(database, site.put("/rss", rss(item(moved)), RSS))
    with database.reading() as session:
        kept = response_of(session, articles(database)[0].id)
        assert kept is not None
        assert (kept.url, kept.final_url, kept.status) == (moved, f"{site.address}/raid", 200)
        assert dict(kept.headers)["x-served-by"] == "cache-17"
        assert body_of(session, kept.sha256) == whole.encode()


def test_responses_are_not_kept_where_the_operator_says_so(site: Site, database: Database) -> None:
    url = site.put("/raid", page("Raid", *BODY))
    ingest(database, [SourceSpec(location=url)], limits=QUICK, policy=Policy(keep_responses=False))
    with database.reading() as session:
        assert response_of(session, articles(database)[0].id) is None


def test_names_that_change_at_each_visit_do_not_multiply_an_article(site: Site, database: Database) -> None:
    for number in range(3):
        site.answers["/rss"] = []
        entry = f'<item><title>Raid!</title><guid isPermaLink="false">visit-{number}</guid></item>'
        visit(database, site.put("/rss", rss(entry, f"<item><title>n{number}</title></item>"), RSS))
    assert sum(row.title == "Raid!" for row in articles(database)) == 1


def test_a_source_that_fails_rests_longer_each_time_and_is_tried_once_after(site: Site, database: Database) -> None:
    limits = QUICK.model_copy(update={"failures_until_rest": 2, "rest_seconds": 3600})
    feed = site.put("/rss", status=500)
    for failures, state in ((1, "closed"), (2, "open")):
        visit(database, feed, limits)
        with database.reading() as session:
            (stood,) = all_sources(session)
        assert (stood.failures, stood.state) == (failures, state)
    assert "500" in (stood.error or "")
    asked = len(site.asked)
    (resting,) = visit(database, feed, limits).resting
    assert resting.reason == "resting after failures"
    assert len(site.asked) == asked
    site.answers["/rss"] = []
    site.put("/rss", rss("<item><title>Raid!</title></item>"), RSS)
    assert visit(database, feed, limits, fresh=True).taken == 1
    with database.reading() as session:
        (stood,) = all_sources(session)
    assert (stood.failures, stood.state, stood.retry_at) == (0, "closed", None)


def test_a_rest_doubles_with_jitter_and_ends_in_one_trial() -> None:
    now, limits = datetime.now(UTC), Limits(failures_until_rest=1, rest_seconds=100, longest_rest_seconds=350)
    breaker, rests = Breaker(), []
    for _ in range(4):
        breaker = breaker.after_failure(now, limits)
        assert breaker.retry_at is not None
        rests.append((breaker.retry_at - now).total_seconds())
    for rest, most in zip(rests, (100, 200, 350, 350), strict=True):
        assert most / 2 <= rest <= most
    assert breaker.rests(now)
    assert breaker.tried(now + timedelta(seconds=351)).circuit is Circuit.HALF_OPEN
    asked = Breaker().after_failure(now, Limits(), asked=120)
    assert (asked.circuit, asked.retry_at) == (Circuit.CLOSED, now + timedelta(seconds=120))


def test_pages_beyond_a_visit_s_share_wait_for_the_next(site: Site, database: Database) -> None:
    links = [site.put(f"/{n}", page(f"Raid {n}", f"{BODY[0]} {n}", *BODY)) for n in range(5)]
    feed = site.put("/rss", rss(*(item(link, f"Raid {n}") for n, link in enumerate(links))), RSS, ETag='"v1"')
    limits = QUICK.model_copy(update={"pages_per_visit": 2})
    assert [visit(database, feed, limits).sources[0].added for _ in range(3)] == [2, 2, 1]


def test_a_sitemap_index_leads_to_its_news(site: Site, database: Database) -> None:
    link = site.put("/raid", page("Raid", *BODY))
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{link}</loc><news:news><news:publication><news:name>Harbour Post</news:name>"
        "<news:language>en</news:language></news:publication><news:publication_date>2026-11-09T08:00:00Z"
        f"</news:publication_date><news:title>Raid</news:title></news:news></url>"
        f"<url><loc>{site.address}/about</loc></url></urlset>"
    )
    site.put("/news.xml", news, "application/xml")
    index = f"<sitemapindex><sitemap><loc>{site.address}/news.xml</loc></sitemap></sitemapindex>"
    result = visit(database, site.put("/sitemap.xml", index, "application/xml"))
    assert (result.taken, result.refused) == (1, 0)
    (row,) = articles(database)
    assert (row.external_id, row.outlet, str(row.published_at)) == (link, "Harbour Post", "2026-11-09 08:00:00+00:00")
    assert "/about" not in site.asked


def test_a_json_feed_is_a_feed(site: Site, database: Database) -> None:
    feed = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "language": "en", "items": ['
        '{"id": "1", "url": "/raid", "title": "Raid", "date_published": "2026-11-09T08:00:00Z"},'
        '{"id": 2, "title": "Denial", "content_text": "Kyiv denies it.", "authors": [{"name": "Ana"}]}, "odd"]}'
    )
    site.put("/raid", page("Raid", *BODY))
    visit(database, site.put("/feed.json", feed, "application/feed+json"))
    raid, denial = articles(database)
    assert (raid.external_id, raid.published_at) == (f"{site.address}/raid", datetime(2026, 11, 9, 8, tzinfo=UTC))
    assert (denial.external_id, denial.text, denial.byline) == ("2", "Denial\n\nKyiv denies it.", "Ana")


def test_each_feed_of_an_opml_list_is_a_source_of_its_own(site: Site, database: Database, tmp_path: Path) -> None:
    site.put("/a", rss("<item><title>Raid!</title></item>"), RSS)
    site.put("/b", status=404)
    outlines = (
        f'<outline text="Herald" xmlUrl="{site.address}/a" family="Herald Group" language="en-GB"/>'
        f'<outline text="Folder"><outline text="Gone" xmlUrl="{site.address}/b"/></outline>'
        '<outline text="Local" xmlUrl="file:///etc/passwd"/>'
    )
    (tmp_path / "list.opml").write_text(f'<opml version="2.0"><body>{outlines}</body></opml>')
    result = ingest(database, [SourceSpec(location=str(tmp_path / "list.opml"))], limits=QUICK)
    assert sorted((source.source, source.problem is None) for source in result.sources) == [
        ("Gone", False),
        ("Herald", True),
        ("file:///etc/passwd", False),
    ]
    (row,) = articles(database)
    assert (row.outlet, row.outlet_family, row.language) == ("Herald", "Herald Group", "en")


def test_a_list_on_the_web_names_nothing_inside(site: Site, database: Database) -> None:
    outline = '<outline text="Inside" xmlUrl="http://127.0.0.1:1/rss"/>'
    listed = site.put("/list.opml", f"<opml><body>{outline}</body></opml>", "text/x-opml")
    (inside,) = visit(database, listed, kind=SourceKind.OPML).sources
    assert inside.refusals[0].reason == "private address"
    with database.reading() as session:
        assert session.scalars(select(RefusalRow.input)).all() == ["http://127.0.0.1:1/rss"]


def test_another_machine_is_asked_only_with_a_contact(database: Database) -> None:
    (source,) = visit(database, "https://news.example/rss.xml").sources
    assert source.refusals[0].reason == "no contact configured"
    with database.reading() as session:
        assert all_sources(session) == []
