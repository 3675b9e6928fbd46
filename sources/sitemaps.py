"""News sitemaps, and the index files that lead to them, as feeds: one entry a page."""

from collections.abc import Callable, Iterator
from datetime import datetime

from sources.canonical import canonical_url
from sources.dates import of_the_web, parse_time
from sources.entries import Entry, Feed
from sources.markup import Element, local_name, parse_xml
from sources.refused import Reason, Refused

#: Sitemaps that one index may lead to, the newest first; the protocol allows 50,000, which nobody needs for news.
MOST_SITEMAPS = 20
_DEEPEST = 2


def parse_sitemap(data: bytes, most: int = 1_000_000) -> Feed | list[str]:
    """The pages of a sitemap as entries, or the addresses that an index names, the latest changed first.

    Where a page carries Google News tags, only such pages are taken: the others are no news.
    Raises Refused (malformed feed, not a feed).
    """
    root = parse_xml(data, "sitemap")
    kind = local_name(root)
    if kind == "sitemapindex":
        named = [(_fields(child)) for child in root if local_name(child) == "sitemap"]
        newest = sorted(named, key=lambda fields: fields.get("lastmod", ""), reverse=True)
        return [fields["loc"] for fields in newest if fields.get("loc")]
    if kind != "urlset":
        raise Refused(Reason.NOT_A_FEED, "neither a sitemap nor an index of sitemaps")
    pages = [_fields(child) for child in root if local_name(child) == "url"]
    pages = [fields for fields in pages if "title" in fields] or pages
    return Feed("", None, tuple(_entry(fields) for fields in pages[:most]), beyond=max(0, len(pages) - most))


def gathered(location: str, get: Callable[[str, str | None], bytes], most: int) -> Iterator[Feed | Refused]:
    """The sitemaps at and below a location. `get` gives the bytes at an address that another one (or nobody) names."""
    waiting: list[tuple[str, str | None, int]] = [(location, None, 0)]
    met: set[str] = set()
    while waiting and len(met) <= MOST_SITEMAPS:
        url, referrer, depth = waiting.pop(0)
        if url in met:
            continue
        met.add(url)
        try:
            found = parse_sitemap(get(url, referrer), most)
        except Refused as refused:
            yield (
                refused
                if referrer is None
                else Refused(refused.reason, f"{url}: {refused.detail}", passing=refused.passing, wait=refused.wait)
            )
            continue
        if isinstance(found, Feed):
            yield found
        elif depth < _DEEPEST:
            waiting += [(child, url, depth + 1) for child in found]
    if any(url not in met for url, _, _ in waiting):
        yield Refused(Reason.TOO_MANY_ENTRIES, f"more than {MOST_SITEMAPS} sitemaps; the latest changed were read")


def _entry(fields: dict[str, str]) -> Entry:
    link = fields.get("loc", "")
    return Entry(
        title=fields.get("title", ""),
        body="",
        link=link if canonical_url(link) else None,
        own_id=None,
        named=(),
        outlet=fields.get("name", ""),
        published_at=_time(fields.get("publication_date")) or _time(fields.get("lastmod")),
        language=fields.get("language"),
    )


def _time(written: str | None) -> datetime | None:
    return of_the_web(parse_time(written))


def _fields(element: Element) -> dict[str, str]:
    """The texts below an element by the names of their tags, the first of each; pictures and videos are passed over."""
    found: dict[str, str] = {}
    waiting = list(element)
    while waiting:
        child = waiting.pop(0)
        name = local_name(child)
        if name in ("image", "video"):
            continue
        if child.text and child.text.strip():
            found.setdefault(name, " ".join(child.text.split()))
        waiting += list(child)
    return found
