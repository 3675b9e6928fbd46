"""Nothing lost, nothing doubled: killed at random moments and run again, the tables are those of an undisturbed run.

Row for row, but for ids and times: a row is what it says, and what the rows that it points to say.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Table, select, text

from flows.intake import ingest
from models.errors import StoreError
from sources.limits import Limits
from sources.spec import SourceSpec
from storage.database import check, open_database, upgrade
from storage.scores import recalled
from storage.tables import Base
from tests.flows.many import articles
from tests.sources.loopback import RSS, Site, page, rss

#: What tells of runs and not of the news; `rejections` is a sample that depends on which pairs met first.
_OF_RUNS = {"runs", "counters", "refusals", "sources", "audit", "fits", "rejections"}
_OF_WORKERS = {"id", "leased_by", "leased_until", "due_at"}


class Nursery:
    """Starts jobs, and ends them when told."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._said() == "ready"

    def run(self, url: str, sources: list[str], kill_after: float | None = None) -> bool:
        """Whether the job came to its end; after `kill_after` seconds it is killed."""
        assert self._process.stdin is not None
        self._process.stdin.write("\t".join((url, *sources)) + "\n")
        self._process.stdin.flush()
        pid = int(self._said())
        timer = threading.Timer(kill_after or 0.0, lambda: os.kill(pid, signal.SIGKILL))
        if kill_after is not None:
            timer.start()
        status = int(self._said())
        timer.cancel()
        assert status in (0, signal.SIGKILL), status
        return status == 0

    def _said(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        assert line, "the nursery has died"
        return line

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def news(tmp_path: Path) -> Iterator[list[str]]:
    """A folder of articles, and a feed on a server."""
    inbox = tmp_path / "inbox" / "Northern Herald"
    inbox.mkdir(parents=True)
    with Site() as site:
        entries = []
        for number, article in enumerate(articles(14)):
            if number < 8:
                (inbox / f"{number:02}.txt").write_text(article.text)
                continue
            link = site.put(f"/{number}", page(article.title, *article.text.split("\n\n")[1:]))
            entries.append(f"<item><title>{article.title}</title><link>{link}</link></item>")
        yield [str(inbox.parent), site.put("/rss", rss(*entries), RSS, ETag='"v1"')]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    started = Nursery()
    yield started
    started.close()


@dataclass(frozen=True, order=True)
class Said:
    """What a row says: words, which are the same or not, and numbers, which are the same to the fourth place."""

    words: tuple[tuple[str, str], ...]
    numbers: tuple[float, ...]


def rows(url: str) -> dict[str, list[Said]]:
    """Every table of the news, as what its rows say, in an order of their own."""
    database = open_database(url)
    with database.reading() as session:
        told: dict[str, dict[int, Any]] = {}
        found = {table.name: _said(session.connection(), table, told) for table in Base.metadata.sorted_tables}
    database.close()
    return {name: said for name, said in found.items() if name not in _OF_RUNS}


def assert_same(made: dict[str, list[Said]], expected: dict[str, list[Said]], after: str) -> None:
    """The same rows in each table; how a score ends, in the seventh place, depends on what it was scored beside."""
    assert made.keys() == expected.keys()
    for table, wanted in expected.items():
        assert [said.words for said in made[table]] == [said.words for said in wanted], (table, after)
        for said, theirs in zip(made[table], wanted, strict=True):
            assert said.numbers == pytest.approx(theirs.numbers, abs=1e-4), (table, said.words, after)


def _said(connection: Connection, table: Table, told: dict[str, dict[int, Any]]) -> list[Said]:
    points = {c.parent.name: c.column.table.name for c in table.foreign_keys}
    mine: dict[int, Any] = {}
    all_said = []
    for row in connection.execute(select(table).order_by(*table.primary_key)).mappings():
        words: list[tuple[str, str]] = []
        numbers: list[float] = []
        for name, value in row.items():
            if name in _OF_WORKERS or (name.endswith("_at") and name != "published_at"):
                continue
            if name in points and value is not None:
                value = mine.get(value) if points[name] == table.name else told[points[name]].get(value)
            if name == "headers":
                value = [pair for pair in value if pair[0] != "date"]
            if (table.name, name) == ("nli_scores", "packed"):
                numbers += astuple(recalled(value))
            elif isinstance(value, float):
                numbers.append(value)
            else:
                words.append((name, repr(value)))
        all_said.append(Said(tuple(words), tuple(numbers)))
        if "id" in row:
            mine[row["id"]] = hash(tuple(words))
    told[table.name] = mine
    return sorted(all_said)


def killed_and_run_again(nursery: Nursery, folder: Path, news: list[str], kills: int, seed: int) -> None:
    template = folder / "template.db"
    upgrade(f"sqlite:///{template}")
    whole = f"sqlite:///{shutil.copy(template, folder / 'whole.db')}"
    start = time.monotonic()
    assert nursery.run(whole, news)
    seconds, expected = time.monotonic() - start, rows(whole)
    assert len(expected["articles"]) == 14
    assert len(expected["contradiction_rows"]) > 3
    chance = random.Random(seed)
    for number in range(1, kills + 1):
        if number % 5 == 1:
            url = f"sqlite:///{shutil.copy(template, folder / f'killed-{number}.db')}"
        nursery.run(url, news, kill_after=chance.uniform(0.05, seconds))
        if number % 5 == 0:
            assert nursery.run(url, news)
            assert_same(rows(url), expected, f"after kill {number} with seed {seed}")
            assert check(url) == []


@pytest.mark.slow
def test_ten_kills_change_nothing(nursery: Nursery, tmp_path: Path, news: list[str]) -> None:
    killed_and_run_again(nursery, tmp_path, news, kills=10, seed=random.SystemRandom().randrange(10**6))


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_a_hundred_kills_change_nothing(nursery: Nursery, tmp_path: Path, news: list[str]) -> None:
    killed_and_run_again(nursery, tmp_path, news, kills=100, seed=random.SystemRandom().randrange(10**6))


def test_two_intakes_at_once_are_as_one(tmp_path: Path, news: list[str]) -> None:
    urls = [f"sqlite:///{tmp_path / name}.db" for name in ("one", "two")]
    for url in urls:
        upgrade(url)

    def take_in(url: str) -> None:
        database = open_database(url)
        ingest(database, [SourceSpec(location=source) for source in news], limits=Limits(host_seconds=0))
        database.close()

    take_in(urls[0])
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(take_in, [urls[1]] * 2))
    tables = ("articles", "article_signatures", "pages", "response_bodies")
    once, twice = ({table: rows(url)[table] for table in tables} for url in urls)
    assert_same(twice, once, "two at once")


@pytest.mark.parametrize(
    ("pragma", "told"), [("max_page_count = 1", "disk is full"), ("query_only = ON", "readonly database")]
)
def test_a_full_disk_and_a_read_only_database_are_one_clear_line_and_leave_nothing_half_written(
    tmp_path: Path, news: list[str], pragma: str, told: str
) -> None:
    url = f"sqlite:///{tmp_path / 'news.db'}"
    upgrade(url)
    (Path(news[0]) / "long.txt").write_text("Long\n\n" + "The mayor said that it was long. " * 20_000)
    database = open_database(url)
    with database.engine.connect() as connection:  # the one connection of the pool, which the intake then uses
        connection.execute(text(f"PRAGMA {pragma}"))
    with pytest.raises(StoreError, match=told) as error:
        ingest(database, [SourceSpec(location=news[0])], limits=Limits(host_seconds=0))
    assert "\n" not in str(error.value)
    database.close()
    assert rows(url)["articles"] == []
    assert check(url) == []
