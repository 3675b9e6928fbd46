"""A feed's bytes to its entries, whatever dialect of RSS, Atom, RDF or JSON Feed they are written in."""

import json
import re
from calendar import timegm
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser

from sources.canonical import canonical_url
from sources.dates import of_the_web, parse_time, sane
from sources.decode import declared_charset, decode
from sources.html import plain_text
from sources.refused import Reason, Refused, surprises_refused

_TIMES = ("published", "created", "updated")
_ENTRY, _ENTRY_END = (
    re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>/]", re.I),
    re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.I),
)

#: Characters from which the content of an entry is taken for the article itself and not for its first lines.
FULL_TEXT = 1000


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
    byline: str = ""
    full: bool = False
    language: str | None = None

    @property
    def sha256(self) -> str:
        """Of what the entry says; its id is left out, as some feeds name every entry anew each time."""
        return sha256("\0".join((self.title, self.body, self.link or "", str(self.published_at))).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as far as it could be read; `broken` says what was wrong with its XML, if anything.

    `beyond` are the entries that were left out because there were more than `max_entries`.
    """

    title: str
    language: str | None
    entries: tuple[Entry, ...]
    broken: str | None = None
    beyond: int = 0


def parse_feed(
    data: bytes, url: str | None = None, content_type: str = "", charset: str | None = None, most: int = 1_000_000
) -> Feed:
    """The first `most` entries of an RSS, Atom, RDF or JSON feed; `url` is what its relative links are relative to.

    Broken XML is read as far as it goes. Raises Refused (binary noise, malformed feed, not a feed).
    """
    if looks_like_json(data):
        return parse_json_feed(data, url, most)
    data, beyond = _cut(data, most)
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
    return Feed(_plain(parsed.feed, "title"), parsed.feed.get("language"), entries, broken, beyond)


def _cut(data: bytes, most: int) -> tuple[bytes, int]:
    """A feed without the entries beyond the first `most`, and how many those are.

    The parser takes a millisecond and tens of kilobytes an entry, so it never sees them.
    """
    starts = [found.start() for found in _ENTRY.finditer(data)]
    if len(starts) <= most:
        return data, 0
    ends = [found.end() for found in _ENTRY_END.finditer(data)]
    tail = data[ends[-1] :] if ends and ends[-1] > starts[-1] else b""
    return data[: starts[most]] + tail, len(starts) - most


def _entry(entry: Mapping[str, Any]) -> Entry:
    own_id, link = _text(entry, "id"), _text(entry, "link")
    contents = [plain_text(str(c.get("value") or "")) for c in entry.get("content") or ()]
    body = max((*contents, plain_text(_text(entry, "summary"))), key=len)
    return Entry(
        title=_plain(entry, "title"),
        body=body,
        byline=_plain(entry, "author"),
        full=body in contents and len(body) >= FULL_TEXT,
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
                return of_the_web(sane(datetime.fromtimestamp(timegm(parsed), UTC)))
            except (ValueError, TypeError, OverflowError, OSError):  # a 31st of February, a leap second
                pass
        if (moment := of_the_web(parse_time(entry.get(name)))) is not None:
            return moment
    return None


def looks_like_json(data: bytes) -> bool:
    """Whether a document begins as a JSON object does."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def parse_json_feed(data: bytes, url: str | None = None, most: int = 1_000_000) -> Feed:
    """The entries of a JSON Feed (jsonfeed.org, 1 and 1.1). Raises Refused (binary noise, not JSON, not a feed)."""
    text = decode(data)
    try:
        feed = json.loads(text)
    except RecursionError:
        raise Refused(Reason.NOT_JSON, "nested too deeply") from None
    except ValueError as error:
        raise Refused(Reason.NOT_JSON, str(error)) from None
    if not is_json_feed(feed):
        raise Refused(Reason.NOT_A_FEED, "this JSON names no version of JSON Feed")
    items = [item for item in feed["items"] if isinstance(item, dict)]
    language = _text(feed, "language") or None
    entries = tuple(_json_entry(item, url) for item in items[:most])
    return Feed(_plain(feed, "title"), language, entries, beyond=max(0, len(items) - most))


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a JSON Feed."""
    return (
        isinstance(value, dict)
        and "jsonfeed.org/version/" in str(value.get("version"))
        and isinstance(value.get("items"), list)
    )


def _json_entry(item: dict[str, Any], url: str | None) -> Entry:
    own_id = str(item["id"]).strip() if isinstance(item.get("id"), (str, int, float)) else ""
    links = [_text(item, "url"), _text(item, "external_url"), own_id]
    if url:
        with suppress(ValueError):
            links[:2] = [urljoin(url, link) if link else "" for link in links[:2]]
    content = plain_text(_text(item, "content_html")) or "\n".join(_text(item, "content_text").split("\n"))
    summary = plain_text(_text(item, "summary"))
    people = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_plain(person, "name") for person in people or () if isinstance(person, dict)]
    times = (of_the_web(parse_time(item.get(name))) for name in ("date_published", "date_modified"))
    return Entry(
        title=_plain(item, "title"),
        body=max(content, summary, key=len),
        link=next((link for link in links if canonical_url(link)), None),
        own_id=own_id or None,
        named=tuple(name for name in (own_id,) if name and not canonical_url(name)),
        outlet="",
        published_at=next((moment for moment in times if moment), None),
        byline=", ".join(name for name in names if name),
        full=len(content) >= FULL_TEXT,
        language=_text(item, "language") or None,
    )
