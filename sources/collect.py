"""One configured source to its articles and refusals, whatever kind it is."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models.schema import Article, Refusal
from sources.canonical import canonical_url, is_web_address
from sources.disk import read_bytes
from sources.entries import Feed, looks_like_json
from sources.feeds import read_due_pages, read_entries, read_fetched_feed, read_local_feed
from sources.fetch import XML_TYPES, Fetched, Fetcher, Form
from sources.files import read_document, read_path, read_records
from sources.jsonl import read_json, read_jsonl
from sources.limits import Limits
from sources.opml import expanded, is_list
from sources.pages import page_article
from sources.policy import Policy
from sources.refused import Reason, Refused, guarded
from sources.sitemaps import gathered, parse_sitemap
from sources.spec import SourceKind, SourceSpec
from sources.unpack import unpacked_file
from sources.visit import Visit

_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]")
_SITEMAP_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_HEAD = 2048
_FORMS = {
    SourceKind.FEED: Form.FEED,
    SourceKind.SITEMAP: Form.FEED,
    SourceKind.PAGE: Form.PAGE,
    SourceKind.JSONL: Form.RECORDS,
}


def collect(
    spec: SourceSpec,
    limits: Limits | None = None,
    visit: Visit | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of a source, and a refusal for each input that could not be used; never raises for bad input.

    `visit` brings what is known from earlier visits and takes what this one sees: a document that has not changed is
    not parsed, a page that is known is not fetched before it is due. Without a `fetcher`, one of its own is used.
    """
    visit = visit or Visit()
    read = _from_web if is_web_address(spec.location) else _from_disk
    yield from guarded(read(spec, limits or Limits(), visit, fetcher), spec.location)


def _from_web(spec: SourceSpec, limits: Limits, visit: Visit, fetcher: Fetcher | None) -> Iterator[Article | Refusal]:
    if fetcher is None:
        with Fetcher(limits, Policy()) as own:
            yield from _from_web(spec, limits, visit, own)
        return
    if is_list(spec):
        yield from _from_list(spec, limits, fetcher)
        return
    if spec.kind is SourceKind.FILES:
        refused = Refused(Reason.BAD_ADDRESS, "kind 'files' needs a path; use feed, sitemap, page, jsonl or auto")
        yield refused.at(spec.location)
        return
    try:
        fetched = visit.came(fetcher.get_if_changed(spec.location, _FORMS.get(spec.kind, Form.ANY), visit.shown))
        if fetched is not None:
            fetched = replace(fetched, data=unpacked_file(fetched.data, fetcher.limits.max_bytes))
    except Refused as refused:
        visit.failed(refused)
        yield refused.at(spec.location)
        return
    if fetched is not None:
        yield from _fetched(spec, fetched, fetcher, visit)
    yield from read_due_pages(spec.location, fetcher, spec.known, visit)


def _fetched(spec: SourceSpec, fetched: Fetched, fetcher: Fetcher, visit: Visit) -> Iterator[Article | Refusal]:
    """What an address turned out to hold: what its kind says, else records, a feed, a sitemap, a list or a page."""
    head = fetched.data[:_HEAD].lower()
    kind = spec.kind
    if kind is SourceKind.SITEMAP or (kind is SourceKind.AUTO and _SITEMAP_ROOT.search(head)):
        yield from _sitemaps(spec, fetched, fetcher, visit)
    elif kind is SourceKind.FEED or (kind is SourceKind.AUTO and _is_feed(fetched, head)):
        yield from read_fetched_feed(fetched, fetcher, spec.known, visit)
    elif kind is SourceKind.JSONL or (kind is SourceKind.AUTO and "json" in fetched.content_type):
        read = read_json if fetched.content_type == "application/json" else read_jsonl
        place = canonical_url(fetched.url) or fetched.url
        yield from read(fetched.data, spec.location, lambda line: f"{place}#{line}", spec.known)
    else:
        try:
            article = page_article(fetched, spec.known)
        except Refused as refused:
            visit.failed(refused)
            yield refused.at(spec.location)
        else:
            visit.responses[article.external_id] = fetched
            yield article


def _sitemaps(spec: SourceSpec, first: Fetched, fetcher: Fetcher, visit: Visit) -> Iterator[Article | Refusal]:
    """The pages of a sitemap, or of those that an index leads to; what went wrong below the index is told."""

    def get(url: str, referrer: str | None) -> bytes:
        if referrer is None:
            return first.data
        return unpacked_file(fetcher.get(url, Form.FEED, referrer=first.url).data, fetcher.limits.max_bytes)

    for found in gathered(first.url, get, fetcher.limits.max_entries):
        if isinstance(found, Feed):
            yield from read_entries(found, first, fetcher, spec.known, visit)
        else:
            visit.complete = visit.complete and not found.passing
            yield found.at(spec.location)


def _from_list(spec: SourceSpec, limits: Limits, fetcher: Fetcher | None) -> Iterator[Article | Refusal]:
    """The articles of all feeds of an OPML list, one after the other."""
    for item in expanded([spec], fetcher, limits):
        if isinstance(item, Refusal):
            yield item
        else:
            yield from collect(item, limits, None, fetcher)


def _is_feed(fetched: Fetched, head: bytes) -> bool:
    """Whether a body is a feed: by its first element, else by its type (UTF-16 hides the element)."""
    if looks_like_json(fetched.data):
        return "json" in fetched.content_type and b"jsonfeed.org/version" in head.replace(b"\\/", b"/")
    if b"<html" in head:
        return False
    return bool(_FEED_ROOT.search(head)) or fetched.content_type in XML_TYPES


def _from_disk(spec: SourceSpec, limits: Limits, visit: Visit, fetcher: Fetcher | None) -> Iterator[Article | Refusal]:
    path = Path(spec.location).expanduser()
    if is_list(spec):
        yield from _from_list(spec, limits, fetcher)
        return
    match spec.kind:
        case SourceKind.FEED:
            yield from read_local_feed(path, path.parent, spec.known, limits, visit)
        case SourceKind.SITEMAP:
            yield from _local_sitemap(path, limits)
        case SourceKind.PAGE:
            yield read_document(path, path.parent, spec.known, limits)
        case SourceKind.JSONL:
            yield from read_records(path, path.parent, spec.known, limits)
        case _:
            yield from read_path(path, spec.known, limits, visit)


def _local_sitemap(path: Path, limits: Limits) -> Iterator[Refusal]:
    """A sitemap in a file leads to the web, and reading files stays reading files: it is refused, with the way out."""
    try:
        parse_sitemap(unpacked_file(read_bytes(path, limits), limits.max_bytes))
        raise Refused(Reason.BAD_ADDRESS, "a sitemap leads to the web; give its http(s) address")
    except Refused as refused:
        yield refused.at(str(path))
