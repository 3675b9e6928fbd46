"""A feed's bytes to its entries, whatever dialect of RSS, Atom or RDF they are written in."""

from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.sax import SAXException

import feedparser

from sources.canonical import canonical_url
from sources.dates import parse_time, sane
from sources.decode import declared_charset, decode
from sources.html import plain_text
from sources.refused import Reason, Refused, surprises_refused

_TIMES = ("published", "created", "updated")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what the feed itself says of an article, and where it says the article is.

    `link` is an http(s) address. `named` are the entry's id and link as written where they are no address: in a feed
    that lies in a folder they may name the file of the page.
    """

    title: str
    body: str
    link: str | None
    own_id: str | None
    named: tuple[str, ...]
    outlet: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as far as it could be read; `broken` says what was wrong with its XML, if anything."""

    title: str
    language: str | None
    entries: tuple[Entry, ...]
    broken: str | None


def parse_feed(data: bytes, url: str | None = None, content_type: str = "", charset: str | None = None) -> Feed:
    """The entries of a feed; `url` is what its relative links are relative to.

    Broken XML is read as far as it goes. Raises Refused (binary noise, malformed feed, not a feed).
    """
    headers = {"content-type": f"{content_type}; charset={charset}" if content_type and charset else content_type}
    headers |= {"content-location": url} if url else {}
    with surprises_refused(Reason.MALFORMED_FEED):
        # A stream, never bytes or text: feedparser would try those as a path or address to open.
        parsed = feedparser.parse(BytesIO(data), response_headers={k: v for k, v in headers.items() if v})
        entries = tuple(_entry(entry) for entry in parsed.entries)
    error = parsed.get("bozo_exception")
    broken = str(error) if isinstance(error, SAXException) else None
    if not entries and not parsed.version:
        decode(data, charset or declared_charset(data))  # noise is called noise
        raise Refused(Reason.MALFORMED_FEED, broken) if broken else Refused(Reason.NOT_A_FEED, "no RSS, Atom or RDF")
    return Feed(_plain(parsed.feed, "title"), parsed.feed.get("language"), entries, broken)


def _entry(entry: Mapping[str, Any]) -> Entry:
    own_id, link = _text(entry, "id"), _text(entry, "link")
    bodies = [str(c.get("value") or "") for c in entry.get("content") or ()] + [_text(entry, "summary")]
    return Entry(
        title=_plain(entry, "title"),
        body=max((plain_text(body) for body in bodies), key=len),
        link=next((address for address in (link, own_id) if canonical_url(address)), None),
        own_id=own_id or None,
        named=tuple(dict.fromkeys(name for name in (own_id, link) if name and not canonical_url(name))),
        outlet=_plain(entry.get("source") or {}, "title"),
        published_at=_time(entry),
    )


def _plain(holder: Mapping[str, Any], key: str) -> str:
    """The words of a field that may hold markup, on one line."""
    return " ".join(plain_text(_text(holder, key)).split())


def _text(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value.strip() if isinstance(value, str) else ""


def _time(entry: Mapping[str, Any]) -> datetime | None:
    """When the entry was published, else created, else last updated; feedparser gives these in UTC."""
    for name in _TIMES:
        parsed = entry.get(f"{name}_parsed")
        if parsed is not None:
            try:
                return sane(datetime.fromtimestamp(timegm(parsed), UTC))
            except (ValueError, TypeError, OverflowError, OSError):  # a 31st of February, a leap second
                pass
        if (moment := parse_time(entry.get(name))) is not None:
            return moment
    return None
