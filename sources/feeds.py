"""RSS, Atom and RDF feeds: each entry followed to its page; where that cannot be had, title and standfirst are kept.

A feed on the web is followed over the web. A feed in a folder is followed inside that folder only and never over the
web, so that reading files stays reading files.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from models.schema import Article, Refusal
from sources.canonical import external_id, is_web_address, path_id
from sources.disk import read_bytes
from sources.draft import Draft, to_article
from sources.entries import Entry, Feed, parse_feed
from sources.fetch import Fetched, Fetcher, Form
from sources.html import read_html
from sources.limits import Limits
from sources.refused import Reason, Refused, surprises_refused
from sources.spec import Known
from sources.txt import read_txt

Held = Callable[[str], bool]
"""Whether an article with this `external_id` is already stored."""


def read_feed(
    location: str | Path, fetcher: Fetcher | None = None, known: Known | None = None, held: Held | None = None
) -> Iterator[Article | Refusal]:
    """The articles of the feed at an address or path, entry by entry; never raises for bad input.

    A page that cannot be had gives a refusal *and* the entry's headline as an article, unless that article is `held`
    already: a site that is down for an hour must not replace its articles by their headlines.
    """
    if isinstance(location, Path) or not is_web_address(location):
        path = Path(location)
        yield from read_local_feed(path, path.parent, known, fetcher.limits if fetcher else None, held)
    elif fetcher is None:
        with Fetcher() as own:
            yield from read_feed(location, own, known, held)
    else:
        try:
            fetched = fetcher.get(location, Form.FEED)
        except Refused as refused:
            yield refused.at(location)
        else:
            yield from read_fetched_feed(fetched, fetcher, known, held)


def read_fetched_feed(
    fetched: Fetched, fetcher: Fetcher, known: Known | None = None, held: Held | None = None
) -> Iterator[Article | Refusal]:
    """The articles of a feed that was fetched already."""

    def page_of(entry: Entry) -> tuple[str, Draft] | None:
        if entry.link is None:
            return None
        page = fetcher.get(entry.link, Form.PAGE, referrer=fetched.url)
        return page.url, read_html(page.data, page.url, page.charset)

    try:
        feed = parse_feed(fetched.data, fetched.url, fetched.content_type, fetched.charset)
    except Refused as refused:
        yield refused.at(fetched.url)
        return
    yield from _entries(feed, fetched.url, fetched.url, page_of, known or Known(), held)


def read_local_feed(
    path: Path,
    root: Path,
    known: Known | None = None,
    limits: Limits | None = None,
    held: Held | None = None,
    used: set[Path] | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of a feed file: an entry's page is the file that its guid or relative link names.

    `root` is the ingested folder, which ids are relative to. The page files read are added to `used`.
    """
    bounds = limits or Limits()

    def page_of(entry: Entry) -> tuple[str, Draft] | None:
        page = next((file for name in entry.named if (file := _page_file(path.parent, name)) is not None), None)
        if page is None:
            return None
        if used is not None:
            used.add(page.resolve())
        try:
            data = read_bytes(page, bounds)
            draft = read_txt(data) if page.suffix.lower() == ".txt" else read_html(data, entry.link)
        except Refused as refused:
            raise Refused(refused.reason, f"{page}: {refused.detail}") from refused
        return path_id(page, root), draft

    try:
        feed = parse_feed(read_bytes(path, bounds))
    except Refused as refused:
        yield refused.at(str(path))
        return
    yield from _entries(feed, str(path), path_id(path, root), page_of, known or Known(), held)


def _entries(
    feed: Feed,
    where: str,
    feed_id: str,
    page_of: Callable[[Entry], tuple[str, Draft] | None],
    known: Known,
    held: Held | None,
) -> Iterator[Article | Refusal]:
    """Each entry's article, from its page where `page_of` finds one, else from the feed's own words."""
    if feed.broken:
        detail = f"{feed.broken}; {len(feed.entries)} entries could still be read"
        yield Refused(Reason.MALFORMED_FEED, detail).at(where)
    for number, entry in enumerate(feed.entries, start=1):
        fallback_id = f"{feed_id}#{number}"
        try:
            with surprises_refused(Reason.UNREADABLE):
                page = page_of(entry)
        except Refused as refused:
            yield refused.at(entry.link or f"{where}#{number}")
            page = None
        if page is None and held is not None and held(external_id(entry.link, entry.own_id, fallback_id)):
            continue
        try:
            item: Article | Refusal = (
                to_article(_headline(entry, feed), fallback_id, known)
                if page is None
                else to_article(_with_entry(page[1], entry, feed), page[0], known)
            )
        except Refused as refused:
            item = refused.at(f"{where}#{number}")
        yield item


def _headline(entry: Entry, feed: Feed) -> Draft:
    """What the feed itself says: title and standfirst."""
    return Draft(
        body=entry.body,
        title=entry.title,
        url=entry.link,
        outlet_hint=entry.outlet or feed.title,
        published_at=entry.published_at,
        language_hint=feed.language,
        own_id=entry.own_id,
    )


def _with_entry(page: Draft, entry: Entry, feed: Feed) -> Draft:
    """The page's draft with what its feed knows better (the time, to the second) or the page leaves out."""
    return replace(
        page,
        title=page.title or entry.title,
        url=page.url or entry.link,
        outlet_hint=page.outlet_hint or entry.outlet or feed.title,
        published_at=entry.published_at or page.published_at,
        language_hint=page.language_hint or feed.language,
    )


def _page_file(folder: Path, name: str) -> Path | None:
    """The page file that an entry names, relative to the feed's folder; None where the name is no such file name.

    Raises Refused (outside the feed's folder).
    """
    relative = unquote(name.partition("#")[0].partition("?")[0])
    if not relative.lower().endswith((".html", ".htm", ".txt")) or ":" in relative or "\0" in relative:
        return None
    try:
        home, file = folder.resolve(), (folder / relative).resolve()
    except (OSError, RuntimeError):  # a link that leads back to itself
        return None
    if not file.is_relative_to(home):
        raise Refused(Reason.OUTSIDE_FOLDER, f"{name} is not below the feed file")
    return folder / relative
