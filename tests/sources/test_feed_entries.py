"""Feeds, on the web and in folders: entries followed to their pages, headlines kept where there is none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.schema import Article, Refusal
from sources.feeds import read_feed
from sources.fetch import Fetcher
from sources.files import read_path
from sources.limits import Limits
from sources.spec import Known
from sources.visit import NoMemory, Visit
from tests.sources.loopback import RSS, Site, page, rss

BODY = "The Legion says that it carried out the raid.", "Kyiv says it has nothing to do with the raid."
DATE = "<pubDate>Mon, 22 May 2023 17:06:00 +0200</pubDate>"
QUICK = Limits(backoff_seconds=0.01, host_seconds=0, tries=2)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


class Remembered(NoMemory):
    """A store that holds these articles, and no more."""

    def __init__(self, held: frozenset[str]) -> None:
        self.held = held

    def holds(self, external_id: str) -> bool:
        return external_id in self.held


def read(
    location: str | Path, known: Known | None = None, held: frozenset[str] = frozenset()
) -> list[Article | Refusal]:
    with Fetcher(QUICK) as fetcher:
        return list(read_feed(location, fetcher, known, Visit(Remembered(held))))


def item(title: str, link: str, standfirst: str = "", more: str = DATE) -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{standfirst}</description>{more}</item>"


def test_an_entry_is_followed_to_its_page(site: Site) -> None:
    link = site.put("/raid", page("Raid on the border", *BODY))
    feed = site.put("/rss.xml", rss(item("Raid!", f"{link}?utm_source=rss", "Legion claims it.")), RSS)
    assert read(feed) == [
        Article(
            external_id=link,
            text="Raid on the border\n\n" + "\n".join(BODY),
            title="Raid on the border",
            url=f"{link}?utm_source=rss",
            outlet="Harbour Post",
            published_at=datetime(2023, 5, 22, 15, 6, tzinfo=UTC),
            language="en",
        )
    ]


def test_without_its_page_title_and_standfirst_are_kept(site: Site) -> None:
    feed = site.put(
        "/rss.xml",
        rss(item("Raid!", f"{site.address}/gone", "&lt;p&gt;Legion &lt;b&gt;claims&lt;/b&gt; it.&lt;/p&gt;")),
        RSS,
    )
    refused, article = read(feed, Known(outlet="Sarrpress"))
    assert isinstance(refused, Refusal)
    assert (refused.where, refused.reason, refused.detail) == (
        f"{site.address}/gone",
        "http status",
        "the server answered 404",
    )
    assert isinstance(article, Article)
    assert article.text == "Raid!\n\nLegion claims it."
    assert (article.external_id, article.outlet, article.language) == (f"{site.address}/gone", "Sarrpress", "en")


def test_a_headline_does_not_replace_an_article_that_is_held(site: Site) -> None:
    link = f"{site.address}/gone"
    feed = site.put("/rss.xml", rss(item("Raid!", link)), RSS)
    (refused,) = read(feed, held=frozenset({link}))
    assert isinstance(refused, Refusal)


def test_a_page_without_an_article_leaves_the_headline(site: Site) -> None:
    link = site.put("/wall", "<html><body><form>Sign in</form></body></html>")
    feed = site.put("/rss.xml", rss(item("Raid!", link, "Legion claims it.")), RSS)
    refused, article = read(feed)
    assert isinstance(refused, Refusal)
    assert refused.reason == "no article"
    assert isinstance(article, Article)


def test_an_entry_without_link_or_words_is_refused_alone(site: Site) -> None:
    feed = site.put("/rss.xml", rss("<item><author>x</author></item>", "<item><title>Raid!</title></item>"), RSS)
    refused, article = read(feed)
    assert isinstance(refused, Refusal)
    assert (refused.where, refused.reason) == (f"{feed}#1", "no text")
    assert isinstance(article, Article)
    assert article.external_id == f"{feed}#2"


def test_atom_with_relative_links_and_a_full_text(site: Site) -> None:
    site.put("/raid", page("Raid on the border", *BODY))
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
      <entry><title>Raid</title><id>tag:wire.example,2023:1</id><link href="raid"/></entry>
      <entry><title>Denial</title><id>tag:wire.example,2023:2</id><summary>Short.</summary>
        <content type="html">&lt;p&gt;Kyiv denies it.&lt;/p&gt;&lt;p&gt;All of it.&lt;/p&gt;</content></entry></feed>"""
    raid, denial = read(site.put("/atom.xml", atom, "application/atom+xml"))
    assert isinstance(raid, Article)
    assert raid.external_id == f"{site.address}/raid"
    assert isinstance(denial, Article)
    assert (denial.external_id, denial.text) == ("tag:wire.example,2023:2", "Denial\n\nKyiv denies it.\nAll of it.")


def test_a_feed_cut_off_in_the_middle_is_read_as_far_as_it_goes(site: Site) -> None:
    whole = rss(item("Raid!", "", "Legion claims it."), item("Denial!", "", "Kyiv denies it."))
    broken, *items = read(site.put("/rss.xml", whole[: whole.index("Kyiv denies")], RSS))
    assert isinstance(broken, Refusal)
    assert broken.reason == "malformed feed"
    assert isinstance(items[0], Article)
    assert items[0].text == "Raid!\n\nLegion claims it."


@pytest.mark.parametrize(
    ("body", "reason"), [("", "empty"), ("<html><p>no feed</p></html>", "not a feed"), ("\0\1\2\3" * 9, "binary noise")]
)
def test_what_is_no_feed(site: Site, body: str, reason: str) -> None:
    (refused,) = read(site.put("/rss.xml", body, RSS))
    assert isinstance(refused, Refusal)
    assert refused.reason == reason


def test_an_empty_feed_is_a_quiet_day(site: Site) -> None:
    assert read(site.put("/rss.xml", rss(), RSS)) == []


def test_entities_in_a_feed_open_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    entity = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
    feed = tmp_path / "rss.xml"
    feed.write_text(entity + '<rss version="2.0"><channel><item><title>Raid &s;</title></item></channel></rss>')
    assert all("the secret" not in i.text for i in read(feed) if isinstance(i, Article))


def local(guid: str, link: str = "", permalink: str = "false") -> str:
    return f'<item><title>Raid!</title><link>{link}</link><guid isPermaLink="{permalink}">{guid}</guid>{DATE}</item>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A feed's folder with one page in it, and a page outside that is none of its business."""
    (tmp_path / "feed" / "pages").mkdir(parents=True)
    (tmp_path / "feed" / "pages" / "raid one.html").write_text(page("Raid on the border", *BODY))
    (tmp_path / "outside.html").write_text(page("Secret", *BODY))
    return tmp_path / "feed"


@pytest.mark.parametrize(
    "entry",
    [
        local("pages/raid one.html", "https://sarrpress.example/raid"),
        local("pages/raid%20one.html", "https://sarrpress.example/raid"),
        local("https://sarrpress.example/raid", "pages/raid%20one.html", "true"),
    ],
)
def test_a_local_feed_names_its_pages_by_guid_or_relative_link(folder: Path, entry: str) -> None:
    (folder / "rss.xml").write_text(rss(entry))
    (article,) = read(folder / "rss.xml")
    assert isinstance(article, Article)
    assert article.text == "Raid on the border\n\n" + "\n".join(BODY)
    assert article.external_id == "https://sarrpress.example/raid"
    assert article.published_at == datetime(2023, 5, 22, 15, 6, tzinfo=UTC)


def test_pages_of_a_local_feed_are_not_read_a_second_time_by_themselves(folder: Path) -> None:
    (folder / "rss.xml").write_text(rss(local("pages/raid one.html")))
    (article,) = read_path(folder.parent / "feed")
    assert isinstance(article, Article)
    assert article.external_id == "pages/raid one.html"


@pytest.mark.parametrize(
    "guid", ["../outside.html", "pages/../../outside.html", "..%2foutside.html", "pages/way-out.html"]
)
def test_a_local_feed_reads_nothing_outside_its_folder(folder: Path, guid: str) -> None:
    (folder / "pages" / "way-out.html").symlink_to(folder.parent / "outside.html")
    (folder / "rss.xml").write_text(rss(local(guid)))
    refused, article = read(folder / "rss.xml")
    assert isinstance(refused, Refusal)
    assert refused.reason == "outside the feed's folder"
    assert isinstance(article, Article)
    assert article.text == "Raid!"


@pytest.mark.parametrize(
    "guid", ["/etc/hostname", "file:///etc/hostname", "../../../etc/hostname", "tag:x,2023:1", "\u0001.html"]
)
def test_what_names_no_page_file_is_only_an_id(folder: Path, guid: str) -> None:
    (folder / "rss.xml").write_text(rss(local(guid)))
    assert [i.text for i in read(folder / "rss.xml") if isinstance(i, Article)] == ["Raid!"]


def test_a_named_page_that_is_missing_is_told(folder: Path) -> None:
    (folder / "rss.xml").write_text(rss(local("pages/gone.html", "https://sarrpress.example/gone")))
    refused, article = read(folder / "rss.xml")
    assert isinstance(refused, Refusal)
    assert (refused.where, refused.reason) == ("https://sarrpress.example/gone", "not found")
    assert "pages/gone.html" in refused.detail
    assert isinstance(article, Article)


def test_a_local_feed_never_asks_the_web(folder: Path, site: Site) -> None:
    link = site.put("/raid", page("Raid on the border", *BODY))
    (folder / "rss.xml").write_text(rss(item("Raid!", link)))
    (article,) = read(folder / "rss.xml")
    assert isinstance(article, Article)
    assert article.text == "Raid!"
    assert site.asked == []
