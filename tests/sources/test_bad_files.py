"""Each bad input costs that input only, and says in one line what was wrong with it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.schema import Article, Refusal
from sources.files import read_path
from sources.limits import Limits

GOOD = "Raid on the border\n\nThe Legion says that it carried out the raid."
NOISE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))


def reasons(path: Path) -> list[str]:
    """The reasons why nothing was taken at `path`."""
    items = list(read_path(path))
    assert all(isinstance(item, Refusal) for item in items)
    return [item.reason for item in items if isinstance(item, Refusal)]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", NOISE, "binary noise"),
        ("a.html", b"", "empty"),
        ("a.html", NOISE, "binary noise"),
        ("a.html", b"<html><body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav></body></html>", "no article"),
        ("a.html", b"no tags here, only words in a file with the wrong ending", "no article"),
        ("a.html", b"<div>" * 20_000, "no article"),
        ("a.json", b"", "empty"),
        ("a.json", b"\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'{"text": "cut o', "not JSON"),
        ("a.json", b"[" * 200_000, "not JSON"),
        ("a.json", b"7", "not an object"),
        ("a.json", b'{"title": "only a title"}', "no text"),
        ("a.json", b'{"text": "   "}', "no text"),
        ("a.json", b'{"text": 12}', "bad field"),
        ("a.json", b'{"text": "x", "title": ["y"]}', "bad field"),
        ("a.json", b'{"text": "x", "id": 1.5}', "bad field"),
        ("a.json", b'{"text": "a\\u0000b"}', "binary noise"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.jsonl", b'["a", "list"]', "not an object"),
        ("a.jsonl", NOISE, "binary noise"),
        ("a.xml", b"", "empty"),
        ("a.xml", NOISE, "binary noise"),
        ("a.xml", b"<rss><channel><item", "malformed feed"),
        ("a.xml", b"<note><to>no feed</to></note>", "not a feed"),
        ("a.docx", b"PK", "unknown form"),
        ("README", b"words", "unknown form"),
    ],
)
def test_bad_contents(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reasons(tmp_path / name) == [reason]
    assert reasons(tmp_path) == [reason]


def test_a_bad_line_costs_that_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "one"}\nnonsense\n[]\n{"title": "no text"}\n{"text": "five"}\n')
    items = list(read_path(tmp_path))
    assert [item.external_id for item in items if isinstance(item, Article)] == ["a.jsonl#1", "a.jsonl#5"]
    refused = [item for item in items if isinstance(item, Refusal)]
    assert [(r.where.rpartition("#")[2], r.reason) for r in refused] == [
        ("2", "not JSON"),
        ("3", "not an object"),
        ("4", "no text"),
    ]


def test_a_bad_file_costs_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOISE)
    (tmp_path / "b.txt").write_text(GOOD)
    bad, good = read_path(tmp_path)
    assert isinstance(bad, Refusal)
    assert bad.where.endswith("a.txt")
    assert isinstance(good, Article)


def test_a_refusal_is_one_short_line(tmp_path: Path) -> None:
    (tmp_path / ("long\nname" * 20 + ".txt")).write_bytes(b"")
    (tmp_path / "b.json").write_text("{" + "x" * 5000)
    for item in read_path(tmp_path):
        assert isinstance(item, Refusal)
        assert "\n" not in item.where + item.reason + item.detail
        assert len(item.detail) < 300


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    assert reasons(large) == ["too large"]
    small = tmp_path / "small.txt"
    small.write_text(GOOD)
    (item,) = read_path(small, limits=Limits(max_bytes=20))
    assert isinstance(item, Refusal)
    assert item.detail == "more than 20 bytes (limit max_bytes)"


def test_what_is_not_there(tmp_path: Path) -> None:
    assert reasons(tmp_path / "nowhere") == ["not found"]
    assert reasons(tmp_path / "nowhere.txt") == ["not found"]
    assert reasons(tmp_path / "nowhere.xml") == ["not found"]
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    assert reasons(tmp_path / "dangling.txt") == ["not found"]


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert reasons(tmp_path) == ["empty"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == ["unknown form"]


def test_links_that_go_round_are_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "raid.txt").write_text(GOOD)
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    items = list(read_path(tmp_path))
    assert [item.external_id for item in items if isinstance(item, Article)] == ["a/raid.txt"]
    assert [item.reason for item in items if isinstance(item, Refusal)] == ["symlink loop", "symlink loop"]


def test_a_linked_folder_is_read_under_its_own_name_first(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "raid.txt").write_text(GOOD)
    (tmp_path / "a").symlink_to(tmp_path / "z")
    article, refused = read_path(tmp_path)
    assert isinstance(article, Article)
    assert article.external_id == "z/raid.txt"
    assert isinstance(refused, Refusal)


@contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Permissions say nothing to root, whom test machines often run as."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "closed").mkdir(mode=0)
        (root / "secret.txt").write_text(GOOD)
        (root / "secret.txt").chmod(0)
        (root / "open.txt").write_text(GOOD)
        (root / "open.txt").chmod(0o644)
        with as_ordinary_user():
            items = list(read_path(root))
        (root / "closed").chmod(0o700)
    assert [item.reason for item in items if isinstance(item, Refusal)] == ["no permission", "no permission"]
    assert [item.external_id for item in items if isinstance(item, Article)] == ["open.txt"]


@settings(deadline=None)  # files and parsers
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.xml"]))
def test_no_bytes_end_in_an_error(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        for item in read_path(Path(folder)):
            assert isinstance(item, Article | Refusal)
