"""Hundreds of odd feeds and saved news pages that may not ship: `COUNTERCLAIM_DATA` says where they lie."""

import io
import os
import re
from collections import Counter
from pathlib import Path
from statistics import fmean

import feedparser
import pytest

from models.schema import Article, Refusal
from sources.feeds import read_feed
from sources.html import read_html
from sources.refused import Refused

DATA = Path(os.environ.get("COUNTERCLAIM_DATA", "")) / "news"
pytestmark = pytest.mark.skipif(
    "COUNTERCLAIM_DATA" not in os.environ, reason="COUNTERCLAIM_DATA is not set: the saved feeds and pages may not ship"
)


def test_every_entry_that_feedparser_sees_becomes_an_article_or_a_refusal() -> None:
    for file in sorted((DATA / "feeds").rglob("*.xml")):
        entries = feedparser.parse(io.BytesIO(file.read_bytes())).entries
        items = list(read_feed(file))
        told = [i for i in items if isinstance(i, Article) or re.search(r"#\d+$", i.where)]
        assert len(told) == len(entries), file.name
        assert entries or all(isinstance(i, Refusal) for i in items)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def token_f1(found: str, expected: str) -> float:
    """Harmonic mean of precision and recall over the words of two texts, each as often as it stands there."""
    a, b = words(found), words(expected)
    return 2 * (a & b).total() / (a.total() + b.total())


def test_the_article_is_found_on_saved_pages() -> None:
    scores = {}
    for file in sorted((DATA / "html_fixtures" / "newspaper4k" / "html").glob("*.html")):
        expected = file.parent.parent / "txt" / f"{file.stem}.txt"
        try:
            draft = read_html(file.read_bytes())
        except Refused:
            assert not expected.exists(), file.name
            continue
        if expected.exists():
            scores[file.stem] = token_f1(draft.body, expected.read_text(encoding="utf-8"))
    assert fmean(scores.values()) > 0.9
    assert fmean(scores[name] for name in ("cnn_001", "cnn_002", "wired_001", "yna_co_kr", "time_001")) > 0.97
