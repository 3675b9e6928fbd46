"""What intake costs and how much it gets: unchanged feeds polled, odd feeds parsed, the article found on saved pages.

    python -m benchmarks.ingest [--feeds 500] [--entries 3] [--data DIR]

One JSON object on stdout. The feeds are served by a server of this process, so its time is in the figures. DIR holds
the saved feeds and pages that may not ship; without it only the poll is measured.
"""

import argparse
import io
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import fmean
from threading import Thread
from typing import Any, ClassVar
from unittest import mock

from flows.intake import ingest
from models.errors import CounterclaimError
from sources.entries import parse_feed
from sources.html import read_html
from sources.limits import Limits
from sources.policy import Policy
from sources.refused import Refused
from sources.spec import SourceKind, SourceSpec
from storage.database import open_database, upgrade

#: The per-host delay is off: one server plays five hundred hosts.
LIMITS = Limits(host_seconds=0.0, requests_at_once=8)


class Feeds(BaseHTTPRequestHandler):
    """A feed for every path, always the same, with an ETag that is honoured."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[Counter[int]] = Counter()
    entries: ClassVar[int] = 3

    def do_GET(self) -> None:
        items = "".join(
            f"<item><title>{self.path} {number}</title><description>Somebody denied it.</description>"
            f'<guid isPermaLink="false">{self.path}-{number}</guid></item>'
            for number in range(Feeds.entries)
        )
        body = f"<rss version='2.0'><channel><title>{self.path}</title>{items}</channel></rss>".encode()
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == etag
        Feeds.answers[304 if known else 200] += 1
        self.send_response(304 if known else 200)
        self.send_header("ETag", etag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Only the figures are printed."""


def poll(count: int, folder: Path) -> dict[str, Any]:
    """Seconds of a first poll of `count` feeds and of a second one that finds them unchanged; parses of each."""
    url = f"sqlite:///{folder / 'news.db'}"
    upgrade(url)
    database = open_database(url)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    specs = [SourceSpec(location=f"{address}/{number}", kind=SourceKind.FEED) for number in range(count)]
    load = f"load {os.getloadavg()[0]:.1f}"
    figures: dict[str, Any] = {"feeds": count, "entries": Feeds.entries, "machine": f"{os.cpu_count()} cores, {load}"}
    for name in ("first", "unchanged"):
        Feeds.answers.clear()
        with mock.patch("sources.feeds.parse_feed", side_effect=parse_feed) as parse:
            start, spent = time.perf_counter(), time.process_time()
            result = ingest(database, specs, limits=LIMITS, policy=Policy())
            seconds, spent = time.perf_counter() - start, time.process_time() - spent
        added = sum(source.added for source in result.sources)
        figures[name] = {
            "seconds": round(seconds, 2),
            "cpu_seconds": round(spent, 2),
            "articles_added_per_second": round(added / seconds),
            "parsed": parse.call_count,
            "not_modified": result.not_modified,
            "failed": len(result.failed),
            "articles_added": added,
            "answers": {str(status): number for status, number in sorted(Feeds.answers.items())},
        }
    server.shutdown()
    database.close()
    return figures


def odd_feeds(folder: Path) -> dict[str, int]:
    """On how many saved feeds as many entries are found as feedparser finds by itself."""
    import feedparser

    equal = total = 0
    for file in sorted(folder.rglob("*.xml")):
        data = file.read_bytes()
        expected = len(feedparser.parse(io.BytesIO(data)).entries)
        try:
            found = len(parse_feed(data).entries)
        except Refused:
            found = 0
        total += 1
        equal += found == expected
    return {"cases": total, "as_many_entries_as_feedparser": equal}


def saved_pages(folder: Path) -> dict[str, float]:
    """Mean token F1 of the article's text on saved pages against what they expect; a refused page counts as 0."""
    scores = []
    for expected in sorted((folder / "newspaper4k" / "txt").glob("*.txt")):
        page = folder / "newspaper4k" / "html" / f"{expected.stem}.html"
        if page.exists():
            try:
                found = read_html(page.read_bytes()).body
            except Refused:
                found = ""
            scores.append(_f1(found, expected.read_text("utf-8")))
    return {"pages": len(scores), "text_f1": round(fmean(scores), 3)}


def _f1(found: str, expected: str) -> float:
    first, second = (Counter(re.findall(r"\w+", text.lower())) for text in (found, expected))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=3, help="entries of each feed")
    parser.add_argument("--data", type=Path)
    chosen = parser.parse_args()
    Feeds.entries = chosen.entries
    figures: dict[str, Any] = {}
    try:
        with tempfile.TemporaryDirectory() as folder:
            figures["poll"] = poll(chosen.feeds, Path(folder))
        if chosen.data:
            figures["feeds"] = odd_feeds(chosen.data / "news" / "feeds")
            figures["pages"] = saved_pages(chosen.data / "news" / "html_fixtures")
    except CounterclaimError as error:
        sys.exit(f"error: {error}")
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
