"""A web page to a draft: trafilatura finds the article, the page's own metadata say when and where it appeared."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from models.vocabulary import Extent
from sources.canonical import canonical_url, is_home, site_of
from sources.dates import of_the_web, parse_time
from sources.decode import declared_charset, decode
from sources.draft import Draft
from sources.refused import Reason, Refused, surprises_refused

# It logs a warning for each page that holds no article; here that is a refusal, told once and with its address.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"[ \t\f\v]+")
_LEAST_LETTERS, _LEAST_WORDS = 25, 5

_TIME_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dcterms.created",
    "dc.date", "sailthru.date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_DATE_SEARCH = {"original_date": True, "extensive_search": False}  # a day named somewhere in the text is no date of it


def read_html(data: bytes, url: str | None = None, charset: str | None = None) -> Draft:
    """The article on a page. `url` is where the page was fetched from, `charset` what the server said of it.

    The day alone is known for many pages; `published_at` is then midnight UTC of that day. Of a page that says it is
    not free to read, title and standfirst are taken and no more, also where its text came along.
    Raises Refused (empty, binary noise, no article).
    """
    text = _XML_DECLARATION.sub("", decode(data, charset or declared_charset(data)))
    if not text.strip():
        raise Refused(Reason.EMPTY, "nothing but white space in it")
    with surprises_refused(Reason.NO_ARTICLE):
        tree = load_html(text)
        if tree is None:
            raise Refused(Reason.NO_ARTICLE, "this is no HTML page")
        published_at, language, locked = _published(tree), tree.get("lang"), is_locked(tree)
        found = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            favor_precision=True,  # links to other articles below the text are no words of it
            date_extraction_params=dict(_DATE_SEARCH),
        )
    if not isinstance(found, Document):
        raise Refused(Reason.NO_ARTICLE, "no article text was found on the page")
    title, outlet = (" ".join((words or "").split()) for words in (found.title, found.sitename))
    body = _lines((found.description if locked else found.text) or "")
    if not (locked and title) and not _is_article(body):
        raise Refused(Reason.NO_ARTICLE, "no article text was found on the page")
    heading, _, rest = body.partition("\n")
    return Draft(
        body=rest if rest and heading == title else body,  # the heading above the text is the title, told once
        byline=found.author or "",
        extent=Extent.STANDFIRST if locked else Extent.FULL,
        withheld=str(Reason.PAYWALL) if locked else None,
        title=title,
        url=_address(found.url, url),
        outlet_hint="" if outlet in (title, urlsplit(url or "").netloc) else outlet,  # neither names an outlet
        published_at=published_at or of_the_web(parse_time(found.date)),
        language_hint=language,
    )


def plain_text(markup: str) -> str:
    """The words of an HTML fragment, such as a feed's standfirst: a line per block, no tags."""
    if "<" not in markup and "&" not in markup:
        return _lines(markup)
    try:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = etree.fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return _lines(markup)
    return _lines("".join(_words_of(tree))) if tree is not None else ""


def _words_of(element: Any) -> Iterator[str]:
    """Text nodes in order, with a line end after each block; scripts and styles are not words."""
    if element.tag not in ("script", "style"):
        yield element.text or ""
        for child in element:
            yield from _words_of(child)
        if element.tag in ("p", "div", "br", "li", "blockquote", "h1", "h2", "h3", "h4", "tr"):
            yield "\n"
    yield element.tail or ""


def _lines(text: str) -> str:
    """Paragraphs, one a line, without the blanks that markup leaves around and between words."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _is_article(body: str) -> bool:
    """Whether a body is more than a menu or a sign-in box: some letters, and one line that could be a sentence."""
    letters = sum(1 for c in body if c.isalpha())
    # Scripts written without spaces have no words to count; there the letters must do.
    spaced = any(len(line.split()) >= _LEAST_WORDS for line in body.split("\n"))
    return letters >= _LEAST_LETTERS and (spaced or not body.isascii())


def _address(own: str | None, fetched: str | None) -> str | None:
    """The page's own canonical address where it can be believed, else the one that it was fetched from.

    Many sites name their home page, or a partner's copy, on every article: believing that would make one of all.
    """
    if not own or canonical_url(own) is None or is_home(own):
        return fetched
    return own if fetched is None or site_of(own) == site_of(fetched) else fetched


def _published(tree: Any) -> datetime | None:
    """The time of publication in the page's metadata, the finest first; None where it names none."""
    named = {(m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m for m in tree.iter("meta")}
    in_meta = (named[key].get("content") for key in _TIME_META if key in named)
    times = [*_from_json_ld(tree), *in_meta, *_from_marks(tree)]
    moments = [moment for written in times if (moment := of_the_web(parse_time(written))) is not None]
    return next((m for m in moments if m.time() != m.time().min), moments[0] if moments else None)


def _from_marks(tree: Any) -> Iterator[str]:
    for mark in tree.iter("time"):
        if mark.get("itemprop") == "datePublished" or mark.get("pubdate") is not None:
            yield mark.get("datetime") or mark.text or ""


def _from_json_ld(tree: Any) -> Iterator[str]:
    yield from (written for written in _told_in_json_ld(tree, "datePublished") if isinstance(written, str))


def is_locked(tree: Any) -> bool:
    """Whether a page says of itself that it is not free to read (schema.org, or the content tier in its metadata)."""
    free = next(_told_in_json_ld(tree, "isAccessibleForFree"), None)
    if free is not None:
        return free is False or str(free).lower() in ("false", "http://schema.org/false", "https://schema.org/false")
    tiers = (m.get("content") or "" for m in tree.iter("meta") if m.get("property") == "article:content_tier")
    return any(tier.lower() == "locked" for tier in tiers)


def _told_in_json_ld(tree: Any, key: str) -> Iterator[Any]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                yield from _values(json.loads(script.text or ""), key)
            except (ValueError, RecursionError):
                continue


def _values(node: Any, key: str) -> Iterator[Any]:
    """Every value of a key, outermost first: what is told of the article stands above what is told of its parts."""
    if isinstance(node, dict):
        if isinstance(node.get(key), (str, bool)):
            yield node[key]
        for child in node.values():
            yield from _values(child, key)
    elif isinstance(node, list):
        for child in node:
            yield from _values(child, key)
