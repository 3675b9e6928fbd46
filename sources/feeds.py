"""RSS, Atom and RDF feeds: each entry followed to its page; where that cannot be had, title and standfirst are kept.

A feed on the web is followed over the web. A feed in a folder is followed inside that folder only and never over the
web, so that reading files stays reading files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from models.schema import Article, Refusal
from models.vocabulary import Extent
from sources.canonical import canonical_url, external_id, is_web_address, path_id
from sources.disk import read_bytes
from sources.draft import Draft, to_article
from sources.entries import Entry, Feed, parse_feed
from sources.fetch import Fetched, Fetcher, Form
from sources.html import read_html
from sources.limits import Limits
from sources.refused import Reason, Refused, surprises_refused
from sources.spec import Known
from sources.txt import read_txt
from sources.visit import PageSeen, Standing, Visit
from sources.wires import agency


@dataclass(frozen=True, slots=True)
class _Page:
    """What an entry led to: the id to fall back on, the draft, and the response, if it came over the web."""

    fallback_id: str
    draft: Draft
    fetched: Fetched | None = None


PageOf = Callable[[Entry], _Page | None]
"""The page of an entry; None where it names none. Raises Refused where it cannot be had."""


def read_feed(
    location: str | Path, fetcher: Fetcher | None = None, known: Known | None = None, visit: Visit | None = None
) -> Iterator[Article | Refusal]:
    """The articles of the feed at an address or path, entry by entry; never raises for bad input.

    A page that cannot be had gives a refusal *and* the entry's headline as an article, unless that article is held
    already: a site that is down for an hour must not replace its articles by their headlines. An entry that says what
    it said at an earlier visit is passed over; its page is looked at again when it is due.
    """
    visit = visit or Visit()
    if isinstance(location, Path) or not is_web_address(location):
        path = Path(location)
        yield from read_local_feed(path, path.parent, known, fetcher.limits if fetcher else None, visit)
    elif fetcher is None:
        with Fetcher() as own:
            yield from read_feed(location, own, known, visit)
    else:
        try:
            fetched = visit.came(fetcher.get_if_changed(location, Form.FEED, visit.shown))
        except Refused as refused:
            visit.failed(refused)
            yield refused.at(location)
            return
        if fetched is not None:
            yield from read_fetched_feed(fetched, fetcher, known, visit)


def read_fetched_feed(
    fetched: Fetched, fetcher: Fetcher, known: Known | None = None, visit: Visit | None = None
) -> Iterator[Article | Refusal]:
    """The articles of a feed that was fetched already."""
    visit = visit or Visit()
    try:
        feed = parse_feed(
            fetched.data, fetched.url, fetched.content_type, fetched.charset, most=fetcher.limits.max_entries
        )
    except Refused as refused:
        visit.failed(refused)
        yield refused.at(fetched.url)
        return
    yield from read_entries(feed, fetched, fetcher, known or Known(), visit)


def read_entries(
    feed: Feed, fetched: Fetched, fetcher: Fetcher, known: Known, visit: Visit
) -> Iterator[Article | Refusal]:
    """The articles of a feed's entries, each followed to its page where that is new or says something new."""

    def page_of(entry: Entry) -> _Page | None:
        if entry.link is None:
            return None
        page = fetcher.get(entry.link, Form.PAGE, referrer=fetched.url)
        draft = read_html(page.data, page.url, page.charset)
        return _Page(page.url, draft, page)

    yield from _entries(feed, fetched.url, fetched.url, page_of, known, visit, fetched)


def read_due_pages(source: str, fetcher: Fetcher, known: Known, visit: Visit) -> Iterator[Article | Refusal]:
    """Pages of earlier visits that are due to be looked at again: a changed text is an article, all else is noted."""
    for before in visit.memory.due(visit.now, visit.pages_left):
        if before.url in visit.looked_at or not visit.take_page():
            continue
        validators = before.seen.validators
        try:
            with surprises_refused(Reason.UNREADABLE):
                url = validators.url if validators else before.url
                fetched = fetcher.get_if_changed(url, Form.PAGE, validators, referrer=source)
                item = _again(fetched, before, known, visit)
        except Refused as refused:
            # Why was told when the page was met; what is stored stays, and the page is looked at later once more.
            visit.page_seen(before.url, before.entry_sha256, None, None, before)
            if not refused.passing and before.external_id and visit.memory.holds(before.external_id):
                yield refused.at(before.url)
            continue
        if item is not None:
            yield item


def _again(fetched: Fetched | None, before: PageSeen, known: Known, visit: Visit) -> Article | None:
    """The article of a page that has changed since `before`, None where its bytes have not."""
    if fetched is None or sha256(fetched.data).hexdigest() == before.seen.sha256:
        visit.page_seen(before.url, before.entry_sha256, None, None, before)
        return None
    draft = read_html(fetched.data, fetched.url, fetched.charset)
    draft = replace(draft, outlet=before.outlet, published_at=before.published_at or draft.published_at)
    article = to_article(draft, before.external_id or external_id(fetched.url, None, fetched.url), known)
    visit.page_seen(before.url, before.entry_sha256, article, fetched, before)
    if article.extent is Extent.STANDFIRST and visit.memory.holds(article.external_id):
        return None  # a paywall that went up later does not take away what was free to read
    visit.responses[article.external_id] = fetched
    return article


def read_local_feed(
    path: Path,
    root: Path,
    known: Known | None = None,
    limits: Limits | None = None,
    visit: Visit | None = None,
    used: set[Path] | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of a feed file: an entry's page is the file that its guid or relative link names.

    `root` is the ingested folder, which ids are relative to. The page files read are added to `used`.
    """
    bounds = limits or Limits()

    def page_of(entry: Entry) -> _Page | None:
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
        return _Page(path_id(page, root), draft)

    try:
        feed = parse_feed(read_bytes(path, bounds), most=bounds.max_entries)
    except Refused as refused:
        yield refused.at(str(path))
        return
    yield from _entries(feed, str(path), path_id(path, root), page_of, known or Known(), visit or Visit())


def _entries(
    feed: Feed,
    where: str,
    feed_id: str,
    page_of: PageOf,
    known: Known,
    visit: Visit,
    evidence: Fetched | None = None,
) -> Iterator[Article | Refusal]:
    """Each entry's article, from its page where `page_of` finds one, else from the feed's own words (`evidence`)."""
    if feed.broken:
        detail = f"{feed.broken}; {len(feed.entries)} entries could still be read"
        yield Refused(Reason.MALFORMED_FEED, detail).at(where)
    if feed.beyond:
        detail = f"{feed.beyond:,} beyond the first {len(feed.entries):,} were left out (limit max_entries)"
        yield Refused(Reason.TOO_MANY_ENTRIES, detail).at(where)
    for number, entry in enumerate(feed.entries, start=1):
        fallback_id = f"{feed_id}#{number}"
        met = canonical_url(entry.link) if entry.link and evidence else None
        before = visit.memory.page(met) if met else None
        if before is not None and before.entry_sha256 == entry.sha256:
            visit.unchanged += 1
            continue
        if met and not visit.take_page():
            continue
        named = external_id(entry.link, entry.own_id, fallback_id)
        if named in visit.ids:
            yield Refused(Reason.DUPLICATE_ID, f"another entry has the id {named}; the first one counts").at(
                f"{where}#{number}"
            )
            continue
        visit.ids.add(named)
        page, refused = _followed(entry, page_of)
        if refused is not None:
            yield refused.at(entry.link or f"{where}#{number}")
        item = _article(entry, feed, page, refused, fallback_id, known, visit, evidence)
        if met and not (refused is not None and refused.passing):
            article = item if isinstance(item, Article) else None
            visit.page_seen(met, entry.sha256, article, page.fetched if page else None, before)
        elif met:
            visit.complete = False  # its page is asked for again at the next visit
        if isinstance(item, Refused):
            yield item.at(f"{where}#{number}")
        elif item is not None:
            yield item


def _followed(entry: Entry, page_of: PageOf) -> tuple[_Page | None, Refused | None]:
    """The page of an entry, or why it cannot be had; neither where the entry names none."""
    try:
        with surprises_refused(Reason.UNREADABLE):
            return page_of(entry), None
    except Refused as refused:
        return None, refused


def _article(
    entry: Entry,
    feed: Feed,
    page: _Page | None,
    refused: Refused | None,
    fallback_id: str,
    known: Known,
    visit: Visit,
    evidence: Fetched | None,
) -> Article | Refused | None:
    """The article of an entry; None where what is stored already says as much or more."""
    locked = page is not None and page.draft.extent is Extent.STANDFIRST
    try:
        if page is not None and not locked:
            article = to_article(_with_entry(page.draft, entry, feed), page.fallback_id, known)
        else:
            why = str(refused.reason) if refused else page.draft.withheld if page else None
            article = to_article(_headline(entry, feed, why, page), fallback_id, known)
    except Refused as unusable:
        return unusable
    bare = page is None or locked
    standing = visit.memory.standing(article) if bare or evidence is not None else Standing.NEW
    if bare and standing is Standing.HELD and not (page is None and refused is None):
        return None
    if evidence is not None and standing is Standing.TOLD:
        visit.unchanged += 1  # named anew, but not a word of it is new
        return None
    response = page.fetched if page is not None else evidence
    if response is not None:
        visit.responses[article.external_id] = response
    return article


def _headline(entry: Entry, feed: Feed, why: str | None, page: _Page | None) -> Draft:
    """What the feed itself says: title and standfirst, or all of the text where the feed carries it."""
    shown = page.draft if page is not None else None
    full = entry.full and shown is None
    return Draft(
        body=max(entry.body, shown.body if shown else "", key=len),
        title=entry.title or (shown.title if shown else ""),
        url=entry.link,
        outlet_hint=_outlet(entry, feed) or (shown.outlet_hint if shown else ""),
        published_at=entry.published_at or (shown.published_at if shown else None),
        language_hint=entry.language or feed.language,
        own_id=entry.own_id,
        byline=entry.byline,
        feed_source=entry.outlet,
        extent=Extent.FULL if full else Extent.STANDFIRST,
        withheld=None if full else why,
    )


def _with_entry(page: Draft, entry: Entry, feed: Feed) -> Draft:
    """The page's draft with what its feed knows better (the time, to the second) or the page leaves out."""
    return replace(
        page,
        title=page.title or entry.title,
        url=page.url or entry.link,
        outlet_hint=page.outlet_hint or _outlet(entry, feed),
        published_at=entry.published_at or page.published_at,
        language_hint=page.language_hint or entry.language or feed.language,
        byline=page.byline or entry.byline,
        feed_source=entry.outlet,
    )


def _outlet(entry: Entry, feed: Feed) -> str:
    """The outlet as the feed tells it: an aggregator's `<source>` is one, an agency that is credited is not."""
    return feed.title if not entry.outlet or (feed.title and agency(entry.outlet)) else entry.outlet


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
