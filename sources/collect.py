"""One configured source to its articles and refusals, whatever kind it is."""

import re
from collections.abc import Iterator
from pathlib import Path

from models.schema import Article, Refusal
from sources.canonical import canonical_url, is_web_address
from sources.feeds import Held, read_feed, read_fetched_feed, read_local_feed
from sources.fetch import XML_TYPES, Fetched, Fetcher, Form
from sources.files import read_document, read_path, read_records
from sources.jsonl import read_json, read_jsonl
from sources.limits import Limits
from sources.pages import page_article, read_page
from sources.refused import Reason, Refused, guarded
from sources.spec import SourceKind, SourceSpec

_FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)[\s>]")
_HEAD = 2048


def collect(spec: SourceSpec, limits: Limits | None = None, held: Held | None = None) -> Iterator[Article | Refusal]:
    """The articles of a source, and a refusal for each input that could not be used; never raises for bad input.

    `held` tells which ids are stored already: a headline alone does not replace such an article.
    """
    read = _from_web if is_web_address(spec.location) else _from_disk
    yield from guarded(read(spec, limits or Limits(), held), spec.location)


def _from_web(spec: SourceSpec, limits: Limits, held: Held | None) -> Iterator[Article | Refusal]:
    with Fetcher(limits) as fetcher:
        yield from _with(fetcher, spec, held)


def _with(fetcher: Fetcher, spec: SourceSpec, held: Held | None) -> Iterator[Article | Refusal]:
    match spec.kind:
        case SourceKind.FEED:
            yield from read_feed(spec.location, fetcher, spec.known, held)
        case SourceKind.PAGE:
            yield read_page(spec.location, fetcher, spec.known)
        case SourceKind.FILES:
            refused = Refused(Reason.BAD_ADDRESS, "kind 'files' needs a path; use feed, page, jsonl or auto")
            yield refused.at(spec.location)
        case SourceKind.JSONL | SourceKind.AUTO:
            form = Form.RECORDS if spec.kind is SourceKind.JSONL else Form.ANY
            try:
                fetched = fetcher.get(spec.location, form)
            except Refused as refused:
                yield refused.at(spec.location)
            else:
                yield from _fetched(spec, fetched, fetcher, held)


def _fetched(spec: SourceSpec, fetched: Fetched, fetcher: Fetcher, held: Held | None) -> Iterator[Article | Refusal]:
    """What an address turned out to hold: records, a feed or a page."""
    if spec.kind is SourceKind.JSONL or "json" in fetched.content_type:
        read = read_json if fetched.content_type == "application/json" else read_jsonl
        place = canonical_url(fetched.url) or fetched.url
        yield from read(fetched.data, spec.location, lambda line: f"{place}#{line}", spec.known)
    elif _is_feed(fetched):
        yield from read_fetched_feed(fetched, fetcher, spec.known, held)
    else:
        try:
            yield page_article(fetched, spec.known)
        except Refused as refused:
            yield refused.at(spec.location)


def _is_feed(fetched: Fetched) -> bool:
    """Whether a body is a feed: by its first element, else by its type (UTF-16 hides the element)."""
    head = fetched.data[:_HEAD].lower()
    if b"<html" in head:
        return False
    return bool(_FEED_ROOT.search(head)) or fetched.content_type in XML_TYPES


def _from_disk(spec: SourceSpec, limits: Limits, held: Held | None) -> Iterator[Article | Refusal]:
    path = Path(spec.location).expanduser()
    match spec.kind:
        case SourceKind.FEED:
            yield from read_local_feed(path, path.parent, spec.known, limits, held)
        case SourceKind.PAGE:
            yield read_document(path, path.parent, spec.known, limits)
        case SourceKind.JSONL:
            yield from read_records(path, path.parent, spec.known, limits)
        case SourceKind.FILES | SourceKind.AUTO:
            yield from read_path(path, spec.known, limits, held)
