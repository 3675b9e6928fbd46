"""One article keeps one id, however its address is decorated."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.canonical import canonical_url, external_id, is_home, path_id, site_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTPS://News.Example/Raid", "https://news.example/Raid"),
        ("https://news.example:443/raid#comments", "https://news.example/raid"),
        ("http://news.example:8080/raid", "http://news.example:8080/raid"),
        ("https://news.example/raid?utm_source=rss&utm_medium=x", "https://news.example/raid"),
        ("https://news.example/raid?at_medium=RSS&id=7&fbclid=Z", "https://news.example/raid?id=7"),
        ("https://news.example", "https://news.example/"),
        ("https://reader:secret@news.example/raid", "https://news.example/raid"),
        ("  https://news.example/a b/ä ", "https://news.example/a%20b/%C3%A4"),
        ("https://[2001:db8::1]:8443/raid", "https://[2001:db8::1]:8443/raid"),
    ],
)
def test_addresses_are_written_one_way(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical


@pytest.mark.parametrize(
    "written", ["", "raid", "ftp://a.example/x", "javascript:alert(1)", "http://", "http://[::1", "http://a:b/"]
)
def test_what_is_no_web_address_has_no_canonical_form(written: str) -> None:
    assert canonical_url(written) is None


def test_parameters_that_choose_the_article_stay() -> None:
    assert (
        canonical_url("https://news.example/story.php?ref=12&source=9")
        == "https://news.example/story.php?ref=12&source=9"
    )


@given(st.text())
def test_canonical_is_canonical_already(text: str) -> None:
    for written in (text, f"http://{text}", f"https://news.example/{text}"):
        once = canonical_url(written)
        assert once is None or canonical_url(once) == once


def test_the_id_is_the_address_else_the_own_id_else_the_place() -> None:
    assert external_id("https://N.example/a?utm_source=x", "7", "f.jsonl#1") == "https://n.example/a"
    assert external_id("not an address", "7", "f.jsonl#1") == "7"
    assert external_id(None, None, "f.jsonl#1") == "f.jsonl#1"


def test_a_place_is_relative_to_the_ingested_folder() -> None:
    root = Path("/archive/news")
    assert path_id(root / "2023" / "may.jsonl", root, 12) == "2023/may.jsonl#12"
    assert path_id(root / "2023" / "raid.txt", root) == "2023/raid.txt"


def test_sites_and_home_pages() -> None:
    assert site_of("https://news.bbc.co.uk/a") == site_of("http://www.bbc.co.uk/b") == "bbc.co.uk"
    assert site_of("http://127.0.0.1:8000/a") == "127.0.0.1"
    assert is_home("https://news.example/")
    assert not is_home("https://news.example/?p=12")
